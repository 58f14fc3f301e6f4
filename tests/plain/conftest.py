"""A learner's session on a small pack, and a conversation with plain mode written down beforehand."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview_coach.drills.outcome import DrillName
from interview_coach.paths import Places
from interview_coach.plain.lines import Lines
from interview_coach.plain.player import play
from interview_coach.routines.runner import Runner
from interview_coach.session import Session
from tests.cli.pack import write_pack
from tests.support.clock import FakeClock

Talk = Callable[..., str]

AGAIN = "interview-coach resume --plain"


@pytest.fixture
def session(places: Places, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session whose only pack is the small one."""
    pack = write_pack(tmp_path / "pack")
    monkeypatch.setattr("interview_coach.session.shipped_content", lambda: pack)
    with Session.open(places, clock, seed=7) as opened:
        yield opened


@pytest.fixture
def talk(session: Session, capsys: pytest.CaptureFixture[str]) -> Talk:
    """Play items in a drill with these lines typed, and return what was said: `talk("timed", "q-calm", typed="…")`."""

    def call(drill: DrillName, *items: str, typed: str, spoken: bool = True, runner: Runner | None = None) -> str:
        addresses = [f"small/{item}" for item in items]
        playing = runner or session.runner(session.routine_of(addresses, drill))
        capsys.readouterr()
        play(session, playing, Lines(io.StringIO(typed), live=False), spoken=spoken, again=AGAIN)
        return capsys.readouterr().out

    return call
