"""What a learner does by keys is kept, can be taken back, and is never lost."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import TypeVar

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.drills.timed import Phase
from interview_coach.errors import CoachError
from interview_coach.history.attempt import Attempt
from interview_coach.i18n import TRANSLATOR
from interview_coach.paths import Places
from interview_coach.session import Session
from interview_coach.tui.app import CoachApp
from interview_coach.tui.screens.flashcard import FlashcardScreen
from interview_coach.tui.screens.home import HomeScreen
from interview_coach.tui.screens.library import LibraryScreen
from interview_coach.tui.screens.settings import SettingsScreen, WelcomeScreen
from interview_coach.tui.screens.summary import SummaryScreen
from interview_coach.tui.screens.timed import TimedScreen
from interview_coach.tui.widgets.scoresheet import ScoreSheet
from tests.support.clock import FakeClock
from tests.support.sitting import screen_text, sitting

S = TypeVar("S", bound=Screen[object])


@pytest.fixture
def session(places: Places, clock: FakeClock) -> Iterator[Session]:
    with sitting(places, clock) as session:
        yield session


@asynccontextmanager
async def running(session: Session) -> AsyncIterator[Pilot[object]]:
    app = CoachApp(session)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        yield pilot


def shown(pilot: Pilot[object], kind: type[S]) -> S:
    """Return the screen on show, which is to be of one kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


def screen_kind(pilot: Pilot[object]) -> type[Screen[object]]:
    return type(pilot.app.screen)


def outcomes(session: Session) -> list[Outcome]:
    return [attempt.outcome for attempt in session.history.attempts() if attempt.outcome]


