"""Two processes and one history: one writes, any number read, none loses anything, even when one is killed."""

from __future__ import annotations

import gc
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from interview_coach.errors import Exit
from interview_coach.history import backup, chain, connections, guard
from interview_coach.history.failures import InUse
from interview_coach.history.store import History
from tests.history.conftest import Opener
from tests.support.clock import FakeClock
from tests.support.history_fold import fold, outcome

PRACTICE = """
import random, sys
from pathlib import Path
from interview_coach.clock import SystemClock
from interview_coach.history.store import History
from tests.support.history_fold import fold, outcome

with History.open(Path(sys.argv[1]), SystemClock(), fold, random.Random()) as history:
    print("open", flush=True)
    for n in range(int(sys.argv[2])):
        print(history.add(outcome(f"core/{n % 7}"), topic="hr").seq, flush=True)
    print("done", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def practising(path: Path, answers: int) -> Iterator[subprocess.Popen[str]]:
    """A process that answers, tells the number of each attempt, and waits before it closes the history."""
    with subprocess.Popen(
        [sys.executable, "-c", PRACTICE, str(path), str(answers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        if process.poll() is None:
            process.kill()


def until(process: subprocess.Popen[str], word: str) -> list[str]:
    """What the process tells up to a word."""
    assert process.stdout is not None
    told = []
    for line in process.stdout:
        told.append(line.strip())
        if line.strip() == word:
            break
    return told


def test_a_second_one_is_refused_with_the_number_of_the_first(path: Path, opened: Opener) -> None:
    with practising(path, 3) as process:
        until(process, "done")
        with pytest.raises(InUse, match=rf"in use by another interview-coach \(process {process.pid}\)") as refusal:
            opened()
        assert refusal.value.pid == process.pid
        assert refusal.value.status == Exit.REFUSED
        process.communicate("\n")
    assert opened().count == 3


def test_in_one_process_too(history: History, opened: Opener) -> None:
    with pytest.raises(InUse):
        opened()
    history.close()
    history.close()
    assert opened().count == 0


def test_reading_while_another_writes(path: Path, opened: Opener) -> None:
    with practising(path, 5) as process:
        until(process, "done")
        reading = opened(read_only=True)
        assert [attempt.seq for attempt in reading.attempts()] == [1, 2, 3, 4, 5]
        process.communicate("\n")
    assert reading.count == 5
    writing = opened()
    writing.add(outcome(), topic="hr")
    assert reading.count == 6
    writing.close()
    assert reading.count == 6


def test_a_reader_in_the_middle_of_reading_does_not_stop_the_closing(history: History, path: Path) -> None:
    history.add(outcome("core/a"), topic="hr")
    with history.change() as db:
        db.execute("PRAGMA busy_timeout = 0")
    with closing(connections.looking(path, alone=False)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM card").fetchall()
        history.add(outcome("core/b"), topic="hr")
        history.close()
        assert reader.execute("SELECT count(*) FROM attempt").fetchone() == (1,)
    with History.open(path, FakeClock(), fold, random.Random(2)) as again:
        assert again.count == 2
        again.add(outcome("core/c"), topic="hr")
    with History.open(path, FakeClock(), fold, random.Random(3)) as again:
        again.prepare()
        assert again.count == 3


def test_a_reader_in_the_middle_of_a_long_sitting(
    history: History, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The WAL is folded in only in part, and wholly later on: the seal fits all the same."""
    from interview_coach.history import writer

    monkeypatch.setattr(writer, "_LOOK_EVERY", 1)
    monkeypatch.setattr(writer, "_CHECKPOINT_EVERY", 5)
    with history.change() as db:
        db.execute("PRAGMA busy_timeout = 0")
    for n in range(3):
        history.add(outcome(f"core/{n}"), topic="hr")
    with closing(connections.looking(path, alone=False)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM card").fetchall()
        for n in range(8):
            history.add(outcome(f"core/late-{n}"), topic="hr")
    for n in range(8):
        history.add(outcome(f"core/later-{n}"), topic="hr")
    history.close()
    with History.open(path, FakeClock(), fold, random.Random(2)) as again:
        again.prepare()
        again.add(outcome("core/c"), topic="hr")
        assert again.count == 20
    with guard.foreign(path):
        pass


def test_a_long_sitting_keeps_its_wal_small(history: History, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from interview_coach.history import writer

    monkeypatch.setattr(writer, "_LOOK_EVERY", 2)
    monkeypatch.setattr(writer, "_CHECKPOINT_EVERY", 50)
    for n in range(400):
        history.add(outcome(f"core/{n}"), topic="hr")
    assert history.files.wal.stat().st_size < 9_000_000
    history.close()
    with History.open(path, FakeClock(), fold, random.Random(2)) as again:
        again.prepare()
        assert again.count == 400


def test_answers_survive_a_kill(path: Path) -> None:
    """Killed in the middle of each of twelve sittings: every number that was told is there, once, the chain whole."""
    chance = random.Random(5)
    last = 0
    for _ in range(12):
        with practising(path, 100_000) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline().strip() for _ in range(chance.randrange(1, 40))]
            process.send_signal(signal.SIGKILL)
            told = [int(line) for line in [*lines, *process.stdout.read().split("\n")[:-1]] if line.isdigit()]
        with closing(connections.looking(path, alone=False)) as db:
            rows = list(chain.log(db))
        assert list(chain.broken(rows)) == []
        assert len(rows) >= max(told, default=last)
        last = len(rows)
    print(f"runs 12 acked {last} lost 0 doubled 0 corrupt 0")
    assert last > 100


def test_a_history_that_nobody_closed_is_closed_at_the_end(path: Path) -> None:
    """Forgotten, or left by an exception: the file is complete, and the next sitting need not look closer."""
    code = PRACTICE[: PRACTICE.index("with History")] + (
        "history = History.open(Path(sys.argv[1]), SystemClock(), fold, random.Random())\n"
        "for n in range(3): history.add(outcome(), topic='hr')\n"
        "raise SystemExit(3)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (3, "")
    assert not path.with_name("history.db-wal").exists()
    with History.open(path, FakeClock(), fold, random.Random(2)) as again:
        again.prepare()
        assert again.count == 3


def test_one_that_nobody_closed_lets_the_next_one_in(opened: Opener, path: Path) -> None:
    history = History.open(path, FakeClock(), fold, random.Random(1))
    history.add(outcome(), topic="hr")
    del history
    gc.collect()
    assert opened().count == 1


def test_preparing_in_another_thread(opened: Opener) -> None:
    """As the screen does after its first frame: reading goes on, and the first answer finds everything done."""
    with opened() as history:
        history.add(outcome("core/a"), topic="hr")
    again = opened()
    thread = threading.Thread(target=again.prepare)
    thread.start()
    assert again.card("core/a") is not None
    again.add(outcome("core/b"), topic="hr")
    thread.join()
    assert again.count == 2
    assert len(backup.backups(again.files.backups)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no modes")
def test_nobody_else_can_read_what_is_kept(history: History, path: Path) -> None:
    umask = os.umask(0)
    try:
        history.add(outcome(), topic="hr")
        backup.make(path, history.files.backups, FakeClock().now())
        modes = {file.name: file.stat().st_mode & 0o777 for file in [path.parent, *path.parent.rglob("*")]}
    finally:
        os.umask(umask)
    assert {mode for name, mode in modes.items() if "." not in name} == {0o700}
    assert {mode for name, mode in modes.items() if "." in name} == {0o600}
    assert len(modes) == 8
