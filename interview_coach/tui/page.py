"""Pages to read: titles, hanging lines and paragraphs, laid out as one `Content`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from interview_coach.i18n import N_, _
from interview_coach.library.kinds.questions import Point, Weight
from interview_coach.text import Lang

WIDEST = 86
"""Cells of a text line at most, so that it reads like a page."""

WEIGHTS: dict[Weight, tuple[str, str]] = {
    "must": (N_("must"), "bold $success"),
    "should": (N_("should"), "$primary"),
    "avoid": (N_("avoid"), "$error"),
}
"""What the kinds of key points are called, and how they look."""


def title(text: str, width: int) -> Content:
    """Return a line that opens a section."""
    rule = "─" * max(0, width - Content(text).cell_length - 4)
    return Content.assemble(("── ", "$foreground 40%"), (text, "$foreground 75%"), (f" {rule}", "$foreground 40%"))


def hang(label: Content, body: Content, width: int, indent: int) -> Content:
    """Return `body` wrapped beside `label`, its further lines indented under the first."""
    lines = body.wrap(max(10, width - indent))
    return Content("\n").join(
        (label.pad_right(max(0, indent - label.cell_length)) if i == 0 else Content(" " * indent)).append(line)
        for i, line in enumerate(lines)
    )


def weight_width() -> int:
    """Return the cells of the longest word for the weight of a point."""
    return max(Content(_(name)).cell_length for name, _style in WEIGHTS.values())


def points(shown: Iterable[Point], lang: Lang, width: int) -> Content:
    """Return key points, each with the word that tells its weight."""
    indent = 2 + weight_width()
    return Content("\n").join(
        hang(
            Content.styled(_(WEIGHTS[point.weight][0]), WEIGHTS[point.weight][1]),
            Content(point.text.get(lang)),
            width,
            indent,
        )
        for point in shown
    )


def bullets(texts: Iterable[str], width: int) -> Content:
    """Return one hanging line a text."""
    return Content("\n").join(hang(Content("· "), Content(text), width, 2) for text in texts)


def stack(blocks: Sequence[Content]) -> Content:
    """Put blocks under each other with a blank line between them."""
    return Content("\n\n").join(block for block in blocks if block.plain)
