"""How long an answer's text takes to say, against the time there is for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interview_coach.text import Lang
from interview_coach.words import count_words, seconds_to_say

_FITS = (0.6, 0.95)
"""The share of the time that leaves room to breathe and still says enough."""


@dataclass(frozen=True, slots=True)
class Length:
    """The length of a text as speech."""

    words: int
    seconds: float
    """Seconds to say it at the language's usual pace."""
    allowed: float
    """Seconds there were for the answer."""

    @property
    def verdict(self) -> Literal["short", "fits", "full", "long"]:
        """Whether it is under 60 % of the time, up to 95 %, up to all of it, or more than there is."""
        share = self.seconds / self.allowed
        return "short" if share < _FITS[0] else "fits" if share <= _FITS[1] else "full" if share <= 1 else "long"


def length(text: str, lang: Lang, allowed: float, pace: int | None = None) -> Length:
    """Measure `text` against `allowed` seconds, at `pace` words a minute (the language's usual pace if None)."""
    return Length(count_words(text), seconds_to_say(text, lang, pace), allowed)
