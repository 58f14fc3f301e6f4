"""What is shown of a question, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from interview_coach import wording
from interview_coach.i18n import N_, _
from interview_coach.library.items import Question
from interview_coach.library.kinds.questions import Point, Weight
from interview_coach.library.kinds.shared import Criterion
from interview_coach.plain import markdown
from interview_coach.text import Lang, Text

WEIGHTS: Final[Mapping[Weight, str]] = {"must": N_("must"), "should": N_("should"), "avoid": N_("avoid")}


def point(point: Point, lang: Lang) -> str:
    """Return one key point with the word that tells its weight."""
    return f"{_(WEIGHTS[point.weight])}: {point.text.get(lang)}"


def asked(question: Question, lang: Lang) -> Iterator[str]:
    """Yield the question, and the situation that it is asked in."""
    yield question.prompt.get(lang)
    if question.situation:
        yield ""
        yield from markdown.lines(question.situation.get(lang))


def model_answer(question: Question, lang: Lang) -> Iterator[str]:
    """Yield the model answer under its title."""
    yield _("Model answer:")
    yield from markdown.lines(question.answer.get(lang))


def beside(question: Question, lang: Lang, note: str = "") -> Iterator[str]:
    """Yield what stands beside a model answer: the learner's note, what is asked next, what goes wrong."""
    yield from _block(_("Your note:"), note.splitlines())
    yield from _block(_("The interviewer may go on:"), _listed(question.probes, lang))
    yield from _block(_("What goes wrong:"), _listed(question.mistakes, lang))


def anchors(criterion: Criterion, lang: Lang) -> Iterator[str]:
    """Yield a criterion's title and the sentences of its four levels, numbered."""
    yield f"{criterion.title.get(lang)}:"
    yield from (f"{level}. {anchor.get(lang)}" for level, anchor in enumerate(criterion.levels, 1))


def whole(question: Question, lang: Lang) -> Iterator[str]:
    """Yield everything that belongs to a question, for reading."""
    yield from asked(question, lang)
    yield ", ".join(
        (question.address, question.topic, _(wording.SENIORITY[question.level]), _(wording.STYLES[question.style]))
    )
    yield _("{think} s to think, {answer} s to answer.").format(think=question.think, answer=question.answer_in)
    yield ""
    yield _("What the interviewer wants to learn: {intent}").format(intent=question.intent.get(lang))
    yield from ("", _("Key points:"), *(point(one, lang) for one in question.points), "")
    yield from model_answer(question, lang)
    yield from _block(_("Fill in your own:"), _listed(question.frame, lang))
    for criterion in question.criteria:
        yield from ("", *anchors(criterion, lang))
    yield from beside(question, lang)
    if question.source:
        yield from ("", _("Source: {source}").format(source=question.source))


def _listed(texts: Iterable[Text], lang: Lang) -> list[str]:
    return [f"- {text.get(lang)}" for text in texts]


def _block(title: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield a blank line, a title and the lines, where there are any."""
    if lines:
        yield from ("", title, *lines)
