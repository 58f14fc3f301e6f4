"""The order in which the chosen steps are played."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from interview_coach.library.items import Question
from interview_coach.progress.queue import alternate, part, spread
from interview_coach.progress.twins import Twins
from interview_coach.routines.routine import Step


def arrange(
    reviews: Sequence[Step],
    new: Sequence[Step],
    spoken: Sequence[Step],
    items: Iterable[Question],
    draw: random.Random,
    *,
    later: Sequence[Step] = (),
) -> list[Step]:
    """Return the steps in the order of play; `items` are what they practise.

    Reviews come in an order of chance, topics interleaved. New items keep their order, and so stay together by topic,
    spread among the reviews; timed answers are spread among both. `later` comes after all of them, interleaved too.
    Near-twins do not follow one another where that can be helped.
    """
    by_address = {item.address: item for item in items}
    twins = Twins(by_address.values())

    def topic(step: Step) -> str:
        return by_address[step.item].topic

    mixed = spread(spread(alternate(reviews, topic, draw), new), spoken)
    return part([*mixed, *alternate(later, topic, draw)], lambda one, other: twins.alike(one.item, other.item))
