"""Promise: the length of an answer is told in words, in seconds to say, and against what there is room for."""

from __future__ import annotations

import pytest

from interview_coach.feedback.length import length
from tests.support.questions import question


@pytest.mark.parametrize(
    ("words", "verdict"),
    [(0, "short"), (65, "short"), (66, "fits"), (104, "fits"), (105, "full"), (110, "full"), (111, "long")],
)
def test_a_minute_of_russian_holds_110_words(words: int, verdict: str) -> None:
    assert length(question(), "слово " * words, "ru", 60, 110).verdict == verdict


def test_the_time_to_say_follows_the_speakers_pace() -> None:
    text = "word " * 140
    assert length(question(), text, "en", 90, 140).seconds == 60
    assert length(question(), text, "en", 90, 70).seconds == 120
    assert length(question(), text, "en", 90, 70).verdict == "long"


def test_a_code_span_is_one_word() -> None:
    assert length(question(), "Run `ss -tlnp | grep 443` first", "en", 60, 140).words == 3


@pytest.mark.parametrize(("words", "verdict"), [(89, "short"), (90, "fits"), (180, "fits"), (181, "long")])
def test_a_letter_has_a_size_and_no_time(words: int, verdict: str) -> None:
    measured = length(question(style="reply"), "word " * words, "en", 600, 140)
    assert measured.verdict == verdict
    assert measured.allowed is None
