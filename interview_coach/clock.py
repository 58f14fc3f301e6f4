"""Time, passed in: nothing below the front ends reads a clock of its own."""

from __future__ import annotations

import time as _time
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Protocol

ROLLOVER_HOUR = 4
"""The learner's day begins at this local hour, so that practice after midnight still counts for the evening."""


class Clock(Protocol):
    """Where the time comes from; tests hand in one that they move themselves."""

    @property
    def zone(self) -> tzinfo:
        """The learner's time zone."""

    def now(self) -> datetime:
        """The present instant, aware and in `zone`."""

    def monotonic(self) -> float:
        """Seconds that never run backwards, for measuring how long something took."""


class _SystemZone(tzinfo):
    """The zone that the operating system is set to, daylight saving included."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(seconds=self._local(moment).tm_gmtoff)

    def dst(self, moment: datetime | None) -> timedelta:
        return timedelta(hours=1 if self._local(moment).tm_isdst > 0 else 0)

    def tzname(self, moment: datetime | None) -> str:
        return self._local(moment).tm_zone

    def fromutc(self, moment: datetime) -> datetime:
        stamp = (moment.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
        offset = _time.localtime(stamp).tm_gmtoff
        return moment + timedelta(seconds=offset)

    @staticmethod
    def _local(moment: datetime | None) -> _time.struct_time:
        if moment is None:
            return _time.localtime()
        return _time.localtime(_time.mktime((*moment.replace(tzinfo=None).timetuple()[:8], -1)))


class SystemClock:
    """The computer's own clocks."""

    zone: tzinfo = _SystemZone()

    def now(self) -> datetime:
        return datetime.now(self.zone)

    def monotonic(self) -> float:
        return _time.monotonic()


def learner_day(moment: datetime, zone: tzinfo, rollover: int = ROLLOVER_HOUR) -> date:
    """Return the learner's day that `moment` falls into; days begin at `rollover` o'clock local time."""
    local = moment.astimezone(zone).replace(tzinfo=None)
    return (local - timedelta(hours=rollover)).date()


def day_start(day: date, zone: tzinfo, rollover: int = ROLLOVER_HOUR) -> datetime:
    """Return the instant, in UTC, at which the learner's `day` begins."""
    return datetime.combine(day, time(rollover), zone).astimezone(UTC)
