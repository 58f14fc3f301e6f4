"""Where the learner stands: figures that agree with the attempts, streaks without guilt, JSON in either language."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.drills.outcome import Rating
from interview_coach.progress.progress import Progress
from interview_coach.progress.schedule import fold
from interview_coach.progress.summary import best_streak, streak
from interview_coach.settings import Settings
from tests.support.clock import FakeClock
from tests.support.fakes import FakeHistory, FakeLibrary, outcome, question

TODAY = date(2026, 11, 24)


def days(pattern: str) -> list[date]:
    """The days of a pattern that ends today: `x` practised, `.` not."""
    return [TODAY - timedelta(days=back) for back, mark in enumerate(reversed(pattern)) if mark == "x"]


@pytest.mark.parametrize(
    ("pattern", "now", "best"),
    [
        ("", 0, 0),
        ("x", 1, 1),
        (".", 0, 0),
        ("x.", 1, 1),  # today is not over
        ("x..", 0, 1),
        ("xxx.xx", 2, 3),
        ("xxx.xx.", 2, 3),
        ("xx.xxxx", 4, 4),
        ("xxxxx..x", 1, 5),
    ],
)
def test_streaks(pattern: str, now: int, best: int) -> None:
    assert streak(days(pattern), TODAY) == now
    assert best_streak(days(pattern)) == best


@given(st.text("x.", max_size=60))
def test_best_streak_is_the_longest_run(pattern: str) -> None:
    assert best_streak(days(pattern)) == max(len(run) for run in pattern.split("."))
    assert streak(days(pattern), TODAY) <= best_streak(days(pattern))


def test_figures(clock: FakeClock) -> None:
    library = FakeLibrary([question("a", "hr/x"), question("b", "hr/y"), question("c", "hr/y"), question("d", "kpi")])
    history = FakeHistory(clock, fold)
    progress = Progress(history, library, Settings(minutes=15), clock)
    history.add(outcome("base/a", Rating.EASY, seconds=60), topic="hr/x")
    clock.move(days=1)
    history.add(outcome("base/b", Rating.GOOD, seconds=90), topic="hr/y")
    history.add(outcome("base/b", Rating.EASY, "timed", seconds=120), topic="hr/y")
    history.add(outcome("base/c", Rating.GOOD, seconds=30), topic="hr/y")
    found = progress.summary()
    assert (found.day, found.due, found.later, found.minutes) == (date(2026, 11, 25), 0, 1, 15)
    assert (found.done_today, found.new_today, found.minutes_today) == (3, 2, 4.0)
    assert (found.streak, found.best_streak, found.days) == (2, 2, 2)
    figures = {t.path: (t.items, t.seen, t.known, t.due, t.attempts, t.spoken) for t in found.topics}
    assert figures == {"hr/x": (1, 1, 1, 0, 1, 0), "hr/y": (2, 2, 1, 0, 3, 1), "kpi": (1, 0, 0, 0, 0, 0)}
    areas = {t.path: (t.items, t.seen, t.known, t.due, t.attempts, t.spoken) for t in found.areas}
    assert areas == {"hr": (3, 3, 2, 0, 4, 1), "kpi": (1, 0, 0, 0, 0, 0)}
    clock.move(minutes=10)
    assert (progress.summary().due, progress.summary().later) == (1, 0)
    assert progress.due() == 1
    assert progress.due_by_topic() == {"hr/y": 1}


def test_an_attempt_that_was_taken_back_does_not_count(clock: FakeClock) -> None:
    library, history = FakeLibrary([question("a", "hr/x")]), FakeHistory(clock, fold)
    progress = Progress(history, library, Settings(), clock)
    before = progress.summary()
    history.void(history.add(outcome("base/a"), topic="hr/x").id)
    assert progress.summary() == before


def test_json(clock: FakeClock) -> None:
    library, history = FakeLibrary([question("a", "hr/x")]), FakeHistory(clock, fold)
    found = Progress(history, library, Settings(), clock).summary().builtins("ru")
    written = json.loads(json.dumps(found))
    assert written["day"] == "2026-11-24"
    assert written["topics"][0] == {**found["topics"][0], "path": "hr/x", "title": "Hr/X"}


def test_seconds_and_new_items_of_the_day(clock: FakeClock) -> None:
    library, history = FakeLibrary([question("a"), question("b")]), FakeHistory(clock, fold)
    progress = Progress(history, library, Settings(new_cards=2), clock)
    history.add(outcome("base/a", seconds=40), topic="hr")
    history.add(outcome("base/a", seconds=20), topic="hr")
    assert (progress.seconds_today(), progress.new_left()) == (60, 1)
    clock.at = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)  # the day before yet, unless days begin earlier
    assert (progress.seconds_today(), progress.new_left()) == (60, 1)
    early = Progress(history, library, Settings(new_cards=2, rollover=3), clock)
    assert (early.seconds_today(), early.new_left()) == (0, 2)
    assert early.summary().done_today == 0
    history.add(outcome("base/b", seconds=20), topic="hr")
    assert (early.seconds_today(), early.summary().done_today, early.summary().days) == (20, 1, 2)
    assert (progress.seconds_today(), progress.summary().done_today, progress.summary().days) == (80, 3, 1)


def test_recall(clock: FakeClock) -> None:
    history = FakeHistory(clock, fold)
    progress = Progress(history, FakeLibrary([question("a")]), Settings(), clock)
    assert progress.recall("base/a") is None
    history.add(outcome("base/a"), topic="hr")
    assert progress.recall("base/a") == 1
