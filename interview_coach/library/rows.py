"""Items as rows of the index: written, replaced, removed, and put into the order of study."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, Final, NamedTuple

import msgspec

from interview_coach.library.items import Item
from interview_coach.library.kinds.shared import LEVELS
from interview_coach.library.order import Member, study_order
from interview_coach.library.packing import decode_item, encode
from interview_coach.text import Text

IN_ORDER: Final = "replace(file.path, '/', char(1))"
"""Sorts files like their paths part by part: a folder's files come before those of a folder whose name is longer."""

FILE_SHIFT: Final = 16
"""An item's key is its file's key, shifted by so many bits, plus its position in the file."""
_FEW: Final = 1000

# Neither OR REPLACE nor RETURNING: to be able to take back one such statement, SQLite writes out all that the search
# index has in memory, each time.
_NEW_ITEM = """
    INSERT INTO item (section, name, kind, level, form, needs, samples, id, place, seconds, title)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_NEW_WORDS = "INSERT INTO word (rowid, title, points, answer) VALUES (?, ?, ?, ?)"
_OLD_WORDS = "INSERT INTO word (word, rowid, title, points, answer) VALUES ('delete', ?, ?, ?, ?)"
_OLD_ITEMS = """
    SELECT item.id, place, section, name, kind, level, form, needs, samples, body FROM item JOIN body USING (id)
    WHERE item.id BETWEEN ? AND ?"""
_NAMESAKES = f"""
    SELECT section.pack, item.name, item.id, item.section, item.taken FROM item
    JOIN section ON section.id = item.section JOIN file ON file.id = item.id >> 16
    WHERE item.name IN ({{names}}) ORDER BY {IN_ORDER}, item.id"""
_NAMES_AT_ISSUE = "SELECT name FROM item WHERE taken UNION SELECT name FROM item GROUP BY name HAVING count(*) > 1"
_MEMBERS = f"""
    SELECT item.id, item.name, item.level, item.needs, item.place FROM item JOIN file ON file.id = item.id >> 16
    WHERE item.section = ? AND NOT item.taken ORDER BY {IN_ORDER}, item.id"""


class _Old(NamedTuple):
    """An item as the index has it."""

    place: int | None
    facts: tuple[Any, ...]
    body: bytes


class ItemRows:
    """The items of an index. After a change, `settle` brings everything in step that follows from it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._sections: dict[tuple[int, str], int] = {}
        self._unsettled: set[int] = set()
        self._names: set[str] = set()

    def replace(self, file: int, pack: int, items: Iterable[tuple[int, Item]]) -> bytes:
        """Make `items`, each with its position, all that the index holds of a file; return a hash of them."""
        old = self._old(file)
        digest = blake2b(digest_size=16)
        new: list[tuple[int, Item, bytes]] = []
        for position, item in items:
            key, body = (file << FILE_SHIFT) + position, encode(item)
            digest.update(body)
            known = old.pop(key, None)
            if known is None or known.body != body:
                new.append((key, item, body))
                if known is not None:
                    old[key] = known
        self._write(pack, old, new)
        return digest.digest()

    def remove(self, file: int) -> None:
        """Remove the items of a file."""
        self._write(0, self._old(file), [])

    def settle(self) -> None:
        """Let the first item of a name stand, put the items of changed sections in order, and count them."""
        self._settle_names()
        for section in self._unsettled:
            self._arrange(section)
        self._names.clear()
        self._unsettled.clear()

    def _old(self, file: int) -> dict[int, _Old]:
        first = file << FILE_SHIFT
        rows = self._db.execute(_OLD_ITEMS, (first, first + (1 << FILE_SHIFT) - 1))
        return {key: _Old(place, tuple(facts), body) for key, place, *facts, body in rows}

    def _write(self, pack: int, old: dict[int, _Old], new: Sequence[tuple[int, Item, bytes]]) -> None:
        """Take the `old` rows out of the index and put the `new` ones in."""
        words = [(key, *_words(decode_item(row.body))) for key, row in old.items()]
        self._db.executemany(_OLD_WORDS, words)
        for table in ("item", "body"):
            self._db.executemany(f"DELETE FROM {table} WHERE id = ?", [(key,) for key in old])
        self._db.executemany(_NEW_ITEM, [self._row(key, item, pack, old.pop(key, None)) for key, item, _ in new])
        self._db.executemany("INSERT INTO body (id, body) VALUES (?, ?)", [(key, body) for key, _, body in new])
        self._db.executemany(_NEW_WORDS, [(key, *_words(item)) for key, item, _ in new])
        for row in old.values():
            self._upset(row.facts)

    def _row(self, key: int, item: Item, pack: int, old: _Old | None) -> tuple[Any, ...]:
        section = self._section(pack, item.topic)
        facts = (section, item.id, kind_of(item), item.level, item.form, " ".join(item.needs), len(item.scored()))
        place = None
        if old and old.facts == facts and old.place is not None:
            place = old.place
        else:
            self._upset(facts)
            if old:
                self._upset(old.facts)
        return (*facts, key, place, item.seconds, encode(item.title))

    def _upset(self, facts: tuple[Any, ...]) -> None:
        section, name, *_ = facts
        self._unsettled.add(section)
        self._names.add(name)

    def _section(self, pack: int, topic: str) -> int:
        """Return the key of the section for a topic of a pack, which is made if need be."""
        if (pack, topic) not in self._sections:
            query = "SELECT id FROM section WHERE pack = ? AND topic = ?"
            known = self._db.execute(query, (pack, topic)).fetchone()
            new = "INSERT INTO section (pack, topic) VALUES (?, ?)"
            self._sections[pack, topic] = known[0] if known else self._db.execute(new, (pack, topic)).lastrowid or 0
        return self._sections[pack, topic]

    def _settle_names(self) -> None:
        """Of the items of a pack that have one name, let the first file's be served; the others are `taken`."""
        few = len(self._names) < _FEW
        names = "SELECT value FROM json_each(?)" if few else _NAMES_AT_ISSUE
        given = (msgspec.json.encode(sorted(self._names)).decode(),) if few else ()
        seen: set[tuple[int, str]] = set()
        for pack, name, key, section, was_taken in self._db.execute(_NAMESAKES.format(names=names), given).fetchall():
            taken = (pack, name) in seen
            seen.add((pack, name))
            if taken != was_taken:
                self._db.execute("UPDATE item SET taken = ?, place = NULL WHERE id = ?", (taken, key))
                self._unsettled.add(section)

    def _arrange(self, section: int) -> None:
        """Give each item of a section its place in the order of study, and count them anew."""
        members, places = [], {}
        for key, name, level, needs, place in self._db.execute(_MEMBERS, (section,)):
            members.append(Member(key, name, LEVELS.index(level), tuple(needs.split())))
            places[key] = place
        moved = [(place, key) for place, key in enumerate(study_order(members)) if places[key] != place]
        self._db.executemany("UPDATE item SET place = ? WHERE id = ?", moved)
        self._db.execute("DELETE FROM tally WHERE section = ?", (section,))
        self._db.execute(
            "INSERT INTO tally SELECT section, kind, level, form, samples > 0, count(*) FROM item "
            "WHERE section = ? AND place IS NOT NULL GROUP BY kind, level, form, samples > 0",
            (section,),
        )
        used = "SELECT 1 FROM item WHERE item.section = section.id"
        self._db.execute(f"DELETE FROM section WHERE id = ? AND NOT EXISTS ({used})", (section,))


def kind_of(item: Item) -> str:
    """Return the name of the kind of `item`."""
    return str(item.__struct_config__.tag)


def _words(item: Item) -> tuple[str, str, str]:
    """Return what an item is found by: its title, what it is about in short, and its longer texts."""
    points = " ".join((item.id, *item.tags))
    return _plain([item.title]), f"{points}\n{_plain(item.gist())}", _plain(item.prose())


def _plain(texts: Iterable[Text]) -> str:
    return "\n".join(_wordings(texts)).replace("ё", "е").replace("Ё", "Е")


def _wordings(texts: Iterable[Text]) -> Iterator[str]:
    for text in texts:
        yield from dict.fromkeys(text.wordings().values())
