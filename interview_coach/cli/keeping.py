"""Keeping the history safe: examine, repair, back up, bring back."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Final

from interview_coach import wording
from interview_coach.cli.asking import confirmed
from interview_coach.cli.declare import PATH, argument, command, option
from interview_coach.cli.waiting import waiting
from interview_coach.clock import SystemClock
from interview_coach.errors import CoachError, Exit
from interview_coach.history import backup as backups
from interview_coach.history.doctor import examine, repair
from interview_coach.history.restore import Restored
from interview_coach.history.restore import restore as bring_back
from interview_coach.i18n import N_, _, ngettext
from interview_coach.paths import Places
from interview_coach.plain.output import say
from interview_coach.progress.schedule import fold

SEVERITIES: Final = {"fine": N_("fine"), "warning": N_("warning"), "error": N_("error")}

REASONS: Final = {
    "daily": N_("made by itself"),
    "manual": N_("asked for"),
    "upgrade": N_("before an upgrade"),
}


@command("doctor", N_("The exit status is 1 where something is wrong."))
@option("--repair", "mend", is_flag=True, help=N_("make again what can be made from the attempts"))
def doctor(mend: bool) -> int:
    """Examine the history, or mend it first, and tell every finding."""
    places, clock = Places.of(), SystemClock()
    with waiting(_("Looking at the history")) as report:
        if mend:
            findings = repair(places, clock, fold, random.Random(), report)
        else:
            findings = examine(places, clock, fold, report)
    for finding in findings:
        say(f"{_(SEVERITIES[finding.severity])}: {' '.join(filter(None, (finding.what, finding.mend)))}")
    return Exit.PROBLEMS if any(finding.severity == "error" for finding in findings) else Exit.OK


@command("backup", N_("Without a file the copy goes to the folder of backups. Each copy is checked."))
@argument("file", type=PATH, required=False)
@option("--list", "listing", is_flag=True, help=N_("list the copies that there are"))
def backup(file: Path | None, listing: bool) -> None:
    """Copy the history, or list the copies in the folder of backups."""
    places = Places.of()
    if listing:
        for found in backups.backups(places.backups):
            say(_in_words(found))
        return
    if not places.history.exists():
        raise CoachError(_("There is no history yet."))
    target = _target(file) if file else None
    made = backups.make(places.history, target.parent if target else places.backups, SystemClock().now())
    if target:
        os.replace(made.path, target)
    told = _("{attempts} saved to {path}")
    say(told.format(attempts=wording.attempts(made.attempts), path=target or made.path))


@command("restore", N_("Without a file the newest copy is taken. What only the present history holds is added to it."))
@argument("file", type=PATH, required=False)
@option("--yes", is_flag=True, help=N_("do not ask"))
def restore(file: Path | None, yes: bool) -> int:
    """Put a copy in the place of the history; that one is set aside, and what it alone holds is taken over."""
    places, clock = Places.of(), SystemClock()
    source = file or next((found.path for found in backups.backups(places.backups)), None)
    if source is None:
        question = _("There is no copy. Make a new history of what can be read of the present one?")
    else:
        question = _("Bring back {path}? The present history is set aside, and what it alone holds is added.").format(
            path=source
        )
    if not yes and not confirmed(question):
        say(_("Nothing was changed."))
        return Exit.OK
    with waiting(_("Bringing back the history")) as report:
        done = bring_back(places, source, clock, fold, random.Random(), report)
    _tell(done)
    return Exit.OK


def _target(file: Path) -> Path:
    """Return where a copy goes that was asked for as `file`.

    Raises:
        CoachError: something is there already.
    """
    if file.exists():
        raise CoachError(_("{path} is there already. Name a file that is not.").format(path=file))
    if not file.absolute().parent.is_dir():
        raise CoachError(_("{path}: there is no such file or folder.").format(path=file.absolute().parent))
    return file


def _in_words(found: backups.Backup) -> str:
    when = found.at.astimezone(SystemClock.zone)
    reason = _(REASONS[found.reason])
    return f"{when:%Y-%m-%d %H:%M}  {wording.attempts(found.attempts)}  {reason}  {found.path}"


def _tell(done: Restored) -> None:
    say(_("The history holds {attempts} now.").format(attempts=wording.attempts(done.attempts)))
    if n := done.recovered:
        added = ngettext(
            "{n} attempt was added that the copy did not hold.",
            "{n} attempts were added that the copy did not hold.",
            n,
        )
        say(added.format(n=n))
    if n := done.lost:
        say(
            ngettext("{n} attempt could not be read any more.", "{n} attempts could not be read any more.", n).format(
                n=n
            )
        )
    if done.aside:
        say(_("What was there before lies in {path}.").format(path=done.aside))
