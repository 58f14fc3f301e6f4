"""The file of the compiled index: opened safely by any number of processes, and made anew when it is of no use.

Who has it open sees it as it was at that moment (SQLite's write-ahead log), changes are one transaction, and the file
itself is replaced only while nobody else has it open. Where that cannot be had in a few seconds, or the file cannot be
written, the index lives in memory for as long as the program runs: slower to start, but never in the way.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from interview_coach import __version__
from interview_coach.paths import private_folder

PATIENCE: Final = 5.0
"""Seconds to wait for another process before going without the file."""

Fill = Callable[[sqlite3.Connection], None]
"""Brings an index up to date; does nothing where it is."""

_HERE: Final = Path(__file__).parent
_COMPANIONS: Final = ("-wal", "-shm", "-journal")
_NOT_NOW: Final = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
    )
)


class IndexFile:
    """An open index. What other processes do meanwhile does not show in it."""

    def __init__(self, connection: sqlite3.Connection, lock: _Lock | None = None) -> None:
        self.connection = connection
        self._lock = lock

    @property
    def stored(self) -> bool:
        """Whether the index is a file that the next start will find."""
        return self._lock is not None

    @classmethod
    def open(cls, path: Path, fill: Fill, anew: bool = False) -> IndexFile:
        """Open the index at `path`, brought up to date by `fill`; with `anew` whatever is there counts for nothing."""
        for again in (anew, True):
            try:
                return cls._at(path, fill, again)
            except OSError:
                break
            except (sqlite3.DatabaseError, msgspec.DecodeError) as error:
                if not_now(error):
                    break
        return cls._in_memory(fill)

    @classmethod
    def _at(cls, path: Path, fill: Fill, anew: bool) -> IndexFile:
        private_folder(path.parent)
        lock = _Lock(path.with_suffix(".lock"))
        try:
            lock.share()
            connection = None if anew else _usable(path)
            if connection is None:
                lock.alone()
                if anew or not _is_usable(path):
                    _make(path, fill)
                lock.share()
                connection = _connect(path)
            return cls._filled(connection, fill, lock)
        except BaseException:
            lock.close()
            raise

    @classmethod
    def _filled(cls, connection: sqlite3.Connection, fill: Fill, lock: _Lock) -> IndexFile:
        try:
            fill(connection)
            _look(connection)
            return cls(connection, lock)
        except BaseException as error:
            with closing(connection):
                if not (isinstance(error, sqlite3.DatabaseError) and not_now(error)):
                    raise
                copy = _connect(":memory:")
                connection.backup(copy)  # what is compiled already need not be compiled again
        fill(copy)
        lock.close()
        return cls(copy)

    @classmethod
    def _in_memory(cls, fill: Fill) -> IndexFile:
        connection = _connect(":memory:")
        _create(connection)
        fill(connection)
        return cls(connection)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        if self._lock:
            self._lock.close()


class _Lock:
    """Tells the processes that use an index of each other: all share it, and who replaces the file has it alone.

    It is an empty SQLite file, because SQLite's locks work on every system and end with the process that holds them.
    """

    def __init__(self, path: Path) -> None:
        _touch(path)
        if path.stat().st_size:
            os.truncate(path, 0)  # something else wrote to it, and it could not be locked
        self._connection = _connect(path)
        self._connection.execute("PRAGMA journal_mode = MEMORY")

    def share(self) -> None:
        """Hold the lock together with others."""
        self._release()
        _look(self._connection)

    def alone(self) -> None:
        """Hold the lock when nobody else does."""
        self._release()
        self._connection.execute("BEGIN EXCLUSIVE")

    def close(self) -> None:
        self._connection.close()

    def _release(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def not_now(error: Exception) -> bool:
    """Whether the file could not be used just now, though nothing is wrong with what is in it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _NOT_NOW


def _connect(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _look(connection: sqlite3.Connection) -> None:
    """Begin a transaction that keeps seeing what there is now."""
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _usable(path: Path) -> sqlite3.Connection | None:
    """Return a connection to the index at `path` if this very program wrote it."""
    if not path.exists():
        return None
    connection = _connect(path)
    try:
        if connection.execute("SELECT program FROM about").fetchone() == (_program(),):
            return connection
    except sqlite3.DatabaseError as error:
        if not_now(error):
            connection.close()
            raise
    connection.close()
    return None


def _is_usable(path: Path) -> bool:
    if connection := _usable(path):
        connection.close()
    return connection is not None


def _make(path: Path, fill: Fill) -> None:
    """Put a new index, complete and up to date, in the place of whatever is at `path`."""
    beside = path.with_name(f"{path.name}.new")
    _remove(beside, "", *_COMPANIONS)
    _touch(beside)
    connection = _connect(beside)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = OFF")
        _create(connection)
        fill(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        with open(beside, "rb+") as file:
            os.fsync(file.fileno())
        _remove(path, *_COMPANIONS)
        os.replace(beside, path)
    finally:
        connection.close()
        _remove(beside, "", *_COMPANIONS)


def _create(connection: sqlite3.Connection) -> None:
    connection.executescript((_HERE / "index_schema.sql").read_text("utf-8"))
    connection.execute("INSERT INTO about (program) VALUES (?)", (_program(),))


@cache
def _program() -> str:
    """Return what tells this program from any other that writes an index, a checkout that was edited included."""
    code = 0
    for folder in (_HERE, _HERE / "kinds"):
        with os.scandir(folder) as entries:
            code += sum(entry.stat().st_mtime_ns for entry in entries if entry.name.endswith((".py", ".sql")))
    return f"{__version__} {code}"


def _touch(path: Path) -> None:
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _remove(path: Path, *endings: str) -> None:
    for ending in endings:
        path.with_name(path.name + ending).unlink(missing_ok=True)
