"""Promise: after a typed answer the learner sees what was noticed beside the rubric, and nothing is scored for them."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from interview_coach import session as sessions
from interview_coach.paths import Places
from interview_coach.session import Session
from interview_coach.tui.app import CoachApp
from interview_coach.tui.screens.pace import PaceScreen
from interview_coach.tui.screens.settings import SettingsScreen
from interview_coach.tui.screens.timed import TimedScreen
from interview_coach.tui.widgets.scoresheet import ScoreSheet
from tests.support.clock import FakeClock
from tests.support.sitting import screen_text, sitting

TO_TYPE = ("2", "enter", "t", "3", "space")
TYPED = "Um, it was their fault. You know, I had a calm talk with both. Um, she agreed."


@pytest.fixture
def session(places: Places, clock: FakeClock) -> Any:
    with sitting(places, clock) as opened:
        yield opened


async def answered(pilot: Pilot[Any], text: str = TYPED) -> str:
    """Type an answer, stop, and return what the screen shows when it was listened to."""
    await pilot.press(*TO_TYPE, *text, "ctrl+s")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return screen_text(pilot.app)


async def test_the_words_are_quoted_beside_the_rubric_where_there_is_room(session: Session) -> None:
    async with CoachApp(session).run_test(size=(140, 40)) as pilot:
        shown = await answered(pilot)
        criteria, noticed = shown.index("Which sentence describes"), shown.index("noticed in your words")
        assert shown.count("\n", 0, criteria) == shown.count("\n", 0, noticed)
        assert "“their fault”" in shown
        assert "And how would the other side tell this story?" in " ".join(shown.split())


async def test_on_a_small_screen_a_key_leads_there_and_back(session: Session) -> None:
    async with CoachApp(session).run_test(size=(80, 24)) as pilot:
        shown = await answered(pilot)
        assert "f noticed" in shown
        assert "“their fault”" not in shown
        await pilot.press("f")
        await pilot.pause()
        assert "“their fault”" in screen_text(pilot.app)
        await pilot.press("f")
        await pilot.pause()
        assert "Which sentence describes your answer?" in screen_text(pilot.app)


async def test_a_suggested_point_is_quoted_and_not_ticked(session: Session) -> None:
    async with CoachApp(session).run_test(size=(140, 40)) as pilot:
        shown = await answered(pilot)
        assert "perhaps: “calm talk”" in shown
        screen = pilot.app.screen
        assert isinstance(screen, TimedScreen)
        assert (screen.answer.said, screen.answer.levels) == (set(), {})


async def test_a_change_of_language_changes_the_words_about_the_answer(session: Session) -> None:
    async with CoachApp(session).run_test(size=(140, 40)) as pilot:
        await answered(pilot)
        await pilot.press("f2")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        shown = screen_text(pilot.app)
        assert "что заметно в ваших словах" in shown
        assert "«their fault»" in shown
        assert "noticed" not in shown


async def test_a_spoken_answer_has_no_text_to_notice_anything_in(session: Session) -> None:
    async with CoachApp(session).run_test(size=(140, 40)) as pilot:
        await pilot.press("2", "enter", "3", "space", "space")
        await pilot.pause()
        assert "noticed" not in screen_text(pilot.app)
        assert not pilot.app.screen.query_one(ScoreSheet).has_class("-heard")


async def test_the_length_is_told_at_a_pause_in_typing(session: Session) -> None:
    async with CoachApp(session).run_test() as pilot:
        await pilot.press(*TO_TYPE, *"one two three")
        screen = pilot.app.screen
        assert isinstance(screen, TimedScreen)
        screen.keep()
        await pilot.pause()
        assert "3 words, about 0:02 to say; there were 1:30" in screen_text(pilot.app)


@pytest.fixture
def passage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "PASSAGE", "tiny/method")


async def to_pace(pilot: Pilot[Any]) -> PaceScreen:
    await pilot.press("s", "p")
    await pilot.pause()
    assert isinstance(pilot.app.screen, PaceScreen)
    return pilot.app.screen


@pytest.mark.usefixtures("passage")
async def test_a_pace_is_measured_and_kept(session: Session, clock: FakeClock) -> None:
    async with CoachApp(session).run_test() as pilot:
        screen = await to_pace(pilot)
        await pilot.press("space")
        clock.move(screen.reading.words * 60 / 120)
        await pilot.press("space")
        await pilot.pause()
        assert "You read 120 words a minute; calm speech has 130 to 150." in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert session.settings.pace_en == 120
        assert "120" in screen_text(pilot.app)


@pytest.mark.usefixtures("passage")
async def test_a_reading_that_cannot_be_true_is_not_kept(session: Session, clock: FakeClock) -> None:
    async with CoachApp(session).run_test() as pilot:
        await to_pace(pilot)
        await pilot.press("space")
        clock.move(0.5)
        await pilot.press("space", "enter")
        await pilot.pause()
        assert "Try once more" in screen_text(pilot.app)
        await pilot.press("escape")
        assert session.settings.pace_en is None


async def test_without_the_text_to_read_the_settings_say_so(session: Session) -> None:
    async with CoachApp(session).run_test() as pilot:
        await pilot.press("s", "p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert "The text to read aloud is missing" in screen_text(pilot.app)


async def test_hidden_figures_are_not_shown_and_not_lost(places: Places, clock: FakeClock) -> None:
    with sitting(places, clock, hide_scores=True) as session:
        async with CoachApp(session).run_test(size=(140, 40)) as pilot:
            await pilot.press("enter", "space", "4", "space", "3", "space", "4")
            await pilot.pause()
            assert "█" not in screen_text(pilot.app)
            await pilot.press("enter")
            await pilot.pause()
            shown = screen_text(pilot.app)
            assert "What you practised" in shown
            assert "░" not in shown
            assert [attempt.outcome.rating for attempt in session.history.attempts() if attempt.outcome] == [4, 3, 4]
