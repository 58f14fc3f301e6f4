"""The characters of content files: UTF-8, and nothing that cannot be seen or that steers a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.problems import ContentError, Problem, Rule
from interview_coach.safetext import HOSTILE

_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
REFUSED: Final = re.compile(f"{HOSTILE.pattern}|[{_INVISIBLE}]")
"""Characters that no content has, written as they are or as escapes."""
_TOLD: Final = 50


def decode(content: bytes, file: Path) -> str:
    """Return the text of a file, with LF at the ends of lines and without a byte order mark.

    Raises:
        ContentError: it is not UTF-8, or has characters that no content has.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what, mend = _("The file is not UTF-8."), _("Save it with the encoding UTF-8.")
        raise ContentError([_problem(file, line, rules.ENCODING, what, mend)]) from error
    text = text.replace("\r\n", "\n")
    if REFUSED.search(text):
        raise ContentError(list(islice(_refused(text, file), _TOLD)))
    return text


def _refused(text: str, file: Path) -> Iterator[Problem]:
    for match in REFUSED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield _problem(file, line, rules.CHARACTER, refusal(match[0]), _("Delete it."))


def _problem(file: Path, line: int, rule: Rule, what: str, mend: str) -> Problem:
    return Problem(file, line, "", what, mend, rule.severity, rule.code)


def refusal(character: str) -> str:
    """Return the sentence that a character is refused with."""
    code = f"U+{ord(character):04X}"
    return _("There is a control or invisible character ({code}).").format(code=code)
