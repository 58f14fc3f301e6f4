"""From a key to the finished frame in the running program, beside a bare Textual app that swaps one Static.

`python -m tests.benchmarks.keys`
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from tests.support.terminal import Terminal

ROUNDS = 60
QUIET = 0.03
"""Seconds without output after which a frame counts as finished; they are not part of the figure."""

LONGEST = 5.0
"""Seconds after which a key that did nothing ends the run."""

STATIC = """
from textual.app import App
from textual.content import Content
from textual.widgets import Static
TEXT = "A line of an answer that is as long as the others. " * 12
class Swap(App):
    BINDINGS = [("space", "swap", "Swap")]
    n = 0
    def compose(self):
        yield Static(TEXT + "0")
    def action_swap(self):
        self.n += 1
        self.query_one(Static).update(Content(TEXT * (1 + self.n % 2) + str(self.n)))
Swap().run()
"""


def frame(terminal: Terminal, key: str) -> float:
    """Return the milliseconds from a key to the last byte of the frame that it makes."""
    started = last = time.perf_counter()
    terminal.press(key)
    while time.perf_counter() - last < QUIET or last == started:
        if terminal.read(QUIET):
            last = time.perf_counter()
        elif time.perf_counter() - started > LONGEST:
            raise SystemExit(f"nothing happened after {key!r}:\n{terminal.text}")
    return (last - started) * 1000


def told(label: str, values: list[float], against: float | None = None) -> float:
    middle, worst = median(values), quantiles(values, n=100)[98]
    ratio = f"   {middle / against:5.2f} × Static" if against else ""
    print(f"{label:24}p50 {middle:6.1f} ms   p99 {worst:6.1f} ms{ratio}")
    return middle


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "settings.json").write_text('{"welcomed": true, "language": "en"}')
        env = {**os.environ, "TERM": "xterm-256color", "INTERVIEW_COACH_HOME": home}
        drill = [sys.executable, "-m", "interview_coach", "drill", "flashcards", "--count", "50", "--seed", "1"]
        figures: dict[str, list[float]] = {"Static": [], "reveal": [], "rate, next card": []}
        with (
            Terminal([sys.executable, "-c", STATIC], columns=120, rows=40, env=env) as static,
            Terminal(drill, columns=120, rows=40, env=env) as coach,
        ):
            static.wait_for("as long as the others")
            coach.wait_for("Say your answer aloud")
            for turn in range(ROUNDS):
                swapped, revealed = frame(static, " "), frame(coach, " ")
                rated = frame(coach, "1")
                if turn > 3:
                    for name, value in zip(figures, (swapped, revealed, rated), strict=True):
                        figures[name].append(value)
        floor = told("Static", figures.pop("Static"))
        for name, values in figures.items():
            told(name, values, floor)


if __name__ == "__main__":
    main()
