"""One topic tree out of those of several packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview_coach.text import Text


class Topics:
    """A tree that grows: a topic keeps the title and the place of the first pack that brings it."""

    def __init__(self) -> None:
        self._titles: dict[str, Text] = {}
        self._below: dict[str, list[str]] = {"": []}

    def graft(self, places: Iterable[tuple[str, Text]]) -> None:
        """Add the topics of a pack (path and title), areas before what lies in them; new ones come last."""
        for path, title in places:
            self._add(path, title)

    def require(self, path: str) -> None:
        """See to it that there is a topic `path`, called by its own name where no pack told its title."""
        for end in [n for n, letter in enumerate(path) if letter == "/"] + [len(path)]:
            self._add(path[:end], Text(plain=path[:end].rpartition("/")[2]))

    def _add(self, path: str, title: Text) -> None:
        if path not in self._titles:
            self._titles[path] = title
            self._below[path] = []
            self._below[path.rpartition("/")[0]].append(path)

    def __iter__(self) -> Iterator[tuple[str, Text]]:
        """Every topic with its title in the order of study, areas before what lies in them."""
        waiting = self._below[""][::-1]
        while waiting:
            path = waiting.pop()
            yield path, self._titles[path]
            waiting += self._below[path][::-1]
