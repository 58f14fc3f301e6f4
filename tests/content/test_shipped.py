"""The pack that ships: no errors, every line of the source guide, the promised questions in both languages."""

from __future__ import annotations

from collections import Counter

import pytest

from interview_coach.library.check import check
from interview_coach.library.library import Library
from interview_coach.paths import shipped_content

GUIDE_LINES = set(range(1, 118, 2))
"""Lines of the source guide that say something; the ones between them are empty."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.open(tmp_path_factory.mktemp("index") / "library.db", [shipped_content()])


def test_the_check_finds_no_error() -> None:
    assert [str(problem) for problem in check([shipped_content()]) if problem.severity == "error"] == []


def test_every_line_of_the_source_guide_is_in_the_brief(library: Library) -> None:
    ((_pack, brief),) = library.brief()
    headings = {section.line for section in brief.sections if section.line}
    entries = {entry.line for section in brief.sections for entry in section.entries}
    assert headings | entries == GUIDE_LINES
    assert not headings & entries


def test_the_questions_of_the_plan_are_there(library: Library) -> None:
    topics = Counter(entry.topic for entry in library.entries())
    assert topics == {"hr/self-presentation": 6, "hr/motivation": 6, "hr/conflict": 10}


def test_every_text_has_both_languages_and_every_story_a_frame(library: Library) -> None:
    for entry in library.entries():
        item = library.item(entry.address)
        assert item is not None
        assert all(item.title.has(lang) and item.answer.has(lang) for lang in ("en", "ru"))
        assert bool(item.frame) == (item.style == "story")
