"""What is derived: what is due, totals by topic, days, and topics that follow the library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from interview_coach.drills.outcome import Rating
from interview_coach.history.standing import Day, TopicTotals
from interview_coach.history.store import History
from tests.history.conftest import Opener
from tests.support.clock import FakeClock
from tests.support.history_fold import fold, outcome

NEVER = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture
def practised(history: History, clock: FakeClock) -> History:
    """Four items of three topics, practised a minute apart; the later, the sooner due."""
    for item, topic, rating in (
        ("core/a", "hr/motivation", Rating.EASY),
        ("core/b", "hr/conflict", Rating.GOOD),
        ("core/c", "hr/conflict", Rating.HARD),
        ("core/d", "technical/dns", Rating.AGAIN),
    ):
        history.add(outcome(item, rating, drill="timed" if rating == Rating.GOOD else "flashcard"), topic=topic)
        clock.move(minutes=1)
    return history


def test_a_card_is_what_the_fold_makes_of_its_attempts(history: History, clock: FakeClock) -> None:
    card = None
    for rating in (Rating.GOOD, Rating.AGAIN, Rating.EASY):
        clock.move(hours=30)
        card = fold(card, history.add(outcome(rating=rating), topic=""))
    assert history.card("core/why-us") == card
    assert history.card("core/other") is None


def test_cards_of_many_items(practised: History) -> None:
    found = practised.cards(["core/d", "core/a", 'core/"x"', "core/a"])
    assert sorted(found) == ["core/a", "core/d"]
    assert found["core/a"].topic == "hr/motivation"
    assert practised.cards([]) == {}


def test_due_is_the_longest_overdue_first(practised: History, clock: FakeClock) -> None:
    assert [card.item for card in practised.due(NEVER, 9)] == ["core/d", "core/c", "core/b", "core/a"]
    assert [card.item for card in practised.due(NEVER, 2)] == ["core/d", "core/c"]
    assert practised.due(clock.now(), 9) == []
    due = practised.due(NEVER, 1)[0].due
    assert practised.due(due, 9) == []
    assert len(practised.due(due + timedelta(microseconds=1), 9)) == 1


def test_due_of_a_topic_includes_those_below_it(practised: History) -> None:
    assert [card.item for card in practised.due(NEVER, 9, "hr")] == ["core/c", "core/b", "core/a"]
    assert [card.item for card in practised.due(NEVER, 9, "hr/conflict")] == ["core/c", "core/b"]
    assert practised.due(NEVER, 9, "h") == []
    assert practised.due(NEVER, 9, "hr/con") == []


def test_due_counts(practised: History, clock: FakeClock) -> None:
    assert practised.due_counts(NEVER) == {"hr/motivation": 1, "hr/conflict": 2, "technical/dns": 1}
    assert practised.due_counts(clock.now()) == {}
    assert practised.due_counts(clock.now() + timedelta(days=1)) == {"technical/dns": 1, "hr/conflict": 1}


@pytest.mark.parametrize("later", [0, 0.02, 1, 2, 30])
@pytest.mark.parametrize("asked", [0.01, 0.99, 1.01, 2.3, 5])
def test_due_counts_wherever_the_horizon_is(opened: Opener, clock: FakeClock, later: float, asked: float) -> None:
    start = clock.at
    for sitting in range(2):
        with opened() as history:
            for n, rating in enumerate(Rating):
                history.add(outcome(f"core/{sitting}-{n}", rating), topic=f"hr/{n % 2}")
        clock.move(days=later)
    with opened() as history:
        before = start + timedelta(days=asked)
        expected = {f"hr/{n}": len(history.due(before, 99, f"hr/{n}")) for n in range(2)}
        assert history.due_counts(before) == {topic: count for topic, count in expected.items() if count}
        history.add(outcome("core/0-0"), topic="hr/0")
        expected = {f"hr/{n}": len(history.due(before, 99, f"hr/{n}")) for n in range(2)}
        assert history.due_counts(before) == {topic: count for topic, count in expected.items() if count}


def test_totals(practised: History) -> None:
    assert practised.topic_totals() == {
        "hr/motivation": TopicTotals(seen=1, known=1, attempts=1, spoken=0),
        "hr/conflict": TopicTotals(seen=2, known=1, attempts=2, spoken=1),
        "technical/dns": TopicTotals(seen=1, known=0, attempts=1, spoken=0),
    }


def test_days(history: History, clock: FakeClock) -> None:
    clock.at = datetime(2026, 11, 24, 3, 59, tzinfo=UTC)
    history.add(outcome("core/a", phases={"think": 1.5, "answer": 20}), topic="hr")
    clock.move(minutes=1)
    history.add(outcome("core/a", phases={"think": 0.25}), topic="hr")
    history.add(outcome("core/b", phases={}), topic="technical")
    assert history.days() == [Day(date(2026, 11, 23), 1, 21.5, 1), Day(date(2026, 11, 24), 2, 0.25, 1)]
    assert history.days(date(2026, 11, 24)) == [Day(date(2026, 11, 24), 2, 0.25, 1)]
    assert history.days(topic="technical") == [Day(date(2026, 11, 24), 1, 0, 1)]
    assert history.days(rollover=0) == [Day(date(2026, 11, 24), 3, 21.75, 2)]
    assert history.days(date(2026, 11, 25), rollover=0) == []


def test_a_day_is_that_of_the_wall_clock_of_its_place(history: History, clock: FakeClock) -> None:
    clock.at = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    clock.zone = ZoneInfo("Asia/Vladivostok")
    history.add(outcome(), topic="hr")
    clock.zone = ZoneInfo("America/New_York")
    history.add(outcome(), topic="hr")
    assert [(day.day, day.attempts) for day in history.days()] == [(date(2026, 11, 24), 1), (date(2026, 11, 25), 1)]


def test_a_report_of_a_year_does_not_depend_on_the_topic_that_a_card_has_now(practised: History) -> None:
    practised.follow("g2", [("core/d", "linux/names")])
    assert sum(day.attempts for day in practised.days(topic="technical/dns")) == 1


class TestFollowing:
    def test_cards_take_the_topic_of_the_library(self, practised: History) -> None:
        practised.follow("g2", [("core/a", "hr/pay"), ("core/b", "hr/conflict"), ("core/x", "hr")])
        assert {item: card.topic for item, card in practised.cards(["core/a", "core/b", "core/c"]).items()} == {
            "core/a": "hr/pay",
            "core/b": "hr/conflict",
            "core/c": "",
        }
        assert sorted(practised.topic_totals()) == ["hr/conflict", "hr/pay"]
        assert practised.due_counts(NEVER) == {"hr/conflict": 1, "hr/pay": 1}
        assert [card.item for card in practised.due(NEVER, 9)] == ["core/b", "core/a"]

    def test_nothing_is_looked_at_where_nothing_changed(self, practised: History) -> None:
        practised.follow("g2", [("core/a", "hr/pay")])
        practised.follow("g2", _never_looked_at())
        card = practised.card("core/a")
        assert card is not None
        assert card.topic == "hr/pay"

    def test_a_card_keeps_the_topic_of_the_library_when_it_is_practised(self, practised: History) -> None:
        practised.follow("g2", [("core/a", "hr/pay")])
        practised.add(outcome("core/a"), topic="hr/other")
        card = practised.card("core/a")
        assert card is not None
        assert card.topic == "hr/pay"

    def test_it_survives_a_rebuild_and_an_undo(self, practised: History) -> None:
        practised.follow("g2", [("core/a", "hr/pay")])
        practised.rebuild()
        practised.void(practised.add(outcome("core/a"), topic="x").id)
        card = practised.card("core/a")
        assert card is not None
        assert card.topic == "hr/pay"

    def test_a_history_without_cards_is_not_made_for_it(self, history: History, path: object) -> None:
        history.follow("g1", [("core/a", "hr")])
        assert history.count == 0
        assert not history.files.history.exists()

    def test_one_open_for_reading_stays_as_it_is(self, practised: History, opened: Opener) -> None:
        practised.close()
        reading = opened(read_only=True)
        reading.follow("g9", [])
        assert len(reading.topic_totals()) == 3


def _never_looked_at() -> Iterator[tuple[str, str]]:
    yield pytest.fail("looked at")
