"""Choices in a form: ‹ value › changed with the arrows, or a text to write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from interview_coach.i18n import _
from interview_coach.tui.dialogs import LineDialog
from interview_coach.tui.widgets.rows import Row


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose. Texts are functions, so that a switch of language is seen at once."""

    name: str
    label: Callable[[], str]
    values: Sequence[Any] = ()
    """What can be chosen; empty for a text that is written."""
    text: Callable[[Any], str] = str
    """How a value is shown."""
    parse: Callable[[str], Any] | None = None
    """Makes a value of a written text; raises ValueError with a sentence."""
    edit: Callable[[Any], str] = str
    """The text that the dialog starts from."""
    help: Callable[[], str] = lambda: ""
    """One sentence that is shown while the row has the cursor."""


class ChoiceRow(Row):
    """One choice and its present value."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "change(-1)", show=False),
        Binding("right,space", "change(1)", show=False),
        Binding("enter", "write", show=False),
    ]
    LABEL_WIDTH = 30

    @dataclass
    class Changed(Message):
        """The learner chose another value."""

        name: str
        value: Any

    def __init__(self, choice: Choice, value: Any) -> None:
        super().__init__(id=f"choice-{choice.name}")
        self.choice = choice
        self.value = value

    def face(self) -> Content:
        label = min(self.LABEL_WIDTH, self.text_width // 2)
        shown = Content(self.choice.text(self.value))
        if self.has_cursor:
            shown = Content.assemble(
                ("‹ " if self.choice.values else "", "$accent"),
                shown,
                (" ›" if self.choice.values else " ⏎", "$accent"),
            )
        line = Content(self.choice.label()).truncate(label - 2, ellipsis=True).pad_right(label)
        line = Content.assemble((line.plain[:label], "bold" if self.has_cursor else ""), shown)
        help_text = self.choice.help()
        return Content.assemble(line, "\n", (help_text, "$foreground 70%")) if self.has_cursor and help_text else line

    def action_change(self, step: int) -> None:
        values = list(self.choice.values)
        if not values:
            return
        here = values.index(self.value) if self.value in values else 0
        self._set(values[(here + step) % len(values)])

    def action_write(self) -> None:
        if self.choice.parse is None:
            return
        self.app.push_screen(
            LineDialog(self.choice.label(), self.choice.edit(self.value), self._problem), self._written
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Enter to the screen where there is nothing to write, and the arrows where there is nothing to turn."""
        if action == "write":
            return self.choice.parse is not None
        return action != "change" or bool(self.choice.values)

    def on_click(self, event: events.Click) -> None:
        if event.x < min(self.LABEL_WIDTH, self.text_width // 2):
            return
        if self.choice.values:
            self.action_change(1)
        else:
            self.action_write()

    def _problem(self, text: str) -> str:
        assert self.choice.parse is not None
        try:
            self.choice.parse(text)
        except ValueError as error:
            return str(error) or _("This cannot be understood.")
        return ""

    def _written(self, text: str | None) -> None:
        if text is not None and self.choice.parse is not None:
            self._set(self.choice.parse(text))

    def _set(self, value: Any) -> None:
        self.value = value
        self.redraw()
        self.post_message(self.Changed(self.choice.name, value))
