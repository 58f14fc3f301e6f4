"""From the command line to an exit status: every way that the program can end passes here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from interview_coach import __version__
from interview_coach.cli.commands import PROGRAM
from interview_coach.cli.language import as_language, speak
from interview_coach.errors import CoachError, Exit
from interview_coach.plain.output import Unwritable, complain, flush, say, tame_streams
from interview_coach.text import Lang

_BY_INTERRUPT = 128 + 2
_BY_CLOSED_PIPE = 128 + 13
"""What shells call the end by SIGINT and by SIGPIPE; numbers, because not every system has both names."""


def run(arguments: Sequence[str]) -> int:
    """Do what the command line asks for and return the exit status. No exception leaves."""
    tame_streams()
    status = _guarded(lambda: _answer(arguments))

    def end() -> int:
        flush()  # here, or Python would print a traceback of its own if it fails when all else is over
        return status

    return _guarded(end)


def _guarded(work: Callable[[], int]) -> int:
    """Return the status of `work`, or the one that tells how it failed."""
    try:
        return int(work())
    except BrokenPipeError:
        _close_output()
        return _BY_CLOSED_PIPE
    except KeyboardInterrupt:
        return _BY_INTERRUPT
    except CoachError as error:
        complain(str(error))
        if isinstance(error, Unwritable):
            _close_output()
        return int(error.status)
    except Exception as error:  # a defect: told in one line, never as a traceback with the learner's words in it
        from interview_coach.cli.crash import tell

        tell(error)
        return int(Exit.CRASHED)


def _answer(arguments: Sequence[str]) -> int:
    """Answer what needs no command at once, and hand the rest to the commands."""
    asked, rest = _leading_language(arguments)
    completing = "_INTERVIEW_COACH_COMPLETE" in os.environ  # the shell asks; it gives no arguments
    if rest == ["--version"]:
        say(f"{PROGRAM} {__version__}")
        return Exit.OK
    speak(asked)
    if rest in (["--help"], ["-h"]):
        from interview_coach.cli.page import page

        say(page())
        return Exit.OK
    if not rest and not completing:
        from interview_coach.cli.launch import launch
        from interview_coach.tui.start import Start

        return launch(lambda _session: Start())
    from interview_coach.cli.root import invoke

    return invoke(arguments)


def _leading_language(arguments: Sequence[str]) -> tuple[Lang | None, list[str]]:
    """Return the language of a leading `--lang`, where it is a known one, and the arguments after it."""
    match list(arguments):
        case ["--lang", word, *rest] if lang := as_language(word):
            return lang, rest
        case [word, *rest] if lang := as_language(word.removeprefix("--lang=")):
            return (lang, rest) if word.startswith("--lang=") else (None, list(arguments))
    return None, list(arguments)


def _close_output() -> None:
    """Point stdout at nothing, or Python would complain once more of what it cannot write while it ends."""
    with suppress(OSError, ValueError):  # a stdout without a file behind it has nothing to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
