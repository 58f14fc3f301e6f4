"""Small windows over a screen: write a text, answer with yes or no."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from interview_coach.i18n import _

LONGEST_NOTE = 20_000
"""Characters of a note at most."""


class WriteDialog(ModalScreen[str | None]):
    """Asks for a text of several lines; gives None when the learner leaves without keeping it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", priority=True),
        Binding("escape", "dismiss(None)", priority=True),
    ]

    def __init__(self, heading: str, text: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._heading), classes="dialog-heading")
            yield TextArea(self._text)
            yield Static(Content(_("^s keep   esc leave as it was")), classes="muted")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(TextArea))

    def action_keep(self) -> None:
        self.dismiss(self.query_one(TextArea).text[:LONGEST_NOTE].strip())


class LineDialog(ModalScreen[str | None]):
    """Asks for one line; `wrong` returns what is the matter with it, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", priority=True)]

    def __init__(self, heading: str, text: str, wrong: Callable[[str], str]) -> None:
        super().__init__()
        self._heading = heading
        self._text = text
        self._wrong = wrong

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._heading), classes="dialog-heading")
            yield Input(self._text, max_length=200)
            yield Static(id="wrong", markup=False)
            yield Static(Content(_("⏎ keep   esc leave as it was")), classes="muted")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        problem = self._wrong(event.value.strip())
        if problem:
            self.query_one("#wrong", Static).update(Content(problem))
        else:
            self.dismiss(event.value.strip())
