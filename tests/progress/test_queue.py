"""The order of practice: nothing lost or doubled, topics mixed, near-twins apart wherever that is possible."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coach.progress.queue import alternate, part, spread

groups = st.lists(st.integers(0, 4), max_size=14)
numbered = groups.map(lambda names: list(enumerate(names)))
Pair = tuple[int, int]


def meetings(order: list[Pair]) -> int:
    return sum(one[1] == other[1] for one, other in pairwise(order))


def fewest(items: list[Pair]) -> int:
    """How many neighbours of the same group every order has at least."""
    largest = max(Counter(group for _, group in items).values(), default=0)
    return max(2 * largest - len(items) - 1, 0)


@given(numbered, st.integers(0, 99))
def test_topics_alternate_as_far_as_they_can(items: list[Pair], seed: int) -> None:
    order = alternate(items, lambda item: str(item[1]), random.Random(seed))
    assert sorted(order) == items
    assert meetings(order) == fewest(items)
    assert order == alternate(items, lambda item: str(item[1]), random.Random(seed))


def test_chance_changes_the_order() -> None:
    items = [(number, number % 3) for number in range(12)]
    orders = {tuple(alternate(items, lambda item: str(item[1]), random.Random(seed))) for seed in range(20)}
    assert len(orders) > 10


@given(st.integers(0, 40), st.integers(0, 40))
def test_others_are_spread_evenly(main: int, others: int) -> None:
    order = spread(["m"] * main, [f"o{i}" for i in range(others)])
    assert [step for step in order if step != "m"] == [f"o{i}" for i in range(others)]
    assert order.count("m") == main
    if main:
        assert order[0] == "m"
    runs = [len(run) for run in "".join(step[0] for step in order).split("o")]
    assert max(runs[1:-1], default=0) - min(runs[1:-1], default=0) <= 1


def test_spread_keeps_some_known_steps_for_the_end() -> None:
    assert "".join(spread("mmmmmmmmmm", "oo")) == "mmmommmmmomm"


@given(numbered)
def test_twins_meet_as_rarely_as_they_can(items: list[Pair]) -> None:
    order = part(items, lambda one, other: one[1] == other[1])
    assert sorted(order) == items
    assert meetings(order) == fewest(items)


@given(st.integers(2, 12), st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=25))
@settings(max_examples=60)
def test_no_single_move_would_part_more(size: int, edges: set[Pair]) -> None:
    def alike(one: int, other: int) -> bool:
        return (one, other) in edges or (other, one) in edges

    def clashes(order: list[int]) -> int:
        return sum(alike(one, other) for one, other in pairwise(order))

    order = part(list(range(size)), alike)
    assert sorted(order) == list(range(size))
    for source in range(size):
        rest = order[:source] + order[source + 1 :]
        for gap in range(size):
            assert clashes([*rest[:gap], order[source], *rest[gap:]]) >= clashes(order)


def test_parted_order_of_few_is_the_best_there_is() -> None:
    draw = random.Random(3)
    for _ in range(60):
        edges = {frozenset(draw.sample(range(6), 2)) for _ in range(5)}

        def clashes(order: tuple[int, ...], edges: set[frozenset[int]] = edges) -> int:
            return sum(frozenset(pair) in edges for pair in pairwise(order))

        got = part(range(6), lambda one, other, edges=edges: frozenset((one, other)) in edges)  # type: ignore[misc]
        assert clashes(tuple(got)) == min(clashes(order) for order in permutations(range(6)))


def test_many_items_that_are_all_alike_are_given_back_soon() -> None:
    assert sorted(part(range(1_500), lambda one, other: True)) == list(range(1_500))


def test_twins_in_one_block_of_a_long_order_are_parted() -> None:
    items = [(number, number if number < 300 else -1) for number in range(320)]
    assert meetings(part(items, lambda one, other: one[1] == other[1])) == 0


def test_an_order_without_twins_stays_as_it_is() -> None:
    assert part([3, 1, 2], lambda one, other: False) == [3, 1, 2]


def test_as_little_as_possible_is_moved() -> None:
    assert part(["a1", "a2", "b", "c", "d"], lambda one, other: one[0] == other[0]) == ["a1", "b", "a2", "c", "d"]
