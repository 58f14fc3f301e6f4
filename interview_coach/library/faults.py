"""What keeps an entry of the right shape from being practised: something that it rests on is not there."""

from __future__ import annotations

from collections.abc import Iterator

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.kinds.ground import Ground
from interview_coach.library.kinds.questions import BUDGETS, Questions
from interview_coach.library.kinds.shared import LEVELS
from interview_coach.library.problems import Finding, KeyPath, Rule, shown
from interview_coach.library.spelling import Spelling


def in_questions(document: Questions, ground: Ground) -> Iterator[Finding]:
    """Tell each question whose level, style or shared rubric is not known."""
    defaults = document.defaults
    for position, entry in enumerate(document.questions):
        path: KeyPath = ("questions", position)
        if not (entry.level or defaults.level):
            yield _missing((*path, "level"), ", ".join(LEVELS))
        if not (entry.style or defaults.style):
            yield _missing((*path, "style"), ", ".join(BUDGETS))
        if entry.rubric:
            yield from _rubric((*path, "rubric"), entry.rubric, ground)
    if defaults.rubric and not all(entry.rubric for entry in document.questions):
        yield from _rubric(("defaults", "rubric"), defaults.rubric, ground)


def _missing(path: KeyPath, values: str) -> Finding:
    what = _("The key “{key}” is missing, here and in the defaults.").format(key=path[-1])
    return Finding(path, rules.MISSING_KEY, what, _("Add it with one of: {values}.").format(values=values))


def _rubric(path: KeyPath, rubric: str, ground: Ground) -> Iterator[Finding]:
    if rubric not in ground.rubrics:
        what = _("There is no shared rubric “{rubric}” in this pack.").format(rubric=shown(rubric))
        hint = Spelling(ground.rubrics).hint(rubric)
        yield Finding(path, rules.RUBRIC_UNKNOWN, what, hint or _("Leave the key out, or bring a file of rubrics."))


def topic(wanted: str, ground: Ground) -> Finding:
    """Return the finding that a file's topic is not in the tree of its pack."""
    what = _("The pack has no topic “{topic}”.").format(topic=shown(wanted))
    hint = Spelling(ground.topics).hint(wanted)
    return Finding(("topic",), rules.TOPIC_UNKNOWN, what, hint or _("Add it to pack.yaml."))


def retired(path: KeyPath) -> Finding:
    """Return the finding that the item at `path` has the id of a retired one."""
    what = _("pack.yaml lists this id among the retired.")
    return Finding((*path, "id"), rules.ID_RETIRED, what, _("Give the item a new id."))


def twice(path: KeyPath, name: str, rule: Rule, first: str) -> Finding:
    """Return the finding that the thing at `path` has an id that was given before, at the place `first`."""
    what = _("The id “{name}” is taken, by {place}.").format(name=shown(name), place=first)
    return Finding((*path, "id"), rule, what, _("Give one of them another id."))
