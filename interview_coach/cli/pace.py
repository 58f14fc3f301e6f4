"""Measuring one's own pace of speech, in lines."""

from __future__ import annotations

import io
import sys
from typing import Final

from interview_coach.cli.declare import command
from interview_coach.cli.opening import open_session
from interview_coach.drills.reading import Reading
from interview_coach.errors import Exit
from interview_coach.i18n import N_, _
from interview_coach.plain.lines import Closed, Lines
from interview_coach.session import Session
from interview_coach.wording import pace_told

_LINE: Final = 80
"""Characters of a line of the text at most, so that it is easy to read aloud."""


@command("pace", N_("A text is shown: read it aloud, and the time it takes tells your words a minute."))
def pace() -> int:
    """Let the learner read a text aloud, and keep the pace."""
    source = sys.stdin or io.StringIO()
    lines = Lines(source, live=source.isatty() and sys.stdout.isatty())
    with open_session() as session:
        try:
            _measure(session, lines)
        except Closed:
            lines.say(_("Nothing was measured."))
    return Exit.OK


def _measure(session: Session, lines: Lines) -> None:
    import textwrap  # this command alone needs it

    reading = Reading(session.passage(), session.lang)
    lines.say(*textwrap.wrap(reading.text, _LINE, break_long_words=False), "")
    lines.ask(_("Enter starts the clock. Read the text aloud, as calmly as you would speak."))
    while True:
        reading.start(session.clock.monotonic())
        lines.ask(_("Enter: you have read the last word."))
        reading.stop(session.clock.monotonic())
        lines.say(pace_told(reading.pace, reading.lang))
        keep, again = _("Enter keeps this pace; r reads once more; q leaves."), _("Enter: once more; q leaves.")
        word = lines.ask(keep if reading.pace else again)
        if word == "q":
            return
        if reading.pace and word != "r":
            session.keep_pace(reading.pace)
            lines.say(_("The pace is kept."))
            return
