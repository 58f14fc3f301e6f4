"""Scoring practice: what was never scored comes first, samples of one question part, and a kill loses no step."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coach.drills.judging import Judging
from interview_coach.drills.outcome import Outcome
from interview_coach.history.attempt import Attempt
from interview_coach.library.entries import EVERYTHING, Filter
from interview_coach.library.items import Question
from interview_coach.routines.reasons import groups, title, what, why_empty
from interview_coach.routines.routine import Routine
from interview_coach.routines.runner import Runner
from interview_coach.routines.samples import pick_samples, samples_of
from tests.routines.support import Learner, answer
from tests.support.fakes import question
from tests.support.samples import sampled


def learner(questions: int = 3, keys: int = 3) -> Learner:
    items: list[Question] = [sampled(f"q{n}", *[(1 + place % 4, 2) for place in range(keys)]) for n in range(questions)]
    return Learner.of([*items, question("plain")], minutes=60)


def pick(found: Learner, seed: int = 7, filter: Filter = EVERYTHING, **more: int) -> Routine:
    return pick_samples(found.library, found.history, found.clock, random.Random(seed), filter, **more)


def score(runner: Runner) -> Attempt:
    """Score the current step's sample."""
    step = runner.current
    assert step is not None
    assert step.sample is not None
    return runner.record(judged(runner.item, step.sample))


def judged(item: Question, sample: int) -> Outcome:
    judging = Judging(item, sample, "en", at=0)
    for criterion in judging.criteria:
        judging.set_level(criterion.id, 2)
    judging.reveal(at=40)
    return judging.outcome(at=60)


def steps(routine: Routine) -> list[tuple[str, int | None]]:
    return [(step.item, step.sample) for step in routine.steps]


def test_five_samples_unless_told_otherwise() -> None:
    routine = pick(learner())
    assert len(routine.steps) == len(set(steps(routine))) == 5
    assert {(step.drill, step.reason) for step in routine.steps} == {("scoring", "chosen")}
    assert title(routine) == "Scoring practice"
    assert len(pick(learner(), count=2).steps) == 2
    assert len(pick(learner(), minutes=7).steps) == 3
    assert len(pick(learner(), count=50).steps) == 9


def test_the_same_seed_draws_the_same_samples() -> None:
    assert steps(pick(learner(), 3)) == steps(pick(learner(), 3))
    assert len({tuple(steps(pick(learner(), seed))) for seed in range(8)}) > 1


def test_what_was_never_scored_comes_first_then_the_longest_ago() -> None:
    found = learner()
    runner = found.play(pick(found, count=6))
    while runner.current:
        score(runner)
        found.clock.move(60)
    first = steps(runner.routine)
    again = steps(pick(found, count=5))
    assert set(again[:5]) - set(first) == {(f"test/q{n}", p) for n in range(3) for p in range(3)} - set(first)
    assert set(again) & set(first) == set(first[:2])


@settings(max_examples=30)
@given(st.integers(1, 6), st.integers(1, 4), st.integers(0, 10**6), st.integers(1, 12))
def test_samples_of_one_question_part_where_they_can(questions: int, keys: int, seed: int, count: int) -> None:
    order = [item for item, _sample in steps(pick(learner(questions, keys), seed, count=count))]
    most = max(map(order.count, order))
    meetings = sum(one == other for one, other in pairwise(order))
    assert meetings == 0 or most > (len(order) + 1) // 2


def test_samples_scored_in_a_row_part_when_they_come_again() -> None:
    found = learner(questions=2, keys=2)
    for item in ("test/q0", "test/q1"):
        for place in (0, 1):
            found.history.add(judged(found.library.questions[item], place), topic="hr")
    items = [item for item, _place in steps(pick(found, count=4))]
    assert items == ["test/q0", "test/q1", "test/q0", "test/q1"]


