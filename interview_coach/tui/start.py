"""What the full-screen program opens with."""

from __future__ import annotations

from dataclasses import dataclass

from interview_coach.routines.routine import Routine


@dataclass(frozen=True, slots=True)
class Start:
    """The home screen, or a routine that was asked for on the command line."""

    routine: Routine | None = None
