"""What a drill yields: the one thing that the history keeps of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

DrillName = Literal["flashcard", "timed", "scoring"]


LONGEST_PHASE: Final = 600.0
"""Seconds of one phase that count as practice at the most; the longest answer, a written reply, has as many."""


class Rating(IntEnum):
    """What an attempt tells the schedule."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Outcome(Struct, frozen=True, omit_defaults=True):
    """The result of practising one item once."""

    item: str
    """The item's address."""
    drill: DrillName
    lang: str
    wording: str
    """Short hash of the wording that was answered."""
    rating: Rating | None
    """None: the attempt says nothing to the schedule."""
    score: Annotated[float, Meta(ge=0, le=1)]
    levels: Mapping[str, Annotated[int, Meta(ge=1, le=4)]] = {}
    """Level that the learner gave themselves, by criterion."""
    points: tuple[int, ...] = ()
    """Positions of the key points that were said."""
    predicted: int | None = None
    """Level, 1 to 4, that the learner expected before answering."""
    suggested: Rating | None = None
    """The rating that the rules suggested, where they did."""
    answer: str = ""
    """The learner's own words, where they were typed."""
    spoken: bool = False
    phases: Mapping[str, float] = {}
    """Seconds spent in each phase of the drill, by its name."""
    allowed: float | None = None
    """Seconds that were allowed for the answer, extra time included."""
    added: float = 0
    """Seconds of extra time that the learner took."""
    hints: int = 0
    """How many hints were taken."""
    sample: int | None = None
    """Position of the sample answer that was scored, where one was."""
    key: Mapping[str, Annotated[int, Meta(ge=1, le=4)]] = {}
    """Level that the sample has by its key, by criterion."""

    @property
    def seconds(self) -> float:
        """Seconds of practice: all phases, each of them ten minutes at most, because a card left open is a pause."""
        return sum(min(phase, LONGEST_PHASE) for phase in self.phases.values())
