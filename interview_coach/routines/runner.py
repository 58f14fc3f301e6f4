"""The runner: plays a routine step by step, for every front end alike.

Where it stands follows from the log of attempts. Only the routine itself and the steps that were skipped or are tried
again are written beside the log, so that an answer costs one commit, and a program that was killed goes on at the very
same step.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final, Self

import msgspec
from msgspec import Struct

from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.errors import CoachError
from interview_coach.history.attempt import Attempt
from interview_coach.history.store import History
from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.progress.fresh import questions
from interview_coach.progress.progress import Progress
from interview_coach.routines.course import Course
from interview_coach.routines.estimate import total
from interview_coach.routines.routine import Routine, Step

KEY: Final = "routine"
"""Where the history keeps the routine under way."""

KEPT: Final = timedelta(days=1)
"""How many learner's days later a routine can still be resumed: after that, other items are due."""


class RoutineSummary(Struct, frozen=True, kw_only=True):
    """What a sitting brought."""

    answered: int
    """Attempts, those taken back left out."""
    scored: int
    """Those of them at which a sample answer was scored."""
    criteria: tuple[str, ...]
    """Ids of the criteria that sample answers were scored by, in the order in which they came."""
    skipped: int
    ratings: dict[Rating, int]
    """How often each rating was given; every rating is there."""
    seconds: float
    """Time spent in all phases of the attempts."""
    look_again: tuple[str, ...]
    """Items whose last rating here was Again or Hard, the worst first."""
    next_due: datetime | None
    """When something is due next, or now where something is due already; None with nothing in the schedule."""


class Saved(Struct, frozen=True, kw_only=True):
    """What is kept of a routine under way, beside the attempts."""

    routine: Routine
    after: int
    """Sequence number of the last entry in the log before the routine began."""
    skipped: tuple[int, ...] = ()
    """Positions of the steps that were skipped."""
    stayed: tuple[str, ...] = ()
    """Ids of the attempts after which the step was tried again."""


