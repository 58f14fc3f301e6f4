"""Near-twins: prompts that share their stems, items that name each other, items of one chain of needs."""

from __future__ import annotations

import pytest

from interview_coach.library.items import Question
from interview_coach.progress.twins import Twins, rough_stems
from interview_coach.text import Text
from tests.support.fakes import question


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (question("a"), question("b"), False),
        (question("a", related=("b",)), question("b"), True),
        (question("a"), question("b", related=("a",)), True),
        (question("a", needs=("b",)), question("b"), True),
        (question("a", needs=("z",)), question("b", needs=("z",)), True),
        (question("a", needs=("y",)), question("b", needs=("z",)), False),
        (
            question("a", prompt="Why did you leave your last job?"),
            question("b", prompt="Why do you leave the last job now?"),
            True,
        ),
        (
            question("a", prompt="Почему вы уходите с прошлой работы?"),
            question("b", prompt="Почему ушли с прошлых работ?"),
            True,
        ),
        (question("a", prompt="What is DNS?"), question("b", prompt="What is TLS?"), False),
        (question("a", prompt="Why us?"), question("b", prompt="Why IT?"), False),
    ],
)
def test_table(one: Question, other: Question, alike: bool) -> None:
    twins = Twins([one, other])
    assert twins.alike(one.address, other.address) is alike
    assert twins.alike(other.address, one.address) is alike


def test_an_item_is_its_own_twin_and_a_stranger_nobodys() -> None:
    twins = Twins([question("a")])
    assert twins.alike("base/a", "base/a")
    assert not twins.alike("base/a", "base/gone")


def test_one_language_in_common_is_enough() -> None:
    from msgspec.structs import replace

    one = replace(question("a"), title=Text.parse({"en": "Tell about conflict", "ru": "Расскажите про конфликт"}))
    other = replace(question("b"), title=Text.parse({"en": "Describe some quarrel", "ru": "Расскажите про конфликты"}))
    assert Twins([one, other]).alike("base/a", "base/b")


def test_related_means_the_same_pack() -> None:
    from msgspec.structs import replace

    other = replace(question("b"), pack="own")
    assert not Twins([question("a", related=("b",)), other]).alike("base/a", "own/b")


def test_rough_stems_leave_out_short_words_and_endings() -> None:
    assert rough_stems("Расскажите о своём опыте, и об опытах DNS") == {"расск", "своем", "опыте", "опыта", "dns"}
