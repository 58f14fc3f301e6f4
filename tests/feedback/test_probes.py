"""Promise: the next question follows from what the answer leaves open, the most urgent gap first."""

from __future__ import annotations

import pytest

from interview_coach.feedback.probes import Probe
from interview_coach.feedback.report import report
from interview_coach.library.kinds.questions import Point, Signs
from interview_coach.settings import Settings
from interview_coach.text import Lang
from tests.support.questions import question, text

POINTS = (
    Point(must=text("Calm talk first", "Сначала разговор"), signs=Signs(en=("talk",), ru=("поговорить",))),
    Point(must=text("Hears both sides", "Слушает обе стороны"), signs=Signs(en=("both",), ru=("обоих",))),
    Point(should=text("Writes it down", "Записывает"), signs=Signs(en=("write",), ru=("записать",))),
)
WHOLE = (
    "Last May there was a dispute. I talked to both for 20 minutes. In the end it was settled. Since then I ask first."
)


def next_question(answer: str, lang: Lang = "en", style: str = "story") -> Probe | None:
    listener = "client" if style in ("reply", "explain") else "interviewer"
    return report(question(style=style, listener=listener, points=POINTS), answer, lang, 120, Settings()).probe


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        (WHOLE + " It was their fault.", "And how would the other side tell this story?"),
        ("Last May we had a dispute. I talked to both for 20 minutes. Now I ask first.", "And how did it end?"),
        (
            "Last May there was a dispute. I talked to both. In the end it was settled. Since then I ask first.",
            "How much was that in figures?",
        ),
        (
            "Last May there was a dispute. I talked to both for 20 minutes. In the end it was settled.",
            "What have you done differently since?",
        ),
        (
            "Last May we had a dispute. We met, we talked to both for 20 minutes, we fixed it. It was settled.",
            "You say “we”. What exactly did you do yourself?",
        ),
        (
            "Last May there was a dispute. I talked to them for 20 minutes. In the end it was settled. Now I ask.",
            "One thing I have not heard yet: “Hears both sides”. What about that?",
        ),
    ],
)
def test_what_is_missing_is_asked_for(answer: str, asked: str) -> None:
    found = next_question(answer)
    assert found
    assert found.text == asked


def test_nothing_is_asked_where_nothing_is_left_open() -> None:
    assert next_question(WHOLE) is None


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("Calm down, please. I will write by 15:00.", "So it is all my own fault, is it?"),
        ("The backend was down. I will write by 15:00.", "I am no technician. What does “backend” mean for me?"),
        ("The till is down and we are looking for the cause.", "And when will I hear from you again?"),
    ],
)
def test_a_client_writes_back(answer: str, asked: str) -> None:
    found = next_question(answer, style="reply")
    assert found
    assert found.text == asked


def test_a_good_letter_is_not_asked_for_points() -> None:
    assert next_question("The till works again. I will ring you by 15:00.", style="reply") is None
