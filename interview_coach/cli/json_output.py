"""JSON for other programs, in which no character can steer a terminal."""

from __future__ import annotations

import json
from typing import Any

from interview_coach.plain.output import say
from interview_coach.safetext import HOSTILE


def say_json(value: Any) -> None:
    """Write `value` as JSON, letters of every language as they are and hostile characters escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    say(HOSTILE.sub(lambda match: f"\\u{ord(match[0]):04x}", text))
