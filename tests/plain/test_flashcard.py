"""Promise: a flashcard in lines shows all that the screen shows, is rated, saved with its number, and can be undone."""

from __future__ import annotations

import re

from msgspec.structs import replace

from interview_coach.drills.outcome import Rating
from interview_coach.i18n import TRANSLATOR
from interview_coach.session import Session
from tests.plain.conftest import Talk


def ratings(session: Session) -> list[Rating | None]:
    return [attempt.outcome.rating for attempt in session.history.attempts() if attempt.outcome]


def test_a_card_from_prompt_to_summary(talk: Talk, session: Session) -> None:
    said = talk("flashcard", "q-calm", typed="\n3\n")
    assert said.index("How do you begin") < said.index("Say your answer aloud") < said.index("Key points:")
    for line in (
        "1 of 1, about 1 min left. Conflict; chosen by you.",
        "must: A calm talk first",
        "avoid: A search for the guilty one",
        "I begin with a calm talk. Then:",
        "- I hear both sides",
        "The interviewer may go on:",
        "- And what changed after that?",
        "What goes wrong:",
        "Routine done.",
        "You answered 1 attempt in 1 min.",
        "again 0, hard 0, good 1, easy 0",
        "1 item is due by tomorrow.",
    ):
        assert line in said.splitlines()
    assert re.search(r"How was it\? 1 again \(.+\), 2 hard \(.+\), 3 good \(.+\), 4 easy \(.+\)", said)
    assert re.search(r"^Saved as attempt 1: good, next in <10 min$", said, re.M)
    assert ratings(session) == [Rating.GOOD]
    assert session.resume() is None


def test_in_russian_with_russian_keys(talk: Talk, session: Session) -> None:
    """The content is Russian, and the keys of a Russian layout are understood."""
    TRANSLATOR.use("ru")
    said = talk("flashcard", "q-calm", typed="р\nР\n\n4\n")
    assert "Как вы начинаете разговор о конфликте?" in said
    assert said.count("Сначала спокойный разговор") == 2  # the hint, then the list of points
    assert "Начинаю со спокойного разговора. Затем:" in said
    assert ratings(session) == [Rating.EASY]


def test_hints_come_one_by_one_and_are_counted(talk: Talk, session: Session) -> None:
    said = talk("flashcard", "q-calm", typed="h\nh\nh\nh\n\n2\n")
    before, _colon, _after = said.partition("Key points:")
    assert [line for line in before.splitlines() if line.startswith(("must:", "should:", "avoid:"))] == [
        "must: A calm talk first",
        "must: Both sides are heard",
        "should: The agreement is written down",
    ]
    assert "There are no more hints." in before
    (attempt,) = session.history.attempts()
    assert attempt.outcome is not None
    assert attempt.outcome.hints == 3


def test_two_buttons(talk: Talk, session: Session) -> None:
    session.settings = replace(session.settings, buttons=2)
    said = talk("flashcard", "q-calm", typed="\n3\n2\n")
    assert re.search(r"How was it\? 1 again \(.+\), 2 good \(.+\)$", said, re.M)
    assert "“3” does nothing here" in said
    assert ratings(session) == [Rating.GOOD]


def test_what_is_not_understood_is_said_and_asked_again(talk: Talk, session: Session) -> None:
    said = talk("flashcard", "q-calm", typed="what\n\n5\n\n\x1b[2J\n3\n")
    assert "“what” does nothing here; ? lists the commands." in said
    assert "“5” does nothing here" in said
    assert "\x1b" not in said
    assert "␛[2j" in said
    assert ratings(session) == [Rating.GOOD]


def test_undo_takes_the_last_rating_back_and_shows_the_answer_again(talk: Talk, session: Session) -> None:
    said = talk("flashcard", "q-calm", "q-why", typed="\n1\nu\n4\n\n4\n")
    assert "Taken back. Do it again." in said
    assert said.count("How do you begin") == 2
    assert said.count("Say your answer aloud") == 3 - 1 + 1  # q-calm, q-why twice; not the card that came back
    assert ratings(session) == [Rating.EASY, Rating.EASY]
    assert "again 0, hard 0, good 0, easy 2" in said


def test_nothing_to_undo(talk: Talk) -> None:
    assert "There is nothing to take back in this routine." in talk("flashcard", "q-calm", typed="u\n\n3\n")


def test_a_note_is_written_shown_and_kept(talk: Talk, session: Session) -> None:
    said = talk("flashcard", "q-calm", typed="n\nMy own words\nin two lines\n.\n\n3\n")
    assert "There is no note yet." in said
    assert "The note is kept." in said
    assert said.index("Your note:") < said.index("How was it?")
    assert session.history.note("small/q-calm") == "My own words\nin two lines"
    said = talk("flashcard", "q-calm", typed="n\n.\n\n3\n")
    assert "The note is kept." not in said
    assert session.history.note("small/q-calm") == "My own words\nin two lines"


def test_a_report_is_kept(talk: Talk, session: Session) -> None:
    talk("flashcard", "q-calm", typed="e\n\ne\nPoint 2 is unclear\n\n3\n")
    assert [(report.item, report.text) for report in session.history.reports()] == [
        ("small/q-calm", "Point 2 is unclear")
    ]


def test_skip_and_help(talk: Talk, session: Session) -> None:
    said = talk("flashcard", "q-calm", "q-why", typed="?\ns\n\n3\n")
    assert "h: show one key point as a hint" in said
    assert "q: leave; the routine can be resumed" in said
    assert "Skipped for now." in said
    assert [attempt.item for attempt in session.history.attempts()] == ["small/q-why"]


def test_a_card_that_was_not_known_comes_back(talk: Talk, session: Session) -> None:
    said = talk("flashcard", "q-calm", "q-why", typed="\n1\n\n3\n\n3\n")
    assert "Conflict; once more." in said
    assert ratings(session) == [Rating.AGAIN, Rating.GOOD, Rating.GOOD]
