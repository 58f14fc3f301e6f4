"""Promises about criteria: enough of them, at least one of the question's own, none of one name."""

from __future__ import annotations

import pytest

from interview_coach.library.checks import criteria
from interview_coach.library.kinds.questions import QuestionEntry
from tests.support.questions import criterion, question, text


@pytest.mark.parametrize(
    ("own", "shared", "expected"),
    [
        (("method",), ("order",), []),
        (("method", "example"), (), []),
        (("method", "example"), ("order", "proof"), []),
        (("method",), (), ["With its shared rubric the question has 1 criterion."]),
        (("method", "example", "tone"), ("order", "proof"), ["With its shared rubric the question has 5 criteria."]),
        ((), ("order", "proof"), ["The question has no criterion of its own."]),
        (("method",), ("method",), ["Two criteria of the question are called “method”."]),
        (("method", "method"), (), ["Two criteria of the question are called “method”."] * 2),
    ],
)
def test_how_many_criteria_of_which_name(own: tuple[str, ...], shared: tuple[str, ...], expected: list[str]) -> None:
    mine = tuple(map(criterion, own))
    item = question(criteria=(*mine, *map(criterion, shared)))
    entry = QuestionEntry(item.id, item.prompt, item.intent, item.points, item.answer, criteria=mine)
    assert [finding.what for finding in criteria.enough(item, entry)] == expected


def test_levels_are_told_apart_by_what_they_say_not_by_punctuation() -> None:
    same = criterion("method")
    levels = (
        same.levels[0],
        text("Method: what level, 1 says!", "Совсем другое описание уровня, второе."),
        *same.levels[2:],
    )
    told = list(criteria.described((), type(same)(same.id, same.title, levels), ("en", "ru")))
    assert [(finding.rule.code, finding.path) for finding in told if finding.rule.code == "anchor-same"] == [
        ("anchor-same", ("levels", 1, "en"))
    ]
