"""What the rules listen for: a file a language, its lists in the notation of `patterns`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from interview_coach.feedback.patterns import Phrases, expand
from interview_coach.text import Lang
from interview_coach.words import plain


class Lexicon:
    """The lists of one language, each made ready when it is first asked for."""

    def __init__(self, source: str) -> None:
        self._lists: dict[str, Any] = tomllib.loads(source)
        self.longest: int = self._lists["longest"]
        """Words of a sentence that can still be said in one breath and followed."""
        self.negations = frozenset(self._lists["negations"].split())
        """Words that take back what follows them."""
        self._ready: dict[str, Phrases] = {}

    @cached_property
    def filler_words(self) -> tuple[str, ...]:
        """The filler words that a learner may edit."""
        return tuple(self._lists["fillers"])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The sections that hold patterns."""
        return tuple(name for name, section in self._lists.items() if isinstance(section, dict) and "any" in section)

    def phrases(self, name: str, key: str = "any") -> Phrases:
        """Return the list of a section."""
        place = f"{name}.{key}"
        if place not in self._ready:
            section = self._lists[name]
            self._ready[place] = Phrases(self._patterns(section[key]), self._patterns(section.get("but", "")))
        return self._ready[place]

    def fillers(self, words: Iterable[str]) -> Phrases:
        """Return the patterns of these filler words: of their empty use where it is known, else of any use."""
        place = "fillers: " + ",".join(words)
        if place not in self._ready:
            known: Mapping[str, str] = self._lists["fillers"]
            patterns = [pattern for word in words for pattern in self._patterns(known.get(word) or plain(word))]
            self._ready[place] = Phrases(patterns, self._patterns(self._lists["fillers_but"]["any"]))
        return self._ready[place]

    def _patterns(self, text: str) -> list[str]:
        return list(expand(text, self._lists["groups"]))


@lru_cache(maxsize=2)
def lexicon(lang: Lang) -> Lexicon:
    """Return the lists of a language; they are read at the first use."""
    return Lexicon((files(__name__) / f"{lang}.toml").read_text(encoding="utf-8"))
