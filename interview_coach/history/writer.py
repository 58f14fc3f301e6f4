"""The one connection that writes to a history, with the side file kept in step."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from interview_coach.history import connections, folders, migrations, seal
from interview_coach.history.failures import STORAGE, not_saved
from interview_coach.history.files import Files, create_private, size_of, sync_folder
from interview_coach.history.log import new_id
from interview_coach.history.mark import Mark, Record
from interview_coach.history.rows import micros
from interview_coach.history.seal import Pages, Seal

_STRETCH: Final = 8 << 20
"""Bytes of WAL that are laid out at a time: some two hundred answers, more than most sittings have."""

_LOOK_EVERY: Final = 16
"""Commits between two looks at the WAL."""

_CHECKPOINT_EVERY: Final = 64 * _LOOK_EVERY
"""Commits after which the WAL is folded into the database in the middle of a sitting, so that it does not grow on."""


def create(files: Files, now: datetime, chance: random.Random) -> None:
    """Make an empty history. Its file appears complete or not at all.

    Raises:
        sqlite3.Error, OSError: it cannot be made.
    """
    new = Files.of(files.history.with_name(f".{files.history.name}.new"))
    for leftover in (new.journal, new.wal, new.shm):
        leftover.unlink(missing_ok=True)
    create_private(new.history)
    db = connections.writing(new.history)
    try:
        db.execute(f"PRAGMA application_id = {connections.APPLICATION_ID}")
        migrations.migrate(db, micros(now))
        db.execute("INSERT INTO fact VALUES ('id', ?)", (new_id(now, chance),))
        if folders.shared(files.history) is None:
            db.execute("PRAGMA journal_mode = WAL")
    finally:
        db.close()
    os.replace(new.history, files.history)
    sync_folder(files.history.parent)


class Writer:
    """An open history. What is written in a `transaction` is durable when that ends."""

    def __init__(self, files: Files, pages: Pages, sealed: Seal | None) -> None:
        """Open the history that `guard.verify` has just found sound, with the seal `sealed`, or that was just made.

        Args:
            pages: the bytes of its file; this object closes them.

        Raises:
            sqlite3.Error, OSError: it cannot be opened for writing.
        """
        self._files = files
        self._pages = pages
        # A WAL needs memory that all its users share, which a folder of several machines does not have.
        self._wal = folders.shared(files.history) is None
        self._commits = 0
        self._laid_out = 0
        self._tail: tuple[int, str] | None = None
        self._mark = Mark(files.mark)
        try:
            self.db = connections.writing(files.history)
            try:
                self._start(sealed)
            except BaseException:
                self.db.close()
                raise
        except BaseException:
            self._mark.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Begin a transaction, and commit it when the block ends well.

        Raises:
            NotSaved: the disk said no; nothing was changed.
        """
        self.appended(None)
        self._roll_back()
        try:
            self.db.execute("BEGIN IMMEDIATE")
            yield self.db
            self.db.execute("COMMIT")
        except STORAGE as error:
            self._roll_back()
            raise not_saved(self._files.history, error) from error
        except BaseException:
            self._roll_back()
            raise
        if self._tail:
            self._mark.note(*self._tail)
        self._commits += 1
        if self._wal and self._commits % _LOOK_EVERY == 0:
            self._tend_wal()

    def appended(self, tail: tuple[int, str] | None) -> None:
        """Say the number and the hash of the attempt that the transaction under way appended last."""
        self._tail = tail

    def close(self) -> None:
        """Fold everything into the database file and seal it; where that fails, the WAL keeps what was committed."""
        with contextlib.suppress(*STORAGE):
            self._checkpoint(closing=True)
        with contextlib.suppress(*STORAGE):
            self.db.close()
        self._mark.close()
        self._pages.close()

    def _start(self, sealed: Seal | None) -> None:
        """Say in the side file what the history holds and that it is being written to, and set the way of writing."""
        (id,) = self.db.execute("SELECT value FROM fact WHERE name = 'id'").fetchone()
        last = self.db.execute("SELECT seq, hash FROM attempt ORDER BY seq DESC LIMIT 1").fetchone() or (0, "")
        wanted = "wal" if self._wal else "delete"
        changing = self.db.execute("PRAGMA journal_mode").fetchone()[0] != wanted
        record = Record(id=id, attempts=last[0], hash=last[1])
        self._mark.keep(record if changing or not self._wal else replace(record, sealed=sealed))
        if changing and self.db.execute(f"PRAGMA journal_mode = {wanted}").fetchone()[0] != wanted:
            raise sqlite3.OperationalError(f"cannot set the journal to {wanted}")
        if self._wal:
            if self._mark.record.sealed is None:
                self._mark.keep(replace(record, sealed=self._pages.seal()))
            self._lay_out()

    def _lay_out(self) -> None:
        """Write zeros, which SQLite takes for the end of the log, where the WAL will grow.

        A commit that overwrites what is there need not wait for the file system's own journal: it takes two thirds of
        the time.
        """
        with contextlib.suppress(OSError), open(self._files.wal, "r+b") as file:
            file.seek(0, os.SEEK_END)
            file.write(bytes(_STRETCH))
            self._laid_out = file.tell()
            os.fsync(file.fileno())

    def _tend_wal(self) -> None:
        if self._commits % _CHECKPOINT_EVERY == 0:
            with contextlib.suppress(*STORAGE):  # what was committed is safe in the WAL
                self._checkpoint()
        elif size_of(self._files.wal) > self._laid_out:
            self._lay_out()

    def _checkpoint(self, *, closing: bool = False) -> None:
        """Fold the WAL into the database file, with the seal kept in step."""
        record = self._mark.record
        changed = seal.pages_in(self._files.wal) if self._wal else []
        before = self._pages.some(changed)
        if self._wal:
            # Should only a part go in, the next seal is made of the whole file.
            self._mark.keep(replace(record, sealed=None))
            if self.db.execute(f"PRAGMA wal_checkpoint({'TRUNCATE' if closing else 'RESTART'})").fetchone()[0]:
                return  # somebody is reading: the WAL keeps the rest
        if record.sealed is None:
            sealed = self._pages.seal()
        else:
            sealed = Seal(record.sealed.total - before + self._pages.some(changed), self._pages.count())
        self._mark.keep(replace(record, sealed=sealed, closed=closing))

    def _roll_back(self) -> None:
        # SQLite has rolled back by itself after some errors.
        if self.db.in_transaction:
            with contextlib.suppress(*STORAGE):
                self.db.execute("ROLLBACK")
