"""Content files read into documents, and packs into the items that can be practised.

Whatever is wrong becomes a problem in the result; nothing is raised. One bad entry does not spoil its file, and one
bad file does not spoil its pack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from interview_coach.i18n import _
from interview_coach.library import faults, rules
from interview_coach.library.kinds.ground import Ground
from interview_coach.library.kinds.pack import Pack
from interview_coach.library.kinds.rubrics import Rubric, Rubrics
from interview_coach.library.kinds.shared import Document, Item, decode_text
from interview_coach.library.problems import ContentError, Finding, KeyPath, Problem, in_order, shown
from interview_coach.library.registry import KINDS, Kind, kind_of
from interview_coach.library.shape import examine
from interview_coach.library.sources import MANIFEST, read_bytes, sources, whole
from interview_coach.library.spelling import Spelling
from interview_coach.library.standin import stand_in
from interview_coach.library.tree import Tree, parse

FORMAT = 1
"""The version of the content format that this program reads."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one content file came to."""

    file: Path
    tree: Tree | None = None
    """None where the bytes could not be read or are no text."""
    document: Document | None = None
    """What can be used of the file; None if nothing can."""
    problems: tuple[Problem, ...] = ()
    kept: tuple[int, ...] | None = None
    """Positions in the file of the entries that `document` holds; None: it holds all of them."""

    def problem(self, finding: Finding) -> Problem:
        """Return the problem that a finding in `document` is in the file."""
        assert self.tree is not None  # there is no document without it
        return self.tree.problem(finding._replace(path=self.path(finding.path)))

    def path(self, path: KeyPath) -> KeyPath:
        """Return where the value at `path` in `document` stands in the file."""
        if self.kept is not None and self.document is not None and len(path) > 1:
            head, position, *rest = path
            if head == kind_of(self.document).entries and isinstance(position, int):
                return head, self.kept[position], *rest
        return path


class Placed(NamedTuple):
    """An item and where it is written."""

    item: Item
    reading: Reading
    path: KeyPath

    def problem(self, finding: Finding) -> Problem:
        """Return the problem that a finding is whose path starts at the item."""
        return self.reading.problem(finding._replace(path=self.path + finding.path))

    @property
    def place(self) -> str:
        """Where the item is written, as `file:line`."""
        return f"{self.reading.file}:{self.problem(Finding((), rules.ID_TWICE, '')).line}"


@dataclass(frozen=True, slots=True)
class PackReading:
    """What a pack came to."""

    folder: Path
    """The folder of the pack, or the file that is a pack of its own."""
    ground: Ground
    files: list[Reading]
    placed: list[Placed]
    """The items that can be practised, in the order of files and entries."""
    problems: list[Problem]
    """What was wrong with reading; `check` looks further."""
    names: frozenset[str]
    """The id of every item that is written, the unusable ones included."""
    readable: bool
    """Whether every file could be looked into, so that a name that is not among `names` is not there."""
    complete: bool
    """Whether all that is written can be used."""

    @property
    def pack(self) -> Pack:
        """What the pack says of itself; for a single file, and where it cannot be read, what can be made out."""
        return self.ground.pack

    @property
    def items(self) -> list[Item]:
        """The items that can be practised."""
        return [placed.item for placed in self.placed]


def read_file(file: Path, inside: Path | None = None) -> Reading:
    """Return what `file` holds. Where it is a link, it must lead to a place inside the folder `inside`."""
    try:
        tree = parse(read_bytes(file, inside), file)
    except ContentError as error:
        return Reading(file, problems=error.problems)
    if not tree.complete:
        return _reading(tree, tree.findings)
    kind = _kind(tree)
    if isinstance(kind, Finding):
        return _reading(tree, [*tree.findings, kind])
    if not tree.findings and not tree.doubtful:
        try:
            return Reading(file, tree, msgspec.convert(tree.value, kind.document, dec_hook=decode_text))
        except msgspec.ValidationError:
            pass  # what is wrong is told below, all of it
    return _salvage(tree, kind)


def _reading(tree: Tree, findings: Iterable[Finding], document: Any = None, kept: Any = None) -> Reading:
    return Reading(tree.file, tree, document, tuple(map(tree.problem, findings)), kept)


def _kind(tree: Tree) -> Kind | Finding:
    """Return the kind of a file, or what is wrong with the lines that say so."""
    value, known = tree.value, Spelling(KINDS)
    if value is None:
        return Finding((), rules.KIND, _("The file is empty."), known.hint(""))
    name = value.get("kind") if isinstance(value, dict) else None
    if name is None:
        mend = _("Begin it with the lines “format: 1” and “kind: …”.")
        return Finding((), rules.KIND, _("The file does not say what it holds."), f"{mend} {known.hint('')}")
    if not isinstance(name, str) or name not in KINDS:
        what = _("“{name}” is no kind of content.").format(name=shown(name))
        return Finding(("kind",), rules.KIND, what, known.hint(str(name)))
    version = value.get("format")
    if type(version) is int and version > FORMAT:
        what = _("The file is written in format {version}; this program reads format {known}.")
        mend = _("Install a newer version of the program.")
        return Finding(("format",), rules.KIND, what.format(version=version, known=FORMAT), mend)
    return KINDS[name]


