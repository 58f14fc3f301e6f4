"""Promise: long work is told of after half a second, in place on a terminal, in one line where nothing may move."""

from __future__ import annotations

import io

import pytest

from interview_coach.cli.waiting import Waiting
from tests.support.clock import FakeClock


@pytest.mark.parametrize("in_place", [True, False])
def test_short_work_is_silent(clock: FakeClock, in_place: bool) -> None:
    stream = io.StringIO()
    waiting = Waiting("Reading", stream, clock, in_place=in_place)
    waiting(1, 10)
    clock.move(0.4)
    waiting(10, 10)
    waiting.close()
    assert stream.getvalue() == ""


def test_long_work_on_a_terminal_is_told_in_place_and_taken_away(clock: FakeClock) -> None:
    stream = io.StringIO()
    waiting = Waiting("Reading", stream, clock, in_place=True)
    clock.move(0.6)
    waiting(3, 10)
    waiting(4, 10)  # too soon after the last word
    clock.move(0.2)
    waiting(5, 10)
    waiting.close()
    assert stream.getvalue() == "\rReading: 30 %\rReading: 50 %\r\x1b[K"


def test_long_work_without_a_terminal_is_told_once(clock: FakeClock) -> None:
    stream = io.StringIO()
    waiting = Waiting("Reading", stream, clock, in_place=False)
    for _tick in range(5):
        clock.move(1)
        waiting(1, 0)
    waiting.close()
    assert stream.getvalue() == "Reading …\n"


def test_a_stream_that_cannot_be_written_does_not_end_the_work(clock: FakeClock) -> None:
    class Closed(io.StringIO):
        def write(self, text: str, /) -> int:
            raise OSError(32, "Broken pipe")

    waiting = Waiting("Reading", Closed(), clock, in_place=True)
    clock.move(1)
    waiting(1, 2)
    waiting.close()
