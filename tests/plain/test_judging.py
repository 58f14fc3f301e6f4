"""Promise: scoring practice in lines: an answer, levels by anchors, then the key; drafts survive, figures hide."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from interview_coach.drills.outcome import Outcome
from interview_coach.i18n import TRANSLATOR
from interview_coach.paths import Places
from interview_coach.plain.lines import Lines
from interview_coach.plain.player import play
from interview_coach.routines.runner import Runner
from interview_coach.session import Session
from tests.plain.conftest import AGAIN
from tests.support.clock import FakeClock
from tests.support.samples import write_samples

ROUND = "3\n2\n4\n\n"
"""Three levels, and Enter to go on."""


@pytest.fixture
def session(places: Places, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session whose only pack has sample answers."""
    pack = write_samples(tmp_path / "samples")
    monkeypatch.setattr("interview_coach.session.shipped_content", lambda: pack)
    with Session.open(places, clock, seed=7) as opened:
        yield opened


def outcomes(session: Session) -> list[Outcome]:
    return [attempt.outcome for attempt in session.history.attempts() if attempt.outcome]


def started(session: Session, count: int = 1) -> Runner:
    return session.runner(session.routine_of(["samples/q-0"], "scoring", count=count))


def said(session: Session, runner: Runner, typed: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Play with these lines typed, and return what was said."""
    capsys.readouterr()
    play(session, runner, Lines(io.StringIO(typed), live=False), spoken=True, again=AGAIN)
    return capsys.readouterr().out


def test_a_sample_from_question_to_summary(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(session, started(session), ROUND, capsys)
    order = [
        "How do you begin talk 0?",
        "Somebody's answer:",
        "Listening:",
        "1. Speaks of oneself only",
        "Which sentence describes the answer? 1-4.",
        "Structure:",
        "Evidence:",
        "Listening: yours: 3 solid, key: ",
        "The key's sentence: ",
        "Why: ",
        "Structure: too few to tell yet (1 of 5).",
        "Saved as attempt 1",
        "Routine done.",
        "You answered 1 attempt",
        "Evidence: too few to tell yet (1 of 5).",
    ]
    places = [told.index(order[0])]
    for line in order[1:]:
        places.append(told.index(line, places[-1]))
    assert "Why: " not in told[: told.index("Listening: yours:")]
    assert "again 0" not in told
    (outcome,) = outcomes(session)
    assert (list(outcome.levels.values()), outcome.rating) == ([3, 2, 4], None)
    assert session.history.card("samples/q-0") is None


@pytest.mark.parametrize("typed", ["3\n2\nq\n", "3\n2\n", "3\n2\n4\nq\n"])
def test_leaving_in_the_middle_loses_nothing(session: Session, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    assert "1 step is left." in said(session, started(session), typed, capsys)
    assert outcomes(session) == []
    runner = session.resume()
    assert runner is not None
    told = said(session, runner, "\n" if "4" in typed else "4\n\n", capsys)
    assert "Your draft is here" in told
    assert "1. Speaks of oneself only" not in told
    assert list(outcomes(session)[0].levels.values()) == [3, 2, 4]


def test_undo_takes_the_scoring_back(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(session, started(session, 2), ROUND + "u\n" + "1\n1\n1\n\n", capsys)
    assert "Taken back. Do it again." in told
    assert [list(outcome.levels.values()) for outcome in outcomes(session)] == [[1, 1, 1]]


def test_a_bias_is_told_when_enough_was_scored(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        told = said(session, started(session, 3), "4\n4\n4\n\n" * 3, capsys)
    assert "Structure: you rate it 1.7 too high, from 6 ratings." in told
    assert "2 levels too high" in told or "3 levels too high" in told


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_without_figures_words_remain(session: Session, capsys: pytest.CaptureFixture[str], lang: str) -> None:
    session.settings = replace(session.settings, hide_scores=True)
    TRANSLATOR.use("ru" if lang == "ru" else "en")
    for _ in range(2):
        told = said(session, started(session, 3), "2\n2\n2\n\n" * 3, capsys)
    marked = "key: " if lang == "en" else session.library.shared_criteria()["structure"].get("ru") + ": "
    lines = [line for line in told.splitlines() if marked in line]
    assert lines
    assert not any(map(str.isdigit, "".join(lines)))
    if lang == "en":
        assert "yours: partial, key: " in told
        assert "Structure: you " in told.splitlines()[-4] + told.splitlines()[-3] + told.splitlines()[-2]
