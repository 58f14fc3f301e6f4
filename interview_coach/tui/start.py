"""What the full-screen program opens with."""

from __future__ import annotations

from dataclasses import dataclass

from interview_coach.routines.routine import Routine
from interview_coach.settings import Answering


@dataclass(frozen=True, slots=True)
class Start:
    """The home screen, unless the command line asked for a routine."""

    routine: Routine | None = None
    """The routine to begin with."""
    resume: bool = False
    """Whether to go on with the routine that was left half way."""
    answering: Answering | None = None
    """How timed answers are given this time; None: as the settings have it."""
