"""The order of practice: topics mixed, new items spread among known ones, near-twins apart."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, TypeVar

T = TypeVar("T")

TRIES: Final = 500
"""How many placings a search for an order without meetings takes at the most, beyond one an item."""

REACH: Final = 50
"""How far an item is moved at the most to part near-twins."""


def alternate(items: Sequence[T], topic: Callable[[T], str], chance: random.Random) -> list[T]:
    """Return `items` in an order of chance in which the same topic comes twice in a row only when it must."""
    topics: dict[str, list[T]] = {}
    for item in chance.sample(items, len(items)):
        topics.setdefault(topic(item), []).append(item)
    order: list[T] = []
    last: str | None = None
    while topics:
        # The fullest topic first, or its items would be left over at the end with nothing to part them.
        last = max(topics, key=lambda name: (name != last, len(topics[name])))
        order.append(topics[last].pop())
        if not topics[last]:
            del topics[last]
    return order


def spread(main: Sequence[T], others: Sequence[T]) -> list[T]:
    """Return `main` with `others` set in at even distances; both keep their order, and `main` begins if it can."""
    total, share, lead = len(main) + len(others), len(others), len(main) // 2
    first, second = iter(main), iter(others)
    steps = [(share * place + lead) // total for place in range(total + 1)] if total else []
    return [next(second) if after > before else next(first) for before, after in pairwise(steps)]


def part(items: Sequence[T], alike: Callable[[T, T], bool]) -> list[T]:
    """Return `items` with near-twins apart; an order in which none meet is left as it is.

    Single items are moved, as little as possible and at most `REACH` places, while that parts any; if some still meet,
    an order in which none do is searched for. So twins meet only where hardly any other order can help.
    """
    order = list(items)
    while (better := _one_better(order, alike)) is not None:
        order = better
    if any(alike(one, other) for one, other in pairwise(order)):
        return _search(list(items), alike) or order
    return order


def _search(items: list[T], alike: Callable[[T, T], bool]) -> list[T] | None:
    """Return the first order, near to the given one, in which no near-twins meet; None where none was found soon."""
    order: list[int] = []
    untried = [0]
    for _ in range(TRIES + len(items)):
        if len(order) == len(items):
            return [items[place] for place in order]
        for place in range(untried[-1], len(items)):
            if place not in order and not (order and alike(items[order[-1]], items[place])):
                untried[-1] = place + 1
                untried.append(0)
                order.append(place)
                break
        else:
            if not order:
                return None
            untried.pop()
            order.pop()
    return None


def _one_better(order: list[T], alike: Callable[[T, T], bool]) -> list[T] | None:
    """Return `order` with one item moved so that fewer near-twins meet, or None where no move does that.

    Such a move takes away an item that meets a twin, or sets another one in between, so only those are tried.
    """
    size = len(order)

    def clash(left: int, right: int) -> bool:
        return left >= 0 and right < size and alike(order[left], order[right])

    def gain(source: int, gap: int) -> int:
        """How many meetings fewer there are once the item at `source` stands before the one at `gap`."""
        if gap in (source, source + 1):
            return 0
        item = order[source]
        ended = clash(source - 1, source) + clash(source, source + 1) + clash(gap - 1, gap)
        made = (gap > 0 and alike(order[gap - 1], item)) + (gap < size and alike(item, order[gap]))
        return ended - made - clash(source - 1, source + 1)

    for place in range(1, size):
        if clash(place - 1, place):
            near = range(max(place - REACH, 0), min(place + REACH, size))
            moves = [(source, place) for source in near]
            moves += [(source, gap) for source in (place - 1, place) for gap in (*near, near.stop)]
            useful = [(abs(source - gap), source, gap) for source, gap in moves if gain(source, gap) > 0]
            if useful:
                return _moved(order, *min(useful)[1:])
    return None


def _moved(order: list[T], source: int, gap: int) -> list[T]:
    rest = order[:source] + order[source + 1 :]
    gap -= gap > source
    return [*rest[:gap], order[source], *rest[gap:]]
