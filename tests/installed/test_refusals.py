"""Where the full screen cannot be shown the program says so in one line, leaves with status 3, and writes no codes."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.installed.coach import Coach

TERMS = [{"TERM": "dumb"}, {"TERM": ""}, {"TERM": None}, {"TERM": "unknown"}]
ENCODINGS = [
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
]


def refusal(coach: Coach, **how: Any) -> str:
    """Start the program, see it refuse, and return its sentence."""
    with coach.start(columns=200, **how) as terminal:
        assert terminal.wait_exit(10) == 3
        assert b"\x1b" not in terminal.raw
        assert terminal.left_on == set()
        assert terminal.raw.count(b"\n") == 1
        return terminal.words


@pytest.mark.parametrize("source", [subprocess.DEVNULL, subprocess.PIPE], ids=["/dev/null", "a pipe"])
def test_it_refuses_keys_that_come_from_no_terminal(coach: Coach, source: int) -> None:
    assert "needs a terminal" in refusal(coach, streams={"stdin": source})


def test_it_refuses_to_draw_into_a_file(coach: Coach, tmp_path: Path) -> None:
    for stream in ("stdout", "stderr"):
        with (tmp_path / stream).open("wb") as file, coach.start(streams={stream: file.fileno()}) as terminal:
            assert terminal.wait_exit(10) == 3
            told = terminal.words if stream == "stdout" else (tmp_path / stream).read_text()
        assert "needs a terminal" in told
        assert "\x1b" not in told
    assert (tmp_path / "stdout").read_bytes() == b""


@pytest.mark.parametrize("env", TERMS, ids=["dumb", "empty", "unset", "unknown"])
def test_it_refuses_a_terminal_that_cannot_place_text(coach: Coach, env: dict[str, str | None]) -> None:
    assert "interview-coach today --plain" in refusal(coach, env=env)


@pytest.mark.parametrize("env", ENCODINGS, ids=["latin-1", "ascii"])
def test_it_refuses_output_that_is_not_utf8_and_names_the_setting(coach: Coach, env: dict[str, str | None]) -> None:
    assert "LC_ALL=C.UTF-8" in refusal(coach, env=env)


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C"}, {"LANG": None}, {"NO_COLOR": "1"}, {"TERM": "vt100"}, {"TERM": "linux"}]
)
def test_it_starts_in_plain_surroundings(coach: Coach, env: dict[str, str | None]) -> None:
    with coach.start(env=env) as terminal:
        terminal.wait_for("0 attempts today")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_a_terminal_that_it_does_not_own_is_no_reason_to_end(coach: Coach) -> None:
    with coach.start(owned=False) as terminal:
        terminal.wait_for("0 attempts today")
        terminal.watch(2.0)
        assert terminal.alive
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_a_second_one_on_the_same_history_refuses_and_the_first_goes_on(coach: Coach) -> None:
    with coach.start("drill", "flashcards", "--seed", "1") as first:
        first.wait_for("Say your answer aloud first.")
        assert f"is in use by another interview-coach (process {first.process.pid})" in refusal(coach)
        first.press("space")
        first.wait_for("key points")
        first.press("3")
        first.wait_for("Saved as attempt 1")
        first.press("ctrl+q")
        assert first.wait_exit() == 0
    with coach.start() as next_time:
        next_time.wait_for("1 attempt today")
