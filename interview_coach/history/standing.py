"""How the items stand: cards, what is due, totals by topic, days of practice. All derived from the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from json import dumps
from typing import Final

from msgspec import Struct

from interview_coach.clock import ROLLOVER_HOUR
from interview_coach.history.card import Card
from interview_coach.history.derived import DUE_BETWEEN
from interview_coach.history.jottings import Jottings
from interview_coach.history.rows import CARD, Row, card_of, micros

_EPOCH: Final = date(1970, 1, 1)


class TopicTotals(Struct, frozen=True):
    """The cards of one topic, counted."""

    seen: int
    """Items practised at least once."""
    known: int
    """Those of them that are in review."""
    attempts: int
    spoken: int
    """Timed answers."""


class Day(Struct, frozen=True):
    """One of the learner's days."""

    day: date
    attempts: int
    seconds: float
    """Time spent in all phases of the drills."""
    new: int
    """Items practised for the first time."""


class Standing(Jottings):
    """A history's derived part. Every question costs the same, however long the log is."""

    def card(self, item: str) -> Card | None:
        """Return the card of an item; None for an item never practised."""
        return self.cards([item]).get(item)

    def cards(self, items: Sequence[str]) -> dict[str, Card]:
        """Return the cards of those of `items` that were practised."""
        sql = f"SELECT {CARD} FROM card WHERE item IN (SELECT value FROM json_each(?))"
        return {card.item: card for card in self.read(card_of, sql, dumps(list(items)))}

    def due(self, before: datetime, limit: int, topic: str | None = None) -> list[Card]:
        """Return up to `limit` cards of items in the library that are due before a moment, the longest due first.

        Args:
            topic: only items of this topic or of topics below it.
        """
        of_topic = "topic <> ''" if topic is None else "(topic = :topic OR topic GLOB :below)"
        sql = f"SELECT {CARD} FROM card WHERE due < :before AND {of_topic} ORDER BY due, topic, item LIMIT :limit"
        named = {"before": micros(before), "limit": limit, "topic": topic, "below": f"{topic}/*"}
        return self.read(card_of, sql, named)

    def due_counts(self, before: datetime) -> dict[str, int]:
        """Return how many items are due before a moment, by topic; topics with none are left out."""
        counts: dict[str, int] = dict(self.rows("SELECT topic, overdue FROM topic_total WHERE topic <> ''"))
        (horizon,) = self.rows("SELECT at FROM horizon")[0]
        for sign, first, end in ((1, horizon, micros(before)), (-1, micros(before), horizon)):
            for topic, due in self.rows(DUE_BETWEEN, first, end) if first < end else ():
                counts[topic] = counts.get(topic, 0) + sign * due
        return {topic: due for topic, due in counts.items() if due and topic}

    def topic_totals(self) -> dict[str, TopicTotals]:
        """Return the totals of every topic of the library that was practised."""
        sql = "SELECT topic, seen, known, attempts, spoken FROM topic_total WHERE topic <> '' AND seen > 0"
        return {row[0]: TopicTotals(*row[1:]) for row in self.rows(sql)}

    def days(self, first: date | None = None, *, topic: str | None = None, rollover: int = ROLLOVER_HOUR) -> list[Day]:
        """Return the learner's days with practice, in order.

        Args:
            first: leave out the days before this one.
            topic: only what was practised under this topic, as it was called then.
            rollover: the local hour at which a day begins.
        """
        sql = (
            "SELECT (hour - ?) / 24 AS day, sum(attempts), sum(milliseconds), sum(new) FROM hour"
            " WHERE hour >= ? AND (? IS NULL OR topic = ?) GROUP BY day HAVING sum(attempts) > 0 ORDER BY day"
        )
        start = (first - _EPOCH).days * 24 + rollover if first else rollover
        return self.read(_day, sql, rollover, start, topic, topic)

    def follow(self, generation: str, topics: Iterable[tuple[str, str]]) -> None:
        """Bring the topics of cards in step with the library, where `generation` is not the one that they follow.

        A history that is open for reading only stays as it is.

        Args:
            generation: what changes whenever the library does.
            topics: address and topic of every item in the library; not looked at where nothing changed.

        Raises:
            NotSaved: the disk said no.
        """
        if self.read_only or self.rows("SELECT value FROM fact WHERE name = 'generation'") == [(generation,)]:
            return
        cards: list[Row] = self.rows("SELECT item, topic FROM card")
        if not cards:
            return
        now = dict(topics)
        changed = [(new, item) for item, topic in cards if (new := now.get(item, "")) != topic]
        with self.change() as db:
            db.executemany("UPDATE card SET topic = ? WHERE item = ?", changed)
            db.execute("INSERT OR REPLACE INTO fact VALUES ('generation', ?)", (generation,))


def _day(row: Row) -> Day:
    day, attempts, milliseconds, new = row
    return Day(_EPOCH + timedelta(days=day), attempts, milliseconds / 1000, new)
