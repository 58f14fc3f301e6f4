"""A close look at everything that belongs to a history, and the mending of what can be made again."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final, Literal, NamedTuple

from interview_coach.clock import Clock
from interview_coach.errors import CoachError
from interview_coach.history import audit, backup, chain, folders, guard, mark, migrations, salvage
from interview_coach.history.card import Fold
from interview_coach.history.failures import STORAGE, InUse, unreadable
from interview_coach.history.files import Files, size_of
from interview_coach.history.lock import Lock
from interview_coach.history.rows import attempt_of, micros
from interview_coach.history.seal import Pages, Report, has_frames
from interview_coach.history.store import History
from interview_coach.i18n import _, ngettext
from interview_coach.paths import Places

_MOST: Final = 20
"""Findings of one kind that are told one by one."""

_UNRESOLVED = (
    "SELECT seq FROM attempt AS a WHERE voids IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM attempt AS b WHERE b.id = a.voids AND b.voids IS NULL)"
)
_LATER = "SELECT count(*) FROM attempt AS a LEFT JOIN moved AS m ON m.seq = a.seq WHERE coalesce(m.at, a.at) > ?"


class Finding(NamedTuple):
    """One thing that was looked at, and what came of it."""

    check: Literal["file", "pages", "chain", "attempts", "derived", "backups", "modes", "place"]
    severity: Literal["fine", "warning", "error"]
    what: str
    mend: str = ""
    """What to do; empty where there is nothing to do."""


def examine(where: Places | Path, clock: Clock, fold: Fold, report: Report | None = None) -> list[Finding]:
    """Look at a history and all that belongs to it. Nothing is changed; what is wrong is told, not raised.

    Args:
        report: told how far the reading of the file, and then of the log, has come.
    """
    files = Files.of(where)
    if not files.history.parent.is_dir():
        return [Finding("file", "fine", _("There is no history yet."))]
    try:
        lock = Lock.take(files.lock)
    except InUse as error:
        busy = Finding("file", "warning", str(error), _("Not everything could be looked at."))
        return [busy, *_all(files, clock, fold, report, alone=False)]
    except CoachError as error:
        return [Finding("file", "warning", str(error)), *_all(files, clock, fold, report, alone=False)]
    try:
        return list(_all(files, clock, fold, report, alone=lock.held))
    finally:
        lock.release()


def repair(
    where: Places | Path, clock: Clock, fold: Fold, chance: random.Random, report: Report | None = None
) -> list[Finding]:
    """Mend what can be made again (file modes, everything derived, the side file), and examine the result.

    A history whose attempts are sound is from then on taken as it is, even where the side file knew another one. One
    whose attempts are not sound is left as it is.

    Raises:
        InUse: another process writes to the history.
        NotSaved: the disk said no.
    """
    files = Files.of(where)
    lock = Lock.take(files.lock)
    try:
        for path, mode in _loose(files):
            path.chmod(mode)
        sound = _forget_doubts(files, report)
    except OSError as error:
        raise unreadable(files.history, error) from error
    finally:
        lock.release()
    if sound:
        with History.open(where, clock, fold, chance) as history:
            history.adopt((), files.history)
            history.rebuild(report)
    return examine(where, clock, fold, report)


def _all(files: Files, clock: Clock, fold: Fold, report: Report | None, *, alone: bool) -> Iterator[Finding]:
    record = mark.peek(files.mark)
    db: sqlite3.Connection | None = None
    try:
        db = guard.look(files, record, alone=alone)
        if db is None:
            yield Finding("file", "fine", _("There is no history yet."))
        elif alone and not _is_sealed(files, record, report):
            what = _("{path}: the file is not as the program left it.").format(path=files.history)
            mend = _("If you changed it yourself, `interview-coach doctor --repair` takes it as it is. {else_}")
            yield Finding("file", "error", what, mend.format(else_=_mend()))
        else:
            yield Finding("file", "fine", _("The history is the one that was here."))
    except CoachError as error:
        yield Finding("file", "error", str(error))
        db = salvage.attempt(files, record)
    if db is not None:
        with closing(db):
            yield from _contents(files, db, clock, fold, report)
    yield from _backups(files)
    yield from _modes(files)
    if name := folders.shared(files.history):
        what = _("{folder} is shared with other machines ({name}).").format(folder=files.history.parent, name=name)
        yield Finding("place", "warning", what, _("Choose a folder of this machine alone with INTERVIEW_COACH_HOME."))


def _is_sealed(files: Files, record: mark.Record | None, report: Report | None) -> bool:
    """Whether the bytes are those that the program left there, or it left without saying."""
    if record is None or record.sealed is None or not (record.closed or has_frames(files.wal)):
        return True
    with Pages(files.history) as pages:
        return pages.seal(report) == record.sealed


def _contents(
    files: Files, db: sqlite3.Connection, clock: Clock, fold: Fold, report: Report | None
) -> Iterator[Finding]:
    """Look into the database; what ends the looking is a finding too."""
    try:
        yield from _pages(db)
        if migrations.version(db) < migrations.NEWEST:
            return  # the rest is looked at once it has the schema that this program knows
        yield from _chain(db, report)
        yield from _attempts(db, clock)
        yield from _derived(files, fold, report)
    except STORAGE as error:
        yield Finding("pages", "error", str(unreadable(files.history, error)))
    except ValueError as error:
        yield Finding("attempts", "error", _("An attempt cannot be understood ({why}).").format(why=error), _mend())


def _pages(db: sqlite3.Connection) -> Iterator[Finding]:
    problems = [str(row[0]) for row in db.execute(f"PRAGMA integrity_check({_MOST})")]
    if problems == ["ok"]:
        yield Finding("pages", "fine", _("All pages and indexes are sound."))
    else:
        yield from (Finding("pages", "error", problem, _mend()) for problem in problems)


def _chain(db: sqlite3.Connection, report: Report | None) -> Iterator[Finding]:
    broken = list(islice(chain.broken(chain.log(db, report)), _MOST))
    for seq in broken:
        what = _("Attempt {seq} is not as it was recorded, or the one before it is not.").format(seq=seq)
        yield Finding("chain", "error", what, _mend())
    if not broken:
        n = db.execute("SELECT count(*) FROM attempt").fetchone()[0]
        what = ngettext("The chain of {n} attempt is whole.", "The chain of {n} attempts is whole.", n)
        yield Finding("chain", "fine", what.format(n=n))


def _attempts(db: sqlite3.Connection, clock: Clock) -> Iterator[Finding]:
    for row in chain.log(db):
        attempt_of(row)
    for (seq,) in islice(db.execute(_UNRESOLVED), _MOST):
        what = _("Attempt {seq} takes back one that is not here.").format(seq=seq)
        yield Finding("attempts", "warning", what, _("Merge the history in which that one was recorded."))
    if later := db.execute(_LATER, (micros(clock.now()),)).fetchone()[0]:
        what = ngettext("{n} attempt is dated later than now.", "{n} attempts are dated later than now.", later)
        yield Finding("attempts", "warning", what.format(n=later), _("See that the computer's clock is right."))


def _derived(files: Files, fold: Fold, report: Report | None) -> Iterator[Finding]:
    alone = not size_of(files.wal)
    differ = list(islice(audit.differences(files.history, fold, alone=alone, report=report), _MOST))
    for table, key in differ:
        what = _("{table} {key} is not what follows from the log.").format(table=table, key=key)
        yield Finding("derived", "error", what, _("`interview-coach doctor --repair` makes it again."))
    if not differ:
        yield Finding("derived", "fine", _("Cards and counters are what follows from the log."))


def _backups(files: Files) -> Iterator[Finding]:
    found = backup.backups(files.backups)
    bad = []
    for each in found:
        try:
            if backup.count(each.path) != each.attempts:
                bad.append(each)
        except STORAGE:
            bad.append(each)
    for each in bad:
        what = _("{path}: the backup cannot be used.").format(path=each.path)
        yield Finding("backups", "warning", what, _("Move it away, and make another with `interview-coach backup`."))
    if found and not bad:
        what = ngettext("{n} backup can be used.", "{n} backups can be used.", len(found)).format(n=len(found))
        yield Finding("backups", "fine", what)


def _modes(files: Files) -> Iterator[Finding]:
    for path, mode in _loose(files):
        what = _("{path} can be read by others.").format(path=path)
        yield Finding("modes", "warning", what, _("`chmod {mode:o} {path}`").format(mode=mode, path=path))


def _loose(files: Files) -> list[tuple[Path, int]]:
    """Files and folders of ours that others may read, and the mode that each should have."""
    if os.name == "nt":
        return []
    folder = [(path, 0o700) for path in (files.history.parent, files.backups)]
    ours = (files.history, files.wal, files.shm, files.journal, files.mark, files.lock)
    single = [(path, 0o600) for path in (*ours, *(each.path for each in backup.backups(files.backups)))]
    return [(path, mode) for path, mode in (*folder, *single) if path.exists() and path.stat().st_mode & 0o077]


def _forget_doubts(files: Files, report: Report | None) -> bool:
    """Drop the side file if the history is sound without it; tell whether it is."""
    record = mark.peek(files.mark)
    if record and record.closed and size_of(files.wal):
        files.wal.rename(files.wal.with_name(files.wal.name + "-stray"))
    try:
        db = guard.look(files, None, alone=True)
        if db is None:
            return False
        with closing(db):
            guard.check_all(files.history, db, report)
    except CoachError:
        return False
    except (*STORAGE, ValueError):
        return False
    files.mark.unlink(missing_ok=True)
    return True


def _mend() -> str:
    return _("`interview-coach restore` brings back a backup with everything that can still be read.")
