"""Every screen, at two sizes and in two languages, shows what its picture holds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview_coach.i18n import TRANSLATOR
from interview_coach.paths import Places
from interview_coach.text import LANGUAGES, Lang
from interview_coach.tui.app import CoachApp
from tests.support.clock import FakeClock
from tests.support.samples import write_samples
from tests.support.sitting import TINY, compare, sitting

SIZES = ((80, 24), (140, 40))

WAYS: dict[str, Sequence[str]] = {
    "home": [],
    "flashcard": ["enter"],
    "flashcard-hint": ["enter", "h"],
    "flashcard-revealed": ["enter", "space"],
    "timed-predict": ["2", "enter"],
    "timed-think": ["2", "enter", "3"],
    "timed-speak": ["2", "enter", "3", "space"],
    "timed-type": ["2", "enter", "t", "3", "space", "O", "k"],
    "timed-score": ["2", "enter", "3", "space", "space"],
    "timed-typed-score": ["2", "enter", "t", "3", "space", *"I ask first.", "ctrl+s"],
    "timed-noticed": [
        *("2", "enter", "t", "3", "space"),
        *"Well, the client was stupid. Um, we had a calm talk, you know, and we fixed it.",
        *("ctrl+s", "f"),
    ],
    "timed-scored": ["2", "enter", "3", "space", "space", "3", "down", "space"],
    "scoring-choose": ["3"],
    "scoring-rate": ["3", "enter", "2"],
    "scoring-missing": ["3", "enter", "2", "enter"],
    "scoring-compare": ["3", "enter", "2", "3", "3", "enter"],
    "scoring-summary": ["3", "right", "down", "down", "right", "right", "right", "enter"]
    + ["2", "3", "3", "enter", "enter"] * 3,
    "summary": ["enter", "space", "4", "space", "3", "space", "4"],
    "library": ["l"],
    "library-read": ["l", "down", "enter"],
    "library-nothing": ["slash", "x", "y", "z"],
    "choose": ["1"],
    "settings": ["s", "down", "down", "down"],
    "help": ["question_mark"],
    "note": ["enter", "n"],
}


@asynccontextmanager
async def opened(
    places: Places, clock: FakeClock, lang: Lang, size: tuple[int, int], samples: Path | None = None
) -> AsyncIterator[Pilot[object]]:
    """Run the program over the tiny pack, or one with `samples`, a week before an interview."""
    TRANSLATOR.use(lang)
    packs = (TINY if samples is None else samples,)
    places = places._replace(config=Path("home"))  # the settings screen names it
    with sitting(places, clock, packs=packs, language=lang, interview=date(2026, 12, 1), employer="ACME") as session:
        app = CoachApp(session)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", WAYS)
async def test_a_screen_looks_as_its_picture(
    name: str, lang: Lang, size: tuple[int, int], places: Places, clock: FakeClock, tmp_path: Path
) -> None:
    samples = write_samples(tmp_path / "samples") if name.startswith("scoring") else None
    async with opened(places, clock, lang, size, samples) as pilot:
        await pilot.press(*WAYS[name])
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        compare(pilot.app, f"{name}-{lang}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", LANGUAGES)
async def test_the_first_start_asks_three_questions(
    lang: Lang, size: tuple[int, int], places: Places, clock: FakeClock
) -> None:
    TRANSLATOR.use(lang)
    with sitting(places, clock, welcomed=False, language=lang) as session:
        app = CoachApp(session)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            compare(app, f"welcome-{lang}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [(39, 24), (80, 9), (1, 1)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_window_that_is_too_small_says_so(size: tuple[int, int], places: Places, clock: FakeClock) -> None:
    async with opened(places, clock, "en", (80, 24)) as pilot:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert pilot.app.screen.has_class("-tiny")
        assert pilot.app.screen.query_one("#tiny").display
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert not pilot.app.screen.has_class("-tiny")
