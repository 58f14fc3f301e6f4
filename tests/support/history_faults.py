"""Storage that fails at one chosen call: every call that reaches a database or a file is counted."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from unittest.mock import patch

from interview_coach.history import mark, seal

Result = TypeVar("Result")

IOERR = 10


class Faults:
    """Lets every call through but the one with a number, counted from 1."""

    def __init__(self, failing: int, *, lasting: bool = False, instead: Callable[[], None] | None = None) -> None:
        self.failing = failing
        self.lasting = lasting
        """Whether all calls after that one fail as well."""
        self.instead = instead
        """What is done before that call in place of letting it fail."""
        self.calls = 0
        self.struck = False

    def strikes(self, name: str) -> bool:
        self.calls += 1
        if self.calls < self.failing or (self.struck and not self.lasting):
            return False
        self.struck = True
        if self.instead:
            self.instead()
        return self.instead is None

    def on_database(self, name: str, do: Callable[..., Result]) -> Callable[..., Result]:
        def wrapped(*arguments: Any, **named: Any) -> Result:
            if self.strikes(f"{name} {str(arguments[1:2])[:60]}"):
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = IOERR
                raise error
            return do(*arguments, **named)

        return wrapped

    def on_file(self, name: str, do: Callable[..., Result]) -> Callable[..., Result]:
        def wrapped(*arguments: Any, **named: Any) -> Result:
            if self.strikes(name):
                raise OSError(errno.EIO, "Input/output error")
            return do(*arguments, **named)

        return wrapped

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Make the storage of this process faulty."""
        plain = sqlite3.connect
        methods = {
            name: self.on_database(name, getattr(sqlite3.Connection, name))
            for name in ("execute", "executemany", "executescript", "backup")
        }
        faulty = type("FaultyConnection", (sqlite3.Connection,), methods)

        def connect(*arguments: Any, **named: Any) -> sqlite3.Connection:
            return plain(*arguments, **named, factory=faulty)

        with (
            patch.object(sqlite3, "connect", self.on_database("connect", connect)),
            patch.object(os, "fsync", self.on_file("fsync", os.fsync)),
            patch.object(os, "replace", self.on_file("replace", os.replace)),
            patch.object(os, "open", self.on_file("open", os.open)),
            patch.object(mark, "read", self.on_file("read mark", mark.read)),
            patch.object(mark.Mark, "_write", self.on_file("write mark", mark.Mark._write)),
            patch.object(seal.Pages, "seal", self.on_file("seal", seal.Pages.seal)),
            patch.object(seal.Pages, "some", self.on_file("pages", seal.Pages.some)),
            patch.object(seal, "pages_in", self.on_file("wal", seal.pages_in)),
        ):
            yield
