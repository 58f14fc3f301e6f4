"""Levels and key points give a score from 0 to 1 and a rating that missing points and red flags hold down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.drills.flashcard import Flashcard
from interview_coach.drills.outcome import Rating
from interview_coach.drills.scoring import score, suggest
from tests.support.questions import question

POINTS = question().points
MUSTS, SHOULD, RED_FLAG = {0, 1}, 2, 3


@pytest.mark.parametrize(
    ("levels", "said", "rating"),
    [
        ([1, 1], MUSTS, Rating.AGAIN),
        ([2, 2], MUSTS, Rating.HARD),
        ([3, 3], MUSTS, Rating.GOOD),
        ([4, 4], MUSTS, Rating.EASY),
        ([3, 4], MUSTS, Rating.EASY),
        ([4, 4], {0}, Rating.GOOD),
        ([4, 4], set(), Rating.AGAIN),
        ([4, 4], {*MUSTS, RED_FLAG}, Rating.HARD),
        ([], MUSTS, None),
    ],
)
def test_suggested_rating(levels: list[int], said: set[int], rating: Rating | None) -> None:
    assert suggest(levels, POINTS, said) == rating


def test_score_of_a_perfect_and_of_an_empty_answer() -> None:
    assert score([4, 4], POINTS, {*MUSTS, SHOULD}) == 1
    assert score([1, 1], POINTS, set()) == 0
    assert score([], POINTS, MUSTS) == pytest.approx(0.8)


def test_a_card_left_open_counts_as_ten_minutes() -> None:
    card = Flashcard(question(), "en", at=0)
    card.reveal(at=7200)
    assert card.rate(Rating.GOOD, at=7205).seconds == 605


LEVELS = st.lists(st.integers(1, 4), max_size=4)
SAID = st.sets(st.integers(0, 3))


@given(LEVELS, SAID)
def test_a_score_is_a_share_and_a_red_flag_never_helps(levels: list[int], said: set[int]) -> None:
    clean, flagged = said - {RED_FLAG}, said | {RED_FLAG}
    assert 0 <= score(levels, POINTS, flagged) <= score(levels, POINTS, clean) <= 1
    if levels:
        worse, better = suggest(levels, POINTS, flagged), suggest(levels, POINTS, clean)
        assert worse is not None
        assert better is not None
        assert worse <= better
