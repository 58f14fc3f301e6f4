"""Changed files of packs, read and put into the index. Nothing here is imported while nothing changed."""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from interview_coach.library.files import UNREADABLE, Difference, Found
from interview_coach.library.kinds.ground import Ground
from interview_coach.library.kinds.pack import Pack
from interview_coach.library.packing import SHARED, Face, decode_shared, encode
from interview_coach.library.problems import ContentError
from interview_coach.library.reading import Placed, Reading, ground_of, items_in, read_file, read_pack
from interview_coach.library.registry import kind_of
from interview_coach.library.rows import IN_ORDER, ItemRows
from interview_coach.library.sources import read_bytes

ALL_LOST: Final = -1
"""What stands for the number of lost entries where nothing of a file can be used."""
_REFUSED: Final = b"refused"
"""What stands for the hash of a file that is too big, or a link that leads out of its pack."""

_NEW_FILE = """
    INSERT INTO file (pack, path, size, mtime_ns, content, kind, document, items, lost)
    VALUES (?, ?, ?, ?, ?, ?, ?, x'', ?)"""
_CHANGED_FILE = """
    UPDATE file SET pack = ?, path = ?, size = ?, mtime_ns = ?, content = ?, kind = ?, document = ?, lost = ?
    WHERE id = ?"""
_SHARED_FILES = f"SELECT path, document FROM file WHERE pack = ? AND document IS NOT NULL ORDER BY {IN_ORDER}"


def apply(
    connection: sqlite3.Connection, differences: Sequence[Difference], report: Callable[[int, int], None]
) -> None:
    """Bring the index in step with what became of the files of packs. The caller begins and ends the transaction."""
    rows = ItemRows(connection)
    progress = _Progress(report, sum(len(difference.changed) for difference in differences))
    with _no_collection():
        for difference in differences:
            _PackCompiler(connection, rows, difference.pack, progress).apply(difference)
        _forget_packs(connection, rows)
        rows.settle()
    for (pack,) in connection.execute("SELECT id FROM pack").fetchall():
        hashes = connection.execute(f"SELECT items FROM file WHERE pack = ? ORDER BY {IN_ORDER}", (pack,))
        state = _hash(b"".join(items for (items,) in hashes))
        connection.execute("UPDATE pack SET state = ? WHERE id = ?", (state, pack))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from looking, again and again, at values of which none is garbage: half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _forget_packs(connection: sqlite3.Connection, rows: ItemRows) -> None:
    """Remove packs that are there no more. One that is merely not served now is kept for the next time."""
    for pack, folder in connection.execute("SELECT id, folder FROM pack").fetchall():
        if not Path(folder).exists():
            for (file,) in connection.execute("SELECT id FROM file WHERE pack = ?", (pack,)).fetchall():
                rows.remove(file)
            connection.execute("DELETE FROM file WHERE pack = ?", (pack,))
            connection.execute("UPDATE pack SET face = NULL, basis = x'' WHERE id = ?", (pack,))


class _Progress:
    """Counts the files that are done."""

    def __init__(self, report: Callable[[int, int], None], total: int) -> None:
        self._report = report
        self._done, self._total = 0, total
        report(0, total)

    def more(self, files: int) -> None:
        """There are more files to compile than was known."""
        self._total += files

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        self._report(self._done, self._total)


class _File(NamedTuple):
    """A file as the index has it."""

    key: int
    found: Found
    content: bytes
    """Hash of its bytes, or what stands for it."""
    kind: str
    """Empty where nothing of it can be used."""


