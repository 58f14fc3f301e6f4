"""How long the learner takes over a flashcard."""

from __future__ import annotations

from statistics import median
from typing import Final

from interview_coach.history.store import History

CARD_SECONDS: Final = 45.0
"""What a flashcard is taken to last, in seconds, before the learner's own figure is known."""

ENOUGH: Final = 10
"""Flashcards that make the learner's own figure."""

RECENT: Final = 60
"""Attempts that are looked at."""

BOUNDS: Final = (10.0, 240.0)
"""Seconds between which the figure is kept, so that haste or a pause cannot spoil a plan."""


def card_seconds(history: History) -> float:
    """Return the median seconds of the learner's recent flashcards, or `CARD_SECONDS` where they are too few."""
    recent = history.attempts(newest_first=True, limit=RECENT)
    taken = [a.outcome.seconds for a in recent if a.outcome is not None and a.outcome.drill == "flashcard"]
    if len(taken) < ENOUGH:
        return CARD_SECONDS
    return min(max(median(taken), BOUNDS[0]), BOUNDS[1])
