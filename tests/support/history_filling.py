"""Large histories, made quickly: many attempts in one transaction instead of one transaction each."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from interview_coach.drills.outcome import Rating
from interview_coach.history import derived, log
from interview_coach.history.card import Card, Fold
from interview_coach.history.rows import clean
from interview_coach.history.store import History
from tests.support.clock import FakeClock
from tests.support.history_fold import fold, outcome

TOPICS = tuple(f"{area}/{n}" for area in ("hr", "technical", "linux", "network", "customer") for n in range(12))


def fill(
    path: Path, clock: FakeClock, cards: int, each: int, *, fold: Fold = fold, tell: Callable[[int], None] | None = None
) -> None:
    """Make a history in which `cards` items were practised `each` times, over a year that ends now."""
    chance = random.Random(cards)
    year = timedelta(days=365)
    step = year / (cards * each)
    clock.at -= year
    known: dict[int, Card] = {}
    with History.open(path, clock, fold, chance) as history, history.change() as db:
        for number in range(cards * each):
            item = number % cards if number < cards else chance.randrange(cards)
            rating = chance.choices(list(Rating), (1, 1, 6, 2))[0]
            done, json = clean(outcome(f"bank/question-{item}", rating, answer="I would ask first. " * 12))
            entry = log.Entry(done.item, TOPICS[item % len(TOPICS)], done.drill, json, "routine")
            attempt = log.append(db, log.place(db, clock.now()), entry, chance)
            derived.put_hours(db, derived.hours([attempt], first=item not in known))
            card = fold(known.get(item), attempt)
            assert card is not None
            known[item] = card
            clock.move(step.total_seconds())
            if tell and number % 10000 == 0:
                tell(number)
        for number, card in known.items():
            derived.put_card(db, replace(card, topic=TOPICS[number % len(TOPICS)]))
        history.appended(attempt.seq, attempt.hash)
    with History.open(path, clock, fold, chance, daily=False) as history:
        history.set_state("filled", b"")  # a last sitting, after which what is due by now is counted
