"""Cards: what the schedule knows of an item. Derived from attempts, and dropped and rebuilt at will."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from interview_coach.history.attempt import Attempt


class Card(Struct, frozen=True, kw_only=True):
    """The state of one item's memory."""

    item: str
    topic: str = ""
    """Topic of the item in the library as it is now; empty when the library does not hold the item."""
    due: datetime
    last: datetime
    first: datetime
    stability: float
    """Days after which the chance to recall has fallen to 90 %."""
    difficulty: float
    """1 (easy) to 10 (hard)."""
    phase: int
    """1 learning, 2 review, 3 relearning."""
    step: int | None = None
    """Position in the learning steps; None in review."""
    reps: int = 0
    lapses: int = 0
    spoken: int = 0
    """How many timed answers were given, aloud or typed."""


Fold = Callable[[Card | None, Attempt], Card | None]
"""How one attempt changes the card of its item. The first attempt that has a rating makes it; until then it is None."""
