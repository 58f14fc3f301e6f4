"""The chain of hashes through a log: each attempt's hash covers the one before it and its own content."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from interview_coach.history.rows import ATTEMPT, ATTEMPTS, Row
from interview_coach.history.seal import Report

_STEP = 1000


def link(previous: str, row: Row) -> str:
    """Return the hash of a row of `ATTEMPT` that follows the attempt with the hash `previous` ('' before the first).

    The outcome is covered as the text that is stored, so that later versions of the program find the same hash. The
    row's own sequence number and hash are not covered.
    """
    content = msgspec.json.encode(row[1:-1])
    return hashlib.sha256(previous.encode() + content).hexdigest()


def broken(rows: Iterable[Row]) -> Iterator[int]:
    """Yield the sequence number of every row that does not follow from the one before it."""
    previous, expected = "", 1
    for row in rows:
        seq, hash = row[0], row[-1]
        if seq != expected or hash != link(previous, row):
            yield seq
        previous, expected = hash, seq + 1


def log(db: sqlite3.Connection, report: Report | None = None) -> Iterator[Row]:
    """Yield the whole log of a database in order, as rows of `ATTEMPT`."""
    count = db.execute("SELECT count(*) FROM attempt").fetchone()[0] if report else 0
    for done, row in enumerate(db.execute(f"SELECT {ATTEMPT} FROM {ATTEMPTS} ORDER BY a.seq"), 1):
        yield row
        if report and done % _STEP == 0:
            report(done, count)
