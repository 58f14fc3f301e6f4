"""How long a flashcard takes: the learner's own median once there are enough, and never an absurd figure."""

from __future__ import annotations

import pytest

from interview_coach.progress.pace import BOUNDS, CARD_SECONDS, ENOUGH, card_seconds
from interview_coach.progress.schedule import fold
from tests.support.clock import FakeClock
from tests.support.fakes import FakeHistory, outcome


def taken(clock: FakeClock, *seconds: float) -> float:
    history = FakeHistory(clock, fold)
    for one in seconds:
        history.add(outcome("base/a", seconds=one), topic="hr")
    return card_seconds(history)


def test_too_few_cards_tell_nothing(clock: FakeClock) -> None:
    assert taken(clock, *[20.0] * (ENOUGH - 1)) == CARD_SECONDS


def test_the_median_of_enough_cards_is_the_figure(clock: FakeClock) -> None:
    assert taken(clock, *[20.0] * ENOUGH) == 20
    assert taken(clock, *[20.0] * ENOUGH, 7200.0) == 20  # a card left open over lunch


@pytest.mark.parametrize(("each", "figure"), [(1.0, BOUNDS[0]), (7200.0, BOUNDS[1])])
def test_the_figure_stays_within_bounds(clock: FakeClock, each: float, figure: float) -> None:
    assert taken(clock, *[each] * ENOUGH) == figure


def test_timed_answers_do_not_count(clock: FakeClock) -> None:
    history = FakeHistory(clock, fold)
    for _ in range(ENOUGH):
        history.add(outcome("base/a", drill="timed", seconds=90), topic="hr")
    assert card_seconds(history) == CARD_SECONDS


def test_only_recent_attempts_are_read(clock: FakeClock) -> None:
    history = FakeHistory(clock, fold)
    for _ in range(200):
        history.add(outcome("base/a"), topic="hr")
    history.given = 0
    card_seconds(history)
    assert history.given <= 60
