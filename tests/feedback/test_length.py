"""A text's length is told as the time it takes to say, by the pace of its language."""

from __future__ import annotations

import pytest

from interview_coach.feedback.length import length


@pytest.mark.parametrize(
    ("words", "verdict"), [(50, "short"), (70, "fits"), (101, "fits"), (110, "full"), (150, "long")]
)
def test_verdict_by_the_share_of_the_time(words: int, verdict: str) -> None:
    assert length("слово " * words, "ru", 60).verdict == verdict


def test_each_language_has_its_pace_and_the_learner_may_have_another() -> None:
    text = "word " * 140
    assert length(text, "en", 90).seconds == 60
    assert length(text, "ru", 90).seconds > 60
    assert length(text, "en", 90, pace=70).seconds == 120


def test_a_code_span_is_one_word() -> None:
    assert length("Run `ss -tlnp | grep 443` first", "en", 60).words == 3
