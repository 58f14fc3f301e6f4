"""Promise: the full screen is refused early, in words that name another way, wherever it could not work."""

from __future__ import annotations

import io
from typing import TextIO

import pytest

from interview_coach.cli.terminal import check
from interview_coach.errors import Refusal
from tests.cli.conftest import Program


class Stream(io.StringIO):
    """A stream of a given kind."""

    def __init__(self, terminal: bool = True, encoding: str = "utf-8") -> None:
        super().__init__()
        self._terminal = terminal
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return self._terminal


Streams = tuple[TextIO | None, TextIO | None, TextIO | None]
TERMINAL: Streams = (Stream(), Stream(), Stream(encoding="UTF8"))


@pytest.mark.parametrize(
    "streams",
    [
        (Stream(terminal=False), Stream(), Stream()),
        (Stream(), Stream(terminal=False), Stream()),
        (Stream(), Stream(), Stream(terminal=False)),
        (None, Stream(), Stream()),
    ],
)
def test_without_a_terminal(streams: Streams) -> None:
    with pytest.raises(Refusal, match=r"needs a terminal.*interview-coach today --plain"):
        check(streams, {"TERM": "xterm"})


@pytest.mark.parametrize("environment", [{}, {"TERM": ""}, {"TERM": "dumb"}])
def test_a_terminal_that_cannot_place_text(environment: dict[str, str]) -> None:
    with pytest.raises(Refusal, match=r"TERM.*--plain"):
        check(TERMINAL, environment, "posix")
    check(TERMINAL, environment, "nt")


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1251", "no such encoding"])
def test_another_encoding(encoding: str) -> None:
    with pytest.raises(Refusal, match=r"not UTF-8.*LC_ALL"):
        check((Stream(), Stream(), Stream(encoding=encoding)), {"TERM": "xterm"})


def test_a_good_terminal() -> None:
    check(TERMINAL, {"TERM": "xterm-256color"})


@pytest.mark.parametrize(
    "arguments", [[], ["today"], ["resume"], ["drill", "flashcards"], ["drill", "timed", "--typed"]]
)
def test_nothing_is_touched_when_the_full_screen_is_refused(program: Program, arguments: list[str]) -> None:
    result = program(*arguments)
    assert result.status == 3
    assert "needs a terminal" in result.err
    assert result.out == ""
