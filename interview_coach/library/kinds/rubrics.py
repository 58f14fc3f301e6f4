"""Kind `rubrics`: criteria that many items share."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from interview_coach.library.kinds.shared import Criterion, Document, Id, Record


class Rubric(Record, frozen=True):
    """Criteria under one name, for items to point at with `rubric:`."""

    id: Id
    """What `rubric:` of an item names."""
    criteria: Annotated[tuple[Criterion, ...], Meta(min_length=1, max_length=3)]


class Rubrics(Document, frozen=True, tag_field="kind", tag="rubrics"):
    """A file of shared rubrics."""

    rubrics: Annotated[tuple[Rubric, ...], Meta(min_length=1)]
