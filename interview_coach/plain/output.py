"""The way out for lines of text: foreign text made visible, streams that never fail over a character."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO

from interview_coach.errors import CoachError
from interview_coach.i18n import _
from interview_coach.safetext import visible


class Unwritable(CoachError):
    """What should be written cannot be, for example because the disk behind the output is full."""


def tame_streams() -> None:
    """Let no character that a stream's encoding lacks end the program: it is shown as «?» instead."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # tests put streams of their own here
        if reconfigure is not None:
            reconfigure(errors="replace")


def write(text: str, stream: TextIO | None = None) -> None:
    """Write `text` to `stream` (stdout if None) with every hostile character made visible.

    Raises:
        BrokenPipeError: nobody reads any more.
        Unwritable: the stream takes no more.
    """
    out = stream or sys.stdout
    try:
        if out is not None:  # a program can be started without a stdout
            out.write(visible(text))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from error


def say(text: str = "") -> None:
    """Write `text` and a line end to stdout."""
    write(f"{text}\n")


def flush(stream: TextIO | None = None) -> None:
    """Hand on what was written so far; raises as `write` does."""
    out = stream or sys.stdout
    try:
        if out is not None:
            out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from error


def complain(text: str) -> None:
    """Write `text` as one line to stderr; in silence where that cannot be written, because nobody can be told."""
    if sys.stderr is not None:
        with suppress(OSError, Unwritable):
            write(" ".join(text.split()) + "\n", sys.stderr)
            flush(sys.stderr)


def _unwritable(error: OSError) -> Unwritable:
    return Unwritable(_("The output cannot be written ({why}).").format(why=error.strerror))
