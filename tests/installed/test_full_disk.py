"""Where the disk takes no more, nothing is called saved, the answer stays on the screen, and the key works later."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.installed.coach import Coach
from tests.support.terminal import Terminal

CARDS = ("drill", "flashcards", "--seed", "1")
NO_LIMIT = resource.RLIM_INFINITY


@contextmanager
def no_room(terminal: Terminal) -> Iterator[None]:
    """Let every write of the program to a file fail for a while."""
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (0, NO_LIMIT))
    yield
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (NO_LIMIT, NO_LIMIT))


def test_an_answer_that_is_not_saved_stays_and_is_saved_by_the_same_key_later(coach: Coach) -> None:
    with coach.start(*CARDS) as terminal:
        terminal.wait_for("Say your answer aloud first.")
        prompt = terminal.text.split("\n")[2]
        with no_room(terminal):
            terminal.press("space")
            terminal.wait_for("key points")
            for _ in range(3):
                terminal.press("3")
                terminal.wait_for("Not saved: ")
                terminal.wait_for("Press the key again to try once more.")
                assert terminal.text.split("\n")[2] == prompt
                assert "Saved as attempt" not in terminal.text
            assert coach.kept().attempts == []
        terminal.press("3")
        terminal.wait_for("Saved as attempt 1: good")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert len(coach.kept().attempts) == 1


def test_a_draft_that_is_not_saved_is_told_and_saved_later(coach: Coach) -> None:
    with coach.start("drill", "timed", "--typed", "--count", "1", "--seed", "1") as terminal:
        for before in ("How good will your answer be?", "Start whenever you are ready."):
            terminal.wait_for(before)
            terminal.press("space")
        terminal.wait_for("Write it as you would say it.")
        with no_room(terminal):
            terminal.send("The first half")
            terminal.wait_for("Not saved: ")
            terminal.wait_for("The first half")
        terminal.send(" and the second.")
        terminal.watch(1.0)
        terminal.kill9()
        terminal.wait_exit()
    assert coach.kept().drafts == ["The first half and the second."]


def test_a_note_that_is_not_saved_is_told(coach: Coach) -> None:
    with coach.start(*CARDS) as terminal:
        terminal.wait_for("Say your answer aloud first.")
        with no_room(terminal):
            terminal.press("n")
            terminal.wait_for("Your own answer or note")
            terminal.send("my words")
            terminal.wait_for("my words")
            terminal.press("ctrl+s")
            terminal.wait_for("Not saved: ")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_settings_that_are_not_saved_are_told(coach: Coach) -> None:
    with coach.start() as terminal:
        terminal.wait_for("0 attempts today")
        terminal.press("s")
        terminal.wait_for("Kept in")
        with no_room(terminal):
            terminal.press("down", "down", "down", "right")
            terminal.wait_for("the settings cannot be saved")
        terminal.press("right")
        terminal.wait_for("Saved.")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, small enough to be filled."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def fill(disk: Path) -> None:
    """Leave no room on a disk."""
    with (disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(bytes(4096)):
            pass


def test_on_a_full_disk_it_starts_and_names_the_reason_until_there_is_room(small_disk: Path, coach: Coach) -> None:
    shutil.copytree(coach.home, small_disk / "home")
    fill(small_disk)
    coach = Coach(small_disk / "home")
    with coach.start(*CARDS) as terminal:
        terminal.wait_for("Say your answer aloud first.")
        terminal.press("space")
        terminal.wait_for("key points")
        terminal.press("3")
        terminal.wait_for("is full. Free some space and try again.")
        (small_disk / "filler").unlink()
        terminal.press("3")
        terminal.wait_for("Saved as attempt 1: good")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert len(coach.kept().attempts) == 1
