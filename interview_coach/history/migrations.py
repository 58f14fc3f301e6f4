"""Numbered migrations: SQL files, each applied in one transaction together with the record that it was."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import Final

NEWEST: Final = 2
"""The schema that this program reads and writes: the number of the last migration."""

_NAME = re.compile(r"(\d{3})_(\w+)\.sql$")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a schema to the next."""

    number: int
    name: str
    sql: str


def shipped() -> list[Migration]:
    """Return the migrations that come with the program, in order."""
    from importlib.resources import files  # 5 ms, which an up-to-date history does not need

    folder = files("interview_coach.history").joinpath("migrations")
    found = [(match, entry) for entry in folder.iterdir() if (match := _NAME.match(entry.name))]
    steps = [Migration(int(match[1]), match[2], entry.read_text("utf-8")) for match, entry in found]
    return sorted(steps, key=lambda step: step.number)


def version(db: sqlite3.Connection) -> int:
    """Return the number of the last migration that was applied to a database; 0 for an empty one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection, at: int) -> None:
    """Apply every migration that `db` has not seen, dated `at` (microseconds since 1970).

    Raises:
        sqlite3.Error: one of them could not be applied or lost an attempt; those before it are kept.
    """
    if (applied := version(db)) < NEWEST:
        for step in shipped()[applied:]:
            _apply(db, step, at)


def _apply(db: sqlite3.Connection, step: Migration, at: int) -> None:
    before = _attempts(db)
    try:
        db.executescript(f"BEGIN IMMEDIATE;\n{step.sql}")
        db.execute("INSERT INTO migration VALUES (?, ?, ?)", (step.number, step.name, at))
        db.execute(f"PRAGMA user_version = {step.number}")
        if _attempts(db) != before or db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.IntegrityError(f"migration {step.number} did not keep every attempt")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _attempts(db: sqlite3.Connection) -> int:
    known = db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'attempt'").fetchone()[0]
    return int(db.execute("SELECT count(*) FROM attempt").fetchone()[0]) if known else 0
