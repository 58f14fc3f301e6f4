"""How long steps take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from interview_coach.library.library import Library
from interview_coach.progress.pace import CARD_SECONDS
from interview_coach.routines.routine import Step

SCORING: Final = 60.0
"""Seconds that scoring a timed answer is taken to last."""

JUDGING: Final = 120.0
"""Seconds that reading a sample answer, scoring it and reading its key are taken to last."""


def estimate(step: Step, library: Library, card: float = CARD_SECONDS) -> float:
    """Return the seconds that `step` is expected to take; 0 for an item that the library no longer holds.

    Args:
        card: seconds that the learner takes over a flashcard (`Progress.card_seconds`).
    """
    entry = library.entry(step.item)
    if entry is None:
        return 0.0
    if step.drill == "scoring":
        return JUDGING
    return timed_seconds(entry.seconds) if step.drill == "timed" else card


def timed_seconds(budget: int) -> float:
    """Return the seconds of a timed answer whose thinking and answering take `budget`."""
    return budget + SCORING


def total(steps: Iterable[Step], library: Library, card: float = CARD_SECONDS) -> float:
    """Return the seconds that `steps` are expected to take together."""
    return sum(estimate(step, library, card) for step in steps)
