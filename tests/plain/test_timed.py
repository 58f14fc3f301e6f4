"""Promise: a timed answer in lines: predict, think, answer, score by anchors, compare, save; drafts survive."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.plain.lines import Lines
from interview_coach.plain.player import play
from interview_coach.session import Session
from tests.plain.conftest import AGAIN, Talk
from tests.support.clock import FakeClock

SPOKEN = "3\n\n\n3\n2\n1 2\n\n"
"""Predict 3, start, stop, two levels, two points, the suggested rating."""


def outcomes(session: Session) -> list[Outcome]:
    return [attempt.outcome for attempt in session.history.attempts() if attempt.outcome]


class Timed:
    """Typed lines, each with the seconds that pass before it."""

    def __init__(self, clock: FakeClock, lines: Sequence[tuple[float, str]]) -> None:
        self._clock = clock
        self._lines = iter(lines)

    def readline(self, limit: int, /) -> str:
        seconds, line = next(self._lines, (0.0, ""))
        self._clock.move(seconds)
        return line


def test_a_spoken_answer_from_prompt_to_summary(talk: Talk, session: Session) -> None:
    said = talk("timed", "q-calm", typed=SPOKEN)
    order = [
        "How do you begin a talk about a conflict?",
        "How good will your answer be? 1 weak, 2 partial, 3 solid, 4 excellent. Enter: no guess.",
        "15 s to think, then 90 s to answer.",
        "Enter: start to speak. t: type instead. ?: more.",
        "Speak, as you would in the room.",
        "0:00 of 1:30",
        "Method:",
        "1. No method is told",
        "4. All steps and a check are told",
        "Example:",
        "Key points:",
        "1. must: A calm talk first",
        "4. avoid: A search for the guilty one",
        "Model answer:",
        "- I hear both sides",
        "- And what changed after that?",
        "You expected 3; your levels come to 2.5.",
        "Saved as attempt 1: hard, next in",
        "Routine done.",
    ]
    places = [said.index(line) for line in order]
    assert places == sorted(places)
    (outcome,) = outcomes(session)
    assert outcome.levels == {"method": 3, "example": 2}
    assert outcome.points == (0, 1)
    assert (outcome.predicted, outcome.suggested, outcome.rating) == (3, Rating.HARD, Rating.HARD)
    assert outcome.spoken
    assert session.history.draft("small/q-calm", "timed") is None


def test_time_is_told_with_overtime_and_more_time(
    session: Session, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [(1, "\n"), (10, "\n"), (60, "+\n"), (72, "\n"), (5, "3\n"), (5, "3\n"), (5, "1 2 3\n"), (5, "\n")]
    runner = session.runner(session.routine_of(["small/q-calm"], "timed"))
    play(session, runner, Lines(Timed(clock, lines), live=False), spoken=True, again=AGAIN)
    said = capsys.readouterr().out
    assert "2:12 of 2:00, over by 12 s" in said
    (outcome,) = outcomes(session)
    assert outcome.phases == {"predict": 1, "think": 10, "answer": 132, "score": 20}
    assert (outcome.allowed, outcome.added) == (120, 30)


def test_a_typed_answer_is_shown_measured_and_listened_to(talk: Talk, session: Session) -> None:
    typed = "\n\nI stay calm.\nI hear both sides.\n.\n3\n3\n1 2 3\n4\n"
    said = talk("timed", "q-calm", typed=typed, spoken=False)
    assert "A line with a single dot ends the answer, one with a + adds half a minute." in said
    own, noticed = (
        said.index("Your answer:\nI stay calm.\nI hear both sides."),
        said.index("What was noticed:\n7 words"),
    )
    assert own < noticed < said.index("Which sentence describes your answer?") < said.index("Model answer:")
    assert "there is room to say more: a reason, or an example" in said
    assert "The interviewer would ask: One thing I have not heard yet:" in said
    (outcome,) = outcomes(session)
    assert outcome.answer == "I stay calm.\nI hear both sides."
    assert not outcome.spoken
    assert (outcome.suggested, outcome.rating) == (Rating.GOOD, Rating.EASY)


def test_more_time_while_typing_is_recorded_and_no_part_of_the_answer(talk: Talk, session: Session) -> None:
    said = talk("timed", "q-calm", typed="\n\none\n+\ntwo\n.\n3\n3\n1\n\n", spoken=False)
    assert "Half a minute more." in said
    (outcome,) = outcomes(session)
    assert (outcome.answer, outcome.added, outcome.allowed) == ("one\ntwo", 30, 120)


def test_the_way_of_answering_can_be_changed_before_it_begins(talk: Talk, session: Session) -> None:
    talk("timed", "q-calm", typed="\nt\n\nTyped after all.\n.\n3\n3\n1\n\n")
    (outcome,) = outcomes(session)
    assert outcome.answer == "Typed after all."


def test_each_line_is_safe_before_the_next_is_read(session: Session, talk: Talk, clock: FakeClock) -> None:
    """The draft holds every line but the one that is being typed."""
    kept: list[bytes] = []

    class Watched(Timed):
        def readline(self, limit: int, /) -> str:
            kept.append(session.history.draft("small/q-calm", "timed") or b"")
            return super().readline(limit)

    lines = [(1.0, "\n"), (1.0, "\n"), (1.0, "first\n"), (1.0, "second\n")]
    runner = session.runner(session.routine_of(["small/q-calm"], "timed"))
    play(session, runner, Lines(Watched(clock, lines), live=False), spoken=False, again=AGAIN)
    assert b"first" in kept[3]
    assert b"second" not in kept[3]
    assert b"second" in kept[4]


def test_an_answer_that_was_cut_off_goes_on(talk: Talk, session: Session) -> None:
    said = talk("timed", "q-calm", typed="\n\nfirst line\n", spoken=False)
    assert "1 step is left." in said
    left = session.resume()
    assert left is not None
    said = talk("timed", runner=left, typed="second line\n.\n3\n3\n1\n\n", spoken=False)
    assert "Your draft is here, as you left it." in said
    assert "So far:\nfirst line\nGo on:" in said
    (outcome,) = outcomes(session)
    assert outcome.answer == "first line\nsecond line"


def test_more_time_is_kept_in_the_draft(talk: Talk, session: Session) -> None:
    talk("timed", "q-calm", typed="\n\n+\n")
    left = session.resume()
    assert left is not None
    talk("timed", runner=left, typed="\n3\n3\n1\n\n")
    assert outcomes(session)[0].allowed == 120


def test_levels_that_were_given_are_not_asked_again(talk: Talk, session: Session) -> None:
    talk("timed", "q-calm", typed="\n\n\n3\n")
    left = session.resume()
    assert left is not None
    said = talk("timed", runner=left, typed="2\n1 2\n\n")
    assert "Method:" not in said
    assert "Example:" in said
    assert outcomes(session)[0].levels == {"method": 3, "example": 2}


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("1 3", (0, 2)),
        ("3,1", (0, 2)),
        ("1;4.", (0, 3)),
        ("0", ()),
        ("", ()),
        ("2 2", (1,)),
        ("1 9\n2", (1,)),
        ("x\n3", (2,)),
    ],
)
def test_points_are_told_by_numbers(talk: Talk, session: Session, typed: str, points: tuple[int, ...]) -> None:
    talk("timed", "q-calm", typed=f"\n\n\n3\n3\n{typed}\n3\n")
    assert outcomes(session)[0].points == points


def test_wrong_levels_are_asked_again(talk: Talk, session: Session) -> None:
    said = talk("timed", "q-calm", typed="5\n\n\n\n0\n\n5\n3\n2\n1\n\n")
    assert said.count("does nothing here") == 4
    assert outcomes(session)[0].levels == {"method": 3, "example": 2}


def test_another_try_is_another_attempt(talk: Talk, session: Session) -> None:
    said = talk("timed", "q-calm", typed=SPOKEN.removesuffix("\n") + "r\n" + SPOKEN.replace("3\n2\n", "4\n4\n"))
    assert said.count("How do you begin") == 2
    assert "Saved as attempt 1" in said
    assert "Saved as attempt 2" in said
    assert [outcome.levels["method"] for outcome in outcomes(session)] == [3, 4]


def test_an_answer_that_is_too_long_is_cut_with_a_word(talk: Talk, session: Session) -> None:
    said = talk("timed", "q-calm", typed="\n\n" + "x" * 20_001 + "\n.\n3\n3\n1\n\n", spoken=False)
    assert "20000 characters at most" in said
    assert len(outcomes(session)[0].answer) == 20_000


def test_a_question_without_criteria_is_rated_by_hand(
    talk: Talk, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = session.library.item("small/q-calm")
    assert item is not None
    monkeypatch.setattr(session.library, "items", lambda addresses: [replace(item, criteria=())])
    monkeypatch.setattr(session.library, "item", lambda address: replace(item, criteria=()))
    said = talk("timed", "q-calm", typed="\n\n\n1\n\n3\n")
    assert "does nothing here" in said  # Enter: nothing is suggested
    assert outcomes(session)[0].rating is Rating.GOOD


def test_a_person_is_reminded_when_thinking_and_answering_take_long(session: Session) -> None:
    waits: list[tuple[float | None, str]] = []

    class Listening(Lines):
        def read(self, *, after: float | None = None, notice: str = "") -> str:
            waits.append((after, notice))
            return super().read(after=after, notice=notice)

    runner = session.runner(session.routine_of(["small/q-calm"], "timed"))
    play(session, runner, Listening(io.StringIO(SPOKEN), live=False), spoken=True, again=AGAIN)
    assert waits[1] == (15.0, "The time to think is over; Enter starts the answer.")
    assert waits[2] == (90.0, "The time is over; come to an end. It never cuts you off.")
    assert {after for after, _notice in (waits[0], *waits[3:])} == {None}


def test_the_prompt_tells_when_the_item_comes_back(talk: Talk) -> None:
    said = talk("timed", "q-calm", typed=SPOKEN)
    assert re.search(r"Rating for the schedule: 1 again \(.+\), 2 hard \(.+\), 3 good \(.+\), 4 easy \(.+\)\.", said)
    assert "Enter: hard, as your score suggests. r: the same, and answer once more." in said
