"""Ids are slugs that never change, attempts' ids sort by time, and a wording's hash ignores what is not wording."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.ids import is_slug, uuid7, wording_hash


@pytest.mark.parametrize("name", ["a", "hr-why-company", "0x", "a" * 40])
def test_slugs(name: str) -> None:
    assert is_slug(name)


@pytest.mark.parametrize("name", ["", "-a", "A", "a" * 41, "a_b", "вопрос", "a/b", "a\n"])
def test_what_is_no_slug(name: str) -> None:
    assert not is_slug(name)


@given(st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)), st.integers(0, 2**32))
def test_uuid7_has_its_version_variant_and_time(moment: datetime, seed: int) -> None:
    made = uuid7(moment.replace(tzinfo=UTC), random.Random(seed))
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == int(moment.replace(tzinfo=UTC).timestamp() * 1000)


def test_later_ids_sort_later() -> None:
    start = datetime(2026, 11, 24, tzinfo=UTC)
    made = [str(uuid7(start + timedelta(milliseconds=n), random.Random(n))) for n in range(50)]
    assert made == sorted(made)


def test_a_typo_in_punctuation_keeps_the_hash_and_a_new_word_does_not() -> None:
    assert wording_hash("Why  us?") == wording_hash("why us")
    assert wording_hash("Why us?") != wording_hash("Why them?")
