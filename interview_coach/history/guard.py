"""What is looked at before a history is read, and again before it is first written to."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from interview_coach.errors import CoachError
from interview_coach.history import chain, connections, migrations
from interview_coach.history.connections import APPLICATION_ID
from interview_coach.history.failures import STORAGE, damaged, newer, unreadable
from interview_coach.history.files import Files, size_of
from interview_coach.history.mark import Record
from interview_coach.history.seal import Pages, Report, Seal, has_frames
from interview_coach.i18n import _, ngettext


def look(files: Files, record: Record | None, *, alone: bool) -> sqlite3.Connection | None:
    """Open the history for reading, or return None where there is none yet.

    Args:
        record: what the side file says; None where there is none.
        alone: we hold the lock, so that nobody else writes.

    Raises:
        Refusal: it is damaged, foreign, newer than the program, or not what the side file says.
    """
    try:
        if not size_of(files.history):
            _check_nothing(files, record)
            return None
        if alone:
            _check_file(files, record)
            if size_of(files.journal):
                _take_back(files, record)
        return _opened(files, record, alone=alone)
    except STORAGE as error:
        raise unreadable(files.history, error) from error


def verify(files: Files, pages: Pages, record: Record | None, report: Report | None = None) -> Seal:
    """Make sure that every byte of the history is as the program left it, or at least that all of it is sound.

    Where the side file has a seal, the bytes are compared with it: one pass over the file. Where it has none, because
    the program ended while it was folding in the WAL, or where another program has folded it in since, pages and chain
    are checked one by one.

    Returns:
        The seal of the file as it is.

    Raises:
        Damaged: the history is not sound.
    """
    try:
        found = pages.seal(report)
        if record is not None and found == record.sealed:
            return found
        if record is not None and record.sealed and (record.closed or has_frames(files.wal)):
            raise damaged(files.history, _("the file is not as the program left it."))
        with closing(connections.looking(files.history, alone=not size_of(files.wal))) as db:
            check_all(files.history, db, report)
        return found
    except STORAGE as error:
        raise unreadable(files.history, error) from error


def check_all(path: Path, db: sqlite3.Connection, report: Report | None = None) -> None:
    """Make sure that the pages of a database are sound and that its chain is whole.

    Raises:
        Damaged: they are not.
    """
    problem = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
    if problem != "ok":
        raise damaged(path, _("the history is damaged ({why}).").format(why=" ".join(problem.split())))
    for seq in chain.broken(chain.log(db, report)):
        raise damaged(path, _("attempt {seq} is not as it was recorded.").format(seq=seq))


def check_contents(path: Path, db: sqlite3.Connection) -> None:
    """Make sure that a database is a history that this program can read, or one that it can migrate.

    Raises:
        Refusal: it belongs to another program, or to a newer version of this one.
    """
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise damaged(path, _("the file belongs to another program."))
    if (found := migrations.version(db)) > migrations.NEWEST:
        raise newer(path, found, migrations.NEWEST)


@contextmanager
def foreign(path: Path) -> Iterator[sqlite3.Connection]:
    """Open another history or a backup for reading, every check made; an older one is migrated in memory.

    Raises:
        CoachError: it cannot be read, or is damaged, foreign or newer than the program.
    """
    try:
        if not size_of(path):
            raise CoachError(_("{path}: there is no such file, or it is empty.").format(path=path))
        with closing(connections.looking(path, alone=not size_of(Files.of(path).wal))) as db:
            check_contents(path, db)
            with closing(current(db)) as readable:
                check_all(path, readable)
                yield readable
    except STORAGE as error:
        raise unreadable(path, error) from error


def current(db: sqlite3.Connection) -> sqlite3.Connection:
    """Return a database with the newest schema: `db` itself, or a migrated copy in memory."""
    if migrations.version(db) == migrations.NEWEST:
        return db
    copy = connections.in_memory()
    db.backup(copy)
    migrations.migrate(copy, 0)
    return copy


def _take_back(files: Files, record: Record | None) -> None:
    """Let SQLite take back an unfinished transaction, first in a copy, where the result is looked at.

    Raises:
        Refusal: the journal does not belong to this history, or the history is damaged.
    """
    with tempfile.TemporaryDirectory(prefix="interview-coach-") as folder:
        copied = Files.of(Path(folder) / files.history.name)
        shutil.copyfile(files.history, copied.history)
        shutil.copyfile(files.journal, copied.journal)
        with closing(connections.writing(copied.history)) as db:
            check_contents(files.history, db)
            _check_record(files, record, db)
            check_all(files.history, db)
    with closing(connections.writing(files.history)) as db:
        db.execute("SELECT count(*) FROM sqlite_schema")


def _check_nothing(files: Files, record: Record | None) -> None:
    if (record and record.existed) or size_of(files.wal) or size_of(files.journal):
        n = record.attempts if record else 0
        what = ngettext(
            "the history is missing or empty; it held {n} attempt.",
            "the history is missing or empty; it held {n} attempts.",
            n,
        )
        raise damaged(files.history, what.format(n=n) if n else _("the history is missing or empty."))


def _check_file(files: Files, record: Record | None) -> None:
    """Look at the file and at what lies beside it, before SQLite does."""
    with Pages(files.history) as pages:
        header, count = pages.header(), pages.count()
    if not header.page:
        raise damaged(files.history, _("this is not a history."))
    if header.application != APPLICATION_ID:
        raise damaged(files.history, _("the file belongs to another program."))
    closed = record is not None and record.closed
    for stray, foreign in ((files.wal, closed or not header.wal), (files.journal, closed or header.wal)):
        if foreign and size_of(stray):
            raise damaged(files.history, _("{name} beside it does not belong to it.").format(name=stray.name))
    if record and record.closed and record.sealed and count != record.sealed.pages:
        raise damaged(files.history, _("the file does not have the size that the program left it with."))


def _opened(files: Files, record: Record | None, *, alone: bool) -> sqlite3.Connection:
    wal = size_of(files.wal)
    try:
        db = connections.looking(files.history, alone=alone and not wal)
        check_contents(files.history, db)
    except sqlite3.OperationalError:
        if alone or wal:
            raise
        # In a folder that cannot be written to SQLite reads a history only as one that nobody changes.
        db = connections.looking(files.history, alone=True)
        check_contents(files.history, db)
    try:
        _check_record(files, record, db)
    except BaseException:
        db.close()
        raise
    return db


def _check_record(files: Files, record: Record | None, db: sqlite3.Connection) -> None:
    """Compare a database with the side file, which may lag behind it."""
    if record is None or not record.id:
        return
    if db.execute("SELECT value FROM fact WHERE name = 'id'").fetchone() != (record.id,):
        raise damaged(files.history, _("this is another history than the one that was here."))
    if not record.attempts:
        return
    found = db.execute("SELECT hash FROM attempt WHERE seq = ?", (record.attempts,)).fetchone()
    if found is None:
        there = db.execute("SELECT coalesce(max(seq), 0) FROM attempt").fetchone()[0]
        raise damaged(
            files.history,
            _("the history holds {there} attempts, fewer than the {known} it had.").format(
                there=there, known=record.attempts
            ),
        )
    if found != (record.hash,):
        what = _("attempt {seq} is not the one that was recorded.").format(seq=record.attempts)
        raise damaged(files.history, what)
