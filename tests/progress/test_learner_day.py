"""The learner's day: begins at the rollover hour on the wall clock, whatever the clocks of the zone do that night."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.clock import day_start, learner_day
from interview_coach.progress.moment import Moment
from interview_coach.settings import Settings
from tests.support.clock import FakeClock

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
zones = st.sampled_from(ZONES).map(ZoneInfo)
rollovers = st.integers(0, 23)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
CHANGES = [  # an hour before clocks change, UTC
    datetime(2026, 3, 29, 0, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 0, tzinfo=UTC),
    datetime(2026, 3, 8, 6, 0, tzinfo=UTC),
    datetime(2026, 11, 1, 5, 0, tzinfo=UTC),
    datetime(2026, 4, 4, 14, 0, tzinfo=UTC),
    datetime(2026, 10, 3, 14, 30, tzinfo=UTC),
]
near_changes = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes), st.sampled_from(CHANGES), st.integers(-2000, 2000)
)


@pytest.mark.parametrize(
    ("zone", "local", "rollover", "day"),
    [
        ("Europe/Berlin", "2026-11-24 03:59:59", 4, "2026-11-23"),
        ("Europe/Berlin", "2026-11-24 04:00:00", 4, "2026-11-24"),
        ("Europe/Berlin", "2026-11-25 00:30:00", 4, "2026-11-24"),
        ("Europe/Berlin", "2026-11-24 00:00:00", 0, "2026-11-24"),
        ("Europe/Berlin", "2026-11-24 22:59:59", 23, "2026-11-23"),
        ("Europe/Berlin", "2026-03-29 03:30:00", 4, "2026-03-28"),  # the night that lacks an hour
        ("Europe/Berlin", "2026-03-29 04:00:00", 4, "2026-03-29"),
        ("Europe/Berlin", "2026-10-25 03:59:00", 4, "2026-10-24"),  # the night with an hour too many
        ("America/New_York", "2026-03-08 03:00:00", 2, "2026-03-08"),  # 02:00 did not exist
        ("Australia/Lord_Howe", "2026-10-04 02:45:00", 2, "2026-10-04"),  # half an hour forward at 02:00
        ("Australia/Lord_Howe", "2026-04-05 01:45:00", 2, "2026-04-04"),
        ("Asia/Kathmandu", "2026-11-24 04:15:00", 4, "2026-11-24"),
    ],
)
def test_table(zone: str, local: str, rollover: int, day: str) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    assert learner_day(moment, ZoneInfo(zone), rollover) == date.fromisoformat(day)


@given(st.one_of(moments, near_changes), zones, rollovers)
def test_a_moment_lies_between_the_beginnings_of_its_day_and_the_next(
    moment: datetime, zone: ZoneInfo, rollover: int
) -> None:
    day = learner_day(moment, zone, rollover)
    assert day_start(day, zone, rollover) <= moment < day_start(day + timedelta(days=1), zone, rollover)


@given(near_changes, zones, rollovers)
def test_days_never_run_backwards(moment: datetime, zone: ZoneInfo, rollover: int) -> None:
    days = [learner_day(moment + timedelta(minutes=m), zone, rollover) for m in range(-180, 180, 7)]
    assert days == sorted(days)


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), zones, rollovers)
def test_a_day_begins_on_itself_and_lasts_about_a_day(day: date, zone: ZoneInfo, rollover: int) -> None:
    start, end = day_start(day, zone, rollover), day_start(day + timedelta(days=1), zone, rollover)
    assert learner_day(start, zone, rollover) == day
    assert learner_day(start - timedelta(microseconds=1), zone, rollover) == day - timedelta(days=1)
    assert timedelta(hours=23) <= end - start <= timedelta(hours=25)


@given(st.one_of(moments, near_changes), zones, rollovers)
def test_a_moment_knows_its_day(at: datetime, zone: ZoneInfo, rollover: int) -> None:
    moment = Moment.of(FakeClock(at, zone), Settings(rollover=rollover))
    assert moment.now == at
    assert moment.start_of(moment.day) <= at < moment.end
    assert moment.day_of(moment.end) == moment.day + timedelta(days=1)
