"""Restoring: the backup's content, whatever the present history still has, and nothing deleted."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_coach.drills.outcome import Rating
from interview_coach.errors import CoachError
from interview_coach.history import audit, backup, doctor
from interview_coach.history.failures import InUse, Newer
from interview_coach.history.restore import Restored, restore
from interview_coach.history.store import History
from tests.history.test_merge import spoil
from tests.support.clock import FakeClock
from tests.support.history_damage import contents
from tests.support.history_fold import fold, outcome


class Learner:
    """Sixty answers, a backup after forty, a note and a draft after it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = FakeClock()
        self.chance = random.Random(1)
        with self.open() as history:
            for n in range(40):
                self.answer(history, n)
            self.backup = backup.make(path, history.files.backups, self.clock.now()).path
            for n in range(40, 60):
                self.answer(history, n)
            history.set_note("core/1", "late note")
            history.save_draft("core/2", "timed", b"half an ans")
            self.attempts = {attempt.id for attempt in history.attempts()}

    def open(self) -> History:
        return History.open(self.path, self.clock, fold, self.chance)

    def answer(self, history: History, n: int) -> None:
        self.clock.move(minutes=5)
        history.add(outcome(f"core/{n % 9}", Rating(n % 4 + 1), answer=f"answer {n} " * 40), topic="hr")

    def restore(self, source: Path | None) -> Restored:
        return restore(self.path, source, self.clock, fold, self.chance)

    def check(self) -> set[str]:
        """The history is sound, can be written to, and is closed well; return its attempts."""
        assert [finding for finding in doctor.examine(self.path, self.clock, fold) if finding.severity == "error"] == []
        assert list(audit.differences(self.path, fold, alone=True)) == []
        with self.open() as history:
            there = {attempt.id for attempt in history.attempts()}
            self.answer(history, 0)
        assert sorted(file.name for file in self.path.parent.iterdir() if file.name.startswith(".")) == []
        return there


@pytest.fixture
def learner(path: Path) -> Learner:
    return Learner(path)


def test_nothing_is_lost_where_the_history_can_be_read(learner: Learner) -> None:
    result = learner.restore(learner.backup)
    assert (result.attempts, result.recovered, result.lost) == (60, 20, 0)
    assert result.aside is not None
    assert result.aside.name == "history-set-aside-20261124T140000Z.db"
    with sqlite3.connect(result.aside) as db:
        assert db.execute("SELECT count(*) FROM attempt").fetchone() == (60,)
    db.close()
    with learner.open() as history:
        assert history.note("core/1") == "late note"
        assert history.draft("core/2", "timed") == b"half an ans"
    assert learner.check() == learner.attempts


def test_a_missing_history(learner: Learner) -> None:
    learner.path.unlink()
    result = learner.restore(learner.backup)
    assert result == Restored(40, 0, 20, None)
    assert len(learner.check()) == 40


def test_an_emptied_history(learner: Learner) -> None:
    learner.path.write_bytes(b"")
    result = learner.restore(learner.backup)
    assert (result.attempts, result.lost) == (40, 20)
    assert result.aside is not None
    assert len(learner.check()) == 40


def test_a_first_page_that_is_gone(learner: Learner) -> None:
    """It says where everything is; the backup's own stands in for it."""
    data = learner.path.read_bytes()
    learner.path.write_bytes(bytes(4096) + data[4096:])
    result = learner.restore(learner.backup)
    assert (result.attempts, result.recovered, result.lost) == (60, 20, 0)
    assert learner.check() == learner.attempts


def test_an_answer_that_was_changed_comes_from_the_backup_or_not_at_all(learner: Learner) -> None:
    data = learner.path.read_bytes()
    for n in (7, 50):
        assert f"answer {n} ".encode() in data
        data = data.replace(f"answer {n} ".encode(), f"ANSWER {n} ".encode(), 1)
    learner.path.write_bytes(data)
    result = learner.restore(learner.backup)
    assert (result.attempts, result.recovered, result.lost) == (59, 19, 1)
    with learner.open() as history:
        answers = [attempt.outcome.answer for attempt in history.attempts() if attempt.outcome]
    assert not any("ANSWER" in answer for answer in answers)
    assert learner.check() < learner.attempts


def test_a_hash_that_was_changed_costs_one_attempt(learner: Learner) -> None:
    spoil(learner.path, "UPDATE attempt SET hash = upper(hash) WHERE seq = 50")
    assert learner.restore(learner.backup).lost == 1
    assert len(learner.check()) == 59