def _salvage(tree: Tree, kind: Kind) -> Reading:
    """Tell everything that is wrong, and keep the entries in which nothing is."""
    told = {finding.line for finding in tree.findings}
    findings = [*tree.findings, *(f for f in examine(tree, kind.document) if tree.line(f.path) not in told)]
    breaking = [finding for finding in findings if finding.path not in tree.doubtful or finding.rule is not rules.QUOTE]
    if any(path[:1] != (kind.entries,) or len(path) < 2 for path, *_rest in breaking):
        return _reading(tree, findings)
    bad = {finding.path[1] for finding in breaking}
    value, kept = tree.value, None
    if bad:
        entries = tree.value[kind.entries]
        kept = tuple(i for i in range(len(entries)) if i not in bad)
        value = {**tree.value, kind.entries: [entries[i] for i in kept]}
    try:
        document = msgspec.convert(value, kind.document, dec_hook=decode_text)
    except msgspec.ValidationError as error:
        if not findings:
            findings.append(Finding((), rules.VALUE, str(error)))
        return _reading(tree, findings)
    return _reading(tree, findings, document, kept)


def read_pack(path: Path) -> PackReading:
    """Return what the pack at `path` holds: a folder with a pack.yaml, or a file that is a pack of its own.

    A file inside a pack's folder is read as if it stood alone; `sources.packs_in` tells which pack it belongs to.
    """
    root = path.parent if path.name == MANIFEST else path
    if not root.is_dir():
        files = [read_file(root)]
        return _gather(root, ground_of(files) or _made_up(root, files), files, [])
    names, problems = sources(root)
    files = [read_file(name, root) for name in names]
    if ground := ground_of(files):
        return _gather(root, ground, files, problems)
    if root / MANIFEST not in names:
        mend = _("Write one with the id, title, languages and topics of the pack.")
        problems.append(whole(root, rules.PACK_FILE, _("The folder has no pack.yaml."), mend))
    gathered = _gather(root, _made_up(root, files), files, problems)
    gathered.placed.clear()  # under a made-up id, attempts would be lost when the pack is mended
    return gathered


def _made_up(path: Path, files: Iterable[Reading]) -> Ground:
    return Ground(stand_in(path, [reading.document for reading in files if reading.document]), rubrics_of(files))


def ground_of(files: Sequence[Reading]) -> Ground | None:
    """Return what the items in `files` stand on, or None if no pack.yaml among them can be used; the topmost counts."""
    manifests = [
        (len(r.file.parts), r.document) for r in files if r.file.name == MANIFEST and isinstance(r.document, Pack)
    ]
    if not manifests:
        return None
    _depth, pack = min(manifests, key=lambda found: found[0])
    return Ground(pack, rubrics_of(files))


def rubrics_of(files: Iterable[Reading]) -> dict[str, Rubric]:
    """Return the shared rubrics in `files` by id; of two with one id the first counts."""
    rubrics: dict[str, Rubric] = {}
    for reading in files:
        if isinstance(reading.document, Rubrics):
            for rubric in reading.document.rubrics:
                rubrics.setdefault(rubric.id, rubric)
    return rubrics


def items_in(reading: Reading, ground: Ground) -> Iterator[Placed]:
    """Yield the items of one file that can be practised: all they rest on is there, and they have a place."""
    for placed in _all_in(reading, ground):
        if placed.item.topic in ground.topics and placed.item.id not in ground.retired:
            yield placed


def left_out(reading: Reading, ground: Ground) -> Iterator[Problem]:
    """Yield what keeps other entries of the file, whose shape is right, from being practised."""
    if reading.document is None:
        return
    yield from map(reading.problem, kind_of(reading.document).faults(reading.document, ground))
    for placed in _all_in(reading, ground):
        if placed.item.topic not in ground.topics:
            yield reading.problem(faults.topic(placed.item.topic, ground))
        if placed.item.id in ground.retired:
            yield reading.problem(faults.retired(placed.path))


def _all_in(reading: Reading, ground: Ground) -> Iterator[Placed]:
    if reading.document is None:
        return
    kind = kind_of(reading.document)
    for position, item in kind.items(reading.document, ground):
        yield Placed(item, reading, (kind.entries, position) if kind.entries else ())


def _names(reading: Reading) -> Iterator[str]:
    """Yield the ids of all items of a file, whether they can be used or not."""
    content: Any = reading.tree.value if reading.tree else None
    kind = KINDS.get(str(content.get("kind"))) if isinstance(content, dict) else None
    if kind and kind.practised:
        entries = content.get(kind.entries) if kind.entries else [content]
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield entry["id"]


def _gather(root: Path, ground: Ground, files: list[Reading], problems: list[Problem]) -> PackReading:
    first: dict[str, Placed] = {}
    lost: list[Problem] = []
    for reading in files:
        problems.extend(reading.problems)
        lost.extend(left_out(reading, ground))
        for placed in items_in(reading, ground):
            taken = first.setdefault(placed.item.id.casefold(), placed)
            if taken is not placed:
                finding = faults.twice(placed.path, placed.item.id, rules.ID_TWICE, taken.place)
                lost.append(reading.problem(finding))
    return PackReading(
        folder=root,
        ground=ground,
        files=files,
        placed=list(first.values()),
        problems=in_order(problems + lost),
        names=frozenset(name for reading in files for name in _names(reading)),
        readable=all(r.tree and r.tree.complete and isinstance(_kind(r.tree), Kind) for r in files),
        complete=not lost and all(reading.document and reading.kept is None for reading in files),
    )
