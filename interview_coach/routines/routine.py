"""Routines: the fixed steps that one sitting plays."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct

from interview_coach.drills.outcome import DrillName
from interview_coach.ids import uuid7

Reason = Literal["due", "last-look", "new", "unspoken", "chosen", "early", "again", "calibration"]
"""Why a step is in a routine: due by the schedule; a last look before the interview; never practised; not said aloud,
or not for long; what the learner asked for; not due yet, for a learner who goes on; not known a moment ago; to see
how far the learner's own levels can be trusted."""

Title = Literal["today", "flashcards", "timed", "scoring"]

Empty = Literal["done", "nothing", "bare", "unsampled"]
"""Why a routine has no steps: the day's minutes are used up; nothing is due, new or to be said; there are no items;
there are no sample answers."""


class Step(Struct, frozen=True):
    """One item to practise in one drill."""

    item: str
    """The item's address."""
    drill: DrillName
    reason: Reason
    sample: int | None = None
    """Position of the sample answer, where one is scored."""


class Routine(Struct, frozen=True, kw_only=True):
    """The steps of one sitting, as they were decided when it was made."""

    id: str
    title: Title
    seed: int
    """What its order was drawn with."""
    steps: tuple[Step, ...]
    made: datetime
    empty: Empty | None = None
    """Why there are no steps, where there are none."""


def new_routine(
    title: Title, steps: Sequence[Step], *, seed: int, made: datetime, chance: random.Random, empty: Empty | None = None
) -> Routine:
    """Return a routine with an id of its own; `empty` tells why, where there are no steps."""
    return Routine(
        id=str(uuid7(made, chance)),
        title=title,
        seed=seed,
        steps=tuple(steps),
        made=made.astimezone(UTC),
        empty=None if steps else empty,
    )
