"""The kinds of content file there are.

A kind is a module in `kinds` with the shape of its file, and a line here; what it is held to beyond its shape has a
module in `checks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from interview_coach.library import faults
from interview_coach.library.kinds import questions
from interview_coach.library.kinds.brief import Brief
from interview_coach.library.kinds.ground import Ground
from interview_coach.library.kinds.pack import Pack
from interview_coach.library.kinds.rubrics import Rubrics
from interview_coach.library.kinds.shared import Document, Item
from interview_coach.library.problems import Finding


def _no_items(document: Any, ground: Ground) -> Iterator[tuple[int, Item]]:
    return iter(())


def _no_faults(document: Any, ground: Ground) -> Iterator[Finding]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of content file."""

    name: str
    """What files of the kind write as their `kind`."""
    document: type[Document]
    """The shape of the file."""
    entries: str | None = None
    """The key of the list whose entries stand on their own, so that one bad entry does not spoil the file."""
    items: Callable[[Any, Ground], Iterable[tuple[int, Item]]] = _no_items
    """What a file gives the learner to practise: (position among the entries, item). Unusable ones are left out."""
    faults: Callable[[Any, Ground], Iterable[Finding]] = _no_faults
    """What keeps entries from being practised; paths of findings start at the top of the document."""

    @property
    def practised(self) -> bool:
        """Whether files of the kind hold items."""
        return self.items is not _no_items


KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (
        Kind("pack", Pack),
        Kind("brief", Brief),
        Kind("rubrics", Rubrics, entries="rubrics"),
        Kind("questions", questions.Questions, "questions", questions.items, faults.in_questions),
    )
}
"""Every kind by its name."""


def kind_of(document: Document) -> Kind:
    """Return the kind that `document` is of."""
    return next(kind for kind in KINDS.values() if type(document) is kind.document)
