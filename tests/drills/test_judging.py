"""Scoring practice: the key is seen once all is rated, nothing changes afterwards, and leaving loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.drills.judging import Judging, Stage
from tests.support.questions import question
from tests.support.samples import sampled

LEVELS = st.integers(1, 4)


def rated(own: tuple[int, int] = (2, 3), key: tuple[int, int] = (1, 3)) -> Judging:
    judging = Judging(sampled("q-one", key, (1, 1)), 0, "en", at=100)
    for name, level in zip(("method", "example"), own, strict=True):
        judging.set_level(name, level)
    return judging


def test_the_key_stays_hidden_until_every_criterion_is_rated() -> None:
    judging = Judging(sampled(), 0, "en", at=0)
    assert not judging.reveal(at=5)
    judging.set_level("method", 3)
    assert judging.unscored == ["example"]
    assert not judging.reveal(at=6)
    judging.set_level("example", 1)
    assert judging.reveal(at=7)
    assert judging.stage is Stage.COMPARE


def test_levels_stay_as_they_were_when_the_key_is_seen() -> None:
    judging = rated()
    judging.reveal(at=110)
    judging.set_level("method", 1)
    assert judging.levels == {"method": 2, "example": 3}


def test_the_outcome_keeps_levels_and_key_apart_and_rates_nothing() -> None:
    judging = rated()
    judging.reveal(at=130)
    outcome = judging.outcome(at=150)
    assert (outcome.item, outcome.drill, outcome.sample, outcome.rating) == ("test/q-one", "scoring", 0, None)
    assert outcome.levels == {"method": 2, "example": 3}
    assert outcome.key == {"method": 1, "example": 3}
    assert (outcome.predicted, outcome.suggested) == (None, None)
    assert outcome.phases == {"rate": 30, "compare": 20}
    assert outcome.seconds == 50
    assert judging.differences == {"method": 1, "example": 0}


def test_there_is_no_outcome_before_the_key_was_seen() -> None:
    with pytest.raises(ValueError, match="scored before"):
        rated().outcome(at=200)


@given(LEVELS, LEVELS, LEVELS, LEVELS)
def test_the_score_is_one_less_the_mean_distance_from_the_key(a: int, b: int, c: int, d: int) -> None:
    judging = rated((a, b), (c, d))
    judging.reveal(at=101)
    score = judging.outcome(at=102).score
    assert score == pytest.approx(1 - (abs(a - c) + abs(b - d)) / 6, abs=1e-4)
    assert (score == 1) == ((a, b) == (c, d))


def test_only_criteria_that_the_question_and_the_key_know_are_rated() -> None:
    item = sampled()
    del item.samples[0].key["example"]  # type: ignore[attr-defined]  # a pack that nobody checked
    item.samples[0].key["gone"] = item.samples[0].key["method"]  # type: ignore[index]
    judging = Judging(item, 0, "en", at=0)
    assert [criterion.id for criterion in judging.criteria] == ["method"]
    judging.set_level("gone", 4)
    judging.set_level("method", 4)
    assert judging.reveal(at=1)
    assert judging.outcome(at=2).levels == {"method": 4}


def test_a_sample_that_cannot_be_scored_is_refused() -> None:
    with pytest.raises(ValueError, match="no sample 3"):
        Judging(sampled(), 3, "en", at=0)
    with pytest.raises(ValueError, match="no sample 0"):
        Judging(question(), 0, "en", at=0)


@given(st.dictionaries(st.sampled_from(["method", "example"]), LEVELS), st.booleans())
def test_a_draft_brings_back_levels_stage_and_time(levels: dict[str, int], ready: bool) -> None:
    judging = Judging(sampled(), 1, "en", at=10)
    for name, level in levels.items():
        judging.set_level(name, level)
    if ready:
        judging.reveal(at=30)
    again = Judging.restore(judging.question, 1, "ru", judging.draft(at=40), at=1000)
    assert again is not None
    assert (again.levels, again.stage, again.position) == (judging.levels, judging.stage, 1)
    for name in again.unscored:
        again.set_level(name, 1)
    again.reveal(at=1000)
    assert again.outcome(at=1000).seconds == 30


def test_a_draft_of_another_wording_or_of_nonsense_counts_for_nothing() -> None:
    judging = rated()
    assert Judging.restore(judging.question, 1, "en", judging.draft(at=101), at=0) is None
    assert Judging.restore(judging.question, 0, "en", b"{", at=0) is None
    bad = judging.draft(at=101).replace(b'"method":2', b'"method":9')
    assert Judging.restore(judging.question, 0, "en", bad, at=0) is None


def test_each_sample_has_a_draft_of_its_own() -> None:
    names = {Judging(sampled(), place, "en", at=0).draft_name for place in range(3)}
    assert len(names) == 3
