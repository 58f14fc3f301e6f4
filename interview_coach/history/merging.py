"""Taking over what another history holds: the union of the attempts, the later note, every report."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from random import Random

from interview_coach.errors import CoachError
from interview_coach.history import connections, log
from interview_coach.history.failures import STORAGE
from interview_coach.history.rows import Row, check_row
from interview_coach.i18n import _

_JOTTINGS = ("note", "report", "draft", "state")


def take_attempts(db: sqlite3.Connection, rows: Iterable[Row], path: Path, now: datetime, chance: Random) -> int:
    """Append the attempts, as rows of `ATTEMPT` in their log's order, that `db` does not have; return how many.

    Nothing that is derived is brought up to date.

    Raises:
        CoachError: a row from the file at `path` holds no attempt.
    """
    seq, previous = db.execute("SELECT seq, hash FROM attempt ORDER BY seq DESC LIMIT 1").fetchone() or (0, "")
    taken = seq
    own = db.execute("SELECT id FROM origin WHERE number = (SELECT value FROM fact WHERE name = 'origin')").fetchone()
    forked = False
    for row in rows:
        if db.execute("SELECT 1 FROM attempt WHERE id = ?", (row[1],)).fetchone():
            continue
        _check(row, path)
        seq += 1
        previous = log.copy(db, row, seq, previous)
        forked |= (row[11],) == own
    if forked:
        # A copy of this very history went on elsewhere: from here on the two are told apart.
        log.new_origin(db, now, chance)
    return seq - taken


def take_jottings(db: sqlite3.Connection, other: sqlite3.Connection) -> None:
    """Take over the notes that are later than those in `db`, and the reports that it does not have."""
    notes = "INSERT INTO note VALUES (?, ?, ?) ON CONFLICT (item) DO UPDATE SET text = excluded.text, at = excluded.at"
    later = " WHERE (excluded.at, excluded.text) > (at, text)"
    db.executemany(notes + later, other.execute("SELECT item, text, at FROM note"))
    reports = other.execute("SELECT item, text, at FROM report ORDER BY number")
    db.executemany("INSERT OR IGNORE INTO report (item, text, at) VALUES (?, ?, ?)", reports)


def take_all_jottings(db: sqlite3.Connection, damaged: sqlite3.Connection) -> None:
    """Take over notes, reports, drafts and states as far as they can be read."""
    with contextlib.closing(connections.in_memory()) as readable:
        for table in _JOTTINGS:
            (made,) = db.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)).fetchone()
            readable.execute(made)
            with contextlib.suppress(*STORAGE):
                for row in damaged.execute(f"SELECT * FROM {table}"):
                    readable.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        take_jottings(db, readable)
        db.executemany("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)", readable.execute("SELECT * FROM draft"))
        db.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", readable.execute("SELECT * FROM state"))


def _check(row: Row, path: Path) -> None:
    try:
        check_row(row)
    except (ValueError, TypeError) as error:
        raise CoachError(
            _("{path}: attempt {seq} holds what no attempt can ({why}). Nothing was taken over from the file.").format(
                path=path, seq=row[0], why=error
            )
        ) from error
