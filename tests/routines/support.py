"""What the tests of routines start from: a learner with a library and a history in memory."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from interview_coach.drills.outcome import DrillName, Rating
from interview_coach.history.attempt import Attempt
from interview_coach.library.items import Question
from interview_coach.progress.progress import Progress
from interview_coach.progress.schedule import REVIEW, fold
from interview_coach.routines.pick import pick
from interview_coach.routines.routine import Routine
from interview_coach.routines.runner import Runner
from interview_coach.routines.today import today
from interview_coach.settings import Settings
from tests.support.clock import FakeClock
from tests.support.fakes import FakeHistory, FakeLibrary, outcome

DAY = timedelta(days=1)


@dataclass
class Learner:
    """One learner's library, history and settings, with the calls that tests make."""

    clock: FakeClock
    library: FakeLibrary
    history: FakeHistory
    settings: Settings

    @classmethod
    def of(cls, items: Iterable[Question], clock: FakeClock | None = None, **chosen: Any) -> Learner:
        clock = clock or FakeClock()
        return cls(clock, FakeLibrary(items), FakeHistory(clock, fold), Settings(**chosen))

    @property
    def progress(self) -> Progress:
        return Progress(self.history, self.library, self.settings, self.clock)

    def put(self, id: str, due: timedelta, *, phase: int = REVIEW, spoken: int = 1, days: float = 5) -> None:
        """Place the card of an item in the schedule, due so long from now."""
        topic = self.library.questions[f"base/{id}"].topic
        self.history.put(f"base/{id}", topic, due=self.clock.at + due, phase=phase, spoken=spoken, days=days)

    def today(self, seed: int = 7, *, extra: bool = False, minutes: int | None = None) -> Routine:
        chance = random.Random(seed)
        return today(
            self.progress, self.library, self.history, self.settings, self.clock, chance, extra=extra, minutes=minutes
        )

    def pick(self, drill: DrillName = "flashcard", seed: int = 7, **chosen: Any) -> Routine:
        chance = random.Random(seed)
        return pick(self.progress, self.library, self.history, self.clock, chance, drill=drill, **chosen)

    def play(self, routine: Routine) -> Runner:
        return Runner(routine, self.history, self.library, self.progress)

    def resume(self) -> Runner | None:
        return Runner.resume(self.history, self.library, self.progress)


def ids(routine: Routine) -> list[str]:
    """The ids of a routine's items, in order."""
    return [step.item.removeprefix("base/") for step in routine.steps]


def answer(runner: Runner, rating: Rating = Rating.GOOD, seconds: float = 30, *, stay: bool = False) -> Attempt:
    """Give the current step an answer of some rating."""
    assert runner.current is not None
    return runner.record(outcome(runner.current.item, rating, runner.current.drill, seconds), stay=stay)
