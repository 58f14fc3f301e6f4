"""Everything that is wrong with content, or that a person should look at, told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.checks import criteria, hygiene, languages, links, packs, questions, russian, twins
from interview_coach.library.coverage import covered
from interview_coach.library.kinds.brief import Brief
from interview_coach.library.kinds.ground import Ground
from interview_coach.library.problems import Finding, KeyPath, Problem, in_order
from interview_coach.library.reading import PackReading, Reading, read_pack
from interview_coach.library.registry import kind_of
from interview_coach.library.sources import packs_in
from interview_coach.library.texts import texts_of
from interview_coach.text import Lang, Text

OF_TEXTS: Final[Sequence[Callable[[KeyPath, Text, Sequence[Lang]], Iterable[Finding]]]] = (
    languages.written,
    languages.own,
    hygiene.clean,
    russian.style,
)
"""What every text of every kind is held to."""

OF_KINDS: Final[Mapping[str, Callable[[Any, Ground], Iterable[Finding]]]] = {
    "pack": packs.names,
    "brief": packs.entries,
    "rubrics": criteria.shared,
    "questions": questions.each,
}
"""What only files of a kind are held to."""


def check(paths: Sequence[Path]) -> list[Problem]:
    """Return all problems of the packs at `paths`, by file and line.

    A file or a folder inside a pack is checked together with its pack, but only its own problems are told.
    """
    roots = {root.resolve(): root for path in paths for root in packs_in(path)}
    readings = [read_pack(root) for root in roots.values()]
    problems = [problem for reading in readings for problem in check_pack(reading)]
    problems.extend(links.across(readings))
    scopes = [path.resolve() for path in paths]
    asked = {
        file
        for file in {problem.file for problem in problems}
        if any((file.parent.resolve() / file.name).is_relative_to(scope) for scope in scopes)
    }
    return in_order([problem for problem in problems if problem.file in asked])


def check_pack(pack: PackReading) -> Iterator[Problem]:
    """Yield all problems of one pack, in no particular order."""
    yield from pack.problems
    for reading in pack.files:
        if reading.tree is not None:
            yield from map(reading.tree.problem, hygiene.source(reading.tree.source))
        yield from map(reading.problem, _in_document(reading, pack.ground))
    for of_pack in (links.documents, links.items, links.brief, twins.questions, twins.levels, _uncovered):
        yield from of_pack(pack)


def _in_document(reading: Reading, ground: Ground) -> Iterator[Finding]:
    document = reading.document
    if document is None:
        return
    for path, text in texts_of(document):
        for of_text in OF_TEXTS:
            yield from of_text(path, text, ground.pack.languages)
    yield from OF_KINDS[kind_of(document).name](document, ground)


def _uncovered(pack: PackReading) -> Iterator[Problem]:
    """Tell the entries of the brief that nothing covers, where all that might cover them can be used."""
    for reading in pack.files:
        if isinstance(reading.document, Brief) and pack.complete:
            addresses = {entry.id: found for _s, entry, found in covered(reading.document, pack.items)}
            for i, section in enumerate(reading.document.sections):
                for j, entry in enumerate(section.entries):
                    if not addresses[entry.id]:
                        what = _("Nothing covers “{name}” yet.").format(name=entry.id)
                        path: KeyPath = ("sections", i, "entries", j)
                        yield reading.problem(Finding(path, rules.UNCOVERED, what, _("Write an item that covers it.")))
