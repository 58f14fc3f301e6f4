"""Drafts, notes, reports on items and states: kept as durably as attempts, and changed at will."""

from __future__ import annotations

from interview_coach.history.jottings import ItemReport
from interview_coach.history.store import History
from tests.history.conftest import Opener
from tests.support.clock import FakeClock


def test_drafts(history: History, opened: Opener) -> None:
    assert history.draft("core/a", "timed") is None
    history.save_draft("core/a", "timed", b"Bec")
    history.save_draft("core/a", "timed", b"Because \xff\0")
    history.save_draft("core/a", "flashcard", b"other")
    history.close()
    again = opened()
    assert again.draft("core/a", "timed") == b"Because \xff\0"
    again.drop_draft("core/a", "timed")
    again.drop_draft("core/a", "timed")
    assert again.draft("core/a", "timed") is None
    assert again.draft("core/a", "flashcard") == b"other"


def test_notes(history: History) -> None:
    assert history.note("core/a") == ""
    history.set_note("core/a", "мой ответ\0\ud800")
    assert history.note("core/a") == "мой ответ␀�"
    history.set_note("core/a", "")
    assert history.note("core/a") == ""


def test_reports(history: History, clock: FakeClock) -> None:
    history.report("core/b", "The answer\x1b contradicts the point.")
    first = clock.at
    clock.move(1)
    history.report("core/a", "A typo.")
    history.report("core/a", "A typo.")
    assert history.reports() == [
        ItemReport("core/b", "The answer␛ contradicts the point.", first),
        ItemReport("core/a", "A typo.", clock.at),
    ]


def test_states(history: History, opened: Opener) -> None:
    assert history.state("routine") is None
    history.set_state("routine", None)
    assert not history.files.history.exists()
    history.set_state("routine", b"{}")
    history.close()
    again = opened()
    assert again.state("routine") == b"{}"
    again.set_state("routine", None)
    assert again.state("routine") is None


def test_none_of_them_is_an_attempt(history: History) -> None:
    history.save_draft("core/a", "timed", b"x")
    history.set_note("core/a", "x")
    assert history.count == 0
