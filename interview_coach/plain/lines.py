"""A conversation in lines: whole lines out, whole lines in, nothing that moves a cursor."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Final, Protocol

from interview_coach.errors import CoachError
from interview_coach.i18n import _
from interview_coach.plain import output
from interview_coach.safetext import visible

_LATIN: Final = "qwertyuiopasdfghjklzxcvbnm?"
_CYRILLIC: Final = "йцукенгшщзфывапролдячсмить,"
_TWINS: Final[Mapping[str, str]] = dict(zip(_CYRILLIC, _LATIN, strict=True))
"""What a Russian (ЙЦУКЕН) layout types for the keys of our commands."""

_CUT_AT: Final = 4095
"""Bytes after which a Unix terminal drops the rest of a line, without a word."""


_LONGEST: Final = 100_000
"""Characters of a line at most; what follows is read as the next line."""


class Source(Protocol):
    """Where lines come from."""

    def readline(self, limit: int, /) -> str:
        """Return the next line with its end, at most `limit` characters of it; an empty text at the end."""


class Closed(Exception):
    """There is nobody to read from any more: the end of a pipe, or Ctrl+D."""


def key(line: str) -> str:
    """Return the command that a line stands for: lower case, a single Cyrillic letter as the Latin one on its key."""
    word = line.strip().lower()
    return _TWINS.get(word, word)


class Lines:
    """Says lines and reads lines. `live` tells that a person is at a terminal, for whom time passes."""

    def __init__(self, source: Source, *, live: bool) -> None:
        self._source = source
        self.live = live

    def say(self, *texts: str) -> None:
        """Write each text as a line, or as the lines that it holds."""
        for text in texts:
            output.say(text)

    def read(self, *, after: float | None = None, notice: str = "") -> str:
        """Return the next line, made harmless; say `notice` when `after` seconds pass without one and a person waits.

        Raises:
            Closed: there are no more lines.
        """
        output.flush()
        alarm = threading.Timer(after, self._remind, (notice,)) if self.live and after and after > 0 else None
        if alarm:
            alarm.daemon = True
            alarm.start()
        try:
            line = self._source.readline(_LONGEST)
        finally:
            if alarm:
                alarm.cancel()
                alarm.join()
        if not line:
            raise Closed
        if self.live and len(line.encode(errors="replace")) >= _CUT_AT:
            self.say(_("The terminal may have cut this line; press Enter more often in long answers."))
        return visible(line.rstrip("\r\n"))

    def ask(self, prompt: str, *, after: float | None = None, notice: str = "") -> str:
        """Say `prompt` and return the command that was typed; see `read`."""
        self.say(prompt)
        return key(self.read(after=after, notice=notice))

    def _remind(self, notice: str) -> None:
        try:
            output.say(notice)
            output.flush()
        except (OSError, CoachError):
            pass  # the main thread finds out by itself
