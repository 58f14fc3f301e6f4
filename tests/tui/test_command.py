"""A command's key works on both layouts and is shown as people write it."""

from __future__ import annotations

import pytest

from interview_coach.tui.command import Command, shown, twin


@pytest.mark.parametrize(
    ("key", "other"),
    [("q", "й"), ("u", "г"), ("slash", "full_stop"), ("G", "П"), ("1", None), ("space", None), ("ctrl+s", None)],
)
def test_the_twin_of_a_key(key: str, other: str | None) -> None:
    assert twin(key) == other


@pytest.mark.parametrize(
    ("key", "name"), [("space", "␣"), ("ctrl+s", "^s"), ("f2", "F2"), ("q", "q"), ("question_mark", "?"), ("f", "f")]
)
def test_how_a_key_is_shown(key: str, name: str) -> None:
    assert shown(key) == name


def test_a_binding_has_the_twins_of_all_its_keys_once() -> None:
    assert Command("slash,full_stop,l", "search", "search", "").binding().key == "slash,full_stop,l,ю,д"


def test_a_command_knows_its_action_with_and_without_argument() -> None:
    command = Command("3", "good", "rate(3)", "")
    assert command.runs("rate", (3,))
    assert not command.runs("rate", (4,))
    assert Command("r", "again", "again", "").runs("again", ())
