"""Promise: whatever goes wrong ends in one clean line on stderr and a true exit status, never in a traceback."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from interview_coach.cli import run as run_module
from interview_coach.errors import CoachError, Refusal
from tests.cli.conftest import BUFFERED, ROOT, Process, Program, Result


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let the next command line end in `error`."""

    def answer(arguments: object) -> int:
        raise error

    monkeypatch.setattr(run_module, "_answer", answer)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["libary"], "Did you mean “library”?"),
        (["library", "chek"], "Did you mean “check”?"),
        (["drill", "timed", "--level", "midle"], "Did you mean “middle”?"),
        (["drill", "timed", "--topik", "hr"], "'--topic'"),
        (["drill", "timed", "--count", "0"], "“0” is not a whole number from 1 to 400"),
        (["drill", "timed", "--count", "many"], "“many” is not a whole number"),
        (["--lang", "de", "paths"], "“de” is not known here. Possible: en, ru."),
        (["--lang", "ru"], ""),
        (["library", "show"], "Missing argument"),
        (["paths", "x"], "Got unexpected extra argument (x)"),
        (["\x1b]0;x\x07"], "␛]0;x␇"),
    ],
)
def test_a_mistyped_command_line_is_told_in_one_line(
    program: Program, arguments: list[str], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if arguments == ["--lang", "ru"]:  # no command: that is the full screen, which needs a terminal
        assert program(*arguments).status == 3
        return
    result = program(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert part in result.err
    assert len(result.err.splitlines()) == 1
    assert "--help" in result.err
    assert "\x1b" not in result.err


def test_an_error_for_the_user_is_one_clean_line_with_its_status(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, CoachError("file \x1b[2J\u202e is\nbad"))
    assert program() == Result(1, "", "file ␛[2J� is bad\n")
    fail_with(monkeypatch, Refusal("in use"))
    assert program() == Result(3, "", "in use\n")


def test_ctrl_c_is_told_by_the_status_alone(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, KeyboardInterrupt())
    assert program() == Result(130, "", "")


def test_a_defect_leaves_a_private_log_without_values_of_variables(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(arguments: object) -> int:
        password = "hunter2"
        return len(password) // 0

    monkeypatch.setattr(run_module, "_answer", answer)
    result = program()
    log = home / "log" / "crash.log"
    assert result.status == 4
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "ZeroDivisionError" in result.err
    assert str(log) in result.err
    assert "Traceback" not in result.err
    written = log.read_text()
    assert "Traceback" in written
    assert "len(password) // 0" in written
    assert "hunter2" not in written.replace('password = "hunter2"', "")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_a_defect_is_told_even_where_no_log_can_be_written(
    program: Program, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where a folder should be")
    fail_with(monkeypatch, RuntimeError("x"))
    result = program()
    assert result.status == 4
    assert "log could not be written" in result.err
    assert result.err.count("\n") == 1


def test_a_closed_pipe_ends_quietly(home: Path) -> None:
    """`interview-coach --help | head -1`, and worse: a reader that never read."""
    with subprocess.Popen(
        [sys.executable, "-c", "import time, runpy, sys; time.sleep(0.3); sys.argv=['x', '--help'];"
         "runpy.run_module('interview_coach', run_name='__main__')"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == b""
        assert running.wait(30) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_stdout_is_told() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "interview_coach", "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=BUFFERED,
            check=False,
        )
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "koi8-r"])
def test_no_letter_ends_the_program_under_another_encoding(process: Process, encoding: str) -> None:
    result = process("--lang", "ru", "--help", PYTHONIOENCODING=encoding)
    assert result.status == 0
    assert result.err == ""


@pytest.mark.parametrize("command", ["--version", "paths", "drill flashcards --plain --count 1", "libary"])
def test_closed_standard_streams_do_not_crash(home: Path, command: str) -> None:
    """A program may be started with stdin, stdout and stderr closed."""
    line = f"{sys.executable} -m interview_coach {command} 0<&- 1>&- 2>&-"
    status = 2 if command == "libary" else 0
    assert subprocess.run(["sh", "-c", line], cwd=ROOT, check=False).returncode == status
    assert not (home / "log").exists()


def test_a_complaint_never_gets_among_the_output(home: Path) -> None:
    line = f"{sys.executable} -m interview_coach libary 2>&-"
    assert subprocess.run(["sh", "-c", line], cwd=ROOT, stdout=subprocess.PIPE, check=False).stdout == b""


def test_bytes_that_are_no_text_are_taken_for_text(process: Process, tmp_path: Path) -> None:
    result = process("drill", "flashcards", "--plain", "--count", "1", input=b"n\n\xff\xfe note\n.\n\n3\n")
    assert (result.status, result.err) == (0, "")
    assert "The note is kept." in result.out
    assert "Saved as attempt 1" in result.out
