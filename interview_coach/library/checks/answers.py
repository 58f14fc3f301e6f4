"""Model answers can be said in their time, in sentences that a voice can carry; letters are fit to be sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Final

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.kinds.questions import BUDGETS, Question
from interview_coach.library.problems import Finding, KeyPath, shown
from interview_coach.library.texts import language, without_code, wordings
from interview_coach.moments import tells_when
from interview_coach.text import Lang
from interview_coach.words import count_words, sentences

MEDIAN: Final[Mapping[Lang, int]] = {"en": 20, "ru": 17}
"""The most words that the middle sentence of a model answer may have."""
LONGEST: Final = 35
"""The most words of any sentence."""

_FORMULAS: Final[Mapping[Lang, re.Pattern[str]]] = {
    "en": re.compile(
        r"\s*(?:dear (?:valued |esteemed )?(?:customer|client|user)|dear sir|to whom it may concern)", re.I
    ),
    "ru": re.compile(
        r"\s*(?:уважаем(?:ый|ая|ые)(?: \(ая\)|\(ая\))? ?(?:клиент|пользовател|абонент|покупател|заказчик))", re.I
    ),
}
_JARGON: Final = re.compile(r"\b(?:кейс\w*|закры\w+ бол[ьи])\b", re.IGNORECASE)


def fit(question: Question, languages: Sequence[Lang]) -> Iterator[Finding]:
    """Tell answers that are too short or too long for their time, or hard to say."""
    for path, lang, wording in wordings(("answer",), question.answer, languages):
        yield from _length(path, question, lang, count_words(wording))
        yield from _sentences(path, lang, [count_words(sentence) for sentence in sentences(wording)], wording)
        if question.style == "reply":
            yield from _letter(path, lang, wording)


def _length(path: KeyPath, question: Question, lang: Lang, count: int) -> Iterator[Finding]:
    least, most = BUDGETS[question.style].band(lang, question.answer_in)
    if not least <= count <= most:
        what = _("The {language} answer has {count} words.").format(language=language(lang), count=count)
        mend = _("Make it {least} to {most}: it has {seconds} seconds.")
        mend = mend.format(least=least, most=most, seconds=question.answer_in)
        yield Finding(path, rules.ANSWER_LENGTH, what, mend)


def _sentences(path: KeyPath, lang: Lang, lengths: Sequence[int], wording: str) -> Iterator[Finding]:
    if lengths and median(lengths) > MEDIAN[lang]:
        what = _("Half of the sentences have {count} words or more.").format(count=int(median(lengths)))
        mend = _("Make more of them shorter; the middle one has at most {most}.").format(most=MEDIAN[lang])
        yield Finding(path, rules.SENTENCES, what, mend)
    for sentence, length in zip(sentences(wording), lengths, strict=True):
        if length > LONGEST:
            what = _("The sentence “{start}” has {count} words.").format(start=shown(sentence), count=length)
            yield Finding(path, rules.LONG_SENTENCE, what, _("Make two of it."))


def _letter(path: KeyPath, lang: Lang, wording: str) -> Iterator[Finding]:
    if not tells_when(wording, lang):
        what = _("The letter does not say when the next step comes.")
        yield Finding(path, rules.REPLY_TIME, what, _("Add a time or a day."))
    if found := _FORMULAS[lang].match(wording):
        what = _("The letter opens with the formula “{formula}”.").format(formula=shown(found[0]))
        yield Finding(path, rules.REPLY_OPENER, what, _("Greet the person by name."))
    after_greeting = without_code(wording).partition("\n")[2]
    if "!" in after_greeting:
        yield Finding(
            path, rules.LETTER, _("There is an exclamation mark after the greeting."), _("Write a full stop.")
        )
    if lang == "ru" and (found := _JARGON.search(wording)):
        what = _("“{word}” is not for clients.").format(word=shown(found[0]))
        yield Finding(path, rules.LETTER, what, _("Write: {instead}.").format(instead="задача, случай"))
