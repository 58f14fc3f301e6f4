"""Attempts: what was practised, as it was recorded. Never changed afterwards."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from interview_coach.drills.outcome import Outcome


class Attempt(Struct, frozen=True, kw_only=True):
    """One entry of the append-only log: an outcome, or the voiding of an earlier attempt."""

    id: str
    """UUID of version 7, the same in every log that holds the attempt."""
    seq: int
    """Position in this log, from 1; the order of attempts, whatever the wall clock said."""
    at: datetime
    """When it was recorded, UTC."""
    offset: int
    """Minutes that local time was ahead of UTC then."""
    item: str
    """Address of the item."""
    topic: str = ""
    """Topic of the item in the library of that time."""
    drill: str
    outcome: Outcome | None
    """None for an attempt that voids another."""
    routine: str | None = None
    """Id of the routine it belonged to."""
    voids: str | None = None
    """Id of the attempt that this one takes back."""
    suspect: bool = False
    """Whether the wall clock had run backwards since the attempt before."""
    origin: str
    """Id of the log, and of the place where that log lay, in which it was first recorded."""
    origin_seq: int
    """Its position there."""
    hash: str
    """SHA-256 over the hash of the attempt before and this one's content, hexadecimal."""
