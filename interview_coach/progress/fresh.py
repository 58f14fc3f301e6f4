"""New items: what has never been practised, in the order of study, once what it builds on is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from interview_coach.history.store import History
from interview_coach.ids import address
from interview_coach.library.entries import Entry, Filter, TopicInfo
from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.progress.schedule import REVIEW

CHUNK: Final = 64
"""How many items are looked at together."""


def fresh(history: History, library: Library, wanted: int) -> list[Question]:
    """Return up to `wanted` new items: one topic after the other, in the order of study.

    Only topics that hold something new are looked into, and of each only its beginning and the place that the learner
    has come to, so that the size of the library does not matter.
    """
    found: list[Question] = []
    totals = history.topic_totals()
    for topic, items in own_items(library.topics()).items():
        if len(found) >= wanted:
            break
        seen = totals[topic].seen if topic in totals else 0
        if seen < items:
            found += _of_topic(history, library, topic, seen, wanted - len(found))
    return found


def own_items(topics: Sequence[TopicInfo]) -> dict[str, int]:
    """Return how many items each topic holds itself, those below it left out, in the order of study."""
    own = {topic.path: topic.items for topic in topics}
    for topic in topics:
        above = topic.path.rpartition("/")[0]
        if above in own:
            own[above] -= topic.items
    return own


def ready(history: History, library: Library, items: Sequence[Question]) -> list[Question]:
    """Return those of `items` whose prerequisites are known; what the library does not hold keeps nobody waiting."""
    needed = {need for item in items for need in _needs(item)}
    known = {address for address, card in history.cards(sorted(needed)).items() if card.phase == REVIEW}
    waited_for = {need for need in needed - known if library.entry(need) is not None}
    return [item for item in items if waited_for.isdisjoint(_needs(item))]


def unseen(history: History, entries: Sequence[Entry]) -> list[str]:
    """Return the addresses of the questions among `entries` that were never practised."""
    addresses = [entry.address for entry in entries if entry.kind == "question"]
    cards = history.cards(addresses)
    return [name for name in addresses if name not in cards]


def questions(library: Library, addresses: Iterable[str]) -> list[Question]:
    """Return the questions at `addresses`, in their order; what the library does not hold is left out."""
    return [item for item in library.items(list(addresses)) if isinstance(item, Question)]


def _of_topic(history: History, library: Library, topic: str, seen: int, wanted: int) -> list[Question]:
    found: list[Question] = []
    for entries in _chunks(library, topic, seen):
        names = unseen(history, [entry for entry in entries if entry.topic == topic])
        known = {item.address for item in found}
        found += ready(history, library, questions(library, [name for name in names if name not in known]))
        if len(found) >= wanted:
            break
    return found[:wanted]


def _chunks(library: Library, topic: str, seen: int) -> Iterator[list[Entry]]:
    """Yield the beginning of a topic, then the stretch around the place where the items not seen yet should begin."""
    yield library.entries(Filter(topic=topic), limit=CHUNK)
    start = max(CHUNK, seen - CHUNK // 2)
    for offset in (start, start + CHUNK):
        yield library.entries(Filter(topic=topic), limit=CHUNK, offset=offset)


def _needs(item: Question) -> list[str]:
    return [address(item.pack, need) for need in item.needs]
