"""Markdown and pages become plain readable content, whatever the text holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color
from textual.content import Content

from interview_coach.safetext import HOSTILE
from interview_coach.tui import markdown, page
from interview_coach.tui.clean import CLEAN


def test_markdown_keeps_text_lists_and_code() -> None:
    shown = markdown.content("One *two* `ss -t`.\n\nThree:\n\n- a\n- b\n\n1. c\n\n```\nx [b]\n```")
    assert shown.plain == "One two ss -t.\n\nThree:\n• a\n• b\n1. c\n\nx [b]"


def test_markup_and_links_are_only_text() -> None:
    text = "[red]x[/red] [@click=app.quit]y[/] [z](https://example.org) <b>"
    assert markdown.content(text).plain == text


@given(st.text())
def test_any_text_is_content_without_hostile_characters(text: str) -> None:
    assert not HOSTILE.search(markdown.content(text).plain)


def test_further_lines_hang_under_the_first() -> None:
    hung = page.hang(Content("must"), Content("one two three four"), width=16, indent=6)
    assert hung.plain == "must  one two\n      three four"


def test_two_texts_stand_beside_each_other_where_there_is_room() -> None:
    left, right = ("mine", Content("one two three")), ("model", Content("four"))
    wide = page.beside(left, right, 83).plain.split("\n")
    assert wide[2] == f"{'one two three':40} │ four"
    assert page.beside(left, right, 60).plain.split("\n\n")[1] == "one two three"


@given(st.text())
def test_the_filter_lets_no_hostile_character_out(text: str) -> None:
    cleaned = CLEAN.apply([Segment(text)], Color(0, 0, 0))
    assert not HOSTILE.search("".join(segment.text for segment in cleaned))
