"""Promise: content is checked with a summary and a true exit status; schema and coverage are there for authors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from interview_coach.paths import shipped_content
from tests.cli.conftest import Program
from tests.cli.pack import write_pack


def break_pack(folder: Path) -> Path:
    """Put two errors into the pack."""
    file = folder / "conflict.yaml"
    file.write_text(file.read_text().replace("level: junior", "level: juniour").replace("id: q-third", "id: Q_third"))
    return file


def test_a_sound_pack(program: Program, tmp_path: Path) -> None:
    """Warnings alone are no failure, and say what they are."""
    folder = shutil.copytree(shipped_content(), tmp_path / "sound")
    question = folder / "hr" / "motivation.yaml"
    question.write_text(question.read_text().replace("Почему", "Почему  —", 1))
    result = program("library", "check", str(folder))
    assert result.err.startswith("0 errors, "), result.out
    assert result.status == 0
    assert all(line.endswith("[warning]") for line in result.out.splitlines())


def test_every_problem_is_told_with_its_place(program: Program, tmp_path: Path) -> None:
    file = break_pack(write_pack(tmp_path / "pack"))
    result = program("library", "check", str(tmp_path / "pack"))
    assert result.status == 1
    assert f"{file}:4: " in result.out
    assert f"{file}:19: " in result.out
    assert "junior" in result.out
    assert not result.err.startswith("0 errors")


def test_problems_for_programs(program: Program, tmp_path: Path) -> None:
    file = break_pack(write_pack(tmp_path / "pack"))
    result = program("library", "check", "--json", str(tmp_path / "pack"))
    assert result.status == 1
    problems = json.loads(result.out)
    assert all(set(problem) == {"file", "line", "key", "what", "mend", "severity", "code"} for problem in problems)
    assert {(problem["file"], problem["line"]) for problem in problems if problem["severity"] == "error"} >= {
        (str(file), 4),
        (str(file), 19),
    }


def test_a_path_that_is_not_there(program: Program, tmp_path: Path) -> None:
    result = program("library", "check", str(tmp_path / "\x1b]0;none"))
    assert result.status == 1
    assert "there is no such file or folder" in result.err
    assert "\x1b" not in result.err


def test_the_shipped_pack_has_no_errors(program: Program) -> None:
    result = program("library", "check")
    assert result.status == 0, result.out


def test_the_schema_is_json(program: Program) -> None:
    schema = json.loads(program("library", "schema").out)
    assert "$defs" in schema or "anyOf" in schema


def test_coverage(program: Program) -> None:
    rows = json.loads(program("--lang", "ru", "library", "coverage", "--json").out)
    assert all(set(row) == {"section", "entry", "text", "line", "items"} for row in rows)
    assert any("support-engineer/hr-about-60" in row["items"] for row in rows)
    told = program("library", "coverage")
    assert ": no item yet" in told.out or all(row["items"] for row in rows)
    assert "support-engineer/hr-about-60" in told.out
    assert f"of {len(rows)} " in told.err


@pytest.mark.parametrize("content", ["", "- [", "format: 1\nkind: questions\nquestions: no\n", "\x00", "a: &a [*a]\n"])
def test_a_hostile_file_ends_in_readable_lines(program: Program, tmp_path: Path, content: str) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(content)
    result = program("library", "check", str(file))
    assert result.status == 1
    assert str(file) in result.out
    assert "Traceback" not in result.out + result.err
