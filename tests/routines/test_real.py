"""Routines over a real library and a real history: days of practice, kills and undos, and all figures still agree."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from interview_coach.drills.outcome import Rating
from interview_coach.history.store import History
from interview_coach.library.entries import Filter
from interview_coach.library.library import Library
from interview_coach.progress.progress import Progress
from interview_coach.progress.schedule import REVIEW, fold
from interview_coach.routines.pick import pick
from interview_coach.routines.reasons import groups
from interview_coach.routines.routine import Routine, Step
from interview_coach.routines.runner import RoutineSummary, Runner
from interview_coach.routines.today import today
from interview_coach.settings import Settings
from tests.support.clock import FakeClock
from tests.support.content import write_pack
from tests.support.fakes import outcome

QUESTIONS = 80


class Sitting:
    """One run of the program: everything opened, then closed."""

    def __init__(self, folder: Path, clock: FakeClock, chance: random.Random, settings: Settings) -> None:
        self.clock, self.chance, self.settings = clock, chance, settings
        self.library = Library.open(folder / "library.db", [folder / "pack"])
        self.history = History.open(folder / "history.db", clock, fold, chance)
        self.history.follow(self.library.generation, self.library.topic_of())
        self.progress = Progress(self.history, self.library, settings, clock)

    def today(self, *, extra: bool = False) -> Routine:
        return today(self.progress, self.library, self.history, self.settings, self.clock, self.chance, extra=extra)

    def play(self, routine: Routine) -> Runner:
        return Runner(routine, self.history, self.library, self.progress)

    def resume(self) -> Runner | None:
        return Runner.resume(self.history, self.library, self.progress)


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pack(tmp_path_factory.mktemp("content") / "pack", QUESTIONS, per_file=10)


@contextmanager
def sitting(pack: Path, clock: FakeClock, seed: int = 1, **settings: int | date) -> Iterator[Sitting]:
    found = Sitting(pack.parent, clock, random.Random(seed), Settings(**settings))  # type: ignore[arg-type]
    try:
        yield found
    finally:
        found.history.close()
        found.library.close()


@pytest.fixture(autouse=True)
def empty_history(pack: Path) -> Iterator[None]:
    yield
    for path in pack.parent.glob("history*"):
        path.unlink()


def step(runner: Runner, clock: FakeClock, draw: random.Random) -> None:
    assert runner.current is not None
    rating = draw.choices(list(Rating), [2, 2, 5, 1])[0]
    clock.move(seconds=40)
    runner.record(outcome(runner.current.item, rating, runner.current.drill, 40))


def test_ten_days_of_practice(pack: Path, clock: FakeClock) -> None:
    draw = random.Random(3)
    with sitting(pack, clock, new_cards=8, minutes=20) as found:
        for _ in range(10):
            routine = found.today()
            new = sum(one.reason == "new" for one in routine.steps)
            assert new <= 8
            assert sum(group.count for group in groups(routine, found.library)) == len(routine.steps)
            runner = found.play(routine)
            while runner.current:
                step(runner, clock, draw)
            summary = runner.finish()
            assert summary.answered == runner.total
            clock.move(days=1)
        figures = found.progress.summary()
        cards = {name: found.history.card(name) for name, _topic in found.library.topic_of()}
        seen = {name: card for name, card in cards.items() if card}
        assert figures.days == figures.best_streak == figures.streak == 10
        assert sum(topic.items for topic in figures.topics) == QUESTIONS
        assert sum(area.seen for area in figures.areas) == len(seen) > 30
        assert sum(area.known for area in figures.areas) == sum(card.phase == REVIEW for card in seen.values())
        assert sum(area.attempts for area in figures.areas) == found.history.count
        assert sum(area.spoken for area in figures.areas) == sum(card.spoken for card in seen.values()) > 0
        assert figures.due == found.progress.due() == len(found.progress.dues.now(999))
        found.history.rebuild()
        assert {name: found.history.card(name) for name in cards} == cards
        assert found.progress.summary() == figures


Standing = tuple[int, int, Step | None, RoutineSummary]


def standing(runner: Runner) -> Standing:
    return runner.position, runner.total, runner.current, runner.summary()


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_program_goes_on_at_the_same_step(pack: Path, clock: FakeClock, seed: int) -> None:
    draw = random.Random(seed)
    with sitting(pack, clock, seed, new_cards=12) as found:
        before = standing(found.play(found.today()))
    for _ in range(12):
        with sitting(pack, clock, seed) as found:
            runner = found.resume()
            assert runner is not None
            assert standing(runner) == before
            for move in draw.choices(["undo", "skip", "answer"], [1, 1, 2], k=2):
                if runner.current is None:
                    return
                if move == "answer":
                    step(runner, clock, draw)
                else:
                    getattr(runner, move)()
            before = standing(runner)
            if runner.current is None:
                return


def test_undo_leaves_no_trace_in_the_figures(pack: Path, clock: FakeClock) -> None:
    with sitting(pack, clock, new_cards=5) as found:
        before = found.progress.summary()
        runner = found.play(found.today())
        while runner.current:
            step(runner, clock, random.Random(1))
        while runner.undo():
            pass
        assert found.progress.summary() == before
        assert found.progress.new_left() == 5


def test_buttons_show_what_the_history_then_stores(pack: Path, clock: FakeClock) -> None:
    with sitting(pack, clock) as found:
        runner = found.play(found.today())
        for rating in Rating:
            item = runner.item.address
            shown = found.progress.intervals(item)[rating]
            runner.record(outcome(item, rating))
            card = found.history.card(item)
            assert card is not None
            assert card.due - card.last == shown


def test_a_routine_of_a_topic(pack: Path, clock: FakeClock) -> None:
    with sitting(pack, clock) as found:
        for topic in ("hr", "hr/t1", "hr/*"):
            routine = pick(
                found.progress,
                found.library,
                found.history,
                clock,
                random.Random(1),
                drill="timed",
                filter=Filter(topic=topic),
                minutes=20,
            )
            assert routine.steps
            entries = [found.library.entry(one.item) for one in routine.steps]
            assert all(entry and Filter(topic=topic).covers(entry.topic) for entry in entries)


def test_the_week_before_the_interview(pack: Path, clock: FakeClock) -> None:
    interview = (clock.at + timedelta(days=8)).date()
    with sitting(pack, clock, interview=interview, new_cards=40, minutes=120) as found:
        for name, topic in list(found.library.topic_of())[:30]:
            found.history.add(outcome(name, Rating.EASY), topic=topic)
        seen: set[str] = set()
        while clock.at.date() < interview:
            routine = found.today()
            for one in routine.steps:
                topic = found.library.entry(one.item).topic  # type: ignore[union-attr]
                found.history.add(outcome(one.item, Rating.EASY, one.drill), topic=topic)
                seen.add(one.item)
            clock.move(days=1)
        assert {name for name, _topic in list(found.library.topic_of())[:30]} <= seen
