"""A history's database: read at once, checked and opened for writing when there is something to write."""

from __future__ import annotations

import random
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

from interview_coach.clock import Clock
from interview_coach.errors import CoachError
from interview_coach.history import backup, connections, derived, folders, guard, log, mark, migrations, writer
from interview_coach.history.failures import STORAGE, NotSaved, damaged, not_saved, unreadable
from interview_coach.history.files import Files, size_of
from interview_coach.history.lock import Lock
from interview_coach.history.rows import Row, micros
from interview_coach.history.seal import Pages, Report, Seal
from interview_coach.i18n import _

Made = TypeVar("Made")


class Database:
    """Reading and writing, with every guard in between. Use it as a context manager, or close it.

    Opening changes nothing on the disk but the lock file. Before the first write the whole file is compared with the
    side file, and a backup is made where the last one is a day old: `prepare` does so ahead of time.
    """

    def __init__(self, files: Files, clock: Clock, chance: random.Random, *, read_only: bool, daily: bool) -> None:
        """Take the lock unless `read_only`, and open what is there for reading.

        Args:
            daily: make a backup before the first write where the last one is a day old.

        Raises:
            InUse: another process writes to it.
            Refusal: it is damaged, foreign, newer than the program, or its folder cannot be written to.
        """
        self.files = files
        self.read_only = read_only
        self.warnings: list[str] = []
        """What went wrong without harm to what is stored, such as a backup that was not made; one sentence each."""
        self._clock = clock
        self._chance = chance
        self._daily = daily
        self._writer: writer.Writer | None = None
        self._finish: Callable[[], object] = _nothing
        self._sealed: Seal | None = None
        self._pages: Pages | None = None
        self._preparing = threading.Lock()
        self._lock = None if read_only else Lock.take(self.files.lock)
        if self._lock:
            weakref.finalize(self, self._lock.release)
        try:
            self._alone = self._lock is not None and self._lock.held
            self._db = self._look()
        except BaseException:
            self._release()
            raise

    @property
    def shared(self) -> str:
        """A sentence that warns of a network or cloud folder; empty for a folder of this machine alone."""
        if (name := folders.shared(self.files.history)) is None:
            return ""
        return _(
            "{folder} is shared with other machines ({name}). Do not practise on two of them at once; a folder of this "
            "machine alone, chosen with INTERVIEW_COACH_HOME, is safer and faster."
        ).format(folder=self.files.history.parent, name=name)

    def prepare(self, report: Report | None = None) -> None:
        """Do what comes before the first write: check the whole file, make the daily backup. Later calls do nothing.

        It may be called from another thread while this one reads; a write in the meantime waits for it.

        Raises:
            Damaged: the history is not as the program left it. Nothing was written.
        """
        with self._preparing:
            if self._sealed or self._writer or self.read_only or not size_of(self.files.history):
                return
            self._record = self._read_mark()
            try:
                pages = self._open_pages()
            except OSError as error:
                raise unreadable(self.files.history, error) from error
            sealed = guard.verify(self.files, pages, self._record, report)
            self._back_up()
            self._sealed = sealed

    def rows(self, sql: str, *arguments: Any) -> list[Row]:
        """Return what a query finds; its arguments are values, or one mapping of names to values.

        Raises:
            Refusal: the history cannot be read.
        """
        try:
            named = arguments[0] if arguments and isinstance(arguments[0], dict) else arguments
            return self._db.execute(sql, named).fetchall()
        except STORAGE as error:
            raise unreadable(self.files.history, error) from error

    def read(self, make: Callable[[Row], Made], sql: str, *arguments: Any) -> list[Made]:
        """Return what `make` makes of the rows that a query finds.

        Raises:
            Refusal: the history cannot be read, or holds what cannot be understood.
        """
        rows = self.rows(sql, *arguments)
        try:
            return [make(row) for row in rows]
        except (ValueError, TypeError, OverflowError) as error:
            raise damaged(self.files.history, _("the history is damaged ({why}).").format(why=error)) from error

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for one transaction, which is durable when the block has ended well.

        Raises:
            NotSaved: the disk said no, or the history is open for reading only; nothing was changed.
            Damaged: the history turns out not to be as the program left it. Nothing was written.
        """
        with self._opened().transaction() as db:
            yield db

    def appended(self, seq: int, hash: str) -> None:
        """Say what the transaction under way appended last, for the side file."""
        if self._writer:
            self._writer.appended((seq, hash))

    def close(self) -> None:
        """Fold everything into the one file, seal it and let the next process in. Closing again does nothing."""
        self._finish()
        self._db.close()
        if self._pages:
            self._pages.close()
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _look(self) -> sqlite3.Connection:
        """Open what is there for reading; an empty history in memory where there is nothing."""
        self._record = self._read_mark()
        db = guard.look(self.files, self._record, alone=self._alone)
        if db is not None and not self.read_only:
            return db
        try:
            return guard.current(db or connections.in_memory())
        except STORAGE as error:
            raise unreadable(self.files.history, error) from error

    def _read_mark(self) -> mark.Record | None:
        try:
            return mark.read(self.files.mark)
        except OSError as error:
            raise unreadable(self.files.mark, error) from error

    def _opened(self) -> writer.Writer:
        """The writer, opened at the first call."""
        if self._writer is None:
            if self.read_only:
                raise NotSaved(_("Not saved: the history was opened for reading only."))
            self.prepare()
            try:
                self._writer = self._open_writer()
            except STORAGE as error:
                self._sealed = None
                raise not_saved(self.files.history, error) from error
            # A connection that is merely dropped would fold in the WAL by itself and break the seal.
            self._finish = weakref.finalize(self, self._writer.close)
            self._db.close()
            self._db = self._writer.db
        return self._writer

    def _open_pages(self) -> Pages:
        if self._pages is None:
            self._pages = Pages(self.files.history)
        return self._pages

    def _open_writer(self) -> writer.Writer:
        now = self._clock.now()
        if not size_of(self.files.history):
            writer.create(self.files, now, self._chance)
        opened = writer.Writer(self.files, self._open_pages(), self._sealed)
        try:
            migrations.migrate(opened.db, micros(now))
            log.settle_origin(opened.db, self.files.history, now, self._chance)
            derived.move_horizon(opened.db, micros(now))
        except BaseException:
            opened.close()
            self._pages = None
            raise
        return opened

    def _back_up(self) -> None:
        """Make the daily backup where it is due. A failure is told and does not stop the learner."""
        now, folder = self._clock.now(), self.files.backups
        try:
            attempts = self._record.attempts if self._record else 0
            if self._daily and backup.due(folder, attempts, now):
                backup.make(self.files.history, folder, now, "daily")
                backup.thin(folder)
        except CoachError as error:
            self.warnings.append(str(error))
        except OSError as error:
            self.warnings.append(
                _("{folder}: backups cannot be read ({why}).").format(folder=folder, why=error.strerror)
            )

    def _release(self) -> None:
        if self._lock:
            self._lock.release()


def _nothing() -> None:
    """There is no writer to close yet."""
