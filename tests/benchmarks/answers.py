"""An answer committed, the next card there and the counts told, beside a bare SQLite commit on the same disk.

`python -m tests.benchmarks.answers [CARDS …]`: with histories of so many cards, ten attempts each.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from interview_coach.clock import SystemClock
from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.history.store import History
from interview_coach.progress.schedule import fold
from tests.support.clock import FakeClock
from tests.support.history_filling import fill

ROUNDS = 400


def floor(folder: Path) -> Callable[[int], None]:
    """Return a commit of one row with synchronous=FULL in WAL: what the disk alone costs."""
    connection = sqlite3.connect(folder / "floor.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE answer (n INTEGER PRIMARY KEY, text TEXT) STRICT")

    def commit(n: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO answer (text) VALUES (?)", ("x" * 400,))
        connection.execute("COMMIT")

    return commit


def answering(history: History, items: list[str]) -> Callable[[int], None]:
    """Return one turn of a learner: rate, have the next due card, see the counts."""
    clock = SystemClock()

    def turn(n: int) -> None:
        item = items[n % len(items)]
        history.add(
            Outcome(
                item=item,
                drill="flashcard",
                lang="en",
                wording="0" * 12,
                rating=Rating.GOOD,
                score=0.8,
                phases={"answer": 9.0, "score": 2.0},
            ),
            topic="hr/conflict",
            routine="bench",
        )
        history.due(clock.now(), 1)
        history.due_counts(clock.now())

    return turn


def timed(named: dict[str, Callable[[int], None]]) -> dict[str, list[float]]:
    """Run each in turn and return the milliseconds of each."""
    figures: dict[str, list[float]] = {name: [] for name in named}
    for n in range(ROUNDS):
        for name, run in named.items():
            started = time.perf_counter()
            run(n)
            figures[name].append((time.perf_counter() - started) * 1000)
    return figures


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        named = {"bare commit": floor(folder)}
        for size in sizes:
            path = folder / str(size) / "history.db"
            fill(path, FakeClock(datetime.now(UTC)), size, 10)
            items = [f"bank/question-{n}" for n in range(size)]
            started = time.perf_counter()
            history = History.open(path, SystemClock(), fold, random.Random(1))
            print(f"open with {size} cards: {(time.perf_counter() - started) * 1000:.2f} ms")
            named[f"{size} cards"] = answering(history, random.Random(2).sample(items, min(ROUNDS, size)))
        figures = timed(named)
        bare = median(figures["bare commit"])
        for label, values in figures.items():
            middle, worst = median(values), quantiles(values, n=100)[98]
            print(f"{label:16}{middle:8.2f} ms   p99 {worst:7.2f} ms   {middle / bare:5.2f} × a bare commit")


if __name__ == "__main__":
    main()
