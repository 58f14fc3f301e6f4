"""The order of study inside a topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Member(NamedTuple):
    """An item of a topic, as far as the order is concerned."""

    key: int
    name: str
    rank: int
    """Position of its level, the lowest first."""
    needs: tuple[str, ...]
    """Names of the items to learn first."""


def study_order(members: Sequence[Member]) -> list[int]:
    """Return the keys of `members`, which come in the order of their files, in the order of study.

    Lower levels come first and otherwise the order of the files stands, except that what an item needs comes before
    it. Needs that are no members are left out of account, and a circle of needs is cut where it is entered.
    """
    by_name = {member.name: member for member in members}
    entered: set[int] = set()
    order: dict[int, None] = {}
    for member in sorted(members, key=lambda member: member.rank):
        waiting = [member]
        while waiting:
            top = waiting[-1]
            if top.key in entered:
                order[waiting.pop().key] = None
            else:
                entered.add(top.key)
                needed = (by_name.get(name) for name in reversed(top.needs))
                waiting += [other for other in needed if other and other.key not in entered]
    return list(order)
