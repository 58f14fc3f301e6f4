"""Words of Russian and English text: counting, stems, and how long a text takes to say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from interview_coach.text import Lang

PACE: Final[dict[Lang, int]] = {"en": 140, "ru": 110}
"""Words a minute of calm speech, the middle of `PACE_BAND`."""

PACE_BAND: Final[dict[Lang, tuple[int, int]]] = {"en": (130, 150), "ru": (100, 120)}
"""Words a minute between which speech sounds calm; a listener hears both a slower and a faster speaker as nervous."""

_CODE_SPAN = re.compile(r"`[^`\n]+`")
WORD: Final = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
"""A run of letters and digits, hyphens and apostrophes inside it included."""
_ALIKE: Final = str.maketrans({"ё": "е", "’": "'", "‘": "'", "\u00a0": " ", "‑": "-"})
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"»”)]))\s+|\n+")


def words(text: str) -> list[str]:
    """Return the words of `text`, in order."""
    return WORD.findall(text)


def count_words(text: str) -> int:
    """Return how many words `text` takes to say; a code span counts as one word."""
    return len(words(_CODE_SPAN.sub(" code ", text)))


def sentences(text: str) -> list[str]:
    """Cut `text` into sentences, at the ends of sentences and of lines."""
    return [part for part in (piece.strip() for piece in _SENTENCE_END.split(text)) if words(part)]


def seconds_to_say(text: str, lang: Lang, pace: int | None = None) -> float:
    """Return the seconds that `text` takes to say at `pace` words a minute (the language's usual pace if None)."""
    return count_words(text) * 60 / (pace or PACE[lang])


@lru_cache(maxsize=2)
def _stemmer(cyrillic: bool) -> Any:
    import snowballstemmer  # 25 ms: only searches and checks need it

    return snowballstemmer.stemmer("russian" if cyrillic else "english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of one word; its letters tell the language. «ё» is read as «е»."""
    word = word.casefold().replace("ё", "е")
    stemmed: str = _stemmer(any("а" <= letter <= "я" for letter in word)).stemWord(word)
    return stemmed


def stems(text: str) -> list[str]:
    """Return the stem of each word of `text`, in order."""
    return [stem(word) for word in words(text)]


def similarity(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of common members, 0 to 1 (Jaccard index), of two collections of stems."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first or second else 0.0


def language_of(text: str) -> Lang | None:
    """Return the language that most letters of `text` belong to; None where it has no letters."""
    letters = [letter for letter in text if letter.isalpha()]
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    return None if not letters else "ru" if 2 * cyrillic > len(letters) else "en"


def plain(text: str) -> str:
    """Return `text` in small letters that compare, «ё» as «е», each of them where it was."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, such as the dotted I, have two small ones
        lowered = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_ALIKE)
