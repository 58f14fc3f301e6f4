"""A notation for phrases, and finding them in a text.

A pattern is words parted by blanks, in small letters and with «е» for «ё». `*` at the end of a word stands for any
ending (alone: any word), `#` for a number, `(one|other)` for alternatives, `_` for a blank inside them, `[word]` for a
word that may be missing, `..` for up to three other words, `,` for a comma or a dash, and `^` for the beginning of a
sentence. `{name}` is a group of words by its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from interview_coach.feedback.finding import Quote
from interview_coach.feedback.speech import Speech

_BLANK: Final = r",?\s{1,3}"
_GAP: Final = r"(?:,?\s{1,3}[\w'-]{1,30}){0,3}?"
_PAUSE: Final = r"\s{0,3}[,—–…]"
_START: Final = r"(?:(?<=[.!?…]\s)|(?<=\n)|(?<![\s\S]))"
_SIGNS: Final = {
    "(": "(?:",
    ")": ")",
    "|": "|",
    "*": r"[\w-]{0,24}",
    "#": r"\d[\d.,:]{0,12}",
    "_": _BLANK,
}
_ANYWHERE: Final = ""
"""The bucket of patterns whose first letter is open."""


class Phrases:
    """A list of patterns, found together in one pass; matches that touch one of `but` do not count."""

    def __init__(self, patterns: Iterable[str], but: Iterable[str] = ()) -> None:
        self._any = _Bucketed(patterns)
        self._but = _Bucketed(but)

    def find(self, speech: Speech) -> Iterator[Quote]:
        """Yield the places where a pattern occurs, from the first, none of them overlapping."""
        found = list(self._any.spans(speech))
        exempt = list(self._but.spans(speech)) if found else []
        reached = 0
        for begin, finish in found:
            start, end = _trimmed(speech.plain, begin, finish)
            if start < reached or any(first < end and start < last for first, last in exempt):
                continue
            reached = end
            yield Quote(start, end, speech.quote(start, end))


class _Bucketed:
    """Patterns by the letter they begin with, so that each word of a text is tried against few of them."""

    def __init__(self, patterns: Iterable[str]) -> None:
        buckets: defaultdict[str, list[str]] = defaultdict(list)
        for pattern in sorted(set(patterns), key=lambda pattern: (-len(pattern), pattern)):  # the longest wins
            for letter in _first_letters(pattern):
                buckets[letter].append(pattern)
        self._buckets = dict(buckets)
        self._ready: dict[str, re.Pattern[str]] = {}

    def spans(self, speech: Speech) -> Iterator[tuple[int, int]]:
        """Yield where a pattern begins and ends, from the first."""
        if not self._buckets:
            return
        text = speech.plain
        for place in speech.starts:
            for letter in (text[place], _ANYWHERE):
                if letter in self._buckets and (match := self._expression(letter).match(text, place)):
                    yield match.span()
                    break

    def _expression(self, letter: str) -> re.Pattern[str]:
        if letter not in self._ready:
            self._ready[letter] = re.compile("|".join(map(_expression, self._buckets[letter])))
        return self._ready[letter]


def expand(text: str, groups: Mapping[str, str]) -> Iterator[str]:
    """Yield the patterns of a list, parted by new lines or semicolons, with their groups put in."""
    for pattern in text.replace("\n", ";").split(";"):
        if pattern.strip():
            yield pattern.strip().format_map(groups)


def _first_letters(pattern: str) -> set[str]:
    """Return the letters that a match of the pattern can begin with; `_ANYWHERE` where they are not told."""
    tokens = [token for token in pattern.split(" ") if token != "^"]
    letters: set[str] = set()
    for token in tokens:
        optional = token.startswith("[")
        letters |= _openings(token[1:-1] if optional else token)
        if not optional:
            break
    return {_ANYWHERE} if _ANYWHERE in letters else letters


@lru_cache(maxsize=4096)
def _openings(token: str) -> frozenset[str]:
    """Return the first letters of one token of a pattern."""
    letters: set[str] = set()
    expected = [True]  # by depth of brackets: whether the next letter begins an alternative
    for sign in token:
        if sign == "(":
            expected.append(expected[-1])
        elif sign == "|":
            if expected[-1] and len(expected) > 1:
                letters.add(_ANYWHERE)  # an alternative that is empty
            expected[-1] = expected[-2] if len(expected) > 1 else True
        elif sign == ")":
            still = expected.pop()
            expected[-1] = still and expected[-1]
        elif expected[-1]:
            letters.add(_ANYWHERE if sign in "*#_" else sign)
            expected[-1] = False
    return frozenset(letters)


def _expression(pattern: str) -> str:
    """Return the regular expression of one pattern. It takes time in proportion to the text: no part can run on."""
    parts: list[str] = []
    joint = ""
    for token in pattern.split(" "):
        if token == "^":
            parts.append(_START)
        elif token == ",":
            parts.append(_PAUSE)
            joint = r"\s{0,3}"
        elif token == "..":
            parts.append(_GAP)
            joint = _BLANK
        elif token.startswith("["):
            word = _word(token[1:-1])
            parts.append(f"(?:{joint}{word})?" if joint else f"(?:{word}{_BLANK})?")
        else:
            parts.append(joint + _word(token))
            joint = _BLANK
    return "".join(parts)


def _word(token: str) -> str:
    """Return the expression of one word of a pattern: whole, with its endings and alternatives."""
    inner = r"[\w-]{1,24}" if token == "*" else "".join(_SIGNS.get(sign) or re.escape(sign) for sign in token)
    return rf"(?<![\w-])(?:{inner})(?![\w-])"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave the punctuation and blanks around a match out."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
