"""The pack that ships: no errors, every line of the source guide, the promised questions in both languages."""

from __future__ import annotations

from collections import Counter

import pytest

from interview_coach.feedback.report import report
from interview_coach.library.check import check
from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.paths import shipped_content
from interview_coach.session import PASSAGE
from interview_coach.settings import Settings
from interview_coach.text import LANGUAGES, Lang
from interview_coach.words import count_words

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
    assert topics == {
        "hr/self-presentation": 6,
        "hr/motivation": 6,
        "hr/typical": 12,
        "hr/teamwork": 6,
        "hr/conflict": 10,
        "hr/learning": 5,
        "hr/career": 4,
        "hr/conditions": 5,
        "soft/stress": 6,
        "soft/clients": 10,
        "soft/time": 7,
        "technical/diagnosis": 22,
    }


def test_every_text_has_both_languages_and_every_story_a_frame(library: Library) -> None:
    for entry in library.entries():
        item = library.item(entry.address)
        assert item is not None
        assert all(item.title.has(lang) and item.answer.has(lang) for lang in ("en", "ru"))
        assert bool(item.frame) == (item.style == "story")


def questions(library: Library) -> list[Question]:
    items = [library.item(entry.address) for entry in library.entries()]
    return [item for item in items if isinstance(item, Question)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feedback_hears_the_points_of_model_answers_and_little_to_complain_of(library: Library, lang: Lang) -> None:
    stated: list[str] = []
    for question in questions(library):
        heard = report(question, question.answer.get(lang), lang, question.answer_in, Settings())
        points = {i for i, point in enumerate(question.points) if point.weight == "must"}
        assert points <= set(heard.covered), question.id
        stated += [f"{question.id} {finding.kind}" for finding in heard.findings if finding.sure]
    assert len(stated) <= 3, stated


def test_the_text_to_read_aloud_is_there(library: Library) -> None:
    item = library.item(PASSAGE)
    assert isinstance(item, Question)
    assert all(120 <= count_words(item.answer.get(lang)) <= 200 for lang in LANGUAGES)
