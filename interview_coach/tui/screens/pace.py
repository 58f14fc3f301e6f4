"""Measuring one's own pace: a text is read aloud, and the time it takes tells the words a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from interview_coach import wording
from interview_coach.clock import Clock
from interview_coach.drills.reading import Reading
from interview_coach.errors import CoachError
from interview_coach.i18n import N_, TRANSLATOR, _
from interview_coach.tui.command import Command
from interview_coach.tui.messages import OpenSettings
from interview_coach.tui.screen import CoachScreen
from interview_coach.tui.widgets.pageview import PageView
from interview_coach.wording import pace_told


def _going(screen: PaceScreen) -> bool:
    return screen.reading.going


def _waiting(screen: PaceScreen) -> bool:
    return not screen.reading.going


def _measured(screen: PaceScreen) -> bool:
    return screen.reading.pace is not None


class PaceScreen(CoachScreen):
    """One text to read aloud, start and stop."""

    AUTO_FOCUS = "PageView"
    ACTIONS: ClassVar = (
        Command(
            "space",
            N_("start"),
            "start",
            N_("Start to read the text aloud, as often as you like."),
            when=_waiting,
        ),
        Command("space", N_("stop"), "stop", N_("You have read the last word."), when=_going),
        Command("enter", N_("keep this pace"), "save", N_("Measure answers by this pace from now on."), when=_measured),
        Command("escape,q", N_("back"), "leave", N_("Back to the settings; nothing is changed.")),
    )

    def __init__(self, passage: Callable[[], str], clock: Clock, keep: Callable[[int], None]) -> None:
        """Open with a function that gives the text in the language in use, and one that keeps the pace."""
        super().__init__()
        self._passage = passage
        self._clock = clock
        self._keep_pace = keep
        self.reading = Reading(passage(), TRANSLATOR.lang)

    def heading(self) -> tuple[str, str]:
        return _("Your pace"), wording.countdown(self.reading.elapsed(self._clock.monotonic()))

    def compose_body(self) -> Iterable[Widget]:
        yield Static(id="told", classes="column", markup=False)
        yield PageView(id="passage", classes="column")

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(0.5, self._tick)

    def draw(self) -> None:
        if self.reading.lang != TRANSLATOR.lang:
            self.reading = Reading(self._passage(), TRANSLATOR.lang)
        self.query_one("#told", Static).update(Content.styled(self._told(), "$foreground 70%"))
        self.query_one(PageView).show(Content(self.reading.text))

    def _tick(self) -> None:
        if self.reading.going:
            self.top_bar.show(*self.heading())

    def _told(self) -> str:
        if self.reading.going:
            return _("Read aloud to the end, as calmly as you would speak. Space stops.") + "\n"
        if self.reading.finished:
            return pace_told(self.reading.pace, self.reading.lang) + "\n"
        return _("Space starts the clock. Read the text aloud, as calmly as you would speak.") + "\n"

    def action_start(self) -> None:
        self.reading.start(self._clock.monotonic())
        self.show()

    def action_stop(self) -> None:
        self.reading.stop(self._clock.monotonic())
        self.show()

    def action_save(self) -> None:
        assert self.reading.pace is not None  # the command applies only then
        try:
            self._keep_pace(self.reading.pace)
        except CoachError as error:
            self.say(str(error), alarm=True)
        else:
            self.post_message(OpenSettings(_("The pace is kept.")))

    def action_leave(self) -> None:
        self.post_message(OpenSettings())
