"""Progress: everything that a learner sees about themselves, derived from the history."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from interview_coach.clock import Clock
from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.history.card import Card
from interview_coach.history.standing import Day
from interview_coach.history.store import History
from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.progress import schedule
from interview_coach.progress.calibration import Calibration, calibration
from interview_coach.progress.dues import Dues
from interview_coach.progress.fresh import fresh
from interview_coach.progress.moment import Moment
from interview_coach.progress.pace import card_seconds
from interview_coach.progress.summary import Summary, day_totals, summary
from interview_coach.progress.unspoken import unspoken
from interview_coach.settings import Settings


class Progress:
    """What one learner's history means for the library at hand. It holds no figures: the history is asked each time."""

    def __init__(self, history: History, library: Library, settings: Settings, clock: Clock) -> None:
        self._history = history
        self._library = library
        self._settings = settings
        self._clock = clock

    @property
    def moment(self) -> Moment:
        """Now, and the learner's day around it."""
        return Moment.of(self._clock, self._settings)

    @property
    def dues(self) -> Dues:
        """The cards that are due now."""
        return Dues(self._history, self.moment, self._settings.interview)

    def due(self) -> int:
        """Return how many items are due now."""
        return sum(self.due_by_topic().values())

    def due_by_topic(self) -> Mapping[str, int]:
        """Return how many items are due now in each topic that has any."""
        return self.dues.counts()

    def intervals(self, item: str) -> Mapping[Rating, timedelta]:
        """Return, for each rating of `item` now, the time until it is due again: what the buttons show.

        The last look before the interview is part of it.
        """
        card, now, dues = self._history.card(item), self.moment.now, self.dues
        after = {rating: schedule.rated(card, item, rating, now) for rating in Rating}
        return {rating: dues.due(card) - card.last for rating, card in after.items()}

    def recall(self, item: str) -> float | None:
        """Return the chance, 0 to 1, that `item` is recalled now; None where it was never practised."""
        card = self._history.card(item)
        return None if card is None else schedule.recall(card, self.moment.now)

    def seconds_today(self) -> float:
        """Return the seconds practised on the learner's day."""
        return self._today().seconds

    def new_left(self) -> int:
        """Return how many new items the learner's day still allows."""
        return max(self._settings.new_cards - self._today().new, 0)

    def card_seconds(self) -> float:
        """Return the seconds that a flashcard takes this learner, or a default where too few are known."""
        return card_seconds(self._history)

    def fresh(self, wanted: int) -> list[Question]:
        """Return up to `wanted` new items whose prerequisites are known, in the order of study."""
        return fresh(self._history, self._library, wanted)

    def unspoken(self, due: Sequence[Card], chance: random.Random) -> list[Question]:
        """Return what should be said aloud next, best first; `due` are the cards due now."""
        return unspoken(self._history, self._library, self.moment, due, chance)

    def summary(self) -> Summary:
        """Return where the learner stands now."""
        return summary(self._history, self._library, self.moment, self.dues, self._settings.minutes)

    def calibration(self, more: Iterable[Outcome] = ()) -> Calibration:
        """Return how the learner's levels compare with the keys of samples; `more` is not in the history yet."""
        return calibration(self._history, self._library.shared_criteria(), more)

    def _today(self) -> Day:
        moment = self.moment
        return day_totals(self._history.days(moment.day, rollover=moment.rollover), moment.day)
