"""The last wall: whatever a widget was given, no control character leaves for the terminal."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from interview_coach.safetext import HOSTILE

_BAD = re.compile(f"{HOSTILE.pattern}|[\t\n]")


class Clean(LineFilter):
    """Drops hostile characters from every line that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if not any(_BAD.search(segment.text) for segment in segments):
            return segments
        return [Segment(_BAD.sub("", segment.text), segment.style, segment.control) for segment in segments]


CLEAN = Clean()
