"""What can go wrong, told to the person at the keyboard, and the exit statuses of the program."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit statuses. A signal ends the program with 128 plus the signal's number, as shells expect."""

    OK = 0
    PROBLEMS = 1
    """Content problems were found, or something failed; a sentence on stderr says what."""
    USAGE = 2
    """The command line could not be understood."""
    REFUSED = 3
    """The program would not start or go on: no terminal, history in use, damaged or from a newer version."""
    CRASHED = 4
    """A defect of the program; the private log file it names has the details."""


class CoachError(Exception):
    """Something the user can understand and mend: one clear sentence, shown without a traceback.

    The message says where, what, and how to mend it, already in the user's language.
    """

    status: Exit = Exit.PROBLEMS


class Refusal(CoachError):
    """The program will not start or go on, to protect the terminal or the learner's data."""

    status = Exit.REFUSED
