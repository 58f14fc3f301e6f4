"""Which packs of an index are served, and their topics in the order of study."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from interview_coach.library.packing import Face, decode_face
from interview_coach.library.topics import Topics
from interview_coach.text import Text


class Source(NamedTuple):
    """A pack that is served."""

    key: int
    folder: Path
    """Its folder, or the one file that it is."""
    face: Face


class Section(NamedTuple):
    """The items of one topic of one pack."""

    key: int
    pack: str
    topic: str


class Twin(NamedTuple):
    """A pack that is not served, because another one has its id."""

    folder: Path
    id: str
    served: Path


class Shelf:
    """The packs of an index that lie in the given folders; of two with one id, the first."""

    def __init__(self, connection: sqlite3.Connection, folders: Sequence[Path]) -> None:
        self.sources: list[Source] = []
        self.twins: list[Twin] = []
        self.topics: list[tuple[str, Text]] = []
        """Every topic with its title, in the order of study."""
        self.sections: dict[int, Section] = {}
        """Every section by its key, in the order of study."""
        self.position: dict[int, int] = {}
        """The position of each section in that order."""
        self.generation = self._collect(connection, folders)
        self._arrange(connection)

    def _collect(self, connection: sqlite3.Connection, folders: Sequence[Path]) -> str:
        served: dict[str, Path] = {}
        states = []
        for folder in folders:
            for key, body, state in connection.execute(
                "SELECT id, face, state FROM pack WHERE folder = ? AND face IS NOT NULL", (str(folder),)
            ):
                face = decode_face(body)
                if face.id in served:
                    self.twins.append(Twin(folder, face.id, served[face.id]))
                    continue
                served[face.id] = folder
                states.append(state)
                self.sources.append(Source(key, folder, face))
        return blake2b(b"".join(sorted(states)), digest_size=16).hexdigest()

    def _arrange(self, connection: sqlite3.Connection) -> None:
        topics = Topics()
        sections = []
        for source in self.sources:
            topics.graft(source.face.topics)
            rows = connection.execute("SELECT id, topic FROM section WHERE pack = ?", (source.key,))
            sections += [Section(key, source.face.id, topic) for key, topic in sorted(rows)]
        for section in sections:
            topics.require(section.topic)
        self.topics = list(topics)
        position = {path: number for number, (path, _title) in enumerate(self.topics)}
        sections.sort(key=lambda section: position[section.topic])
        self.sections = {section.key: section for section in sections}
        self.position = {section.key: number for number, section in enumerate(sections)}
