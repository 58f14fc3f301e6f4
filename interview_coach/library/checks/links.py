"""What the files of a pack say of each other: links, topics, the brief, the retired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.faults import twice
from interview_coach.library.kinds.brief import Brief
from interview_coach.library.kinds.pack import Pack
from interview_coach.library.kinds.rubrics import Rubrics
from interview_coach.library.kinds.shared import LEVELS
from interview_coach.library.problems import Finding, Problem, Rule, shown
from interview_coach.library.reading import PackReading, Placed, Reading
from interview_coach.library.sources import MANIFEST
from interview_coach.library.spelling import Spelling

_CYCLES_LIMIT: Final = 20
_SHOWN: Final = 8
"""The most items of a circle that are named."""


def documents(pack: PackReading) -> Iterator[Problem]:
    """Tell a second pack.yaml or brief, rubrics of one name, and what replaces the retired."""
    briefs = 0
    rubrics: dict[str, str] = {}
    for reading in pack.files:
        document = reading.document
        if isinstance(document, Pack):
            yield from _manifest(reading, pack)
        elif isinstance(document, Brief):
            briefs += 1
            if briefs > 1:
                finding = Finding(("kind",), rules.PACK_FILE, _("The pack has a brief already."), _("Join the two."))
                yield reading.problem(finding)
        elif isinstance(document, Rubrics):
            for position, rubric in enumerate(document.rubrics):
                problem = reading.problem(
                    twice(("rubrics", position), rubric.id, rules.ID_TWICE, rubrics.get(rubric.id, ""))
                )
                if rubric.id in rubrics:
                    yield problem
                rubrics.setdefault(rubric.id, f"{problem.file}:{problem.line}")


def _manifest(reading: Reading, pack: PackReading) -> Iterator[Problem]:
    if reading.document is not pack.pack:
        finding = Finding(
            ("kind",), rules.PACK_FILE, _("The pack has another pack.yaml."), _("Keep the one at its top.")
        )
        yield reading.problem(finding)
        return
    if reading.file != pack.folder / MANIFEST:
        finding = Finding(("kind",), rules.PACK_FILE, _("The file is not at the top of the pack."), _("Move it there."))
        yield reading.problem(finding)
    for position, item in enumerate(pack.pack.retired):
        if item.use and item.use not in pack.names and pack.readable:
            what = _("There is no item “{name}”.").format(name=shown(item.use))
            mend = Spelling(pack.names).hint(item.use)
            finding = Finding(("retired", position, "use"), rules.LINK_UNKNOWN, what, mend)
            yield reading.problem(finding)


def items(pack: PackReading) -> Iterator[Problem]:
    """Tell links between items that lead nowhere, to themselves or too far, and circles of what to learn first."""
    by_id = {placed.item.id: placed for placed in pack.placed}
    known = Spelling(pack.names)
    for placed in pack.placed:
        for key, names in (("needs", placed.item.needs), ("related", placed.item.related)):
            for position, name in enumerate(names):
                if name not in by_id and (name in pack.names or not pack.readable):
                    continue  # it is there, or may be, in a file or an entry of which other problems are told
                for rule, what, mend in _wrong(placed, key, name, by_id, known):
                    yield placed.problem(Finding((key, position), rule, what, mend))
    yield from _circles(by_id)


def _wrong(
    placed: Placed, key: str, name: str, by_id: Mapping[str, Placed], known: Spelling
) -> Iterator[tuple[Rule, str, str]]:
    if name == placed.item.id:
        yield rules.LINK_SELF, _("The item links to itself."), _("Take the link out.")
    elif name not in by_id:
        yield rules.LINK_UNKNOWN, _("There is no item “{name}”.").format(name=shown(name)), known.hint(name)
    elif key == "related":
        levels = placed.item.level, by_id[name].item.level
        if abs(LEVELS.index(levels[0]) - LEVELS.index(levels[1])) > 1:
            what = _("“{name}” is {other}, this item {own}.").format(name=name, other=levels[1], own=levels[0])
            yield rules.RELATED_LEVEL, what, _("Link items that are at most one level apart.")


def _circles(by_id: Mapping[str, Placed]) -> Iterator[Problem]:
    needs = {name: {n for n in placed.item.needs if n in by_id and n != name} for name, placed in by_id.items()}
    for _count in range(_CYCLES_LIMIT):
        try:
            TopologicalSorter(needs).prepare()
            return
        except CycleError as error:
            circle: list[str] = error.args[1][::-1]  # each needs the next
        start = circle.index(min(circle))
        circle = [*circle[start:-1], *circle[: start + 1]] if start else circle
        what = _("The items need each other: {circle}.").format(circle=_in_short(circle))
        placed = by_id[circle[0]]
        position = placed.item.needs.index(circle[1])
        yield placed.problem(Finding(("needs", position), rules.NEEDS_CYCLE, what, _("Take one of the links out.")))
        needs[circle[0]].discard(circle[1])


def _in_short(circle: list[str]) -> str:
    return " → ".join(circle if len(circle) <= _SHOWN else [*circle[: _SHOWN - 2], "…", circle[-1]])


def brief(pack: PackReading) -> Iterator[Problem]:
    """Tell what is covered though the brief does not have it."""
    names = {
        entry.id
        for reading in pack.files
        if isinstance(reading.document, Brief)
        for section in reading.document.sections
        for entry in section.entries
    }
    if not names and not pack.complete:
        return  # the brief itself may be what cannot be used
    known = Spelling(names)
    for placed in pack.placed:
        for position, name in enumerate(placed.item.covers):
            if name not in names:
                what = _("The brief has no entry “{name}”.").format(name=shown(name))
                mend = known.hint(name) or _("Add it to the brief, or take it out here.")
                yield placed.problem(Finding(("covers", position), rules.COVERS_UNKNOWN, what, mend))


def across(packs: Iterable[PackReading]) -> Iterator[Problem]:
    """Tell packs that have the same id."""
    taken: dict[str, PackReading] = {}
    for pack in packs:
        first = taken.setdefault(pack.pack.id.casefold(), pack)
        if first is not pack:
            what = _("The pack id “{name}” is taken, by {place}.").format(name=pack.pack.id, place=first.folder)
            rule, place = rules.PACK_TWICE, pack.folder / MANIFEST if pack.folder.is_dir() else pack.folder
            yield Problem(place, 0, "", what, _("Give one of them another id."), rule.severity, rule.code)
