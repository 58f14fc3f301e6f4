"""Where the learner stands: what is due, what was done, day by day and topic by topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec import Struct

from interview_coach.history.standing import Day
from interview_coach.history.store import History
from interview_coach.library.kinds.shared import encode_text
from interview_coach.library.library import Library
from interview_coach.progress.dues import Dues
from interview_coach.progress.fresh import own_items
from interview_coach.progress.moment import Moment
from interview_coach.text import Lang, Text


class Tally(Struct, frozen=True, kw_only=True):
    """The figures of one topic, or of one area with all its topics."""

    path: str
    title: Text
    items: int
    """Items in the library."""
    seen: int = 0
    """Items practised at least once."""
    known: int = 0
    """Items that are remembered for days: in review."""
    due: int = 0
    attempts: int = 0
    spoken: int = 0
    """Timed answers given."""


class Summary(Struct, frozen=True, kw_only=True):
    """Where the learner stands at one moment."""

    day: date
    """The learner's day."""
    due: int
    """Items due now."""
    later: int
    """Items being learnt that will be due later today."""
    done_today: int
    """Attempts today."""
    new_today: int
    """Items practised today for the first time."""
    minutes_today: float
    minutes: int
    """Minutes a day that the learner has set."""
    streak: int
    """Days of practice in a row up to today; a day that is not over yet breaks nothing."""
    best_streak: int
    days: int
    """Days with practice in all."""
    topics: tuple[Tally, ...]
    """Topics that hold items, in the order of study."""
    areas: tuple[Tally, ...]
    """The tops of the topic tree, in the order of study."""

    def builtins(self, lang: Lang) -> dict[str, Any]:
        """Return the summary as values that JSON knows, titles in `lang`."""

        def encode(value: Any) -> Any:
            return value.get(lang) if isinstance(value, Text) else encode_text(value)

        plain: dict[str, Any] = msgspec.to_builtins(self, enc_hook=encode)
        return plain


def summary(history: History, library: Library, moment: Moment, dues: Dues, minutes: int) -> Summary:
    """Sum up the history at `moment`. The work depends on the number of topics and days, not on that of attempts."""
    days = history.days(rollover=moment.rollover)
    practised = [entry.day for entry in days if entry.attempts]
    today = day_totals(days, moment.day)
    counts = dues.counts()
    topics = _topics(history, library, counts)
    return Summary(
        day=moment.day,
        due=sum(counts.values()),
        later=len(dues.waiting()),
        done_today=today.attempts,
        new_today=today.new,
        minutes_today=round(today.seconds / 60, 1),
        minutes=minutes,
        streak=streak(practised, moment.day),
        best_streak=best_streak(practised),
        days=len(practised),
        topics=topics,
        areas=_areas(library, topics),
    )


def day_totals(days: Iterable[Day], day: date) -> Day:
    """Return the totals of `day`, all zero where nothing was practised."""
    return next((entry for entry in days if entry.day == day), Day(day=day, attempts=0, seconds=0.0, new=0))


def streak(practised: Sequence[date], today: date) -> int:
    """Return how many days in a row were practised up to `today`, or to yesterday while today's practice is to come."""
    days = set(practised)
    last = today if today in days else today - timedelta(days=1)
    count = 0
    while last - timedelta(days=count) in days:
        count += 1
    return count


def best_streak(practised: Sequence[date]) -> int:
    """Return the greatest number of days in a row that were practised."""
    best = run = 0
    before: date | None = None
    for day in sorted(set(practised)):
        run = run + 1 if before is not None and day - before == timedelta(days=1) else 1
        best, before = max(best, run), day
    return best


def _topics(history: History, library: Library, counts: Mapping[str, int]) -> tuple[Tally, ...]:
    totals = history.topic_totals()
    topics = library.topics()
    own = own_items(topics)
    tallies = []
    for topic in topics:
        if not own[topic.path]:
            continue
        figures = totals.get(topic.path)
        tallies.append(
            Tally(
                path=topic.path,
                title=topic.title,
                items=own[topic.path],
                seen=figures.seen if figures else 0,
                known=figures.known if figures else 0,
                due=counts.get(topic.path, 0),
                attempts=figures.attempts if figures else 0,
                spoken=figures.spoken if figures else 0,
            )
        )
    return tuple(tallies)


def _areas(library: Library, topics: Sequence[Tally]) -> tuple[Tally, ...]:
    titles = {topic.path: topic.title for topic in library.topics()}
    groups: dict[str, list[Tally]] = {}
    for tally in topics:
        groups.setdefault(tally.path.partition("/")[0], []).append(tally)
    return tuple(_sum(area, titles.get(area, Text(area)), group) for area, group in groups.items())


def _sum(path: str, title: Text, group: Sequence[Tally]) -> Tally:
    figures = ("items", "seen", "known", "due", "attempts", "spoken")
    return Tally(path=path, title=title, **{name: sum(getattr(tally, name) for tally in group) for name in figures})
