"""Plain scalars: what a value without quotes means, and which of them other YAML programs would read differently.

YAML programs disagree on values like `no`, `12:30` or `010`. Here they are text, and doubtful: wherever text is
meant they must be put in quotes, so that a file means the same everywhere.
"""

from __future__ import annotations

import re
from typing import Final

from interview_coach.i18n import _

Scalar = str | int | float | bool | None

_CONSTANTS: Final[dict[str, Scalar]] = {"": None, "null": None, "true": True, "false": False}
_BOOLEANS: Final = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false"})
_NOTHINGS: Final = frozenset({"~", "null"})
_LONGEST_WORD: Final = 5
_NUMBER_STARTS: Final = frozenset("0123456789+-.")

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s][0-9:.+\-\sZz]*)?")
_TIME = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-9]{1,2})+(?:\.[0-9_]*)?")
_NUMBERLIKE = re.compile(
    r"""[-+]?(?: [0-9][0-9_]*                                             # 010, 1_000, far too long
               | 0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-fA-F_]+
               | (?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*|[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?
               | \.(?:inf|Inf|INF) ) | \.(?:nan|NaN|NAN)""",
    re.VERBOSE,
)


def resolve(raw: str) -> tuple[Scalar, bool]:
    """Return what the plain scalar `raw` means, and whether that is doubtful."""
    if raw in _CONSTANTS:
        return _CONSTANTS[raw], False
    if raw[0] in _NUMBER_STARTS:
        if _INT.fullmatch(raw):
            return int(raw), False
        if _FLOAT.fullmatch(raw):
            return float(raw), False
        return raw, bool(_NUMBERLIKE.fullmatch(raw) or _TIME.fullmatch(raw) or _DATE.fullmatch(raw))
    if len(raw) <= _LONGEST_WORD:
        word = raw.lower()
        return raw, word in _BOOLEANS or word in _NOTHINGS or raw in ("=", "<<")
    return raw, False


def is_date(raw: str) -> bool:
    """Whether `raw` is written like a date."""
    return _DATE.fullmatch(raw) is not None


def seen_as(raw: str) -> str:
    """Return what other programs take the doubtful scalar `raw` for."""
    word = raw.lower()
    if word in _BOOLEANS:
        return _("yes or no")
    if word in _NOTHINGS:
        return _("nothing")
    if _DATE.fullmatch(raw):
        return _("a date")
    if _TIME.fullmatch(raw):
        return _("a time")
    return _("a number")
