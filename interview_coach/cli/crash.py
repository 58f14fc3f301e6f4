"""A defect of the program: one line on the screen, the details in a private file."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from interview_coach import __version__
from interview_coach.i18n import _
from interview_coach.paths import Places, write_private
from interview_coach.plain.output import complain


def tell(error: BaseException) -> None:
    """Keep a log of the defect and tell where it is, in one line on stderr."""
    name = type(error).__name__
    try:
        path = record(error, Places.of())
    except OSError as why:
        complain(
            _("A defect of the program ({name}); its log could not be written ({why}).").format(
                name=name, why=why.strerror
            )
        )
    else:
        complain(
            _(
                "A defect of the program ({name}). Your answers are kept. Please send the log {path} to its authors."
            ).format(name=name, path=path)
        )


def record(error: BaseException, places: Places) -> Path:
    """Write the traceback, without the values of variables, to the crash log and return its path.

    Raises:
        OSError: it cannot be written.
    """
    head = f"interview_coach {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n\n"
    text = head + when + "".join(traceback.format_exception(error))
    write_private(places.crash_log, text.encode("utf-8", "backslashreplace"))
    return places.crash_log
