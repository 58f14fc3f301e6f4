"""Promise: however a routine ends, what was answered is saved, and it can be gone on with from the very step."""

from __future__ import annotations

import pytest

from interview_coach.history.failures import NotSaved
from interview_coach.plain.lines import Lines
from interview_coach.plain.player import play
from interview_coach.session import Session
from tests.plain.conftest import AGAIN, Talk


def test_the_end_of_input_is_an_end_like_any_other(talk: Talk, session: Session) -> None:
    """A pipe ends after one card; the rest is played later."""
    said = talk("flashcard", "q-calm", "q-why", "q-third", typed="\n3\n\n")
    assert "You answered 1 attempt" in said
    assert "2 steps are left. To go on: interview-coach resume --plain" in said
    left = session.resume()
    assert left is not None
    assert left.current is not None
    assert left.current.item == "small/q-why"
    said = talk("flashcard", runner=left, typed="\n3\n\n3\n")
    assert "How do you begin" not in said
    assert "You answered 3 attempts" in said
    assert [attempt.seq for attempt in session.history.attempts()] == [1, 2, 3]
    assert session.history.state("routine") is None  # nothing is left to be gone on with


@pytest.mark.parametrize("word", ["q", "й", "Q"])
def test_leaving(talk: Talk, session: Session, word: str) -> None:
    said = talk("flashcard", "q-calm", typed=f"{word}\n")
    assert "You answered 0 attempts" in said
    assert "1 step is left." in said
    assert session.resume() is not None


@pytest.mark.parametrize("typed", ["", "\n", "n\nhalf a note", "e\n"])
def test_an_end_at_any_prompt_is_quiet(talk: Talk, typed: str) -> None:
    assert "1 step is left." in talk("flashcard", "q-calm", typed=typed)


def test_ctrl_c_says_what_is_kept_and_goes_on_its_way(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    class Interrupted:
        def readline(self, limit: int, /) -> str:
            raise KeyboardInterrupt

    runner = session.runner(session.routine_of(["small/q-calm"], "flashcard"))
    with pytest.raises(KeyboardInterrupt):
        play(session, runner, Lines(Interrupted(), live=False), spoken=True, again=AGAIN)
    assert "1 step is left. To go on:" in capsys.readouterr().out


def test_a_disk_that_says_no_is_told_and_tried_again(
    talk: Talk, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No attempt number is shown before the attempt is really there."""
    add, failures = session.history.add, iter([True, True])

    def failing(*arguments: object, **options: object) -> object:
        if next(failures, False):
            raise NotSaved("Not saved: the disk is full.")
        return add(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(session.history, "add", failing)
    said = talk("flashcard", "q-calm", typed="\n3\n\n\n")
    assert said.count("the disk is full") == 2
    assert said.count("Saved as attempt") == 1
    assert said.rindex("disk is full") < said.index("Saved as attempt 1")


def test_giving_up_on_a_full_disk_leaves_the_step_to_be_done(
    talk: Talk, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*arguments: object, **options: object) -> object:
        raise NotSaved("the disk is full")

    monkeypatch.setattr(session.history, "add", failing)
    said = talk("flashcard", "q-calm", typed="\n3\nq\n")
    assert "Saved as attempt" not in said
    assert "1 step is left." in said


def test_both_drills_in_one_routine(talk: Talk, session: Session) -> None:
    from interview_coach.routines.routine import Step, new_routine

    steps = [Step("small/q-why", "flashcard", "due"), Step("small/q-calm", "timed", "unspoken")]
    routine = new_routine("today", steps, seed=1, made=session.clock.now(), chance=session.chance)
    said = talk("timed", runner=session.runner(routine), typed="\n3\n\n\n\n3\n3\n1 2\n\n")
    assert "Motivation; due." in said
    assert "Conflict; to be said aloud." in said
    assert [attempt.drill for attempt in session.history.attempts()] == ["flashcard", "timed"]


def test_nothing_that_is_said_moves_a_cursor(talk: Talk) -> None:
    """Every character is a letter, a mark or the end of a line; no frames, no colour."""
    said = talk("timed", "q-calm", typed="?\n2\n?\n\n\n?\n3\n2\n1\n?\n\n")
    assert not [char for char in said if ord(char) < 32 and char != "\n"]
    assert not [char for char in said if "\u2500" <= char <= "\u259f"]
