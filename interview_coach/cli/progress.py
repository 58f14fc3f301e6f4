"""Where the learner stands, in figures."""

from __future__ import annotations

from interview_coach.cli.declare import command, option
from interview_coach.cli.json_output import say_json
from interview_coach.cli.opening import open_session
from interview_coach.i18n import N_, _, ngettext
from interview_coach.plain.output import say
from interview_coach.progress.calibration import Bias, Calibration, foresight_told, told
from interview_coach.progress.summary import Tally
from interview_coach.text import Lang
from interview_coach.wording import percent


@command("progress")
@option("--json", "as_json", is_flag=True, help=N_("for programs"))
def progress(as_json: bool) -> None:
    """Tell what is due, done and known, today and by topic."""
    with open_session(read_only=True) as session:
        summary, lang = session.progress.summary(), session.lang
        calibration = session.progress.calibration()
        hidden = session.settings.hide_scores
    if as_json:
        say_json({**summary.builtins(lang), "calibration": calibration.builtins(lang)})
        return
    say(ngettext("{n} item is due now.", "{n} items are due now.", summary.due).format(n=summary.due))
    done = ngettext("{n} attempt today", "{n} attempts today", summary.done_today).format(n=summary.done_today)
    spent = _("{done}, {spent:.0f} of {minutes} minutes").format(
        done=done, spent=summary.minutes_today, minutes=summary.minutes
    )
    say(f"{spent}.")
    say(ngettext("{n} day in a row.", "{n} days in a row.", summary.streak).format(n=summary.streak))
    say()
    for tally in summary.topics:
        say(f"{tally.title.get(lang)}: {_effort(tally) if hidden else _figures(tally)}")
    _tell(calibration, lang, figures=not hidden)


def _tell(calibration: Calibration, lang: Lang, *, figures: bool) -> None:
    """Say how the learner scores, where anything is known of it."""
    lines = [
        told(bias, lang, figures=figures) + (f" {_agreement(bias)}" if figures and bias.known else "")
        for bias in calibration.criteria
    ]
    if calibration.foresight is not None:
        lines.append(foresight_told(calibration.foresight, figures=figures))
    if lines:
        say()
        say(_("How you score:"))
        for line in lines:
            say(line)


def _agreement(bias: Bias) -> str:
    return _("Exactly as the key {exact}, within one level {close}, apart by {error} on average.").format(
        exact=percent(bias.exact), close=percent(bias.close), error=f"{bias.error:.1f}"
    )


def _figures(tally: Tally) -> str:
    return _("{known} of {items} known, {seen} seen, {due} due, {spoken} said aloud").format(
        known=tally.known, items=tally.items, seen=tally.seen, due=tally.due, spoken=tally.spoken
    )


def _effort(tally: Tally) -> str:
    return _("{seen} seen, {due} due, {spoken} said aloud").format(seen=tally.seen, due=tally.due, spoken=tally.spoken)
