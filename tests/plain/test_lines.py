"""Promise: whole lines in and out, Russian keys understood, hostile bytes made visible, an end of input noticed."""

from __future__ import annotations

import io
import threading

import pytest

from interview_coach.errors import CoachError
from interview_coach.plain import output
from interview_coach.plain.lines import Closed, Lines, key


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *zip("йЙтргукые,", "qqnhuerst?", strict=True),
        ("q", "q"),
        (" Q ", "q"),
        ("?", "?"),
        ("4", "4"),
        ("", ""),
        ("нет", "нет"),
        ("1, 3", "1, 3"),
    ],
)
def test_a_key_means_the_same_on_both_layouts(typed: str, meant: str) -> None:
    assert key(typed) == meant


def test_lines_are_read_to_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(io.StringIO("one\r\n\n  two \nlast"), live=False)
    assert [lines.read(), lines.read(), lines.read(), lines.read()] == ["one", "", "  two ", "last"]
    with pytest.raises(Closed):
        lines.read()


def test_a_prompt_is_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert Lines(io.StringIO("Й\n"), live=False).ask("Which?") == "q"
    assert capsys.readouterr().out == "Which?\n"


def test_hostile_characters_are_made_visible_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(io.StringIO("\x1b[2J\u202e\udc80\n"), live=False)
    assert lines.read() == "␛[2J��"
    lines.say("\x9b0m\x07")
    assert capsys.readouterr().out == "�0m␇\n"


def test_a_waiting_person_is_reminded_once(capsys: pytest.CaptureFixture[str]) -> None:
    class Slow:
        def readline(self, limit: int, /) -> str:
            assert said.wait(10)
            return "done\n"

    said = threading.Event()
    lines = Lines(Slow(), live=True)
    original = lines._remind

    def remind(notice: str) -> None:
        original(notice)
        said.set()

    lines._remind = remind  # type: ignore[method-assign]
    assert lines.read(after=0.01, notice="time is over") == "done"
    assert capsys.readouterr().out == "time is over\n"


def test_a_pipe_is_never_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    """No reminder is even prepared: nobody is there to hear it."""

    class Counting:
        def readline(self, limit: int, /) -> str:
            assert threading.active_count() == 1
            return "x\n"

    assert Lines(Counting(), live=False).read(after=100, notice="time is over") == "x"
    assert capsys.readouterr().out == ""


def test_a_line_that_the_terminal_cut_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Unix terminals keep 4095 bytes of a line: 2047 Cyrillic letters."""
    Lines(io.StringIO("я" * 2048 + "\n"), live=True).read()
    assert "may have cut this line" in capsys.readouterr().out
    Lines(io.StringIO("я" * 2048 + "\n"), live=False).read()
    Lines(io.StringIO("я" * 2000 + "\n"), live=True).read()
    assert capsys.readouterr().out == ""


def test_an_output_that_fails_is_told_in_a_sentence() -> None:
    class Full(io.StringIO):
        def write(self, text: str, /) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(CoachError, match="The output cannot be written"):
        output.write("x", Full())
