"""Opening SQLite databases: for looking, for writing, in memory."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

APPLICATION_ID: Final = 0x49435448
"""What the header of a history says it is: `ICTH`."""

WAIT: Final = 5.0
"""Seconds that a statement waits for another process."""

_DURABLE = """
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;           -- what macOS needs to reach the disk
    PRAGMA wal_autocheckpoint = 0;   -- checkpoints are made where the seal is kept in step
    PRAGMA recursive_triggers = ON;  -- so that nothing replaces an attempt unseen
    PRAGMA foreign_keys = ON;
"""
_CAREFUL = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -16384;"


def looking(path: Path, *, alone: bool) -> sqlite3.Connection:
    """Open the database at `path` so that nothing can change it, nor its WAL.

    Args:
        alone: nobody writes to it, and it has no WAL; then no file is made beside it, and no lock is taken.
    """
    db = _connect(path, to_look(alone=alone))
    db.execute("PRAGMA query_only = ON")
    return db


def writing(path: Path) -> sqlite3.Connection:
    """Open the existing database at `path` for writing, each commit durable when it returns."""
    db = _connect(path, "mode=rw")
    db.executescript(_DURABLE)
    return db


def in_memory() -> sqlite3.Connection:
    """Open an empty database that lives in memory; files may be attached to it by `address`."""
    return sqlite3.connect("file::memory:", uri=True, isolation_level=None)


def address(path: Path, parameters: str) -> str:
    """Return the URI under which SQLite opens a file with some parameters."""
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):  # a Windows share: SQLite wants the host in the path
        uri = "file://" + uri.removeprefix("file:")
    return f"{uri}?{parameters}"


def to_look(*, alone: bool) -> str:
    """Return the parameters of an address under which nothing can be changed, as `looking` has them."""
    return "mode=ro&immutable=1" if alone else "mode=ro"


def _connect(path: Path, parameters: str) -> sqlite3.Connection:
    db = sqlite3.connect(address(path, parameters), uri=True, timeout=WAIT, isolation_level=None)
    db.executescript(_CAREFUL)
    return db
