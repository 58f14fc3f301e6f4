"""Near-twins: items so alike that the one gives the other away, and should not come one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from interview_coach.ids import address
from interview_coach.library.items import Question
from interview_coach.words import similarity, words

SIMILAR: Final = 0.5
"""The share of common stems from which two prompts are near-twins ..."""

COMMON: Final = 2
"""... if so many stems are common: two questions that only share their "why" are not."""

_STEM = 5
_SHORTEST = 3


class Twins:
    """Knows which of some items are near-twins of each other; an unknown item is nobody's twin."""

    def __init__(self, items: Iterable[Question]) -> None:
        self._items = {item.address: item for item in items}
        self._stems: dict[str, list[frozenset[str]]] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def alike(self, one: str, other: str) -> bool:
        """Whether the items at two addresses are near-twins, or one and the same."""
        pair = (one, other) if one <= other else (other, one)
        if pair not in self._known:
            self._known[pair] = one == other or self._compare(*pair)
        return self._known[pair]

    def _compare(self, one: str, other: str) -> bool:
        first, second = self._items.get(one), self._items.get(other)
        if first is None or second is None:
            return False
        return _linked(first, second) or self._sound_alike(first, second)

    def _sound_alike(self, first: Question, second: Question) -> bool:
        pairs = ((mine, theirs) for mine in self._prompts(first) for theirs in self._prompts(second))
        return any(len(mine & theirs) >= COMMON and similarity(mine, theirs) >= SIMILAR for mine, theirs in pairs)

    def _prompts(self, item: Question) -> list[frozenset[str]]:
        found = self._stems.get(item.address)
        if found is None:
            found = [rough_stems(prompt) for prompt in set(item.prompt.wordings().values())]
            self._stems[item.address] = found
        return found


def rough_stems(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words: near enough to stems here, without 25 ms for a stemmer at start-up."""
    return frozenset(word[:_STEM] for word in words(text.casefold().replace("ё", "е")) if len(word) >= _SHORTEST)


def _linked(first: Question, second: Question) -> bool:
    """Whether one names the other as related or needed, or both build on the same item."""
    mine, theirs = _addresses(first, first.needs), _addresses(second, second.needs)
    if mine & theirs:
        return True
    return second.address in mine | _addresses(first, first.related) or first.address in theirs | _addresses(
        second, second.related
    )


def _addresses(item: Question, ids: tuple[str, ...]) -> set[str]:
    return {address(item.pack, id_) for id_ in ids}
