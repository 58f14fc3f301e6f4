"""What is derived from the log: cards, hours of practice, and the instants of attempts whose clock was wrong.

Whatever happens to the log, the derived tables hold what `rebuild` would make of it: attempts that were not taken back,
folded item by item in the order of their instants, those of one instant by origin and by their place in it. So two
histories with the same attempts hold the same cards, however the attempts came together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby

from msgspec.structs import replace

from interview_coach.history.attempt import Attempt
from interview_coach.history.card import Card, Fold
from interview_coach.history.instants import settle_all
from interview_coach.history.rows import ATTEMPT, ATTEMPTS, CARD, Row, attempt_of, card_row, micros
from interview_coach.history.seal import Report

Hours = Mapping[tuple[int, str], tuple[int, int, int]]
"""Attempts, milliseconds and new items by hour of the learner's wall clock since 1970, and topic."""

DUE_BETWEEN = "SELECT topic, count(*) FROM card WHERE due >= ? AND due < ? GROUP BY topic"
"""How many cards fall due from one instant to another, by topic."""

_KEPT = (
    f"SELECT coalesce(m.at, a.at), {ATTEMPT} FROM {ATTEMPTS} LEFT JOIN moved AS m ON m.seq = a.seq"
    " WHERE {items} a.voids IS NULL AND NOT EXISTS (SELECT 1 FROM attempt AS v WHERE v.voids = a.id)"
)
_ONE_ITEM = _KEPT.format(items="a.item = ? AND")
_ALL_ITEMS = _KEPT.format(items="") + " ORDER BY a.item"
_PUT_CARD = (
    f"INSERT INTO card ({CARD}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (item) DO UPDATE SET"
    f" {', '.join(f'{name} = excluded.{name}' for name in CARD.split(', ')[1:])}"
)
_PUT_HOUR = (
    "INSERT INTO hour (hour, topic, attempts, milliseconds, new) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hour, topic) DO"
    " UPDATE SET attempts = attempts + excluded.attempts, milliseconds = milliseconds + excluded.milliseconds,"
    " new = new + excluded.new"
)
_HOUR = 3_600_000
_MINUTE = 60_000


def kept(db: sqlite3.Connection, item: str) -> list[Attempt]:
    """Return the attempts at an item that count, in order, each dated at its instant."""
    return _in_order(db.execute(_ONE_ITEM, (item,)))


def hours(attempts: Sequence[Attempt], *, first: bool = True) -> Hours:
    """Return what attempts at one item, in order, add to the hours; the first that is rated is new where `first`."""
    found: dict[tuple[int, str], tuple[int, int, int]] = {}
    for attempt in attempts:
        assert attempt.outcome is not None
        key = (micros(attempt.at) // 1000 + attempt.offset * _MINUTE) // _HOUR, attempt.topic
        spent = round(attempt.outcome.seconds * 1000)
        count, so_far, new = found.get(key, (0, 0, 0))
        begins = first and attempt.outcome.rating is not None
        found[key] = count + 1, so_far + spent, new + begins
        first = first and not begins
    return found


def put_hours(db: sqlite3.Connection, hours: Hours, sign: int = 1) -> None:
    """Add hours to those that are stored, or take them away where `sign` is -1."""
    for key, amounts in hours.items():
        db.execute(_PUT_HOUR, (*key, *(sign * amount for amount in amounts)))


def put_card(db: sqlite3.Connection, card: Card) -> None:
    """Store a card in place of the one of the same item."""
    db.execute(_PUT_CARD, card_row(card))


@contextmanager
def refolding(db: sqlite3.Connection, items: Iterable[str], fold: Fold, topics: Mapping[str, str]) -> Iterator[None]:
    """Derive everything about `items` again from the log as it is after the block.

    Args:
        topics: topics of items that may have no card yet.
    """
    items = sorted(set(items))
    for item in items:
        put_hours(db, hours(kept(db, item)), -1)
    yield
    for item in items:
        attempts = kept(db, item)
        put_hours(db, hours(attempts))
        topic = db.execute("SELECT topic FROM card WHERE item = ?", (item,)).fetchone()
        if card := _folded(attempts, fold, topic[0] if topic else topics.get(item)):
            put_card(db, card)
        else:
            db.execute("DELETE FROM card WHERE item = ?", (item,))


def rebuild(db: sqlite3.Connection, fold: Fold, report: Report | None = None) -> None:
    """Drop everything derived and make it again from the log; cards keep their topics."""
    topics = dict(db.execute("SELECT item, topic FROM card"))
    for table in ("moved", "hour", "card", "topic_total"):
        db.execute(f"DELETE FROM {table}")
    db.executemany("INSERT INTO moved VALUES (?, ?)", moved(db))
    for card, spent in derive(db, fold, topics, report):
        if card is not None:
            put_card(db, card)
        put_hours(db, spent)


def derive(
    db: sqlite3.Connection, fold: Fold, topics: Mapping[str, str], report: Report | None = None
) -> Iterator[tuple[Card | None, Hours]]:
    """Yield, item by item in their order, the card, if its attempts make one, and what they add to the hours.

    Nothing is written.
    """
    total = db.execute("SELECT count(*) FROM attempt").fetchone()[0]
    done = 0
    for item, rows in groupby(db.execute(_ALL_ITEMS), key=lambda row: row[5]):
        attempts = _in_order(rows)
        yield _folded(attempts, fold, topics.get(item)), hours(attempts)
        if report and done // 1000 != (done + len(attempts)) // 1000:
            report(done, total)
        done += len(attempts)


def moved(db: sqlite3.Connection) -> Iterator[Row]:
    """Yield the rows that the table of moved instants should hold."""
    rows = db.execute("SELECT origin, seq, at FROM attempt ORDER BY origin, origin_seq, id")
    for _origin, group in groupby(rows, key=lambda row: row[0]):
        log = [row[1:] for row in group]
        for (seq, at), happened in zip(log, settle_all([at for _seq, at in log]), strict=True):
            if at != happened:
                yield seq, happened


def move_horizon(db: sqlite3.Connection, at: int) -> None:
    """Count what is due before an instant into the totals, so that nobody need count it again."""
    db.execute("BEGIN IMMEDIATE")
    (before,) = db.execute("SELECT at FROM horizon").fetchone()
    for sign, first, end in ((1, before, at), (-1, at, before)):
        for topic, due in db.execute(DUE_BETWEEN, (first, end)).fetchall() if first < end else ():
            db.execute("UPDATE topic_total SET overdue = overdue + ? WHERE topic = ?", (sign * due, topic))
    db.execute("UPDATE horizon SET at = ?", (at,))
    db.execute("COMMIT")


def _in_order(rows: Iterable[Row]) -> list[Attempt]:
    """Make attempts of rows of their instant and `ATTEMPT`, in the order in which they are folded."""
    attempts = [attempt_of(row[1:], row[0]) for row in rows]
    attempts.sort(key=lambda attempt: (attempt.at, attempt.origin, attempt.origin_seq, attempt.id))
    return attempts


def _folded(attempts: Sequence[Attempt], fold: Fold, topic: str | None) -> Card | None:
    card: Card | None = None
    for attempt in attempts:
        card = fold(card, attempt)
    if card is None:
        return None
    return replace(card, topic=attempts[-1].topic if topic is None else topic)
