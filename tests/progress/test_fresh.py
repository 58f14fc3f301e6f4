"""New items: in the order of study, only once what they build on is known, whatever the size of the library."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from interview_coach.library.entries import TopicInfo
from interview_coach.library.items import Question
from interview_coach.progress.fresh import fresh, own_items, ready
from interview_coach.progress.schedule import REVIEW, fold
from interview_coach.text import Text
from tests.support.clock import FakeClock
from tests.support.fakes import FakeHistory, FakeLibrary, outcome, question


def ids(items: list[Question]) -> list[str]:
    return [item.id for item in items]


def see(history: FakeHistory, item: Question, known: bool = False) -> None:
    history.put(item.address, item.topic, due=history.clock.now() + timedelta(days=3), phase=REVIEW if known else 1)


def test_one_topic_after_the_other_in_the_order_of_study(clock: FakeClock) -> None:
    library = FakeLibrary([question("a", "hr/x"), question("b", "hr/y"), question("c", "hr/x"), question("d", "kpi")])
    history = FakeHistory(clock, fold)
    assert ids(fresh(history, library, 3)) == ["a", "c", "b"]
    history.add(outcome("base/a"), topic="hr/x")
    assert ids(fresh(history, library, 9)) == ["c", "b", "d"]
    assert fresh(history, library, 0) == []


def test_waits_until_what_it_needs_is_known(clock: FakeClock) -> None:
    items = [question("a"), question("b", needs=("a",)), question("c", needs=("gone",))]
    library, history = FakeLibrary(items), FakeHistory(clock, fold)
    assert ids(fresh(history, library, 9)) == ["a", "c"]
    see(history, items[0])
    assert ids(fresh(history, library, 9)) == ["c"]
    see(history, items[0], known=True)
    assert ids(fresh(history, library, 9)) == ["b", "c"]


@given(
    st.lists(st.tuples(st.sampled_from(["hr/x", "hr/y", "kpi"]), st.sets(st.integers(0, 15), max_size=3)), max_size=16),
    st.dictionaries(st.integers(0, 15), st.booleans(), max_size=16),
    st.integers(0, 20),
)
def test_rules(shape: list[tuple[str, set[int]]], practised: dict[int, bool], wanted: int) -> None:
    items = [
        question(f"q{number}", topic, needs=tuple(f"q{need}" for need in sorted(needs)))
        for number, (topic, needs) in enumerate(shape)
    ]
    library, history = FakeLibrary(items), FakeHistory(FakeClock(), fold)
    for number, known in practised.items():
        if number < len(items):
            see(history, items[number], known)
    found = fresh(history, library, wanted)
    assert len(found) == len(set(ids(found))) <= wanted
    for item in found:
        assert history.card(item.address) is None
        for need in item.needs:
            card = history.card(f"base/{need}")
            assert f"base/{need}" not in library.questions or (card is not None and card.phase == REVIEW)
    if wanted >= len(items):  # nothing that may come is left out
        assert set(ids(found)) == set(ids(ready(history, library, [i for i in items if not history.card(i.address)])))


def test_an_area_that_holds_items_itself_is_looked_into_as_well(clock: FakeClock) -> None:
    library = FakeLibrary([question("a", "hr"), question("b", "hr/x")])
    assert ids(fresh(FakeHistory(clock, fold), library, 9)) == ["a", "b"]


def test_own_items_leave_out_what_lies_below() -> None:
    counts = {"hr": 7, "hr/x": 4, "hr/x/y": 1, "kpi": 2}
    topics = [TopicInfo(path=path, title=Text(path), items=count) for path, count in counts.items()]
    assert own_items(topics) == {"hr": 3, "hr/x": 3, "hr/x/y": 1, "kpi": 2}


def test_the_place_the_learner_has_come_to_is_found_in_a_large_topic(clock: FakeClock) -> None:
    items = [question(f"q{n}", "hr") for n in range(5000)]
    library, history = FakeLibrary(items), FakeHistory(clock, fold)
    for item in items[:4000]:
        see(history, item, known=True)
    history.given = library.given = 0
    assert ids(fresh(history, library, 3)) == ["q4000", "q4001", "q4002"]
    assert library.given + history.given < 500
