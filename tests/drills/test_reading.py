"""Promise: a text read aloud tells the pace, and a reading that nobody can have done tells none."""

from __future__ import annotations

import pytest

from interview_coach.drills.reading import FASTEST, SLOWEST, Reading

TEXT = "word " * 100


@pytest.mark.parametrize(("seconds", "pace"), [(60, 100), (50, 120), (100 * 60 / FASTEST, FASTEST), (150, SLOWEST)])
def test_the_pace_is_words_a_minute(seconds: float, pace: int) -> None:
    reading = Reading(TEXT, "en")
    reading.start(10.0)
    assert reading.going
    reading.stop(10.0 + seconds)
    assert (reading.pace, reading.going, reading.finished) == (pace, False, True)


@pytest.mark.parametrize("seconds", [0, 1, 19, 200, 86_400])
def test_what_nobody_can_have_read_has_no_pace(seconds: float) -> None:
    reading = Reading(TEXT, "en")
    reading.start(10.0)
    reading.stop(10.0 + seconds)
    assert reading.pace is None
    assert reading.finished


def test_before_the_start_and_before_the_end_there_is_no_pace() -> None:
    reading = Reading(TEXT, "en")
    reading.stop(5.0)
    assert (reading.pace, reading.elapsed(9.0), reading.finished) == (None, 0.0, False)
    reading.start(10.0)
    assert (reading.pace, reading.elapsed(12.5)) == (None, 2.5)


def test_starting_again_forgets_the_reading_before() -> None:
    reading = Reading(TEXT, "en")
    reading.start(10.0)
    reading.stop(70.0)
    reading.start(100.0)
    assert (reading.pace, reading.going, reading.elapsed(103.0)) == (None, True, 3.0)
