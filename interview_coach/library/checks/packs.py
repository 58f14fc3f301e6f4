"""What a pack says of itself agrees with itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.kinds.brief import Brief
from interview_coach.library.kinds.ground import Ground
from interview_coach.library.kinds.pack import Pack, Topic
from interview_coach.library.problems import Finding, KeyPath, shown


def names(document: Pack, ground: Ground) -> Iterator[Finding]:
    """Tell ids that pack.yaml gives twice."""
    yield from _topics((), document.topics)
    yield from _twice((("retired", i), item.id) for i, item in enumerate(document.retired))
    yield from _twice(((("languages", i), lang) for i, lang in enumerate(document.languages)), "")


def _topics(path: KeyPath, topics: tuple[Topic, ...]) -> Iterator[Finding]:
    yield from _twice(((*path, "topics", i), topic.id) for i, topic in enumerate(topics))
    for position, topic in enumerate(topics):
        yield from _topics((*path, "topics", position), topic.topics)


def entries(document: Brief, ground: Ground) -> Iterator[Finding]:
    """Tell ids that the brief gives twice."""
    yield from _twice((("sections", i), section.id) for i, section in enumerate(document.sections))
    yield from _twice(
        (("sections", i, "entries", j), entry.id)
        for i, section in enumerate(document.sections)
        for j, entry in enumerate(section.entries)
    )


def _twice(named: Iterable[tuple[KeyPath, str]], key: str = "id") -> Iterator[Finding]:
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            what = _("“{name}” is listed twice.").format(name=shown(name))
            yield Finding((*path, key) if key else path, rules.ID_TWICE, what, _("Leave one of them, or rename one."))
        seen.add(name)