async def test_a_rating_is_kept_before_the_screen_says_so(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("enter", "space", "3")
        assert [outcome.rating for outcome in outcomes(session)] == [Rating.GOOD]
        assert "Saved as attempt 1: good" in screen_text(pilot.app)


async def test_keys_work_on_a_russian_layout(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("enter", "р")
        assert shown(pilot, FlashcardScreen).card.hints == 1
        await pilot.press("space", "1", "г")
        assert outcomes(session) == []
        await pilot.press("й")
        shown(pilot, HomeScreen)


async def test_control_keys_work_on_a_russian_layout(session: Session) -> None:
    async with running(session) as pilot:
        pilot.app.post_message(events.Key("ctrl+й", None))
        await pilot.pause()
        assert pilot.app.return_code == 0
        assert not pilot.app.is_running


async def test_undo_takes_the_rating_back_and_shows_the_card_again(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("enter", "space", "4")
        first = outcomes(session)[0].item
        await pilot.press("u")
        screen = shown(pilot, FlashcardScreen)
        assert (screen.question.address, screen.card.revealed, outcomes(session)) == (first, True, [])
        await pilot.press("2")
        assert [(outcome.item, outcome.rating) for outcome in outcomes(session)] == [(first, Rating.HARD)]


async def test_an_answer_that_the_disk_refuses_stays_and_the_key_tries_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = session.history.add

    def full(*args: object, **options: object) -> Attempt:
        raise CoachError("Not saved: the disk is full.")

    async with running(session) as pilot:
        await pilot.press("enter", "space")
        monkeypatch.setattr(session.history, "add", full)
        await pilot.press("3")
        assert "Not saved: the disk is full" in screen_text(pilot.app)
        monkeypatch.setattr(session.history, "add", real)
        await pilot.press("3")
        assert len(outcomes(session)) == 1


async def test_nothing_is_rated_while_the_window_is_too_small(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("enter", "space")
        await pilot.resize_terminal(30, 8)
        await pilot.press("3")
        assert outcomes(session) == []
        await pilot.resize_terminal(80, 24)
        await pilot.press("3")
        assert len(outcomes(session)) == 1


async def test_two_buttons_leave_no_third(places: Places, clock: FakeClock) -> None:
    with sitting(places, clock, buttons=2) as session:
        async with running(session) as pilot:
            await pilot.press("enter", "space", "3", "4")
            assert outcomes(session) == []
            await pilot.press("2")
            assert [outcome.rating for outcome in outcomes(session)] == [Rating.GOOD]


async def test_a_routine_ends_on_a_summary_and_home_looks_again(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("enter")
        while screen_kind(pilot) is FlashcardScreen:
            await pilot.press("space", "4")
        shown(pilot, SummaryScreen)
        assert "Saved as attempt" in screen_text(pilot.app)
        await pilot.press("enter")
        assert shown(pilot, HomeScreen).summary.done_today == len(outcomes(session)) > 0


async def test_a_routine_that_was_left_is_offered_again_at_its_step(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("enter", "space", "4")
        second = shown(pilot, FlashcardScreen).question.address
        await pilot.press("escape")
        assert "left of the routine you began" in screen_text(pilot.app)
        await pilot.press("enter")
        again = shown(pilot, FlashcardScreen)
        assert again.question.address == second


async def test_a_timed_answer_is_scored_by_keys(session: Session, clock: FakeClock) -> None:
    async with running(session) as pilot:
        await pilot.press("2", "enter", "3")
        clock.move(10)
        await pilot.press("space")
        clock.move(100)
        await pilot.press("plus", "space")
        screen = shown(pilot, TimedScreen)
        criteria = len(screen.question.criteria)
        await pilot.press(*["4"] * criteria, "space", "down", "space", "enter")
        outcome = outcomes(session)[0]
        assert (outcome.predicted, outcome.phases["answer"], outcome.added) == (3, 100, 30)
        assert set(outcome.levels.values()) == {4}
        assert outcome.points == (0, 1)
        assert outcome.rating == outcome.suggested


async def test_an_unscored_answer_is_not_saved_by_enter(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("2", "enter", "enter", "space", "space", "enter")
        assert outcomes(session) == []
        assert "Give every criterion a level" in screen_text(pilot.app)


async def test_trying_again_saves_and_asks_the_same_question(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("2", "enter", "enter", "space", "space")
        screen = shown(pilot, TimedScreen)
        first = screen.question.address
        await pilot.press(*["3"] * len(screen.question.criteria), "r")
        assert len(outcomes(session)) == 1
        assert (screen.question.address, screen.answer.phase) == (first, Phase.PREDICT)


async def test_a_typed_answer_is_a_draft_within_a_second_and_comes_back(session: Session, clock: FakeClock) -> None:
    async with running(session) as pilot:
        await pilot.press("2", "enter", "t", "enter", "space", *"Spokoino")
        screen = shown(pilot, TimedScreen)
        await pilot.pause(0.6)
        kept = session.history.draft(screen.question.address, "timed")
        assert kept is not None
        assert b"Spokoino" in kept
        await pilot.press("escape")
        await pilot.press("enter")
        again = shown(pilot, TimedScreen)
        assert again.query_one(TextArea).text == "Spokoino"
        assert again.answer.phase is Phase.ANSWER


async def test_a_note_stays_beside_its_item(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("enter", "n", *"mine", "ctrl+s", "space")
        assert "── yours" in screen_text(pilot.app)
        screen = shown(pilot, FlashcardScreen)
        assert session.history.note(screen.question.address) == "mine"


async def test_language_and_theme_change_at_once_and_are_kept(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("f2", "f3")
        assert TRANSLATOR.lang == "ru"
        assert pilot.app.theme == "coach-light"
        assert (session.settings.language, session.settings.theme) == ("ru", "coach-light")
        assert "Собеседование с HR" in screen_text(pilot.app)


async def test_the_library_searches_word_forms_of_both_languages(session: Session) -> None:
    async with running(session) as pilot:
        for text in ("conflicts", "конфликту"):
            await pilot.press("slash")
            pilot.app.screen.query_one("#search", Input).value = text
            await pilot.pause()
            screen = shown(pilot, LibraryScreen)
            assert screen.count == 2
            await pilot.press("escape", "escape")


async def test_an_item_is_practised_from_the_library(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("l", "down", "t")
        shown(pilot, TimedScreen)
        await pilot.press("escape")
        shown(pilot, HomeScreen)


async def test_settings_are_saved_as_they_change(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("s", "down", "enter", *"2026-13-01", "enter")
        assert "Write the day as 2026-12-01" in screen_text(pilot.app)
        await pilot.press(*["backspace"] * 10, *"24.12.2026", "enter")
        assert str(session.settings.interview) == "2026-12-24"
        shown(pilot, SettingsScreen)


async def test_the_first_start_is_over_after_one_key(places: Places, clock: FakeClock) -> None:
    with sitting(places, clock, welcomed=False) as session:
        async with running(session) as pilot:
            shown(pilot, WelcomeScreen)
            await pilot.press("escape")
            shown(pilot, HomeScreen)
            assert session.settings.welcomed


async def test_foreign_text_is_shown_and_does_nothing(session: Session) -> None:
    hostile = "[/red] [@click=app.quit]x[/] \x1b]0;t\x07 \u202e"
    async with running(session) as pilot:
        await pilot.press("enter")
        screen = shown(pilot, FlashcardScreen)
        session.history.set_note(screen.question.address, hostile)
        await pilot.press("space")
        text = screen_text(pilot.app)
        assert "[/red] [@click=app.quit]x[/]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text


async def test_the_palette_offers_what_the_screen_can_do(session: Session) -> None:
    async with running(session) as pilot:
        offered = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        assert "flashcards (1)" in offered
        assert "some more (x)" not in offered
        await pilot.press("ctrl+p", *"settings", "down", "enter")
        await pilot.pause()
        shown(pilot, SettingsScreen)


async def test_an_answer_is_scored_with_the_mouse(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("2", "enter", "enter", "space", "space")
        screen = shown(pilot, TimedScreen)
        await pilot.pause()
        await pilot.click("CriterionRow", offset=(6, 3))
        await pilot.click("PointRow", offset=(6, 0))
        await pilot.pause()
        assert list(screen.answer.levels.values()) == [3]
        assert screen.answer.said == {0}
        await pilot.click("RatingRow", offset=(28, 0))
        await pilot.pause()
        assert screen.query_one(ScoreSheet).rating is Rating.AGAIN


async def test_the_mouse_presses_what_the_key_bar_shows(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.click("KeyBar", offset=(3, 0))
        await pilot.pause()
        shown(pilot, FlashcardScreen)
