"""The schedule: when an item is practised again, by the FSRS-6 model of memory. The only module that knows `fsrs`.

A card follows from its attempts alone: no clock is read and no chance taken, so a log folded again gives the same
cards.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from interview_coach.drills.outcome import Rating
from interview_coach.history.attempt import Attempt
from interview_coach.history.card import Card

if TYPE_CHECKING:
    import fsrs

LEARNING: Final = 1
REVIEW: Final = 2
RELEARNING: Final = 3
"""Phases of a card; an item counts as known in `REVIEW`."""

RETENTION: Final = 0.9
"""The chance to recall at which an item is due: a higher one costs far more work (guide of the field, section 5)."""

LEARNING_STEPS: Final = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS: Final = (timedelta(minutes=10),)
LONGEST_STEP: Final = max(*LEARNING_STEPS, *RELEARNING_STEPS)
"""A card that is being learnt waits no longer than this."""

LONGEST_DAYS: Final = 30
"""The longest interval. The best gap is about a fifth of the time that is left for a few weeks, but a twentieth of a
year: under three weeks for any interview within a year. A month keeps every answer fresh enough for an interview at
short notice, and costs a learner who knows all of 400 items ten minutes a day."""


def fold(card: Card | None, attempt: Attempt) -> Card | None:
    """Return the card of an item after one more attempt; `None` is the card of an item never practised.

    An attempt without a rating changes nothing.

    A clock that ran backwards counts as no time passed: the attempt is taken to be as late as the one before.

    Raises:
        ValueError: the attempt only voids another, and so has no outcome to learn from.
    """
    if attempt.outcome is None:
        raise ValueError("an attempt that voids another has no outcome to fold")
    if attempt.outcome.rating is None:
        return card
    after = rated(card, attempt.item, attempt.outcome.rating, attempt.at)
    topic = card.topic if card else attempt.topic
    return replace(after, topic=topic, spoken=after.spoken + (attempt.outcome.drill == "timed"))


def rated(card: Card | None, item: str, rating: Rating, at: datetime) -> Card:
    """Return what the card of `item` becomes if it is rated `at` a moment; its `last` is then that moment in UTC."""
    at = _moment(card, at)
    after = _review(card, rating, at)
    assert after.stability is not None
    assert after.difficulty is not None  # a review sets both
    return Card(
        item=item,
        topic=card.topic if card else "",
        due=after.due,
        last=at,
        first=card.first if card else at,
        stability=after.stability,
        difficulty=after.difficulty,
        phase=int(after.state),
        step=after.step,
        reps=card.reps + 1 if card else 1,
        lapses=(card.lapses if card else 0) + _is_lapse(card, rating),
        spoken=card.spoken if card else 0,
    )


def intervals(card: Card | None, now: datetime) -> dict[Rating, timedelta]:
    """Return, for each rating given `now`, the time until the item is due again; never shorter for a better rating."""
    at = _moment(card, now)
    return {rating: _review(card, rating, at).due - at for rating in Rating}


def recall(card: Card, now: datetime) -> float:
    """Return the chance, 0 to 1, that the item is recalled `now`; whole days count."""
    return float(_scheduler().get_card_retrievability(_model(card), _moment(card, now)))


def fading(card: Card, now: datetime) -> float:
    """Return how far the item has faded: the time since the last attempt in units of its stability, at least 0.

    It orders cards as `recall` does, the least likely to be recalled highest, without loading the model.
    """
    return max((now - card.last) / timedelta(days=1), 0.0) / card.stability


def _is_lapse(card: Card | None, rating: Rating) -> bool:
    return card is not None and card.phase == REVIEW and rating == Rating.AGAIN


def _moment(card: Card | None, at: datetime) -> datetime:
    at = at.astimezone(UTC)  # the model takes no other zone
    return max(card.last.astimezone(UTC), at) if card else at


def _review(card: Card | None, rating: Rating, at: datetime) -> fsrs.Card:
    from fsrs import Card as Model
    from fsrs import Rating as Grade

    # Without an id of its own the model sleeps a millisecond to make one.
    model = _model(card) if card else Model(card_id=0, due=at)
    return _scheduler().review_card(model, Grade(rating), review_datetime=at)[0]


def _model(card: Card) -> fsrs.Card:
    from fsrs import Card as Model
    from fsrs import State

    return Model(0, State(card.phase), card.step, card.stability, card.difficulty, card.due, card.last.astimezone(UTC))


@cache
def _scheduler() -> fsrs.Scheduler:
    from fsrs import Scheduler  # 25 to 40 ms, which no start of the program should pay

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=LEARNING_STEPS,
        relearning_steps=RELEARNING_STEPS,
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,  # chance: the same log must give the same cards
    )
