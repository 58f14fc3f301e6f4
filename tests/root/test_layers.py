"""What is loaded is what the layers allow: checked by starting Python and looking."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCREEN = {"textual", "rich"}
HEAVY = {*SCREEN, "yaml", "msgspec", "sqlite3", "fsrs", "snowballstemmer", "click"}


def loaded(code: str, home: Path) -> set[str]:
    """Return the modules at the top that are loaded after `code` was run."""
    report = "\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code + report],
        env={**os.environ, "INTERVIEW_COACH_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stdout.split("\n")}


RUN = """
from interview_coach.cli.run import run
import io, sys
kept, sys.stdout = sys.stdout, io.StringIO()
run({arguments})
sys.stdout = kept
"""


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["--lang", "ru", "--help"]])
def test_help_and_version_load_next_to_nothing(arguments: list[str], tmp_path: Path) -> None:
    assert not loaded(RUN.format(arguments=arguments), tmp_path) & (HEAVY - {"click"})


@pytest.mark.parametrize(
    "package",
    ["session", "routines.runner", "progress.progress", "history.doctor", "drills.timed", "library.check", "plain"],
)
def test_nothing_below_the_screen_loads_it(package: str, tmp_path: Path) -> None:
    assert not loaded(f"import interview_coach.{package}", tmp_path) & SCREEN


def test_a_warm_start_reads_no_yaml_and_needs_no_schedule_before_the_first_frame(tmp_path: Path) -> None:
    open_session = """
from interview_coach.clock import SystemClock
from interview_coach.paths import Places
from interview_coach.session import Session
with Session.open(Places.of(), SystemClock()) as session:
    session.today()
    session.progress.summary()
    session.resume()
"""
    loaded(open_session, tmp_path)
    assert not loaded(open_session + "import interview_coach.tui.app", tmp_path) & {"yaml", "fsrs", "snowballstemmer"}
