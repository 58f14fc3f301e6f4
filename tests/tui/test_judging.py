"""Sample answers are scored by keys: the key is hidden until all is rated, leaving loses nothing, figures can hide."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from interview_coach.drills.judging import Stage
from interview_coach.drills.outcome import Outcome
from interview_coach.i18n import TRANSLATOR
from interview_coach.paths import Places
from interview_coach.session import Session
from interview_coach.text import LANGUAGES, Lang
from interview_coach.tui.app import CoachApp
from interview_coach.tui.screens.choose import ChooseScreen
from interview_coach.tui.screens.flashcard import FlashcardScreen
from interview_coach.tui.screens.home import HomeScreen
from interview_coach.tui.screens.judging import JudgingScreen
from interview_coach.tui.screens.summary import SummaryScreen
from interview_coach.tui.start import Start
from interview_coach.tui.widgets.criterion import CriterionRow
from tests.support.clock import FakeClock
from tests.support.samples import write_samples
from tests.support.sitting import TINY, screen_text, sitting

SIZES = ((80, 24), (120, 40))


@pytest.fixture
def session(places: Places, clock: FakeClock, tmp_path: Path) -> Iterator[Session]:
    with sitting(places, clock, packs=(write_samples(tmp_path / "samples"),)) as session:
        yield session


@asynccontextmanager
async def scoring(
    session: Session, *, count: int = 3, size: tuple[int, int] = (100, 30), lang: Lang = "en"
) -> AsyncIterator[Pilot[object]]:
    TRANSLATOR.use(lang)
    routine = session.routine_of(["samples/q-0", "samples/q-1"], "scoring", count=count)
    app = CoachApp(session, Start(routine))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def judging(pilot: Pilot[object]) -> JudgingScreen:
    screen = pilot.app.screen
    assert isinstance(screen, JudgingScreen)
    return screen


def outcomes(session: Session) -> list[Outcome]:
    return [attempt.outcome for attempt in session.history.attempts() if attempt.outcome]


def body(pilot: Pilot[object]) -> str:
    """The screen without heading, news and keys."""
    return "\n".join(screen_text(pilot.app).splitlines()[2:-2])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", LANGUAGES)
async def test_an_answer_is_rated_compared_and_kept(session: Session, lang: Lang, size: tuple[int, int]) -> None:
    async with scoring(session, size=size, lang=lang) as pilot:
        screen = judging(pilot)
        sample = screen.judging.sample
        start = sample.answer.get(lang).split()[:3]
        assert " ".join(start) in body(pilot)
        reasons = [judgement.why.get(lang)[:20] for judgement in sample.key.values()]
        assert not any(reason in body(pilot) for reason in reasons)
        await pilot.press("3", "2", "4", "enter")
        assert screen.judging.stage is Stage.COMPARE
        for reason in reasons:
            assert reason in body(pilot)
        for criterion in screen.judging.criteria:
            assert criterion.title.get(lang) in body(pilot)
        assert outcomes(session) == []
        await pilot.press("enter")
        (outcome,) = outcomes(session)
        assert list(outcome.levels.values()) == [3, 2, 4]
        assert outcome.key == {name: judgement.level for name, judgement in sample.key.items()}
        assert (outcome.drill, outcome.rating) == ("scoring", None)
        assert session.history.draft(outcome.item, screen.judging.draft_name) is None
        assert not screen.judging.levels
        assert not screen.has_class("-comparing")


async def test_the_key_is_not_shown_while_a_criterion_has_no_level(session: Session) -> None:
    async with scoring(session) as pilot:
        await pilot.press("3", "down", "2", "enter")
        assert judging(pilot).judging.stage is Stage.RATE
        assert "Not rated yet: Structure." in screen_text(pilot.app)
        row = judging(pilot).focused
        assert isinstance(row, CriterionRow)
        assert row.criterion.id == "structure"
        await pilot.press("1", "enter")
        assert judging(pilot).judging.stage is Stage.COMPARE


async def test_it_says_at_once_that_an_attempt_was_saved_and_when_nothing_is_due(session: Session) -> None:
    async with scoring(session) as pilot:
        await pilot.press("3", "2", "4", "enter", "space")
        assert "Saved as attempt 1" in screen_text(pilot.app)
        assert "next in" not in screen_text(pilot.app)


@pytest.mark.parametrize("keys", [["3", "2"], ["3", "2", "4", "enter"]], ids=["half rated", "compared"])
async def test_leaving_in_the_middle_loses_nothing(session: Session, clock: FakeClock, keys: list[str]) -> None:
    async with scoring(session) as pilot:
        await pilot.press(*keys)
        before = judging(pilot).judging
        clock.move(30)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        clock.move(300)
        await pilot.press("enter")
        again = judging(pilot).judging
        assert (again.levels, again.stage, again.position) == (before.levels, before.stage, before.position)
        assert "Your draft is here" in screen_text(pilot.app)
        await pilot.press(*([] if "enter" in keys else ["1", "enter"]), "enter")
        assert list(outcomes(session)[0].levels.values())[:2] == [3, 2]
        assert 30 <= outcomes(session)[0].seconds < 60


async def test_undo_takes_the_scoring_back(session: Session) -> None:
    async with scoring(session) as pilot:
        first = judging(pilot).judging
        await pilot.press("3", "2", "4", "enter", "enter", "u")
        assert outcomes(session) == []
        again = judging(pilot).judging
        assert (again.question, again.position, again.levels) == (first.question, first.position, {})
        assert "Taken back" in screen_text(pilot.app)


async def test_a_note_and_a_report_stay_beside_the_item(session: Session) -> None:
    async with scoring(session) as pilot:
        item = judging(pilot).question.address
        await pilot.press("n", *"mine", "ctrl+s", "e", *"odd", "ctrl+s")
        assert session.history.note(item) == "mine"
        assert [report.text for report in session.history.reports()] == ["odd"]


async def test_keys_work_on_a_russian_layout(session: Session) -> None:
    async with scoring(session) as pilot:
        await pilot.press("3", "2", "4", "enter", "enter", "г")
        assert outcomes(session) == []
        await pilot.press("й")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_levels_are_given_with_the_mouse(session: Session) -> None:
    async with scoring(session, size=(120, 40)) as pilot:
        await pilot.click("CriterionRow", offset=(6, 2))
        await pilot.pause()
        assert list(judging(pilot).judging.levels.values()) == [2]


async def test_a_long_answer_is_read_on_beside_the_criteria(session: Session) -> None:
    async with scoring(session, size=(60, 16)) as pilot:
        assert "read on" in screen_text(pilot.app)
        last = judging(pilot).judging.sample.answer.get("en").split()[-1]
        assert last not in body(pilot)
        await pilot.press("pagedown", "pagedown", "pagedown")
        await pilot.pause()
        assert last in body(pilot)
        assert isinstance(judging(pilot).focused, CriterionRow)


async def test_the_summary_tells_how_the_learner_scores(session: Session) -> None:
    async with scoring(session, count=5) as pilot:
        for _ in range(5):
            await pilot.press("4", "4", "4", "enter", "enter")
        assert isinstance(pilot.app.screen, SummaryScreen)
        shown = screen_text(pilot.app)
        assert "You answered 5 attempts." in shown
        (bias,) = [each for each in session.progress.calibration().criteria if each.criterion == "structure"]
        assert f"Structure: you rate it {bias.bias:.1f} too high, from 5 ratings." in shown
        assert "again" not in shown


async def test_without_figures_no_score_is_told_in_digits(places: Places, clock: FakeClock, tmp_path: Path) -> None:
    pack = write_samples(tmp_path / "samples")
    for file in pack.glob("*.yaml"):  # the pack itself has no digits where people read
        file.write_text(file.read_text("utf-8").replace("talk 0", "talks").replace("talk 1", "talks"), "utf-8")
        file.write_text(file.read_text("utf-8").replace("own-0", "own-a").replace("own-1", "own-b"), "utf-8")
    with sitting(places, clock, packs=(pack,), hide_scores=True) as session:
        async with scoring(session, count=5) as pilot:
            for _ in range(5):
                await pilot.press("2", "2", "2", "enter")
                assert "partial" in body(pilot)
                assert not any(map(str.isdigit, body(pilot)))
                await pilot.press("enter")
            shown = body(pilot)
            assert "Structure: you " in shown
            assert not any(map(str.isdigit, shown.replace("You answered 5 attempts.", "")))


async def test_home_offers_it_by_topic_and_level(session: Session) -> None:
    app = CoachApp(session)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "1 sample to score" in screen_text(app)
        await pilot.press("3")
        assert isinstance(app.screen, ChooseScreen)
        assert "2 items with sample answers match" in screen_text(app)
        await pilot.press("right", "right")
        assert "1 item with sample answers match" in screen_text(app)
        await pilot.press("enter")
        assert judging(pilot).question.topic == "hr/conflict"


async def test_home_does_not_offer_it_without_samples(places: Places, clock: FakeClock) -> None:
    with sitting(places, clock, packs=(TINY,)) as session:
        app = CoachApp(session)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            await pilot.press("3")
            assert isinstance(app.screen, HomeScreen)
            assert "scoring practice (3)" not in [each.title for each in app.get_system_commands(app.screen)]


async def test_today_goes_from_cards_to_a_sample(session: Session) -> None:
    session.settings = replace(session.settings, new_cards=1)
    app = CoachApp(session, Start(replace(session.today(), steps=session.today().steps[-2:])))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        while isinstance(app.screen, FlashcardScreen):
            await pilot.press("space", "4")
        assert judging(pilot).judging.stage is Stage.RATE
        await pilot.press("u")
        assert isinstance(app.screen, FlashcardScreen)


async def test_the_language_changes_in_the_middle(session: Session) -> None:
    async with scoring(session) as pilot:
        await pilot.press("3", "2", "4", "enter", "f2")
        assert judging(pilot).judging.sample.key["structure"].why.get("ru")[:12] in body(pilot)
        await pilot.press("enter")
        assert outcomes(session)[0].lang == "ru"
