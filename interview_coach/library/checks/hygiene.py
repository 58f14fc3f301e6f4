"""Text is clean: composed letters, no stray spaces, no leftovers, nothing that points at a real person or machine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.problems import Finding, KeyPath, shown
from interview_coach.library.texts import without_code, wordings
from interview_coach.text import Lang, Text

_MARKS: Final = ("TODO", "FIXME", "TBD", "XXX", "ДОДЕЛАТЬ", "ДОПИСАТЬ", "ПЕРЕВЕСТИ", "Lorem ipsum", "lorem ipsum")
_LEFTOVER: Final = re.compile(rf"\b(?:{'|'.join(_MARKS)})\b|\?\?\?")
_MACHINE_PATH: Final = re.compile(r"(?:/home|/Users)/[\w-]+|/root/[\w-]+|\b[A-Za-z]:\\[\w.-]+|\bfile://\S+")
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@((?:[\w-]+\.)+[\w-]{2,})")
_DOMAIN: Final = re.compile(
    r"(?<![\w@.-])((?:[\w-]+\.)+(?:com|org|net|info|biz|io|dev|app|cloud|me|co|eu|de|uk|us|fr|by|kz|ua|su|ru|рф))(?![\w-]|\.\w)"
)
_RESERVED: Final = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$")
_PHONE: Final = re.compile(
    r"(?<![\w+])(?:\+\d[\d ()\u00a0‑-]{8,16}\d|8[ \u00a0-]?\(?\d{3}\)?[ \u00a0-]?\d{3}(?:[ \u00a0-]?\d{2}){2})(?!\w)"
)
_FICTIONAL_PHONE: Final = re.compile(r"555\D?01\d\d$|^\+7\D*000")
_LINES_LIMIT: Final = 20


def source(text: str) -> Iterator[Finding]:
    """Tell stray white space and marks of unfinished work in the text of a file, comments included."""
    yield from islice(_stray(text), _LINES_LIMIT)
    yield from islice(_leftovers(text), _LINES_LIMIT)


def _stray(text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield Finding((), rules.WHITESPACE, _("There is a tab."), _("Write spaces for it."), number)
        elif line.endswith(" "):
            yield Finding((), rules.WHITESPACE, _("The line ends in spaces."), _("Delete them."), number)


def _leftovers(text: str) -> Iterator[Finding]:
    if not any(mark in text for mark in (*_MARKS, "???")):
        return  # much faster than the pattern, which knows where words end
    for match in _LEFTOVER.finditer(text):
        what = _("“{mark}” marks unfinished work.").format(mark=match[0])
        line = text.count("\n", 0, match.start()) + 1
        yield Finding((), rules.LEFTOVER, what, _("Finish it, or take the mark out."), line)


def clean(path: KeyPath, text: Text, languages: Sequence[Lang]) -> Iterator[Finding]:
    """Tell what is unclean in the wordings of `text`."""
    for here, _lang, wording in wordings(path, text, languages):
        if not unicodedata.is_normalized("NFC", wording):
            mend = _("Save the file with composed characters (Unicode NFC).")
            yield Finding(here, rules.FORM, _("Accents are written as characters of their own."), mend)
        if found := _MACHINE_PATH.search(without_code(wording)):
            what = _("“{path}” is a path of somebody's computer.").format(path=shown(found[0]))
            yield Finding(here, rules.MACHINE_PATH, what, _("Take it out, or put an example between backticks."))
        yield from _contacts(here, wording)


def _contacts(path: KeyPath, wording: str) -> Iterator[Finding]:
    if "." in wording:
        for found in (*_MAIL.finditer(wording), *_DOMAIN.finditer(wording)):
            if not _RESERVED.search(found[1].lower()):
                what = _("“{name}” may really exist.").format(name=shown(found[0]))
                yield Finding(path, rules.CONTACT, what, _("Use example.com or a name below it."))
    for found in _PHONE.finditer(wording):
        if not _FICTIONAL_PHONE.search(found[0]):
            what = _("“{number}” may be a real telephone number.").format(number=shown(found[0]))
            yield Finding(path, rules.CONTACT, what, _("Use one like +7 000 000-00-00 or 555-0100."))
