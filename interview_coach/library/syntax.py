"""What the YAML parser says, made into sentences for people who write content."""

from __future__ import annotations

import re
from typing import Any

from interview_coach.i18n import N_, _
from interview_coach.library import rules
from interview_coach.library.problems import Finding, shown

_COLON = (
    N_("A colon stands here where no new key can begin."),
    N_("Put text that contains a colon and a space in quotes, and check how far the line is indented."),
)
_INDENT = (
    N_("The line does not fit what stands above it."),
    N_("Check how far it is indented, and that quotes above it are closed."),
)
_BRACKET = (
    N_("A list in […] or a mapping in {…} is not closed or lacks a comma."),
    N_("Put text with commas, colons or brackets in quotes, and close the bracket."),
)
_QUOTE = (
    N_("A quoted text is not closed."),
    N_("Close the quotes; a quote mark inside double quotes is written with a backslash before it."),
)
_ESCAPE = (
    N_("A backslash in double quotes begins no known escape."),
    N_("Write the backslash twice, or use single quotes."),
)
_START = (
    N_("A text begins with a character that YAML keeps for itself."),
    N_("Put the text in quotes."),
)
_TAB = (N_("A line is indented with a tab."), N_("Indent with spaces."))
_BLOCK = (
    N_("After the sign of a text block (| or >) there is something else on the line."),
    N_("Begin the text on the next line."),
)
_DIRECTIVE = (N_("A YAML directive (%) is wrong or unknown."), N_("Delete the line."))

_SAID = (
    (r"tab character", _TAB),
    (r"mapping values are not allowed|found expected ':'|mapping keys are not allowed", _COLON),
    (r"unexpected end of stream|unexpected document indicator", _QUOTE),
    (r"escape|hexdecimal|hexadecimal|Unicode character code|too large to convert|chr\(\)", _ESCAPE),
    (r"cannot start any token|alphabetic or numeric", _START),
    (r"comment or (?:a )?line break|indentation indicator", _BLOCK),
    (r"directive|%YAML|%TAG|incompatible YAML|tag handle|version|digits", _DIRECTIVE),
    (r"',' or|flow", _BRACKET),
    (r"expected (?:key|'-'|<block end>|node content|the node content|<?'?<?document start)|sequence entries", _INDENT),
)


def explain(error: Exception, line: int) -> Finding:
    """Return what an error of the YAML parser means; `line` is where the parser was, for errors that do not tell."""
    said = " ".join(str(part) for part in (getattr(error, "context", None), getattr(error, "problem", error)) if part)
    for pattern, (what, mend) in _SAID:
        if re.search(pattern, said):
            return Finding((), rules.SYNTAX, _(what), _(mend), _line(error, pattern, line))
    what = _("This is not YAML ({why}).").format(why=shown(said))
    return Finding((), rules.SYNTAX, what, _("Compare it with a file that works."), _line(error, "", line))


def _line(error: Any, pattern: str, line: int) -> int:
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in pattern and getattr(error, "context_mark", None):
        mark = error.context_mark  # where the quotes were opened says more than where the file ends
    return mark.line + 1 if mark else line
