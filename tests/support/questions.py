"""A question to practise in tests, complete and small."""

from __future__ import annotations

from typing import Any

from interview_coach.library.items import Question
from interview_coach.library.kinds.questions import Point
from interview_coach.library.kinds.shared import Criterion
from interview_coach.text import Text


def text(en: str, ru: str) -> Text:
    return Text(by_lang={"en": en, "ru": ru})


def criterion(name: str) -> Criterion:
    levels = tuple(text(f"{name}: what level {n} says", f"{name}: что говорят на уровне {n}") for n in (1, 2, 3, 4))
    assert len(levels) == 4
    return Criterion(name, text(name.title(), f"Критерий {name}"), levels)


def question(id: str = "q-one", **changes: Any) -> Question:
    """Return a question with two `must` points, a `should` and a red flag, and two criteria."""
    fields: dict[str, Any] = {
        "pack": "test",
        "id": id,
        "topic": "hr/conflict",
        "level": "junior",
        "title": text("What do you do in a conflict?", "Что вы делаете в конфликте?"),
        "style": "timed",
        "intent": text("Whether you listen", "Умеете ли вы слушать"),
        "points": (
            Point(must=text("Calm talk first", "Сначала спокойный разговор")),
            Point(must=text("Hears both sides", "Слушает обе стороны")),
            Point(should=text("Writes the agreement down", "Записывает договорённость")),
            Point(avoid=text("Looks for the guilty one", "Ищет виноватого")),
        ),
        "answer": text(
            "I start with a calm talk and hear both sides.", "Начинаю со спокойного разговора с обеими сторонами."
        ),
        "criteria": (criterion("method"), criterion("example")),
        "think": 15,
        "answer_in": 90,
        "probes": (text("And what changed after that?", "И что изменилось после этого?"),),
        **changes,
    }
    return Question(**fields)