@pytest.mark.parametrize("seed", range(12))
def test_pages_that_are_gone(learner: Learner, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(learner.path.read_bytes())
    for _ in range(4):
        page = chance.randrange(1, len(data) // 4096)
        data[page * 4096 : (page + 1) * 4096] = chance.choice([bytes(4096), chance.randbytes(4096)])
    learner.path.write_bytes(data)
    result = learner.restore(learner.backup)
    assert 40 <= result.attempts <= 60
    assert result.attempts + result.lost == 60
    assert learner.check() <= learner.attempts


def test_without_a_backup_what_can_be_read_makes_a_new_history(learner: Learner) -> None:
    data = learner.path.read_bytes()
    learner.path.write_bytes(data.replace(b"answer 50 ", b"ANSWER 50 ", 1))
    result = learner.restore(None)
    assert (result.attempts, result.recovered, result.lost) == (59, 59, 1)
    assert learner.check() < learner.attempts


def test_where_nothing_can_be_read_a_backup_must_be_named(learner: Learner) -> None:
    learner.path.write_bytes(b"\1" * 8192)
    before = contents(learner.path.parent)
    with pytest.raises(CoachError, match=r"nothing can be read .* history.mark among them"):
        learner.restore(None)
    assert contents(learner.path.parent) == before


def test_the_wal_of_a_killed_process_counts(learner: Learner) -> None:
    history = learner.open()
    learner.answer(history, 60)
    for name in ("history.db", "history.db-wal", "history.mark"):
        shutil.copyfile(learner.path.with_name(name), learner.path.with_name(f"killed-{name}"))
    history.close()
    for name in ("history.db", "history.db-wal", "history.mark"):
        learner.path.with_name(f"killed-{name}").replace(learner.path.with_name(name))
    result = learner.restore(learner.backup)
    assert (result.attempts, result.recovered, result.lost) == (61, 21, 0)
    assert result.aside is not None
    assert result.aside.with_name(result.aside.name + "-wal").exists()
    assert len(learner.check()) == 61


def test_twice_in_a_second(learner: Learner) -> None:
    first, second = learner.restore(learner.backup), learner.restore(learner.backup)
    assert first.aside is not None
    assert second.aside is not None
    assert second.aside.name == "history-set-aside-20261124T140000Z-2.db"
    assert first.aside.exists()
    assert learner.check() == learner.attempts


def test_attempts_that_turn_up_later_are_merged(learner: Learner) -> None:
    """Recorded on after a loss: the lost ones keep their places beside the new ones."""
    lost = learner.path.with_name("found-later.db")
    shutil.copyfile(learner.path, lost)
    learner.path.unlink()
    learner.restore(learner.backup)
    with learner.open() as history:
        learner.answer(history, 3)
        assert len({attempt.origin for attempt in history.attempts()}) == 2
        assert history.merge(lost) == 20
        assert history.count == 61
    assert learner.attempts < learner.check()


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (lambda path: path.unlink(), CoachError, "no such file"),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), CoachError, "damaged"),
        (
            lambda path: path.write_bytes(path.read_bytes().replace(b"answer 7 ", b"ANSWER 7 ", 1)),
            CoachError,
            "8 is not|7",
        ),
        (lambda path: spoil(path, "PRAGMA user_version = 9"), Newer, "schema 9; this one knows 2"),
        (lambda path: spoil(path, "PRAGMA application_id = 1"), CoachError, "another program"),
    ],
)
def test_a_backup_that_is_not_sound_changes_nothing(
    learner: Learner, change: Callable[[Path], object], error: type[CoachError], words: str
) -> None:
    change(learner.backup)
    before = contents(learner.path.parent)
    with pytest.raises(error, match=words):
        learner.restore(learner.backup)
    assert contents(learner.path.parent) == before
    with learner.open() as history:
        assert history.count == 60


def test_not_while_it_is_in_use(learner: Learner) -> None:
    with learner.open(), pytest.raises(InUse):
        learner.restore(learner.backup)


def test_a_full_disk_changes_nothing(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    from interview_coach.history import restore as module

    def full(moves: object) -> None:
        raise OSError(28, "No space left on device")

    before = contents(learner.path.parent)
    monkeypatch.setattr(module, "_rename", full)
    with pytest.raises(CoachError, match=r"disk that holds .* is full"):
        learner.restore(learner.backup)
    assert contents(learner.path.parent) == before


@pytest.mark.parametrize("failing", range(1, 4))
def test_a_rename_that_fails_is_taken_back(learner: Learner, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    plain, calls = os.replace, 0

    def replace(old: Path, new: Path) -> None:
        nonlocal calls
        calls += Path(old).name.startswith("history") and "backups" not in str(new)
        if calls == failing:
            calls = 99
            raise OSError(5, "Input/output error")
        plain(old, new)

    before = contents(learner.path.parent)
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(CoachError, match="reports an error"):
        learner.restore(learner.backup)
    assert contents(learner.path.parent) == before
