"""Backups: complete, looked at before they get their name, made once a day, thinned with age."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interview_coach.errors import CoachError
from interview_coach.history import backup, guard
from interview_coach.history.store import History
from tests.history.conftest import Opener
from tests.support.clock import FakeClock
from tests.support.history_fold import outcome


@pytest.fixture
def backups(history: History) -> Path:
    return history.files.backups


def sitting(opened: Opener, answers: int = 1) -> History:
    with opened() as history:
        for n in range(answers):
            history.add(outcome(f"core/{n}"), topic="hr")
    return history


def test_a_backup_of_an_open_history_is_complete(history: History, clock: FakeClock, backups: Path) -> None:
    attempts = [history.add(outcome(f"core/{n}"), topic="hr") for n in range(3)]
    history.set_note("core/1", "mine")
    made = backup.make(history.files.history, backups, clock.now())
    assert made == backup.Backup(backups / "manual-20261124T090000Z-3.db", clock.at, 3, "manual")
    assert backup.backups(backups) == [made]
    assert [file.name for file in backups.iterdir()] == [made.path.name]
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert backups.stat().st_mode & 0o777 == 0o700
    with guard.foreign(made.path) as db:
        assert [row[0] for row in db.execute("SELECT id FROM attempt ORDER BY seq")] == [
            attempt.id for attempt in attempts
        ]
        assert db.execute("SELECT text FROM note").fetchall() == [("mine",)]
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_that_cannot_be_made_leaves_nothing(history: History, clock: FakeClock, backups: Path) -> None:
    with pytest.raises(CoachError, match=r"No backup was made in .*backups: unable to open"):
        backup.make(history.files.history, backups, clock.now())
    history.add(outcome(), topic="hr")
    backups.rmdir()
    backups.write_text("a file where the folder should be")
    with pytest.raises(CoachError, match="No backup was made"):
        backup.make(history.files.history, backups, clock.now())


def test_a_backup_of_a_damaged_history_is_not_kept(opened: Opener, clock: FakeClock) -> None:
    history = sitting(opened, 200)
    data = bytearray(history.files.history.read_bytes())
    data[4096 * 12 : 4096 * 16] = bytes(4096 * 4)
    history.files.history.write_bytes(data)
    with pytest.raises(CoachError, match="No backup was made"):
        backup.make(history.files.history, history.files.backups, clock.now())
    assert list(history.files.backups.iterdir()) == []


def test_one_is_made_by_itself_a_day_later(opened: Opener, clock: FakeClock) -> None:
    history = sitting(opened)
    folder = history.files.backups
    assert backup.backups(folder) == []
    sitting(opened)
    assert [each.attempts for each in backup.backups(folder)] == [1]
    clock.move(hours=23)
    sitting(opened)
    assert [each.attempts for each in backup.backups(folder)] == [1]
    clock.move(hours=1)
    sitting(opened)
    assert [each.attempts for each in backup.backups(folder)] == [3, 1]
    assert {each.reason for each in backup.backups(folder)} == {"daily"}


def test_none_is_made_without_new_attempts_or_for_a_look(opened: Opener, clock: FakeClock) -> None:
    history = sitting(opened)
    sitting(opened)
    clock.move(days=3)
    with opened() as looking:
        looking.days()
    with opened() as merely_noting:
        merely_noting.set_note("core/1", "x")
    clock.move(days=3)
    with opened() as merely_noting:
        merely_noting.set_note("core/1", "y")
    assert [each.attempts for each in backup.backups(history.files.backups)] == [2, 1]


def test_a_clock_that_was_ahead_does_not_stop_backups(opened: Opener, clock: FakeClock) -> None:
    clock.move(days=3650)
    history = sitting(opened)
    sitting(opened)
    clock.move(days=-3650)
    sitting(opened)
    assert [each.attempts for each in backup.backups(history.files.backups)] == [1, 2]


def test_a_backup_that_fails_is_told_and_stops_nobody(opened: Opener) -> None:
    history = sitting(opened)
    history.files.backups.write_text("in the way")
    with opened() as again:
        again.add(outcome(), topic="hr")
        assert len(again.warnings) == 1
        assert "backups" in again.warnings[0]


def test_preparing_ahead_of_time(opened: Opener) -> None:
    history = sitting(opened, 3)
    told: list[tuple[int, int]] = []
    with opened() as again:
        again.prepare(lambda done, total: told.append((done, total)))
        again.prepare(lambda done, total: told.append((0, 0)))
        assert [each.attempts for each in backup.backups(history.files.backups)] == [3]
        assert told[-1][0] == told[-1][1] == history.files.history.stat().st_size


def test_thinning(tmp_path: Path) -> None:
    start = datetime(2026, 1, 1, 8, tzinfo=UTC)
    for day in range(400):
        for hour in (0, 9):
            at = start + timedelta(days=day, hours=hour)
            (tmp_path / f"daily-{at:%Y%m%dT%H%M%SZ}-{day}.db").touch()
    for name in ("manual-20260101T000000Z-1.db", "upgrade-20260101T000000Z-1.db", "notes.txt", "daily-x.db"):
        (tmp_path / name).touch()
    gone = backup.thin(tmp_path)
    kept = [each.at for each in backup.backups(tmp_path) if each.reason == "daily"]
    last = start + timedelta(days=399, hours=9)
    assert kept[:7] == [last - timedelta(days=n) for n in range(7)]
    # Of the weeks two, and of the months ten, lie further back than the days.
    assert len(kept) == 7 + 2 + 10
    assert all(at.hour == 17 for at in kept)
    assert len(gone) == 800 - len(kept)
    assert (tmp_path / "notes.txt").exists()
    assert (tmp_path / "daily-x.db").exists()
    assert [each.reason for each in backup.backups(tmp_path)][-2:] == ["upgrade", "manual"]
    assert backup.thin(tmp_path) == []


def test_counting_a_file_that_is_no_history(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as db:
        db.execute("CREATE TABLE attempt (seq)")
    db.close()
    with pytest.raises(sqlite3.DatabaseError, match="not a history"):
        backup.count(tmp_path / "x.db")
