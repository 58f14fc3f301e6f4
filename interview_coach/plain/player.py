"""A routine played in lines, from its first step to the summary."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from interview_coach import wording
from interview_coach.drills.outcome import Rating
from interview_coach.i18n import N_, _, ngettext
from interview_coach.plain import flashcard, judging, timed
from interview_coach.plain.desk import Desk, Left, Moved
from interview_coach.plain.lines import Closed, Lines
from interview_coach.progress.calibration import told
from interview_coach.progress.moment import Moment
from interview_coach.routines.routine import Reason
from interview_coach.routines.runner import Runner
from interview_coach.session import Session

REASONS: Final[dict[Reason, str]] = {
    "due": N_("due"),
    "last-look": N_("a last look before the interview"),
    "new": N_("new"),
    "unspoken": N_("to be said aloud"),
    "chosen": N_("chosen by you"),
    "early": N_("before it is due"),
    "again": N_("once more"),
    "calibration": N_("to see how well you score"),
}
"""Why a step is in the routine."""


def play(session: Session, runner: Runner, lines: Lines, *, spoken: bool, again: str) -> None:
    """Play `runner` to its end, or until the learner leaves; what was answered is saved either way.

    Args:
        spoken: whether timed answers are said aloud; otherwise they are typed.
        again: the command that goes on with the routine, for a learner who leaves.

    Raises:
        KeyboardInterrupt: the learner pressed Ctrl+C; told like leaving.
    """
    desk = Desk(session, runner, lines, spoken=spoken)
    try:
        _steps(desk)
    except (Left, Closed):
        _leave(desk, again)
    except KeyboardInterrupt:
        lines.say("")
        _leave(desk, again)
        raise
    else:
        _finish(desk)


def _steps(desk: Desk) -> None:
    """Play step after step, until there is none left."""
    desk.say(_("Each prompt is a line of its own; type an answer and press Enter. ?: the commands that work."), "")
    back = False
    while (step := desk.runner.current) is not None:
        desk.take()
        desk.say(_heading(desk, _(REASONS[step.reason])))
        try:
            if step.drill == "timed":
                timed.play(desk)
            elif step.drill == "scoring":
                judging.play(desk)
            else:
                flashcard.play(desk, revealed=back)
            back = False
        except Moved as moved:
            back = moved.back
        desk.say("")


def _heading(desk: Desk, reason: str) -> str:
    runner = desk.runner
    return _("{n} of {total}, about {minutes} left. {topic}; {reason}.").format(
        n=min(runner.position + 1, runner.total),
        total=runner.total,
        minutes=wording.minutes(runner.seconds_left),
        topic=desk.topic,
        reason=reason,
    )


def _leave(desk: Desk, again: str) -> None:
    """Say what is kept and how to go on, or sum up where nothing was left to do."""
    if desk.runner.current is None:
        _finish(desk)
        return
    _totals(desk)
    left = desk.runner.total - desk.runner.position
    desk.say(
        ngettext("{n} step is left. To go on: {command}", "{n} steps are left. To go on: {command}", left).format(
            n=left, command=again
        )
    )


def _finish(desk: Desk) -> None:
    desk.say(_("Routine done."))
    _totals(desk)
    desk.runner.finish()


def _totals(desk: Desk) -> None:
    """Say what was answered and how it went, what to look at again, and what is due tomorrow."""
    session, summary = desk.session, desk.runner.summary()
    desk.say(
        _("You answered {attempts} in {minutes}.").format(
            attempts=wording.attempts(summary.answered), minutes=wording.minutes(summary.seconds)
        )
    )
    if summary.answered > summary.scored and not session.settings.hide_scores:
        desk.say(", ".join(f"{_(wording.RATINGS[rating])} {summary.ratings[rating]}" for rating in Rating))
    entries = [entry for entry in map(session.library.entry, summary.look_again) if entry]
    if entries:
        desk.say(_("Look at these again:"), *(f"- {entry.title.get(desk.lang)}" for entry in entries))
    if summary.criteria:
        biases = session.progress.calibration().of(summary.criteria)
        desk.say(*(told(bias, desk.lang, figures=not session.settings.hide_scores) for bias in biases))
    moment = Moment.of(session.clock, session.settings)
    tomorrow = moment.start_of(moment.day + timedelta(days=2))
    due = sum(session.history.due_counts(tomorrow).values())
    desk.say(ngettext("{n} item is due by tomorrow.", "{n} items are due by tomorrow.", due).format(n=due))
