"""Scoring practice: a sample answer is rated criterion by criterion, then compared with its key."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from statistics import fmean
from typing import Final

import msgspec
from msgspec import Struct

from interview_coach.drills.outcome import Outcome
from interview_coach.ids import wording_hash
from interview_coach.library.items import Question
from interview_coach.library.kinds.questions import Sample
from interview_coach.library.kinds.shared import Criterion
from interview_coach.text import LANGUAGES, Lang

HIGHEST: Final = 4
"""The best level; the worst is 1."""


class Stage(StrEnum):
    """Where the scoring of a sample stands; the stages follow each other in this order."""

    RATE = "rate"
    COMPARE = "compare"


class Draft(Struct, omit_defaults=True):
    """What is kept of a scoring under way, so that an interruption costs nothing."""

    wording: str
    stage: Stage
    spent: dict[Stage, float]
    levels: dict[str, int] = {}


class Judging:
    """One sample answer being scored. Times are readings of a monotonic clock, in seconds."""

    def __init__(self, question: Question, sample: int, lang: Lang, at: float) -> None:
        """Begin to score the sample at a position in the question's list.

        Raises:
            ValueError: the question has no such sample, or its key says nothing of the question's criteria.
        """
        if sample not in question.scored():
            raise ValueError(f"{question.address} has no sample {sample} to score")
        self.question = question
        self.position = sample
        self.lang = lang
        self.levels: dict[str, int] = {}
        """The level that the learner has given so far, 1 to 4, by criterion."""
        self._stage = Stage.RATE
        self._since = at
        self._spent: dict[Stage, float] = {}

    @property
    def stage(self) -> Stage:
        return self._stage

    @property
    def sample(self) -> Sample:
        """The answer that is scored, with its key."""
        return self.question.samples[self.position]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The question's criteria that the key knows, in their order."""
        return tuple(criterion for criterion in self.question.criteria if criterion.id in self.sample.key)

    @property
    def key(self) -> dict[str, int]:
        """The key's levels, by criterion."""
        return {criterion.id: self.sample.key[criterion.id].level for criterion in self.criteria}

    def set_level(self, criterion: str, level: int) -> None:
        """Give a level from 1 to 4 to one criterion; once the key was seen nothing changes any more."""
        if self._stage is Stage.RATE and criterion in self.key:
            self.levels[criterion] = level

    @property
    def unscored(self) -> list[str]:
        """Criteria that have no level yet."""
        return [criterion.id for criterion in self.criteria if criterion.id not in self.levels]

    def reveal(self, at: float) -> bool:
        """Show the key, if every criterion has a level; return whether it is on show."""
        if self._stage is Stage.RATE and not self.unscored:
            self._spent[Stage.RATE] = self._elapsed(at)
            self._stage, self._since = Stage.COMPARE, at
        return self._stage is Stage.COMPARE

    @property
    def differences(self) -> dict[str, int]:
        """The learner's level less the key's, -3 to 3, by criterion, as far as levels were given."""
        return {name: self.levels[name] - level for name, level in self.key.items() if name in self.levels}

    def outcome(self, at: float) -> Outcome:
        """Return the outcome, which says nothing to the schedule: scoring an answer is not recalling one.

        Its score is 1 less the mean distance from the key, of which the greatest is 3.

        Raises:
            ValueError: the key was not seen yet.
        """
        if self._stage is not Stage.COMPARE:
            raise ValueError("a sample is scored before the outcome is told")
        return Outcome(
            item=self.question.address,
            drill="scoring",
            lang=self.lang,
            wording=self.wording(self.lang),
            rating=None,
            score=agreement(self.levels, self.key),
            levels={name: self.levels[name] for name in self.key},
            phases={stage.value: spent for stage, spent in {**self._spent, self._stage: self._elapsed(at)}.items()},
            sample=self.position,
            key=self.key,
        )

    def wording(self, lang: Lang) -> str:
        """Return a short hash of the question and the sample answer in `lang`."""
        return wording_hash(self.question.prompt.get(lang), self.sample.answer.get(lang))

    @property
    def draft_name(self) -> str:
        """What the draft is kept under, beside the item: each sample has one of its own."""
        return draft_name(self.position)

    def draft(self, at: float) -> bytes:
        """Return what `restore` needs to go on from here."""
        return msgspec.json.encode(
            Draft(
                wording=self.wording(self.lang),
                stage=self._stage,
                spent={**self._spent, self._stage: self._elapsed(at)},
                levels=self.levels,
            )
        )

    @classmethod
    def restore(cls, question: Question, sample: int, lang: Lang, draft: bytes, at: float) -> Judging | None:
        """Return the scoring as it was left, its clock going on.

        None where the draft is unreadable, or where the answer or its criteria are no longer what was scored.
        """
        try:
            kept = msgspec.json.decode(draft, type=Draft)
        except msgspec.DecodeError:
            return None
        judging = cls(question, sample, lang, at)
        known = {name: level for name, level in kept.levels.items() if name in judging.key and 1 <= level <= HIGHEST}
        if kept.wording not in {judging.wording(each) for each in LANGUAGES} or known != kept.levels:
            return None
        judging.levels, judging._spent = known, dict(kept.spent)
        judging._stage = Stage.RATE if judging.unscored else kept.stage
        return judging

    def _elapsed(self, at: float) -> float:
        """Seconds spent in the present stage."""
        return self._spent.get(self._stage, 0.0) + at - self._since


def draft_name(sample: int) -> str:
    """Return what the draft of a sample's scoring is kept under, beside its item."""
    return f"scoring-{sample}"


def agreement(own: Mapping[str, int], key: Mapping[str, int]) -> float:
    """Return 0 to 1: how near the levels in `own` are to those of the key, over the key's criteria."""
    return round(1 - fmean(abs(own[name] - level) for name, level in key.items()) / (HIGHEST - 1), 4)
