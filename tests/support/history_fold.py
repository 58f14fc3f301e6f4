"""A plain schedule and plain outcomes, so that the history is tested without the real model."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.history.attempt import Attempt
from interview_coach.history.card import Card

_DAYS = {Rating.AGAIN: 0.01, Rating.HARD: 1.0, Rating.GOOD: 2.5, Rating.EASY: 4.0}


def fold(card: Card | None, attempt: Attempt) -> Card | None:
    """Multiply the interval: the result depends on every rated attempt, on their order and on the time between them."""
    assert attempt.outcome is not None
    rating = attempt.outcome.rating
    if rating is None:
        return card
    elapsed = (attempt.at - card.last).total_seconds() / 86400 if card else 0.0
    assert elapsed >= 0, "attempts are folded in the order of their instants"
    stability = (card.stability * 0.9 + elapsed * 0.3 if card else 1.0) * _DAYS[rating] + 0.001
    stability = min(stability, 1000.0)
    return Card(
        item=attempt.item,
        topic=card.topic if card else "",
        due=attempt.at + timedelta(days=stability),
        last=attempt.at,
        first=card.first if card else attempt.at,
        stability=stability,
        difficulty=5.0 if card is None else card.difficulty * 0.9 + rating,
        phase=2 if rating >= Rating.GOOD else 1,
        step=None if rating >= Rating.GOOD else 0,
        reps=card.reps + 1 if card else 1,
        lapses=(card.lapses if card else 0) + (rating == Rating.AGAIN),
        spoken=(card.spoken if card else 0) + (attempt.outcome.drill == "timed"),
    )


def outcome(item: str = "core/why-us", rating: Rating | None = Rating.GOOD, **more: Any) -> Outcome:
    """An outcome of a flashcard, answered in twenty seconds unless told otherwise."""
    plain: dict[str, Any] = {
        "item": item,
        "drill": "flashcard",
        "lang": "en",
        "wording": "0123456789ab",
        "rating": rating,
        "score": 0.5 if rating is None else (rating - 1) / 3,
        "phases": {"think": 5.0, "answer": 15.0},
    }
    return Outcome(**(plain | more))
