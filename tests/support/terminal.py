"""A terminal to start a full-screen program in: what it shows, what it writes byte for byte, and what it leaves on.

The program runs under a real pseudo-terminal. Waiting is waiting for its output: nothing here sleeps.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import pyte

from tests.support import wire

T = TypeVar("T")

PATIENCE: Final = 20.0
"""Seconds that a wait lasts unless it is told otherwise: a busy machine must not fail a test."""

QUIET: Final = 0.02
"""Seconds without output after which a picture is taken to be whole: a frame comes in several pieces."""

_START: Final = (
    "import fcntl, os, sys, termios; tty = int(sys.argv[1])\n"
    "if sys.argv[2] == 'owned': fcntl.ioctl(tty, termios.TIOCSCTTY, 0)\n"
    "os.close(tty); os.execvp(sys.argv[3], sys.argv[3:])"
)
"""Makes the terminal the controlling one, as a shell's is, and becomes the program."""


class Unseen(AssertionError):
    """What was waited for did not come; the message holds the screen."""


class _Display:
    """A screen of the emulator; a terminal has two of them."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)


class Terminal:
    """One program in a terminal of its own. Use it as a context manager: whatever is left running is killed."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        streams: Mapping[str, int] | None = None,
        owned: bool = True,
    ) -> None:
        """Start the program.

        Args:
            env: the whole environment of the program; None: that of this process.
            streams: what `stdin`, `stdout` or `stderr` is instead of the terminal, as `subprocess.Popen` takes it.
            owned: whether the terminal is the program's controlling one, so that closing it sends SIGHUP.
        """
        self.raw = bytearray()
        """Everything that the program has written to the terminal."""
        self.gone = False
        """Whether no process has the terminal open any more."""
        self._fed = 0
        self._text = ""
        self._main = self._alternate = self._shown = _Display(columns, rows)
        self._master, slave = os.openpty()
        self._set_size(columns, rows)
        self._flags: list[Any] = termios.tcgetattr(slave)
        os.set_blocking(self._master, False)
        start = [sys.executable, "-IS", "-c", _START, str(slave), "owned" if owned else "foreign"]
        others = streams or {}
        self.process: subprocess.Popen[bytes] = subprocess.Popen(
            [*start, *argv],
            stdin=others.get("stdin", slave),
            stdout=others.get("stdout", slave),
            stderr=others.get("stderr", slave),
            env=env,
            cwd=cwd,
            pass_fds=[slave],
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Kill the program if it still runs, and take the terminal away."""
        if self.alive:
            self.kill9()
        self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
        self.hang_up()

    # What it shows.

    @property
    def text(self) -> str:
        """The screen as it is now, line by line, without trailing blanks."""
        if self._feed() or not self._text:
            self._text = "\n".join(line.rstrip() for line in self._shown.screen.display)
        return self._text

    @property
    def words(self) -> str:
        """The words on the screen with single spaces between them, however the lines were broken."""
        return " ".join(self.text.split())

    def read(self, timeout: float) -> bool:
        """Take what the program writes, waiting at most `timeout` seconds for it; tell whether anything happened."""
        if self.gone or not select.select([self._master], [], [], max(0.0, timeout))[0]:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # what Linux says once no process has the terminal open
            data = b""
        self.gone = not data
        self.raw += data
        return True

    def wait_until(self, condition: Callable[[], T], what: str, timeout: float = PATIENCE) -> T:
        """Take output until `condition` gives something true while nothing more comes, and return that.

        Raises:
            Unseen: the time ran out, or the program ended, before `what` was seen.
        """
        end = time.monotonic() + timeout
        while True:
            value, left = condition(), end - time.monotonic()
            if value and (left <= 0 or not self.read(QUIET)):
                return value
            if not value and (self.gone or left <= 0):
                why = "the program ended" if self.gone else f"{timeout:g} s went by"
                raise Unseen(f"{why} before {what} was seen. The screen:\n{self.text}")
            if not value:
                self.read(left)

    def wait_for(self, wanted: str | re.Pattern[str], timeout: float = PATIENCE) -> re.Match[str]:
        """Take output until a text, or a match of a pattern, is among the words on the screen, and return the match."""
        pattern = re.compile(re.escape(wanted)) if isinstance(wanted, str) else wanted
        match = self.wait_until(lambda: pattern.search(self.words), f"«{pattern.pattern}»", timeout)
        assert match is not None
        return match

    def wait_gone(self, text: str) -> None:
        """Take output until a text is not among the words on the screen any more."""
        self.wait_until(lambda: text not in self.words, f"a screen without «{text}»")

    def watch(self, seconds: float) -> None:
        """Take what the program writes during some seconds, or until it ends."""
        end = time.monotonic() + seconds
        while not self.gone and (left := end - time.monotonic()) > 0:
            self.read(left)

    # What is done to it.

    def send(self, data: str | bytes) -> None:
        """Type some text or bytes as they are."""
        left = data.encode() if isinstance(data, str) else data
        while left and not self.gone:
            readable, writable, _ = select.select([self._master], [self._master], [], PATIENCE)
            if readable:
                self.read(0)  # a program that waits to write would never read
            if writable:
                left = left[os.write(self._master, left[:1024]) :]

    def press(self, *names: str) -> None:
        """Press keys by their names, see `wire.key`."""
        self.send(b"".join(map(wire.key, names)))

    def click(self, text: str) -> None:
        """Click on the first cell of a text that is on the screen."""
        row, line = next((i, line) for i, line in enumerate(self.text.split("\n"), 1) if text in line)
        self.send(f"\x1b[<0;{line.index(text) + 1};{row}M\x1b[<0;{line.index(text) + 1};{row}m")

    def paste(self, text: str) -> None:
        """Paste a text, marked as pasted."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told by SIGWINCH."""
        self._feed()
        self._text = ""
        for display in {self._main, self._alternate}:
            display.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def kill9(self) -> None:
        """Kill the program at once."""
        self.process.kill()

    def hang_up(self) -> None:
        """Close the terminal under the program, as a closed window or a dropped connection does."""
        if self._master >= 0:
            os.close(self._master)
        self._master, self.gone = -1, True

    # What becomes of it.

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Take output until the program has ended and return its exit status, negative for a signal that killed it."""
        end = time.monotonic() + timeout
        self.watch(timeout)
        try:
            return self.process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise Unseen(f"{timeout:g} s went by before the program ended. The screen:\n{self.text}") from None

    @property
    def left_on(self) -> set[str]:
        """What the program has changed in the terminal and not put back; after a clean end nothing."""
        return wire.modes(bytes(self.raw)) | wire.flags(self._flags, termios.tcgetattr(self._master))

    @property
    def cpu(self) -> float:
        """Seconds of processor time that the running program has used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> int:
        """Bytes of memory that the running program holds."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _feed(self) -> bool:
        """Draw what was read since the last time, up to a sequence that has not come in full; tell if there was any."""
        if self._fed == len(self.raw):
            return False
        data = bytes(self.raw[self._fed :])
        unfinished = wire.UNFINISHED.search(data)
        data = data[: unfinished.start()] if unfinished else data
        self._fed += len(data)
        for i, part in enumerate(wire.ALTERNATE.split(data)):
            if i % 2:  # pyte itself knows one screen only
                size = self._main.screen.columns, self._main.screen.lines
                self._shown = self._alternate = _Display(*size) if part == b"h" else self._main
            else:
                self._shown.stream.feed(wire.UNKNOWN.sub(b"", part))
        return True
