"""What can go wrong with a history, in sentences that say how to mend it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from interview_coach.errors import CoachError, Refusal
from interview_coach.i18n import _

_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 3, 5, 6, 8, 10, 11, 13, 14, 26

STORAGE: Final = (sqlite3.Error, OSError, UnicodeDecodeError)
"""What storage raises; the last where SQLite quotes damaged text in its own message."""


class NotSaved(CoachError):
    """Nothing was kept of what should have been written; the same call may be tried again."""


class Damaged(Refusal):
    """The history is not what the program left there. Nothing was, or will be, written to it."""


class Newer(Refusal):
    """The history was written by a later version of the program."""


class InUse(Refusal):
    """Another process writes to the history."""

    def __init__(self, message: str, pid: int | None) -> None:
        super().__init__(message)
        self.pid = pid
        """The other process, where it told its number."""


def damaged(path: Path, what: str) -> Damaged:
    """Say `what` is wrong with the history at `path`, and what to do."""
    advice = _(
        "Nothing was written to it. `interview-coach doctor` looks closer; `interview-coach restore` brings back "
        "a backup with everything that can still be read."
    )
    return Damaged(f"{path}: {what} {advice}")


def newer(path: Path, found: int, known: int) -> Newer:
    """Say that the history at `path` has a schema that this program does not know."""
    return Newer(
        _(
            "{path}: the history was written by a newer version of the program (schema {found}; this one knows "
            "{known}). Update the program; the file was left as it is."
        ).format(path=path, found=found, known=known)
    )


def unreadable(path: Path, error: Exception) -> CoachError:
    """Say why the history at `path` could not be read."""
    code = _code(error)
    if code in (_CORRUPT, _NOTADB) or code is None:
        return damaged(path, _("the history is damaged ({why}).").format(why=_reason(error)))
    if code in (_BUSY, _LOCKED):
        return Refusal(
            _("{path}: the history cannot be read while another program holds it. Try again.").format(path=path)
        )
    return Refusal(
        _("{path}: the history cannot be read ({why}). Make the file and its folder readable and try again.").format(
            path=path, why=_reason(error)
        )
    )


def not_saved(path: Path, error: Exception) -> NotSaved:
    """Say why nothing was saved to the history at `path`."""
    return NotSaved(_why_not(_code(error)).format(path=path, folder=path.parent, why=_reason(error)))


def _why_not(code: int | None) -> str:
    if code == _FULL:
        return _("Not saved: the disk that holds {folder} is full. Free some space and try again.")
    if code in (_READONLY, _PERM, _CANTOPEN):
        return _("Not saved: {path} cannot be written to ({why}). Make it writable and try again.")
    if code in (_BUSY, _LOCKED):
        return _("Not saved: another program holds {path}. Close it and try again.")
    if code in (_CORRUPT, _NOTADB):
        return _("Not saved: {path} is damaged ({why}). `interview-coach restore` brings back a backup.")
    return _("Not saved: the disk that holds {folder} reports an error ({why}). Try again, or free some space.")


def _code(error: Exception) -> int | None:
    if isinstance(error, OSError):
        return {28: _FULL, 122: _FULL, 13: _READONLY, 1: _READONLY, 30: _READONLY}.get(error.errno or 0, _IOERR)
    extended: int | None = getattr(error, "sqlite_errorcode", None)
    return None if extended is None else extended & 0xFF


def _reason(error: Exception) -> str:
    """Why, in one line."""
    return " ".join(str(error.strerror if isinstance(error, OSError) and error.strerror else error).split())
