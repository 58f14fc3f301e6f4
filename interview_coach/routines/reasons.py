"""What a routine holds, in words: for the home screen and for plain output alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from interview_coach.drills.outcome import DrillName
from interview_coach.i18n import N_, _, ngettext
from interview_coach.library.library import Library
from interview_coach.progress.pace import CARD_SECONDS
from interview_coach.routines.estimate import estimate
from interview_coach.routines.routine import Empty, Reason, Routine, Step, Title

_REASONS: Final[Mapping[Reason, str]] = {
    "due": N_("you are about to forget these"),
    "last-look": N_("a last look before the interview"),
    "new": N_("new to you"),
    "unspoken": N_("not said aloud yet, or not for a while"),
    "chosen": N_("chosen by you"),
    "early": N_("not due yet, and kept fresh"),
    "again": N_("not known a moment ago"),
    "calibration": N_("how well do you score?"),
}

_EMPTY: Final[Mapping[Empty, str]] = {
    "done": N_("Done for today: the day's minutes are used up. You may go on if you like."),
    "nothing": N_("Nothing is due now, and today's new items are done. You may go on if you like."),
    "bare": N_("There are no questions here to practise."),
    "unsampled": N_("There are no sample answers here to score."),
}

_TITLES: Final[Mapping[Title, str]] = {
    "today": N_("Today"),
    "flashcards": N_("Flashcards"),
    "timed": N_("Timed answers"),
    "scoring": N_("Scoring practice"),
}


class Group(Struct, frozen=True, kw_only=True):
    """The steps of a routine that have drill and reason in common."""

    reason: Reason
    drill: DrillName
    topics: tuple[str, ...]
    """Paths of their topics, the commonest first."""
    count: int
    seconds: float
    """How long they are expected to take."""


def groups(routine: Routine, library: Library, card: float = CARD_SECONDS) -> list[Group]:
    """Return the groups of a routine's steps, as a screen lists them: what is due first, what is new last.

    Args:
        card: seconds that the learner takes over a flashcard (`Progress.card_seconds`).
    """
    kinds: dict[tuple[Reason, DrillName], list[Step]] = {}
    for step in routine.steps:
        kinds.setdefault((step.reason, step.drill), []).append(step)
    order: list[Reason] = ["due", "last-look", "unspoken", "new", "chosen", "early", "again", "calibration"]
    ranked = sorted(kinds, key=lambda kind: (order.index(kind[0]), kind[1]))
    return [_group(*kind, kinds[kind], library, card) for kind in ranked]


def why(reason: Reason) -> str:
    """Return the reason of a step in words, a clause without a full stop."""
    return _(_REASONS[reason])


def why_empty(empty: Empty) -> str:
    """Return in a sentence or two why a routine has no steps."""
    return _(_EMPTY[empty])


def title(routine: Routine) -> str:
    """Return the title of a routine in the language in use."""
    return _(_TITLES[routine.title])


def what(group: Group) -> str:
    """Return what a group holds, such as "8 cards due"."""
    n = group.count
    if group.drill == "timed":
        return ngettext("{n} timed answer", "{n} timed answers", n).format(n=n)
    if group.drill == "scoring":
        return ngettext("{n} sample to score", "{n} samples to score", n).format(n=n)
    if group.reason == "due":
        return ngettext("{n} card due", "{n} cards due", n).format(n=n)
    if group.reason == "new":
        return ngettext("{n} new card", "{n} new cards", n).format(n=n)
    return ngettext("{n} card", "{n} cards", n).format(n=n)


def _group(reason: Reason, drill: DrillName, steps: Iterable[Step], library: Library, card: float) -> Group:
    steps = list(steps)
    entries = [entry for step in steps if (entry := library.entry(step.item)) is not None]
    return Group(
        reason=reason,
        drill=drill,
        topics=tuple(topic for topic, _count in Counter(entry.topic for entry in entries).most_common()),
        count=len(steps),
        seconds=sum(estimate(step, library, card) for step in steps),
    )
