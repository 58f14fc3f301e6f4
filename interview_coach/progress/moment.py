"""The present instant and the learner's day around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from interview_coach.clock import Clock, day_start, learner_day
from interview_coach.settings import Settings


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, in UTC, and the learner's day that it falls into: from one rollover hour to the next, by the wall clock."""

    now: datetime
    zone: tzinfo
    rollover: int
    """The local hour at which the day begins."""

    @classmethod
    def of(cls, clock: Clock, settings: Settings) -> Moment:
        return cls(clock.now().astimezone(UTC), clock.zone, settings.rollover)

    @property
    def day(self) -> date:
        """The learner's day."""
        return self.day_of(self.now)

    @property
    def end(self) -> datetime:
        """The instant at which the next day begins."""
        return self.start_of(self.day + timedelta(days=1))

    def day_of(self, moment: datetime) -> date:
        """The learner's day of another moment."""
        return learner_day(moment, self.zone, self.rollover)

    def start_of(self, day: date) -> datetime:
        """The instant at which the learner's `day` begins."""
        return day_start(day, self.zone, self.rollover)
