"""Help: every key of a screen, made from its commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from interview_coach.i18n import _
from interview_coach.tui import page
from interview_coach.tui.command import Command, twin


class HelpScreen(ModalScreen[None]):
    """A window with the keys of the screen below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,й,question_mark,f1,enter,space", "dismiss(None)", priority=True)
    ]

    def __init__(self, place: str, commands: Sequence[Command]) -> None:
        super().__init__()
        self._place = place
        self._commands = commands

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content(_("Keys · {place}").format(place=self._place)), classes="dialog-heading")
            yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(VerticalScroll))
        width = min(66, self.app.size.width - 8)
        lines = [
            page.hang(Content.styled(self._keys(command), "bold $accent"), Content(_(command.help)), width, 14)
            for command in self._commands
            if command.help
        ]
        lines.append(Content(""))
        lines.append(
            Content.styled(
                _("Letters work on a Russian layout too: the key counts, not the letter."), "$foreground 70%"
            )
        )
        lines.append(Content.styled(_("Esc closes this window."), "$foreground 70%"))
        self.query_one("#keys", Static).update(Content("\n").join(lines))

    @staticmethod
    def _keys(command: Command) -> str:
        other = twin(command.keys.split(",")[0])
        return (
            f"{command.key_shown} {other}" if other and other.isalpha() and not command.show_as else command.key_shown
        )
