"""Promise: routines are played in lines from the command line, resumed where they were left, and refused in words."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from interview_coach.clock import SystemClock
from interview_coach.i18n import TRANSLATOR, _
from interview_coach.paths import HOME_VARIABLE, Places
from interview_coach.session import Session
from interview_coach.text import Lang
from tests.cli.conftest import BUFFERED, ROOT, Process, Program
from tests.cli.pack import write_pack
from tests.support.clock import FakeClock


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small pack in place of the shipped one."""
    folder = write_pack(tmp_path / "pack")
    monkeypatch.setattr("interview_coach.session.shipped_content", lambda: folder)
    return folder


def test_flashcards_in_a_pipe(program: Program, pack: Path) -> None:
    result = program("drill", "flashcards", "--plain", "--topic", "hr/conflict", "--seed", "1", input="\n3\n\n4\n")
    assert result.status == 0
    assert "Saved as attempt 1: good" in result.out
    assert "Saved as attempt 2: easy" in result.out
    assert "Routine done." in result.out


@pytest.mark.parametrize("command", ["drill flashcards", "drill timed", "today"])
def test_the_same_seed_draws_the_same_routine(program: Program, pack: Path, command: str) -> None:
    def drawn(seed: str) -> tuple[int, list[str]]:
        program(*command.split(), "--plain", "--seed", seed)
        with Session.open(Places.of(), SystemClock()) as session:
            runner = session.resume()
            assert runner is not None
            return runner.routine.seed, [step.item for step in runner.routine.steps]

    assert drawn("5") == drawn("5")
    assert drawn("5")[0] != drawn("6")[0]


@pytest.mark.parametrize(("options", "steps"), [(["--count", "2"], 2), ([], 3), (["--minutes", "1"], 1)])
def test_how_long_a_routine_is(program: Program, pack: Path, options: list[str], steps: int) -> None:
    assert f"1 of {steps}, " in program("drill", "flashcards", "--plain", *options).out


def test_a_timed_answer_typed_though_the_settings_say_spoken(program: Program, pack: Path) -> None:
    typed = "\n\nMy words.\n.\n3\n3\n1\n\n"
    result = program("drill", "timed", "--plain", "--typed", "--topic", "hr/motivation", "--count", "1", input=typed)
    assert "Your answer:\nMy words." in result.out
    assert "Saved as attempt 1" in result.out
    assert program("settings", "answering").out == "spoken\n"


def test_nothing_matches(program: Program, pack: Path) -> None:
    result = program("drill", "timed", "--plain", "--level", "senior")
    assert result.status == 1
    assert result.err == "Nothing in the library matches. See what there is: interview-coach library list\n"
    assert result.out == ""


def test_a_routine_is_resumed_where_it_was_left(program: Program, pack: Path) -> None:
    first = program("drill", "flashcards", "--plain", "--seed", "1", input="\n3\n")
    assert first.status == 0
    assert "2 steps are left. To go on: interview-coach resume --plain" in first.out
    second = program("resume", "--plain", input="\n3\n\n3\n")
    assert "2 of 3, " in second.out
    assert "You answered 3 attempts" in second.out
    nothing = program("resume", "--plain")
    assert nothing.status == 1
    assert nothing.err == "No routine was left half way. A new one: interview-coach today\n"


def test_the_way_back_names_what_the_routine_needs(program: Program, tmp_path: Path) -> None:
    """A pack from the command line, and answers to be typed, are part of going on."""
    folder = write_pack(tmp_path / "my pack")
    (folder / "pack.yaml").write_text((folder / "pack.yaml").read_text().replace("id: hr", "id: own"))
    for name in ("conflict", "motivation"):
        file = folder / f"{name}.yaml"
        file.write_text(file.read_text().replace("topic: hr/", "topic: own/"))
    left = program(
        "drill", "timed", "--plain", "--typed", "--pack", str(folder), "--topic", "own", input="\n\nMy line\n"
    )
    again = left.out.strip().rpartition("To go on: ")[2]
    assert again == f"interview-coach resume --plain --typed --pack '{folder}'"
    back = program(*shlex.split(again)[1:])
    assert "So far:\nMy line\n" in back.out
    assert program("resume", "--plain").status == 1


def test_a_letter_is_written_and_never_said(program: Program, pack: Path) -> None:
    file = pack / "motivation.yaml"
    file.write_text(file.read_text().replace("style: timed", "style: reply"))
    result = program("drill", "timed", "--plain", "--topic", "hr/motivation", input="\n\n")
    assert "600 s to answer." in result.out
    assert "0 s to think" not in result.out
    assert "Enter: start to type." in result.out


def test_an_output_that_lacks_letters_is_told(process: Process) -> None:
    result = process("drill", "flashcards", "--plain", "--count", "1", PYTHONIOENCODING="latin-1")
    assert result.status == 0
    assert "takes iso8859-1, not UTF-8" in result.err


