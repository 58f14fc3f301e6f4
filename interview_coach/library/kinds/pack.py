"""Kind `pack`: what a folder of content says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from interview_coach.i18n import N_
from interview_coach.library.kinds.shared import Document, Id, Lang, Line, Record, Text


class Topic(Record, frozen=True):
    """A place in the topic tree; the order of the tree is the order of study."""

    id: Id
    title: Text
    topics: tuple[Topic, ...] = ()
    """Topics inside this one."""


class Retired(Record, frozen=True):
    """An item that is no longer practised. Its id stays taken, because attempts are kept under it."""

    id: Id
    because: Text
    """Why it was taken out."""
    use: Id | None = None
    """The item that replaces it."""


class Pack(Document, frozen=True, tag_field="kind", tag="pack"):
    """The file `pack.yaml` at the top of a pack's folder."""

    id: Id
    """Permanent: the first part of the address of every item."""
    title: Text
    version: Annotated[
        str,
        Meta(pattern=r"^[0-9]+([.][0-9]+){0,2}$(?!\n)", description=N_("numbers with points between, like 1.2")),
    ]
    languages: Annotated[tuple[Lang, ...], Meta(min_length=1)]
    """The languages that every human text of the pack must be written in."""
    licence: Line
    """A licence by its short name, like CC-BY-4.0."""
    topics: Annotated[tuple[Topic, ...], Meta(min_length=1)]
    """The tree of topics, in the order of study."""
    authors: tuple[Line, ...] = ()
    retired: tuple[Retired, ...] = ()
    """Items that are no longer practised; their ids are never used again."""

    def places(self) -> Iterator[tuple[str, Topic]]:
        """Every topic with its path, areas before what lies in them: the order of study."""
        return _places(self.topics, "")


def _places(topics: tuple[Topic, ...], above: str) -> Iterator[tuple[str, Topic]]:
    for topic in topics:
        path = above + topic.id
        yield path, topic
        yield from _places(topic.topics, f"{path}/")
