"""Reading a text aloud against the clock: the speaker's pace, in words a minute."""

from __future__ import annotations

from typing import Final

from interview_coach.text import Lang
from interview_coach.words import count_words

SLOWEST: Final = 40
FASTEST: Final = 300
"""Words a minute between which a reading is believed; outside somebody pressed a key too early or went away."""


class Reading:
    """One text read aloud. Times are readings of a monotonic clock, in seconds."""

    def __init__(self, text: str, lang: Lang) -> None:
        self.text = text
        self.lang = lang
        self.words = count_words(text)
        self._began: float | None = None
        self._took: float | None = None

    @property
    def going(self) -> bool:
        """Whether the text is being read."""
        return self._began is not None and self._took is None

    def start(self, at: float) -> None:
        """Begin, or begin again."""
        self._began, self._took = at, None

    def stop(self, at: float) -> None:
        """The text was read to its end."""
        if self._began is not None and self._took is None:
            self._took = at - self._began

    def elapsed(self, at: float) -> float:
        """Return the seconds read so far."""
        return self._took if self._took is not None else 0.0 if self._began is None else at - self._began

    @property
    def pace(self) -> int | None:
        """Words a minute; None before the end, and where nobody can have read the text in that time."""
        if not self._took:
            return None
        pace = round(self.words * 60 / self._took)
        return pace if SLOWEST <= pace <= FASTEST else None

    @property
    def finished(self) -> bool:
        """Whether the reading was stopped."""
        return self._took is not None
