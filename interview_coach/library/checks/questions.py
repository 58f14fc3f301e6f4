"""Questions, each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.checks import answers, criteria, points, samples
from interview_coach.library.kinds.ground import Ground
from interview_coach.library.kinds.questions import Question, QuestionEntry, Questions, items
from interview_coach.library.problems import Finding
from interview_coach.text import Lang


def each(document: Questions, ground: Ground) -> Iterator[Finding]:
    """Tell what is wrong with the questions of a file, one by one."""
    for position, question in items(document, ground):
        for finding in one(question, document.questions[position], ground.pack.languages):
            yield finding._replace(path=("questions", position, *finding.path))


def one(question: Question, entry: QuestionEntry, languages: Sequence[Lang]) -> Iterator[Finding]:
    """Tell what is wrong with one question; `entry` is how its file writes it."""
    yield from answers.fit(question, languages)
    yield from points.tickable(question, languages)
    yield from criteria.enough(question, entry)
    for position, criterion in enumerate(entry.criteria):
        yield from criteria.described(("criteria", position), criterion, languages)
    yield from _talk(question)
    yield from _frame(question)
    yield from samples.scored(question, languages)


def _talk(question: Question) -> Iterator[Finding]:
    """Mistakes and probes: two at least, but a flash card is too small for more than one to be asked of it."""
    least = 1 if question.style == "flash" else 2
    for key, rule, found in (
        ("mistakes", rules.MISTAKES, len(question.mistakes)),
        ("probes", rules.PROBES, len(question.probes)),
    ):
        if found < least:
            what = _("There are too few {key}: {count}.").format(key=key, count=found)
            yield Finding((key,), rule, what, _("Write {least} at least.").format(least=least))


def _frame(question: Question) -> Iterator[Finding]:
    slots = len(question.frame)
    if question.style == "story" and not slots:
        what = _("The story has no frame.")
        yield Finding(("frame",), rules.FRAME, what, _("Add four to six slots for the learner's own story."))
    elif question.style == "story" and not 4 <= slots <= 6:
        what = _("The story's frame has {count} slots.").format(count=slots)
        yield Finding(("frame",), rules.FRAME_SIZE, what, _("Make it four to six."))
    elif question.style != "story" and slots:
        what = _("Only stories have a frame.")
        yield Finding(("frame",), rules.FRAME_SIZE, what, _("Delete it, or make the style “story”."))
