"""Scoring practice of the installed program: a kill loses no level, and keys typed ahead go where they were meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installed.coach import Coach
from tests.support.samples import write_samples


@pytest.fixture
def pack(tmp_path: Path) -> str:
    return str(write_samples(tmp_path / "samples"))


def test_levels_given_before_a_kill_are_there_afterwards(coach: Coach, pack: str) -> None:
    arguments = ("drill", "scoring", "q-1", "--count", "1", "--pack", pack)
    with coach.start(*arguments) as terminal:
        terminal.wait_for("somebody's answer")
        terminal.press("3", "2", "enter")
        terminal.wait_for("Not rated yet: Evidence.")
        terminal.kill9()
    with coach.start("resume", "--pack", pack) as terminal:
        terminal.wait_for("Your draft is here")
        terminal.wait_for("2 partial")
        terminal.press("4", "enter")
        terminal.wait_for("the key")
        terminal.press("enter")
        terminal.wait_for("how you score")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert [item for item, _routine in coach.kept().attempts] == ["samples/q-1"]
    assert coach.wrong() == []


def test_two_answers_rated_without_looking_are_two_attempts(coach: Coach, pack: str) -> None:
    with coach.start("drill", "scoring", "q-0", "q-1", "--count", "2", "--pack", pack) as terminal:
        terminal.wait_for("somebody's answer")
        terminal.send("432\r\r123\r\r")
        terminal.wait_for("You answered 2 attempts.")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert len(coach.kept().attempts) == 2
