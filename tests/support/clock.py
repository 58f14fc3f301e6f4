"""A clock that only moves when a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class FakeClock:
    """Starts on a Tuesday morning unless told otherwise; wall clock and monotonic clock move together."""

    def __init__(self, at: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC), zone: tzinfo = UTC) -> None:
        self.at = at
        self.zone: tzinfo = zone
        self.ticks = 1000.0

    def now(self) -> datetime:
        return self.at.astimezone(self.zone)

    def monotonic(self) -> float:
        return self.ticks

    def move(self, seconds: float = 0, **parts: float) -> None:
        """Let `seconds` (or hours=, days= …) pass on both clocks."""
        passed = timedelta(seconds=seconds, **parts)
        self.at += passed
        self.ticks += passed.total_seconds()
