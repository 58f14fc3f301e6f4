"""What the home screen prints of a routine: groups with counts, minutes and a reason in words."""

from __future__ import annotations

import random
from typing import get_args

from interview_coach.routines.estimate import estimate
from interview_coach.routines.reasons import groups, title, what, why, why_empty
from interview_coach.routines.routine import Empty, Reason, Step, Title
from interview_coach.routines.samples import samples_of
from tests.routines.support import DAY, Learner
from tests.support.fakes import question


def test_groups_of_a_routine() -> None:
    items = [question(f"q{n}", "hr/x" if n < 4 else "kpi", answer_in=75) for n in range(8)]
    learner = Learner.of(items, minutes=20, new_cards=2)
    for number in range(6):
        learner.put(f"q{number}", -DAY, spoken=int(number > 0))
    found = groups(learner.today(), learner.library)
    assert [(group.reason, group.drill, group.count, group.seconds) for group in found] == [
        ("due", "flashcard", 5, 225),
        ("unspoken", "timed", 1, 150),
        ("new", "flashcard", 2, 90),
    ]
    assert [group.topics for group in found] == [("hr/x", "kpi"), ("hr/x",), ("kpi",)]
    assert [what(group) for group in found] == ["5 cards due", "1 timed answer", "2 new cards"]
    assert groups(learner.today(), learner.library, card=30)[0].seconds == 150


def test_every_code_has_words() -> None:
    assert all(why(reason) for reason in get_args(Reason))
    assert all(why_empty(empty) for empty in get_args(Empty))
    learner = Learner.of([question("a")])
    assert title(learner.today()) == "Today"
    scoring = samples_of([], learner.library, learner.history, learner.clock, random.Random(1))
    routines = (learner.pick(), learner.pick("timed"), learner.today(), scoring)
    assert {routine.title for routine in routines} == set(get_args(Title))
    assert all(map(title, routines))


def test_an_item_that_is_gone_takes_no_time() -> None:
    learner = Learner.of([question("a", think=10, answer_in=50)])
    assert estimate(Step("base/a", "timed", "due"), learner.library) == 120
    assert estimate(Step("base/a", "flashcard", "due"), learner.library, card=33) == 33
    assert estimate(Step("base/gone", "timed", "due"), learner.library) == 0
