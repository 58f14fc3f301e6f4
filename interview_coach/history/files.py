"""The files that one history is made of."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from interview_coach.paths import Places


@dataclass(frozen=True, slots=True)
class Files:
    """Where a history and what belongs to it lie; nothing is made or opened here."""

    history: Path
    """The database."""
    backups: Path
    """Folder of its backups."""

    @classmethod
    def of(cls, where: Places | Path) -> Files:
        """Return the files of a learner's history, or of the history at a path of its own."""
        if isinstance(where, Places):
            return cls(where.history.absolute(), where.backups.absolute())
        return cls(where.absolute(), where.absolute().parent / "backups")

    @property
    def wal(self) -> Path:
        """What was committed and is not yet in the database file."""
        return self._beside("-wal")

    @property
    def shm(self) -> Path:
        """SQLite's index of the WAL; made again whenever it is missing."""
        return self._beside("-shm")

    @property
    def journal(self) -> Path:
        """What takes back an unfinished transaction, where no WAL is used."""
        return self._beside("-journal")

    @property
    def mark(self) -> Path:
        """The side file: what the history held when the program last wrote to it."""
        return self.history.with_suffix(".mark")

    @property
    def lock(self) -> Path:
        """The file that the one writing program keeps locked."""
        return self.history.with_suffix(".lock")

    def _beside(self, ending: str) -> Path:
        return self.history.with_name(self.history.name + ending)


def size_of(path: Path) -> int:
    """Return the bytes of a file, 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def create_private(path: Path) -> None:
    """Make an empty file, readable by its owner alone, in place of whatever was there."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    with contextlib.suppress(OSError):  # Windows cannot open a folder
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
