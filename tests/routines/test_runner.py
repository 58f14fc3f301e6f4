"""The runner: one commit an answer, cards not known come back, everything can be taken back, a kill loses no step."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from interview_coach.drills.outcome import Rating
from interview_coach.history.failures import NotSaved
from interview_coach.routines.course import GAP, RETURNS
from interview_coach.routines.routine import Step
from interview_coach.routines.runner import KEY, Runner
from tests.routines.support import DAY, Learner, answer, ids
from tests.support.fakes import outcome, question


def learner(count: int = 6) -> Learner:
    return Learner.of([question(f"q{n}") for n in range(count)], new_cards=50, minutes=60)


def started(count: int = 6) -> tuple[Learner, Runner]:
    found = learner(count)
    return found, found.play(found.today())


def left(runner: Runner) -> list[str]:
    """The ids of the steps that remain, played off by skipping."""
    names = []
    while runner.current:
        names.append(runner.current.item.removeprefix("base/"))
        runner.skip()
    return names


def test_plays_the_steps_in_order() -> None:
    _, runner = started(3)
    assert (runner.position, runner.total, runner.can_undo) == (0, 3, False)
    for number in range(3):
        assert runner.current == Step(f"base/q{number}", "flashcard", "new")
        assert runner.item.id == f"q{number}"
        assert (runner.following.id if runner.following else None) == (f"q{number + 1}" if number < 2 else None)
        assert runner.seconds_left == 45 * (3 - number)
        attempt = answer(runner)
        assert (attempt.routine, attempt.topic, attempt.seq) == (runner.routine.id, "hr/motivation", number + 1)
    assert (runner.current, runner.position, runner.total, runner.seconds_left) == (None, 3, 3, 0)
    with pytest.raises(LookupError):
        _ = runner.item


def test_an_outcome_of_another_item_is_refused() -> None:
    found, runner = started(2)
    with pytest.raises(ValueError, match="q1"):
        runner.record(outcome("base/q1"))
    assert found.history.log == []


def test_a_card_not_known_comes_back_after_other_steps() -> None:
    _, runner = started(6)
    answer(runner, Rating.AGAIN)
    assert runner.total == 7
    assert left(runner) == ["q1", "q2", "q3", "q0", "q4", "q5"]


def test_near_the_end_it_comes_back_at_the_end() -> None:
    _, runner = started(3)
    answer(runner)
    answer(runner, Rating.AGAIN)
    assert left(runner) == ["q2", "q1"]


def test_it_comes_back_twice_at_the_most() -> None:
    _, runner = started(1)
    answers = 0
    while runner.current:
        answer(runner, Rating.AGAIN)
        answers += 1
    assert answers == 1 + RETURNS


@pytest.mark.parametrize("rating", [Rating.HARD, Rating.GOOD, Rating.EASY])
def test_other_ratings_bring_nothing_back(rating: Rating) -> None:
    _, runner = started(2)
    answer(runner, rating)
    assert runner.total == 2


def test_timed_answers_do_not_come_back() -> None:
    found = learner(2)
    runner = found.play(found.pick("timed"))
    answer(runner, Rating.AGAIN)
    assert runner.total == 2


def test_it_does_not_come_back_beside_a_near_twin() -> None:
    items = [question(f"q{n}", related=("q0",) if n == 4 else ()) for n in range(7)]
    found = Learner.of(items, new_cards=9)
    runner = found.play(found.today())
    order = ids(runner.routine)
    while runner.current and runner.current.item != "base/q0":
        runner.skip()
    answer(runner, Rating.AGAIN)
    rest = left(runner)
    assert "q0" in rest
    place = rest.index("q0")
    assert place >= min(GAP, len(rest) - 1)
    assert "q4" not in rest[max(place - 1, 0) : place + 2], order


def test_undo_goes_back_over_several_steps() -> None:
    found, runner = started(3)
    before = dict(found.history.by_item)
    answer(runner, Rating.AGAIN)
    runner.skip()
    answer(runner, Rating.GOOD)
    steps = [runner.undo(), runner.undo(), runner.undo()]
    assert [step.item if step else None for step in steps] == ["base/q2", "base/q1", "base/q0"]
    assert (runner.position, runner.total, runner.undo()) == (0, 3, None)
    assert found.history.by_item == before
    assert len(found.history.log) == 4  # taken back, not deleted


def test_undo_after_the_last_step() -> None:
    _, runner = started(1)
    answer(runner)
    assert runner.current is None
    assert runner.undo() == Step("base/q0", "flashcard", "new")
    assert runner.item.id == "q0"


def test_a_step_may_be_tried_again() -> None:
    found, runner = started(2)
    answer(runner, Rating.HARD, stay=True)
    assert (runner.position, runner.item.id) == (0, "q0")
    answer(runner, Rating.GOOD)
    assert runner.item.id == "q1"
    assert runner.summary().answered == 2
    runner.undo()
    assert (runner.position, runner.summary().answered) == (0, 1)
    runner.undo()
    assert (runner.position, runner.summary().answered, runner.can_undo) == (0, 0, False)
    assert found.history.by_item == {}


def test_items_that_are_gone_are_passed_over() -> None:
    found = learner(5)
    routine = found.today()
    for id in ("q0", "q2", "q3"):
        del found.library.questions[f"base/{id}"]
    runner = found.play(routine)
    assert (runner.item.id, runner.position) == ("q1", 1)
    answer(runner)
    assert (runner.item.id, runner.position) == ("q4", 4)
    runner.undo()
    assert (runner.item.id, runner.position) == ("q1", 1)


def test_nothing_is_lost_when_the_disk_says_no() -> None:
    found, runner = started(2)
    found.history.refuse_attempts = True
    with pytest.raises(NotSaved):
        answer(runner)
    assert (runner.position, runner.item.id) == (0, "q0")
    found.history.refuse_attempts = False
    answer(runner)
    found.history.refuse_attempts = True
    with pytest.raises(NotSaved):
        runner.undo()
    assert (runner.position, runner.can_undo) == (1, True)


def test_the_summary() -> None:
    found, runner = started(5)
    for rating in (Rating.AGAIN, Rating.HARD, None, Rating.EASY):
        found.clock.move(minutes=1)
        if rating is None:
            runner.skip()
        else:
            answer(runner, rating, seconds=20)
    summary = runner.summary()
    assert (summary.answered, summary.skipped, summary.seconds) == (3, 1, 60)
    assert summary.ratings == {Rating.AGAIN: 1, Rating.HARD: 1, Rating.GOOD: 0, Rating.EASY: 1}
    assert summary.look_again == ("base/q0", "base/q1")
    assert summary.next_due == found.clock.now()  # the first card was due a minute after it was not known
    answer(runner, Rating.GOOD)  # the first card, which came back
    assert runner.summary().look_again == ("base/q1",)


def test_finish_ends_it_for_good() -> None:
    found, runner = started(2)
    answer(runner)
    assert runner.finish().answered == 1
    assert KEY not in found.history.states
    assert found.resume() is None


def test_nothing_to_resume() -> None:
    assert learner().resume() is None


def test_what_another_version_wrote_is_not_resumed() -> None:
    found = learner()
    found.history.states[KEY] = b'{"routine": 3}'
    assert found.resume() is None


@pytest.mark.parametrize(("days", "resumed"), [(0, True), (1, True), (2, False)])
def test_a_routine_can_be_resumed_until_the_next_day_is_over(days: int, resumed: bool) -> None:
    found, runner = started(3)
    answer(runner)
    found.clock.move(days=days)
    assert (found.resume() is not None) == resumed


def test_a_routine_that_was_played_to_its_end_is_not_resumed() -> None:
    found, runner = started(2)
    answer(runner)
    answer(runner)
    assert found.resume() is None


def test_a_kill_between_the_answer_and_anything_else_loses_no_step() -> None:
    found, runner = started(4)
    answer(runner, Rating.AGAIN)
    found.history.refuse_states = True  # as if the program were gone before it could write more
    answer(runner, Rating.GOOD)
    resumed = found.resume()
    assert resumed is not None
    assert (resumed.position, resumed.total, resumed.item.id) == (2, 5, "q2")


def test_an_answer_costs_one_write() -> None:
    found, runner = started(4)
    writes = found.history.states.copy()
    answer(runner, Rating.AGAIN)
    runner.undo()
    answer(runner)
    assert found.history.states == writes


def test_resuming_reads_back_only_to_where_the_routine_began() -> None:
    found = learner(4)
    for _ in range(300):
        found.history.add(outcome("base/q3", Rating.EASY, seconds=1), topic="hr/motivation")
    runner = found.play(found.today())
    answer(runner)
    found.history.given = 0
    Runner.resume(found.history, found.library, found.progress)
    assert found.history.given < 100


def test_answers_elsewhere_do_not_move_a_routine() -> None:
    found, runner = started(3)
    found.history.add(outcome("base/q0"), topic="hr/motivation")
    answer(runner)
    found.history.add(outcome("base/q1"), topic="hr/motivation", routine="another")
    resumed = found.resume()
    assert resumed is not None
    assert resumed.position == 1


def test_a_skip_that_could_not_be_written_is_told_from_the_answers_after_it() -> None:
    found, runner = started(4)
    found.history.refuse_states = True
    runner.skip()
    answer(runner)
    resumed = found.resume()
    assert resumed is not None
    assert (resumed.position, resumed.summary().skipped) == (2, 1)


def test_items_that_vanish_while_the_program_is_away() -> None:
    found, runner = started(5)
    answer(runner)
    answer(runner)
    del found.library.questions["base/q0"], found.library.questions["base/q2"]
    resumed = found.resume()
    assert resumed is not None
    assert resumed.item.id == "q3"


class Killed(RuleBasedStateMachine):
    """At any point of any routine, a program that is killed goes on at the same step with the same undo."""

    @initialize(seed=st.integers(0, 9), size=st.integers(1, 9), gone=st.sets(st.integers(0, 8), max_size=3))
    def begin(self, seed: int, size: int, gone: set[int]) -> None:
        related = random.Random(seed)
        items = [question(f"q{n}", related=(f"q{related.randrange(size)}",)) for n in range(size)]
        self.learner = Learner.of(items, new_cards=50, minutes=60)
        for number in range(0, size, 2):
            self.learner.put(f"q{number}", -DAY, spoken=number % 4)
        routine = self.learner.today(seed)
        for number in gone & set(range(size)):
            del self.learner.library.questions[f"base/q{number}"]
        self.runner = self.learner.play(routine)

    @precondition(lambda self: self.runner.current)
    @rule(rating=st.sampled_from(list(Rating)))
    def rate(self, rating: Rating) -> None:
        answer(self.runner, rating)
        self.learner.clock.move(seconds=7)

    @precondition(lambda self: self.runner.current)
    @rule(rating=st.sampled_from(list(Rating)))
    def try_again(self, rating: Rating) -> None:
        answer(self.runner, rating, stay=True)

    @precondition(lambda self: self.runner.current)
    @rule()
    def skip(self) -> None:
        self.runner.skip()

    @rule()
    def undo(self) -> None:
        self.runner.undo()

    @precondition(lambda self: self.runner.current)
    @rule()
    def kill(self) -> None:
        resumed = self.learner.resume()
        assert resumed is not None
        self.runner = resumed

    @invariant()
    def resumed_stands_where_it_stood(self) -> None:
        resumed = self.learner.resume()
        if self.runner.current is None:
            assert resumed is None
            return
        assert resumed is not None
        assert (resumed.position, resumed.total) == (self.runner.position, self.runner.total)
        assert resumed.current == self.runner.current
        assert resumed.summary() == self.runner.summary()
        assert resumed.can_undo == self.runner.can_undo


TestKilled = Killed.TestCase
TestKilled.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


@given(st.lists(st.sampled_from(list(Rating)), min_size=1, max_size=40), st.integers(1, 8))
@settings(max_examples=60)
def test_returns_keep_their_distance(ratings: list[Rating], size: int) -> None:
    found = Learner.of([question(f"q{n}") for n in range(size)], new_cards=50, minutes=60)
    runner = found.play(found.today())
    played: list[Step] = []
    total = runner.total
    for rating in ratings:
        if runner.current is None:
            break
        played.append(runner.current)
        answer(runner, rating)
        last_possible = runner.total == total or runner.total - len(played) <= GAP + 1
        total = runner.total
        assert last_possible or played[-1].item not in [step.item for step in played[-1 - GAP : -1]]
    for item in {step.item for step in played}:
        assert sum(step.item == item for step in played) <= 1 + RETURNS
