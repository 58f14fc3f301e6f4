"""A timed answer measures each phase apart, shows overtime, never cuts off, and survives an interruption."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.drills.outcome import Rating
from interview_coach.drills.timed import Phase, TimedAnswer
from tests.support.questions import question, text


def answered(at: float = 100) -> TimedAnswer:
    answer = TimedAnswer(question(), "en", 0, spoken=True)
    answer.predict(3, at=5)
    answer.start(at=15)
    answer.stop(at=at)
    return answer


def test_each_phase_is_measured_apart() -> None:
    outcome = answered().outcome(Rating.GOOD, at=130)
    assert outcome.phases == {"predict": 5, "think": 10, "answer": 85, "score": 30}
    assert (outcome.predicted, outcome.spoken, outcome.allowed) == (3, True, 90)


def test_time_left_turns_negative_and_nothing_stops() -> None:
    answer = TimedAnswer(question(), "en", 0, spoken=True)
    assert answer.left(at=3) is None
    answer.predict(None, at=0)
    assert answer.left(at=5) == 10
    assert answer.left(at=20) == -5
    answer.start(at=20)
    assert answer.left(at=140) == -30
    assert answer.phase is Phase.ANSWER


def test_more_time_is_given_and_recorded() -> None:
    answer = TimedAnswer(question(), "en", 0, spoken=True)
    answer.start(at=0)
    answer.more_time()
    assert answer.left(at=100) == 20
    answer.stop(at=100)
    outcome = answer.outcome(Rating.GOOD, at=101)
    assert (outcome.allowed, outcome.added) == (120, 30)


def test_an_answer_is_rated_only_when_it_is_over() -> None:
    with pytest.raises(ValueError, match="after it was given"):
        TimedAnswer(question(), "en", 0, spoken=True).outcome(Rating.GOOD, at=1)


def test_a_rating_is_suggested_once_every_criterion_has_a_level() -> None:
    answer = answered()
    answer.set_level("method", 3)
    answer.toggle(0)
    answer.toggle(1)
    assert (answer.suggested, answer.unscored) == (None, ["example"])
    answer.set_level("example", 3)
    assert answer.outcome(Rating.EASY, at=140).suggested is Rating.GOOD


@given(st.sampled_from(list(Phase)), st.text(), st.floats(0, 5000), st.sets(st.integers(0, 3)))
def test_a_draft_is_taken_up_where_it_was_left(phase: Phase, words: str, spent: float, said: set[int]) -> None:
    answer = TimedAnswer(question(), "ru", 0, spoken=False)
    steps: list[Callable[[], None]] = [
        lambda: answer.predict(2, at=1),
        lambda: answer.start(at=2),
        lambda: answer.stop(at=3),
    ]
    for step in steps[: list(Phase).index(phase)]:
        step()
    answer.text = words.encode("utf-8", "replace").decode()
    answer.said = set(said)
    again = TimedAnswer.restore(question(), "ru", answer.draft(at=3 + spent), at=9000)
    assert again is not None
    assert (again.phase, again.text, again.said, again.predicted) == (phase, answer.text, said, answer.predicted)
    assert again.elapsed(at=9000) == pytest.approx(answer.elapsed(at=3 + spent))


def test_a_draft_of_an_older_wording_keeps_the_text_only() -> None:
    answer = answered()
    answer.text = "my own words"
    answer.toggle(2)
    answer.set_level("method", 4)
    changed = question(answer=text("Quite another answer.", "Совсем другой ответ."))
    again = TimedAnswer.restore(changed, "en", answer.draft(at=101), at=0)
    assert again is not None
    assert (again.text, again.said, again.levels) == ("my own words", set(), {})


@given(st.binary())
def test_a_damaged_draft_is_no_draft(content: bytes) -> None:
    assert TimedAnswer.restore(question(), "en", content, at=0) is None