class _PackCompiler:
    """Compiles the files of one pack.

    Items stand on the ground of their pack (its tree, its rubrics): where that changes, all of them are compiled again.
    """

    def __init__(self, connection: sqlite3.Connection, rows: ItemRows, folder: Path, progress: _Progress) -> None:
        self._db = connection
        self._rows = rows
        self._folder = folder
        self._progress = progress
        connection.execute("INSERT OR IGNORE INTO pack (folder, basis, state) VALUES (?, x'', x'')", (str(folder),))
        query = "SELECT id, basis FROM pack WHERE folder = ?"
        self._key, self._basis = connection.execute(query, (str(folder),)).fetchone()
        query = "SELECT id, path, size, mtime_ns, content, kind FROM file WHERE pack = ?"
        self._files = {
            path: _File(key, Found(path, size, mtime), content, kind)
            for key, path, size, mtime, content, kind in connection.execute(query, (self._key,))
        }
        self._ground: Ground | None = None
        self._ground_hash = b""
        self._compiled_on: dict[str, bytes] = {}
        """The basis on which each file was compiled in this run."""

    def apply(self, difference: Difference) -> None:
        """Compile what changed, and then what stands on it."""
        for path in difference.gone:
            self._remove(self._files.pop(path))
        self._look_around()
        for found in difference.changed:
            self._look_at(found)
            self._progress.step()
        if not self._folder.is_file():
            self._settle_ground()

    def _look_at(self, found: Found) -> None:
        """Compile a file unless its bytes are the same as before."""
        content = self._content(found)
        known = self._files.get(found.path)
        if known and known.content == content != UNREADABLE:
            size_and_time = (found.size, found.mtime_ns, known.key)
            self._db.execute("UPDATE file SET size = ?, mtime_ns = ? WHERE id = ?", size_and_time)
            self._files[found.path] = known._replace(found=found)
        else:
            self._compile(found, content)

    def _content(self, found: Found) -> bytes:
        path = self._path(found)
        try:
            return _hash(read_bytes(path, self._folder if self._folder.is_dir() else None))
        except ContentError:
            return _REFUSED if os.access(path, os.R_OK) else UNREADABLE

    def _path(self, found: Found) -> Path:
        return self._folder if self._folder.is_file() else self._folder / found.path

    def _compile(self, found: Found, content: bytes) -> None:
        if self._folder.is_file():
            whole = read_pack(self._folder)
            self._store(found, content, whole.files[0], whole.placed)
            self._note_pack(whole.pack, b"")
            return
        reading = read_file(self._path(found), self._folder)
        placed = list(items_in(reading, self._ground)) if self._ground else []
        before = self._files.get(found.path)
        kind = self._store(found, content, reading, placed)
        self._compiled_on[found.path] = self._ground_hash
        if kind in SHARED or (before and before.kind in SHARED):
            self._look_around()

    def _store(self, found: Found, content: bytes, reading: Reading, placed: Sequence[Placed]) -> str:
        """Put a file and its items into the index; return its kind."""
        before = self._files.get(found.path)
        document = reading.document
        kind = kind_of(document).name if document else ""
        body = encode(document) if kind in SHARED else None
        values = [self._key, *found, content, kind, body, _lost(reading, placed)]
        if before:
            key = before.key
            self._db.execute(_CHANGED_FILE, (*values, key))
        else:
            key = self._db.execute(_NEW_FILE, values).lastrowid or 0
        items = self._rows.replace(key, self._key, ((_position(one), one.item) for one in placed))
        self._db.execute("UPDATE file SET items = ? WHERE id = ?", (items, key))
        self._files[found.path] = _File(key, found, content, kind)
        return kind

    def _remove(self, file: _File) -> None:
        self._rows.remove(file.key)
        self._db.execute("DELETE FROM file WHERE id = ?", (file.key,))

    # The ground

    def _look_around(self) -> None:
        """Make out anew what items stand on."""
        rows = self._db.execute(_SHARED_FILES, (self._key,))
        self._ground = ground_of([Reading(self._folder / path, document=decode_shared(body)) for path, body in rows])
        self._ground_hash = _basis_of(self._ground)

    def _settle_ground(self) -> None:
        """Compile again whatever was compiled on another basis than the one there is in the end."""
        basis = self._ground_hash
        again = [
            file
            for path, file in self._files.items()
            if file.kind not in SHARED and self._compiled_on.get(path, self._basis) != basis
        ]
        self._progress.more(len(again))
        for file in again:
            self._compile(file.found, file.content)
            self._progress.step()
        self._note_pack(self._ground.pack if self._ground else None, basis)

    def _note_pack(self, pack: Pack | None, basis: bytes) -> None:
        face = encode(Face.of(pack)) if pack else None
        self._db.execute("UPDATE pack SET face = ?, basis = ? WHERE id = ?", (face, basis, self._key))


def _basis_of(ground: Ground | None) -> bytes:
    """Return a hash of what items take from the ground they stand on; titles and versions are not among it."""
    if ground is None:
        return b""
    pack = ground.pack
    return _hash(encode([pack.id, pack.languages, sorted(ground.topics), sorted(ground.retired), dict(ground.rubrics)]))


def _lost(reading: Reading, placed: Sequence[Placed]) -> int:
    """Return how many entries of a file are not served."""
    if reading.document is None or reading.tree is None:
        return ALL_LOST
    kind = kind_of(reading.document)
    if kind.entries is None:
        return 0
    served = len(getattr(reading.document, kind.entries)) if kind.name in SHARED else len(placed)
    return len(reading.tree.value[kind.entries]) - served


def _position(placed: Placed) -> int:
    return next((part for part in placed.path if isinstance(part, int)), 0)


def _hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
