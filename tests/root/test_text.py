"""Texts come in one language or several, and foreign text is made harmless before it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.i18n import language_of
from interview_coach.safetext import HOSTILE, visible
from interview_coach.text import Text


def test_a_missing_wording_falls_back_and_says_so() -> None:
    text = Text.parse({"ru": "вопрос"})
    assert text.get("en") == "вопрос"
    assert not text.has("en")


def test_a_plain_text_is_the_same_in_every_language() -> None:
    text = Text.parse("SLA")
    assert (text.get("ru"), text.has("ru"), text.wordings()) == ("SLA", True, {"en": "SLA", "ru": "SLA"})


@pytest.mark.parametrize("value", [None, 3, [], {}, {"de": "x"}, {"en": 1}])
def test_what_is_no_text(value: object) -> None:
    with pytest.raises(ValueError, match="a text is"):
        Text.parse(value)


@given(st.one_of(st.text(), st.dictionaries(st.sampled_from(["en", "ru"]), st.text(), min_size=1)))
def test_a_text_survives_being_written_and_read(value: object) -> None:
    assert Text.parse(value).dump() == value


@given(st.text(st.characters()))
def test_nothing_hostile_is_left_visible_and_harmless_text_is_untouched(text: str) -> None:
    shown = visible(text)
    assert not HOSTILE.search(shown)
    if not HOSTILE.search(text):
        assert shown == text


def test_an_escape_is_shown_as_its_picture() -> None:
    assert visible("a\x1b[31mb\u202ec\r\nd") == "a␛[31mb\ufffdc\nd"


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANGUAGE": "de:ru", "LANG": "en_US.UTF-8"}, "ru"),
        ({"LC_MESSAGES": "en_GB", "LANG": "ru_RU"}, "en"),
        ({"LANG": "fr_FR"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], lang: str) -> None:
    assert language_of(environment) == lang
