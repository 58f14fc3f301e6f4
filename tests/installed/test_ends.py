"""However the program ends, the terminal is as it was before and the half-written answer is there the next time."""

from __future__ import annotations

import signal
import stat

import pytest

from tests.installed.coach import Coach, places
from tests.support.terminal import Terminal

TYPED = ("drill", "timed", "--typed", "--count", "1", "--seed", "1")
ANSWER = "First I listen, then I ask."

CRASH = """
from interview_coach.tui.screens.timed import TimedScreen
def action_more_time(self):
    password = "open" + "sesame"
    raise RuntimeError("planted")
TimedScreen.action_more_time = action_more_time
"""
"""A defect that the key for more time runs into."""


def write_answer(terminal: Terminal) -> None:
    """Come to the typed answer of a timed question, and type it."""
    terminal.wait_for("How good will your answer be?")
    terminal.press("space")
    terminal.wait_for("Start whenever you are ready.")
    terminal.press("space")
    terminal.wait_for("Write it as you would say it.")
    terminal.send(ANSWER)
    terminal.wait_for(ANSWER)


def assert_the_answer_is_there_the_next_time(coach: Coach) -> None:
    with coach.start() as terminal:
        terminal.wait_for("1 step is left of the routine you began")
        terminal.press("enter")
        terminal.wait_for(ANSWER)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_in_order_and_keeps_the_draft(coach: Coach, number: signal.Signals, status: int) -> None:
    with coach.start(*TYPED) as terminal:
        write_answer(terminal)
        terminal.signal(number)
        assert terminal.wait_exit(5) == status
        assert terminal.left_on == set()
    assert coach.kept().drafts == [ANSWER]
    assert_the_answer_is_there_the_next_time(coach)


def test_ctrl_q_in_the_middle_of_an_answer_keeps_the_draft(coach: Coach) -> None:
    with coach.start(*TYPED) as terminal:
        write_answer(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_exit(5) == 0
        assert terminal.left_on == set()
    assert_the_answer_is_there_the_next_time(coach)


@pytest.mark.parametrize("owned", [True, False], ids=["hang-up told by a signal", "not told"])
def test_a_closed_terminal_ends_it_within_seconds_and_keeps_the_draft(coach: Coach, owned: bool) -> None:
    with coach.start(*TYPED, owned=owned) as terminal:
        write_answer(terminal)
        terminal.hang_up()
        assert terminal.wait_exit(5) == (129 if owned else 3)
    assert coach.kept().drafts == [ANSWER]


def test_a_kill_takes_at_most_the_last_second_of_a_draft(coach: Coach) -> None:
    with coach.start(*TYPED) as terminal:
        write_answer(terminal)
        terminal.watch(1.0)
        terminal.kill9()
        assert terminal.wait_exit() == -signal.SIGKILL
    assert_the_answer_is_there_the_next_time(coach)


def test_an_interrupt_from_outside_ends_it_in_order(coach: Coach) -> None:
    with coach.start(*TYPED) as terminal:
        write_answer(terminal)
        terminal.signal(signal.SIGINT)
        assert terminal.wait_exit(5) == 0
        assert terminal.left_on == set()
        assert "Traceback" not in terminal.text
    assert coach.kept().drafts == [ANSWER]


def test_a_defect_leaves_one_line_a_private_log_the_terminal_and_the_draft(coach: Coach) -> None:
    with coach.start(*TYPED, plant=CRASH) as terminal:
        write_answer(terminal)
        terminal.press("ctrl+t")
        assert terminal.wait_exit(5) == 4
        assert terminal.left_on == set()
        log = places(coach.home).crash_log
        lines = [line for line in terminal.text.split("\n") if line]
        assert "A defect of the program (RuntimeError)." in terminal.words
        assert str(log) in "".join(line.ljust(80) if len(line) < 80 else line for line in lines)
        assert "Traceback" not in terminal.text
        assert b"opensesame" not in terminal.raw
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "planted" in log.read_text()
    assert "opensesame" not in log.read_text()
    assert ANSWER not in log.read_text()
    assert_the_answer_is_there_the_next_time(coach)


def test_it_rests_while_nothing_is_asked_of_it(coach: Coach) -> None:
    with coach.start() as terminal:
        terminal.wait_for("0 attempts today")
        terminal.watch(0.5)
        before, written = terminal.cpu, len(terminal.raw)
        terminal.watch(1.0)
        assert terminal.cpu - before <= 0.1
        assert len(terminal.raw) == written
