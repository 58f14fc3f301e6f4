"""A learner for each test, whose library is indexed already."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.installed.coach import ROOT, Coach, command, environment, places


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled index of the shipped content, made once."""
    home = tmp_path_factory.mktemp("index")
    subprocess.run(
        command("library", "list"), env=environment(home), cwd=ROOT, check=True, capture_output=True, timeout=120
    )
    return places(home).library_index


@pytest.fixture
def coach(tmp_path: Path, index: Path) -> Coach:
    """A learner who has been here before, without any attempts yet."""
    found = Coach(tmp_path / "home")
    place = places(found.home).library_index
    place.parent.mkdir(parents=True)
    shutil.copy(index, place)
    found.welcomed()
    return found


@pytest.fixture
def newcomer(tmp_path: Path) -> Coach:
    """Someone who starts the program for the first time."""
    return Coach(tmp_path / "home")
