"""Running the program in a test: inside this process for speed, or as a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from interview_coach.cli.run import run
from interview_coach.paths import HOME_VARIABLE

ROOT = Path(__file__).parents[2]


BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
"""The environment, with output as programs have it everywhere but in some build machines."""


@dataclass(frozen=True)
class Result:
    """What a run of the program left."""

    status: int
    out: str
    err: str


Program = Callable[..., Result]
Process = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for the learner's files, which the program finds by itself."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    return folder


@pytest.fixture
def program(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Run the program in this process: `program("library", "list", input="…")`."""

    def call(*arguments: str, input: str = "") -> Result:
        monkeypatch.setattr(sys, "stdin", io.StringIO(input))
        capsys.readouterr()
        status = run(arguments)
        out, err = capsys.readouterr()
        return Result(status, out, err)

    return call


@pytest.fixture
def process(home: Path) -> Process:
    """Run the program as a process: `process("today", "--plain", input="…", LANG="ru_RU.UTF-8")`."""

    def call(*arguments: str, input: str | bytes = "", python: tuple[str, ...] = (), **environment: str) -> Result:
        data = input.encode() if isinstance(input, str) else input
        done = subprocess.run(
            [sys.executable, *python, "-m", "interview_coach", *arguments],
            input=data,
            capture_output=True,
            cwd=ROOT,
            env={**BUFFERED, HOME_VARIABLE: str(home), **environment},
            timeout=60,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    return call
