"""Attempts and cards as rows of the database, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

import msgspec

from interview_coach.drills.outcome import Outcome
from interview_coach.history.attempt import Attempt
from interview_coach.history.card import Card
from interview_coach.safetext import visible

Row: TypeAlias = tuple[Any, ...]

ATTEMPT: Final = (
    "a.seq, a.id, a.at, a.offset, a.item, a.topic, a.drill, a.outcome, a.routine, a.voids, a.suspect, o.id,"
    " a.origin_seq, a.hash"
)
"""The columns of `attempt_of`."""

ATTEMPTS: Final = "attempt AS a JOIN origin AS o ON o.number = a.origin"

CARD: Final = "item, topic, due, last, first, stability, difficulty, phase, step, reps, lapses, spoken"
"""The columns of `card_of`."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_RANGE: Final = range(*((datetime(year, 1, 1, tzinfo=UTC) - _EPOCH) // _MICROSECOND for year in (2, 9999)))
_outcomes = msgspec.json.Decoder(Outcome)


def micros(moment: datetime) -> int:
    """Return an instant as microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def instant(micros: int) -> datetime:
    """Return the instant, in UTC, of microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=micros)


def clean(outcome: Outcome) -> tuple[Outcome, str]:
    """Return an outcome whose answer can be stored and shown anywhere, and its JSON.

    Raises:
        ValueError: it could not be read back, because a value is outside what its fields allow.
    """
    json = msgspec.json.encode(msgspec.structs.replace(outcome, answer=visible(outcome.answer)))
    return _outcomes.decode(json), json.decode()


def attempt_of(row: Row, at: int | None = None) -> Attempt:
    """Make an attempt of a row of `ATTEMPT`, dated `at` where that is given.

    Raises:
        ValueError: the row does not hold what an attempt consists of.
    """
    seq, id, when, offset, item, topic, drill, outcome, routine, voids, suspect, origin, origin_seq, hash = row
    return Attempt(
        seq=seq,
        id=id,
        at=instant(when if at is None else at),
        offset=offset,
        item=item,
        topic=topic,
        drill=drill,
        outcome=None if outcome is None else _outcomes.decode(outcome),
        routine=routine,
        voids=voids,
        suspect=bool(suspect),
        origin=origin,
        origin_seq=origin_seq,
        hash=hash,
    )


def check_row(row: Row) -> None:
    """Make sure that a row of `ATTEMPT` from a foreign file holds an attempt.

    Raises:
        ValueError, TypeError: it does not.
    """
    id, when, offset, item = row[1:5]
    if not (when in _RANGE and abs(offset) < 24 * 60 and str(UUID(id)) == id):
        raise ValueError("a date, an offset or an id is out of range")
    attempt = msgspec.convert(msgspec.to_builtins(attempt_of(row)), Attempt)
    if attempt.outcome and attempt.outcome.item != item:
        raise ValueError("the outcome is of another item")


def card_of(row: Row) -> Card:
    """Make a card of a row of `CARD`."""
    item, topic, due, last, first, stability, difficulty, phase, step, reps, lapses, spoken = row
    return Card(
        item=item,
        topic=topic,
        due=instant(due),
        last=instant(last),
        first=instant(first),
        stability=stability,
        difficulty=difficulty,
        phase=phase,
        step=step,
        reps=reps,
        lapses=lapses,
        spoken=spoken,
    )


def card_row(card: Card) -> Row:
    """Return the row of `CARD` that a card is stored as."""
    times = (micros(card.due), micros(card.last), micros(card.first))
    numbers = (card.stability, card.difficulty, card.phase, card.step, card.reps, card.lapses, card.spoken)
    return (card.item, card.topic, *times, *numbers)