class Runner:
    """One routine being played. Steps whose items the library no longer holds are passed over."""

    def __init__(
        self, routine: Routine, history: History, library: Library, progress: Progress, *, saved: Saved | None = None
    ) -> None:
        """Begin `routine`, or with `saved` go on where the log of attempts says that it stands."""
        self.routine = routine
        self._history = history
        self._library = library
        self._progress = progress
        self._card = progress.card_seconds()
        self._course = Course(routine.steps, library)
        self._after = saved.after if saved else history.count
        if saved:
            self._course.replay(_attempts(history, routine.id, saved.after), saved.skipped, saved.stayed)
        else:
            self._save()

    @classmethod
    def resume(cls, history: History, library: Library, progress: Progress) -> Self | None:
        """Return the runner of the routine that was under way when the program ended, at the step where it was.

        None where there was none, where all its steps are behind, or where it was begun before yesterday.
        """
        body = history.state(KEY)
        if body is None:
            return None
        try:
            saved = msgspec.json.decode(body, type=Saved)
        except msgspec.DecodeError:
            return None  # written by another version: what is left of it is due anyway
        moment = progress.moment
        if moment.day - moment.day_of(saved.routine.made) > KEPT:
            return None
        runner = cls(saved.routine, history, library, progress, saved=saved)
        return runner if runner.current else None

    @property
    def current(self) -> Step | None:
        """The step to practise now; None when all are behind."""
        return self._course.current

    @property
    def item(self) -> Question:
        """The item of the current step.

        Raises:
            LookupError: all steps are behind.
        """
        if self._course.item is None:
            raise LookupError("the routine has no step left")
        return self._course.item

    @property
    def following(self) -> Question | None:
        """The item that comes next if no card is put in before it: what a screen may prepare."""
        place = self.position + 1
        later = questions(self._library, [step.item for step in self._course.steps[place : place + 1]])
        return later[0] if later else None

    @property
    def position(self) -> int:
        """How many steps are behind, from 0 to `total`."""
        return self._course.position

    @property
    def total(self) -> int:
        """How many steps there are, the returning cards included."""
        return len(self._course.steps)

    @property
    def seconds_left(self) -> float:
        """How long the steps from the current one on are expected to take."""
        return total(self._course.steps[self.position :], self._library, self._card)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to go back to."""
        return bool(self._course.done)

    def record(self, outcome: Outcome, *, stay: bool = False) -> Attempt:
        """Add the outcome of the current step to the history and go on; with `stay` the step is tried once more.

        A flashcard that was not known comes back later in the routine.

        Raises:
            ValueError: the outcome is that of another item.
            NotSaved: the disk would not take it; the step stays the current one.
        """
        item = self.item
        if outcome.item != item.address or (self.current and outcome.sample != self.current.sample):
            raise ValueError(f"an outcome of {outcome.item} on the step of {item.address}")
        attempt = self._history.add(outcome, topic=item.topic, routine=self.routine.id)
        if stay:
            self._course.stay(attempt)
            self._save()
        else:
            self._course.leave(attempt)
        return attempt

    def undo(self) -> Step | None:
        """Go back to the step before and void its attempt, if it had one; return that step, or None at the start.

        Raises:
            NotSaved: the disk would not take it; nothing has changed.
        """
        if not self._course.done:
            return None
        attempt = self._course.done[-1].attempt
        if attempt is not None:
            self._history.void(attempt.id)
        self._course.back()
        if attempt is None:
            self._save()
        return self.current

    def skip(self) -> None:
        """Leave the current step without an attempt."""
        if self.current is not None:
            self._course.leave(None)
            self._save()

    def summary(self) -> RoutineSummary:
        """Return what the routine has brought so far."""
        done = self._course.done
        outcomes = [entry.attempt.outcome for entry in done if entry.attempt and entry.attempt.outcome]
        given = Counter(outcome.rating for outcome in outcomes)
        last = {outcome.item: outcome.rating for outcome in outcomes if outcome.rating is not None}
        scorings = [outcome for outcome in outcomes if outcome.drill == "scoring"]
        weak = [item for item, rating in last.items() if rating <= Rating.HARD]
        return RoutineSummary(
            answered=len(outcomes),
            scored=len(scorings),
            criteria=tuple(dict.fromkeys(name for outcome in scorings for name in outcome.key)),
            skipped=sum(entry.attempt is None for entry in done),
            ratings={rating: given[rating] for rating in Rating},
            seconds=sum(outcome.seconds for outcome in outcomes),
            look_again=tuple(sorted(weak, key=lambda item: last[item])),
            next_due=self._progress.dues.next(),
        )

    def finish(self) -> RoutineSummary:
        """End the routine and return what it brought; it will not be resumed."""
        summary = self.summary()
        self.abandon()
        return summary

    def abandon(self) -> None:
        """End the routine where it stands; what was answered is kept, but it will not be resumed."""
        with suppress(CoachError):
            self._history.set_state(KEY, None)

    def _save(self) -> None:
        """Write down what the log does not tell. If the disk refuses, only resuming suffers: answers say so loudly."""
        done = self._course.done
        saved = Saved(
            routine=self.routine,
            after=self._after,
            skipped=tuple(entry.position for entry in done if entry.attempt is None),
            stayed=tuple(entry.attempt.id for entry in done if entry.attempt and entry.stayed),
        )
        with suppress(CoachError):
            self._history.set_state(KEY, msgspec.json.encode(saved))


def _attempts(history: History, routine: str, after: int) -> list[Attempt]:
    """Return the attempts of a routine that stand, in their order; the log is read back to `after` alone."""
    found: list[Attempt] = []
    for attempt in history.attempts(newest_first=True):
        if attempt.seq <= after:
            break
        if attempt.routine == routine:
            found.append(attempt)
    return found[::-1]
