"""Today's routine: what helps most in the minutes that the day still has."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from interview_coach.clock import Clock
from interview_coach.history.card import Card
from interview_coach.history.store import History
from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.progress.fresh import questions
from interview_coach.progress.progress import Progress
from interview_coach.progress.schedule import REVIEW, fading
from interview_coach.routines.arrange import arrange
from interview_coach.routines.estimate import JUDGING, timed_seconds
from interview_coach.routines.routine import Empty, Reason, Routine, Step, new_routine
from interview_coach.routines.samples import calibrating
from interview_coach.settings import Settings

SPOKEN_SHARE: Final = 1 / 3
"""The share of the minutes that goes to timed answers at the most ..."""

FIRST_SPOKEN_SHARE: Final = 1 / 2
"""... except that a single one may take up to this share, or short sittings would never hold any."""

EXTRA_SHARE: Final = 1 / 2
"""The share of a day's minutes that is offered to a learner who wants to go on."""

SPARE: Final = 50
"""Due cards that are looked at beyond those that fit, so that the most faded can be chosen."""


def today(
    progress: Progress,
    library: Library,
    history: History,
    settings: Settings,
    clock: Clock,
    chance: random.Random,
    *,
    extra: bool = False,
    minutes: int | None = None,
) -> Routine:
    """Return what to practise now: due items, some answers to say aloud, and new items, in the minutes that are left.

    Where time remains, the learner's own scoring is put to the test with a sample answer at the end, once a day.

    What was practised today already counts. A routine without steps says why in `empty`.

    Args:
        extra: go on beyond the day's minutes, its number of new items, and what is due.
        minutes: how long it is to be, whatever was practised today; `extra` where nothing else is left.
    """
    seed = chance.getrandbits(32)
    plan = _Plan(progress, library, random.Random(seed), _seconds(progress, settings, extra, minutes))
    empty: Empty = "done"
    if plan.worth_while:
        plan.fill(settings.new_cards if extra else progress.new_left(), ahead=extra)
        if minutes is not None and not plan.items:
            plan.fill(settings.new_cards, ahead=True)
        empty = "nothing"
    if not plan.items and not library.count():
        empty = "bare"
    steps = plan.in_order()
    if steps and plan.left >= JUDGING:
        steps += calibrating(library, history, progress.moment, plan.draw)
    return new_routine("today", steps, seed=seed, made=clock.now(), chance=chance, empty=empty)


def _seconds(progress: Progress, settings: Settings, extra: bool, minutes: int | None) -> float:
    """How long the routine may be."""
    if minutes is not None:
        return minutes * 60.0
    left = settings.minutes * 60.0 - progress.seconds_today()
    return max(left, settings.minutes * 60.0 * EXTRA_SHARE) if extra else left


@dataclass
class _Plan:
    """A routine being made: what was chosen so far, and how many seconds are left for more."""

    progress: Progress
    library: Library
    draw: random.Random
    left: float
    spoken: list[Step] = field(default_factory=list)
    reviews: list[Step] = field(default_factory=list)
    new: list[Step] = field(default_factory=list)
    items: dict[str, Question] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.card = self.progress.card_seconds()

    @property
    def worth_while(self) -> bool:
        """Whether there is time for at least half a flashcard."""
        return self.left >= self.card / 2

    def fill(self, new: int, *, ahead: bool) -> None:
        """Choose due items, some of them to be said aloud, up to `new` new ones, and with `ahead` what is due next."""
        room = self._fitting()
        dues = self.progress.dues
        due, looks = _urgent_first(dues.now(room + SPARE), self.progress), dues.last_looks()
        self._say(self.progress.unspoken([*due, *looks], self.draw))
        self._review(due, "due")
        self._review(looks, "last-look")
        self._learn(new)
        if ahead and self._fitting():
            self._review(dues.ahead(room), "early")

    def in_order(self) -> list[Step]:
        """The steps that were chosen, as they are played."""
        return arrange(self.reviews, self.new, self.spoken, self.items.values(), self.draw)

    def _say(self, candidates: Sequence[Question]) -> None:
        share, first = self.left * SPOKEN_SHARE, self.left * FIRST_SPOKEN_SHARE
        for item in candidates:
            cost = timed_seconds(item.think + item.answer_in)
            if cost <= share or (not self.spoken and cost <= first):
                self._add(self.spoken, item, Step(item.address, "timed", "unspoken"), cost)
                share -= cost

    def _review(self, cards: Iterable[Card], reason: Reason) -> None:
        names = [card.item for card in cards if card.item not in self.items]
        for item in questions(self.library, names[: self._fitting()]):
            self._add(self.reviews, item, Step(item.address, "flashcard", reason), self.card)

    def _learn(self, new: int) -> None:
        for item in self.progress.fresh(min(new, self._fitting())):
            self._add(self.new, item, Step(item.address, "flashcard", "new"), self.card)

    def _add(self, steps: list[Step], item: Question, step: Step, cost: float) -> None:
        steps.append(step)
        self.items[item.address] = item
        self.left -= cost

    def _fitting(self) -> int:
        """How many flashcards still fit; one fits always while nothing was chosen."""
        return max(int(self.left // self.card), 0 if self.items else 1)


def _urgent_first(cards: Iterable[Card], progress: Progress) -> list[Card]:
    """What is being learnt first, then what has faded most."""
    now = progress.moment.now
    return sorted(cards, key=lambda card: (card.phase == REVIEW, -fading(card, now), card.item))
