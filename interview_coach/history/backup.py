"""Backups: verified copies of the history, made by themselves once a day and thinned with age."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from interview_coach.errors import CoachError
from interview_coach.history import connections
from interview_coach.history.connections import APPLICATION_ID
from interview_coach.history.failures import STORAGE
from interview_coach.history.files import create_private, size_of, sync_folder
from interview_coach.i18n import _
from interview_coach.paths import private_folder

Reason = Literal["daily", "manual", "upgrade"]

AGE: Final = timedelta(days=1)
"""How old the newest backup becomes before another one is made by itself."""

_NAME = re.compile(r"(daily|manual|upgrade)-(\d{8}T\d{6}Z)-(\d+)\.db$")
_STAMP: Final = "%Y%m%dT%H%M%SZ"

_RULES: Final[Sequence[tuple[Callable[[datetime], Hashable], int]]] = (
    (lambda at: at.date(), 7),
    (lambda at: at.isocalendar()[:2], 4),
    (lambda at: (at.year, at.month), 12),
)
"""The newest daily backup is kept of so many of the last days, weeks and months that have any."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One file in the folder of backups, as its name tells."""

    path: Path
    at: datetime
    """When it was made, UTC."""
    attempts: int
    reason: Reason


def backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the newest first; none where there is no such folder."""
    found = []
    with contextlib.suppress(FileNotFoundError):
        for path in folder.iterdir():
            if match := _NAME.match(path.name):
                at = datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, at, int(match[3]), match[1]))  # type: ignore[arg-type]  # the pattern lists the reasons
    return sorted(found, key=lambda backup: (backup.at, backup.attempts, backup.path.name), reverse=True)


def make(history: Path, folder: Path, now: datetime, reason: Reason = "manual") -> Backup:
    """Copy the history, open or not, into `folder`; the copy is opened, checked and counted before it gets its name.

    Raises:
        CoachError: the history cannot be read, or the backup cannot be written.
    """
    try:
        private_folder(folder)
        new = folder / f".new-{os.getpid()}.db"
        with closing(connections.looking(history, alone=not size_of(_wal(history)))) as db:
            attempts = copy(db, new)
    except STORAGE as error:
        raise _not_made(folder, error) from error
    at = now.astimezone(UTC).replace(microsecond=0)
    path = folder / f"{reason}-{at.strftime(_STAMP)}-{attempts}.db"
    os.replace(new, path)
    sync_folder(folder)
    return Backup(path, at, attempts, reason)


def copy(db: sqlite3.Connection, path: Path) -> int:
    """Copy a database to a file that stands alone, check the copy, and return how many attempts it holds.

    Raises:
        sqlite3.Error, OSError: the copy could not be made or is not sound; nothing is left of it.
    """
    create_private(path)
    try:
        with closing(connections.writing(path)) as copied:
            db.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")
        attempts = count(path)
        if attempts != db.execute("SELECT count(*) FROM attempt").fetchone()[0]:
            raise sqlite3.DatabaseError("the copy does not hold every attempt")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return attempts


def count(path: Path) -> int:
    """Return how many attempts a backup holds, its pages checked.

    Raises:
        sqlite3.Error: it is no sound history.
    """
    with closing(connections.looking(path, alone=True)) as db:
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise sqlite3.DatabaseError("not a history")
        problem = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
        if problem != "ok":
            raise sqlite3.DatabaseError(problem)
        return int(db.execute("SELECT count(*) FROM attempt").fetchone()[0])


def due(folder: Path, attempts: int, now: datetime) -> bool:
    """Whether a history that holds so many attempts should be backed up by itself now."""
    newest = next(iter(backups(folder)), None)
    if newest is None:
        return attempts > 0
    # A newest one that lies in the future was made by a clock that was wrong.
    return attempts != newest.attempts and abs(now - newest.at) >= AGE


def thin(folder: Path) -> list[Path]:
    """Delete the daily backups that no rule keeps; return their paths."""
    daily = [backup for backup in backups(folder) if backup.reason == "daily"]
    kept = {path for key, number in _RULES for path in _newest(daily, key, number)}
    gone = [backup.path for backup in daily if backup.path not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def _newest(daily: Iterable[Backup], key: Callable[[datetime], Hashable], number: int) -> Iterable[Path]:
    """The newest backup of each of the last `number` periods."""
    periods: dict[Hashable, Path] = {}
    for backup in daily:
        periods.setdefault(key(backup.at), backup.path)
    return islice(periods.values(), number)


def _wal(history: Path) -> Path:
    return history.with_name(history.name + "-wal")


def _not_made(folder: Path, error: Exception) -> CoachError:
    why = error.strerror if isinstance(error, OSError) else error
    return CoachError(
        _(
            "No backup was made in {folder}: {why}. See that the history is sound (`interview-coach doctor`) and that "
            "there is room for a copy."
        ).format(folder=folder, why=why)
    )
