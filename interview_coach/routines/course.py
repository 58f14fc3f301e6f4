"""The course of a routine: which steps are behind, which one is next, and which cards come back."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from interview_coach.drills.outcome import Rating
from interview_coach.history.attempt import Attempt
from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.progress.fresh import questions
from interview_coach.progress.twins import Twins
from interview_coach.routines.routine import Step

GAP: Final = 3
"""Other steps between a card that was not known and its return, where so many are left."""

RETURNS: Final = 2
"""How often a card comes back within a routine at the most."""


class Done(NamedTuple):
    """A step that was practised or left."""

    position: int
    attempt: Attempt | None
    """None: it was skipped."""
    returns_at: int | None = None
    """Where the step was put in that brings the card back."""
    stayed: bool = False
    """Whether the step is tried again."""


class Course:
    """Steps gone through one by one; those whose items the library no longer holds are passed over.

    It is decided by the steps and by what is done at them alone, so doing the same again leads to the same place.
    """

    def __init__(self, steps: Sequence[Step], library: Library) -> None:
        self.steps = list(steps)
        """All steps, the returning cards included."""
        self.done: list[Done] = []
        """What was done, in order; a step that is tried twice is there twice."""
        self.position = 0
        """How many steps are behind."""
        self.item: Question | None = None
        """The item of the current step."""
        self._library = library
        self._twins: Twins | None = None
        self._settle()

    @property
    def current(self) -> Step | None:
        """The step that is next; None when all are behind."""
        return self.steps[self.position] if self.position < len(self.steps) else None

    def stay(self, attempt: Attempt) -> None:
        """Count an attempt at the current step, which is to be tried again."""
        self.done.append(Done(self.position, attempt, stayed=True))

    def leave(self, attempt: Attempt | None) -> None:
        """Put the current step behind, with its attempt or skipped; a flashcard that was not known comes back later."""
        returns_at = None
        if attempt is not None and self._comes_back(attempt):
            returns_at = self._place_for(attempt.item)
            self.steps.insert(returns_at, Step(attempt.item, "flashcard", "again"))
        self.done.append(Done(self.position, attempt, returns_at))
        self.position += 1
        self._settle()

    def back(self) -> None:
        """Undo what was done last."""
        last = self.done.pop()
        if last.returns_at is not None:
            del self.steps[last.returns_at]
        self.position = last.position
        self._settle()

    def replay(self, attempts: Iterable[Attempt], skipped: Collection[int], stayed: Collection[str]) -> None:
        """Go through the steps as the log says that it was done before.

        Args:
            attempts: the attempts of the routine that stand, in order.
            skipped: positions of the steps that were skipped.
            stayed: ids of the attempts after which the step was tried again.
        """
        pending = deque(attempts)
        while self.current is not None and (pending or self.position in skipped):
            fits = bool(pending) and _meets(self.current, pending[0])
            if fits and pending[0].id in stayed:
                self.stay(pending.popleft())
            elif self.position in skipped:
                self.leave(None)
            elif fits:
                self.leave(pending.popleft())
            elif any(_meets(step, pending[0]) for step in self.steps[self.position :]):
                self.leave(None)  # a skip that could not be written down
            else:
                pending.popleft()  # its item is gone

    def _settle(self) -> None:
        """Stop at the next step that can be practised, and have its item at hand."""
        self.item = None
        while (step := self.current) is not None:
            found = questions(self._library, [step.item])
            if found and (step.drill != "scoring" or step.sample in found[0].scored()):
                self.item = found[0]
                return
            self.position += 1

    def _comes_back(self, attempt: Attempt) -> bool:
        outcome = attempt.outcome
        if outcome is None or outcome.drill != "flashcard" or outcome.rating != Rating.AGAIN:
            return False
        return sum(step.item == attempt.item and step.reason == "again" for step in self.steps) < RETURNS

    def _place_for(self, item: str) -> int:
        """The first place far enough ahead where no near-twin is beside the card, or else the first at all."""
        if self._twins is None:
            self._twins = Twins(questions(self._library, {step.item for step in self.steps}))
        first = min(self.position + 1 + GAP, len(self.steps))
        for place in range(first, len(self.steps) + 1):
            beside = self.steps[place - 1 : place + 1]
            if not any(self._twins.alike(item, step.item) for step in beside):
                return place
        return first


def _meets(step: Step, attempt: Attempt) -> bool:
    """Whether an attempt can be one at a step."""
    sample = attempt.outcome.sample if attempt.outcome else None
    return (attempt.item, sample) == (step.item, step.sample)
