"""When attempts happened, where the wall clock was wrong.

Order is the order of recording; a clock that runs backwards is told from the log alone. Where it steps back a little,
or back over a stretch of regular practice, the attempt that follows is taken to have happened at the instant of the one
before. Where it steps back over a gap (it had been ahead, and was put right), the few attempts recorded while it was
ahead are taken to have happened at the instant of the step. So instants never decrease along one origin's log.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

LOOK_BACK: Final = 500
"""How many attempts a clock that is ahead may last for; more of them are taken to be right."""

_HOUR: Final = 3_600_000_000
"""Microseconds. A smaller step back is not worth moving anything for."""


def settle(before: Sequence[int], at: int) -> tuple[int, int]:
    """Return the instant of an attempt recorded at `at`, and how many of those just before it happened then as well.

    Args:
        before: instants of the attempts before it, oldest first, at least the last `LOOK_BACK` + 1 of them.
        at: what the wall clock said, in microseconds since 1970, as everything here.
    """
    last = before[-1] if before else at
    if at >= last:
        return at, 0
    ahead = before[bisect_right(before, at) :]
    step, stretch = last - at, last - ahead[0]
    if step > _HOUR and len(ahead) <= LOOK_BACK and 2 * stretch < step:
        return at, len(ahead)
    return last, 0


def settle_all(recorded: Sequence[int]) -> list[int]:
    """Return the instants of all attempts of one origin, from what the wall clock said at each, in order."""
    instants: list[int] = []
    for at in recorded:
        if instants and at < instants[-1]:
            at, ahead = settle(instants[-LOOK_BACK - 1 :], at)
            instants[len(instants) - ahead :] = [at] * ahead
        instants.append(at)
    return instants