def test_a_filter_and_items_of_one_s_own() -> None:
    found = learner()
    assert pick(found, filter=Filter(level="senior")).steps == ()
    assert why_empty(pick(found, filter=Filter(level="senior")).empty or "nothing") == (
        "There are no sample answers here to score."
    )
    own = samples_of(["test/q1", "base/plain", "test/q1"], found.library, found.history, found.clock, random.Random(1))
    assert sorted(steps(own)) == [("test/q1", 0), ("test/q1", 1), ("test/q1", 2)]


def test_a_kill_between_two_samples_of_one_question_loses_no_step() -> None:
    found = learner(questions=1)
    runner = found.play(pick(found))
    score(runner)
    runner.skip()
    left = runner.current
    again = found.resume()
    assert again is not None
    assert (again.current, again.position) == (left, 2)
    score(again)
    assert again.current is None


def test_a_skip_that_could_not_be_written_down_is_told_by_the_sample_after_it() -> None:
    found = learner(questions=1)
    runner = found.play(pick(found))
    found.history.refuse_states = True
    runner.skip()
    score(runner)
    again = found.resume()
    assert again is not None
    assert (again.position, again.current) == (2, runner.current)


def test_undo_and_summary() -> None:
    found = learner()
    runner = found.play(pick(found, count=2))
    first = runner.current
    score(runner)
    assert runner.undo() == first
    assert found.history.days() == []
    score(runner)
    score(runner)
    summary = runner.finish()
    assert (summary.answered, summary.scored, summary.seconds) == (2, 2, 120)
    assert summary.criteria == ("method", "example")
    assert set(summary.ratings.values()) == {0}
    assert (summary.look_again, summary.next_due) == ((), None)
    assert found.history.by_item == {}


def test_the_outcome_of_another_sample_is_refused() -> None:
    found = learner(questions=1)
    runner = found.play(pick(found))
    assert runner.current is not None
    with pytest.raises(ValueError, match="on the step of"):
        runner.record(judged(runner.item, ((runner.current.sample or 0) + 1) % 3))


def test_a_sample_that_is_gone_is_passed_over() -> None:
    found = learner(questions=2)
    routine = pick(found, count=6)
    found.library.questions["test/q0"] = sampled("q0", (1, 1))
    runner = found.play(routine)
    seen = []
    while runner.current:
        seen.append((runner.current.item, runner.current.sample))
        score(runner)
    assert sorted(seen) == [("test/q0", 0), ("test/q1", 0), ("test/q1", 1), ("test/q1", 2)]


# Today


def test_today_ends_with_one_sample_where_there_is_time() -> None:
    found = learner()
    routine = found.today()
    assert [step.drill for step in routine.steps].count("scoring") == 1
    assert (routine.steps[-1].drill, routine.steps[-1].reason) == ("scoring", "calibration")
    group = groups(routine, found.library)[-1]
    assert (what(group), group.seconds, group.reason) == ("1 sample to score", 120, "calibration")


def test_once_a_day_and_not_after_five_in_a_week() -> None:
    found = learner(questions=50)
    for day in range(7):
        routine = found.today()
        assert (routine.steps[-1].drill == "scoring") == (day < 5)
        runner = found.play(routine)
        while runner.current:
            score(runner) if runner.current.drill == "scoring" else answer(runner, seconds=5)
        assert all(step.drill != "scoring" for step in found.today(extra=True).steps)
        found.clock.move(days=1)


def test_no_sample_without_time_or_without_samples() -> None:
    assert all(step.drill != "scoring" for step in learner().today(minutes=2).steps)
    bare = Learner.of([question("plain")], minutes=60)
    assert [step.drill for step in bare.today().steps] == ["flashcard"]


def test_scoring_uses_up_the_minutes_but_no_new_item() -> None:
    found = Learner.of([sampled("q0"), question("plain")], new_cards=1, minutes=60)
    runner = found.play(pick(found, count=1))
    score(runner)
    assert found.progress.new_left() == 1
    assert found.progress.seconds_today() == 60
    assert found.progress.summary().done_today == 1
    assert found.progress.fresh(5)[0].id == "q0"
