"""Promise: every rule hears what it is for, and stays silent where the same words mean something else."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from interview_coach.feedback.finding import Finding, Kind
from interview_coach.feedback.report import ORDER, report
from interview_coach.settings import Settings
from interview_coach.text import Lang
from tests.support.questions import question

STYLES: dict[Kind, str] = {
    "inflaming": "reply",
    "formula": "reply",
    "jargon": "explain",
    "next-time": "reply",
    "situation": "story",
    "action": "story",
    "result": "story",
    "lesson": "story",
    "number": "story",
    "own-part": "story",
}
"""Where a rule listens only to some styles of answers; the others are heard in timed ones."""


def found(kind: Kind, text: str, lang: Lang, **changes: Any) -> list[Finding]:
    """Return the findings of one kind in the answer to a question of a style in which the rule listens."""
    style = STYLES.get(kind, "timed")
    listener = "client" if style in ("reply", "explain") else "interviewer"
    asked = question(**{"style": style, "listener": listener, **changes})
    return [finding for finding in report(asked, text, lang, 90, Settings()).findings if finding.kind == kind]


SAID: list[tuple[Kind, Lang, str, str]] = [
    ("fillers", "en", "Um, I checked, you know, the log. It was, like, two lines.", "you know"),
    ("fillers", "en", "I basically rang her. And basically she was fine.", "basically"),
    ("fillers", "ru", "Ну, я проверил лог. Короче, там две строки.", "Короче"),
    ("fillers", "ru", "Мы, как бы, поговорили, и, это самое, решили.", "как бы"),
    ("fillers", "ru", "Значит, пришла заявка. Я, типа, открыл её.", "типа"),
    ("hedges", "en", "I guess I sort of solved it.", "sort of"),
    ("hedges", "ru", "Ну, я вроде решил. Наверное, всё было хорошо.", "Наверное"),
    ("stall", "en", "That's a really good question. I would ask first.", "That's a really good question"),
    ("stall", "en", "Where do I even start? There was a ticket.", "Where do I even start"),
    ("stall", "ru", "Хороший вопрос. Я бы сначала спросил.", "Хороший вопрос"),
    ("stall", "ru", "Ну, даже не знаю, с чего начать. Была заявка.", "даже не знаю"),
    ("blame", "en", "It was the developers' fault, not ours.", "the developers' fault"),
    ("blame", "en", "The client was just stupid about it.", "The client was just stupid"),
    ("blame", "ru", "Во всём был виноват менеджер.", "виноват менеджер"),
    ("blame", "ru", "Первая линия вечно всё спихивает.", "Первая линия вечно всё"),
    ("blame", "ru", "Это не моя вина, меня не предупредили.", "Это не моя вина"),
    ("employer", "en", "My last company was total chaos.", "My last company was total chaos"),
    ("employer", "ru", "На прошлой работе был сплошной бардак.", "прошлой работе был сплошной бардак"),
    ("officialese", "en", "Please be advised that an investigation was carried out yesterday.", "Please be advised"),
    ("officialese", "ru", "Мною была произведена диагностика данного сервера.", "данного сервера"),
    ("officialese", "ru", "В случае возникновения сбоя осуществляю перезапуск.", "В случае возникновения"),
    ("formula", "en", "Dear valued customer, we apologise for any inconvenience.", "Dear valued"),
    ("formula", "ru", "Уважаемый клиент! Приносим извинения за доставленные неудобства.", "Уважаемый клиент"),
    ("inflaming", "en", "Please calm down. As I already said, it is our policy.", "calm down"),
    ("inflaming", "ru", "Успокойтесь, вы сами виноваты. Как я уже писал, таковы правила.", "Успокойтесь"),
    ("jargon", "en", "The DNS cache on our backend had a timeout.", "DNS"),
    ("jargon", "ru", "На бэкенде упал кластер, пришлось откатить деплой.", "бэкенде"),
]

NOT_SAID: list[tuple[Kind, Lang, str]] = [
    ("fillers", "en", "I let you know at once. Do you know what the customer likes? She likes mail, as you know."),
    ("fillers", "ru", "Это значит, что сервер жив. Стало короче. В общем чате я написал. Ошибки такого типа редки."),
    ("hedges", "en", "It was the kind of ticket that I like, and this sort of error is rare."),
    ("hedges", "ru", "Когда чего-то не знаю, говорю: пока не знаю, отвечу до трёх."),
    ("stall", "en", "I ask one good question first. Then I wait. That's a good question to end a call with."),
    ("stall", "ru", "Начинаю с вопроса. Клиент задал хороший вопрос, и я понял, с чего начать."),
    ("blame", "en", "It was not her fault, and I never look for whose fault it is. The mistake was mine."),
    ("blame", "ru", "Виноватых я не ищу. Ошибка была моя: я сам перепутал стенды. Никто не виноват."),
    ("employer", "en", "My last company taught me a lot. The outage itself was a nightmare."),
    ("employer", "ru", "На прошлой работе я закрывал сорок заявок в день. Отчёт был ужасно длинный."),
    ("officialese", "en", "I looked at the log and rang her back."),
    ("officialese", "ru", "Смотрю данные из базы данных и звоню клиенту. Защита данных для меня важна."),
    ("formula", "en", "Hello Mr Reed, the till was down for forty minutes, and I am sorry."),
    ("formula", "ru", "Ирина, здравствуйте! Простите, что касса не работала сорок минут."),
    ("inflaming", "en", "You should receive the file by 15:00. If you had any questions, write to me."),
    ("inflaming", "ru", "Вы сами решите, какой способ удобнее. Я напишу до 15:00."),
    ("jargon", "en", "The page remembers an old address. Please close it and open it again."),
    ("jargon", "ru", "Страница запомнила старый адрес. Закройте её и откройте снова."),
]

STORIES: dict[Lang, str] = {
    "en": (
        "Last spring a shop could not take payments. I compared two tills and found an old certificate. "
        "In the end they paid again within an hour. Since then I check the dates first."
    ),
    "ru": (
        "Прошлой весной магазин не мог принимать оплату. Я сравнил две кассы и нашёл старый сертификат. "
        "В итоге через час касса заработала. С тех пор я первым делом проверяю даты."
    ),
}

WITHOUT: list[tuple[Kind, Lang, str]] = [
    ("situation", "en", "I compare and I find out. It works in the end, and now I always check."),
    ("situation", "ru", "Надо слушать и сравнивать. В итоге всё сходится, теперь проверяю всегда."),
    ("action", "en", "Last year there was a dispute about shifts. It was settled in the end."),
    ("action", "ru", "В прошлом году у нас был спор о сменах. В итоге всё уладилось."),
    ("result", "en", "Last year I had a dispute. I asked both of them and listened."),
    ("result", "ru", "В прошлом году у меня был спор. Я спросил обоих, каждый высказался."),
    ("lesson", "en", "Last year we had a dispute. I asked both, and it was settled by noon."),
    ("lesson", "ru", "В прошлом году у нас был спор. Я спросил обоих, и к обеду договорились."),
    ("number", "en", "Last year the team had a dispute, I asked both sides, and it was settled."),
    ("number", "ru", "В прошлом году у нас был спор, я спросил обоих, и всё решилось."),
    ("own-part", "en", "We met, we talked, our team decided and we fixed it."),
    ("own-part", "ru", "Мы собрались, мы поговорили, наша команда решила, и мы всё исправили."),
    ("next-time", "en", "Hello, we found the cause and are working on the fix."),
    ("next-time", "ru", "Здравствуйте, мы нашли причину и чиним."),
]


@pytest.mark.parametrize(("kind", "lang", "text", "quote"), SAID)
def test_what_is_said_is_heard_and_quoted(kind: Kind, lang: Lang, text: str, quote: str) -> None:
    findings = found(kind, text, lang)
    assert findings, "nothing was heard"
    assert quote in [words.text for words in findings[0].quotes]
    for words in findings[0].quotes:
        assert text[words.start : words.end] == words.text


@pytest.mark.parametrize(("kind", "lang", "text"), NOT_SAID)
def test_the_same_words_in_another_sense_are_left_alone(kind: Kind, lang: Lang, text: str) -> None:
    assert [words.text for finding in found(kind, text, lang) for words in finding.quotes] == []


@pytest.mark.parametrize(("kind", "lang", "text"), WITHOUT)
def test_what_is_missing_is_told(kind: Kind, lang: Lang, text: str) -> None:
    assert found(kind, text, lang)


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("kind", ["situation", "action", "result", "lesson", "number", "own-part"])
def test_a_whole_story_misses_nothing(kind: Kind, lang: Lang) -> None:
    assert not found(kind, STORIES[lang], lang)


@pytest.mark.parametrize("text", ["I will write to you by 15:00.", "You hear from me tomorrow."])
def test_a_letter_with_a_time_misses_none(text: str) -> None:
    assert not found("next-time", text, "en")


@pytest.mark.parametrize(("lang", "word"), [("en", "word"), ("ru", "слово")])
def test_a_sentence_is_too_long_only_where_nobody_could_say_it(lang: Lang, word: str) -> None:
    most = {"en": 40, "ru": 30}[lang]
    assert not found("sentence", "Short one. " + f"{word} " * most + ".", lang)
    told = found("sentence", "Short one. " + f"{word} " * (most + 1) + ".", lang)
    assert [words.text for words in told[0].quotes] == [" ".join([word] * 6)]


def test_text_without_full_stops_is_not_called_one_long_sentence() -> None:
    assert not found("sentence", "word " * 200, "en")


def test_one_filler_alone_is_nothing() -> None:
    assert not found("fillers", "Well, I asked both of them what they had seen. " * 3, "en", answer_in=90)[1:]
    assert not found("fillers", "Um, I asked both of them what they had seen, and wrote it down.", "en")


def test_years_versions_and_lines_of_support_are_no_figures() -> None:
    assert found("number", "In 2023 I was on the second line, 24/7, and asked both sides. It was settled.", "en")
    assert not found("number", "In 2023 I answered 40 tickets a day.", "en")


def test_the_order_holds_every_kind_once() -> None:
    assert sorted(ORDER) == sorted(get_args(Kind))
