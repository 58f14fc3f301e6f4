"""Where packs lie, and the bytes of their files: nothing but regular files of sensible size inside the pack."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from interview_coach.i18n import _, ngettext
from interview_coach.library import rules
from interview_coach.library.files import ENDINGS
from interview_coach.library.problems import ContentError, Problem, Rule

SIZE_LIMIT: Final = 2_000_000
"""The most bytes of one content file."""
FILES_LIMIT: Final = 20_000
"""The most content files of one pack."""
MANIFEST: Final = "pack.yaml"
"""The file that makes a folder a pack."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def whole(file: Path, rule: Rule, what: str, mend: str = "") -> Problem:
    """Return the problem that `rule` is broken by a file or folder as a whole."""
    return Problem(file, 0, "", what, mend, rule.severity, rule.code)


def read_bytes(file: Path, inside: Path | None = None) -> bytes:
    """Return the bytes of `file`, which, where it is a link, must lead to a place inside the folder `inside`.

    A pipe or a device is never waited for, and no more than the limit is ever read.

    Raises:
        ContentError: the file is no regular file, too big, outside, or cannot be read.
    """
    try:
        if inside is not None and file.is_symlink() and not file.resolve().is_relative_to(inside.resolve()):
            what, mend = _("This link leads out of the pack."), _("Put the file itself here.")
            raise ContentError([whole(file, rules.OUTSIDE, what, mend)])
        _check(file, os.stat(file))
        with open(os.open(file, _FLAGS), "rb") as opened:
            _check(file, os.fstat(opened.fileno()))
            content = opened.read(SIZE_LIMIT + 1)
    except (OSError, RuntimeError) as error:  # RuntimeError: Path.resolve in a ring of links
        why = getattr(error, "strerror", None) or str(error)
        what = _("The file cannot be read ({why}).").format(why=why)
        raise ContentError([whole(file, rules.FILE, what)]) from error
    if len(content) > SIZE_LIMIT:
        raise ContentError([_too_big(file)])
    return content


def _check(file: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        what, mend = _("This is a folder, not a file."), _("Give it a name without .yaml.")
        raise ContentError([whole(file, rules.FILE, what, mend)])
    if not stat.S_ISREG(status.st_mode):
        what, mend = _("This is not a regular file."), _("Put a text file in its place.")
        raise ContentError([whole(file, rules.FILE, what, mend)])
    if status.st_size > SIZE_LIMIT:
        raise ContentError([_too_big(file)])


def _too_big(file: Path) -> Problem:
    limit = SIZE_LIMIT // 1_000_000
    what = ngettext("The file is bigger than {n} megabyte.", "The file is bigger than {n} megabytes.", limit)
    return whole(file, rules.SIZE, what.format(n=limit), _("Spread its content over several files."))


def sources(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the content files below `folder` by name, and what was met on the way that should be looked at.

    Hidden files and folders, and linked folders, are not entered.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    folders = [folder]
    while folders and len(found) <= FILES_LIMIT:
        for entry in _entries(folders.pop(), problems):
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.name.endswith(ENDINGS):
                found.append(path)
            elif entry.name.lower().endswith(ENDINGS):
                what = _("The name ends in capitals, so the file is not read.")
                problems.append(whole(path, rules.SUFFIX, what, _("Let its name end in .yaml.")))
    if len(found) > FILES_LIMIT:
        what = _("There are more than {limit} files.").format(limit=FILES_LIMIT)
        problems.append(whole(folder, rules.SIZE, what, _("Put more into each file.")))
    return sorted(found[:FILES_LIMIT]), problems


def _entries(folder: Path, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        what = _("The folder cannot be read ({why}).").format(why=error.strerror)
        problems.append(whole(folder, rules.FILE, what))


def pack_root(path: Path) -> Path:
    """Return the pack that `path` belongs to: the nearest folder around it with a pack.yaml, or else `path` itself."""
    if os.path.lexists(path):
        start = path if path.is_dir() else path.parent
        for folder in (start, *start.parents, *start.absolute().parents):
            if (folder / MANIFEST).exists():
                return folder
    return path


def packs_in(path: Path) -> list[Path]:
    """Return the packs at `path`: what it is or lies in, or, where it is a folder of packs, each of those by name."""
    root = pack_root(path)
    if root == path and path.is_dir() and not (path / MANIFEST).exists():
        inside = sorted(child for child in path.iterdir() if not child.name.startswith("."))
        if any((child / MANIFEST).exists() for child in inside):
            return [child for child in inside if (child / MANIFEST).exists() or child.suffix in ENDINGS]
    return [root]
