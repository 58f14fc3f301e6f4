"""What is due: reviews all day, cards being learnt at their minute, and everything once more before the interview."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.drills.outcome import Rating
from interview_coach.progress.dues import LAST_LOOK, Dues
from interview_coach.progress.moment import Moment
from interview_coach.progress.progress import Progress
from interview_coach.progress.schedule import LEARNING, LONGEST_DAYS, fold
from interview_coach.settings import Settings
from tests.support.clock import FakeClock
from tests.support.fakes import FakeHistory, FakeLibrary, outcome, question

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def dues(history: FakeHistory, clock: FakeClock, interview: date | None = None, rollover: int = 4) -> Dues:
    return Dues(history, Moment.of(clock, Settings(rollover=rollover)), interview)


def items(cards: object) -> list[str]:
    assert isinstance(cards, list)
    return [card.item for card in cards]


@pytest.fixture
def history(clock: FakeClock) -> FakeHistory:
    return FakeHistory(clock, fold)


def test_a_review_due_tonight_is_due_this_morning(history: FakeHistory, clock: FakeClock) -> None:
    clock.at = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    history.put("base/tonight", "hr", due=datetime(2026, 11, 25, 3, 59, tzinfo=UTC))
    history.put("base/tomorrow", "hr", due=datetime(2026, 11, 25, 4, 0, tzinfo=UTC))
    assert items(dues(history, clock).now(10)) == ["base/tonight"]
    assert dues(history, clock).counts() == {"hr": 1}
    clock.move(hours=5)
    assert items(dues(history, clock, rollover=5).now(10)) == ["base/tonight", "base/tomorrow"]


def test_a_card_being_learnt_is_due_at_its_minute(history: FakeHistory, clock: FakeClock) -> None:
    history.add(outcome("base/a"), topic="hr")
    assert items(dues(history, clock).now(10)) == []
    assert items(dues(history, clock).waiting()) == ["base/a"]
    assert dues(history, clock).counts() == {}
    clock.move(minutes=10)
    assert items(dues(history, clock).now(10)) == ["base/a"]
    assert dues(history, clock).waiting() == []
    assert dues(history, clock).counts() == {"hr": 1}


def test_waiting_cards_take_no_room_from_due_ones(history: FakeHistory, clock: FakeClock) -> None:
    for number in range(3):
        history.add(outcome(f"base/new{number}"), topic="hr")
    history.put("base/tonight", "hr", due=clock.at + timedelta(hours=9))
    assert items(dues(history, clock).now(1)) == ["base/tonight"]


@given(
    st.lists(st.tuples(st.integers(-2000, 3000), st.booleans()), max_size=8),
    st.integers(0, 23),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
)
def test_counts_agree_with_the_rule(cards: list[tuple[int, bool]], rollover: int, zone: str, now: datetime) -> None:
    clock = FakeClock(now, ZoneInfo(zone))
    history = FakeHistory(clock, fold)
    for number, (minutes, learning) in enumerate(cards):
        phase = LEARNING if learning else 2
        # A card being learnt is never due more than ten minutes after its attempt.
        due = now + (min(minutes, 10) if learning else minutes) * MINUTE
        history.put(f"base/{number}", "hr", due=due, phase=phase, days=10 / 1440 if learning else 3)
    moment = Moment.of(clock, Settings(rollover=rollover))
    wanted = Dues(history, moment, None)
    found = set(items(wanted.now(99)))
    for card in history.by_item.values():
        today = moment.day_of(card.due) <= moment.day
        assert (card.item in found) == (card.due <= now if card.phase == LEARNING else today)


def test_items_outside_the_library_are_not_due(history: FakeHistory, clock: FakeClock) -> None:
    history.put("gone/x", "", due=clock.at - DAY)
    history.add(outcome("gone/y"), topic="")
    assert dues(history, clock).now(10) == []
    assert dues(history, clock).waiting() == []
    assert dues(history, clock).counts() == {}


def test_due_by_topic_and_limit(history: FakeHistory, clock: FakeClock) -> None:
    for number in range(5):
        history.put(f"base/{number}", "hr" if number % 2 else "kpi", due=clock.at - number * DAY)
    assert items(dues(history, clock).now(2)) == ["base/4", "base/3"]
    assert items(dues(history, clock).now(9, "hr")) == ["base/3", "base/1"]
    assert dues(history, clock).counts() == {"hr": 2, "kpi": 3}


def test_every_item_is_seen_once_more_in_the_week_before_the_interview(history: FakeHistory, clock: FakeClock) -> None:
    today = clock.at.date()
    interview = today + timedelta(days=10)
    for number in range(60):
        history.put(f"base/{number}", "hr", due=clock.at + (11 + number % 20) * DAY, days=29)
    seen: dict[str, date] = {}
    while clock.at.date() <= interview:
        for card in dues(history, clock, interview).last_looks():
            assert card.item not in seen
            seen[card.item] = clock.at.date()
            history.add(outcome(card.item), topic="hr")
        clock.move(days=1)
    assert len(seen) == 60
    assert min(seen.values()) > interview - LAST_LOOK
    assert max(seen.values()) < interview
    loads = [list(seen.values()).count(day) for day in set(seen.values())]
    assert max(loads) <= 20  # spread over the days of the week


def test_what_was_seen_within_the_week_is_not_brought_forward(history: FakeHistory, clock: FakeClock) -> None:
    interview = clock.at.date() + 2 * DAY
    history.put("base/fresh", "hr", due=clock.at + 20 * DAY, days=23)
    history.put("base/old", "hr", due=clock.at + 20 * DAY, days=30)
    clock.at += DAY  # every last look is due by the day before
    assert items(dues(history, clock, interview).last_looks()) == ["base/old"]
    assert dues(history, clock, interview).counts() == {"hr": 1}


def test_no_interview_and_one_that_is_over_change_nothing(history: FakeHistory, clock: FakeClock) -> None:
    history.put("base/a", "hr", due=clock.at + 20 * DAY, days=30)
    assert dues(history, clock).last_looks() == []
    assert dues(history, clock, clock.at.date() - DAY).last_looks() == []
    assert dues(history, clock, clock.at.date() + 60 * DAY).last_looks() == []


def test_an_item_nobody_looked_at_is_still_due_on_the_day_itself(history: FakeHistory, clock: FakeClock) -> None:
    history.put("base/a", "hr", due=clock.at + 20 * DAY, days=30)
    assert items(dues(history, clock, clock.at.date()).last_looks()) == ["base/a"]


@given(st.integers(0, 60), st.integers(0, 400), st.sampled_from(list(Rating)))
def test_buttons_never_show_an_interval_past_the_interview(away: int, number: int, rating: Rating) -> None:
    clock = FakeClock()
    history = FakeHistory(clock, fold)
    item = f"base/{number}"
    history.put(item, "hr", due=clock.at, days=25)
    interview = clock.at.date() + away * DAY
    progress = Progress(history, FakeLibrary([question(str(number))]), Settings(interview=interview), clock)
    plain = Progress(history, FakeLibrary([question(str(number))]), Settings(), clock).intervals(item)
    shown = progress.intervals(item)
    assert [shown[one] for one in Rating] == sorted(shown.values())
    assert all(timedelta(0) < shown[one] <= plain[one] <= LONGEST_DAYS * DAY for one in Rating)
    if away > LAST_LOOK.days:
        assert clock.at + shown[rating] < Moment.of(clock, Settings()).start_of(interview)


def test_moving_the_interview_changes_nothing_that_is_stored(history: FakeHistory, clock: FakeClock) -> None:
    card = history.put("base/a", "hr", due=clock.at + 20 * DAY, days=30)
    dues(history, clock, clock.at.date() + DAY).counts()
    assert history.card("base/a") == card


@pytest.mark.parametrize(
    ("due", "phase", "expected"),
    [
        (timedelta(hours=-3), 2, timedelta(0)),
        (timedelta(hours=9), 2, timedelta(0)),
        (timedelta(minutes=5), 1, timedelta(minutes=5)),
        (timedelta(days=2), 2, timedelta(days=1, hours=19)),  # the morning of that day
    ],
)
def test_next(history: FakeHistory, clock: FakeClock, due: timedelta, phase: int, expected: timedelta) -> None:
    history.put("base/a", "hr", due=clock.at + due, phase=phase)
    assert dues(history, clock).next() == clock.at + expected


def test_next_of_nothing(history: FakeHistory, clock: FakeClock) -> None:
    assert dues(history, clock).next() is None


def test_ahead_leaves_out_what_is_due(history: FakeHistory, clock: FakeClock) -> None:
    for days in (-1, 0, 1, 2, 3):
        history.put(f"base/{days}", "hr", due=clock.at + days * DAY)
    assert items(dues(history, clock).ahead(2)) == ["base/1", "base/2"]