def test_today_goes_on_with_itself_and_not_with_another_drill(program: Program, pack: Path) -> None:
    program("drill", "flashcards", "--plain")
    first = program("today", "--plain", input="s\n")
    assert "Going on" not in first.out
    assert "1 of " in first.out
    second = program("today", "--plain")
    assert second.out.startswith("Going on with today's routine, as you left it.\n")
    assert "2 of " in second.out
    assert "Going on" not in program("today", "--plain", "--minutes", "5").out


def test_a_routine_of_yesterday_is_no_longer_today(
    program: Program, pack: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview_coach.cli.opening.SystemClock", lambda: clock)
    program("today", "--plain", input="s\n")
    clock.move(hours=12)
    assert "Going on" in program("today", "--plain").out
    clock.move(hours=12)
    assert "Going on" not in program("today", "--plain").out


def test_today_when_all_is_done(
    program: Program, pack: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing left to do is no failure; minutes of one's own bring more all the same."""
    monkeypatch.setattr("interview_coach.cli.opening.SystemClock", lambda: clock)
    assert "Saved as attempt 3" in program("drill", "flashcards", "--plain", input="\n4\n" * 3).out
    clock.move(minutes=1)
    assert "Saved as attempt 6" in program("drill", "timed", "--plain", input="\n\n\n4\n4\n1 2 3\n4\n" * 3).out
    done = program("today", "--plain")
    assert done.status == 0
    assert done.out == "Nothing is due now, and today's new items are done. You may go on if you like.\n"
    more = program("today", "--plain", "--minutes", "5", input="\n3\n")
    assert "Saved as attempt 7" in more.out


def test_what_is_saved_in_a_folder_of_several_machines_comes_with_a_warning(
    program: Program, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVIEW_COACH_HOME", str(tmp_path / "Dropbox" / "coach"))
    result = program("drill", "flashcards", "--plain", input="\n3\nq\n")
    assert "shared with other machines (Dropbox)" in result.err
    assert "Saved as attempt 1" in result.out


def test_progress_for_programs(program: Program, pack: Path) -> None:
    program("drill", "flashcards", "--plain", "--topic", "hr/motivation", input="\n1\nq\n")
    summary = json.loads(program("--lang", "ru", "progress", "--json").out)
    assert {"due", "done_today", "streak", "topics", "areas"} <= set(summary)
    assert (summary["done_today"], summary["streak"]) == (1, 1)
    motivation = next(topic for topic in summary["topics"] if topic["path"] == "hr/motivation")
    assert (motivation["title"], motivation["items"], motivation["seen"]) == ("Мотивация", 1, 1)
    told = program("progress").out
    assert "1 attempt today" in told
    assert "Motivation: 0 of 1 known, 1 seen" in told


def test_a_pack_that_cannot_be_served_is_told_and_the_rest_goes_on(program: Program, pack: Path, home: Path) -> None:
    (home / "packs").mkdir(parents=True)
    (home / "packs" / "broken.yaml").write_text("- [")
    result = program("drill", "flashcards", "--plain", "--count", "1")
    assert result.status == 0
    assert "broken.yaml" in result.err
    assert "1 of 1" in result.out


def test_a_second_program_is_refused_and_readers_are_not(program: Program, pack: Path, home: Path) -> None:
    with Session.open(Places.of(), SystemClock(), seed=1) as other:
        other.history.set_state("x", b"x")
        refused = program("drill", "flashcards", "--plain")
        assert refused.status == 3
        assert refused.err.count("\n") == 1
        assert program("progress").status == 0


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_real_program_from_start_to_resume(process: Process, lang: Lang) -> None:
    """A process of its own each time: a card, the end of the pipe, the rest in another process."""
    first = process(
        "--lang", lang, "drill", "flashcards", "--plain", "--seed", "2", "--count", "2", input="\n3\n"
    )  # fmt: skip
    assert (first.status, first.err) == (0, "")
    TRANSLATOR.use(lang)
    assert _("Saved as attempt {n}: {rating}, next in {interval}").partition("{rating}")[0].format(n=1) in first.out
    second = process("--lang", lang, "resume", "--plain", input="\nй\n")
    assert (second.status, second.err) == (0, "")
    third = process("--lang", lang, "resume", "--plain", input="\n4\n")
    assert (third.status, third.err) == (0, "")
    summary = json.loads(process("--lang", lang, "progress", "--json").out)
    assert summary["done_today"] == 2


def test_a_reader_that_goes_away_ends_the_program_quietly(process: Process, home: Path) -> None:
    """What was saved before the pipe closed stays saved."""
    with subprocess.Popen(
        [sys.executable, "-m", "interview_coach", "drill", "flashcards", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**BUFFERED, HOME_VARIABLE: str(home)},
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(b"\n3\n")
        running.stdin.flush()
        while b"Saved as attempt 1" not in running.stdout.readline():
            pass
        running.stdout.close()
        running.stdin.write(b"\n3\n\n3\n")
        running.stdin.close()
        assert running.stderr.read() == b""
        assert running.wait(30) == 141
    assert json.loads(process("progress", "--json").out)["done_today"] >= 1
