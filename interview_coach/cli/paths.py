"""Where files live."""

from __future__ import annotations

from interview_coach.cli.declare import command
from interview_coach.i18n import N_, _
from interview_coach.paths import Places, shipped_content
from interview_coach.plain.output import say


@command("paths", N_("The environment variable INTERVIEW_COACH_HOME moves all of your files into one folder."))
def paths() -> None:
    """Tell where the learner's files and the shipped content are."""
    places = Places.of()
    rows = (
        (_("settings"), places.settings),
        (_("history"), places.history),
        (_("backups"), places.backups),
        (_("own packs"), places.packs),
        (_("compiled index"), places.library_index),
        (_("crash log"), places.crash_log),
        (_("shipped content"), shipped_content()),
    )
    width = max(len(name) for name, _path in rows)
    for name, path in rows:
        say(f"{name:<{width}}  {path}")
