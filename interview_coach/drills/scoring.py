"""From levels and key points to a score and a suggested rating."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from statistics import fmean

from interview_coach.drills.outcome import Rating
from interview_coach.library.kinds.questions import Point, Weight

_WORTH: Mapping[Weight, int] = {"must": 2, "should": 1, "avoid": 0}
_LEVELS_SHARE = 0.7
_RED_FLAG_COST = 0.25


def score(levels: Collection[int], points: Sequence[Point], said: Collection[int]) -> float:
    """Return 0 to 1: seven tenths from the mean level (1 is 0, 4 is 1), three tenths from the points that were said.

    A `must` weighs twice a `should`; each red flag that was said takes a quarter off. Without any level the points
    alone count.
    """
    covered = _coverage(points, said)
    if levels:
        covered = _LEVELS_SHARE * (fmean(levels) - 1) / 3 + (1 - _LEVELS_SHARE) * covered
    return max(0.0, round(covered - _RED_FLAG_COST * len(_red_flags(points, said)), 4))


def suggest(levels: Collection[int], points: Sequence[Point], said: Collection[int]) -> Rating | None:
    """Return the rating that levels and points speak for, or None while no level is set.

    The mean level decides: below 1.75 Again, below 2.75 Hard, below 3.5 Good, from there Easy. Missing points and red
    flags hold it down: no `must` said at all is Again; fewer than half of them, or a red flag, is Hard at best; one of
    them missing is Good at best.
    """
    if not levels:
        return None
    mean = fmean(levels)
    rating = Rating.AGAIN if mean < 1.75 else Rating.HARD if mean < 2.75 else Rating.GOOD if mean < 3.5 else Rating.EASY
    musts = [i for i, point in enumerate(points) if point.weight == "must"]
    share = sum(i in said for i in musts) / len(musts) if musts else 1.0
    if share == 0:
        return Rating.AGAIN
    ceiling = Rating.EASY if share == 1 else Rating.GOOD if share >= 0.5 else Rating.HARD
    if _red_flags(points, said):
        ceiling = Rating.HARD
    return min(rating, ceiling)


def _coverage(points: Sequence[Point], said: Collection[int]) -> float:
    total = sum(_WORTH[point.weight] for point in points)
    return sum(_WORTH[points[i].weight] for i in said) / total if total else 1.0


def _red_flags(points: Sequence[Point], said: Collection[int]) -> list[int]:
    return [i for i in said if points[i].weight == "avoid"]
