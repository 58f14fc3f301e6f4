"""Promises of coverage: every entry of the brief is listed in order, with all that covers it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interview_coach.library.coverage import coverage, covered
from interview_coach.library.items import Item
from interview_coach.library.kinds.brief import Brief
from interview_coach.library.reading import read_pack
from tests.support.questions import question

GOOD = Path(__file__).parent / "data" / "good"
PACK = read_pack(GOOD)
BRIEF = next(reading.document for reading in PACK.files if isinstance(reading.document, Brief))


class Shelf:
    """A library of the good pack and one of another pack, whose item names an entry of the first."""

    def brief(self) -> Sequence[tuple[str, Brief]]:
        return [("small", BRIEF)]

    def entries(self) -> Sequence[Item]:
        return [*PACK.items, question("q-foreign", pack="other", covers=("calm-talk",))]

    def items(self, addresses: Sequence[str]) -> Sequence[Item]:
        return [item for item in self.entries() if item.address in addresses]


def test_each_entry_is_listed_with_what_covers_it_in_its_own_pack() -> None:
    rows = coverage(Shelf())
    assert [(section.id, entry.id, addresses) for section, entry, addresses in rows] == [
        ("talking", "calm-talk", ["small/q-calm"]),
        ("talking", "letters", ["small/q-letter"]),
    ]


def test_an_entry_that_nothing_covers_is_listed_too() -> None:
    assert [addresses for _section, _entry, addresses in covered(BRIEF, [])] == [[], []]
