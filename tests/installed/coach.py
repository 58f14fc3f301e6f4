"""Starting the real program in a terminal, with a learner's home of its own, and reading what it kept there."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from interview_coach.clock import SystemClock
from interview_coach.history import doctor
from interview_coach.paths import HOME_VARIABLE, Places
from interview_coach.progress.schedule import fold
from interview_coach.settings import Settings, save
from tests.support.terminal import Terminal

ROOT = Path(__file__).parents[2]
_RUN = "\nfrom interview_coach.__main__ import main\nraise SystemExit(main())\n"
_FOREIGN = {
    "COLUMNS",
    "LINES",
    "NO_COLOR",
    "COLORTERM",
    "TEXTUAL_THEME",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "PYTHONUTF8",
}
"""Variables that would change what the program does; test runners set the first two."""


def places(home: Path) -> Places:
    """Return where a learner's files are."""
    return Places.of({HOME_VARIABLE: str(home)})


def environment(home: Path, changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """Return the program's environment: English, a common terminal; a change to None takes a variable away."""
    common = {HOME_VARIABLE: str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
    kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    return {name: value for name, value in {**kept, **common, **(changes or {})}.items() if value is not None}


def command(*arguments: str, plant: str = "") -> list[str]:
    """Return how the program is started; `plant` is Python that runs first, to put a defect into it."""
    start = ["-c", plant + _RUN] if plant else ["-m", "interview_coach"]
    return [sys.executable, *start, *arguments]


class Coach:
    """Starts the program for one learner, again and again."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def welcomed(self, **chosen: Any) -> None:
        """Let the learner have answered the questions of the first start."""
        save(Settings(**{"welcomed": True, **chosen}), places(self.home).settings)

    @contextmanager
    def start(
        self, *arguments: str, plant: str = "", env: Mapping[str, str | None] | None = None, **how: Any
    ) -> Iterator[Terminal]:
        """Start the program in a terminal; `how` goes to the terminal."""
        with Terminal(command(*arguments, plant=plant), env=environment(self.home, env), cwd=ROOT, **how) as terminal:
            yield terminal

    def kept(self) -> Kept:
        """Return what the history holds, read from a copy of its files, so that looking changes nothing."""
        copy = self.home.parent / f"{self.home.name}-copy"
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        history = places(self.home).history
        for path in (history, history.with_name(f"{history.name}-wal")):
            if path.exists():
                shutil.copy(path, copy / path.name)
        with closing(sqlite3.connect(copy / history.name)) as db:
            drafts = db.execute("SELECT body FROM draft WHERE drill = 'timed'")
            return Kept(
                attempts=db.execute("SELECT item, routine FROM attempt ORDER BY seq").fetchall(),
                drafts=[msgspec.json.decode(body).get("text", "") for (body,) in drafts],
                whole=db.execute("PRAGMA integrity_check").fetchall() == [("ok",)],
            )

    def wrong(self) -> list[str]:
        """Return what the program's own doctor finds wrong with the history: pages, chain, what is derived."""
        findings = doctor.examine(places(self.home), SystemClock(), fold)
        return [finding.what for finding in findings if finding.severity == "error"]


class Kept(NamedTuple):
    """What a history holds."""

    attempts: list[tuple[str, str]]
    """Item and routine of each attempt, in the order of the log."""
    drafts: list[str]
    """The texts of the drafts of timed answers."""
    whole: bool
    """Whether SQLite finds every page in order."""
