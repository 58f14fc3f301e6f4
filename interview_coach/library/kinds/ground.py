"""What the items of a pack stand on: its languages, its topics, its rubrics."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from interview_coach.library.kinds.pack import Pack
from interview_coach.library.kinds.rubrics import Rubric


class Ground:
    """The parts of a pack that its other files refer to. Immutable."""

    def __init__(self, pack: Pack, rubrics: Mapping[str, Rubric]) -> None:
        self.pack = pack
        self.rubrics = rubrics

    @cached_property
    def topics(self) -> frozenset[str]:
        """The path of every topic."""
        return frozenset(path for path, _topic in self.pack.places())

    @cached_property
    def retired(self) -> frozenset[str]:
        """The ids of the items that are no longer practised."""
        return frozenset(item.id for item in self.pack.retired)
