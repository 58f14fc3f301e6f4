"""Sample answers: enough of them and of different levels, scored by every criterion, and short enough to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from interview_coach.i18n import _, ngettext
from interview_coach.library import rules
from interview_coach.library.kinds.questions import Judgement, Question, Sample
from interview_coach.library.problems import Finding, KeyPath
from interview_coach.library.spelling import Spelling
from interview_coach.library.texts import language, wordings
from interview_coach.text import Lang
from interview_coach.words import count_words

FEWEST: Final = 3
"""How many samples a question has, if it has any."""
SHORTEST, LONGEST = 25, 220
"""Words of a sample's answer."""
LONGEST_WHY: Final = 300
"""Characters of what a level rests on."""


def scored(question: Question, languages: Sequence[Lang]) -> Iterator[Finding]:
    """Tell what is wrong with the samples of a question."""
    if not question.samples:
        return
    if len(question.samples) < FEWEST:
        count = len(question.samples)
        what = ngettext("There is {n} sample.", "There are {n} samples.", count).format(n=count)
        yield Finding(("samples",), rules.SAMPLES, what, _("Write {least} at least.").format(least=FEWEST))
    for position, sample in enumerate(question.samples):
        path: KeyPath = ("samples", position)
        yield from _answer((*path, "answer"), sample, languages)
        yield from _names((*path, "key"), sample, question)
        for name, judgement in sample.key.items():
            yield from _why((*path, "key", name, "why"), judgement, languages)
    yield from _spread(question)


def _answer(path: KeyPath, sample: Sample, languages: Sequence[Lang]) -> Iterator[Finding]:
    for here, lang, wording in wordings(path, sample.answer, languages):
        if not SHORTEST <= (count := count_words(wording)) <= LONGEST:
            what = _("The {language} answer has {count} words.").format(language=language(lang), count=count)
            mend = _("Make it {least} to {most}.").format(least=SHORTEST, most=LONGEST)
            yield Finding(here, rules.SAMPLE_LENGTH, what, mend)


def _names(path: KeyPath, sample: Sample, question: Question) -> Iterator[Finding]:
    """Tell names in a key that no criterion has, and criteria that the key leaves out."""
    known = [criterion.id for criterion in question.criteria]
    for name in sample.key:
        if name not in known:
            what = _("The question has no criterion “{name}”.").format(name=name)
            yield Finding((*path, name), rules.SAMPLE, what, Spelling(known).hint(name))
    for name in known:
        if name not in sample.key:
            what = _("The key says nothing of the criterion “{name}”.").format(name=name)
            yield Finding(path, rules.SAMPLE, what, _("Add its level, and why."))


def _why(path: KeyPath, judgement: Judgement, languages: Sequence[Lang]) -> Iterator[Finding]:
    for here, _lang, wording in wordings(path, judgement.why, languages):
        if len(wording) > LONGEST_WHY:
            what = _("The reason has {count} characters.").format(count=len(wording))
            yield Finding(here, rules.SAMPLE_WHY, what, _("Use at most {most}.").format(most=LONGEST_WHY))


def _spread(question: Question) -> Iterator[Finding]:
    """Tell criteria by which all samples have one level: nobody learns to tell levels apart by them."""
    for criterion in question.criteria:
        levels = [sample.key[criterion.id].level for sample in question.samples if criterion.id in sample.key]
        if len(levels) == len(question.samples) > 1 and len(set(levels)) == 1:
            what = _("By the criterion “{name}” all samples have the level {level}.")
            what = what.format(name=criterion.id, level=levels[0])
            yield Finding(("samples",), rules.SAMPLES_SAME, what, _("Let one of them be better or worse."))
