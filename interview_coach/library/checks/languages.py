"""Each text is written in every language of its pack, and each wording is in its own language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.problems import Finding, KeyPath, shown
from interview_coach.library.texts import language, without_code, without_quotes, wordings
from interview_coach.text import Lang, Text
from interview_coach.wording import percent
from interview_coach.words import words

CYRILLIC_SHARE: Final = 0.8
"""The share of Cyrillic letters that a Russian wording has at least; code, addresses and capitals do not count."""
_NAME_WORDS: Final = 3

_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]+s?\b")
_ADDRESS = re.compile(r"@|://|\w\.[a-z]{2}")
_LETTERS = re.compile(r"[A-Za-zА-Яа-яЁё]+")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_LATIN = re.compile(r"[A-Za-z]")
_LONELY = re.compile(r"(?<![\w'’.-])[acoky](?![\w'’:-])")
"""A Latin letter alone that looks like a Russian word of one letter: «а», «с», «о», «к», «у»."""


def written(path: KeyPath, text: Text, languages: Sequence[Lang]) -> Iterator[Finding]:
    """Tell the languages in which `text` is missing, and those that the pack does not have."""
    value = text.dump()
    if isinstance(value, str):
        if len(languages) > 1:
            mend = _("Write it as {shape}.").format(shape="{" + ", ".join(f"{lang}: …" for lang in languages) + "}")
            yield Finding(path, rules.LANGUAGE_MISSING, _("There is one wording for all languages."), mend)
        return
    for lang in languages:
        if lang not in value:
            what = _("The {language} wording is missing.").format(language=language(lang))
            yield Finding((*path, lang), rules.LANGUAGE_MISSING, what, _("Add “{lang}: …”.").format(lang=lang))
    for lang in value:
        if lang not in languages:
            what = _("The pack is not in {language}.").format(language=language(lang))
            mend = _("Delete the wording, or add “{lang}” to the languages in pack.yaml.").format(lang=lang)
            yield Finding((*path, lang), rules.LANGUAGE_EXTRA, what, mend)


def own(path: KeyPath, text: Text, languages: Sequence[Lang]) -> Iterator[Finding]:
    """Tell wordings in the wrong language, and words that mix Latin and Cyrillic letters."""
    for here, lang, wording in wordings(path, text, languages):
        prose = without_code(wording)
        yield from _mixed(here, prose)
        if lang == "ru":
            yield from _russian(here, prose, text)
        elif found := _CYRILLIC.search(without_quotes(prose)):
            what = _("There is Russian in an English text, from “{word}” on.")
            start = shown(without_quotes(prose)[found.start() :].split()[0])
            yield Finding(here, rules.SCRIPT, what.format(word=start), _("Write it in English, or quote it."))


def _mixed(path: KeyPath, prose: str) -> Iterator[Finding]:
    if prose.isascii() or not _LATIN.search(prose):
        return
    for word in _LETTERS.findall(prose):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            what = _("“{word}” mixes Latin and Cyrillic letters.").format(word=shown(word))
            yield Finding(path, rules.LOOKALIKE, what, _("Type the word anew in one layout."))


def _russian(path: KeyPath, prose: str, text: Text) -> Iterator[Finding]:
    if not _LATIN.search(prose):
        return
    if _CYRILLIC.search(prose) and (found := _LONELY.search(prose)):
        what = _("The letter “{letter}”, alone in a Russian text, is Latin.").format(letter=found[0])
        yield Finding(path, rules.LOOKALIKE, what, _("Type it in the Russian layout."))
    counted = " ".join(word for word in prose.split() if not _ADDRESS.search(word))
    letters = "".join(_LETTERS.findall(_ABBREVIATION.sub(" ", counted)))
    share = len(_CYRILLIC.findall(letters)) / len(letters) if letters else 1.0
    if share < CYRILLIC_SHARE and not _is_name(prose, text):
        what = _("Only {share} of the letters of this Russian text are Russian.").format(share=percent(share))
        mend = _("Write it in Russian; put commands and names of files between backticks.")
        yield Finding(path, rules.SCRIPT, what, mend)


def _is_name(prose: str, text: Text) -> bool:
    """Whether a wording is just a name, the same in English."""
    return len(words(prose)) <= _NAME_WORDS and text.get("en") == text.get("ru")
