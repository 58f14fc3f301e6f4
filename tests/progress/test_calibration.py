"""Calibration: a bias is told from enough ratings, by criterion, and prediction, own level and key stay apart."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from interview_coach.drills.outcome import Outcome
from interview_coach.progress.calibration import (
    ENOUGH,
    OWN,
    RECENT,
    Bias,
    Calibration,
    Foresight,
    biases,
    calibration,
    foresight,
    foresight_told,
    scorings,
    told,
)
from interview_coach.progress.schedule import fold
from interview_coach.text import Text
from tests.support.clock import FakeClock
from tests.support.fakes import FakeHistory, outcome

SHARED = {"structure": Text("Structure"), "evidence": Text("Evidence")}
LEVEL = st.integers(1, 4)


def scored(own: int, key: int, criterion: str = "evidence") -> Outcome:
    plain = replace(outcome("base/x", drill="scoring"), rating=None)
    return replace(plain, levels={criterion: own}, key={criterion: key}, sample=0)


def bias_of(pairs: Sequence[tuple[int, int]], criterion: str = "evidence") -> Bias:
    (found,) = biases([scored(own, key, criterion) for own, key in pairs], SHARED)
    return found


def told_of(*pairs: tuple[int, int], figures: bool = True) -> str:
    return told(bias_of(pairs), "en", figures=figures)


def test_the_figures_of_a_criterion() -> None:
    found = bias_of([(4, 3), (3, 3), (4, 2), (2, 3), (3, 3)])
    assert (found.criterion, found.n) == ("evidence", 5)
    assert (found.bias, found.error, found.exact, found.close) == pytest.approx((0.4, 0.8, 0.4, 0.8))


@given(st.lists(st.tuples(LEVEL, LEVEL), min_size=1, max_size=30))
def test_the_figures_follow_their_formulas(pairs: list[tuple[int, int]]) -> None:
    found, apart = bias_of(pairs), [own - key for own, key in pairs]
    assert found.n == len(pairs)
    assert found.bias == pytest.approx(fmean(apart))
    assert found.error == pytest.approx(fmean(map(abs, apart)))
    assert 0 <= found.exact <= found.close <= 1
    assert abs(found.bias) <= found.error + 1e-9
    assert found.leans == (len(pairs) >= 5 and abs(found.bias) >= 0.3)


def test_own_criteria_fall_together_and_come_last() -> None:
    outcomes = [scored(3, 2, "own-one"), scored(2, 2, "structure"), scored(1, 3, "own-two"), scored(4, 4)]
    found = biases(outcomes, SHARED)
    assert [(bias.criterion, bias.n) for bias in found] == [("structure", 1), ("evidence", 1), (OWN, 2)]
    assert found[-1].bias == -0.5
    assert found[-1].title is None


def test_what_was_not_rated_is_not_compared() -> None:
    half = replace(scored(3, 2), key={"evidence": 2, "structure": 4})
    assert [bias.criterion for bias in biases([half], SHARED)] == ["evidence"]


def test_a_few_ratings_tell_nothing() -> None:
    few = [(4, 1)] * (ENOUGH - 1)
    assert told_of(*few) == "Evidence: too few to tell yet (4 of 5)."
    assert told_of(*few, figures=False) == "Evidence: too few to tell yet."


def test_a_bias_is_told_from_enough_ratings() -> None:
    assert told_of(*[(4, 3)] * 4, (3, 3)) == "Evidence: you rate it 0.8 too high, from 5 ratings."
    assert told_of(*[(1, 3)] * 5) == "Evidence: you rate it 2.0 too low, from 5 ratings."
    assert told_of((4, 3), *[(3, 3)] * 4) == "Evidence: you rate it as the key does, from 5 ratings."


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([(4, 3)] * 5, "Evidence: you tend to rate it higher than the key."),
        ([(2, 3)] * 5, "Evidence: you tend to rate it lower than the key."),
        ([(3, 3)] * 5, "Evidence: you rate it as the key does."),
    ],
)
def test_without_figures_words_remain(pairs: list[tuple[int, int]], words: str) -> None:
    assert told_of(*pairs, figures=False) == words


def test_predictions_are_compared_with_the_levels_that_were_given() -> None:
    timed = outcome("base/x", drill="timed")
    answers = [replace(timed, predicted=4, levels={"a": 2, "b": 3}), replace(timed, predicted=2, levels={"a": 3})]
    assert foresight(answers) == Foresight(n=2, bias=0.25)
    assert foresight([timed, replace(timed, predicted=3)]) is None


def test_predictions_are_told_apart() -> None:
    assert foresight_told(Foresight(4, 2.0)) == "Predictions: too few to tell yet (4 of 5)."
    assert foresight_told(Foresight(6, 0.1)) == "Predictions: you foresee your own levels well."
    high, low = foresight_told(Foresight(6, 0.5)), foresight_told(Foresight(6, -0.5))
    assert high == "Predictions: 0.5 higher than the levels you then give yourself, from 6 answers."
    assert low == "Predictions: 0.5 lower than the levels you then give yourself, from 6 answers."
    for n, bias in ((4, 2.0), (6, 0.1), (6, 0.5), (6, -0.5)):
        assert not any(map(str.isdigit, foresight_told(Foresight(n, bias), figures=False)))


def test_a_history_is_asked_for_the_newest_alone_and_voided_ones_do_not_count() -> None:
    clock = FakeClock()
    history = FakeHistory(clock, fold)
    old = [history.add(scored(1, 4), topic="hr") for _ in range(3)]
    for _ in range(RECENT - 1):
        history.add(scored(3, 3), topic="hr")
    history.add(replace(outcome("base/y", drill="timed"), predicted=3, levels={"a": 3}), topic="hr")
    history.void(old[2].id)
    found = calibration(history, SHARED)
    assert found.criteria[0].n == len(scorings(history)) == RECENT
    assert found.criteria[0].exact == (RECENT - 1) / RECENT
    assert found.foresight == Foresight(1, 0.0)


def test_what_is_met_is_looked_up_by_its_criteria() -> None:
    found = Calibration(biases([scored(3, 2, "own"), scored(3, 3)], SHARED), None)
    assert [bias.criterion for bias in found.of(["own", "other", "evidence"])] == [OWN, "evidence"]


def test_the_json_holds_every_figure() -> None:
    plain = Calibration((bias_of([(3, 2)]), bias_of([(2, 2)], "own")), Foresight(1, 0.5)).builtins("en")
    assert plain["predictions"] == {"n": 1, "bias": 0.5}
    assert plain["criteria"][0] == {
        "criterion": "evidence",
        "title": "Evidence",
        "n": 1,
        "bias": 1.0,
        "error": 1.0,
        "exact": 0.0,
        "close": 1.0,
    }
    assert (plain["criteria"][1]["criterion"], plain["criteria"][1]["title"]) == (None, None)
