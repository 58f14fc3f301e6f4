"""Promises about wording: what is wrong with a text is found, and what only looks like it is left alone."""

from __future__ import annotations

import pytest

from interview_coach.library.check import OF_TEXTS
from interview_coach.library.checks import answers
from interview_coach.library.checks.yo import words_without
from interview_coach.text import LANGUAGES, Text
from tests.support.questions import question

FINE_RU = "Обычная русская фраза."
FINE_EN = "A usual English sentence."


def codes(en: str = FINE_EN, ru: str = FINE_RU) -> list[str]:
    text = Text(by_lang={"en": en, "ru": ru})
    return [finding.rule.code for check in OF_TEXTS for finding in check((), text, LANGUAGES)]


@pytest.mark.parametrize(
    "ru",
    [
        "Что такое DNS и чем HTTP/2 лучше HTTP/1.1?",
        "Запустите `tail -f /var/log/nginx/error.log` и смотрите.",
        "Ответ SLA: 99,9\u00a0% за месяц, решение за 40\u00a0мин.",
        "Скажем так: «Данный вопрос является сложным».",
        "Данные лежат на диске, данных много.",
        "Производительность производителя не важна.",
        "Фиксирую договорённости и зафиксировал срок.",
        "Позвонил в 15:00 — и всё решилось.",
        "Пишите на help@example.com или смотрите docs.example.org.",
        "Звоните +7 000 000-00-00.",
        "Запись типа A, диск C: и класс B.",
        "IP-адрес, web-сервер и 1С.",
        "Все узнает, счета разные, берет не берёт.".replace("берет", "берега"),
        "«Кладу трубку». Внутри „лапки“ тоже бывают.",
        "- пункт списка\n- ещё пункт",
    ],
)
def test_good_russian_is_left_alone(ru: str) -> None:
    assert codes(ru=ru) == []


@pytest.mark.parametrize(
    ("ru", "code"),
    [
        ("This is English, not Russian.", "script"),
        ("Открываем Windows Event Viewer и ищем Error.", "script"),
        ("Cлово с латинской буквой в начале.", "look-alike"),
        ("Говорю c клиентом.", "look-alike"),
        ("Данный вопрос решён.", "officialese"),
        ("Это является ошибкой.", "officialese"),
        ("Осуществляем поддержку.", "officialese"),
        ("Произвели настройку.", "officialese"),
        ("В случае возникновения сбоя звоните.", "officialese"),
        ("На сегодняшний день всё работает.", "officialese"),
        ("Клиентом было сообщено о сбое.", "officialese"),
        ("Для повышения качества: обеспечение повышения скорости.", "officialese"),
        ("Чекаю логи.", "officialese"),
        ("Пофиксил баг.", "officialese"),
        ("Вы должны позвонить.", "officialese"),
        ('Он сказал "да".', "typography"),
        ("Слово - дело.", "typography"),
        ("Слово – дело.", "typography"),
        ("Всего 95% людей.", "typography"),
        ("Всего 95 % людей.", "typography"),
        ("Файл в 20 ГБ.", "typography"),
        ("Всего 99.9\u00a0% людей.", "typography"),
        ("Позвоню в 15.00 сам.", "typography"),
        ("Еще раз.", "yo"),
        ("О чем речь.", "yo"),
        ("Отчетность готова.", "yo"),
    ],
)
def test_bad_russian_is_found(ru: str, code: str) -> None:
    assert codes(ru=ru) == [code]


@pytest.mark.parametrize(
    "en",
    [
        "The customer said «всё упало» and hung up.",
        'They write "не работает" in the ticket.',
        "Use `привет` as the file name.",
        "ASP.NET, Node.js, e.g. this one, v1.2.3, config.yaml.",
        "It is at https://docs.example.com/page today.",
        "The ticket has 1234567890 in it, at 10.0.0.1.",
        "Look into `/home/app/logs`.",
        "Call 555-0100 now, or 1-800 something.",
    ],
)
def test_good_english_is_left_alone(en: str) -> None:
    assert codes(en=en) == []


@pytest.mark.parametrize(
    ("en", "code"),
    [
        ("The клиент called.", "script"),
        ("The сlient called.".replace("с", "с"), "look-alike"),
        ("Ask at support.acme.com today.", "contact"),
        ("Write to ann@acme.io.", "contact"),
        ("Run `ping google.com`.", "contact"),
        ("Call +44 20 7946 0000 now.", "contact"),
        ("Call 8 (912) 345-67-89 now.", "contact"),
        ("See /home/ann/notes.", "machine-path"),
        (r"See C:\Users\ann.", "machine-path"),
        ("Cafe\u0301 it is.", "form"),
    ],
)
def test_bad_english_is_found(en: str, code: str) -> None:
    assert code in codes(en=en)


def test_a_name_may_be_the_same_in_both_languages() -> None:
    assert codes("Windows Server", "Windows Server") == []
    assert codes("Windows Server", "Windows server") == ["script"]


def test_a_text_in_one_language_is_judged_in_that_one() -> None:
    text = Text(plain="Только по-русски.")
    assert [finding for check in OF_TEXTS for finding in check((), text, ("ru",))] == []
    assert [f.rule.code for check in OF_TEXTS for f in check((), text, ("en",))] == ["script"]


def test_words_without_yo_are_named_once_each() -> None:
    assert words_without("Еще и еще: отчет, все, партнеры, о чем, чем, ёлка.") == [
        "Еще",
        "еще",
        "отчет",
        "партнеры",
        "о чем",
    ]


@pytest.mark.parametrize(
    ("en", "ru", "said"),
    [
        ("I write again by 15:00.", "Напишу до 15:00.", True),
        ("I write again tomorrow.", "Напишу завтра.", True),
        ("I write within two hours.", "Напишу в течение двух часов.", True),
        ("I write by 3 p.m. sharp.", "Напишу к вечеру.", True),
        ("I write on Friday.", "Напишу в пятницу.", True),
        ("I write by the end of the day.", "Напишу через полчаса.", True),
        ("I write soon.", "Напишу скоро.", False),
        ("I write when I know more.", "Напишу, как только узнаю.", False),
    ],
)
def test_a_letter_says_when_the_next_step_comes(en: str, ru: str, said: bool) -> None:
    letter = question(style="reply", answer_in=600, answer=Text(by_lang={"en": en, "ru": ru}))
    missing = [finding.path[-1] for finding in answers.fit(letter, LANGUAGES) if finding.rule.code == "reply-time"]
    assert missing == ([] if said else ["en", "ru"])


@pytest.mark.parametrize(
    ("opener", "formula"),
    [
        ("Dear valued customer,", True),
        ("Dear customer!", True),
        ("To whom it may concern:", True),
        ("Dear Vera,", False),
        ("Hello, Vera!", False),
    ],
)
def test_a_letter_opens_with_the_person(opener: str, formula: bool) -> None:
    letter = question(style="reply", answer=Text(plain=f"{opener}\nText."))
    assert ("reply-opener" in [f.rule.code for f in answers.fit(letter, ("en",))]) == formula


@pytest.mark.parametrize(
    ("opener", "formula"),
    [
        ("Уважаемый клиент!", True),
        ("Уважаемые пользователи!", True),
        ("Уважаемая Вера!", False),
        ("Вера, здравствуйте!", False),
    ],
)
def test_a_russian_letter_opens_with_the_person(opener: str, formula: bool) -> None:
    letter = question(style="reply", answer=Text(plain=f"{opener}\nТекст."))
    assert ("reply-opener" in [f.rule.code for f in answers.fit(letter, ("ru",))]) == formula
