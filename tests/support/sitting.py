"""A learner's sitting over the tiny pack, and what its screens show as text."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

from textual.app import App

from interview_coach.clock import Clock
from interview_coach.history.store import History
from interview_coach.library.library import Library
from interview_coach.paths import Places
from interview_coach.progress.progress import Progress
from interview_coach.progress.schedule import fold
from interview_coach.session import Session
from interview_coach.settings import Settings

TINY = Path(__file__).parents[1] / "data" / "tiny"
PICTURES = Path(__file__).parents[1] / "tui" / "pictures"


def sitting(places: Places, clock: Clock, *, packs: tuple[Path, ...] = (TINY,), **settings: Any) -> Session:
    """Open a session over the tiny pack alone, for a learner who was welcomed before."""
    chosen = Settings(**{"welcomed": True, "language": "en", **settings})
    chance = random.Random(7)
    library = Library.open(places.library_index, list(packs))
    history = History.open(places, clock, fold, chance)
    history.follow(library.generation, library.topic_of())
    return Session(places, chosen, clock, chance, library, history, Progress(history, library, chosen, clock))


def screen_text(app: App[Any]) -> str:
    """Return what is on the screen, line by line, without trailing blanks."""
    strips = app.screen._compositor.render_strips()  # the one private call: Textual offers no other way to the text
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips).rstrip() + "\n"


def compare(app: App[Any], name: str) -> None:
    """Assert that the screen shows what `pictures/NAME.txt` holds; with UPDATE_SCREENS=1 write the file instead."""
    path = PICTURES / f"{name}.txt"
    shown = screen_text(app)
    if os.environ.get("UPDATE_SCREENS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.exists(), f"{path.name} is missing: write it with UPDATE_SCREENS=1 and look at it"
    assert shown == path.read_text(encoding="utf-8")
