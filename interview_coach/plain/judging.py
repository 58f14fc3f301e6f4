"""Scoring practice in lines: somebody's answer, a level for each criterion, then the key and its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from interview_coach import wording
from interview_coach.drills.judging import Judging
from interview_coach.i18n import N_, _
from interview_coach.library.kinds.shared import Criterion
from interview_coach.plain import markdown, sheets
from interview_coach.plain.desk import Desk
from interview_coach.progress.calibration import told

LEVEL_HELP: Final = (("1-4", N_("the level whose sentence describes the answer")),)
NEXT_HELP: Final = (("Enter", N_("save and go on")),)


def play(desk: Desk) -> None:
    """Play the present step, from where a draft left it.

    Raises:
        Left, Moved, Closed: the step ended before it was saved; the levels are in the draft.
    """
    judging = _begin(desk)
    desk.say(*sheets.asked(judging.question, judging.lang), "")
    desk.say(_("Somebody's answer:"), *markdown.lines(judging.sample.answer.get(judging.lang)))
    for criterion in judging.criteria:
        if criterion.id in judging.unscored:
            desk.say("", *sheets.anchors(criterion, judging.lang))
            level = desk.command(_("Which sentence describes the answer? 1-4."), LEVEL_HELP, ("1", "2", "3", "4"))
            judging.set_level(criterion.id, int(level))
            _keep(desk, judging)
    judging.reveal(desk.now())
    _keep(desk, judging)
    desk.say("", *_verdict(desk, judging), "")
    desk.command(_("Enter: save and go on. ?: more."), NEXT_HELP, ("",))
    desk.record(judging.outcome(desk.now()))
    desk.kept(lambda: desk.session.history.drop_draft(judging.question.address, judging.draft_name))


def _begin(desk: Desk) -> Judging:
    step = desk.runner.current
    assert step is not None
    assert step.sample is not None  # the routine passes over steps whose sample is not there
    judging = Judging(desk.question, step.sample, desk.lang, desk.now())
    draft = desk.session.history.draft(desk.question.address, judging.draft_name)
    kept = Judging.restore(desk.question, step.sample, desk.lang, draft, desk.now()) if draft else None
    if kept:
        desk.say(_("Your draft is here, as you left it."))
    return kept or judging


def _keep(desk: Desk, judging: Judging) -> None:
    """Save the scoring under way as a draft."""
    address, body = judging.question.address, judging.draft(desk.now())
    desk.kept(lambda: desk.session.history.save_draft(address, judging.draft_name, body))


def _verdict(desk: Desk, judging: Judging) -> Iterator[str]:
    """Yield, criterion by criterion, both levels, the reason, and how the learner rates by it on the whole."""
    figures = not desk.session.settings.hide_scores
    calibration = desk.session.progress.calibration([judging.outcome(desk.now())])
    for criterion in judging.criteria:
        yield _compared(judging, criterion, figures=figures)
        judgement = judging.sample.key[criterion.id]
        yield _("The key's sentence: {anchor}").format(anchor=criterion.levels[judgement.level - 1].get(judging.lang))
        yield _("Why: {why}").format(why=judgement.why.get(judging.lang))
    yield ""
    for bias in calibration.of(criterion.id for criterion in judging.criteria):
        yield told(bias, judging.lang, figures=figures)


def _compared(judging: Judging, criterion: Criterion, *, figures: bool) -> str:
    own, key = judging.levels[criterion.id], judging.key[criterion.id]
    return _("{criterion}: yours: {own}, key: {key}; {apart}.").format(
        criterion=criterion.title.get(judging.lang),
        own=_level(own, figures=figures),
        key=_level(key, figures=figures),
        apart=wording.apart(own - key, figures=figures),
    )


def _level(level: int, *, figures: bool) -> str:
    name = _(wording.LEVELS[level])
    return f"{level} {name}" if figures else name
