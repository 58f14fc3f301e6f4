"""Promise: at a real terminal plain mode sends only text; Ctrl+C, Ctrl+D and signals leave with everything kept."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT
from tests.cli.pack import write_pack
from tests.support.terminal import Terminal

FLASHCARDS = ("drill", "flashcards", "--plain", "--topic", "hr/conflict", "--count", "2", "--seed", "1")


@pytest.fixture(autouse=True)
def _home(home: Path) -> None:
    """Every program here has an empty home."""


def start(*arguments: str) -> Terminal:
    return Terminal([sys.executable, "-m", "interview_coach", *arguments], cwd=ROOT)


def said(terminal: Terminal) -> str:
    return terminal.raw.decode("utf-8", "replace")


def until(terminal: Terminal, text: str, times: int = 1) -> None:
    """Wait until the program has said a text so many times."""
    terminal.wait_until(lambda: said(terminal).count(text) >= times, text)


def test_nothing_but_text_and_line_ends(tmp_path: Path) -> None:
    with start("drill", "timed", "--plain", "--pack", str(write_pack(tmp_path / "p")), "--count", "1") as terminal:
        until(terminal, "Enter: no guess.")
        terminal.send("3\n\n\n")
        until(terminal, "Which sentence")
        terminal.send("\x04")
        assert terminal.wait_exit() == 0
        assert {char for char in said(terminal) if ord(char) < 32} <= {"\r", "\n"}
        assert "To go on: interview-coach resume --plain" in terminal.words


def test_ctrl_c_keeps_what_was_answered() -> None:
    with start(*FLASHCARDS) as terminal:
        until(terminal, "Enter: show the answer")
        terminal.send("\n3\n")
        until(terminal, "Saved as attempt 1")
        until(terminal, "Enter: show the answer", times=2)
        terminal.send("\x03")
        assert terminal.wait_exit() == 130
        assert "1 step is left. To go on:" in said(terminal)
        assert "Traceback" not in said(terminal)
    with start("resume", "--plain") as terminal:
        until(terminal, "2 of 2")
        terminal.send("q\n")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_an_end_from_outside_loses_no_line(number: signal.Signals) -> None:
    with start("drill", "timed", "--plain", "--typed", "--count", "1", "--seed", "1") as terminal:
        until(terminal, "Enter: no guess.")
        terminal.send("\n\n")
        until(terminal, "single dot")
        terminal.send("One line that is kept\n+\n")
        until(terminal, "Half a minute more.")  # the program is beyond the first line
        terminal.send("half a li")
        until(terminal, "half a li")
        terminal.signal(number)
        assert terminal.wait_exit() == -number
        assert terminal.left_on == set()
    with start("resume", "--plain") as terminal:
        until(terminal, "So far:")
        until(terminal, "One line that is kept")
        terminal.send("\x04")
        assert terminal.wait_exit() == 0


def test_a_window_that_is_closed_ends_the_program() -> None:
    with start(*FLASHCARDS) as terminal:
        until(terminal, "Enter: show the answer")
        terminal.hang_up()
        assert terminal.wait_exit() in (0, -signal.SIGHUP)


def test_a_person_is_told_that_the_time_to_think_is_over(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p")
    for file in pack.glob("*.yaml"):
        file.write_text(
            file.read_text().replace("    intent:", "    think: 1\n    intent:").replace("id: hr", "id: own")
        )
        file.write_text(file.read_text().replace("topic: hr/", "topic: own/"))
    with start("drill", "timed", "--plain", "--pack", str(pack), "--topic", "own") as terminal:
        until(terminal, "Enter: no guess.")
        terminal.send("\n")
        until(terminal, "The time to think is over; Enter starts the answer.")
        terminal.send("q\n")
        assert terminal.wait_exit() == 0
