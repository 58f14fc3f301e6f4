"""Kind `brief`: what the preparation must cover, point by point; items say which entries they cover."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from interview_coach.library.kinds.shared import Document, Id, Record, Text

LineNumber = Annotated[int, Meta(ge=1, le=100_000)]


class Entry(Record, frozen=True):
    """One thing to be able to do by the day of the interview."""

    id: Id
    line: LineNumber
    """The line of the source guide that asks for it."""
    text: Text
    """What to be able to do."""


class Section(Record, frozen=True):
    """Entries under one heading of the source guide; a heading counts as covered when its entries are.

    A heading that stands over other headings has no entries of its own.
    """

    id: Id
    title: Text
    entries: tuple[Entry, ...] = ()
    line: LineNumber | None = None
    """The line of the heading, where the guide has one."""


class Brief(Document, frozen=True, tag_field="kind", tag="brief"):
    """The file `brief.yaml` of a pack."""

    source: Text
    """Where the list comes from."""
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]
