"""A small pack in both languages, written to a folder: three questions in two topics of two areas."""

from __future__ import annotations

from pathlib import Path

PACK = """\
format: 1
kind: pack
id: small
title: {en: Small, ru: Малый}
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
      - id: method
        title: {en: Method, ru: Метод}
        levels:
          - {en: No method is told, ru: Метод не назван}
          - {en: One step is told, ru: Назван один шаг}
          - {en: All steps are told, ru: Названы все шаги}
          - {en: All steps and a check are told, ru: Названы все шаги и проверка}
      - id: example
        title: {en: Example, ru: Пример}
        levels:
          - {en: No example is given, ru: Примера нет}
          - {en: The example is general, ru: Пример общий}
          - {en: The example has a result, ru: В примере есть результат}
          - {en: The example has a number, ru: В примере есть цифра}
"""

CONFLICT = """\
format: 1
kind: questions
topic: hr/conflict
defaults: {level: junior, style: timed, rubric: plain}
questions:
  - id: q-calm
    prompt: {en: How do you begin a talk about a conflict?, ru: Как вы начинаете разговор о конфликте?}
    intent: {en: Whether you listen first., ru: Умеете ли вы сначала слушать.}
    points:
      - must: {en: A calm talk first, ru: Сначала спокойный разговор}
      - must: {en: Both sides are heard, ru: Выслушаны обе стороны}
      - should: {en: The agreement is written down, ru: Договорённость записана}
      - avoid: {en: A search for the guilty one, ru: Поиск виноватого}
    answer:
      en: "I **begin** with a calm talk. Then:\\n\\n- I hear both sides\\n- I write the agreement down"
      ru: "**Начинаю** со спокойного разговора. Затем:\\n\\n- слушаю обе стороны\\n- записываю договорённость"
    mistakes: [{en: To name the guilty one at once, ru: Сразу назвать виноватого}]
    probes: [{en: And what changed after that?, ru: И что изменилось после этого?}]
  - id: q-third
    prompt: {en: When do you bring in a third person?, ru: Когда вы зовёте третьего человека?}
    intent: {en: Whether you know when help is needed., ru: "Знаете ли вы, когда нужна помощь."}
    points:
      - must: {en: After two honest tries, ru: После двух честных попыток}
      - must: {en: As help and not as a complaint, ru: "Как помощь, а не как жалобу"}
      - should: {en: The customer is protected meanwhile, ru: Клиент тем временем защищён}
    answer:
      en: I ask a third person for help after two honest tries, and I protect the customer meanwhile.
      ru: Прошу о помощи третьего человека после двух честных попыток, а клиента тем временем защищаю.
    probes: [{en: Who would that be?, ru: Кто бы это был?}]
"""

MOTIVATION = """\
format: 1
kind: questions
topic: hr/motivation
defaults: {level: middle, style: timed, rubric: plain}
questions:
  - id: q-why
    prompt: {en: Why do you want this post?, ru: Почему вам интересна эта должность?}
    intent: {en: Whether you read the vacancy., ru: Читали ли вы вакансию.}
    points:
      - must: {en: A task from the vacancy, ru: Задача из вакансии}
      - must: {en: An own reason, ru: Собственная причина}
      - should: {en: A look ahead, ru: Взгляд вперёд}
    answer:
      en: Your vacancy asks for log analysis, and that is the part of support that I enjoy most.
      ru: В вакансии нужен разбор логов, а именно эта часть поддержки нравится мне больше всего.
    probes: [{en: What if there were no logs?, ru: А если бы логов не было?}]
"""


def write_pack(folder: Path) -> Path:
    """Write the pack into `folder` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("pack", PACK), ("rubrics", RUBRICS), ("conflict", CONFLICT), ("motivation", MOTIVATION)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder
