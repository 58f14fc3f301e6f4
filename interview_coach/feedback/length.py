"""How long an answer's text is, against the time there is to say it, or the size of a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from interview_coach.library.items import Question
from interview_coach.library.kinds.questions import BUDGETS
from interview_coach.text import Lang
from interview_coach.words import count_words

ROOM: Final = (0.6, 0.95)
"""The share of the time that leaves room to breathe and still says enough."""

Verdict = Literal["short", "fits", "full", "long"]


@dataclass(frozen=True, slots=True)
class Length:
    """The length of a text, and the words there is room for."""

    words: int
    fewest: int
    """Words from which on it says enough."""
    fitting: int
    """The most words that leave room to breathe."""
    most: int
    """The most words there is room for."""
    seconds: float
    """Seconds to say it at the speaker's pace."""
    allowed: float | None
    """Seconds there were to say it; None for what is written and not said."""

    @property
    def verdict(self) -> Verdict:
        """Whether it is short, fits with room to breathe, just fits, or is too long."""
        if self.words < self.fewest:
            return "short"
        return "fits" if self.words <= self.fitting else "full" if self.words <= self.most else "long"


def length(question: Question, text: str, lang: Lang, allowed: float, pace: int) -> Length:
    """Measure the answer to `question`.

    Args:
        allowed: seconds there were for the answer.
        pace: the speaker's words a minute.
    """
    words = count_words(text)
    seconds = words * 60 / pace
    if question.style == "reply":
        fewest, most = BUDGETS["reply"].band(lang)
        return Length(words, fewest, most, most, seconds, None)
    most = int(allowed * pace / 60)
    return Length(words, round(ROOM[0] * most), round(ROOM[1] * most), most, seconds, allowed)
