"""Whether the full-screen interface can be shown where the program was started."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from typing import TextIO

from interview_coach.errors import Refusal
from interview_coach.i18n import _


def check(
    streams: tuple[TextIO | None, TextIO | None, TextIO | None] | None = None,
    environment: Mapping[str, str] | None = None,
    system: str = os.name,
) -> None:
    """Return where the interface can be shown on these streams (stdin, stdout, stderr).

    Raises:
        Refusal: there is no terminal, a dumb one, or one that does not take UTF-8; says what to do instead.
    """
    env = os.environ if environment is None else environment
    stdin, stdout, stderr = streams or (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in (stdin, stdout, stderr)):
        raise Refusal(_("The full-screen interface needs a terminal. Without one: {command}").format(command=PLAIN))
    if system != "nt" and env.get("TERM", "") in ("", "dumb", "unknown"):
        raise Refusal(
            _("The terminal says that it cannot place text (TERM={term}). Set TERM, or use: {command}").format(
                term=env.get("TERM", ""), command=PLAIN
            )
        )
    if stderr is not None and not is_utf8(stderr.encoding):
        raise Refusal(
            _(
                "The terminal takes {encoding}, not UTF-8. Set LC_ALL=C.UTF-8 (or PYTHONUTF8=1), or use: {command}"
            ).format(encoding=stderr.encoding, command=PLAIN)
        )


PLAIN = "interview-coach today --plain"
"""The way to practise without a full screen."""


def is_utf8(encoding: str | None) -> bool:
    """Whether a stream with this encoding takes every character."""
    try:
        return codecs.lookup(encoding or "ascii").name == "utf-8"
    except LookupError:
        return False
