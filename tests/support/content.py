"""Packs of any size for tests and benchmarks: valid, in two languages, and the same at every run.

A question takes about 1.2 kB of its file. Its words are drawn from a vocabulary with real endings, the way words of a
natural language are: a few of them everywhere, most of them rarely. So stems and postings cost what they would cost.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

PER_FILE: Final = 100
AREAS: Final = ("hr", "technical", "conflict", "kpi", "preparation")
TOPICS_AN_AREA: Final = 10
STYLES: Final = ("flash", "timed", "story", "diagnose", "explain", "pitch", "reply")
LEVELS: Final = ("junior", "middle", "senior")

COMMON: Final = {"en": "client", "ru": "клиент"}
"""A word of each language that about every third question holds."""
RARE: Final = {"en": "zeppelin", "ru": "дирижабль"}
"""A word of each language that is only in the first question of each thousand."""

_EVERYDAY: Final = {
    "en": "the to and of a client in that is it for we you with what problem this was how team be answer",
    "ru": "и в не на что клиент я мы с как это по команда для к проблема ответ из у за так вы от же",
}
_ROOTS: Final = {
    "en": "answ build call chang check clos connect deliv escal expect explain fail fix help inform learn listen log "
    "manag measur mov network not open order plan print prob question read repeat report request restart server "
    "solv support test ticket train transf trust understand updat wait work",
    "ru": "вопрос врем выясн говор договор жалоб задач звон знан инженер клиентск команд конфликт настро находк "
    "обеща объясн опыт ответ ошибк письм план повтор поддерж помощ понима провер работ разговор реш связ сервер "
    "систем служб собесед спокой спрос срок тест узна услов факт характер цел шаг",
}
_ONSETS: Final = {
    "en": "b br c d dr f g gr h l m n p pl r s st t tr v w",
    "ru": "б в вр г д др ж з к кр л м н п пр р с ст т ф",
}
_CORES: Final = {
    "en": "and eck ent erm ill ind ock ond orm ound urn ust",
    "ru": "арм елк ент ерн иск ист овар одн окн олж онт умн",
}
_ENDINGS: Final = {
    "en": "s ed ing er ers ion ions able ment ly ness",
    "ru": "а у ом е ы ов ам ами ах ить ит ил или ение ения ный ного",
}
_STREAM: Final = 200_000


def write_pack(folder: Path, questions: int, *, pack: str = "bench", per_file: int = PER_FILE, seed: int = 1) -> Path:
    """Write a pack of so many questions, `per_file` a file, into `folder`, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(pack_yaml(pack), "utf-8")
    (folder / "rubrics.yaml").write_text(rubrics_yaml(), "utf-8")
    for number, first in enumerate(range(0, questions, per_file)):
        path = folder / file_name(number)
        path.parent.mkdir(exist_ok=True)
        path.write_text(questions_yaml(number, range(first, min(first + per_file, questions)), seed), "utf-8")
    return folder


def file_name(number: int) -> str:
    """Return the path, inside its pack, of the file with that number."""
    return f"{_topic(number).partition('/')[0]}/file-{number:04d}.yaml"


def question_id(number: int) -> str:
    """Return the id of the question with that number."""
    return f"q-{number:06d}"


def pack_yaml(pack: str, version: str = "1.0", areas: Sequence[str] = AREAS) -> str:
    """Return a `pack.yaml` whose tree has `TOPICS_AN_AREA` topics in each area."""
    lines = [
        "format: 1",
        "kind: pack",
        f"id: {pack}",
        f"title: {{en: Pack {pack}, ru: Пакет {pack}}}",
        f'version: "{version}"',
        "languages: [en, ru]",
        "licence: CC-BY-4.0",
        "topics:",
    ]
    for area in areas:
        lines += [f"  - id: {area}", f"    title: {{en: Area {area}, ru: Область {area}}}", "    topics:"]
        lines += [f"      - {{id: t{n}, title: {{en: Topic {n}, ru: Тема {n}}}}}" for n in range(TOPICS_AN_AREA)]
    return "\n".join(lines) + "\n"


