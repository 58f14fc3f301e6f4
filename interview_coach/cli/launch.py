"""Starting the full-screen interface."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interview_coach.cli import terminal
from interview_coach.cli.opening import open_session

if TYPE_CHECKING:
    from interview_coach.session import Session
    from interview_coach.tui.start import Start


def launch(begin: Callable[[Session], Start], *, packs: Sequence[Path] = (), seed: int | None = None) -> int:
    """Show the full screen as `begin` says, and return the exit status.

    Raises:
        Refusal: there is no terminal that can show it, or the history cannot be opened.
        CoachError: `begin` found nothing to practise.
        Exception: the defect that ended the interface, where one did.
    """
    terminal.check()
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)  # a shell that exports them would hide the window's real size, and every resize
    gc.disable()  # the app turns the collector on again after its first frame
    with open_session(packs=packs, seed=seed, plain=False) as session:
        start = begin(session)
        from interview_coach.tui.app import CoachApp

        app = CoachApp(session, start)
        app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
