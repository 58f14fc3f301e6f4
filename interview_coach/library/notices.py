"""What a library says of that which it cannot serve."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from interview_coach.i18n import _, ngettext
from interview_coach.library.shelf import Shelf
from interview_coach.safetext import visible

_FILES = """
    SELECT path, lost, (SELECT count(*) FROM item WHERE taken AND item.id >> 16 = file.id) AS taken FROM file
    WHERE pack = ? AND (lost <> 0 OR taken > 0) ORDER BY path"""


def sentences(
    connection: sqlite3.Connection, shelf: Shelf, folders: Sequence[Path], failures: Iterable[OSError]
) -> list[str]:
    """Return a sentence for each pack, folder and file of which something is not served."""
    failed = {str(error.filename): error for error in failures}
    said = [_unreadable(path, error) for path, error in failed.items()]
    said += [_twin(folder, pack, served) for folder, pack, served in shelf.twins]
    known = {source.folder for source in shelf.sources} | {twin.folder for twin in shelf.twins}
    said += [_unusable(folder) for folder in folders if folder not in known and str(folder) not in failed]
    for key, folder, _pack in shelf.sources:
        for path, lost, taken in connection.execute(_FILES, (key,)):
            said.append(_incomplete(folder if folder.is_file() else folder / path, lost, taken))
    return [visible(sentence) for sentence in said]


def _unreadable(path: str, error: OSError) -> str:
    said = _("{path} cannot be read ({why}), so nothing in it is served. Make it readable, or leave it out.")
    return said.format(path=path, why=error.strerror)


def _twin(folder: Path, pack: str, served: Path) -> str:
    said = _("{folder} is not served: {served} has its id “{pack}”, too. Give it another id, or leave it out.")
    return said.format(folder=folder, pack=pack, served=served)


def _unusable(folder: Path) -> str:
    said = _("{folder} is not served: it cannot be used as a pack. `interview-coach library check {path}` tells why.")
    return said.format(folder=folder, path=_quoted(folder))


def _incomplete(file: Path, lost: int, taken: int) -> str:
    """Return the sentence that so many entries of a file are not served, or none of it (-1)."""
    if lost < 0:
        said = _("{file}: nothing in this file can be served. `interview-coach library check {path}` tells why.")
        return said.format(file=file, path=_quoted(file))
    said = ngettext(
        "{file}: {n} entry cannot be served. `interview-coach library check {path}` tells why.",
        "{file}: {n} entries cannot be served. `interview-coach library check {path}` tells why.",
        lost + taken,
    )
    return said.format(file=file, n=lost + taken, path=_quoted(file))


def _quoted(path: Path) -> str:
    """Return `path` as a shell reads it as one word."""
    return shlex.quote(str(path))
