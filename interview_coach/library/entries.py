"""What a library tells about its items without reading them whole."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec import Struct

from interview_coach.ids import address
from interview_coach.library.kinds.shared import ItemKind, Level
from interview_coach.text import Lang, Text


class Entry(Struct, frozen=True):
    """An item as lists show it."""

    pack: str
    id: str
    kind: ItemKind
    topic: str
    level: Level
    title: Text
    form: str
    """What divides the kind: the style of a question; empty where nothing does."""
    seconds: int
    """Seconds that practising it takes when all its time is used, thinking included; 0 where there is no time."""
    samples: int = 0
    """How many sample answers it brings to practise scoring on."""

    @property
    def address(self) -> str:
        """`pack/id`: what attempts are kept under."""
        return address(self.pack, self.id)


class Filter(Struct, frozen=True):
    """Which items are meant: those that agree with everything that is not None."""

    kind: ItemKind | None = None
    topic: str | None = None
    """A place in the tree, with all that lies below it: `hr` and `hr/*` are the same."""
    level: Level | None = None
    form: str | None = None
    sampled: bool | None = None
    """Whether it brings sample answers to practise scoring on."""

    def covers(self, topic: str) -> bool:
        """Whether items of `topic` can be meant."""
        if self.topic is None:
            return True
        wanted = self.topic.removesuffix("*").strip("/")
        return not wanted or topic == wanted or topic.startswith(f"{wanted}/")


EVERYTHING: Final = Filter()
"""All items are meant."""


class PackInfo(Struct, frozen=True):
    """A pack that is served."""

    id: str
    title: Text
    version: str
    languages: tuple[Lang, ...]
    folder: Path
    """Its folder, or the one file that it is."""


class TopicInfo(Struct, frozen=True):
    """A place in the topic tree."""

    path: str
    title: Text
    items: int
    """How many items lie there and below."""
