"""The lock that lets one process at a time write to a history."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

from interview_coach.errors import Refusal
from interview_coach.history.failures import InUse
from interview_coach.i18n import _
from interview_coach.paths import private_folder

_CANNOT_LOCK = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}
_AT = 1 << 20
"""Windows locks bytes against reading too: one far behind the number of the process."""

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _AT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Held from `take` to `release`, or until the process ends, however it ends."""

    def __init__(self, descriptor: int, *, held: bool) -> None:
        self._descriptor = descriptor
        self.held = held
        """False where the file system knows no locks; SQLite's own must then do."""

    @classmethod
    def take(cls, path: Path) -> Lock:
        """Lock the file at `path`, which is made if it is missing.

        Raises:
            InUse: another process, or this one, holds it.
            Refusal: the file cannot be made.
        """
        try:
            private_folder(path.parent)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise Refusal(
                _(
                    "{folder} cannot be written to ({why}), so that no answer could be saved. Make it writable, or "
                    "choose another folder with INTERVIEW_COACH_HOME."
                ).format(folder=path.parent, why=error.strerror)
            ) from error
        return cls(descriptor, held=_try(descriptor, path))

    def release(self) -> None:
        """Let the next process in. Releasing again does nothing."""
        if self._descriptor >= 0:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = -1


def _try(descriptor: int, path: Path) -> bool:
    """Lock the file and write our number into it; tell whether it could be locked."""
    try:
        _take(descriptor)
    except OSError as error:
        if error.errno in _CANNOT_LOCK:
            return False
        pid = _pid(descriptor)
        os.close(descriptor)
        raise InUse(_sentence(path, pid), pid) from error
    with contextlib.suppress(OSError):  # a full disk: the number is a courtesy
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
    return True


def _pid(descriptor: int) -> int | None:
    digits = os.read(descriptor, 20)
    return int(digits) if digits.isdigit() else None


def _sentence(path: Path, pid: int | None) -> str:
    if pid is None:
        return _(
            "The history in {folder} is in use by another interview-coach. Close that one first: "
            "two cannot write to one history."
        ).format(folder=path.parent)
    return _(
        "The history in {folder} is in use by another interview-coach (process {pid}). Close that one first: "
        "two cannot write to one history."
    ).format(folder=path.parent, pid=pid)
