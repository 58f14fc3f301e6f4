"""The library: every item of the packs that are there, found by address, by place and by word.

It is served from a compiled index, so what it costs to open and to read an item does not grow with the library.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec

from interview_coach.errors import CoachError
from interview_coach.ids import is_slug
from interview_coach.library import notices
from interview_coach.library.entries import EVERYTHING, Entry, Filter, PackInfo, TopicInfo
from interview_coach.library.files import check_name
from interview_coach.library.index import Report, refresh
from interview_coach.library.index_file import IndexFile
from interview_coach.library.items import AnyItem
from interview_coach.library.kinds.brief import Brief
from interview_coach.library.packing import decode_item, decode_shared, decode_title
from interview_coach.library.search import Finder
from interview_coach.library.shelf import Section, Shelf
from interview_coach.paths import shipped_content
from interview_coach.text import Text

P = ParamSpec("P")
R = TypeVar("R")

_SHOWN = "section, name, kind, level, form, seconds, samples, title"
"""The columns that an entry is made of."""


def _mending(read: Callable[Concatenate[Library, P], R]) -> Callable[Concatenate[Library, P], R]:
    """Let a method read again, from an index made anew, where the one there proves to be damaged."""

    @wraps(read)
    def method(self: Library, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return read(self, *args, **kwargs)
        except sqlite3.ProgrammingError:
            raise  # the library was closed
        except (sqlite3.DatabaseError, msgspec.DecodeError):
            self._mend()
            return read(self, *args, **kwargs)

    return method


class Library:
    """Items of packs, as they were when the library was opened."""

    def __init__(self, index: Path, packs: Sequence[Path], report: Report | None = None) -> None:
        self._index = index
        self._report = report
        self._failures: dict[str, OSError] = {}
        self._folders: list[Path] = []
        for folder in dict.fromkeys(_root(pack) for pack in packs):
            try:
                check_name(folder)
                self._folders.append(folder)
            except OSError as error:
                self._note_failure(error)
        self._serve(anew=False)

    @classmethod
    def open(cls, index: Path, packs: Sequence[Path], report: Report | None = None) -> Library:
        """Open the packs in these folders and files, with the file `index` as their compiled index.

        Files that changed since are read first; `report` is told how many are done, and of how many. An index that
        is missing, damaged or from another program is made anew, and one that cannot be written is kept in memory.
        Of packs with one id, the first is served.
        """
        return cls(index, packs, report)

    def _serve(self, anew: bool) -> None:
        self._file = IndexFile.open(self._index, self._fill, anew)
        try:
            self._shelf = Shelf(self._file.connection, self._folders)
        except (sqlite3.DatabaseError, msgspec.DecodeError):
            self._file.close()
            if anew:
                raise
            self._serve(anew=True)
            return
        self._counts: dict[tuple[str | bool, ...], dict[int, int]] = {}
        self._finder: Finder | None = None

    def _fill(self, connection: sqlite3.Connection) -> None:
        refresh(connection, self._folders, self._note_failure, self._report)

    def _note_failure(self, error: OSError) -> None:
        self._failures[str(error.filename)] = error

    def _mend(self) -> None:
        self._file.close()
        self._serve(anew=True)

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index."""
        self._file.close()

    # What is there

    @property
    def stored(self) -> bool:
        """Whether the index is a file. If not, it could not be written, and the next start compiles all again."""
        return self._file.stored

    @property
    def generation(self) -> str:
        """A short text that is another one whenever any item changed, came or went."""
        return self._shelf.generation

    @property
    def warnings(self) -> list[str]:
        """What could not be served, one sentence each."""
        return self._warnings()

    @_mending
    def _warnings(self) -> list[str]:
        return notices.sentences(self._file.connection, self._shelf, self._folders, list(self._failures.values()))

    def packs(self) -> list[PackInfo]:
        """Return the packs that are served, in the order in which they were given."""
        return [
            PackInfo(face.id, face.title, face.version, face.languages, folder)
            for _key, folder, face in self._shelf.sources
        ]

    @_mending
    def topics(self) -> list[TopicInfo]:
        """Return every topic in the order of study, areas before what lies in them."""
        items: Counter[str] = Counter()
        for section in self._shelf.sections.values():
            held = self._held(section, EVERYTHING)
            steps = section.topic.split("/")
            for depth in range(len(steps)):
                items["/".join(steps[: depth + 1])] += held
        return [TopicInfo(path, title, items[path]) for path, title in self._shelf.topics]

    @_mending
    def brief(self) -> list[tuple[str, Brief]]:
        """Return the briefs of the packs that bring one, by pack id."""
        found = []
        for key, _folder, face in self._shelf.sources:
            query = "SELECT document FROM file WHERE pack = ? AND kind = 'brief' ORDER BY path LIMIT 1"
            found += [(face.id, decode_shared(document)) for (document,) in self._rows(query, key)]
        return found

    @_mending
    def shared_criteria(self) -> dict[str, Text]:
        """Return the titles of the criteria in the packs' shared rubrics, by their ids; of one id the first."""
        found: dict[str, Text] = {}
        for key, _folder, _face in self._shelf.sources:
            for (document,) in self._rows("SELECT document FROM file WHERE pack = ? AND kind = 'rubrics'", key):
                for rubric in decode_shared(document).rubrics:
                    for criterion in rubric.criteria:
                        found.setdefault(criterion.id, criterion.title)
        return found

    def topic_of(self) -> Iterator[tuple[str, str]]:
        """Yield the address and the topic of every item, in the order of study."""
        for section in self._shelf.sections.values():
            for name in self._names(section):
                yield f"{section.pack}/{name}", section.topic

    # One item

    @_mending
    def item(self, address: str) -> AnyItem | None:
        """Return the item at `address`, None if there is none."""
        rows = self._rows("SELECT body FROM body WHERE id = ?", self._key(address))
        return decode_item(rows[0][0]) if rows else None

    def items(self, addresses: Sequence[str]) -> list[AnyItem]:
        """Return the items at `addresses`, without those that are not there."""
        return [item for address in addresses if (item := self.item(address))]

    @_mending
    def entry(self, address: str) -> Entry | None:
        """Return what lists show of the item at `address`, None if there is none."""
        rows = self._rows(f"SELECT {_SHOWN} FROM item WHERE id = ?", self._key(address))
        return self._entry(*rows[0]) if rows else None

    @_mending
    def resolve(self, name: str) -> str:
        """Return the address that `name`, an id or an address, stands for; of an id, the shipped pack's comes first.

        Raises:
            CoachError: there is no such item, or several packs have one; it tells the nearest spelling, or all of them.
        """
        name = name.strip()
        found = list(self._keys(name))
        if len(found) == 1:
            return found[0]
        if shipped := [address for address in found if address.partition("/")[0] in self._shipped()]:
            return shipped[0]
        from interview_coach.library import naming  # a spelling checker, which hardly any start needs

        if found:
            raise CoachError(naming.ambiguous(name, found))
        raise CoachError(naming.unknown(name, (address for address, _topic in self.topic_of())))

    def _shipped(self) -> list[str]:
        folder = Path(os.path.abspath(shipped_content()))
        return [source.face.id for source in self._shelf.sources if source.folder == folder]

    # Many items

    @_mending
    def entries(self, filter: Filter = EVERYTHING, limit: int | None = None, offset: int = 0) -> list[Entry]:
        """Return the items that are meant, in the order of study: at most `limit`, without the first `offset`."""
        found: list[Entry] = []
        for section in self._shelf.sections.values():
            held = self._held(section, filter)
            if offset >= held:
                offset -= held
                continue
            found += self._entries(section, filter, -1 if limit is None else limit - len(found), offset)
            offset = 0
            if limit is not None and len(found) >= limit:
                break
        return found

    @_mending
    def count(self, filter: Filter = EVERYTHING) -> int:
        """Return how many items are meant."""
        return sum(self._held(section, filter) for section in self._shelf.sections.values())

    @_mending
    def search(self, text: str, limit: int = 50) -> list[Entry]:
        """Return at most `limit` items that `text` finds, best first: the one it names, then by their words.

        Any text will do. Words match in all their forms, and the last one as the beginning of a word, too.
        """
        named = list(self._keys(text.strip().lower()).values())
        self._finder = self._finder or Finder(self._file.connection, self._in_order)
        keys = list(dict.fromkeys(named + self._finder.find(text, limit)))[: max(limit, 0)]
        rows = {key: row for key, *row in self._among(f"id, {_SHOWN}", keys)}
        return [self._entry(*rows[key]) for key in keys]

    # Rows

    def _rows(self, query: str, *values: object) -> list[Any]:
        return self._file.connection.execute(query, values).fetchall()

    def _key(self, address: str) -> int | None:
        return self._keys(address).get(address)

    def _keys(self, name: str) -> dict[str, int]:
        """Return, by address, the keys of the items that `name`, an id or an address, can mean."""
        wanted, _slash, plain = name.rpartition("/")
        if not is_slug(plain):
            return {}
        rows = self._rows("SELECT section, id FROM item WHERE name = ? AND place IS NOT NULL", plain)
        keys = {self._shelf.sections[section].pack: key for section, key in rows if section in self._shelf.sections}
        order = [source.face.id for source in self._shelf.sources]
        return {f"{pack}/{plain}": keys[pack] for pack in order if pack in keys and wanted in ("", pack)}

    def _among(self, columns: str, keys: Sequence[int]) -> list[Any]:
        """Return `columns` of the items with those keys, as far as they have a place."""
        query = f"SELECT {columns} FROM item WHERE id IN (SELECT value FROM json_each(?)) AND place IS NOT NULL"
        return self._rows(query, msgspec.json.encode(keys).decode())

    def _in_order(self, keys: Sequence[int]) -> list[int]:
        """Return those of the keys whose items are served, in the order of study."""
        position = self._shelf.position
        rows = self._among("section, place, id", keys)
        return [key for *_place, key in sorted((position[s], place, key) for s, place, key in rows if s in position)]

    def _names(self, section: Section) -> list[str]:
        query = "SELECT name FROM item WHERE section = ? AND place IS NOT NULL ORDER BY place"
        return [name for (name,) in self._rows(query, section.key)]

    def _entries(self, section: Section, filter: Filter, limit: int, offset: int) -> list[Entry]:
        where, values = _condition(filter)
        query = (
            f"SELECT {_SHOWN} FROM item WHERE section = ? AND place IS NOT NULL{where} ORDER BY place LIMIT ? OFFSET ?"
        )
        return [self._entry(*row) for row in self._rows(query, section.key, *values, limit, offset)]

    def _entry(
        self, section: int, name: str, kind: Any, level: Any, form: str, seconds: int, samples: int, title: bytes
    ) -> Entry:
        place = self._shelf.sections[section]
        return Entry(place.pack, name, kind, place.topic, level, decode_title(title), form, seconds, samples)

    def _held(self, section: Section, filter: Filter) -> int:
        """Return how many items of a section are meant."""
        return self._counted(filter).get(section.key, 0) if filter.covers(section.topic) else 0

    def _counted(self, filter: Filter) -> dict[int, int]:
        """Return how many items of each section agree with the filter, topics aside."""
        where, values = _condition(filter, sampled="sampled")
        counts = self._counts.get((where, *values))
        if counts is None:
            rows = self._rows(f"SELECT section, sum(items) FROM tally WHERE true{where} GROUP BY section", *values)
            counts = self._counts[where, *values] = dict(rows)
        return counts


def _root(path: Path) -> Path:
    """Return the pack that `path` is or lies in."""
    path = Path(os.path.abspath(path))
    if (path / "pack.yaml").exists():
        return path
    from interview_coach.library.sources import pack_root

    return pack_root(path)


def _condition(filter: Filter, sampled: str = "samples > 0") -> tuple[str, list[str | bool]]:
    """Return what a query asks of an item's columns, as SQL that goes on, and the values in it."""
    wanted = {"kind": filter.kind, "level": filter.level, "form": filter.form, f"({sampled})": filter.sampled}
    given = {column: value for column, value in wanted.items() if value is not None}
    return "".join(f" AND {column} = ?" for column in given), list(given.values())
