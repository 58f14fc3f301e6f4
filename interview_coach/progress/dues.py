"""What is due now, what comes later today, and what needs a last look before the interview.

An item in review that is due at any time of the learner's day is due from its morning; an item that is being learnt is
due at its minute. In the week before the interview every item is seen once more, on a day of its own, whatever its
interval: cards keep their plain due times, so that moving the date changes nothing that was stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from zlib import crc32

from interview_coach.history.card import Card
from interview_coach.history.store import History
from interview_coach.progress.moment import Moment
from interview_coach.progress.schedule import LONGEST_DAYS, LONGEST_STEP, REVIEW

LAST_LOOK: Final = timedelta(days=7)
"""The stretch before the interview in which everything is seen once more: about a quarter of the longest interval."""

SEARCHED: Final = 500
"""How many cards are looked at for a last look; the soonest due first."""

FAR: Final = timedelta(days=3650)
"""Past every due time."""


class Dues:
    """The cards that are due at one moment, for a learner whose interview is on a day or on none."""

    def __init__(self, history: History, moment: Moment, interview: date | None) -> None:
        self._history = history
        self._moment = moment
        self._interview = interview if interview and moment.day <= interview else None

    def is_due(self, card: Card) -> bool:
        """Whether the schedule wants `card` now."""
        return card.due <= self._moment.now or (card.phase == REVIEW and card.due < self._moment.end)

    def now(self, limit: int, topic: str | None = None) -> list[Card]:
        """Return up to `limit` cards that the schedule wants now, the longest overdue first."""
        waiting = len(self.waiting())
        cards = self._history.due(self._moment.end, limit + waiting, topic)
        return [card for card in cards if self.is_due(card)][:limit]

    def last_looks(self) -> list[Card]:
        """Return the cards not due yet that are to be seen today because the interview is near; at most `SEARCHED`."""
        if self._interview is None or self._moment.day <= self._interview - LAST_LOOK:
            return []
        horizon = self._moment.start_of(self._interview) + timedelta(days=LONGEST_DAYS + 1)
        cards = self._history.due(horizon, SEARCHED)
        return [card for card in cards if card.due >= self._moment.end and self.due(card) < self._moment.end]

    def ahead(self, limit: int) -> list[Card]:
        """Return up to `limit` cards that are not due now, the soonest due first."""
        due_now = sum(self._history.due_counts(self._moment.end).values())
        cards = self._history.due(self._moment.now + FAR, due_now + limit)
        return [card for card in cards if not self.is_due(card)][:limit]

    def waiting(self) -> list[Card]:
        """Return the cards being learnt that will be due later today: all practised within the last minutes."""
        since = self._moment.now - LONGEST_STEP - timedelta(minutes=1)
        recent = {attempt.item for attempt in self._history.attempts(since=since)}
        return [card for card in self._history.cards(sorted(recent)).values() if self._later_today(card)]

    def next(self) -> datetime | None:
        """Return when something is due next: now, a minute of today, or the morning of a later day; None if nothing."""
        cards = self._history.due(self._moment.now + FAR, 1)
        if not cards:
            return None
        first = cards[0]
        if self.is_due(first) or self.last_looks():
            return self._moment.now
        return first.due if first.phase != REVIEW else self._moment.start_of(self._moment.day_of(first.due))

    def counts(self) -> dict[str, int]:
        """Return how many items are due now, last looks included, by topic; topics with none are left out."""
        counts = Counter(self._history.due_counts(self._moment.end))
        counts.subtract(_by_topic(self.waiting()))
        counts.update(_by_topic(self.last_looks()))
        return {topic: count for topic, count in counts.items() if count > 0}

    def due(self, card: Card) -> datetime:
        """Return when `card` is due: by its schedule, or sooner for its last look before the interview."""
        if self._interview is None or card.phase != REVIEW:
            return card.due
        if self._moment.day_of(card.last) >= self._interview - LAST_LOOK:
            return card.due
        # The last looks are spread over the days of the stretch, the day before the interview included.
        before = 1 + crc32(card.item.encode()) % (LAST_LOOK.days - 1)
        return min(card.due, self._moment.start_of(self._interview - timedelta(days=before)))

    def _later_today(self, card: Card) -> bool:
        return bool(card.topic) and card.phase != REVIEW and self._moment.now < card.due < self._moment.end


def _by_topic(cards: Iterable[Card]) -> Counter[str]:
    return Counter(card.topic for card in cards)
