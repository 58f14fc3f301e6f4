"""A word on stderr while something takes long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final, TextIO

from interview_coach.clock import Clock, SystemClock

QUIET_SECONDS: Final = 0.5
"""How long work may take before a word is said of it ..."""

_STEP_SECONDS: Final = 0.1
"""... and how often the word is brought up to date, where that can be done in place."""


class Waiting:
    """Tells how far some work has come: in place on a terminal, or in one line where no cursor may move."""

    def __init__(self, what: str, stream: TextIO, clock: Clock, *, in_place: bool) -> None:
        self._what = what
        self._stream = stream
        self._clock = clock
        self._in_place = in_place
        self._next = clock.monotonic() + QUIET_SECONDS
        self._told = False

    def __call__(self, done: int, total: int) -> None:
        """Take the news that `done` of `total` parts are done."""
        now = self._clock.monotonic()
        if now < self._next or (self._told and not self._in_place):
            return
        self._told, self._next = True, now + _STEP_SECONDS
        self._write(f"\r{self._what}: {done * 100 // max(total, 1)} %" if self._in_place else f"{self._what} …\n")

    def close(self) -> None:
        """Take the line away that was brought up to date in place."""
        if self._told and self._in_place:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        with suppress(OSError):  # the work goes on without being told
            self._stream.write(text)
            self._stream.flush()


@contextmanager
def waiting(what: str, *, plain: bool = True) -> Iterator[Waiting]:
    """Give what work reports to; `what` names it, and in `plain` mode nothing moves a cursor."""
    told = Waiting(what, sys.stderr, SystemClock(), in_place=not plain and sys.stderr.isatty())
    try:
        yield told
    finally:
        told.close()
