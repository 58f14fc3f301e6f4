"""Promise: what click says of itself is translated, and the list of its messages does not rot."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from interview_coach.cli import clickwords


@pytest.mark.parametrize("message", [*clickwords.MESSAGES, *clickwords.declare_plurals()])
def test_click_still_says_what_the_catalogue_translates(message: str) -> None:
    sources = "".join(path.read_text() for path in Path(click.__file__).parent.glob("*.py"))
    assert f'"{message}"' in sources
