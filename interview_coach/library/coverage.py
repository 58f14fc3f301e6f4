"""Which items rehearse which entry of the brief."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from interview_coach.library.kinds.brief import Brief, Entry, Section
from interview_coach.library.kinds.shared import Item


class _Listed(Protocol):
    @property
    def address(self) -> str: ...


class Shelves(Protocol):
    """What coverage needs of a library."""

    def brief(self) -> Sequence[tuple[str, Brief]]: ...

    def entries(self) -> Sequence[_Listed]: ...

    def items(self, addresses: Sequence[str]) -> Sequence[Item]: ...


def coverage(library: Shelves) -> list[tuple[Section, Entry, list[str]]]:
    """Return each entry of each pack's brief, in its order, with its section and the addresses of what covers it."""
    items = library.items([entry.address for entry in library.entries()])
    return [row for pack, brief in library.brief() for row in covered(brief, (i for i in items if i.pack == pack))]


def covered(brief: Brief, items: Iterable[Item]) -> Iterator[tuple[Section, Entry, list[str]]]:
    """Yield each entry of a brief, with its section and the addresses of the `items` of its pack that cover it."""
    by_entry: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        for name in item.covers:
            by_entry[name].append(item.address)
    for section in brief.sections:
        for entry in section.entries:
            yield section, entry, by_entry[entry.id]
