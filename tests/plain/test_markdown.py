"""Promise: Markdown becomes lines that read well aloud, with no words lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.plain.markdown import lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line\nand its **second** half", ["One line and its second half"]),
        ("First.\n\nSecond, with *weight*.", ["First.", "Second, with weight."]),
        ("# Heading\n\nText", ["Heading", "Text"]),
        ("- one\n- two\n  - deeper", ["- one", "- two", "  - deeper"]),
        ("3. three\n4. four", ["3. three", "4. four"]),
        ("- first\n\n  second paragraph\n- next", ["- first", "  second paragraph", "- next"]),
        ("Run `ss -ltn` now", ["Run ss -ltn now"]),
        ("```sh\nls -l\n\npwd\n```", ["    ls -l", "    ", "    pwd"]),
        ("See [the page](https://example.org/a).", ["See the page (https://example.org/a)."]),
        ("<https://example.org/>", ["https://example.org/"]),
        ("a_snake_name and 2 * 3 * 4", ["a_snake_name and 2 * 3 * 4"]),
        ("one  \ntwo", ["one", "two"]),
        ("| a | b |\n| - | - |\n| 1 | 2 |", ["a; b", "1; 2"]),
        ("> said", ["said"]),
        ("<b>bold</b>", ["<b>bold</b>"]),
        ("", []),
    ],
)
def test_what_becomes_of_markdown(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@given(st.lists(st.from_regex(r"[a-zа-я]{1,8}", fullmatch=True), min_size=1, max_size=30), st.randoms())
def test_no_word_is_lost(words: list[str], random: object) -> None:
    """Marks around words may go; the words and their order stay."""
    marks = ["{}", "**{}**", "*{}*", "`{}`", "\n\n- {}", "\n\n{}", "\n\n1. {}", "\n\n> {}\n\n"]
    text = " ".join(random.choice(marks).format(word) for word in words)  # type: ignore[attr-defined]
    assert re.findall("[a-zа-я]+", " ".join(lines(text))) == words


@given(st.text(max_size=300))
def test_any_text_is_taken(text: str) -> None:
    assert all("\n" not in line for line in lines(text))
