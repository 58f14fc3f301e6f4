"""Damage to the files of a history, by seed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

PAGE = 4096

Damage = Callable[[Path, random.Random], None]


def flip(path: Path, chance: random.Random) -> None:
    """Change one byte anywhere in the file."""
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    path.write_bytes(data)


def zero(path: Path, chance: random.Random) -> None:
    """Zero one page."""
    _page(path, chance, bytes(PAGE))


def scramble(path: Path, chance: random.Random) -> None:
    """Fill one page with random bytes."""
    _page(path, chance, chance.randbytes(PAGE))


def truncate(path: Path, chance: random.Random) -> None:
    """Cut the file off anywhere, at a page or within one."""
    data = path.read_bytes()
    end = chance.randrange(1, len(data))
    path.write_bytes(data[: end - end % PAGE if chance.random() < 0.5 and end > PAGE else end])


def empty(path: Path, chance: random.Random) -> None:
    """Leave nothing in the file, or no file at all."""
    path.write_bytes(b"")
    if chance.random() < 0.5:
        path.unlink()


def swap_wal(path: Path, chance: random.Random) -> None:
    """Lay the WAL of another database beside the file."""
    other = path.with_name("other.db")
    db = sqlite3.connect(other, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE t (x)")
    db.executemany("INSERT INTO t VALUES (?)", [(chance.randbytes(300),) for _ in range(chance.randrange(1, 200))])
    path.with_name(path.name + "-wal").write_bytes(other.with_name(other.name + "-wal").read_bytes())
    db.close()
    other.unlink()


DAMAGES: tuple[Damage, ...] = (flip, flip, zero, scramble, truncate, empty, swap_wal)


def _page(path: Path, chance: random.Random, content: bytes) -> None:
    data = bytearray(path.read_bytes())
    start = chance.randrange(len(data) // PAGE) * PAGE
    if data[start : start + PAGE] == content:  # an empty page, zeroed, would be no damage
        start = 0
    data[start : start + PAGE] = content
    path.write_bytes(data)


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a history, without those that say nothing: locks, indexes of WALs, the empty WAL of a reader."""
    files = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    silent = (".lock", "-shm")
    return {name: data for name, data in files.items() if not name.endswith(silent) and (data or "-wal" not in name)}
