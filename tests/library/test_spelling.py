"""Promises about wrong names: the nearest known one is proposed, or none if none is near, however many there are."""

from __future__ import annotations

import pytest

from interview_coach.library.spelling import Spelling, nearest

KEYS = (
    "id",
    "prompt",
    "intent",
    "points",
    "answer",
    "level",
    "style",
    "rubric",
    "criteria",
    "mistakes",
    "probes",
    "tags",
)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("promt", "prompt"),
        ("Prompt", "prompt"),
        ("anwser", "answer"),
        ("mistake", "mistakes"),
        ("tag", "tags"),
        ("lvl", "level"),
        ("xyzzy", None),
        ("", None),
        ("p" * 200_000, None),
    ],
)
def test_the_nearest_name(wrong: str, right: str | None) -> None:
    assert nearest(wrong, KEYS) == right


def test_the_nearest_of_very_many() -> None:
    names = Spelling([f"hr-question-{number:05}" for number in range(20_000)] + ["hr-why-company"])
    assert names.nearest("hr-why-compny") == "hr-why-company"
    assert names.nearest("hr-question-0123") in {"hr-question-00123", "hr-question-01230"} | {
        f"hr-question-0123{digit}" for digit in range(10)
    }


def test_a_hint_names_the_nearest_or_all_if_they_are_few() -> None:
    assert Spelling(KEYS).hint("promt") == "Did you mean “prompt”?"
    assert Spelling(["en", "ru"]).hint("de") == "Known are: en, ru."
    assert Spelling(map(str, range(100))).hint("de") == ""
    assert Spelling([]).hint("de") == ""
