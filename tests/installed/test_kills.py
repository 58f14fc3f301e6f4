"""What the screen has called saved is in the history, once and in order, whenever the program was killed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installed import kills

EARLY = """
from datetime import UTC, datetime
from interview_coach.history.attempt import Attempt
from interview_coach.history.store import History
add, held = History.add, []
def early(self, outcome, **about):
    held.append((outcome, about))
    number = self.count + len(held)
    while len(held) > 3:
        later, kept = held.pop(0)
        add(self, later, **kept)
    now = datetime.now(UTC)
    return Attempt(id=str(number), seq=number, at=now, offset=0, item=outcome.item, drill="flashcard",
                   outcome=outcome, origin="", origin_seq=number, hash="")
History.add = early
"""
"""Calls an answer saved before it is committed."""

TWICE = """
from interview_coach.history.store import History
add = History.add
def twice(self, outcome, **about):
    add(self, outcome, **about)
    return add(self, outcome, **about)
History.add = twice
"""
"""Saves each answer twice."""

UNCHAINED = """
from interview_coach.history import chain, log
link = chain.link
chain.link = lambda previous, row: link("", row)
log.link = chain.link
"""
"""Leaves the attempt before out of the hash."""


def test_fifty_kills_lose_and_double_no_saved_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count = kills.loop(tmp_path / "home", runs=50, seed=2026)
    with capsys.disabled():
        print(f"\n{count}")
    assert count.clean


@pytest.mark.parametrize(
    ("plant", "runs", "found"),
    [(EARLY, 3, "lost"), (TWICE, 1, "doubled"), (UNCHAINED, 1, "corrupt")],
    ids=["saved too early", "saved twice", "chain broken"],
)
def test_the_loop_finds_a_planted_fault(tmp_path: Path, plant: str, runs: int, found: str) -> None:
    count = kills.loop(tmp_path / "home", runs=runs, seed=2, plant=plant)
    assert count.acked > 0
    assert getattr(count, found) > 0
    assert not count.clean
