"""A small pack whose questions bring sample answers to practise scoring on."""

from __future__ import annotations

from pathlib import Path

from interview_coach.library.items import Question
from interview_coach.library.kinds.questions import Judgement, Sample
from tests.support.questions import question, text

PACK = """\
format: 1
kind: pack
id: samples
title: {en: Samples, ru: Образцы}
version: "1.0"
languages: [en, ru]
licence: CC0-1.0
topics:
  - id: hr
    title: {en: Interview, ru: Собеседование}
    topics:
      - {id: conflict, title: {en: Conflict, ru: Конфликты}}
      - {id: motivation, title: {en: Motivation, ru: Мотивация}}
"""

RUBRICS = """\
format: 1
kind: rubrics
rubrics:
  - id: plain
    criteria:
      - id: structure
        title: {en: Structure, ru: Структура}
        levels:
          - {en: "Jumps between thoughts, and the end is missing.", ru: "Мысли скачут, до конца ответ не доходит."}
          - {en: "Has a beginning, then loses the thread for good.", ru: "Начало есть, дальше нить рассказа теряется."}
          - {en: "Says the answer first and then its reason.", ru: "Сначала даёт ответ, потом его причину."}
          - {en: "Closes with what the listener can do now.", ru: "В конце говорит, что делать слушателю."}
      - id: evidence
        title: {en: Evidence, ru: Доказательства}
        levels:
          - {en: "Names qualities only; nothing to be checked.", ru: "Только качества, проверить нечего и негде."}
          - {en: "Tells of a case without a step of one's own.", ru: "Рассказан случай, но своего шага в нём нет."}
          - {en: "Tells of a case with a step of one's own in it.", ru: "Рассказан случай, и в нём есть свой шаг."}
          - {en: "Adds a number or the words of somebody else to it.", ru: "К случаю добавлено число или чужие слова."}
"""

ANSWERS = (
    (
        "I am a calm person, everybody says so. I like people and people like me. In a conflict I always try to find"
        " words, because words are important, and so far it was never a problem.",
        "Я человек спокойный, все так говорят. Я люблю людей, и люди любят меня. В конфликте всегда стараюсь найти"
        " нужные слова, ведь слова важны, и трудностей пока не было.",
        (1, 1, 1),
    ),
    (
        "First I listen until the other person has finished. Once a client shouted about a lost order. I wrote down"
        " what he said, and then we looked for it together, step by step.",
        "Сначала слушаю, пока человек не договорит. Однажды клиент кричал из-за потерянного заказа. Я записал его"
        " слова, а потом мы вместе искали заказ, шаг за шагом.",
        (3, 3, 2),
    ),
    (
        "I ask for five minutes alone with the colleague. In March two of us fixed one fault twice. I proposed a list"
        " of owners, and in a month not one fault was fixed twice.",
        "Прошу пять минут наедине с коллегой. В марте мы вдвоём чинили один сбой. Я предложил список ответственных, и"
        " за месяц ни один сбой не чинили дважды.",
        (4, 3, 4),
    ),
)
"""A wording in each language, and the levels of the criteria `own`, `structure` and `evidence`."""


def write_samples(folder: Path, questions: int = 2) -> Path:
    """Write a pack with so many questions, three samples each, into `folder`, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(PACK, "utf-8")
    (folder / "rubrics.yaml").write_text(RUBRICS, "utf-8")
    for topic in ("conflict", "motivation"):
        numbers = [n for n in range(questions) if (n % 2 == 0) == (topic == "conflict")]
        head = (
            f"format: 1\nkind: questions\ntopic: hr/{topic}\ndefaults: {{level: junior, style: timed, rubric: plain}}\n"
        )
        if numbers:
            body = "".join(_question(number) for number in numbers)
            (folder / f"{topic}.yaml").write_text(f"{head}questions:\n{body}", "utf-8")
    return folder


def _question(number: int) -> str:
    name = f"q-{number}"
    return f"""  - id: {name}
    prompt: {{en: "How do you begin talk {number}?", ru: "Как вы начинаете разговор {number}?"}}
    intent: {{en: Whether you listen first., ru: Умеете ли вы сначала слушать.}}
    points:
      - must: {{en: A calm talk first, ru: Сначала спокойный разговор}}
      - must: {{en: Both sides are heard, ru: Выслушаны обе стороны}}
      - should: {{en: The agreement is written down, ru: Договорённость записана}}
    answer: {{en: I begin with a calm talk., ru: Начинаю со спокойного разговора.}}
    criteria:
      - id: own-{number}
        title: {{en: Listening, ru: Умение слушать}}
        levels:
          - {{en: "Speaks of oneself only, nobody else is heard.", ru: "Говорит только о себе, другого не слышно."}}
          - {{en: "Says that one listens, but shows no trace of it.", ru: "Говорит, что слушает, но следов этого нет."}}
          - {{en: "Shows by a deed that the other one was heard.", ru: "Поступок показывает, что другого услышали."}}
          - {{en: "Also says what changed because of what was heard.", ru: "Ещё и говорит, что от этого изменилось."}}
    samples:
{"".join(_sample(en, ru, levels, number) for en, ru, levels in ANSWERS)}"""


def _sample(en: str, ru: str, levels: tuple[int, int, int], number: int) -> str:
    names = (f"own-{number}", "structure", "evidence")
    key = "".join(
        f'          {name}: {{level: {level}, why: {{en: "“{" ".join(en.split()[:4])}” shows it for {name}.", '
        f'ru: "Это видно из слов «{" ".join(ru.split()[:4])}»: {name}."}}}}\n'
        for name, level in zip(names, levels, strict=True)
    )
    return f'      - answer: {{en: "{en}", ru: "{ru}"}}\n        key:\n{key}'


def sampled(id: str = "q-one", *keys: tuple[int, int]) -> Question:
    """Return a question whose samples have these levels by its criteria `method` and `example`."""
    samples = tuple(
        Sample(
            text(f"Answer {n} of {id}", f"Ответ {n} на {id}"),
            {
                name: Judgement(level, text(f"why {name} {n}", f"почему {name} {n}"))
                for name, level in zip(("method", "example"), key, strict=True)
            },
        )
        for n, key in enumerate(keys or ((1, 2), (3, 3), (4, 2)))
    )
    return question(id, samples=samples)
