"""Pages to read: titles, hanging lines and paragraphs, laid out as one `Content`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from textual.content import Content

from interview_coach.i18n import N_, _
from interview_coach.library.items import Question
from interview_coach.library.kinds.questions import Point, Weight
from interview_coach.text import Lang
from interview_coach.tui import markdown

WIDEST = 86
"""Cells of a text line at most, so that it reads like a page."""

NARROWEST_COLUMNS = 80
"""Cells that two columns of text take at least."""

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


def asked(question: Question, lang: Lang) -> Content:
    """Return the question in bold, and under it the situation that it is asked in."""
    prompt = Content.styled(question.prompt.get(lang), "bold")
    return stack([prompt, markdown.content(question.situation.get(lang))]) if question.situation else prompt


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


def beside(left: tuple[str, Content], right: tuple[str, Content], width: int) -> Content:
    """Return two titled texts in columns, or one under the other where columns would be too narrow to read."""
    if width < NARROWEST_COLUMNS:
        return stack([part for name, body in (left, right) for part in (title(name, width), body)])
    column = (width - 3) // 2
    sides = [[title(name, column), Content(""), *body.wrap(column)] for name, body in (left, right)]
    return Content("\n").join(
        one.pad_right(column - one.cell_length).append(" │ ").append(other)
        for one, other in zip_longest(*sides, fillvalue=Content(""))
    )


def bullets(texts: Iterable[str], width: int) -> Content:
    """Return one hanging line a text."""
    return Content("\n").join(hang(Content("· "), Content(text), width, 2) for text in texts)


def stack(blocks: Sequence[Content]) -> Content:
    """Put blocks under each other with a blank line between them."""
    return Content("\n\n").join(block for block in blocks if block.plain)
