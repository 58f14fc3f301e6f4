"""Whatever is done in whatever order, with crashes in between: what is stored is what the log makes of it."""

from __future__ import annotations

import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from interview_coach.drills.outcome import Rating
from interview_coach.history import audit, derived, guard
from interview_coach.history.files import size_of
from interview_coach.history.store import History
from tests.support.clock import FakeClock
from tests.support.history_fold import fold, outcome
from tests.support.history_folders import quick_folder

ITEMS = st.sampled_from([f"core/{letter}" for letter in "abcd"])
TOPICS = st.sampled_from(["", "hr/motivation", "hr/conflict", "technical"])


class Device:
    """A learner's machine: the history, and what it must hold."""

    def __init__(self, path: Path, clock: FakeClock, seed: int) -> None:
        self.path = path
        self.clock = clock
        self.chance = random.Random(seed)
        self.log: dict[str, str] = {}
        """Item by id of every entry."""
        self.voided: set[str] = set()
        self.history = self.open()

    def open(self) -> History:
        return History.open(self.path, self.clock, fold, self.chance)

    def check_closed(self) -> None:
        """Close the history, and look at the file that is left."""
        self.history.close()
        if self.log:
            with guard.foreign(self.path) as db:
                assert db.execute("SELECT count(*) FROM attempt").fetchone()[0] == len(self.log)

    def crash(self) -> None:
        """Leave the files as a killed process leaves them, and come back to them."""
        saved = self.path.parent / "saved"
        shutil.copytree(self.path.parent, saved, ignore=shutil.ignore_patterns("saved", "*.lock", "*-shm"))
        self.history.close()
        for file in self.path.parent.iterdir():
            if file.is_file():
                file.unlink()
        for file in saved.iterdir():
            if file.is_file():
                shutil.copyfile(file, self.path.parent / file.name)
        shutil.rmtree(saved)
        self.history = self.open()


class Practice(RuleBasedStateMachine):
    attempts = Bundle("attempts")

    def __init__(self) -> None:
        super().__init__()
        self.folder = quick_folder()
        root = self.folder.__enter__()
        self.clock = FakeClock()
        self.devices = [Device(root / str(n) / "history.db", self.clock, n) for n in range(2)]

    def teardown(self) -> None:
        for device in self.devices:
            device.check_closed()
        self.folder.__exit__(None, None, None)

    @initialize(target=attempts, item=ITEMS)
    def begin(self, item: str) -> tuple[int, str]:
        return self.add(0, item, Rating.GOOD, "hr/motivation", timed=False)

    @rule(
        target=attempts,
        who=st.integers(0, 1),
        item=ITEMS,
        rating=st.sampled_from([*Rating, None]),
        topic=TOPICS,
        timed=st.booleans(),
    )
    def answer(self, who: int, item: str, rating: Rating | None, topic: str, timed: bool) -> tuple[int, str]:
        return self.add(who, item, rating, topic, timed=timed)

    def add(self, who: int, item: str, rating: Rating | None, topic: str, *, timed: bool) -> tuple[int, str]:
        device = self.devices[who]
        drill = "scoring" if rating is None else "timed" if timed else "flashcard"
        done = outcome(item, rating, drill=drill)
        attempt = device.history.add(done, topic=topic)
        device.log[attempt.id] = item
        return who, attempt.id

    @rule(attempt=consumes(attempts))
    def undo(self, attempt: tuple[int, str]) -> None:
        who, id = attempt
        device = self.devices[who]
        device.log[device.history.void(id).id] = device.log[id]
        device.voided.add(id)

    @rule(step=st.sampled_from([1, 600, -1800, 86400, -3 * 86400, 3650 * 86400, -3650 * 86400]))
    def time_passes(self, step: int) -> None:
        self.clock.at += timedelta(seconds=step)

    @rule(who=st.integers(0, 1))
    def restart(self, who: int) -> None:
        self.devices[who].check_closed()
        self.devices[who].history = self.devices[who].open()

    @rule(who=st.integers(0, 1))
    def crash(self, who: int) -> None:
        self.devices[who].crash()

    @rule(who=st.integers(0, 1))
    def rebuild(self, who: int) -> None:
        self.devices[who].history.rebuild()

    @rule(who=st.integers(0, 1), topics=st.dictionaries(ITEMS, TOPICS), generation=st.integers(0, 3))
    def the_library_changes(self, who: int, topics: dict[str, str], generation: int) -> None:
        self.devices[who].history.follow(str(generation), topics.items())

    @rule(who=st.integers(0, 1))
    def merge(self, who: int) -> None:
        device, other = self.devices[who], self.devices[1 - who]
        if not size_of(other.path):
            return
        new = device.history.merge(other.path)
        assert new == len(other.log.keys() - device.log.keys())
        device.log |= other.log
        device.voided |= other.voided

    @invariant()
    def what_was_recorded_is_there(self) -> None:
        for device in self.devices:
            entries = list(device.history.attempts(voided=True))
            assert {entry.id: entry.item for entry in entries} == device.log
            assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
            voids = {entry.id for entry in entries if entry.voids}
            assert {entry.id for entry in device.history.attempts()} == device.log.keys() - device.voided - voids

    @invariant()
    def what_is_derived_follows_from_it(self) -> None:
        for device in self.devices:
            if size_of(device.path):
                alone = not size_of(device.history.files.wal)
                assert list(audit.differences(device.path, fold, alone=alone)) == []

    @invariant()
    def both_agree_where_they_hold_the_same(self) -> None:
        one, two = (device.history for device in self.devices)
        if self.devices[0].log.keys() == self.devices[1].log.keys():
            items = sorted(set(self.devices[0].log.values()))
            assert _plain(one, items) == _plain(two, items)
            assert one.days() == two.days()


def _plain(history: History, items: list[str]) -> list[object]:
    """Cards without their topics, which follow the library of each machine."""
    cards = history.cards(items)
    return [(card.item, card.due, card.stability, card.reps, card.spoken, card.first) for card in cards.values()]


Practice.TestCase.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
TestPractice = Practice.TestCase


def test_the_machine_finds_a_planted_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """A card that is folded on instead of being derived anew when an attempt is taken back."""
    plain = derived.kept
    monkeypatch.setattr(derived, "kept", lambda db, item: plain(db, item)[-2:])
    found = settings(max_examples=200, database=None, phases=[Phase.generate], deadline=None)
    with pytest.raises((AssertionError, ExceptionGroup)):
        run_state_machine_as_test(Practice, settings=found)
