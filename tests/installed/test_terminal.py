"""The terminal that these tests look through can be trusted: shown with small programs that write known bytes."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.terminal import PATIENCE, Terminal, Unseen
from tests.support.wire import hostile

ECHO = """
import os, re, signal, sys, termios, tty
def size(*_):
    columns, rows = os.get_terminal_size(0)
    os.write(1, f"\\x1b[2J\\x1b[H{columns} by {rows}\\r\\n".encode())
signal.signal(signal.SIGWINCH, size)
before = termios.tcgetattr(0)
tty.setraw(0)
os.write(1, b"\\x1b[?1049h\\x1b[?1000;1006h\\x1b[?2004h\\x1b[?25l\\x1b[>1u\\x1b[?2026$p")
size()
while not (got := os.read(0, 1 << 16)).endswith(b"q"):
    os.write(1, repr(got.decode("utf-8", "replace")).encode() + b"\\r\\n")
os.write(1, b"\\x1b[<u\\x1b[?25h\\x1b[?2004l\\x1b[?1006;1000l\\x1b[?1049l")
termios.tcsetattr(0, termios.TCSANOW, before)
sys.exit(7)
"""
"""Switches everything on that full-screen programs switch on, tells its size, echoes keys, and ends in order on `q`."""


@contextmanager
def program(code: str, **how: object) -> Iterator[Terminal]:
    with Terminal([sys.executable, "-ISc", code], **how) as terminal:  # type: ignore[arg-type]
        yield terminal


def test_the_screen_holds_what_the_program_placed_there() -> None:
    with program(r"print('\x1b[31mred\x1b[m and \x1b[2;5Hplaced, \u0451'); input()") as terminal:
        terminal.wait_for("placed")
        assert terminal.text.splitlines()[:2] == ["red and", "    placed, ё"]


def test_words_are_found_across_line_ends() -> None:
    with program("print('one two\\nthree'); input()") as terminal:
        assert terminal.wait_for("two three")


def test_a_sequence_that_comes_in_pieces_is_drawn_as_one() -> None:
    data = b"\x1b[>1u\x1b[1;31mA\xd1\x8f\x1b[5D."
    with program(
        f"import os, tty; tty.setraw(0); [(os.write(1, bytes([b])), os.read(0, 1)) for b in {data!r}]"
    ) as terminal:
        for count in range(1, len(data) + 1):
            while len(terminal.raw) < count:
                assert terminal.read(PATIENCE)
            assert terminal.text is not None  # drawn up to here
            terminal.send(".")
    assert terminal.words == ".я"


def test_the_main_screen_comes_back_after_the_alternate_one() -> None:
    code = r"import os; os.write(1, b'before\r\n\x1b[?1049hinside'); input(); os.write(1, b'\x1b[?1049lafter')"
    with program(code) as terminal:
        terminal.wait_for("inside")
        assert "before" not in terminal.text
        terminal.press("enter")
        terminal.wait_exit()
        assert terminal.words.startswith("before")
        assert "inside" not in terminal.text
        assert terminal.words.endswith("after")


def test_keys_arrive_as_a_terminal_sends_them() -> None:
    sent = {
        "ctrl+s": "'\\x13'",
        "й": "'й'",
        "ctrl+й": "'\\x1b[1081;5u'",
        "f2": "'\\x1bOQ'",
        "escape": "'\\x1b'",
        "enter": "'\\r'",
    }
    with program(ECHO) as terminal:
        terminal.wait_for("80 by 24")
        for name, shown in sent.items():
            terminal.press(name)
            terminal.wait_for(shown)
        terminal.click("by 24")
        terminal.wait_for("'\\x1b[<0;4;1M\\x1b[<0;4;1m'")
        terminal.paste("two\nlines")
        terminal.wait_for("\\x1b[200~two\\nlines\\x1b[201~")


def test_a_key_that_does_not_exist_is_an_error() -> None:
    with program("input()") as terminal, pytest.raises(ValueError, match="hyper"):
        terminal.press("hyper+x")


def test_a_flood_of_characters_passes_while_the_program_writes_them_back() -> None:
    code = (
        "import os, tty; tty.setraw(0); os.write(1, b'ready')\nn = 0\n"
        "while n < 200_000: got = os.read(0, 4096); n += len(got); os.write(1, got)\nprint(' all', n)"
    )
    with program(code) as terminal:
        terminal.wait_for("ready")
        terminal.send("x" * 200_000)
        terminal.wait_for("all 200000")


def test_sizes_reach_the_program_down_to_one_cell() -> None:
    chance = random.Random(5)
    with program(ECHO) as terminal:
        terminal.wait_for("80 by 24")
        for _ in range(50):
            terminal.resize(chance.randint(1, 120), chance.randint(1, 40))
            terminal.read(0.01)
        terminal.resize(61, 17)
        terminal.wait_for("61 by 17")
        assert len(terminal.text.split("\n")) == 17


def test_an_orderly_end_leaves_nothing_on() -> None:
    with program(ECHO) as terminal:
        terminal.wait_for("80 by 24")
        terminal.press("q")
        assert terminal.wait_exit() == 7
        assert terminal.left_on == set()


def test_what_a_killed_program_leaves_on_is_told() -> None:
    everything = {"alternate screen", "mouse", "bracketed paste", "hidden cursor", "keyboard protocol"}
    with program(ECHO) as terminal:
        terminal.wait_for("80 by 24")
        terminal.kill9()
        assert terminal.wait_exit() == -signal.SIGKILL
        assert terminal.left_on == everything | {"no echo", "raw input", "no signals", "raw output"}


def test_signals_arrive_and_the_last_words_are_read() -> None:
    code = "import signal, sys; signal.signal(15, lambda *_: sys.exit('told')); print('here'); signal.pause()"
    with program(code) as terminal:
        terminal.wait_for("here")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 1
        assert terminal.words == "here told"


def test_a_hang_up_ends_the_owner_of_the_terminal_alone() -> None:
    code = (
        "import os\nos.write(1, b'here')\ntry: os.read(0, 1)\n"
        "except OSError: os._exit(5)\nos._exit(6)"  # which of them it is differs between systems
    )
    for owned, statuses in ((True, {-signal.SIGHUP}), (False, {5, 6})):
        with program(code, owned=owned) as terminal:
            terminal.wait_for("here")
            terminal.hang_up()
            assert terminal.wait_exit() in statuses


def test_a_wait_that_is_in_vain_shows_the_screen() -> None:
    with program("print('something else'); input()") as terminal, pytest.raises(Unseen, match="something else"):
        terminal.wait_for("never", timeout=0.3)
    with program("print('the end')") as terminal, pytest.raises(Unseen, match=r"ended.*«never».*\n.*the end"):
        terminal.wait_for("never")
    with program("print('on and on'); input()") as terminal, pytest.raises(Unseen, match="on and on"):
        terminal.wait_exit(0.3)


def test_a_spinning_program_is_told_from_a_waiting_one() -> None:
    for code, spins in (("print('on')\nwhile True: pass", True), ("print('on'); input()", False)):
        with program(code) as terminal:
            terminal.wait_for("on")
            before = terminal.cpu
            terminal.watch(0.3)
            assert (terminal.cpu - before > 0.05) == spins
            assert 10**6 < terminal.memory < 10**9


def test_streams_can_be_something_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    code = "import sys; print([s.isatty() for s in (sys.stdin, sys.stdout, sys.stderr)]); sys.exit('said')"
    with (
        out.open("wb") as file,
        program(code, streams={"stdin": subprocess.DEVNULL, "stdout": file.fileno()}) as terminal,
    ):
        assert terminal.wait_exit() == 1
        assert out.read_text() == "[False, False, True]\n"
        assert terminal.words == "said"


@pytest.mark.parametrize(
    "text",
    ["\x1b]0;title\a", "\x1bPq", "\x1bc", "\a", "\x9b31m", "\u202e", "\u2066", "\x0e", "\x7f", "\0"],
)
def test_hostile_bytes_are_found_in_what_was_written(text: str) -> None:
    with program(f"print('before' + {text!r} + 'after')") as terminal:
        terminal.wait_exit()
        assert hostile(terminal.raw)


def test_ordinary_output_is_not_called_hostile() -> None:
    with program(ECHO) as terminal:
        terminal.wait_for("80 by 24")
        terminal.press("й", "enter", "q")
        terminal.wait_exit()
        assert not hostile(terminal.raw)
