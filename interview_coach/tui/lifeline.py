"""What ends the program from outside: signals, and a terminal that is gone. The draft is kept all the same."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from typing import Final

WATCH_SECONDS: Final = 1.0
"""How often the terminal is looked at."""

_ENDING: Final = tuple(
    getattr(signal, name)
    for name in ("SIGTERM", "SIGHUP")
    if hasattr(signal, name)  # Windows has no SIGHUP
)


def listen(end: Callable[[int], None]) -> None:
    """Call `end` with the exit status, 128 plus the signal's number, when a signal asks the program to end.

    An interrupt from outside (SIGINT) is a wish to quit like the key for it, with status 0.
    """
    loop = asyncio.get_running_loop()
    for number, status in [(signal.SIGINT, 0), *((number, 128 + number) for number in _ENDING)]:
        try:
            loop.add_signal_handler(number, end, status)
        except (NotImplementedError, RuntimeError, ValueError):  # Windows; or tests that run in a thread
            return


def has_terminal() -> bool:
    """Whether the terminal that the keys come from is there.

    Once it was and is no longer, the window was closed: Textual alone would then spin for ever.
    """
    return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
