"""The timed answer: predict, think, answer, score. The clock tells the time and never cuts anyone off."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct

from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.drills.scoring import score, suggest
from interview_coach.library.items import Question
from interview_coach.text import Lang

MORE_TIME: Final = 30.0
"""Seconds that one press of the key for more time adds."""


class Phase(StrEnum):
    """Where a timed answer stands; phases follow each other in this order."""

    PREDICT = "predict"
    THINK = "think"
    ANSWER = "answer"
    SCORE = "score"


class Draft(Struct, omit_defaults=True):
    """What is kept of an answer under way, so that an interruption costs nothing."""

    wording: str
    phase: Phase
    spoken: bool
    spent: dict[Phase, float]
    predicted: int | None = None
    added: float = 0
    text: str = ""
    levels: dict[str, int] = {}
    said: list[int] = []


class TimedAnswer:
    """One question answered against the clock. Times are readings of a monotonic clock, in seconds."""

    def __init__(self, question: Question, lang: Lang, at: float, *, spoken: bool) -> None:
        self.question = question
        self.lang = lang
        self.spoken = spoken
        """Whether the answer is said aloud; otherwise it is typed."""
        self.text = ""
        """The typed answer, as far as it goes."""
        self.predicted: int | None = None
        self.levels: dict[str, int] = {}
        """The level given so far, 1 to 4, by criterion."""
        self.said: set[int] = set()
        """Positions of the key points ticked as said."""
        self.added = 0.0
        self._phase = Phase.PREDICT
        self._since = at
        self._spent: dict[Phase, float] = {}

    @property
    def phase(self) -> Phase:
        return self._phase

    @property
    def allowed(self) -> float | None:
        """Seconds for the phase as it stands, extra time included; None for phases without a clock."""
        if self._phase is Phase.THINK:
            return float(self.question.think)
        return self.allowed_to_answer if self._phase is Phase.ANSWER else None

    @property
    def allowed_to_answer(self) -> float:
        """Seconds for the answer, extra time included."""
        return self.question.answer_in + self.added

    def elapsed(self, at: float) -> float:
        """Seconds spent in the present phase."""
        return self._spent.get(self._phase, 0.0) + at - self._since

    def left(self, at: float) -> float | None:
        """Seconds left of the present phase, negative in overtime; None for phases without a clock."""
        return None if self.allowed is None else self.allowed - self.elapsed(at)

    def answered_in(self) -> float:
        """Seconds that the answer took, once it is over."""
        return self._spent.get(Phase.ANSWER, 0.0)

    def predict(self, level: int | None, at: float) -> None:
        """Keep the level the learner expects (None: they would rather not say) and begin to think."""
        if self._phase is Phase.PREDICT:
            self.predicted = level
            self._go(Phase.THINK, at)

    def start(self, at: float) -> None:
        """Begin to answer, whether or not the time to think is over."""
        if self._phase in (Phase.PREDICT, Phase.THINK):
            self._go(Phase.ANSWER, at)

    def more_time(self) -> None:
        """Allow half a minute more for the answer; the outcome tells that it was taken."""
        self.added += MORE_TIME

    def stop(self, at: float) -> None:
        """The answer is over; it is scored now."""
        if self._phase is Phase.ANSWER:
            self._go(Phase.SCORE, at)

    def set_level(self, criterion: str, level: int) -> None:
        """Give a level from 1 to 4 to one criterion."""
        self.levels[criterion] = level

    def toggle(self, point: int) -> None:
        """Tick or untick a key point as said."""
        self.said ^= {point}

    @property
    def unscored(self) -> list[str]:
        """Criteria that have no level yet."""
        return [criterion.id for criterion in self.question.criteria if criterion.id not in self.levels]

    @property
    def suggested(self) -> Rating | None:
        """The rating that levels and points speak for; None until every criterion has a level."""
        return None if self.unscored else suggest(self.levels.values(), self.question.points, self.said)

    def outcome(self, rating: Rating, at: float) -> Outcome:
        """Return the outcome, rated by the learner.

        Raises:
            ValueError: the answer is not over yet.
        """
        if self._phase is not Phase.SCORE:
            raise ValueError("an answer is rated after it was given")
        return Outcome(
            item=self.question.address,
            drill="timed",
            lang=self.lang,
            wording=self.question.wording(self.lang),
            rating=rating,
            score=score(self.levels.values(), self.question.points, self.said),
            levels=dict(self.levels),
            points=tuple(sorted(self.said)),
            predicted=self.predicted,
            suggested=self.suggested,
            answer=self.text,
            spoken=self.spoken,
            phases={phase.value: spent for phase, spent in {**self._spent, Phase.SCORE: self.elapsed(at)}.items()},
            allowed=self.allowed_to_answer,
            added=self.added,
        )

    def draft(self, at: float) -> bytes:
        """Return what `restore` needs to go on from here."""
        return msgspec.json.encode(
            Draft(
                wording=self.question.wording(self.lang),
                phase=self._phase,
                spoken=self.spoken,
                spent={**self._spent, self._phase: self.elapsed(at)},
                predicted=self.predicted,
                added=self.added,
                text=self.text,
                levels=self.levels,
                said=sorted(self.said),
            )
        )

    @classmethod
    def restore(cls, question: Question, lang: Lang, draft: bytes, at: float) -> TimedAnswer | None:
        """Return the answer as it was left, its clock going on; None where the draft is unreadable.

        A draft of another wording keeps its text, and loses the ticks and levels that belonged to the old one.
        """
        try:
            kept = msgspec.json.decode(draft, type=Draft)
        except msgspec.DecodeError:
            return None
        answer = cls(question, lang, at, spoken=kept.spoken)
        answer._phase, answer._spent = kept.phase, dict(kept.spent)
        answer.predicted, answer.added, answer.text = kept.predicted, kept.added, kept.text
        if kept.wording == question.wording(lang):
            answer.levels, answer.said = dict(kept.levels), set(kept.said)
        return answer

    def _go(self, phase: Phase, at: float) -> None:
        self._spent[self._phase] = self.elapsed(at)
        self._phase, self._since = phase, at
