"""What was noticed in an answer: a kind, the very words it rests on, and whether it is stated or asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal[
    "fillers",
    "hedges",
    "sentence",
    "stall",
    "answer",
    "situation",
    "action",
    "result",
    "lesson",
    "number",
    "own-part",
    "blame",
    "employer",
    "officialese",
    "formula",
    "inflaming",
    "jargon",
    "next-time",
    "red-flag",
]
"""In the order in which they are told is `report.ORDER`; what each says is in `advice`."""


class Quote(NamedTuple):
    """Words of the answer, from `start` to `end` of its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was noticed."""

    kind: Kind
    quotes: tuple[Quote, ...] = ()
    """The very words, in their order; none where the finding is that something is missing."""
    sure: bool = True
    """Whether it is stated as a fact; otherwise the learner is asked."""
    figures: Mapping[str, float] = field(default_factory=dict)
    """Numbers that the sentence about it needs, by name."""
    point: int | None = None
    """The key point it is about, by its position."""
