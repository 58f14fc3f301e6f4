"""What the screens of all drills share: the routine's progress, notes and reports on an item, undo, leaving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from interview_coach import wording
from interview_coach.clock import Clock
from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.errors import CoachError
from interview_coach.history.attempt import Attempt
from interview_coach.history.store import History
from interview_coach.i18n import N_, TRANSLATOR, _
from interview_coach.library.items import Question
from interview_coach.progress.progress import Progress
from interview_coach.routines.runner import Runner
from interview_coach.settings import Settings
from interview_coach.text import Lang, Text
from interview_coach.tui.command import Command
from interview_coach.tui.dialogs import WriteDialog
from interview_coach.tui.messages import Home, NextStep
from interview_coach.tui.screen import CoachScreen


@dataclass(frozen=True, slots=True)
class Desk:
    """What a drill needs at hand."""

    history: History
    progress: Progress
    clock: Clock
    settings: Settings
    topics: Mapping[str, Text]
    """Titles of topics by their paths."""
    spoken: bool
    """Whether timed answers are said aloud unless the learner chooses otherwise."""


ITEM_COMMANDS: Sequence[Command] = (
    Command("u", N_("undo"), "undo", N_("Take back the last attempt of this routine and do it again.")),
    Command("n", N_("note"), "note", N_("Write a note, or an answer of your own, that stays beside this item.")),
    Command(
        "e",
        N_("report"),
        "report",
        N_("Say that something in this item is wrong or unclear; it is kept for its author."),
        bar=False,
    ),
    Command("s", N_("skip"), "skip", N_("Leave this item out of the routine for now."), bar=False),
    Command("escape,q", N_("leave"), "leave", N_("Leave; the routine can be resumed from here.")),
)


class StepScreen(CoachScreen):
    """A screen that plays the steps of one drill; what comes after them is asked for with `NextStep`."""

    drill_name = ""

    def __init__(self, runner: Runner, desk: Desk) -> None:
        super().__init__()
        self.runner = runner
        self.desk = desk

    def take(self) -> None:
        """Put the routine's present step on show."""
        raise NotImplementedError

    @property
    def question(self) -> Question:
        """The question on show."""
        raise NotImplementedError

    @property
    def lang(self) -> Lang:
        return TRANSLATOR.lang

    def heading(self) -> tuple[str, str]:
        place = f"{self.drill_title()} · {self.topic_title()}"
        return place, _("{n} of {total} · about {minutes} left").format(
            n=min(self.runner.position + 1, self.runner.total),
            total=self.runner.total,
            minutes=wording.minutes(self.runner.seconds_left),
        )

    def drill_title(self) -> str:
        """Return what the drill is called in the heading."""
        raise NotImplementedError

    def topic_title(self) -> str:
        """Return the title of the item's topic."""
        return self.desk.topics.get(self.question.topic, Text(self.question.topic)).get(self.lang)

    def go_on(self) -> None:
        """Show the next step here, if it is of this drill, or ask for its screen."""
        step = self.runner.current
        if step is not None and step.drill == self.drill_name:
            self.take()
            self.show()
        else:
            self.post_message(NextStep(self.news))

    def record(self, outcome: Outcome, *, stay: bool = False) -> Attempt | None:
        """Keep an outcome and say so, or say why not and return None; with `stay` the step is done once more."""
        try:
            attempt = self.runner.record(outcome, stay=stay)
        except CoachError as error:
            self.say(_("{why} Press the key again to try once more.").format(why=error), alarm=True)
            return None
        if outcome.rating is None:
            self.say(_("Saved as attempt {n}").format(n=attempt.seq))
            return attempt
        card = self.desk.history.card(outcome.item)
        due = card.due - self.desk.clock.now() if card else timedelta(0)
        self.say(
            _("Saved as attempt {n}: {rating}, next in {interval}").format(
                n=attempt.seq, rating=_(wording.RATINGS[outcome.rating]), interval=wording.interval(due)
            )
        )
        return attempt

    def intervals(self) -> dict[Rating, str]:
        """Return, in words, when the item comes back after each rating."""
        return {
            rating: wording.interval(delta)
            for rating, delta in self.desk.progress.intervals(self.question.address).items()
        }

    def note(self) -> str:
        """Return the learner's note beside the item."""
        return self.desk.history.note(self.question.address)

    def action_note(self) -> None:
        self.app.push_screen(WriteDialog(_("Your own answer or note"), self.note()), self._noted)

    def _noted(self, text: str | None) -> None:
        if text is not None and self._kept(lambda: self.desk.history.set_note(self.question.address, text)):
            self.say(_("The note is kept."))
            self.show()

    def action_report(self) -> None:
        self.app.push_screen(WriteDialog(_("What is wrong or unclear here?")), self._reported)

    def _reported(self, text: str | None) -> None:
        if text and self._kept(lambda: self.desk.history.report(self.question.address, text)):
            self.say(_("Kept. `interview-coach library reports` shows it to the author."))

    def _kept(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except CoachError as error:
            self.say(str(error), alarm=True)
            return False
        return True

    def action_undo(self) -> None:
        try:
            step = self.runner.undo()
        except CoachError as error:
            self.say(str(error), alarm=True)
            return
        if step is None:
            self.say(_("There is nothing to take back in this routine."))
        elif step.drill == self.drill_name:
            self.say(_("Taken back. Do it again."))
            self.take_back()
            self.show()
        else:
            self.post_message(NextStep())

    def take_back(self) -> None:
        """Put a step on show that was taken back."""
        self.take()

    def action_skip(self) -> None:
        self.runner.skip()
        self.say(_("Skipped for now."))
        self.go_on()

    def action_leave(self) -> None:
        self.keep()
        self.post_message(Home())
