"""What the tests of the history start from."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from interview_coach.history.store import History
from tests.support.clock import FakeClock
from tests.support.history_fold import fold
from tests.support.history_folders import quick_folder

Opener = Callable[..., History]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of durable commits need not wait for a disk."""
    with quick_folder() as folder:
        yield folder


@pytest.fixture
def path(folder: Path) -> Path:
    """Where the history of a test lies."""
    return folder / "home" / "history.db"


@pytest.fixture
def opened(path: Path, clock: FakeClock, chance: random.Random) -> Iterator[Opener]:
    """Opens histories, at the usual path unless told otherwise, and closes them after the test."""
    with ExitStack() as stack:

        def open_one(where: Path = path, **more: bool) -> History:
            return stack.enter_context(History.open(where, clock, fold, chance, **more))

        yield open_one


@pytest.fixture
def history(opened: Opener) -> History:
    """A history without attempts."""
    return opened()
