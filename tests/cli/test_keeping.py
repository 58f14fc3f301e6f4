"""Promise: the history can be examined, repaired, backed up and brought back from the command line."""

from __future__ import annotations

import re
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.cli.pack import write_pack


@pytest.fixture(autouse=True)
def _pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small pack in place of the shipped one."""
    folder = write_pack(tmp_path / "pack")
    monkeypatch.setattr("interview_coach.session.shipped_content", lambda: folder)


def practise(program: Program, cards: int = 2) -> None:
    """Leave some attempts in the history."""
    result = program("drill", "flashcards", "--plain", "--count", str(cards), input="\n3\n" * cards)
    assert "Routine done." in result.out


def attempts(home: Path) -> int:
    with sqlite3.connect(home / "history.db") as db:
        number: int = db.execute("SELECT count(*) FROM attempt").fetchone()[0]
    db.close()
    return number


def test_before_there_is_anything(program: Program, home: Path, tmp_path: Path) -> None:
    assert program("doctor").out == "fine: There is no history yet.\n"
    assert program("backup", "--list").out == ""
    nothing = program("backup")
    assert (nothing.status, nothing.err) == (1, "There is no history yet.\n")
    assert program("restore", str(tmp_path / "none.db"), "--yes").status != 0


def test_a_sound_history(program: Program) -> None:
    practise(program)
    result = program("doctor")
    assert result.status == 0
    assert {line.partition(":")[0] for line in result.out.splitlines()} == {"fine"}
    assert "The chain of 2 attempts is whole." in result.out


def test_damage_is_told_and_what_is_derived_is_mended(program: Program, home: Path) -> None:
    practise(program)
    with sqlite3.connect(home / "history.db") as db:
        db.execute("DELETE FROM card WHERE item = (SELECT min(item) FROM card)")
    db.close()
    sick = program("doctor")
    assert sick.status == 1
    assert "error: " in sick.out
    mended = program("doctor", "--repair")
    assert mended.status == 0, mended.out
    assert program("doctor").status == 0


def test_backups_are_made_listed_and_brought_back(program: Program, home: Path) -> None:
    practise(program)
    made = program("backup")
    assert made.status == 0
    path = Path(made.out.strip().removeprefix("2 attempts saved to "))
    assert path.parent == home / "backups"
    assert re.fullmatch(
        rf"\d{{4}}-\d\d-\d\d \d\d:\d\d  2 attempts  asked for  {path}\n", program("backup", "--list").out
    )
    (home / "history.db").write_bytes(b"damaged")
    assert program("progress").status == 3
    restored = program("restore", str(path), "--yes")
    assert restored.status == 0, restored.err
    assert "The history holds 2 attempts now." in restored.out
    assert "What was there before lies in " in restored.out
    assert "2 attempts today" in program("progress").out


def test_a_copy_to_a_file_of_ones_own(program: Program, tmp_path: Path, home: Path) -> None:
    practise(program)
    file = tmp_path / "copy.db"
    assert program("backup", str(file)).out == f"2 attempts saved to {file}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = program("backup", str(file))
    assert (again.status, again.err) == (1, f"{file} is there already. Name a file that is not.\n")
    nowhere = program("backup", str(tmp_path / "no" / "copy.db"))
    assert nowhere.status == 1
    assert not (home / "backups").exists()


def test_restoring_asks_and_takes_the_newest(program: Program, home: Path) -> None:
    practise(program)
    program("backup")
    practise(program, 1)
    unanswered = program("restore")
    assert (unanswered.status, attempts(home)) == (1, 3)
    assert program("restore", input="no\n").out.endswith("Nothing was changed.\n")
    agreed = program("restore", input="yes\n")
    assert agreed.status == 0
    assert str(home / "backups") in agreed.out
    assert "The history holds 3 attempts now." in agreed.out
    assert "1 attempt was added that the copy did not hold." in agreed.out


def test_a_file_that_is_no_copy_changes_nothing(program: Program, home: Path, tmp_path: Path) -> None:
    practise(program)
    for name, content in (("text.db", b"hello" * 1000), ("empty.db", b"")):
        (tmp_path / name).write_bytes(content)
        result = program("restore", str(tmp_path / name), "--yes")
        assert result.status in (1, 3)
        assert result.err.count("\n") == 1
        assert attempts(home) == 2


def test_restoring_where_nothing_is_left(program: Program, home: Path, tmp_path: Path) -> None:
    practise(program)
    program("backup", str(tmp_path / "copy.db"))
    shutil.rmtree(home)
    assert program("restore", str(tmp_path / "copy.db"), "--yes").status == 0
    assert attempts(home) == 2
