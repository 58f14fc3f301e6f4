"""What should be said aloud: items the learner knows, but has never given as a timed answer, or not for long."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from interview_coach.history.card import Card
from interview_coach.history.store import History
from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.progress.dues import FAR
from interview_coach.progress.fresh import questions
from interview_coach.progress.moment import Moment
from interview_coach.progress.schedule import LEARNING, REVIEW

AGAIN_AFTER: Final = timedelta(days=7)
"""An answer said aloud is not asked for aloud again for so long."""

TOPICS: Final = 4
"""How many topics are looked into, the least spoken first."""

A_TOPIC: Final = 30
"""How many cards of a topic are looked at."""

OFFERED: Final = 12
"""How many candidates are returned at the most."""

_SILENT_STYLES = ("reply",)  # written, not said


def unspoken(
    history: History, library: Library, moment: Moment, due: Sequence[Card], chance: random.Random
) -> list[Question]:
    """Return what to say aloud next, best first: never said and due, never said, then the longest unsaid.

    Args:
        due: the cards due now; one that is said aloud need not be shown as a flashcard as well.
    """
    cards = {card.item: card for card in [*due, *_of_quiet_topics(history, moment)] if familiar(card)}
    pool = chance.sample(list(cards.values()), len(cards))
    wanted = {card.item for card in due}
    never = [card for card in pool if not card.spoken]
    never.sort(key=lambda card: card.item not in wanted)
    chosen = never[:OFFERED]
    if len(chosen) < OFFERED:
        rest = sorted((card for card in pool if card.spoken), key=lambda card: (card.last, card.item))
        chosen += _long_unsaid(history, rest[:OFFERED], moment)
    items = questions(library, [card.item for card in chosen[:OFFERED]])
    # Short facts gain least from being said against the clock.
    return sorted((i for i in items if i.style not in _SILENT_STYLES), key=lambda item: item.style == "flash")


def familiar(card: Card) -> bool:
    """Whether the item is known, or was right the last time while it is still being learnt."""
    return card.phase == REVIEW or (card.phase == LEARNING and bool(card.step))


def _of_quiet_topics(history: History, moment: Moment) -> Iterator[Card]:
    """Yield cards of the topics of which the smallest share was said aloud."""
    totals = {topic: total for topic, total in history.topic_totals().items() if topic and total.seen}
    quiet = sorted(totals, key=lambda topic: (totals[topic].spoken / totals[topic].seen, topic))
    for topic in quiet[:TOPICS]:
        yield from history.due(moment.now + FAR, A_TOPIC, topic)


def _long_unsaid(history: History, cards: Sequence[Card], moment: Moment) -> list[Card]:
    """Return those of `cards` last said aloud at least `AGAIN_AFTER` ago, the longest ago first."""
    said = [(last, card) for card in cards if (last := _last_said(history, card.item)) is not None]
    old = [(last, card) for last, card in said if moment.now - last >= AGAIN_AFTER]
    return [card for _, card in sorted(old, key=lambda pair: (pair[0], pair[1].item))]


def _last_said(history: History, item: str) -> datetime | None:
    attempts = history.attempts(item, newest_first=True)
    return next((attempt.at for attempt in attempts if attempt.drill == "timed"), None)
