"""Whatever a disk refuses, and whenever: what was shown as saved is there, once, and the rest can be tried again."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from interview_coach.errors import CoachError, Refusal
from interview_coach.history import audit, chain, guard
from interview_coach.history.attempt import Attempt
from interview_coach.history.card import Card
from interview_coach.history.failures import NotSaved
from interview_coach.history.store import History
from tests.support.clock import FakeClock
from tests.support.history_faults import Faults
from tests.support.history_fold import fold, outcome
from tests.support.history_folders import quick_folder

P = ParamSpec("P")
Result = TypeVar("Result")


class Learner:
    """Practises through two sittings, and tries once more whatever was not saved."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "history.db"
        self.other = folder / "other" / "history.db"
        self.clock = FakeClock()
        self.chance = random.Random(1)
        self.shown: list[str] = []
        self.draft = b""

    def prepare(self) -> None:
        """What is there before: a history of another device."""
        with History.open(self.other, self.clock, fold, random.Random(2)) as other:
            other.add(outcome("core/other"), topic="hr")

    def try_twice(self, do: Callable[P, Result], *arguments: P.args, **named: P.kwargs) -> Result:
        try:
            return do(*arguments, **named)
        except CoachError:
            return do(*arguments, **named)

    def sittings(self) -> None:
        for sitting in range(2):
            self.clock.move(days=2)
            with self.try_twice(History.open, self.path, self.clock, fold, self.chance) as history:
                for n in range(2):
                    self.clock.move(30)
                    self.try_twice(self.answer, history, f"core/{n}")
                self.try_twice(self.keep, history, b"draft %d" % sitting)
                self.try_twice(self.undo, history)
                if sitting:
                    self.try_twice(history.merge, self.other)

    def answer(self, history: History, item: str) -> None:
        self.shown.append(history.add(outcome(item), topic="hr").id)

    def undo(self, history: History) -> None:
        self.shown.append(history.void(next(history.attempts(newest_first=True)).id).id)

    def keep(self, history: History, body: bytes) -> None:
        history.save_draft("core/0", "timed", body)
        self.draft = body

    def check(self, *, unseen: bool = False) -> None:
        """What was shown is there, once, and nothing else but what was merged; the file is sound.

        Args:
            unseen: one thing may have been saved that was not shown any more.
        """
        with History.open(self.path, self.clock, fold, self.chance) as history:
            there = [attempt.id for attempt in history.attempts(voided=True) if attempt.item != "core/other"]
            assert there[: len(self.shown)] == self.shown
            assert len(there) - len(self.shown) in ((0, 1) if unseen else (0,))
            assert unseen or (history.draft("core/0", "timed") or b"") == self.draft
            history.add(outcome("core/last"), topic="hr")
        assert list(audit.differences(self.path, fold, alone=True)) == []
        with guard.foreign(self.path) as db:
            assert list(chain.broken(chain.log(db))) == []


def test_every_single_call_may_fail() -> None:
    points = 0
    struck = True
    while struck:
        points += 1
        faults = Faults(points)
        with quick_folder() as folder:
            learner = Learner(folder)
            learner.prepare()
            with faults.at_work():
                learner.sittings()
            learner.check()
        struck = faults.struck
    print(f"points {points} false acks 0 corrupt 0")
    assert points > 150


@pytest.mark.parametrize("start", range(4))
def test_all_calls_may_fail_from_any_point_on(start: int) -> None:
    for point in range(start + 1, 240, 8):
        with quick_folder() as folder:
            learner = Learner(folder)
            learner.prepare()
            with Faults(point, lasting=True).at_work(), contextlib.suppress(CoachError):
                learner.sittings()
            learner.check()


@pytest.mark.parametrize("start", range(4))
def test_the_process_may_be_killed_at_any_call(start: int) -> None:
    """The files as they are at that call are what the next process finds."""
    for point in range(start + 1, 240, 4):
        with quick_folder() as folder, quick_folder() as left:
            learner, next_one = Learner(folder), Learner(left)
            learner.prepare()

            def kill(learner: Learner = learner, next_one: Learner = next_one) -> None:
                next_one.shown, next_one.draft = list(learner.shown), learner.draft
                for file in learner.path.parent.glob("history.*"):
                    shutil.copyfile(file, next_one.path.parent / file.name)

            with Faults(point, instead=kill).at_work():
                learner.sittings()
            next_one.clock.at = learner.clock.at
            next_one.check(unseen=True)


