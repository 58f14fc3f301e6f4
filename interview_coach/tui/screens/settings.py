"""The settings, and the three questions of the first start: the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

import msgspec
from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from interview_coach.errors import CoachError
from interview_coach.i18n import N_, TRANSLATOR, _
from interview_coach.settings import Settings
from interview_coach.tui.command import Command
from interview_coach.tui.messages import Home, MeasurePace, Speak
from interview_coach.tui.preferences import choices, value_of
from interview_coach.tui.screen import CoachScreen
from interview_coach.tui.widgets.choices import ChoiceRow
from interview_coach.tui.widgets.rows import Form

Change = Callable[[Settings], None]
"""Saves settings and puts them to use; raises CoachError."""


class SettingsScreen(CoachScreen):
    """Every setting; each change is saved at once."""

    ACTIONS: ClassVar[Sequence[Command]] = (
        Command("left,right", N_("change"), "nothing", N_("Change the value under the cursor."), show_as="←→"),
        Command("up,down", N_("move"), "nothing", N_("Move the cursor."), show_as="↑↓"),
        Command("enter", N_("write"), "nothing", N_("Write a value that is a text."), bar=False),
        Command("p", N_("measure your pace"), "pace", N_("Read a text aloud, to measure your words a minute.")),
        Command("escape,q", N_("back"), "leave", N_("Back to the home screen; changes are saved already.")),
    )
    NAMES: ClassVar[tuple[str, ...]] = ()
    """The settings on this screen; none named: all of them."""

    def __init__(self, settings: Settings, change: Change, file: str) -> None:
        super().__init__()
        self.settings = settings
        self._change = change
        self._file = file

    def heading(self) -> tuple[str, str]:
        return _("Settings"), ""

    def compose_body(self) -> Iterable[Widget]:
        yield Static(id="intro", classes="column", markup=False)
        with Form(classes="column"):
            for choice in choices():
                if not self.NAMES or choice.name in self.NAMES:
                    yield ChoiceRow(choice, value_of(self.settings, choice.name, TRANSLATOR.lang))
        yield Static(id="outro", classes="column muted", markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.query(ChoiceRow).first())
        super().on_mount()

    def draw(self) -> None:
        for row in self.query(ChoiceRow):
            row.redraw()
        self.query_one("#intro", Static).update(Content(self.intro()))
        self.query_one("#outro", Static).update(Content(self.outro()))

    def intro(self) -> str:
        """Return what stands above the rows."""
        return ""

    def outro(self) -> str:
        """Return what stands below the rows."""
        return _("Kept in {file}").format(file=self._file)

    @on(ChoiceRow.Changed)
    def _changed(self, event: ChoiceRow.Changed) -> None:
        changed = msgspec.structs.replace(self.settings, **{event.name: event.value})
        try:
            self._change(changed)
        except CoachError as error:
            self.say(str(error), alarm=True)
            return
        self.settings = changed
        self.say(_("Saved."))
        if event.name == "language":
            self.post_message(Speak(event.value))

    def action_leave(self) -> None:
        self.post_message(Home())

    def action_pace(self) -> None:
        self.post_message(MeasurePace())

    def action_nothing(self) -> None:
        """The rows take these keys; the command only tells so."""


class WelcomeScreen(SettingsScreen):
    """The first start: three questions, each with an answer already in place."""

    NAMES = ("language", "interview", "minutes")
    ACTIONS: ClassVar = (
        Command("left,right", N_("change"), "nothing", N_("Change the value under the cursor."), show_as="←→"),
        Command("up,down", N_("move"), "nothing", N_("Move the cursor."), show_as="↑↓"),
        Command("enter", N_("write a date"), "nothing", N_("Write the day of the interview."), bar=False),
        Command("escape,ctrl+s", N_("begin"), "leave", N_("Begin; everything can be changed later in the settings.")),
    )

    def heading(self) -> tuple[str, str]:
        return "Interview Coach", ""

    def intro(self) -> str:
        return (
            _("Three questions, and each may be skipped.")
            + "\n"
            + _("Everything you write stays on this machine, in your own folder.")
            + "\n"
        )

    def outro(self) -> str:
        return "\n" + _("When you are ready, press Esc: the home screen offers a first routine.")

    def action_leave(self) -> None:
        try:
            self._change(msgspec.structs.replace(self.settings, welcomed=True))
        except CoachError as error:
            self.say(str(error), alarm=True)
        self.post_message(Home())
