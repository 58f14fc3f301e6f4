"""Promises of the kinds: word budgets as planned, items complete in themselves, texts that say something."""

from __future__ import annotations

import msgspec
import pytest

from interview_coach.library.items import AnyItem
from interview_coach.library.kinds.questions import BUDGETS, Style
from interview_coach.library.kinds.shared import decode_text, encode_text
from interview_coach.text import Text
from tests.support.questions import question


@pytest.mark.parametrize(
    ("style", "seconds", "english", "russian"),
    [
        ("flash", None, (55, 90), (44, 70)),
        ("timed", None, (126, 200), (99, 157)),
        ("timed", 90, (126, 200), (99, 157)),
        ("story", None, (168, 266), (132, 209)),
        ("diagnose", None, (252, 399), (198, 314)),
        ("explain", None, (84, 133), (66, 105)),
        ("pitch", 60, (84, 133), (66, 105)),
        ("pitch", 120, (168, 266), (132, 209)),
        ("reply", None, (90, 180), (80, 160)),
        ("reply", 300, (45, 90), (40, 80)),
    ],
)
def test_word_budgets(style: Style, seconds: int | None, english: tuple[int, int], russian: tuple[int, int]) -> None:
    assert BUDGETS[style].band("en", seconds) == english
    assert BUDGETS[style].band("ru", seconds) == russian


def test_an_item_is_written_and_read_back() -> None:
    item = question(covers=("calm-talk",), needs=("q-two",), tags=("star",), source="a book")
    packed = msgspec.msgpack.encode(item, enc_hook=encode_text)
    assert msgspec.msgpack.decode(packed, type=AnyItem, dec_hook=decode_text) == item


@pytest.mark.parametrize(
    "value", ["", "  ", "\n", {}, {"en": ""}, {"en": "A", "ru": " "}, {"de": "A"}, 1, None, ["a"], "x" * 20_001]
)
def test_a_text_says_something_in_a_known_language(value: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(value, Text, dec_hook=decode_text)