def test_the_harness_finds_an_answer_that_is_shown_too_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted fault: the sitting goes on as if the answer had been saved."""
    plain = History.add

    def add(self: History, *arguments: object, **named: object) -> Attempt:
        try:
            return plain(self, *arguments, **named)  # type: ignore[arg-type]
        except NotSaved:
            return next(self.attempts(newest_first=True))

    monkeypatch.setattr(History, "add", add)
    found = 0
    for point in range(60, 160, 4):
        with quick_folder() as folder:
            learner = Learner(folder)
            learner.prepare()
            try:
                with Faults(point).at_work():
                    learner.sittings()
                learner.check()
            except (AssertionError, StopIteration):
                found += 1
    assert found


def test_a_full_database(history: History) -> None:
    """SQLite itself says that it is full; space comes back, and the same answer is saved."""
    history.add(outcome("core/a"), topic="hr")
    with history.change() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages + 2}")
    big = outcome("core/b", answer="word " * 20_000)
    with pytest.raises(NotSaved, match=r"the disk that holds .* is full"):
        history.add(big, topic="hr")
    assert history.count == 1
    history.set_note("core/a", "small enough")
    db.execute("PRAGMA max_page_count = 1000000")
    assert history.add(big, topic="hr").seq == 2
    history.close()
    with guard.foreign(history.files.history):
        pass


QUOTA = """
import random, resource, sys
from pathlib import Path
from interview_coach.errors import CoachError
from interview_coach.history.store import History
from tests.support.clock import FakeClock
from tests.support.history_fold import fold, outcome

path, clock = Path(sys.argv[1]), FakeClock()
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
said = set()
with History.open(path, clock, fold, random.Random(1)) as history:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
    for n in range(400):
        clock.move(20)
        try:
            print(history.add(outcome(f"core/{n}", answer="word " * 400), topic="hr").seq)
        except CoachError as error:
            said.add(str(error))
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            print(history.add(outcome(f"core/{n}", answer="word " * 400), topic="hr").seq)
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), hard))
    if len(sys.argv) > 3:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
print(*said, sep="\\n", file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of file sizes")
@pytest.mark.parametrize("quota", [1, 3000, 120_000, 200_000, 4_500_000, 5_000_000])
@pytest.mark.parametrize("freed", [(), ("freed",)])
def test_no_room_for_more(path: Path, quota: int, freed: tuple[str, ...]) -> None:
    """Files may grow no further: nothing is shown that is not there, and nothing breaks."""
    done = subprocess.run(
        [sys.executable, "-c", QUOTA, str(path), str(quota), *freed], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    shown = [int(line) for line in done.stdout.split()]
    with History.open(path, FakeClock(), fold, random.Random(2)) as history:
        assert [attempt.seq for attempt in history.attempts()] == shown == list(range(1, 401))
        history.add(outcome("core/last"), topic="hr")
    with guard.foreign(path):
        pass
    assert quota > 4_000_000 or "Not saved: the disk" in done.stderr


def test_another_program_that_holds_the_file(history: History) -> None:
    history.add(outcome("core/a"), topic="hr")
    with history.change() as db:
        pass
    db.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(history.files.history, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotSaved, match="another program holds"):
        history.add(outcome("core/b"), topic="hr")
    other.execute("ROLLBACK")
    other.close()
    assert history.add(outcome("core/b"), topic="hr").seq == 2


def test_a_folder_that_cannot_be_made(folder: Path) -> None:
    (folder / "file").touch()
    with pytest.raises(Refusal, match=r"cannot be written to .* INTERVIEW_COACH_HOME"):
        History.open(folder / "file" / "history.db", FakeClock(), fold, random.Random(1))


def test_open_for_reading_nothing_is_saved(history: History, path: Path) -> None:
    history.add(outcome("core/a"), topic="hr")
    with History.open(path, FakeClock(), fold, random.Random(1), read_only=True) as reading:
        with pytest.raises(NotSaved, match="opened for reading only"):
            reading.add(outcome("core/b"), topic="hr")
        assert reading.count == 1


def test_a_defect_in_the_schedule_leaves_nothing_behind(path: Path) -> None:
    def defective(card: Card | None, attempt: Attempt) -> Card:
        raise ZeroDivisionError

    with History.open(path, FakeClock(), defective, random.Random(1)) as history:
        with pytest.raises(ZeroDivisionError):
            history.add(outcome(), topic="hr")
        assert history.count == 0
        history.set_note("core/a", "still works")
