"""Part of the library, named on the command line."""

from __future__ import annotations

from typing import Final, get_args

from interview_coach.cli.declare import unknown
from interview_coach.errors import CoachError
from interview_coach.i18n import _
from interview_coach.library.entries import Filter
from interview_coach.library.items import ItemKind
from interview_coach.library.kinds.shared import Level
from interview_coach.library.library import Library

KINDS: Final[tuple[ItemKind, ...]] = get_args(ItemKind)


def narrowed(library: Library, topic: str | None, level: Level | None, kind: str | None) -> Filter:
    """Return the filter that the options ask for.

    Raises:
        CoachError: the topic or the kind is not known; says what is nearest.
    """
    known_kind = next((known for known in KINDS if known == kind), None)
    if kind is not None and known_kind is None:
        raise CoachError(_("Kind {problem}").format(problem=unknown(kind, KINDS)))
    if topic is not None:
        topic = topic.removesuffix("*").strip("/")
        paths = [found.path for found in library.topics()]
        if topic and topic not in paths:
            raise CoachError(_("Topic {problem}").format(problem=unknown(topic, paths)))
    return Filter(kind=known_kind, topic=topic or None, level=level)
