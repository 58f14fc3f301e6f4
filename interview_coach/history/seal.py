"""The seal of a database file: a sum over its pages, kept in step at checkpoints.

Between checkpoints nothing is written to the file, so that one look at its bytes tells whether anything else changed
them. A checkpoint changes the sum by the pages that the WAL names, so that sealing a large file again costs little.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self
from zlib import crc32

_READ: Final = 1 << 20
_HEADER: Final = 100
_WAL_HEADER: Final = 32
_FRAME_HEADER: Final = 24

Report = Callable[[int, int], None]
"""Told how much of a long piece of work is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first 100 bytes of a database file."""

    page: int
    """Bytes of a page; 0 where this is no SQLite database."""
    application: int
    wal: bool
    """Whether the file says that it is used with a WAL."""


class Seal(NamedTuple):
    """What identifies the bytes of a database file."""

    total: int
    """The sum over its pages."""
    pages: int
    """How many there are."""


class Pages:
    """The bytes of a database file.

    Keep it open as long as this process has a connection to the file, or open it where there is none: closing any
    descriptor of a file lets go of all locks that SQLite holds on it in this process.
    """

    def __init__(self, path: Path) -> None:
        """Open the file at `path` for reading.

        Raises:
            OSError: it cannot be opened.
        """
        self._file = open(path, "rb", buffering=0)  # noqa: SIM115  # the object is the context manager
        self._page = self.header().page or _READ

    def header(self) -> Header:
        """Read the header."""
        self._file.seek(0)
        data = self._file.read(_HEADER)
        if len(data) < _HEADER or not data.startswith(b"SQLite format 3\0"):
            return Header(0, 0, False)
        page = int.from_bytes(data[16:18], "big")
        page = 65536 if page == 1 else page
        sound = 512 <= page <= 65536 and page & (page - 1) == 0
        return Header(page if sound else 0, int.from_bytes(data[68:72], "big"), data[18] == 2)

    def seal(self, report: Report | None = None) -> Seal:
        """Sum up the whole file."""
        total, number = 0, 0
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(0)
        while block := memoryview(self._file.read(_READ)):
            for start in range(0, len(block), self._page):
                total += crc32(block[start : start + self._page], number)
                number += 1
            if report:
                report(number * self._page, size)
        return Seal(total, number)

    def some(self, numbers: Iterable[int]) -> int:
        """Return the sum over some pages, counted from 0; those past the end add nothing."""
        total = 0
        for number in numbers:
            self._file.seek(number * self._page)
            if data := self._file.read(self._page):
                total += crc32(data, number)
        return total

    def count(self) -> int:
        """Return how many pages the file has now; a part of one counts."""
        return -(-self._file.seek(0, os.SEEK_END) // self._page)

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def has_frames(wal: Path) -> bool:
    """Whether a WAL holds something, so that nobody else can have folded it into the database file."""
    return wal.exists() and bool(pages_in(wal))


def pages_in(wal: Path) -> list[int]:
    """Return the numbers, counted from 0, of all pages that a WAL holds, leftovers of earlier rounds included."""
    found: set[int] = set()
    with open(wal, "rb") as file:
        start = file.read(_WAL_HEADER)
        page = int.from_bytes(start[8:12], "big")
        while page and (number := int.from_bytes(file.read(_FRAME_HEADER)[:4], "big")):
            found.add(number - 1)
            file.seek(page, os.SEEK_CUR)
    return sorted(found)
