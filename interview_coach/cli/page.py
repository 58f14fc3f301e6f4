"""The program's help page, made of the table of commands alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from interview_coach.cli.commands import ENTRIES, PROGRAM
from interview_coach.errors import Exit
from interview_coach.i18n import N_, _
from interview_coach.text import LANGUAGES

OPTIONS: Final = (
    (f"--lang {'|'.join(LANGUAGES)}", N_("language of interface and content")),
    ("--version", N_("show the version")),
    ("-h, --help", N_("show this page; also after a command")),
)

STATUSES: Final = (
    (str(int(Exit.OK)), N_("all went well")),
    (str(int(Exit.PROBLEMS)), N_("problems were found, or something failed and stderr says what")),
    (str(int(Exit.USAGE)), N_("the command line was not understood")),
    (str(int(Exit.REFUSED)), N_("refused: no terminal, history in use, damaged or from a newer version")),
    (str(int(Exit.CRASHED)), N_("a defect of the program; stderr names the private log file")),
    ("128+n", N_("ended by signal n, such as 130 after Ctrl+C")),
)


def page() -> str:
    """Return what `interview-coach --help` prints, in the language in use."""
    groups = {entry.words for entry in ENTRIES if not entry.place}
    commands = [(entry.words, entry.help) for entry in ENTRIES if entry.words not in groups]
    return "\n".join(
        (
            " ".join((_("Usage:"), PROGRAM, "[" + _("OPTIONS") + "]", "[" + _("COMMAND") + " …]")),
            "",
            _("A trainer for interviews. Without a command it opens the home screen."),
            *_section(_("Commands"), commands),
            *_section(_("Options"), OPTIONS),
            *_section(_("Exit status"), STATUSES),
        )
    )


def _section(title: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(left) for left, _right in rows)
    return ["", f"{title}:", *(f"  {left:<{width}}  {_(right)}" for left, right in rows)]
