"""Routines of the learner's own choosing: a drill on part of the library, or on items picked one by one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from interview_coach.clock import Clock
from interview_coach.drills.outcome import DrillName
from interview_coach.history.card import Card
from interview_coach.history.store import History
from interview_coach.library.entries import EVERYTHING, Filter
from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.progress.fresh import questions, ready
from interview_coach.progress.progress import Progress
from interview_coach.progress.schedule import fading
from interview_coach.routines.arrange import arrange
from interview_coach.routines.estimate import timed_seconds
from interview_coach.routines.routine import Reason, Routine, Step, Title, new_routine

COUNTS: Final[Mapping[DrillName, int]] = {"flashcard": 10, "timed": 3}
"""Steps of a routine whose length the learner leaves open."""

TITLES: Final[Mapping[DrillName, Title]] = {"flashcard": "flashcards", "timed": "timed"}

CHUNK: Final = 256
"""How many items are looked at together ..."""

CHUNKS: Final = 8
"""... and how many times at the most, in search of what is new."""

BATCH: Final = 32
"""How many items are read together."""

QUICKEST: Final = 75
"""Seconds of the quickest timed answer, scoring included: no routine holds more of them than fit at this pace."""

Choice = tuple[Question, Reason]


def pick(
    progress: Progress,
    library: Library,
    history: History,
    clock: Clock,
    chance: random.Random,
    *,
    drill: DrillName,
    filter: Filter = EVERYTHING,
    count: int | None = None,
    minutes: int | None = None,
) -> Routine:
    """Return a routine of one drill on the questions that `filter` lets through: due first, then new, then the rest.

    It has `count` steps at the most and lasts about `minutes`, one step at least; where neither is given, `COUNTS`
    says how many. New items whose prerequisites are not known yet come after the other new ones.
    """
    seed = chance.getrandbits(32)
    draw = random.Random(seed)
    card = progress.card_seconds()
    found = _Pool(progress, library, history, filter, drill).best(_bound(drill, count, minutes, card), draw)
    if minutes is not None:
        found = _within(found, minutes * 60.0, drill, card)
    return new_routine(
        TITLES[drill], _in_order(found, drill, draw), seed=seed, made=clock.now(), chance=chance, empty="bare"
    )


def chosen(addresses: Iterable[str], *, drill: DrillName, clock: Clock, chance: random.Random) -> Routine:
    """Return a routine of one drill on the items at `addresses`, in that order."""
    steps = [Step(address, drill, "chosen") for address in dict.fromkeys(addresses)]
    seed = chance.getrandbits(32)
    return new_routine(TITLES[drill], steps, seed=seed, made=clock.now(), chance=chance, empty="bare")


@dataclass(frozen=True)
class _Pool:
    """The questions that a filter lets through."""

    progress: Progress
    library: Library
    history: History
    filter: Filter
    drill: DrillName

    def best(self, wanted: int, draw: random.Random) -> list[Choice]:
        """Return up to `wanted` questions, the best to practise first, each with its reason."""
        due = self._due(wanted)
        new, seen = self._others({item.address for item in due}, wanted - len(due))
        left = max(wanted - len(due) - len(new), 0)
        late = {card.item for card in seen if self.progress.dues.is_due(card)}
        names = sorted(self._ranked(draw.sample(seen, len(seen))), key=lambda name: name not in late)
        rest = questions(self.library, names[:left])
        choices: list[Choice] = [(item, "due") for item in due]
        choices += [(item, "new") for item in new]
        choices += [(item, "due" if item.address in late else "chosen") for item in rest]
        return choices

    def _due(self, wanted: int) -> list[Question]:
        """Up to `wanted` due questions; of those that are looked at, the most faded first."""
        dues = self.progress.dues
        topic = (self.filter.topic or "").removesuffix("*").strip("/")
        names = self._ranked(dues.now(max(CHUNK, wanted), topic or None))
        found: list[Question] = []
        for start in range(0, len(names), BATCH):
            if len(found) >= wanted:
                break
            items = questions(self.library, names[start : start + BATCH])
            found += [item for item in items if self._meant(item)]
        return found[:wanted]

    def _meant(self, item: Question) -> bool:
        kind, level, form = self.filter.kind, self.filter.level, self.filter.form
        return kind in (None, "question") and level in (None, item.level) and form in (None, item.style)

    def _others(self, taken: set[str], wanted: int) -> tuple[list[Question], list[Card]]:
        """The new questions, at most `wanted`, and the cards of the others, as far as they were looked at."""
        new: list[str] = []
        seen: list[Card] = []
        for chunk in range(CHUNKS if wanted > 0 else 0):
            entries = self.library.entries(self.filter, limit=CHUNK, offset=chunk * CHUNK)
            names = [entry.address for entry in entries if entry.kind == "question" and entry.address not in taken]
            cards = self.history.cards(names)
            new += [name for name in names if name not in cards]
            seen += cards.values()
            if len(entries) < CHUNK or len(new) >= wanted:
                break
        items = questions(self.library, new[: wanted + CHUNK])
        first = {item.address for item in ready(self.history, self.library, items)}
        return sorted(items, key=lambda item: item.address not in first)[: max(wanted, 0)], seen

    def _ranked(self, cards: Iterable[Card]) -> list[str]:
        """The items of `cards`: for timed answers the least spoken first, for flashcards the most faded."""
        now = self.progress.moment.now
        if self.drill == "timed":
            return [card.item for card in sorted(cards, key=lambda card: (card.spoken, card.last))]
        return [card.item for card in sorted(cards, key=lambda card: -fading(card, now))]


def _bound(drill: DrillName, count: int | None, minutes: int | None, card: float) -> int:
    """How many steps there can be at the most."""
    fitting = None if minutes is None else max(int(minutes * 60 // (QUICKEST if drill == "timed" else card)), 1)
    given = [bound for bound in (count, fitting) if bound is not None]
    return min(given, default=COUNTS[drill])


def _within(found: Sequence[Choice], seconds: float, drill: DrillName, card: float) -> list[Choice]:
    """Return those of `found`, from the first, that fit into `seconds` together; the first fits always."""
    fitting: list[Choice] = []
    for item, reason in found:
        seconds -= timed_seconds(item.think + item.answer_in) if drill == "timed" else card
        if seconds < 0 and fitting:
            break
        fitting.append((item, reason))
    return fitting


def _in_order(found: Sequence[Choice], drill: DrillName, draw: random.Random) -> list[Step]:
    steps = [Step(item.address, drill, reason) for item, reason in found]
    return arrange(
        [step for step in steps if step.reason == "due"],
        [step for step in steps if step.reason == "new"],
        [],
        [item for item, _ in found],
        draw,
        later=[step for step in steps if step.reason == "chosen"],
    )
