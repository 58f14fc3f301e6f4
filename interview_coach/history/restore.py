"""Bringing back a backup, with everything that the present history, however damaged, still has."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from interview_coach.clock import Clock
from interview_coach.errors import CoachError
from interview_coach.history import backup, guard, mark, merging, salvage
from interview_coach.history.card import Fold
from interview_coach.history.failures import STORAGE, not_saved
from interview_coach.history.files import Files, sync_folder
from interview_coach.history.lock import Lock
from interview_coach.history.seal import Report
from interview_coach.history.store import History
from interview_coach.i18n import _
from interview_coach.paths import Places, private_folder


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it."""

    attempts: int
    """Entries in the log now."""
    recovered: int
    """Those of them that were read from the history that was there, and not in the backup."""
    lost: int
    """How many are known to have been there and could not be read."""
    aside: Path | None
    """Where the history that was there lies now; None where there was none."""


def restore(
    where: Places | Path,
    source: Path | None,
    clock: Clock,
    fold: Fold,
    chance: random.Random,
    report: Report | None = None,
) -> Restored:
    """Put a backup in the place of the history, and take over what that one still has readable.

    The history that was there is set aside, never deleted. Until everything else is done it stays where it is.

    Args:
        source: the backup; None makes a new history of what is readable.

    Raises:
        InUse: another process writes to the history.
        CoachError: the backup is no sound history, nothing at all can be read, or the disk said no. Nothing was
            changed.
    """
    files = Files.of(where)
    lock = Lock.take(files.lock)
    # Its own folder, so that neither half-made files nor side files get into the way of the real ones.
    workshop = files.history.parent / ".restoring"
    try:
        shutil.rmtree(workshop, ignore_errors=True)
        built = Files.of(private_folder(workshop) / files.history.name)
        if source is not None:
            with guard.foreign(source) as db:
                backup.copy(db, built.history)
        with History.open(built.history, clock, fold, chance, daily=False) as fresh:
            recovered, known = _take_over(fresh, files, source, report)
            attempts = fresh.count
        if source is None and not attempts:
            raise CoachError(_nothing(files))
        aside = _swap(built, files, clock.now())
    except STORAGE as error:
        raise not_saved(files.history, error) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        lock.release()
    return Restored(attempts, recovered, max(known - attempts, 0), aside)


def _take_over(fresh: History, files: Files, source: Path | None, report: Report | None) -> tuple[int, int]:
    """Give `fresh` what can be read of the history at `files`; return how many attempts that was, and are known of."""
    record = mark.peek(files.mark)
    with salvage.opened(files, record, source) as db:
        rows = salvage.rows(db, record) if db else iter(())
        recovered = fresh.adopt(rows, files.history, report)
        if db:
            with fresh.change() as into:
                merging.take_all_jottings(into, db)
        return recovered, salvage.last(db, record)


def _swap(built: Files, files: Files, now: datetime) -> Path | None:
    """Move a history that was just built into the place of the one that is there; return where that one lies now."""
    aside = Files.of(_unused(files.history, now))
    there = files.history.exists()
    moves = [(files.wal, aside.wal), (files.journal, aside.journal), (files.history, aside.history)]
    moves = [(old, new) for old, new in moves if old.exists()]
    files.shm.unlink(missing_ok=True)
    # The side file comes last, so that a half is noticed.
    _rename([*moves, (built.history, files.history), (built.mark, files.mark)])
    sync_folder(files.history.parent)
    return aside.history if there else None


def _rename(moves: Sequence[tuple[Path, Path]]) -> None:
    """Rename files one after the other; where one cannot be, those before it get their names back."""
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in moves:
            os.replace(old, new)
            done.append((old, new))
    except OSError:
        for old, new in reversed(done):
            with contextlib.suppress(OSError):
                os.replace(new, old)
        raise


def _unused(history: Path, now: datetime) -> Path:
    """A name beside the history that tells when it was set aside."""
    stem = f"{history.stem}-set-aside-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (history.with_name(f"{stem}{ending}.db") for ending in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def _nothing(files: Files) -> str:
    return _(
        "{path}: nothing can be read of the history, and no backup was named. Backups lie in {backups}. To begin a new "
        "history, move the files of the old one away, {mark} among them."
    ).format(path=files.history, backups=files.backups, mark=files.mark.name)
