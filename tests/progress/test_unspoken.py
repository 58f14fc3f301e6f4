"""What to say aloud: known but never said, the due first; then what was not said for longest; never a letter."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from interview_coach.drills.outcome import Rating
from interview_coach.progress.moment import Moment
from interview_coach.progress.schedule import LEARNING, REVIEW, fold
from interview_coach.progress.unspoken import familiar, unspoken
from interview_coach.settings import Settings
from tests.support.clock import FakeClock
from tests.support.fakes import FakeHistory, FakeLibrary, outcome, question

DAY = timedelta(days=1)


@pytest.fixture
def history(clock: FakeClock) -> FakeHistory:
    return FakeHistory(clock, fold)


def offered(history: FakeHistory, library: FakeLibrary, clock: FakeClock, *due: str, seed: int = 1) -> list[str]:
    cards = [history.by_item[f"base/{id}"] for id in due]
    found = unspoken(history, library, Moment.of(clock, Settings()), cards, random.Random(seed))
    return [item.id for item in found]


def test_the_due_ones_never_said_come_first(history: FakeHistory, clock: FakeClock) -> None:
    library = FakeLibrary([question(id) for id in "abcd"])
    for id in "abcd":
        history.put(f"base/{id}", "hr/motivation", due=clock.at + DAY, spoken=id == "d")
    assert offered(history, library, clock, "c")[0] == "c"
    assert set(offered(history, library, clock)) == {"a", "b", "c"}
    assert offered(history, library, clock, seed=4) == offered(history, library, clock, seed=4)


def test_what_is_not_known_yet_is_not_asked_for_aloud(history: FakeHistory, clock: FakeClock) -> None:
    library = FakeLibrary([question("a"), question("b")])
    history.put("base/a", "hr/motivation", due=clock.at, phase=LEARNING)
    assert offered(history, library, clock, "a") == []
    history.add(outcome("base/b", Rating.GOOD), topic="hr/motivation")  # right once: familiar enough
    assert offered(history, library, clock) == ["b"]


def test_then_the_longest_unsaid(history: FakeHistory, clock: FakeClock) -> None:
    library = FakeLibrary([question(id) for id in "abc"])
    for id in "abc":
        history.add(outcome(f"base/{id}", Rating.EASY, "timed"), topic="hr/motivation")
        clock.move(days=4)
    assert offered(history, library, clock) == ["a", "b"]  # c was said four days ago
    history.add(outcome("base/a", Rating.EASY), topic="hr/motivation")  # a flashcard does not count
    assert offered(history, library, clock) == ["a", "b"]


def test_letters_are_left_out_and_short_facts_come_last(history: FakeHistory, clock: FakeClock) -> None:
    library = FakeLibrary([question("f", style="flash"), question("r", style="reply"), question("s", style="story")])
    for id in "frs":
        history.put(f"base/{id}", "hr/motivation", due=clock.at)
    assert offered(history, library, clock, "f", "r", "s") == ["s", "f"]


def test_quiet_topics_are_looked_into_and_only_few_cards_read(history: FakeHistory, clock: FakeClock) -> None:
    library = FakeLibrary(question(f"{topic}{n}", topic) for topic in "abcdefghij" for n in range(100))
    for item in library.questions.values():
        history.put(item.address, item.topic, due=clock.at + DAY, spoken=item.topic != "g")
    history.given = library.given = 0
    assert {name[0] for name in offered(history, library, clock)} == {"g"}
    assert history.given + library.given < 200


def test_familiar() -> None:
    history = FakeHistory(FakeClock(), fold)
    assert familiar(history.put("base/a", "hr", due=history.clock.now(), phase=REVIEW))
    assert not familiar(history.put("base/a", "hr", due=history.clock.now(), phase=3))
