"""The side file: what a history held when the program last wrote to it.

SQLite opens an emptied file as a new database and replays any WAL that lies beside one. The mark is what such a file is
compared with before anything is written. It is one record of fixed size, written in place.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from interview_coach.history.files import sync_folder
from interview_coach.history.seal import Seal

_SIZE: Final = 512
"""One sector, so that a record is written whole."""


class Record(Struct, frozen=True, kw_only=True):
    """What is known of a history; all empty where the side file could not be understood."""

    id: str = ""
    """Id of the history."""
    attempts: int = 0
    """How many attempts it held at least."""
    hash: str = ""
    """Hash of the last of them."""
    sealed: Seal | None = None
    """Seal of the database file since the last checkpoint; None while that is not known."""
    closed: bool = False
    """Whether the program ended well, with everything in the database file and nothing in a WAL."""

    @property
    def existed(self) -> bool:
        """Whether there was something to lose."""
        return self.attempts > 0 or not self.id


def read(path: Path) -> Record | None:
    """Return the record at `path`, None where there is no side file.

    Raises:
        OSError: it is there and cannot be read.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Record)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError:
        return Record()


def peek(path: Path) -> Record | None:
    """Return the record at `path`; a side file that cannot be read counts as one that is not understood."""
    try:
        return read(path)
    except OSError:
        return Record()


class Mark:
    """The side file of a history that is being written to."""

    def __init__(self, path: Path) -> None:
        """Take over the side file at `path`, made where it is missing; `keep` then says what it holds.

        Raises:
            OSError: it cannot be made.
        """
        self._file = open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)  # noqa: SIM115  # open as long as the history
        sync_folder(path.parent)
        self.record = Record()

    def keep(self, record: Record) -> None:
        """Write `record` and wait until it is durable.

        Raises:
            OSError: the disk said no.
        """
        self._write(record)
        os.fsync(self._file.fileno())

    def note(self, attempts: int, hash: str) -> None:
        """Write down a committed attempt without waiting: the mark may lag behind the history, never run ahead."""
        with contextlib.suppress(OSError):
            self._write(msgspec.structs.replace(self.record, attempts=attempts, hash=hash))

    def close(self) -> None:
        self._file.close()

    def _write(self, record: Record) -> None:
        self._file.seek(0)
        self._file.write(msgspec.json.encode(record).ljust(_SIZE - 1) + b"\n")
        self.record = record
