"""Which files of a pack hold content, and what tells that one of them changed."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

ENDINGS: Final = (".yaml", ".yml")
"""How the names of content files end; everything else in a pack belongs to them (logs, tables) or to its reader."""

UNREADABLE: Final = b""
"""What stands for the hash of a file's bytes where it may not be read. Leave to read it changes no time of it."""


class Found(NamedTuple):
    """A content file as it lies on the disk."""

    path: str
    """Its path inside the pack, with slashes; the file's name where the pack is that one file."""
    size: int
    mtime_ns: int


def content_files(pack: Path, failed: Callable[[OSError], None]) -> list[Found]:
    """Return every content file of a pack (a folder, or one file), in no particular order.

    Hidden files and folders are left out, and linked folders are not entered. What cannot be looked at goes to
    `failed`.
    """
    if not pack.is_dir():
        return list(_found(pack, pack.name, failed))
    found: list[Found] = []
    waiting = [(os.fspath(pack), "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, f"{prefix}{entry.name}/"))
                    elif entry.name.endswith(ENDINGS) and entry.is_file():
                        found += _found(entry, prefix + entry.name, failed)
        except OSError as error:
            failed(error)
    return found


def _found(file: Path | os.DirEntry[str], path: str, failed: Callable[[OSError], None]) -> Iterator[Found]:
    """Yield the file as it is now, if it can be looked at."""
    try:
        check_name(file)
        status = file.stat()
        yield Found(path, status.st_size, status.st_mtime_ns)
    except OSError as error:
        failed(error)


def check_name(path: os.PathLike[str]) -> None:
    """See to it that `path` can be written down.

    Raises:
        OSError: it holds bytes that are no text.
    """
    name = os.fspath(path)
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), name) from error


class Difference(NamedTuple):
    """What became of the files of a pack since it was compiled."""

    pack: Path
    changed: tuple[Found, ...]
    """New files, and those of another size or time; in the order in which they are to be read."""
    gone: tuple[str, ...]


def difference(pack: Path, known: set[tuple[str, int, int]], found: list[Found]) -> Difference | None:
    """Return how the files `found` differ from those that are `known` (path, size, time), None if they do not.

    Files at the top of a pack are read first, because the others stand on what is there.
    """
    if known == set(found):
        return None
    changed = sorted(set(found) - known, key=lambda file: (file.path.count("/"), file.path))
    gone = {path for path, _size, _time in known} - {file.path for file in found}
    return Difference(pack, tuple(changed), tuple(sorted(gone)))
