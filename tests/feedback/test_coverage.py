"""Promise: a sign suggests its point in any word form and with words between, and a negation takes it back."""

from __future__ import annotations

import pytest

from interview_coach.feedback.coverage import coverage
from interview_coach.feedback.lexicon import lexicon
from interview_coach.feedback.speech import Speech
from interview_coach.library.kinds.questions import Point, Signs
from interview_coach.text import Lang
from tests.support.questions import text


def heard(sign: str, answer: str, lang: Lang) -> list[str]:
    signs = Signs(en=(sign,)) if lang == "en" else Signs(ru=(sign,))
    point = Point(must=text("A point", "Пункт"), signs=signs)
    return [quote.text for quote in coverage(Speech(answer, lang), lexicon(lang), [point]).get(0, ())]


@pytest.mark.parametrize(
    ("lang", "sign", "answer", "quotes"),
    [
        ("en", "ask questions", "I was asking a few questions.", ["asking a few questions"]),
        ("ru", "уточняющий вопрос", "Задаю уточняющие вопросы.", ["уточняющие вопросы"]),
        ("ru", "выслушать обе стороны", "Выслушала спокойно обе стороны", ["Выслушала спокойно обе стороны"]),
        ("en", "both sides", "Both of the two other sides", []),
        ("en", "ask questions", "Ask. Questions come later.", []),
        ("en", "apologise", "I did not apologise.", []),
        ("en", "apologise", "I never really apologise.", []),
        ("en", "apologise", "I did not wait, apologised and rang.", ["apologised"]),
        ("ru", "спросить", "Я не спросил.", []),
        ("ru", "спросить", "Не ждал, спросил сразу.", ["спросил"]),
        ("ru", "не ищу виноватого", "Я не ищу виноватых.", ["не ищу виноватых"]),
        ("en", "without blame", "We talked without any blame.", ["without any blame"]),
        ("ru", "учёт", "По учету всё сошлось.", ["учету"]),
    ],
)
def test_a_sign_in_an_answer(lang: Lang, sign: str, answer: str, quotes: list[str]) -> None:
    assert heard(sign, answer, lang) == quotes


def test_a_point_without_signs_in_the_language_is_not_guessed() -> None:
    point = Point(must=text("Calm talk first", "Сначала спокойный разговор"), signs=Signs(en=("calm",)))
    assert coverage(Speech("Сначала спокойный разговор", "ru"), lexicon("ru"), [point]) == {}
