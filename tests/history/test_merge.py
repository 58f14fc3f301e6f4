"""Merging: the union of the attempts, the same in both directions, and nothing taken from a file that is not sound."""

from __future__ import annotations

import random
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interview_coach.drills.outcome import Rating
from interview_coach.errors import CoachError
from interview_coach.history import audit, chain, guard
from interview_coach.history.card import Card
from interview_coach.history.failures import Damaged, Newer
from interview_coach.history.standing import Day, TopicTotals
from interview_coach.history.store import History
from tests.support.clock import FakeClock
from tests.support.history_fold import fold, outcome

View = tuple[dict[str, str], list[Card], dict[str, TopicTotals], list[Day], list[str]]


class Device:
    """One of a learner's machines: a history that is opened for each thing that is done with it."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.clock = FakeClock()
        self.chance = random.Random(seed)

    def open(self) -> History:
        return History.open(self.path, self.clock, fold, self.chance)

    def practise(self, *items: str, rating: Rating = Rating.GOOD) -> None:
        with self.open() as history:
            for item in items:
                self.clock.move(minutes=3)
                history.add(outcome(item, rating), topic="hr")

    def view(self) -> View:
        """Everything that two merged histories must agree on."""
        with self.open() as history:
            attempts = {attempt.id: attempt.item for attempt in history.attempts(voided=True)}
            cards = history.due(datetime(3000, 1, 1, tzinfo=UTC), 999)
            notes = [history.note(item) for item in sorted({card.item for card in cards})]
            assert list(audit.differences(self.path, fold, alone=True)) == []
            with guard.foreign(self.path) as db:
                assert list(chain.broken(chain.log(db))) == []
            return attempts, cards, history.topic_totals(), history.days(), notes


@pytest.fixture
def devices(folder: Path) -> tuple[Device, Device]:
    return Device(folder / "one" / "history.db", 1), Device(folder / "two" / "history.db", 2)


def merge_both(one: Device, two: Device) -> None:
    """Merge each into a copy of the other, as the other was before."""
    before = one.path.with_name("before.db")
    shutil.copyfile(one.path, before)
    with one.open() as history:
        history.merge(two.path)
    with two.open() as history:
        history.merge(before)
    before.unlink()


def test_both_directions_come_to_the_same(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.practise("core/a", "core/b")
    two.clock.move(minutes=1)
    two.practise("core/a", "core/c", rating=Rating.AGAIN)
    one.practise("core/a", "core/c")
    with two.open() as history:
        two.clock.move(minutes=1)
        history.void(next(history.attempts("core/c")).id)
        history.set_note("core/a", "two")
    with one.open() as history:
        history.set_note("core/a", "one")
        history.set_note("core/b", "only one")
    merge_both(one, two)
    assert one.view() == two.view()
    attempts, cards, totals, days, notes = one.view()
    assert len(attempts) == 7
    assert [(card.item, card.reps) for card in sorted(cards, key=lambda card: card.item)] == [
        ("core/a", 3),
        ("core/b", 1),
        ("core/c", 1),
    ]
    assert totals["hr"].attempts == 5
    assert sum(day.new for day in days) == 3
    assert len(notes) == 3


def test_attempts_are_folded_in_the_order_of_their_instants(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.practise("core/a")
    two.clock.move(hours=1)
    two.practise("core/a", rating=Rating.AGAIN)
    one.clock.move(hours=2)
    one.practise("core/a", rating=Rating.EASY)
    merge_both(one, two)
    with one.open() as history:
        ordered = sorted(history.attempts(), key=lambda attempt: attempt.at)
        card = None
        for attempt in ordered:
            card = fold(card, attempt)
        found = history.card("core/a")
    assert card is not None
    assert found is not None
    assert (found.due, found.stability, found.lapses) == (card.due, card.stability, 1)


def test_merging_again_changes_nothing(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.practise("core/a")
    two.practise("core/b")
    with one.open() as history:
        assert history.merge(two.path) == 1
        assert history.merge(two.path) == 0
        assert history.merge(one.path) == 0
        assert history.count == 2


def test_a_third_history_may_come_in_any_order(folder: Path) -> None:
    devices = [Device(folder / name / "history.db", seed) for seed, name in enumerate("abc")]
    for number, device in enumerate(devices):
        device.clock.move(minutes=7 * number)
        device.practise("core/x", f"core/{number}", "core/x")
    views = []
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        joined = Device(folder / f"joined{order}" / "history.db", 9)
        for number in order:
            with joined.open() as history:
                history.merge(devices[number].path)
        views.append(joined.view())
    assert views[0] == views[1] == views[2]
    assert len(views[0][0]) == 9


def test_practice_goes_on_after_a_merge(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.practise("core/a")
    two.clock.move(days=30)
    two.practise("core/a")
    with one.open() as history:
        history.merge(two.path)
    # This clock is behind what was merged: the attempt takes its place before it.
    one.practise("core/a", rating=Rating.AGAIN)
    with one.open() as history:
        card = history.card("core/a")
    assert card is not None
    assert (card.last, card.reps, card.lapses) == (two.clock.at, 3, 1)
    one.view()


def test_a_copied_history_goes_on_with_an_origin_of_its_own(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.practise("core/a", "core/b")
    two.path.parent.mkdir()
    for name in ("history.db", "history.mark"):
        shutil.copyfile(one.path.with_name(name), two.path.with_name(name))
    two.clock.at = one.clock.at + timedelta(days=30)
    one.practise("core/a")
    two.practise("core/b")
    merge_both(one, two)
    assert one.view() == two.view()
    with one.open() as history:
        origins = [attempt.origin for attempt in history.attempts()]
        assert len(set(origins)) == 2
        assert history.count == 4


def test_a_copy_that_went_on_in_the_same_place_is_told_apart_from_then_on(folder: Path) -> None:
    """A backup put back by hand: both logs have the same origin and give the same place to different attempts."""
    device = Device(folder / "history.db", 1)
    device.practise("core/a")
    kept = folder / "kept.db"
    shutil.copyfile(device.path, kept)
    device.practise("core/b")
    other = folder / "other.db"
    shutil.copyfile(device.path, other)
    shutil.copyfile(kept, device.path)
    device.path.with_suffix(".mark").unlink()
    device.practise("core/c")
    with device.open() as history:
        assert history.merge(other) == 1
        device.clock.move(60)
        attempt = history.add(outcome("core/d"), topic="hr")
        assert attempt.origin not in {each.origin for each in history.attempts(limit=3)}
    device.view()


def test_nothing_is_taken_from_what_is_no_history(devices: tuple[Device, Device], folder: Path) -> None:
    one, two = devices
    one.practise("core/a")
    two.practise("core/b")
    text, foreign = folder / "text.db", folder / "foreign.db"
    text.write_text("not a database, but long enough to be taken for one" * 100)
    with sqlite3.connect(foreign) as db:
        db.execute("CREATE TABLE attempt (seq)")
    db.close()
    (folder / "empty.db").touch()
    with one.open() as history:
        for path, words in (
            (folder / "none.db", "no such file"),
            (folder / "empty.db", "empty"),
            (text, "damaged"),
            (foreign, "another program"),
        ):
            with pytest.raises(CoachError, match=words):
                history.merge(path)
        assert history.count == 1


def spoil(path: Path, *statements: str) -> None:
    """Change a history behind the program's back, triggers and all."""
    db = sqlite3.connect(path)
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def test_nothing_is_taken_from_a_broken_chain(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.practise("core/a")
    two.practise("core/b", "core/c", "core/d")
    spoil(two.path, "UPDATE attempt SET outcome = replace(outcome, '0.66', '0.99') WHERE seq = 2")
    with one.open() as history, pytest.raises(Damaged, match="attempt 2 is not as it was recorded"):
        history.merge(two.path)
    assert len(one.view()[0]) == 1


def test_a_newer_history_is_refused_with_both_versions(devices: tuple[Device, Device]) -> None:
    one, two = devices
    one.practise("core/a")
    two.practise("core/b")
    spoil(two.path, "PRAGMA user_version = 7")
    with one.open() as history, pytest.raises(Newer, match=r"schema 7; this one knows 2"):
        history.merge(two.path)


@pytest.mark.parametrize(
    "change",
    [
        "outcome = '{}'",
        "outcome = replace(outcome, 'flashcard', 'chess')",
        "outcome = replace(outcome, '\"rating\":3', '\"rating\":9')",
        "item = 'core/other'",
        "at = 9000000000000000000",
        "offset = 99999",
        "id = '" + "x" * 36 + "'",
        "id = '0'",
    ],
)
def test_nothing_is_taken_of_what_is_no_attempt(devices: tuple[Device, Device], change: str) -> None:
    """A hostile file, with a chain that is whole."""
    one, two = devices
    one.practise("core/a")
    two.practise("core/b", "core/c")
    spoil(two.path, f"UPDATE attempt SET {change} WHERE seq = 2")
    db = sqlite3.connect(two.path)
    previous = ""
    for row in list(chain.log(db)):
        previous = chain.link(previous, row)
        db.execute("UPDATE attempt SET hash = ? WHERE seq = ?", (previous, row[0]))
    db.commit()
    db.close()
    with one.open() as history, pytest.raises(CoachError, match="attempt 2 holds what no attempt can"):
        history.merge(two.path)
    assert len(one.view()[0]) == 1
