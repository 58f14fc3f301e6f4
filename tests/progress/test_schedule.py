"""The schedule: cards follow from attempts alone, better ratings never come back sooner, no clock can break it."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from interview_coach.drills.outcome import DrillName, Rating
from interview_coach.history.attempt import Attempt
from interview_coach.history.card import Card
from interview_coach.progress.schedule import (
    LEARNING,
    LONGEST_DAYS,
    RELEARNING,
    REVIEW,
    fading,
    intervals,
    recall,
)
from interview_coach.progress.schedule import fold as fold_any
from tests.support.fakes import outcome

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def attempt(rating: Rating, at: datetime, drill: DrillName = "flashcard") -> Attempt:
    return Attempt(
        id="a",
        seq=1,
        at=at,
        offset=0,
        item="base/x",
        drill=drill,
        outcome=outcome("base/x", rating, drill),
        origin="o",
        origin_seq=1,
        hash="",
    )


def fold(card: Card | None, attempt: Attempt) -> Card:
    """Fold an attempt that has a rating."""
    after = fold_any(card, attempt)
    assert after is not None
    return after


def folded(*steps: tuple[Rating, datetime]) -> Card:
    card: Card | None = None
    for rating, at in steps:
        card = fold(card, attempt(rating, at))
    assert card is not None
    return card


ratings = st.sampled_from(list(Rating))
gaps = st.one_of(
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=2)),
    st.timedeltas(min_value=-400 * DAY, max_value=400 * DAY),
)
logs = st.lists(st.tuples(ratings, gaps), min_size=1, max_size=12)


def play(log: list[tuple[Rating, timedelta]], zone: timezone = UTC) -> Card:
    at, steps = START, []
    for rating, gap in log:
        at += gap
        steps.append((rating, at.astimezone(zone)))
    return folded(*steps)


def test_an_attempt_without_a_rating_changes_nothing() -> None:
    unrated = attempt(Rating.GOOD, START + DAY, "scoring")
    assert unrated.outcome is not None
    unrated = replace(unrated, outcome=replace(unrated.outcome, rating=None))
    known = folded((Rating.GOOD, START))
    assert fold_any(None, unrated) is None
    assert fold_any(known, unrated) is known


def test_a_new_item_comes_back_within_minutes_then_after_days() -> None:
    first = folded((Rating.GOOD, START))
    assert (first.phase, first.step, first.due - START) == (LEARNING, 1, timedelta(minutes=10))
    second = folded((Rating.GOOD, START), (Rating.GOOD, first.due))
    assert (second.phase, second.step) == (REVIEW, None)
    assert DAY <= second.due - second.last <= 4 * DAY


def test_a_known_item_that_is_forgotten_is_learnt_again() -> None:
    known = folded((Rating.EASY, START))
    lapsed = fold(known, attempt(Rating.AGAIN, known.due))
    assert (lapsed.phase, lapsed.lapses, lapsed.reps) == (RELEARNING, 1, 2)
    assert lapsed.due - lapsed.last == timedelta(minutes=10)
    assert lapsed.stability < known.stability


def test_counts_attempts_and_timed_answers() -> None:
    card = fold(folded((Rating.GOOD, START)), attempt(Rating.GOOD, START + DAY, "timed"))
    assert (card.reps, card.spoken, card.lapses, card.first, card.last) == (2, 1, 0, START, START + DAY)


def test_forgetting_what_is_still_being_learnt_is_no_lapse() -> None:
    assert folded((Rating.GOOD, START), (Rating.AGAIN, START + DAY)).lapses == 0


def test_the_topic_is_that_of_the_first_attempt_until_the_history_gives_another() -> None:
    first = fold(None, replace(attempt(Rating.GOOD, START), topic="hr/motivation"))
    assert first.topic == "hr/motivation"
    moved = replace(first, topic="hr/career")
    assert fold(moved, replace(attempt(Rating.GOOD, START + DAY), topic="hr/motivation")).topic == "hr/career"


def test_refuses_an_attempt_without_an_outcome() -> None:
    with pytest.raises(ValueError, match="no outcome"):
        fold(None, replace(attempt(Rating.GOOD, START), outcome=None))


@given(logs)
def test_a_log_folded_again_gives_the_same_card(log: list[tuple[Rating, timedelta]]) -> None:
    assert play(log) == play(log)
    assert play(log) == play(log, timezone(timedelta(hours=3)))  # the zone of a time does not matter


@given(logs)
def test_no_clock_breaks_it(log: list[tuple[Rating, timedelta]]) -> None:
    at, card = START, None
    for rating, gap in log:
        at += gap
        after = fold(card, attempt(rating, at))
        assert after.last >= at
        assert after.last >= (card.last if card else at)
        assert after.due > after.last
        assert after.due - after.last <= LONGEST_DAYS * DAY
        assert after.stability > 0
        assert 1 <= after.difficulty <= 10
        card = after


@given(logs, gaps)
def test_a_better_rating_never_comes_back_sooner(log: list[tuple[Rating, timedelta]], gap: timedelta) -> None:
    card = play(log)
    shown = intervals(card, card.last + gap)
    assert [shown[rating] for rating in Rating] == sorted(shown.values())
    assert max(shown.values()) <= LONGEST_DAYS * DAY


@given(logs, gaps, ratings)
def test_what_the_buttons_show_is_what_happens(
    log: list[tuple[Rating, timedelta]], gap: timedelta, rating: Rating
) -> None:
    card = play(log)
    after = fold(card, attempt(rating, card.last + gap))
    assert after.due - after.last == intervals(card, card.last + gap)[rating]


def test_buttons_of_a_new_item() -> None:
    shown = intervals(None, START)
    assert shown[Rating.AGAIN] == timedelta(minutes=1)
    assert shown[Rating.GOOD] == timedelta(minutes=10)
    assert shown[Rating.EASY] == 8 * DAY


def test_recall_is_ninety_percent_after_as_many_days_as_the_stability() -> None:
    card = folded((Rating.EASY, START))
    assert recall(card, START) == 1
    assert recall(card, START + round(card.stability) * DAY) == pytest.approx(0.9, abs=0.01)
    assert recall(card, START - DAY) == 1  # a clock that ran backwards


def test_fading_orders_cards_as_recall_does() -> None:
    cards = [folded((Rating.EASY, START)), folded((Rating.HARD, START)), folded((Rating.GOOD, START + 3 * DAY))]
    now = START + 9 * DAY
    assert sorted(cards, key=lambda card: fading(card, now)) == sorted(cards, key=lambda card: -recall(card, now))
    assert fading(cards[0], START - DAY) == 0


def test_the_model_is_loaded_only_when_it_is_asked() -> None:
    code = "import sys, interview_coach.session; print(*{'fsrs', 'snowballstemmer'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"
