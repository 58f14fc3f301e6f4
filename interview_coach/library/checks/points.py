"""Points can be ticked: short, one of them required, each of them said in the model answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.kinds.questions import Point, Question
from interview_coach.library.problems import Finding, KeyPath, shown
from interview_coach.library.texts import language, wordings
from interview_coach.text import Lang
from interview_coach.words import count_words, stems, words

LONGEST: Final = 12
"""The most words of a point."""
_MEANINGFUL: Final = 4
"""Letters from which on a word of a point is taken for a term."""


def tickable(question: Question, languages: Sequence[Lang]) -> Iterator[Finding]:
    """Tell points that are long, without signs in a language, or missing from the model answer."""
    if not any(point.must for point in question.points):
        what = _("No point is a “must”.")
        yield Finding(("points",), rules.NO_MUST, what, _("Decide what an answer cannot do without."))
    said = {lang: set(stems(wording)) for _path, lang, wording in wordings((), question.answer, languages)}
    for position, point in enumerate(question.points):
        path: KeyPath = ("points", position)
        yield from _signs(path, point, languages)
        for here, lang, wording in wordings((*path, point.weight), point.text, languages):
            if count_words(wording) > LONGEST:
                what = _("The point has {count} words.").format(count=count_words(wording))
                yield Finding(here, rules.LONG_POINT, what, _("Make it {most} at most.").format(most=LONGEST))
            if point.weight != "avoid" and lang in said and not _occurs(point, wording, lang, said[lang]):
                what = _("The {language} answer does not seem to say “{point}”.")
                what = what.format(language=language(lang), point=shown(wording))
                yield Finding(here, rules.UNSAID, what, _("Say it, or add a sign that the answer contains."))


def _signs(path: KeyPath, point: Point, languages: Sequence[Lang]) -> Iterator[Finding]:
    if point.signs is None:
        return
    for lang in languages:
        if not getattr(point.signs, lang):
            what = _("The point has no signs in {language}.").format(language=language(lang))
            yield Finding((*path, "signs", lang), rules.SIGNS, what, _("Add words that suggest the point was made."))


def _occurs(point: Point, wording: str, lang: Lang, said: set[str]) -> bool:
    """Whether a sign of the point, or where it has none a word of it, is among the stems that are `said`."""
    signs: tuple[str, ...] = getattr(point.signs, lang) if point.signs else ()
    terms = signs or [word for word in words(wording) if len(word) >= _MEANINGFUL]
    return not terms or any(said.issuperset(stems(term)) for term in terms)
