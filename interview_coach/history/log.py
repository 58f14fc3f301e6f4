"""Appending to the log of attempts: the place in the log, the instant, the link of the chain."""

from __future__ import annotations

import hashlib
import platform
import random
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from interview_coach.history.attempt import Attempt
from interview_coach.history.chain import link
from interview_coach.history.instants import LOOK_BACK, settle
from interview_coach.history.rows import Row, attempt_of, instant, micros
from interview_coach.ids import uuid7

_TAIL = (
    "SELECT a.seq, a.hash, a.origin, a.origin_seq, coalesce(m.at, a.at) FROM attempt AS a"
    " LEFT JOIN moved AS m ON m.seq = a.seq {where} ORDER BY a.seq DESC LIMIT 1"
)
_LAST = _TAIL.format(where="")
_LAST_OWN = _TAIL.format(where="WHERE a.origin = ?")
_INSERT = (
    "INSERT INTO attempt (seq, id, at, offset, item, topic, drill, outcome, routine, voids, suspect, origin,"
    " origin_seq, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Entry(NamedTuple):
    """What is to be recorded; the outcome is JSON."""

    item: str
    topic: str
    drill: str
    outcome: str | None
    routine: str | None
    voids: str | None = None


@dataclass(slots=True)
class Place:
    """Where in the log, and when, the next attempt comes."""

    now: datetime
    """What the wall clock says."""
    seq: int
    previous: str
    """Hash of the attempt before."""
    origin: int
    origin_id: str
    origin_seq: int
    at: int
    """The instant that it is taken to happen at, in microseconds since 1970."""
    suspect: bool
    ahead: tuple[tuple[int, str], ...]
    """Numbers and items of the attempts whose clock turns out to have been ahead: they happened at this instant too."""


def place(db: sqlite3.Connection, now: datetime) -> Place:
    """Find the place of the next attempt, recorded when the wall clock says `now`."""
    origin, origin_id = db.execute(
        "SELECT number, id FROM origin WHERE number = (SELECT value FROM fact WHERE name = 'origin')"
    ).fetchone()
    last = db.execute(_LAST).fetchone()
    own = last if last and last[2] == origin else db.execute(_LAST_OWN, (origin,)).fetchone()
    at = recorded = micros(now)
    ahead: tuple[tuple[int, str], ...] = ()
    if own and recorded < own[4]:
        at, ahead = _settle(db, origin, recorded)
    return Place(
        now=now,
        seq=last[0] + 1 if last else 1,
        previous=last[1] if last else "",
        origin=origin,
        origin_id=origin_id,
        origin_seq=own[3] + 1 if own else 1,
        at=at,
        suspect=bool(last) and recorded < (own or last)[4],
        ahead=ahead,
    )


def append(db: sqlite3.Connection, place: Place, entry: Entry, chance: random.Random) -> Attempt:
    """Record an entry at its place and return it as an attempt."""
    offset = place.now.utcoffset()
    assert offset is not None  # clocks give aware instants
    row: Row = (
        place.seq,
        _unused_id(db, "attempt", place.now, chance),
        micros(place.now),
        int(offset.total_seconds() // 60),
        *(entry.item, entry.topic, entry.drill, entry.outcome, entry.routine, entry.voids),
        int(place.suspect),
        place.origin_id,
        place.origin_seq,
    )
    row = (*row, link(place.previous, (*row, "")))
    db.execute(_INSERT, (*row[:11], place.origin, *row[12:]))
    if place.at != row[2]:
        _move(db, [place.seq], place.at)
    if place.ahead:
        _move(db, [seq for seq, _item in place.ahead], place.at)
    return attempt_of(row)


def copy(db: sqlite3.Connection, row: Row, seq: int, previous: str) -> str:
    """Record a row of `ATTEMPT` from another log, with a place of its own in this one; return its hash here."""
    hash = link(previous, row)
    db.execute("INSERT INTO origin (id) VALUES (?) ON CONFLICT DO NOTHING", (row[11],))
    origin = db.execute("SELECT number FROM origin WHERE id = ?", (row[11],)).fetchone()[0]
    db.execute(_INSERT, (seq, *row[1:11], origin, row[12], hash))
    return hash


def settle_origin(db: sqlite3.Connection, home: Path, now: datetime, chance: random.Random) -> None:
    """Let new attempts get an origin of their own if the database has come to a new place, such as a second device.

    Two copies that both go on would otherwise give different attempts the same place in the same origin.
    """
    token = hashlib.sha256(f"{platform.node()}\n{home}".encode("utf-8", "surrogateescape")).hexdigest()[:16]
    if db.execute("SELECT value FROM fact WHERE name = 'home'").fetchone() != (token,):
        db.execute("BEGIN IMMEDIATE")
        new_origin(db, now, chance)
        db.execute("INSERT OR REPLACE INTO fact VALUES ('home', ?)", (token,))
        db.execute("COMMIT")


def new_origin(db: sqlite3.Connection, now: datetime, chance: random.Random) -> None:
    """Let new attempts get an origin that no attempt has yet."""
    id = _unused_id(db, "origin", now, chance)
    number = db.execute("INSERT INTO origin (id) VALUES (?)", (id,)).lastrowid
    db.execute("INSERT OR REPLACE INTO fact VALUES ('origin', ?)", (str(number),))


def _settle(db: sqlite3.Connection, origin: int, recorded: int) -> tuple[int, tuple[tuple[int, str], ...]]:
    rows = db.execute(
        "SELECT a.seq, a.item, coalesce(m.at, a.at) FROM attempt AS a LEFT JOIN moved AS m ON m.seq = a.seq"
        f" WHERE a.origin = ? ORDER BY a.seq DESC LIMIT {LOOK_BACK + 1}",
        (origin,),
    ).fetchall()
    at, ahead = settle([instant for _seq, _item, instant in reversed(rows)], recorded)
    return at, tuple((seq, item) for seq, item, _instant in rows[:ahead])


def _move(db: sqlite3.Connection, seqs: Iterable[int], at: int) -> None:
    db.executemany("INSERT OR REPLACE INTO moved VALUES (?, ?)", [(seq, at) for seq in seqs])


def _unused_id(db: sqlite3.Connection, table: str, now: datetime, chance: random.Random) -> str:
    """A seeded chance may come to the same id twice within a millisecond."""
    while db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id := new_id(now, chance),)).fetchone():
        pass
    return id


def new_id(now: datetime, chance: random.Random) -> str:
    """Return a UUID of version 7; a clock that stands before 1970 gives the first of that year."""
    return str(uuid7(max(now, instant(0)), chance))
