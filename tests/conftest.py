"""What every test starts from: English, no animation, no files of the real user."""

from __future__ import annotations

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when textual is first imported
for _name in ("NO_COLOR", "TEXTUAL_THEME", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
    os.environ.pop(_name, None)
os.environ["LANG"] = "C.UTF-8"

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from interview_coach.i18n import TRANSLATOR
from interview_coach.paths import Places
from tests.support.clock import FakeClock

settings.register_profile("suite", deadline=None, derandomize=True)  # the same examples on any machine, however slow
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Messages are in English, whatever the test before chose."""
    TRANSLATOR.use("en")
    yield
    TRANSLATOR.use("en")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def chance() -> random.Random:
    return random.Random(7)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A learner's folders, still empty."""
    return Places.of({"INTERVIEW_COACH_HOME": str(tmp_path / "home")})
