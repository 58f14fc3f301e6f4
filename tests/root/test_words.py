"""Words are counted as they are said, and word forms meet in one stem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.words import count_words, sentences, similarity, stem, stems


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("I don't know — yet.", 4),
        ("кто-то сказал: «да»", 3),
        ("Run `grep -c ' 500 ' access.log` now", 3),
        ("95 % of 1 000", 4),
    ],
)
def test_counting(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("one", "other"), [("договорённости", "договоренностей"), ("вопрос", "вопросами"), ("agreed", "agrees")]
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_sentences_end_at_marks_and_lines() -> None:
    assert sentences("One. «Два?» Three…\nfour") == ["One.", "«Два?»", "Three…", "four"]


@given(st.text(), st.text())
def test_similarity_is_a_share_and_works_both_ways(one: str, other: str) -> None:
    first, second = stems(one), stems(other)
    assert 0 <= similarity(first, second) == similarity(second, first) <= 1
    assert similarity(first, first) == (1 if first else 0)
