"""Promise: scoring practice is played from the command line, on items or a part of the library, and summed up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.cli.pack import write_pack
from tests.support.samples import write_samples

ROUND = "4\n4\n4\n\n"


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack with sample answers in place of the shipped one."""
    folder = write_samples(tmp_path / "samples")
    monkeypatch.setattr("interview_coach.session.shipped_content", lambda: folder)
    return folder


def test_a_part_of_the_library(program: Program, pack: Path) -> None:
    result = program("drill", "scoring", "--plain", "--topic", "hr/conflict", "--seed", "3", input=ROUND * 3)
    assert result.status == 0
    assert result.out.count("How do you begin talk 0?") == 3
    assert "Saved as attempt 3" in result.out
    assert "Routine done." in result.out


def test_items_by_their_names(program: Program, pack: Path) -> None:
    result = program("drill", "scoring", "q-1", "--plain", "--count", "2", input=ROUND * 2)
    assert result.out.count("How do you begin talk 1?") == 2
    assert "1 of 2, about 4 min left." in result.out


def test_what_was_left_is_resumed(program: Program, pack: Path) -> None:
    assert "4 steps are left" in program("drill", "scoring", "--plain", "--seed", "1", input=ROUND).out
    result = program("resume", "--plain", input=ROUND * 4)
    assert "Saved as attempt 5" in result.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--level", "senior"], "There are no sample answers here to score."),
        (["q-2"], "q-1"),
        (["--topic", "hr/conflct"], "hr/conflict"),
    ],
)
def test_what_cannot_be_played_is_told(program: Program, pack: Path, arguments: list[str], message: str) -> None:
    result = program("drill", "scoring", "--plain", *arguments)
    assert result.status != 0
    assert message in result.err


def test_a_pack_without_samples(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_coach.session.shipped_content", lambda: write_pack(tmp_path / "pack"))
    assert "There are no sample answers here to score." in program("drill", "scoring", "--plain").err


def test_progress_tells_the_bias_and_its_ground(program: Program, pack: Path) -> None:
    assert "How you score" not in program("progress").out
    program("drill", "scoring", "--plain", "--count", "6", input=ROUND * 6)
    told = program("progress").out
    assert "Structure: you rate it 1.7 too high, from 6 ratings." in told
    assert "Exactly as the key 0\u00a0%, within one level 66\u00a0%, apart by 1.7 on average." in told
    figures = json.loads(program("progress", "--json").out)["calibration"]
    assert [(each["criterion"], each["n"], each["bias"]) for each in figures["criteria"]] == [
        ("structure", 6, 1.667),
        ("evidence", 6, 1.667),
        (None, 6, 1.333),
    ]
    assert figures["predictions"] is None


def test_progress_without_figures(program: Program, pack: Path) -> None:
    program("drill", "scoring", "--plain", "--count", "6", input=ROUND * 6)
    program("settings", "hide_scores", "yes")
    told = program("progress").out
    block = told[told.index("How you score:") :]
    assert "Structure: you tend to rate it higher than the key." in block
    assert not any(map(str.isdigit, block))


def test_today_plays_a_sample_at_its_end(program: Program, pack: Path) -> None:
    result = program("today", "--plain", "--seed", "1", input="\n3\n\n3\n" + ROUND)
    assert "to see how well you score." in result.out
    assert "Saved as attempt 3\n" in result.out
    assert "good 2" in result.out
