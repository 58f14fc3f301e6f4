"""A routine of the learner's choosing: only what was asked for, due first, then new, then the rest."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from interview_coach.drills.outcome import DrillName
from interview_coach.library.entries import Filter
from interview_coach.library.kinds.shared import Level
from interview_coach.progress.schedule import LEARNING
from interview_coach.routines.estimate import total
from interview_coach.routines.pick import COUNTS, chosen
from tests.routines.support import DAY, Learner, ids
from tests.support.fakes import question


def learner() -> Learner:
    """Ten items: three due, three known and not due, four new."""
    levels: tuple[Level, ...] = ("junior", "senior")
    found = Learner.of(question(f"q{n}", ("hr/x", "hr/y")[n % 2], level=levels[n // 5]) for n in range(10))
    for number in range(3):
        found.put(f"q{number}", -DAY)
    for number in range(3, 6):
        found.put(f"q{number}", number * DAY)
    return found


def test_due_then_new_then_the_rest() -> None:
    routine = learner().pick(count=10)
    assert sorted(ids(routine)[:7]) == ["q0", "q1", "q2", "q6", "q7", "q8", "q9"]
    assert routine.steps[0].reason == "due"
    assert {step.item[-1]: step.reason for step in routine.steps} == {
        **dict.fromkeys("012", "due"),
        **dict.fromkeys("6789", "new"),
        **dict.fromkeys("345", "chosen"),
    }
    assert sorted(ids(learner().pick(count=2))) < ["q3"]
    assert {step.reason for step in learner().pick(count=5).steps} == {"due", "new"}
    assert routine.title == "flashcards"


def test_only_what_the_filter_lets_through() -> None:
    assert set(ids(learner().pick(filter=Filter(topic="hr/y"), count=9))) == {"q1", "q3", "q5", "q7", "q9"}
    assert set(ids(learner().pick(filter=Filter(topic="hr/y", level="junior"), count=9))) == {"q1", "q3"}
    assert len(learner().pick(filter=Filter(topic="hr/*"), count=99).steps) == 10
    nothing = learner().pick(filter=Filter(topic="none"))
    assert (nothing.steps, nothing.empty) == ((), "bare")
    assert learner().pick(filter=Filter(form="story")).empty == "bare"


@pytest.mark.parametrize("drill", ["flashcard", "timed"])
def test_the_length_left_open(drill: DrillName) -> None:
    many = Learner.of(question(f"q{n}") for n in range(40))
    assert len(many.pick(drill).steps) == COUNTS[drill]


def test_minutes() -> None:
    many = Learner.of(question(f"q{n}") for n in range(40))
    assert len(many.pick(minutes=6).steps) == 8  # 45 s each
    assert len(many.pick("timed", minutes=6).steps) == 2  # 165 s each
    assert len(many.pick("timed", minutes=1).steps) == 1
    assert len(many.pick(minutes=6, count=3).steps) == 3


def test_new_items_whose_prerequisites_are_not_known_come_last_of_the_new() -> None:
    found = Learner.of([question("b", needs=("a",)), question("c"), question("a")])
    assert set(ids(found.pick(count=2))) == {"c", "a"}
    assert set(ids(found.pick(count=3))) == {"a", "b", "c"}


def test_timed_answers_prefer_what_was_spoken_least() -> None:
    found = Learner.of(question(f"q{n}") for n in range(4))
    for number, spoken in enumerate((3, 0, 2, 1)):
        found.put(f"q{number}", 5 * DAY, spoken=spoken)
    assert set(ids(found.pick("timed", count=2))) == {"q1", "q3"}


def test_a_card_being_learnt_that_is_not_due_is_not_called_due() -> None:
    found = Learner.of([question("a")])
    found.put("a", DAY / 100, phase=LEARNING)
    assert [step.reason for step in found.pick().steps] == ["chosen"]


@given(st.integers(0, 12), st.integers(0, 9))
@settings(max_examples=40)
def test_rules(count: int, seed: int) -> None:
    found = learner()
    routine = found.pick(count=count, seed=seed)
    assert routine == found.pick(count=count, seed=seed)
    assert len(ids(routine)) == len(set(ids(routine))) == min(count, 10)
    assert total(routine.steps, found.library) == 45 * len(routine.steps)


def test_items_chosen_one_by_one_keep_their_order() -> None:
    found = learner()
    routine = chosen(["base/q4", "base/q1", "base/q4"], drill="timed", clock=found.clock, chance=random.Random(1))
    assert ids(routine) == ["q4", "q1"]
    assert {(step.drill, step.reason) for step in routine.steps} == {("timed", "chosen")}


def test_only_part_of_a_large_library_is_read() -> None:
    many = Learner.of(question(f"q{n}", f"t{n % 40}") for n in range(20_000))
    for number in range(19_000):
        many.put(f"q{number}", (number % 60 - 30) * DAY)
    many.history.given = many.library.given = 0
    assert len(many.pick(count=10).steps) == 10
    assert many.history.given + many.library.given < 2_000


def test_a_narrow_filter_finds_what_is_due_deep_in_a_large_library() -> None:
    levels: dict[int, Level] = {300: "senior", 1_400: "senior"}
    many = Learner.of(question(f"q{n}", "hr/x", level=levels.get(n, "junior")) for n in range(1_500))
    for number in range(1_500):
        many.put(f"q{number}", DAY if number == 300 else -DAY / 2, days=2)
    # Due after the longest interval, though it has faded less than the other one.
    many.history.by_item["base/q1400"] = replace(many.history.by_item["base/q1400"], stability=50)
    routine = many.pick(filter=Filter(level="senior"), count=1)
    assert [(step.item, step.reason) for step in routine.steps] == [("base/q1400", "due")]
