"""An answer's text as it is listened to: sentences and words with their places, in letters that compare."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final, NamedTuple

from interview_coach.text import Lang
from interview_coach.words import WORD, count_words, plain, stem

_SENTENCE_END: Final = re.compile(r"(?<![.!?…])[.!?…]++[\"»”')]*+(?=\s|$)|\n++")
_START: Final = re.compile(r"(?<![\w-])\w|[,—–…]")


class Word(NamedTuple):
    """One word of a text."""

    start: int
    end: int
    plain: str
    """Its letters, small, «ё» as «е»."""


class Sentence(NamedTuple):
    """One sentence of a text, from `start` to `end`; its words are `first` to `last`, that one left out."""

    start: int
    end: int
    first: int
    last: int


class Speech:
    """A text cut into sentences and words. Places are positions in `text`."""

    def __init__(self, text: str, lang: Lang) -> None:
        self.text = text
        self.lang = lang
        self.plain = plain(text)
        """The text in small letters, «ё» as «е», every character at its place."""
        self.words = [Word(m.start(), m.end(), m[0]) for m in WORD.finditer(self.plain)]
        self.sentences = self._cut()
        self._ends = [sentence.end for sentence in self.sentences]

    @cached_property
    def starts(self) -> list[int]:
        """Where a word or a pause (comma, dash) begins, in order."""
        return [match.start() for match in _START.finditer(self.plain)]

    @cached_property
    def stems(self) -> list[str]:
        """The stem of each word."""
        return [stem(word.plain) for word in self.words]

    @cached_property
    def count(self) -> int:
        """How many words it takes to say."""
        return count_words(self.text)

    @cached_property
    def punctuated(self) -> bool:
        """Whether sentences can be told apart: text typed without full stops says nothing about their length."""
        return len(self.sentences) > 1 or self.text.rstrip().endswith((".", "!", "?", "…", "»", '"', "”"))

    def quote(self, start: int, end: int) -> str:
        """Return the words from one place to another, as they were written."""
        return self.text[start:end]

    def sentence_at(self, place: int) -> Sentence:
        """Return the sentence that holds a place of the text."""
        return self.sentences[min(bisect_right(self._ends, place), len(self.sentences) - 1)]

    def _cut(self) -> list[Sentence]:
        found: list[Sentence] = []
        start = first = 0
        ends = [match.end() for match in _SENTENCE_END.finditer(self.plain)]
        for end in (*ends, len(self.plain)):
            last = first
            while last < len(self.words) and self.words[last].end <= end:
                last += 1
            if last > first:
                found.append(Sentence(self.words[first].start, end, first, last))
                start, first = end, last
        if found and start < len(self.plain):
            found[-1] = found[-1]._replace(end=len(self.plain))
        return found
