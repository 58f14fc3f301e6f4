"""A criterion to give a level by: one keystroke, or a click on the sentence that fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from textual import events
from textual.content import Content
from textual.message import Message

from interview_coach import wording
from interview_coach.i18n import _
from interview_coach.library.kinds.shared import Criterion
from interview_coach.text import Lang
from interview_coach.tui import page
from interview_coach.tui.widgets.rows import Row


class Scored(Protocol):
    """What is being scored: a timed answer or a sample."""

    lang: Lang

    @property
    def levels(self) -> Mapping[str, int]:
        """The level given so far, 1 to 4, by criterion."""


@dataclass
class Picked(Message):
    """A level, or a rating, was clicked in the row under the cursor."""

    level: int


class CriterionRow(Row):
    """One criterion: its four anchors under the cursor, otherwise the level that was given."""

    def __init__(self, criterion: Criterion, answer: Scored, *, figures: bool = True) -> None:
        """Show a criterion of `answer`; without `figures` the level that was given is told in a word alone."""
        super().__init__()
        self.criterion = criterion
        self._figures = figures
        self._answer = answer
        self._anchor_of_line: list[int] = []

    def face(self) -> Content:
        title = self.criterion.title.get(self._answer.lang)
        level = self._answer.levels.get(self.criterion.id)
        if not self.has_cursor:
            self._anchor_of_line = []
            given = _(wording.LEVELS[level]) if level else _("no level yet")
            if level and self._figures:
                given = f"{level} {given}"
            return Content.assemble((title, "bold"), "  ", (given, "$success" if level else "$warning"))
        lines = [Content.styled(title, "bold")]
        spans = [0]
        for number, anchor in enumerate(self.criterion.levels, 1):
            chosen = number == level
            mark = Content.styled(
                f"[{number}] " if chosen else f" {number}  ", "bold $success" if chosen else "bold $accent"
            )
            body = Content.styled(anchor.get(self._answer.lang), "bold" if chosen else "")
            anchored = page.hang(mark, body, self.text_width, 4)
            lines.append(anchored)
            spans += [number] * (anchored.plain.count("\n") + 1)
        self._anchor_of_line = spans
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        if 0 < event.y < len(self._anchor_of_line):  # line 0 is the title
            self.post_message(Picked(self._anchor_of_line[event.y]))
