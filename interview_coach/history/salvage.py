"""What can still be read of a damaged history: attempt by attempt, each one checked against the chain."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from interview_coach.history import chain, connections
from interview_coach.history.connections import APPLICATION_ID
from interview_coach.history.failures import STORAGE
from interview_coach.history.files import Files, size_of
from interview_coach.history.mark import Record
from interview_coach.history.rows import ATTEMPT, ATTEMPTS, Row, check_row
from interview_coach.history.seal import Pages

_SPAN: Final = 256
_SIZE_IN_PAGES: Final = 28
"""Where the header tells it."""
_SQL = f"SELECT {ATTEMPT} FROM {ATTEMPTS} WHERE a.seq BETWEEN ? AND ? ORDER BY a.seq"


@contextmanager
def opened(files: Files, record: Record | None, backup: Path | None) -> Iterator[sqlite3.Connection | None]:
    """Open what is there as far as it can be opened; None where it cannot.

    Args:
        record: what the side file says; a WAL that makes another history of the file is left out.
        backup: a copy of the same history; its first page stands in for one that is damaged.
    """
    with tempfile.TemporaryDirectory(prefix="interview-coach-") as folder:
        db = attempt(files, record)
        if db is None and backup and (patched := _patched(files.history, backup, Path(folder))):
            db = _try(patched, record, alone=True)
        with closing(db) if db else contextlib.nullcontext():
            yield db


def attempt(files: Files, record: Record | None) -> sqlite3.Connection | None:
    """Open a history for reading in spite of what is wrong with it; None where that cannot be done."""
    return _try(files.history, record, alone=not size_of(files.wal)) or _try(files.history, record, alone=True)


def rows(db: sqlite3.Connection, record: Record | None) -> Iterator[Row]:
    """Yield every attempt that can be read and that follows from the one before it, where that one can be read."""
    before: set[str] = {""}
    expected = 1
    for row in _readable(db, 1, last(db, record)):
        if row[0] != expected:
            before = set()
        links = {chain.link(previous, row) for previous in before}
        sound = not before or row[-1] in links
        if sound and _holds(row):
            yield row
        # Of a row that does not follow, either the content is damaged or only the hash.
        before = {row[-1]} if sound else {row[-1], *links}
        expected = row[0] + 1


def last(db: sqlite3.Connection | None, record: Record | None) -> int:
    """Return the number of the last attempt that a damaged history is known to have held."""
    known = record.attempts if record else 0
    if db is not None:
        with contextlib.suppress(*STORAGE):
            known = max(known, db.execute("SELECT coalesce(max(seq), 0) FROM attempt").fetchone()[0])
    return known


def _readable(db: sqlite3.Connection, first: int, last: int) -> Iterator[Row]:
    """Yield the rows between two numbers; where some cannot be read, ever smaller pieces are tried."""
    for start in range(first, last + 1, _SPAN):
        yield from _piece(db, start, min(start + _SPAN - 1, last))


def _piece(db: sqlite3.Connection, first: int, last: int) -> Iterator[Row]:
    try:
        found = db.execute(_SQL, (first, last)).fetchall()
    except STORAGE:
        middle = (first + last) // 2
        if first < last:
            yield from _piece(db, first, middle)
            yield from _piece(db, middle + 1, last)
    else:
        yield from found


def _holds(row: Row) -> bool:
    try:
        check_row(row)
    except (ValueError, TypeError):
        return False
    return True


def _try(path: Path, record: Record | None, *, alone: bool) -> sqlite3.Connection | None:
    """Open a database if it has a log of attempts and is the history that the side file knows."""
    db: sqlite3.Connection | None = None
    try:
        db = connections.looking(path, alone=alone)
        db.execute("SELECT seq FROM attempt LIMIT 1")
        mine = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if mine and _is_known(db, record):
            return db
    except STORAGE:
        pass
    if db is not None:
        db.close()
    return None


def _is_known(db: sqlite3.Connection, record: Record | None) -> bool:
    if record is None or not record.id:
        return True
    try:
        return bool(db.execute("SELECT value FROM fact WHERE name = 'id'").fetchone() == (record.id,))
    except STORAGE:
        return True


def _patched(history: Path, backup: Path, folder: Path) -> Path | None:
    """Copy a history, with the first page, which says where everything is, taken from its backup."""
    try:
        with Pages(backup) as pages:
            size = pages.header().page
        copy = folder / "history.db"
        shutil.copyfile(history, copy)
        with open(copy, "r+b") as file, open(backup, "rb") as sound:
            file.write(sound.read(size))
            file.seek(_SIZE_IN_PAGES)
            file.write((copy.stat().st_size // size).to_bytes(4, "big"))
    except OSError:
        return None
    return copy
