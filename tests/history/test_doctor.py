"""The doctor: names what is wrong and what to do, changes nothing by looking, and mends what can be made again."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from interview_coach.history import backup, doctor
from interview_coach.history.doctor import Finding
from interview_coach.history.failures import InUse
from interview_coach.history.store import History
from tests.history.test_merge import spoil
from tests.support.clock import FakeClock
from tests.support.history_damage import contents, swap_wal
from tests.support.history_fold import fold, outcome


@pytest.fixture
def filled(history: History, clock: FakeClock) -> History:
    """Thirty attempts at seven items, one of them taken back; closed."""
    for n in range(30):
        clock.move(minutes=5)
        history.add(outcome(f"core/{n % 7}", answer=f"answer {n}"), topic=f"hr/{n % 7}")
    history.void(next(history.attempts(newest_first=True)).id)
    history.close()
    return history


def examine(path: Path, clock: FakeClock) -> list[Finding]:
    before = contents(path.parent)
    findings = doctor.examine(path, clock, fold)
    assert contents(path.parent) == before
    return findings


def wrong(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.check, finding.severity) for finding in findings if finding.severity != "fine"]


def test_a_sound_history(filled: History, path: Path, clock: FakeClock) -> None:
    backup.make(path, filled.files.backups, clock.now())
    findings = examine(path, clock)
    assert wrong(findings) == []
    assert [finding.check for finding in findings] == ["file", "pages", "chain", "derived", "backups"]
    assert "The chain of 31 attempts is whole." in [finding.what for finding in findings]


def test_no_history_yet(path: Path, clock: FakeClock) -> None:
    assert doctor.examine(path, clock, fold) == [Finding("file", "fine", "There is no history yet.")]
    assert not path.parent.exists()


def test_one_that_is_in_use_is_looked_at_as_far_as_it_goes(filled: History, path: Path, clock: FakeClock) -> None:
    with History.open(path, clock, fold, random.Random(1)) as history:
        history.add(outcome(), topic="hr")
        findings = doctor.examine(path, clock, fold)
    assert wrong(findings) == [("file", "warning")]
    assert "process" in findings[0].what


SPOILT: dict[str, tuple[str, str, str]] = {
    "card": ("UPDATE card SET reps = 99 WHERE item = 'core/3'", "derived", "card core/3"),
    "card gone": ("DELETE FROM card WHERE item = 'core/3'", "derived", "card core/3"),
    "card invented": (
        "INSERT INTO card SELECT 'core/x', topic, due, last, first, 1.0, 1.0, 1, 1, 1, 1, 1 FROM card LIMIT 1",
        "derived",
        "card core/x",
    ),
    "hour": ("UPDATE hour SET milliseconds = milliseconds + 1 WHERE topic = 'hr/4'", "derived", "hour 49"),
    "total": ("UPDATE topic_total SET known = known + 1 WHERE topic = 'hr/2'", "derived", "topic_total hr/2"),
    "overdue": ("UPDATE topic_total SET overdue = overdue + 1 WHERE topic = 'hr/2'", "derived", "topic_total hr/2"),
    "moved": ("INSERT INTO moved VALUES (4, 5)", "derived", "moved 4"),
    "attempt": ("UPDATE attempt SET outcome = replace(outcome, 'answer 4', 'answer 5') WHERE seq = 5", "chain", "5"),
    "attempt gone": ("DELETE FROM attempt WHERE seq = 12", "chain", "Attempt 13"),
    "note": ("INSERT INTO note VALUES ('core/1', 'not mine', 1)", "file", "the file is not as the program left it"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_was_changed_behind_its_back_is_named(filled: History, path: Path, clock: FakeClock, name: str) -> None:
    statement, check, words = SPOILT[name]
    spoil(path, statement)
    findings = examine(path, clock)
    assert ("file", "error") in wrong(findings)
    assert any(finding.check == check and words in finding.what for finding in findings), findings
    assert all(finding.mend for finding in findings if finding.severity == "error")


@pytest.mark.parametrize("name", [name for name, (_, check, _) in SPOILT.items() if check == "derived"])
def test_everything_derived_is_mended(filled: History, path: Path, clock: FakeClock, name: str) -> None:
    before = contents(path.parent)
    spoil(path, SPOILT[name][0])
    assert before != contents(path.parent)
    assert wrong(doctor.repair(path, clock, fold, random.Random(1))) == []
    with History.open(path, clock, fold, random.Random(1)) as history:
        history.add(outcome(), topic="hr")
        assert history.count == 32


@pytest.mark.parametrize("name", ["attempt", "attempt gone"])
def test_a_broken_chain_is_not_mended(filled: History, path: Path, clock: FakeClock, name: str) -> None:
    spoil(path, SPOILT[name][0])
    before = contents(path.parent)
    findings = doctor.repair(path, clock, fold, random.Random(1))
    assert any("restore" in finding.mend for finding in findings if finding.severity == "error")
    assert contents(path.parent) == before


def test_an_attempt_that_cannot_be_understood(filled: History, path: Path, clock: FakeClock) -> None:
    spoil(path, "UPDATE attempt SET outcome = '{}' WHERE seq = 5")
    assert any("cannot be understood" in finding.what for finding in examine(path, clock))


def test_an_index_that_does_not_fit(filled: History, path: Path, clock: FakeClock) -> None:
    spoil(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX attempt_by_item ON attempt (id)' WHERE name = 'attempt_by_item'",
    )
    assert ("pages", "error") in wrong(examine(path, clock))


def test_pages_that_are_gone(filled: History, path: Path, clock: FakeClock) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 4 :] = bytes(len(data) - 4096 * 4)
    path.write_bytes(data)
    assert wrong(examine(path, clock)) == [("file", "error")]


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b"x" * 9000),
        lambda path: path.write_bytes(path.read_bytes()[:70]),
        lambda path: spoil(path, "PRAGMA application_id = 1"),
        lambda path: spoil(path, "PRAGMA user_version = 9"),
        lambda path: swap_wal(path, random.Random(1)),
    ],
)
def test_a_file_that_is_not_it(filled: History, path: Path, clock: FakeClock, change: Callable[[Path], object]) -> None:
    change(path)
    findings = examine(path, clock)
    assert ("file", "error") in wrong(findings)
    assert findings[0].what.startswith(str(path))


def test_a_history_that_is_sound_is_accepted_by_repairing(filled: History, path: Path, clock: FakeClock) -> None:
    """An older state put back by hand: refused at first, taken as it is once somebody says so."""
    older = path.read_bytes()
    with History.open(path, clock, fold, random.Random(1)) as history:
        history.add(outcome(), topic="hr")
    path.write_bytes(older)
    assert ("file", "error") in wrong(examine(path, clock))
    assert wrong(doctor.repair(path, clock, fold, random.Random(1))) == []
    with History.open(path, clock, fold, random.Random(1)) as history:
        assert history.count == 31


def test_a_stray_wal_is_moved_out_of_the_way(filled: History, path: Path, clock: FakeClock) -> None:
    swap_wal(path, random.Random(1))
    assert wrong(doctor.repair(path, clock, fold, random.Random(1))) == []
    assert path.with_name("history.db-wal-stray").exists()


def test_files_that_others_may_read(filled: History, path: Path, clock: FakeClock) -> None:
    backup.make(path, filled.files.backups, clock.now())
    path.chmod(0o644)
    path.parent.chmod(0o755)
    assert wrong(examine(path, clock)) == [("modes", "warning")] * 2
    assert wrong(doctor.repair(path, clock, fold, random.Random(1))) == []
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_backups_that_cannot_be_used(filled: History, path: Path, clock: FakeClock) -> None:
    folder = filled.files.backups
    good = backup.make(path, folder, clock.now()).path
    (folder / "daily-20260101T000000Z-7.db").write_bytes(good.read_bytes())
    (folder / "daily-20260102T000000Z-7.db").write_bytes(b"x")
    found = [finding.what for finding in examine(path, clock) if finding.check == "modes" or finding.severity != "fine"]
    assert sum("the backup cannot be used" in what for what in found) == 2


def test_attempts_from_the_future_and_voidings_of_nothing(filled: History, path: Path, clock: FakeClock) -> None:
    with History.open(path, clock, fold, random.Random(9)) as history:
        clock.move(days=99)
        history.void(history.add(outcome(), topic="hr").id)
    clock.at -= timedelta(days=50)
    findings = [finding for finding in examine(path, clock) if finding.severity != "fine"]
    assert [finding.what for finding in findings] == ["2 attempts are dated later than now."]


def test_a_voiding_whose_attempt_is_elsewhere(folder: Path, clock: FakeClock) -> None:
    with History.open(folder / "history.db", clock, fold, random.Random(9)) as history:
        history.add(outcome(), topic="hr")
        with history.change() as db:
            db.execute("DROP TRIGGER attempt_is_never_changed")
        history.void(next(history.attempts()).id)
    spoil(folder / "history.db", "UPDATE attempt SET id = '01a20cc8-8e80-7ed4-9e2f-eb89414c343c' WHERE seq = 1")
    found = [finding.what for finding in doctor.examine(folder / "history.db", clock, fold)]
    assert "Attempt 2 takes back one that is not here." in found


def test_not_while_it_is_in_use(filled: History, path: Path, clock: FakeClock) -> None:
    with History.open(path, clock, fold, random.Random(1)), pytest.raises(InUse):
        doctor.repair(path, clock, fold, random.Random(1))
