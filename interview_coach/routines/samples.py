"""Routines of scoring practice: which sample answers, in which order."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from msgspec.structs import replace

from interview_coach.clock import Clock
from interview_coach.history.store import History
from interview_coach.library.entries import Filter
from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.progress.calibration import scorings
from interview_coach.progress.fresh import questions
from interview_coach.progress.moment import Moment
from interview_coach.progress.queue import part
from interview_coach.routines.estimate import JUDGING
from interview_coach.routines.routine import Reason, Routine, Step, new_routine

COUNT: Final = 5
"""Steps of a routine whose length the learner leaves open."""

LOOKED_AT: Final = 400
"""How many questions with samples are looked at, in the order of study."""

LATELY: Final = timedelta(days=7)
ENOUGH: Final = 5
"""So many samples scored within that time are enough: no more are offered."""

OFFERED_FROM: Final = 12
"""How many questions are read to find one sample to offer."""

SAMPLED: Final = Filter(sampled=True)
"""The questions that bring samples."""

Answer = tuple[str, int]
"""A sample answer: the address of its question, and its position there."""


def pick_samples(
    library: Library,
    history: History,
    clock: Clock,
    chance: random.Random,
    filter: Filter,
    *,
    count: int | None = None,
    minutes: int | None = None,
) -> Routine:
    """Return a routine of samples from the questions that `filter` lets through, as `best` ranks them.

    It has `count` steps at the most (`COUNT` where neither is given) and lasts about `minutes`, one step at least.
    """
    entries = library.entries(replace(filter, sampled=True), limit=LOOKED_AT)
    found = questions(library, [entry.address for entry in entries])
    fitting = None if minutes is None else max(int(minutes * 60 // JUDGING), 1)
    wanted = min((bound for bound in (count, fitting) if bound is not None), default=COUNT)
    return _routine(found, history, clock, chance, wanted)


def samples_of(
    addresses: Iterable[str],
    library: Library,
    history: History,
    clock: Clock,
    chance: random.Random,
    *,
    count: int | None = None,
) -> Routine:
    """Return a routine of the samples of these items: `count` of them, or all."""
    return _routine(questions(library, dict.fromkeys(addresses)), history, clock, chance, count)


def best(found: Sequence[Question], history: History, draw: random.Random) -> list[Answer]:
    """Return the samples of some questions: those never scored first, in an order of chance, then the longest ago.

    Of those never scored, each question gives one before any gives a second.
    """
    done: dict[Answer, int] = {}
    for outcome in scorings(history):
        if outcome.sample is not None:
            done.setdefault((outcome.item, outcome.sample), len(done))  # the newest first
    ranked: list[tuple[tuple[int, int], Answer]] = []
    for question in draw.sample(found, len(found)):
        places = question.scored()
        fresh = [place for place in places if (question.address, place) not in done]
        ranked += [((0, turn), (question.address, place)) for turn, place in enumerate(draw.sample(fresh, len(fresh)))]
        old = [(question.address, place) for place in places if (question.address, place) in done]
        ranked += [((1, -done[answer]), answer) for answer in old]
    return [answer for _rank, answer in sorted(ranked, key=lambda pair: pair[0])]


def calibrating(library: Library, history: History, moment: Moment, draw: random.Random) -> list[Step]:
    """Return a step at which a sample is scored, where there is one and it is time for it.

    It is not where one was scored on the learner's day already, or enough of them in the last days.
    """
    if not library.count(SAMPLED):
        return []
    recent = list(history.attempts(drill="scoring", since=moment.now - LATELY, newest_first=True, limit=ENOUGH))
    if len(recent) >= ENOUGH or any(moment.day_of(attempt.at) == moment.day for attempt in recent):
        return []
    entries = library.entries(SAMPLED, limit=LOOKED_AT)
    some = draw.sample(entries, min(OFFERED_FROM, len(entries)))
    found = best(questions(library, [entry.address for entry in some]), history, draw)
    return [step(answer, "calibration") for answer in found[:1]]


def _routine(
    found: Sequence[Question], history: History, clock: Clock, chance: random.Random, wanted: int | None
) -> Routine:
    seed = chance.getrandbits(32)
    chosen = best(found, history, random.Random(seed))[:wanted]
    order = part(chosen, lambda one, other: one[0] == other[0])
    steps = [step(answer, "chosen") for answer in order]
    return new_routine("scoring", steps, seed=seed, made=clock.now(), chance=chance, empty="unsampled")


def step(answer: Answer, reason: Reason) -> Step:
    """Return the step at which a sample answer is scored."""
    address, place = answer
    return Step(address, "scoring", reason, place)
