"""The flashcard drill: a prompt, then what a strong answer says, then a rating by the learner."""

from __future__ import annotations

from typing import Final

from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.library.items import Question
from interview_coach.text import Lang

SCORES: Final = {Rating.AGAIN: 0.0, Rating.HARD: 0.5, Rating.GOOD: 0.8, Rating.EASY: 1.0}
"""What a rating counts as a score between 0 and 1."""


class Flashcard:
    """One question on a card. Times are readings of a monotonic clock, in seconds."""

    def __init__(self, question: Question, lang: Lang, at: float) -> None:
        self.question = question
        self.lang = lang
        self.hints = 0
        """How many key points were shown as hints."""
        self.answer = ""
        """The learner's own words, where they typed any."""
        self._shown_at = at
        self._revealed_at: float | None = None

    @property
    def revealed(self) -> bool:
        """Whether the key points and the answer are on show."""
        return self._revealed_at is not None

    @property
    def hinted(self) -> tuple[int, ...]:
        """Positions of the key points shown as hints so far, the red flags left out."""
        return self._hintable()[: self.hints]

    def hint(self) -> bool:
        """Show one more key point before the answer; return whether there was one left to show."""
        if self.revealed or self.hints >= len(self._hintable()):
            return False
        self.hints += 1
        return True

    def reveal(self, at: float) -> None:
        """Show the key points and the answer."""
        if self._revealed_at is None:
            self._revealed_at = at

    def rate(self, rating: Rating, at: float) -> Outcome:
        """Return the outcome of the card, rated by the learner.

        Raises:
            ValueError: the answer was not revealed yet.
        """
        if self._revealed_at is None:
            raise ValueError("a card is rated after its answer was revealed")
        return Outcome(
            item=self.question.address,
            drill="flashcard",
            lang=self.lang,
            wording=self.question.wording(self.lang),
            rating=rating,
            score=SCORES[rating],
            answer=self.answer,
            hints=self.hints,
            phases={"answer": self._revealed_at - self._shown_at, "score": at - self._revealed_at},
        )

    def _hintable(self) -> tuple[int, ...]:
        return tuple(i for i, point in enumerate(self.question.points) if point.weight != "avoid")
