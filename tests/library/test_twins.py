"""Promises about twins: every question that is much like an earlier one is found, without comparing all with all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.library.checks import twins
from interview_coach.library.checks.twins import ALIKE, _pairs, _share, _Words
from interview_coach.library.reading import Placed, Reading
from tests.support.questions import question

READING = Reading(Path("file.yaml"))


def words(stems: frozenset[str], number: int) -> _Words:
    return _Words(Placed(question(f"q-{number}"), READING, ("questions", number)), stems)


@given(st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), min_size=1), max_size=25))
def test_the_same_are_found_as_by_comparing_all_with_all(sets: list[frozenset[str]]) -> None:
    found = {twin.later.item.id: twin.share for twin in _pairs([words(stems, i) for i, stems in enumerate(sets)])}
    expected = {}
    for later, stems in enumerate(sets):
        share = max((_share(stems, other) for other in sets[:later]), default=0.0)
        if share > ALIKE:
            expected[f"q-{later}"] = share
    assert found == expected


def test_of_many_unlike_questions_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counted(one: frozenset[str], other: frozenset[str]) -> float:
        nonlocal compared
        compared += 1
        return _share(one, other)

    monkeypatch.setattr(twins, "_share", counted)
    common = {f"common{number}" for number in range(10)}
    sets = [words(frozenset(common | {f"own{number}-{i}" for i in range(20)}), number) for number in range(500)]
    assert list(_pairs(sets)) == []
    assert compared == 0


def test_a_flood_of_copies_is_found_at_once() -> None:
    sets = [words(frozenset("abcdefgh"), number) for number in range(500)]
    assert len(list(_pairs(sets))) == 499


def test_a_copy_is_found_even_if_only_the_last_candidate_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twins, "_COMPARED", 1)
    sets = [words(frozenset(letters), number) for number, letters in enumerate(("abcdefgh", "abcdefgi", "abcdefgh"))]
    assert [(twin.later.item.id, twin.share) for twin in _pairs(sets)] == [("q-1", 7 / 9), ("q-2", 1.0)]
