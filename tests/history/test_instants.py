"""When attempts happened, where the wall clock was wrong: always in order, and only what is wrong is moved."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coach.clock import learner_day
from interview_coach.history import audit
from interview_coach.history.instants import LOOK_BACK, settle_all
from interview_coach.history.rows import micros
from interview_coach.history.store import History
from tests.support.clock import FakeClock
from tests.support.history_fold import fold, outcome
from tests.support.history_folders import quick_folder

HOUR = 3_600_000_000
DAY = 24 * HOUR
YEAR = 365 * DAY


@pytest.mark.parametrize(
    ("recorded", "instants"),
    [
        ([], []),
        ([5, 5, 9], [5, 5, 9]),
        # a little back: as late as the one before
        ([10 * HOUR, 9 * HOUR + 1, 9 * HOUR + 2], [10 * HOUR, 10 * HOUR, 10 * HOUR]),
        # ten years ahead for two attempts, then put right
        ([DAY, 10 * YEAR, 10 * YEAR + 60, DAY + HOUR], [DAY, DAY + HOUR, DAY + HOUR, DAY + HOUR]),
        # ahead from the very first attempt
        ([10 * YEAR, 10 * YEAR + 60, DAY], [DAY, DAY, DAY]),
        # back by a year over a year of practice, then put right
        ([n * DAY for n in range(400)] + [35 * DAY, 400 * DAY], [*(n * DAY for n in range(400)), 399 * DAY, 400 * DAY]),
        # ahead twice
        ([DAY, YEAR, DAY + 1, YEAR, DAY + 2], [DAY, DAY + 1, DAY + 1, DAY + 2, DAY + 2]),
    ],
)
def test_instants(recorded: list[int], instants: list[int]) -> None:
    assert settle_all(recorded) == instants


def test_a_clock_that_was_ahead_for_long_is_taken_to_be_right() -> None:
    ahead = [10 * YEAR + n for n in range(LOOK_BACK + 1)]
    assert settle_all([*ahead, DAY])[-2:] == [ahead[-1], ahead[-1]]
    assert settle_all([*ahead[1:], DAY])[-2:] == [DAY, DAY]


@given(st.lists(st.integers(0, 30 * YEAR), max_size=60))
def test_instants_never_decrease_and_right_clocks_are_believed(recorded: list[int]) -> None:
    instants = settle_all(recorded)
    assert instants == sorted(instants)
    assert len(instants) == len(recorded)
    assert settle_all(sorted(recorded)) == sorted(recorded)
    assert settle_all(instants) == instants
    # What comes later does not depend on how much was looked at before.
    assert set(instants) <= set(recorded)


STEPS = (60, 3600, -3600, 2 * 86400, -2 * 86400, 10 * 365 * 86400, -10 * 365 * 86400, 400 * 86400, -400 * 86400)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=25), st.integers(0, 3))
def test_whatever_the_clock_does_the_rebuilt_state_is_the_stored_one(steps: list[int], items: int) -> None:
    clock = FakeClock(datetime(2026, 11, 24, 9, tzinfo=UTC))
    with quick_folder() as folder, History.open(folder / "history.db", clock, fold, random.Random(1)) as history:
        recorded: list[int] = []
        for number, step in enumerate(steps):
            clock.at = max(clock.at + timedelta(seconds=step), datetime(2001, 1, 1, tzinfo=UTC))
            attempt = history.add(outcome(f"core/{number % (items + 1)}"), topic="hr")
            assert attempt.at == clock.at
            assert attempt.suspect == (micros(clock.at) < max(settle_all(recorded), default=0))
            recorded.append(micros(clock.at))
            if number % 7 == 6:
                recorded.append(micros(history.void(attempt.id).at))
        assert list(audit.differences(history.files.history, fold, alone=False)) == []


def test_a_clock_that_was_ahead_costs_no_card(history: History, clock: FakeClock) -> None:
    history.add(outcome("core/a"), topic="hr")
    before = clock.at
    clock.at += timedelta(days=3650)
    ahead = [history.add(outcome(f"core/{n}"), topic="hr") for n in "ab"]
    assert max(card.due for card in history.due(datetime(2100, 1, 1, tzinfo=UTC), 9)).year > 2035
    clock.at = before + timedelta(hours=2)
    attempt = history.add(outcome("core/c"), topic="hr")
    assert attempt.suspect
    assert max(card.due for card in history.due(datetime(2100, 1, 1, tzinfo=UTC), 9)).year == 2026
    assert [day.day for day in history.days()] == [before.date()]
    assert [kept.at for kept in history.attempts()][1:3] == [each.at for each in ahead]
    clock.move(hours=1)
    assert not history.add(outcome("core/d"), topic="hr").suspect


def test_a_clock_that_goes_back_and_stays_there_loses_no_order(history: History, clock: FakeClock) -> None:
    for _ in range(10):
        clock.move(days=2)
        history.add(outcome(), topic="hr")
    last = clock.at
    clock.at -= timedelta(days=15)
    attempt = history.add(outcome(), topic="hr")
    card = history.card("core/why-us")
    assert attempt.suspect
    assert card is not None
    assert card.last == last
    assert card.reps == 11


NIGHTS = {
    "Europe/Berlin": (datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)),
    "America/New_York": (datetime(2026, 3, 7, tzinfo=UTC), datetime(2026, 10, 31, tzinfo=UTC)),
    "Australia/Lord_Howe": (datetime(2026, 4, 3, tzinfo=UTC), datetime(2026, 10, 2, tzinfo=UTC)),
    "America/Sao_Paulo": (datetime(2018, 2, 16, tzinfo=UTC), datetime(2018, 11, 2, tzinfo=UTC)),
}


@pytest.mark.parametrize("zone", NIGHTS)
def test_days_are_those_of_the_pure_function(zone: str) -> None:
    """Every twenty minutes of two nights in which the clocks change, at every rollover hour."""
    clock = FakeClock(zone=ZoneInfo(zone))
    cases = 0
    with quick_folder() as folder, History.open(folder / "history.db", clock, fold, random.Random(1)) as history:
        moments = [night + timedelta(minutes=20 * n) for night in NIGHTS[zone] for n in range(180)]
        for number, moment in enumerate(moments):
            clock.at = moment
            history.add(outcome(f"core/{number}"), topic="hr")
        for rollover in range(24):
            expected: dict[date, int] = {}
            for moment in moments:
                day = learner_day(moment, clock.zone, rollover)
                expected[day] = expected.get(day, 0) + 1
            assert {day.day: day.attempts for day in history.days(rollover=rollover)} == expected
            first = sorted(expected)[2]
            assert sum(d.attempts for d in history.days(first, rollover=rollover)) == sum(
                count for day, count in expected.items() if day >= first
            )
            cases += len(moments)
    assert cases == 24 * 360


def test_an_instant_before_1970_is_kept_as_it_is(tmp_path: Path) -> None:
    clock = FakeClock(datetime(1969, 12, 31, 23, tzinfo=UTC))
    with History.open(tmp_path / "history.db", clock, fold, random.Random(1)) as history:
        assert history.add(outcome(), topic="hr").at == clock.at
        assert [attempt.at for attempt in history.attempts()] == [clock.at]
        assert [attempt.at for attempt in history.attempts(since=clock.at)] == [clock.at]
