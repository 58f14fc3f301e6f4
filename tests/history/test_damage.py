"""A damaged history is noticed before the first write, told in a sentence, and never made worse."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from interview_coach.errors import CoachError, Refusal
from interview_coach.history import guard
from interview_coach.history.store import History
from tests.support.clock import FakeClock
from tests.support.history_damage import DAMAGES, Damage, contents, flip, swap_wal
from tests.support.history_fold import fold, outcome
from tests.support.history_folders import quick_folder

SEEDS = 200


def sitting(path: Path) -> str:
    """Start, look, answer, quit; return the sentence of the refusal, empty where there was none."""
    try:
        with History.open(path, FakeClock(), fold, random.Random(3)) as history:
            history.due_counts(FakeClock().now())
            history.due(FakeClock().now() + timedelta(days=99), 99)
            history.days()
            history.reports()
            list(history.attempts(newest_first=True, limit=5))
            history.add(outcome("core/late", answer="one more"), topic="hr")
    except CoachError as refusal:
        return str(refusal)
    return ""


@pytest.fixture(scope="module")
def sound() -> Iterator[Path]:
    """A folder with a history that was closed well, with answers of all sizes."""
    with quick_folder() as folder:
        clock, chance = FakeClock(), random.Random(1)
        with History.open(folder / "history.db", clock, fold, chance) as history:
            for n in range(120):
                clock.move(minutes=5)
                history.add(outcome(f"core/{n % 17}", answer="word " * chance.randrange(60)), topic=f"hr/{n % 3}")
            history.set_note("core/1", "a note")
        yield folder


@pytest.fixture(scope="module")
def killed(sound: Path) -> Iterator[Path]:
    """The same history, left by a process that was killed after ten more answers."""
    with quick_folder() as folder, quick_folder() as live:
        for file in sound.iterdir():
            if file.is_file():
                shutil.copyfile(file, live / file.name)
        with History.open(live / "history.db", FakeClock(), fold, random.Random(2)) as history:
            for n in range(10):
                history.add(outcome(f"core/{n}"), topic="hr/0")
            for name in ("history.db", "history.db-wal", "history.mark"):
                shutil.copyfile(live / name, folder / name)
        yield folder


def damaged(source: Path, seed: int) -> tuple[bool, bool]:
    """Damage a copy by a seed; return whether a sitting noticed, and whether the files stayed as they were."""
    chance = random.Random(seed)
    with quick_folder() as folder:
        for file in source.iterdir():
            if file.is_file():
                shutil.copyfile(file, folder / file.name)
        path = folder / "history.db"
        DAMAGES[seed % len(DAMAGES)](path, chance)
        before = contents(folder)
        told = sitting(path)
        return bool(told) and "\n" not in told and str(path) in told, contents(folder) == before


def test_every_damage_is_noticed_and_nothing_is_changed(sound: Path) -> None:
    results = [damaged(sound, seed) for seed in range(SEEDS)]
    noticed, changed = sum(noticed for noticed, _ in results), sum(not same for _, same in results)
    print(f"noticed {noticed}/{SEEDS} originals changed {changed}")
    assert [seed for seed, (noticed, _) in enumerate(results) if not noticed] == []
    assert [seed for seed, (_, same) in enumerate(results) if not same] == []


def test_what_is_not_damaged_is_not_refused(sound: Path, killed: Path) -> None:
    for source in (sound, killed):
        with quick_folder() as folder:
            for file in source.iterdir():
                if file.is_file():
                    shutil.copyfile(file, folder / file.name)
            assert sitting(folder / "history.db") == ""
            assert sitting(folder / "history.db") == ""


def test_the_harness_finds_a_guard_that_is_missing(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "verify", lambda files, pages, record, report=None: pages.seal())
    results = [damaged(sound, seed) for seed in range(0, SEEDS, len(DAMAGES))]
    assert not all(noticed and same for noticed, same in results)


def flip_wal(path: Path, chance: random.Random) -> None:
    """Change a byte of what was committed and not yet folded in."""
    wal = path.with_name(path.name + "-wal")
    data = bytearray(wal.read_bytes())
    data[chance.randrange(100, 20_000)] ^= 0x55
    wal.write_bytes(data)


def no_wal(path: Path, chance: random.Random) -> None:
    """Take away what was committed and not yet folded in."""
    path.with_name(path.name + "-wal").unlink()


def no_text(path: Path, chance: random.Random) -> None:
    """Change a letter of an answer."""
    data = path.read_bytes()
    assert b"word word" in data
    path.write_bytes(data.replace(b"word word", b"work word", 1))


@pytest.mark.parametrize("damage", [flip_wal, no_wal, no_text, *dict.fromkeys(DAMAGES)])
def test_after_a_kill_it_is_noticed_too(killed: Path, damage: Damage) -> None:
    for seed in range(10):
        with quick_folder() as folder:
            for file in killed.iterdir():
                shutil.copyfile(file, folder / file.name)
            damage(folder / "history.db", random.Random(seed))
            before = contents(folder)
            assert sitting(folder / "history.db")
            assert contents(folder) == before


def test_another_program_that_folds_in_the_wal_does_no_harm(killed: Path) -> None:
    """Such as the shell of SQLite, opened on what a killed process left."""
    with quick_folder() as folder:
        for file in killed.iterdir():
            shutil.copyfile(file, folder / file.name)
        other = sqlite3.connect(folder / "history.db")
        assert other.execute("SELECT count(*) FROM attempt").fetchone() == (130,)
        other.close()
        assert not (folder / "history.db-wal").exists()
        assert sitting(folder / "history.db") == ""


def test_without_a_side_file_pages_and_chain_are_looked_at(sound: Path) -> None:
    with quick_folder() as folder:
        shutil.copyfile(sound / "history.db", folder / "history.db")
        assert sitting(folder / "history.db") == ""
    with quick_folder() as folder:
        shutil.copyfile(sound / "history.db", folder / "history.db")
        no_text(folder / "history.db", random.Random(1))
        assert "is not as it was recorded" in sitting(folder / "history.db")


def test_a_side_file_that_cannot_be_understood_stops_only_what_is_missing(sound: Path) -> None:
    with quick_folder() as folder:
        shutil.copyfile(sound / "history.db", folder / "history.db")
        (folder / "history.mark").write_bytes(b"\0" * 512)
        assert sitting(folder / "history.db") == ""
    with quick_folder() as folder:
        (folder / "history.mark").write_bytes(b"\0" * 512)
        assert "missing or empty" in sitting(folder / "history.db")


class TestSentences:
    """Each damage has a sentence of its own, with what to do."""

    @pytest.fixture
    def path(self, sound: Path) -> Iterator[Path]:
        with quick_folder() as folder:
            for file in sound.iterdir():
                if file.is_file():
                    shutil.copyfile(file, folder / file.name)
            yield folder / "history.db"

    def test_missing(self, path: Path) -> None:
        path.unlink()
        assert sitting(path) == (
            f"{path}: the history is missing or empty; it held 120 attempts. Nothing was written to it."
            " `interview-coach doctor` looks closer; `interview-coach restore` brings back a backup with everything"
            " that can still be read."
        )

    def test_no_database(self, path: Path) -> None:
        path.write_text("Dear diary,")
        assert "this is not a history" in sitting(path)

    def test_of_another_program(self, path: Path) -> None:
        path.unlink()
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE t (x)")
        db.close()
        assert "the file belongs to another program" in sitting(path)

    def test_of_another_learner(self, path: Path) -> None:
        with quick_folder() as folder:
            with History.open(folder / "history.db", FakeClock(), fold, random.Random(77)) as history:
                history.add(outcome(), topic="hr")
            shutil.copyfile(folder / "history.db", path)
        told = sitting(path)
        assert "another history than the one that was here" in told or "size" in told

    def test_an_older_state_of_the_same(self, path: Path) -> None:
        older = path.read_bytes()
        assert sitting(path) == ""
        path.write_bytes(older)
        told = sitting(path)
        assert "fewer than the 121 it had" in told or "size" in told

    def test_a_wal_beside_a_history_that_was_closed(self, path: Path) -> None:
        swap_wal(path, random.Random(1))
        assert "history.db-wal beside it does not belong to it" in sitting(path)

    def test_changed_since(self, path: Path) -> None:
        flip(path, random.Random(4))
        assert "the file is not as the program left it" in sitting(path)

    def test_truncated(self, path: Path) -> None:
        path.write_bytes(path.read_bytes()[:-PART])
        assert "does not have the size that the program left it with" in sitting(path)

    def test_newer(self, path: Path) -> None:
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA user_version = 3")
        db.close()
        before = contents(path.parent)
        assert "written by a newer version of the program (schema 3; this one knows 2)" in sitting(path)
        assert contents(path.parent) == before

    def test_read_only_as_well(self, path: Path) -> None:
        path.write_bytes(b"")
        with pytest.raises(Refusal, match="missing or empty"):
            History.open(path, FakeClock(), fold, random.Random(1), read_only=True)


PART = 5000


def test_damage_that_shows_only_while_reading_is_told_too(sound: Path) -> None:
    """Pages that are read before anything is checked."""
    with quick_folder() as folder:
        shutil.copyfile(sound / "history.db", folder / "history.db")
        data = bytearray((folder / "history.db").read_bytes())
        data[8192:] = bytes(len(data) - 8192)
        (folder / "history.db").write_bytes(data)
        with pytest.raises(Refusal, match="damaged"):  # noqa: PT012, SIM117
            with History.open(folder / "history.db", FakeClock(), fold, random.Random(1)) as history:
                history.due_counts(FakeClock().now())
                history.topic_totals()
                list(history.attempts())