def rubrics_yaml(word: str = "") -> str:
    """Return a `rubrics.yaml` with the rubric `plain`; `word` makes its wording differ."""
    levels = "\n".join(
        f"          - {{en: The answer shows {what} of the facts {word}, ru: В ответе {как} фактов {word}}}"
        for what, как in (("none", "нет"), ("few", "мало"), ("most", "больше половины"), ("all", "все из нужных"))
    )
    return (
        "format: 1\nkind: rubrics\nrubrics:\n  - id: plain\n    criteria:\n      - id: facts\n"
        f"        title: {{en: Facts, ru: Факты}}\n        levels:\n{levels}\n"
    )


def questions_yaml(number: int, questions: Sequence[int], seed: int = 1) -> str:
    """Return the file with that number, which holds the questions with those numbers."""
    chance = random.Random(f"{seed} {number}")
    head = (
        f"format: 1\nkind: questions\ntopic: {_topic(number)}\n"
        f"defaults: {{level: junior, style: flash, rubric: plain, tags: [bench]}}\nquestions:\n"
    )
    return head + "".join(_question(n, chance, first=n == questions[0]) for n in questions)


def _question(number: int, chance: random.Random, first: bool) -> str:
    en, ru = _phrases("en", chance), _phrases("ru", chance)
    rare_en, rare_ru = (f" {RARE['en']}", f" {RARE['ru']}") if number % 1000 == 0 else ("", "")
    lines = [
        f"  - id: {question_id(number)}",
        f"    level: {LEVELS[number % 7 % 3]}",
        f"    style: {STYLES[number % 11 % 7]}",
        f"    prompt: {{en: What {next(en)}{rare_en}?, ru: Что {next(ru)}{rare_ru}?}}",
        f"    intent: {{en: Whether {next(en)}., ru: Понять {next(ru)}.}}",
        "    points:",
        *(f"      - {weight}: {{en: {next(en)}, ru: {next(ru)}}}" for weight in ("must", "should", "avoid")),
        "    answer:",
        f"      en: First {' '.join(itertools.islice(en, 3))}.",
        f"      ru: Сначала {' '.join(itertools.islice(ru, 3))}.",
        f"    tags: [tag-{number % 13}]",
    ]
    if number % 10 == 5 and not first:
        lines.append(f"    needs: [{question_id(number - 1)}]")
    return "\n".join(lines) + "\n"


def _topic(number: int) -> str:
    area, leaf = divmod(number % (len(AREAS) * TOPICS_AN_AREA), TOPICS_AN_AREA)
    return f"{AREAS[area]}/t{leaf}"


def _phrases(lang: str, chance: random.Random) -> Iterator[str]:
    """Yield phrases of four to seven words."""
    stream = _stream(lang)
    while True:
        at = chance.randrange(len(stream) - 7)
        yield " ".join(stream[at : at + chance.randint(4, 7)])


@lru_cache(maxsize=2)
def _stream(lang: str) -> list[str]:
    """Return a long run of words in which the word of rank k is found about 1/k as often as the first."""
    chance = random.Random(lang)
    forms = [root + ending for root in _roots(lang) for ending in ("", *_ENDINGS[lang].split())]
    chance.shuffle(forms)
    vocabulary = _EVERYDAY[lang].split() + forms
    weights = [1 / (rank + 2.7) ** 1.1 for rank in range(len(vocabulary))]
    return chance.choices(vocabulary, weights, k=_STREAM)


def _roots(lang: str) -> list[str]:
    """Return real roots and made-up ones that sound alike."""
    onsets, cores = _ONSETS[lang].split(), _CORES[lang].split()
    vowels = "aeiou" if lang == "en" else "аеиоу"
    made = [f"{one}{vowel}{core}" for one in onsets for vowel in vowels for core in cores]
    return _ROOTS[lang].split() + made
