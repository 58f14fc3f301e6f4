"""Russian as it is spoken and printed: what authors write by habit, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from interview_coach.i18n import N_, _
from interview_coach.library import rules
from interview_coach.library.checks.yo import words_without
from interview_coach.library.problems import Finding, KeyPath, shown
from interview_coach.library.texts import without_code, without_quotes, wordings
from interview_coach.text import Lang, Text

_PEOPLE = (
    "клиентом|пользователем|заказчиком|инженером|специалистом|сотрудником|коллегой|руководителем|командой|нами|мной|ими"
)

_OFFICIALESE: Final = (
    (r"данн(?:ый|ого|ому|ом|ая|ой|ую|ое)", "этот"),
    (r"явля(?:ется|ются|лся|лась|лось|лись|ться)", "тире или глагол"),
    (r"осуществ(?:ля\w+|ит\w*|ил\w*|лен\w*)", "сам глагол"),
    (r"произв(?:ести|ед[уеё]\w*|ёл|ел[аио]?|одит(?:ь|ся|ься)?|одят(?:ся)?|одим|одилось|одился|одилась)", "сам глагол"),
    (r"в случае возникновения", "если"),
    (r"адрес(?:овать|ует|уем|ую|овал\w*) проблем\w+", "заняться, решить"),
    (r"име(?:ет|ют|ло|ла|ли) место", "есть, бывает"),
    (r"на сегодняшний день", "сейчас"),
    (r"испытыва\w+ (?:сложност|трудност)\w+", "не получается"),
    (r"фидб[еэ]к\w*", "обратная связь"),
    (r"корнев(?:ая|ой|ую|ые|ых|ым|ыми) причин\w*", "первопричина"),
    (r"закры(?:ть|вать|ваем|вает|л\w*) бол[ьи]", "решить задачу"),
    (r"приносим\b.{0,20}извинения за доставленн\w+ неудобств\w+", "назвать, что случилось и что сделано"),
    (r"ваш звонок (?:очень )?важен", "ничего"),
    (r"вы должны", "нужно, попробуйте"),
    (r"к сожалению,? мы не можем", "сначала что можно"),
    (r"(?:обеспечени|повышени|осуществлени|проведени|выполнени|улучшени|снижени)[еяюй]м? \w+(?:ния|ний)", "глагол"),
    (rf"(?<!\bс )(?<!\bсо )\b(?:{_PEOPLE}) был[аои]? \w+(?:но|на|ны|ен|ан|то|та|ты|ят)", "действительный залог"),
    (r"роутинг\w*|(?:по|за|про)?чекать|чек(?:аю|аем|нуть|нул\w*)|(?:по|за)?фикси(?:ть|л|ли|м|шь)", "русский глагол"),
)
_STYLE: Final = tuple((re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), instead) for pattern, instead in _OFFICIALESE)

_ANY_STYLE: Final = re.compile("|".join(pattern.pattern for pattern, _instead in _STYLE), re.IGNORECASE)
"""Whether there is anything at all, in one search."""

_PRINT: Final = (
    (re.compile(r"\""), N_("straight quotes"), N_("Write «…», and „…“ inside.")),
    (re.compile(r"”"), N_("English quotes"), N_("Write «…», and „…“ inside.")),
    (re.compile(r"(?<=\S) [-–] (?=\S)"), N_("a hyphen or a short dash for a dash"), N_("Write “ — ”.")),
    (re.compile(r"\d ?%"), N_("no no-break space before %"), N_("Put U+00A0 between the number and the sign.")),
    (
        re.compile(r"\d (?:мс|мин|ч|КБ|МБ|ГБ|ТБ|Мбит|Гбит|руб|км|кг)\b"),
        N_("a number that may be torn from its unit"),
        N_("Put U+00A0 between the number and the unit."),
    ),
    (re.compile(r"\d\.\d+\u00a0?%"), N_("a decimal point"), N_("Write a comma.")),
    (re.compile(r"\b(?:в|к|до|с|после) \d{1,2}\.\d{2}\b(?!\.)"), N_("a time with a point"), N_("Write it like 15:00.")),
)


def style(path: KeyPath, text: Text, languages: Sequence[Lang]) -> Iterator[Finding]:
    """Tell officialese, foreign typography and missing «ё» in the Russian wording of `text`.

    What stands in quotation marks is somebody's words, and may be officialese.
    """
    for here, lang, wording in wordings(path, text, languages):
        if lang == "ru":
            prose = without_code(wording)
            yield from _spoken(here, without_quotes(prose))
            yield from _printed(here, prose)


def _spoken(path: KeyPath, prose: str) -> Iterator[Finding]:
    for pattern, instead in _STYLE if _ANY_STYLE.search(prose) else ():
        if found := pattern.search(prose):
            what = _("“{words}” is not how people speak.").format(words=shown(found[0]))
            yield Finding(path, rules.OFFICIALESE, what, _("Write: {instead}.").format(instead=instead))


def _printed(path: KeyPath, prose: str) -> Iterator[Finding]:
    for pattern, about, mend in _PRINT:
        if found := pattern.search(prose):
            start = max(0, found.start() - 12)
            what = _("At “{words}” there is {what}.").format(words=shown(prose[start : found.end() + 8]), what=_(about))
            yield Finding(path, rules.TYPOGRAPHY, what, _(mend))
    if found_words := words_without(prose):
        what = _("Without «ё»: {words}.").format(words=", ".join(found_words))
        yield Finding(path, rules.YO, what, _("Write «ё»."))
