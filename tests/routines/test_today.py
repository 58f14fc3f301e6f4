"""Today's routine: the due first but mixed with the new, the minutes kept, twins apart, the same for the same seed."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coach.drills.outcome import Rating
from interview_coach.library.items import Question
from interview_coach.progress.pace import CARD_SECONDS
from interview_coach.progress.schedule import LEARNING, REVIEW
from interview_coach.progress.twins import Twins
from interview_coach.routines.estimate import total
from interview_coach.routines.routine import Routine
from interview_coach.routines.today import today
from tests.routines.support import DAY, Learner, ids
from tests.support.clock import FakeClock
from tests.support.fakes import outcome, question

TOPICS = ("hr/x", "hr/y", "kpi")


def reasons(routine: Routine) -> Counter[str]:
    return Counter(step.reason for step in routine.steps)


@st.composite
def learners(draw: st.DrawFn) -> Learner:
    """A learner with up to 40 items, some practised, some linked, and any settings."""
    size = draw(st.integers(0, 40))
    others = st.sets(st.integers(0, 39).map(lambda n: f"q{n}"), max_size=2).map(lambda found: tuple(sorted(found)))
    items = [
        question(
            f"q{number}",
            draw(st.sampled_from(TOPICS)),
            needs=draw(others),
            related=draw(others) if draw(st.booleans()) else (),
            style=draw(st.sampled_from(["timed", "flash", "reply"])),
            answer_in=draw(st.sampled_from([40, 90, 180])),
        )
        for number in range(size)
    ]
    learner = Learner.of(items, minutes=draw(st.integers(5, 60)), new_cards=draw(st.integers(0, 20)))
    for item in items:
        if draw(st.booleans()):
            learner.put(
                item.id,
                timedelta(hours=draw(st.integers(-200, 200))),
                phase=draw(st.sampled_from([LEARNING, REVIEW])),
                spoken=draw(st.integers(0, 1)),
            )
    for _ in range(draw(st.integers(0, 3))):
        learner.history.add(outcome("elsewhere/x", seconds=draw(st.integers(0, 900))), topic="")
    return learner


@given(learners(), st.integers(0, 9), st.booleans())
@settings(max_examples=150, deadline=None)
def test_rules(learner: Learner, seed: int, extra: bool) -> None:
    routine = learner.today(seed, extra=extra)
    assert routine == learner.today(seed, extra=extra)
    assert len(set(ids(routine))) == len(ids(routine))
    assert (routine.empty is None) == bool(routine.steps)
    _minutes_are_kept(learner, routine, extra)
    _new_items_may_come(learner, routine)
    _reasons_are_true(learner, routine)
    _no_move_parts_more_twins(learner, routine)


def _minutes_are_kept(learner: Learner, routine: Routine, extra: bool) -> None:
    left = learner.settings.minutes * 60 - learner.progress.seconds_today()
    left = max(left, learner.settings.minutes * 30 if extra else 0)
    assert total(routine.steps, learner.library) <= max(left, CARD_SECONDS if left >= CARD_SECONDS / 2 else 0)
    spoken = [step for step in routine.steps if step.drill == "timed"]
    seconds = total(spoken, learner.library)
    assert seconds <= left / 3 or (len(spoken) == 1 and seconds <= left / 2)


def _new_items_may_come(learner: Learner, routine: Routine) -> None:
    new = [learner.library.questions[step.item] for step in routine.steps if step.reason == "new"]
    assert len(new) <= learner.settings.new_cards
    for item in new:
        assert learner.history.card(item.address) is None
        for need in (f"base/{need}" for need in item.needs):
            card = learner.history.card(need)
            assert need not in learner.library.questions or (card and card.phase == REVIEW)


def _reasons_are_true(learner: Learner, routine: Routine) -> None:
    due = {card.item for card in learner.progress.dues.now(999)}
    for step in routine.steps:
        assert (step.drill == "timed") == (step.reason == "unspoken")
        assert step.reason != "due" or step.item in due
        assert step.reason != "early" or step.item not in due
        assert step.reason == "new" or learner.history.card(step.item)


def _no_move_parts_more_twins(learner: Learner, routine: Routine) -> None:
    twins = Twins(learner.library.questions.values())

    def meetings(order: list[str]) -> int:
        return sum(twins.alike(one, other) for one, other in pairwise(order))

    order = [step.item for step in routine.steps]
    now = meetings(order)
    if now == 0:
        return
    for source in range(len(order)):
        rest = order[:source] + order[source + 1 :]
        assert all(meetings([*rest[:gap], order[source], *rest[gap:]]) >= now for gap in range(len(order)))


def bank(count: int, topic: str = "hr/x") -> list[Question]:
    return [question(f"{topic.replace('/', '-')}-{number}", topic) for number in range(count)]


def test_a_new_learner_begins_with_a_few_new_items_in_order() -> None:
    learner = Learner.of([*bank(4, "hr/x"), *bank(9, "hr/y")], new_cards=6)
    assert ids(learner.today()) == [f"hr-x-{n}" for n in range(4)] + ["hr-y-0", "hr-y-1"]
    assert reasons(learner.today()) == {"new": 6}


def test_what_was_new_a_moment_ago_is_then_said_aloud() -> None:
    learner = Learner.of(bank(4), new_cards=2)
    for step in learner.today().steps:
        learner.history.add(outcome(step.item, Rating.GOOD, seconds=20), topic="hr/x")
    assert {(step.drill, step.reason) for step in learner.today().steps} == {("timed", "unspoken")}


def test_due_items_begin_and_new_ones_are_spread_among_them() -> None:
    learner = Learner.of([*bank(8, "hr/x"), *bank(8, "hr/y"), *bank(4, "kpi")], minutes=60, new_cards=4)
    for topic in ("hr-x", "hr-y"):
        for number in range(8):
            learner.put(f"{topic}-{number}", -DAY)
    routine = learner.today()
    marks = "".join("n" if step.reason == "new" else "d" for step in routine.steps)
    assert marks.count("d") == 16
    assert [name for name in ids(routine) if name.startswith("kpi")] == [f"kpi-{n}" for n in range(4)]
    assert marks.startswith("d")
    assert "nn" not in marks


def test_topics_alternate() -> None:
    learner = Learner.of([*bank(6, "hr/x"), *bank(6, "kpi")], minutes=60, new_cards=0)
    for name in list(learner.library.questions):
        learner.put(name.removeprefix("base/"), -DAY)
    order = [name[:2] for name in ids(learner.today())]
    assert all(one != other for one, other in pairwise(order))


def test_a_seed_makes_an_order_and_another_seed_another() -> None:
    learner = Learner.of(bank(12), minutes=60, new_cards=0)
    for number in range(12):
        learner.put(f"hr-x-{number}", -DAY)
    assert learner.today(1) == learner.today(1)
    assert len({tuple(ids(learner.today(seed))) for seed in range(9)}) == 9


class Drawn(random.Random):
    """Chance of any kind that gives one seed."""

    def getrandbits(self, k: int, /) -> int:
        return 99 if k == 32 else super().getrandbits(k)


def test_the_order_follows_from_the_seed_that_the_routine_keeps() -> None:
    learner = Learner.of(bank(12), minutes=60, new_cards=0)
    for number in range(12):
        learner.put(f"hr-x-{number}", -DAY, spoken=number % 2)
    made = [
        today(learner.progress, learner.library, learner.history, learner.settings, learner.clock, Drawn(number))
        for number in range(3)
    ]
    assert {routine.seed for routine in made} == {99}
    assert made[0].steps == made[1].steps == made[2].steps
    assert len({routine.id for routine in made}) == 3


def test_minutes_may_be_asked_for_whatever_was_practised() -> None:
    learner = Learner.of(bank(40), minutes=20, new_cards=2)
    for number in range(20):
        learner.put(f"hr-x-{number}", -DAY)
    for number in range(3):
        learner.history.add(outcome(f"base/hr-x-{number}", Rating.EASY, "timed", seconds=500), topic="hr/x")
    assert learner.today().empty == "done"
    assert len(learner.today(minutes=6).steps) == 8
    for number in range(20):
        learner.history.add(outcome(f"base/hr-x-{number}", Rating.EASY, "timed"), topic="hr/x")
    for number in (20, 21):
        learner.history.add(outcome(f"base/hr-x-{number}", Rating.EASY, "timed"), topic="hr/x")
    assert reasons(learner.today(minutes=6)) == {"new": 2, "early": 6}  # nothing is due and no new item is left today


def test_when_time_is_short_the_most_faded_are_taken() -> None:
    learner = Learner.of(bank(20), minutes=5, new_cards=5)
    for number in range(20):
        learner.put(f"hr-x-{number}", -DAY, days=1 + number)
    routine = learner.today()
    assert set(ids(routine)) == {f"hr-x-{n}" for n in range(int(300 // CARD_SECONDS))}
    assert reasons(routine) == {"due": 6}


def test_a_due_item_that_was_never_said_aloud_is_said_instead() -> None:
    learner = Learner.of(bank(3), minutes=20, new_cards=0)
    for number in range(3):
        learner.put(f"hr-x-{number}", -DAY, spoken=int(number > 0))
    routine = learner.today()
    assert {step.item: step.drill for step in routine.steps}["base/hr-x-0"] == "timed"
    assert len(routine.steps) == 3


def test_at_most_about_a_third_of_the_minutes_is_spoken() -> None:
    learner = Learner.of(bank(20), minutes=20, new_cards=0)
    for number in range(20):
        learner.put(f"hr-x-{number}", 9 * DAY, spoken=0)
    spoken = [step for step in learner.today().steps if step.drill == "timed"]
    assert len(spoken) == 2  # 165 s each, of 1,200 s


def test_even_a_short_day_holds_one_spoken_answer_if_it_takes_no_more_than_half() -> None:
    learner = Learner.of([question("a", answer_in=60, think=15)], minutes=5, new_cards=0)
    learner.put("a", 9 * DAY, spoken=0)
    assert [step.drill for step in learner.today().steps] == ["timed"]
    longer = Learner.of([question("a", answer_in=90, think=15)], minutes=5, new_cards=0)
    longer.put("a", 9 * DAY, spoken=0)
    assert longer.today().empty == "nothing"


def test_what_was_practised_today_is_taken_off() -> None:
    learner = Learner.of(bank(40), minutes=20, new_cards=0)
    for number in range(40):
        learner.put(f"hr-x-{number}", -DAY)
    assert len(learner.today().steps) == 26
    learner.history.add(outcome("base/hr-x-0", Rating.EASY, "timed", seconds=600), topic="hr/x")
    assert len(learner.today().steps) == 13


def test_a_little_time_left_is_enough_for_one_step_and_too_little_for_none() -> None:
    learner = Learner.of(bank(9), minutes=5, new_cards=0)
    for number in range(9):
        learner.put(f"hr-x-{number}", -DAY)
    learner.history.add(outcome("base/hr-x-0", Rating.EASY, seconds=300 - 25), topic="hr/x")
    assert len(learner.today().steps) == 1
    learner.history.add(outcome("base/hr-x-0", Rating.EASY, seconds=5), topic="hr/x")
    assert (learner.today().steps, learner.today().empty) == ((), "done")
    assert len(learner.today(extra=True).steps) == 3


@pytest.mark.parametrize(("new_cards", "empty"), [(0, "nothing"), (3, None)])
def test_nothing_due_and_no_new_items_allowed(new_cards: int, empty: str | None) -> None:
    learner = Learner.of(bank(3), new_cards=new_cards)
    assert learner.today().empty == empty


def test_new_items_of_today_are_taken_off() -> None:
    learner = Learner.of(bank(9), new_cards=3)
    learner.history.add(outcome("base/hr-x-0", Rating.EASY, "timed"), topic="hr/x")
    assert reasons(learner.today())["new"] == 2


def test_a_learner_may_go_on_when_nothing_is_left() -> None:
    learner = Learner.of(bank(9), new_cards=3)
    for number in range(9):
        learner.put(f"hr-x-{number}", (number + 3) * DAY, spoken=1)
    for number in range(9):
        learner.history.add(outcome(f"base/hr-x-{number}", Rating.EASY, "timed", seconds=1), topic="hr/x")
    assert learner.today().empty == "nothing"
    extra = learner.today(extra=True)
    assert set(reasons(extra)) == {"early"}


def test_extra_brings_new_items_beyond_the_number_of_the_day() -> None:
    learner = Learner.of(bank(9), new_cards=2)
    for number in range(2):
        learner.history.add(outcome(f"base/hr-x-{number}", Rating.EASY, "timed"), topic="hr/x")
    assert learner.today().empty == "nothing"
    assert reasons(learner.today(extra=True))["new"] == 2


def test_an_empty_library_says_so() -> None:
    assert Learner.of([]).today().empty == "bare"
    assert Learner.of([]).today(extra=True).empty == "bare"


def test_before_the_interview_everything_is_seen_once_more() -> None:
    clock = FakeClock()
    learner = Learner.of(bank(5), clock, new_cards=0, interview=clock.at.date() + DAY, minutes=60)
    for number in range(5):
        learner.put(f"hr-x-{number}", 20 * DAY, days=30)
    assert reasons(learner.today()) == {"last-look": 5}


def test_a_large_library_costs_no_more_than_a_small_one() -> None:
    rows = []
    for size in (2_000, 20_000):
        learner = Learner.of((question(f"q{n}", f"t{n % 40}") for n in range(size)), minutes=20)
        for number in range(size - 500):
            learner.put(f"q{number}", timedelta(hours=number % 2000 - 100), spoken=number % 2)
        learner.history.given = learner.library.given = 0
        assert len(learner.today().steps) > 15
        rows.append(learner.history.given + learner.library.given)
    assert rows[1] < 1.5 * rows[0] < 2_000
