"""Search in a compiled index, by word forms of Russian and English.

The index holds words as they are written. A word of a query stands for all words in the index that have its stem, so
compiling costs no stemming, and a query only that of the words that begin alike. The last word, which may still be
being typed, also stands for every word that begins with it.

What is found comes in tiers: all words in the title first, then in the title and the points, then anywhere. No score is
computed for all that matches, so a word that is everywhere is found as fast as any other.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from interview_coach.words import stem

MOST_WORDS: Final = 12
"""Words of a query that count; what follows them is left out."""
TEXT_LIMIT: Final = 1000
"""Characters of a query that are looked at."""
TELLING: Final = 3
"""Letters that a stem has at least for its forms to be looked for."""
POOL: Final = 1000
"""Matches of one tier that are put in order; past them, which ones are shown is left to their order in the index."""

Order = Callable[[Sequence[int]], list[int]]
"""Returns those of the given keys that are served, in the order of study."""

_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile("[а-я]")
_LATIN_KEYS: Final = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC_KEYS: Final = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_OTHER_LAYOUT: Final = str.maketrans(_LATIN_KEYS + _CYRILLIC_KEYS, _CYRILLIC_KEYS + _LATIN_KEYS)
_LITTLE_WORDS: Final = """
    a an and are as at be by do for from how i if in is it of on or the to was we what when with you your
    а без в во вы для до ее ей же за и из или им их к как ко ли мне мы на не но о об он она они от по при с со так то у
    что это я"""
LITTLE: Final = frozenset(_LITTLE_WORDS.split())
"""Words that are left out of a query that says anything else."""


class Finder:
    """Finds items of an index by their words."""

    def __init__(self, connection: sqlite3.Connection, order: Order) -> None:
        self._db = connection
        self._order = order
        self._forms: dict[str, list[str]] = {}
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab (main, word, row)")

    def find(self, text: str, limit: int) -> list[int]:
        """Return the keys of at most `limit` items that `text` finds, best first. Any text will do."""
        text = text[:TEXT_LIMIT].lower()
        return self._find(text, limit) or self._find(text.translate(_OTHER_LAYOUT), limit)

    def _find(self, text: str, limit: int) -> list[int]:
        words = list(dict.fromkeys(_WORD.findall(text.replace("ё", "е"))))[:MOST_WORDS]
        groups = [self._group(word, last=word == words[-1]) for word in words]
        telling = [group for word, group in zip(words, groups, strict=True) if word not in LITTLE] or groups
        if not telling:
            return []
        found: dict[int, None] = {}
        for tier in _tiers(telling):
            found.update(dict.fromkeys(self._order([key for key in self._matches(tier, limit) if key not in found])))
            if len(found) >= limit:
                break
        return (list(found) or self._some(telling, limit))[:limit]

    def _some(self, groups: Sequence[str], limit: int) -> list[int]:
        """Return what holds as many of the words as there is, rare words before common ones."""
        weights: defaultdict[int, float] = defaultdict(float)
        for group in groups:
            keys = self._matches(group, limit)
            for key in keys:
                weights[key] += 1 + 1 / len(keys)
        order = self._order(list(weights))
        return sorted(order, key=lambda key: -weights[key])

    def _matches(self, query: str, limit: int) -> list[int]:
        rows = self._db.execute("SELECT rowid FROM word WHERE word MATCH ? LIMIT ?", (query, POOL + 2 * limit))
        return [key for (key,) in rows]

    def _group(self, word: str, last: bool) -> str:
        """Return the part of a query that one word stands for."""
        forms = self._forms_of(word)
        begun = last and len(word) > 1
        meant = [f'"{form}"' for form in forms if not (begun and form.startswith(word))]
        return "(" + " OR ".join([*meant, f'"{word}" *'] if begun else meant) + ")"

    def _forms_of(self, word: str) -> list[str]:
        """Return `word` and the words of the index that have its stem."""
        if word not in self._forms:
            wanted = stem(word)
            forms = {form for form in self._beginning(_common_start(wanted)) if stem(form) == wanted}
            self._forms[word] = sorted(forms | {word})
        return self._forms[word]

    def _beginning(self, start: str) -> Iterator[str]:
        """Yield the words of the index that begin with `start`, none if it is so short that it tells nothing."""
        if len(start) >= TELLING:
            query = "SELECT term FROM temp.term WHERE term >= ? AND term < ?"
            for (term,) in self._db.execute(query, (start, f"{start}\U0010ffff")):
                yield term


def _common_start(stemmed: str) -> str:
    """Return what all words with a stem begin with: all of it, but for an English ending that changes (policies)."""
    return stemmed[:-1] if stemmed.endswith(("e", "i")) and not _CYRILLIC.search(stemmed) else stemmed


def _tiers(groups: Sequence[str]) -> Iterator[str]:
    """Yield queries from the strictest to the loosest; each asks for all words."""
    every, some = " AND ".join(groups), " OR ".join(groups)
    in_part = len(groups) > 1
    yield f"{{title}} : ({every})"
    if in_part:
        yield f"({{title points}} : ({every})) AND ({{title}} : ({some}))"
    yield f"{{title points}} : ({every})"
    if in_part:
        yield f"({every}) AND ({{title}} : ({some}))"
    yield every
