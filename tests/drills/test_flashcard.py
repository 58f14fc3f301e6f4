"""A flashcard shows its answer only after it was asked for, and tells what the rating rests on."""

from __future__ import annotations

import pytest

from interview_coach.drills.flashcard import Flashcard
from interview_coach.drills.outcome import Rating
from tests.support.questions import question


def test_a_card_is_rated_only_after_it_was_revealed() -> None:
    card = Flashcard(question(), "en", at=10)
    with pytest.raises(ValueError, match="revealed"):
        card.rate(Rating.GOOD, at=11)


def test_the_outcome_tells_answering_and_rating_time_apart() -> None:
    card = Flashcard(question(), "ru", at=10)
    card.reveal(at=17)
    card.reveal(at=18)
    outcome = card.rate(Rating.HARD, at=20)
    assert outcome.phases == {"answer": 7, "score": 3}
    assert (outcome.item, outcome.lang, outcome.rating) == ("test/q-one", "ru", Rating.HARD)
    assert 0 < outcome.score < 1


def test_hints_show_the_points_one_by_one_but_never_the_red_flags() -> None:
    card = Flashcard(question(), "en", at=0)
    assert [card.hint() for _ in range(4)] == [True, True, True, False]
    assert card.hinted == (0, 1, 2)
    card.reveal(at=1)
    assert not card.hint()
    assert card.rate(Rating.GOOD, at=2).hints == 3
