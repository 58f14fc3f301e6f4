"""The compiled index of packs, kept in step with their files.

While nothing changed, no content file is opened and nothing that reads one is imported.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from interview_coach.library.files import UNREADABLE, Difference, Found, content_files, difference

Report = Callable[[int, int], None]
"""Told how many files are compiled, and of how many."""


def refresh(
    connection: sqlite3.Connection,
    packs: Sequence[Path],
    failed: Callable[[OSError], None],
    report: Report | None = None,
) -> None:
    """Bring the index in step with the files of `packs`; only those that changed are read.

    What cannot be looked at counts as gone, and is told to `failed`.
    """
    found = [(pack, content_files(pack, failed)) for pack in packs]
    if not _differences(connection, found):
        return
    from interview_coach.library import compiling  # YAML and validation: nothing that a warm start needs

    connection.execute("BEGIN IMMEDIATE")
    try:  # another process may have been faster, so what is compiled is looked at once more
        compiling.apply(connection, _differences(connection, found), report or (lambda done, total: None))
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _differences(connection: sqlite3.Connection, packs: Iterable[tuple[Path, list[Found]]]) -> list[Difference]:
    return [d for pack, found in packs if (d := difference(pack, _known(connection, pack), found))]


def _known(connection: sqlite3.Connection, pack: Path) -> set[tuple[str, int, int]]:
    """Return the files of a pack as they were compiled; one that could not be read counts as changed ever since."""
    rows = connection.execute(
        "SELECT path, size, iif(content = ?, -1, mtime_ns) FROM file "
        "WHERE pack = (SELECT id FROM pack WHERE folder = ?)",
        (UNREADABLE, str(pack)),
    )
    return set(rows)
