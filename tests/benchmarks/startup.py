"""From the start of the process to the first full frame, and from the quit key to the prompt, beside a bare app.

`python -m tests.benchmarks.startup [QUESTIONS …]`: with the shipped bank, and with packs of so many made-up questions.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from tests.support.content import write_pack
from tests.support.terminal import Terminal

ROUNDS = 7
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, who is there?")
Hello().run()
"""
PROGRAM = [sys.executable, "-m", "interview_coach"]


def first_frame(argv: Sequence[str], awaited: str, environment: Mapping[str, str]) -> tuple[float, float, float]:
    """Return seconds to the frame that holds `awaited`, seconds from Ctrl+Q to the end, and memory in MiB."""
    started = time.perf_counter()
    with Terminal(argv, columns=120, rows=40, env={**os.environ, "TERM": "xterm-256color", **environment}) as terminal:
        terminal.wait_for(awaited)
        shown = time.perf_counter() - started
        memory = terminal.memory / 2**20
        asked = time.perf_counter()
        terminal.press("ctrl+q")
        terminal.wait_exit()
        return shown, time.perf_counter() - asked, memory


def whole(argv: Sequence[str]) -> float:
    """Return the seconds that a command takes from start to end."""
    started = time.perf_counter()
    subprocess.run(argv, check=True, capture_output=True)
    return time.perf_counter() - started


def home(folder: Path, questions: int) -> dict[str, str]:
    """Return the environment of a learner with so many questions in a pack of their own, the index made."""
    places = folder / str(questions)
    places.mkdir()
    (places / "settings.json").write_text('{"welcomed": true, "language": "en"}')
    if questions:
        write_pack(places / "packs" / "many", questions)
    environment = {"INTERVIEW_COACH_HOME": str(places)}
    started = time.perf_counter()
    subprocess.run([*PROGRAM, "library", "list"], check=True, capture_output=True, env={**os.environ, **environment})
    print(f"cold, {questions} questions more than shipped: {time.perf_counter() - started:.2f} s")
    return environment


def in_turn(named: Mapping[str, Callable[[], tuple[float, ...]]]) -> dict[str, list[float]]:
    """Run each in turn, again and again, and return the medians of each."""
    figures: dict[str, list[tuple[float, ...]]] = {name: [] for name in named}
    for turn in range(ROUNDS + 1):
        for name, run in named.items():
            measured = run()
            if turn:
                figures[name].append(measured)
    return {name: [median(column) for column in zip(*rows, strict=True)] for name, rows in figures.items()}


def main() -> None:
    sizes = [0, *map(int, sys.argv[1:] or ("10000", "100000"))]
    with tempfile.TemporaryDirectory() as folder:
        homes = {size: home(Path(folder), size) for size in sizes}
        runs: dict[str, Callable[[], tuple[float, ...]]] = {
            "hello": lambda: first_frame([sys.executable, "-c", HELLO], "who is there", {}),
            **{
                f"home, {size} more": lambda size=size: first_frame(PROGRAM, "Today", homes[size])  # type: ignore[misc]
                for size in sizes
            },
            "first card": lambda: first_frame(
                [*PROGRAM, "drill", "flashcards", "--count", "5"], "Say your answer aloud", homes[0]
            ),
        }
        figures = in_turn(runs)
    hello = figures["hello"]
    print(f"{'':18}{'first frame':>14}{'÷ hello':>9}{'quit':>10}{'÷ hello':>9}{'MiB':>7}{'÷ hello':>9}")
    for name, (shown, quitting, memory) in figures.items():
        print(
            f"{name:18}{shown * 1000:11.0f} ms{shown / hello[0]:9.2f}"
            f"{quitting * 1000:7.0f} ms{quitting / hello[0]:9.2f}"
            f"{memory:7.0f}{memory / hello[2]:9.2f}"
        )
    shells = in_turn(
        {
            "python -c pass": lambda: (whole([sys.executable, "-c", "pass"]),),
            "--version": lambda: (whole([*PROGRAM, "--version"]),),
            "--help": lambda: (whole([*PROGRAM, "--help"]),),
        }
    )
    bare = shells["python -c pass"][0]
    for name, (seconds,) in shells.items():
        print(f"{name:18}{seconds * 1000:11.0f} ms{seconds / bare:9.2f} × python -c pass")


if __name__ == "__main__":
    main()
