"""Problems of content files: told all at once, each with its place, what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from interview_coach.errors import CoachError
from interview_coach.safetext import visible

Severity = Literal["error", "warning"]
KeyPath = tuple[str | int, ...]
"""The way from the top of a file to a value: keys of mappings and positions in lists, from 0."""

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that content is held to."""

    code: str
    """A short name that stays the same in every version and language."""
    severity: Severity
    about: str
    """What the rule asks for, marked for translation."""


class Finding(NamedTuple):
    """A breach of a rule somewhere in a file that is yet to be named."""

    path: KeyPath
    rule: Rule
    what: str
    mend: str = ""
    line: int = 0
    """The line, from 1, where the path does not tell it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of one file. Its text is safe to show."""

    file: Path
    line: int
    """From 1; 0 where the whole file is meant."""
    key: str
    """The place in words, like `questions[hr-why-company].points[2].must`; positions count from 1."""
    what: str
    mend: str
    severity: Severity = "error"
    code: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else f"{self.file}"
        words = " ".join(filter(None, (self.what, self.mend)))
        return visible(": ".join(filter(None, (place, self.key, words))))


class ContentError(CoachError):
    """A content file that cannot be used."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)

    @property
    def problem(self) -> Problem:
        """The first of the problems."""
        return self.problems[0]


def shown(value: object) -> str:
    """Return `value`, on one line and not too long, as a sentence may quote it."""
    text = " ".join(visible(str(value)).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def in_order(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems by file, line and key, each of them once."""
    return sorted(dict.fromkeys(problems), key=lambda p: (str(p.file), p.line, p.key, p.code, p.what))
