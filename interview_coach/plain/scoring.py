"""Scoring a timed answer in lines: levels by their anchors, key points, model answer, length, rating."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from interview_coach import wording
from interview_coach.drills.outcome import Rating
from interview_coach.drills.timed import TimedAnswer
from interview_coach.feedback.report import Report, report
from interview_coach.i18n import N_, _
from interview_coach.plain import sheets
from interview_coach.plain.desk import Desk
from interview_coach.plain.noticed import noticed, quoted

LEVEL_HELP: Final = (("1-4", N_("the level whose sentence describes your answer")),)
POINTS_HELP: Final = (
    ("1 3 4", N_("the numbers of the points that you said")),
    ("0", N_("none of them")),
    ("Enter", N_("as marked")),
)
RATE_HELP: Final = (
    ("Enter", N_("save with the suggested rating")),
    ("1-4", N_("save with another rating; the prompt tells what each digit means")),
    ("r", N_("save with the suggested rating and answer the same question once more")),
)


def score(desk: Desk, answer: TimedAnswer) -> None:
    """Let the learner score an answer that is over, and save it.

    Raises:
        Left, Moved, Closed: the step ended before it was saved; levels and points are in the draft.
    """
    desk.say("", _taken(answer))
    heard = _listen(desk, answer)
    if heard:
        desk.say("", _("Your answer:"), *answer.text.strip().splitlines())
        desk.say("", _("What was noticed:"), *noticed(heard, answer.question, answer.lang))
    for criterion in answer.question.criteria:
        if criterion.id in answer.unscored:
            desk.say("", *sheets.anchors(criterion, answer.lang))
            level = desk.command(_("Which sentence describes your answer? 1-4."), LEVEL_HELP, ("1", "2", "3", "4"))
            answer.set_level(criterion.id, int(level))
            desk.keep(answer)
    _points(desk, answer, heard)
    desk.say("", *sheets.model_answer(answer.question, answer.lang))
    desk.say(*sheets.beside(answer.question, answer.lang, desk.note()), "")
    _save(desk, answer)


def _taken(answer: TimedAnswer) -> str:
    took, allowed = answer.answered_in(), answer.allowed_to_answer
    told = _("{took} of {allowed}").format(took=wording.countdown(took), allowed=wording.countdown(allowed))
    return (
        told if took <= allowed else _("{told}, over by {seconds} s").format(told=told, seconds=round(took - allowed))
    )


def _listen(desk: Desk, answer: TimedAnswer) -> Report | None:
    """Return what the feedback notices in a typed answer; None where there is no text."""
    if not answer.text.strip():
        return None
    return report(answer.question, answer.text, answer.lang, answer.allowed_to_answer, desk.session.settings)


def _points(desk: Desk, answer: TimedAnswer, heard: Report | None) -> None:
    """Let the learner tell by numbers which key points they said; words that suggest one are quoted."""
    points = answer.question.points
    desk.say("", _("Key points:"))
    for index, point in enumerate(points):
        line = f"{index + 1}. {sheets.point(point, answer.lang)}"
        if heard and index in heard.covered:
            line += " (" + _("perhaps said:") + quoted(heard.covered[index]) + ")"
        desk.say(line)

    def understand(typed: str) -> set[int] | None:
        words = re.findall(r"[^\s,;.]+", typed)
        numbers = {int(word) for word in words if word.isdecimal()}
        if not all(word.isdecimal() for word in words) or not numbers <= {0, *range(1, len(points) + 1)}:
            return None
        return {number - 1 for number in numbers if number} if words else set(answer.said)

    marked = ", ".join(str(index + 1) for index in sorted(answer.said)) or _("none")
    prompt = _("Which did you say? Their numbers, such as 1 3; 0: none; Enter: {marked}.").format(marked=marked)
    for index in desk.ask(prompt, POINTS_HELP, understand) ^ answer.said:
        answer.toggle(index)
    desk.keep(answer)


def _save(desk: Desk, answer: TimedAnswer) -> None:
    """Save the attempt with the suggested rating, or with one that the learner prefers."""
    intervals = desk.session.progress.intervals(answer.question.address)
    choices = ", ".join(
        f"{rating.value} {_(wording.RATINGS[rating])} ({wording.interval(intervals[rating])})" for rating in Rating
    )
    digits = {str(rating.value): rating for rating in Rating}
    prompt = _("Rating for the schedule: {choices}.").format(choices=choices)
    if suggested := answer.suggested:
        digits |= {"": suggested, "r": suggested}
        told = _("Enter: {rating}, as your score suggests. r: the same, and answer once more.")
        prompt += " " + told.format(rating=_(wording.RATINGS[suggested]))
        if not desk.session.settings.hide_scores:
            desk.say(*_calibration(answer))
    chosen = desk.command(prompt, RATE_HELP, digits)
    desk.record(answer.outcome(digits[chosen], desk.now()), stay=chosen == "r")
    desk.kept(lambda: desk.session.history.drop_draft(answer.question.address, "timed"))


def _calibration(answer: TimedAnswer) -> Iterator[str]:
    """Yield how the prediction compares with the score."""
    if answer.predicted and answer.levels:
        mean = sum(answer.levels.values()) / len(answer.levels)
        yield _("You expected {predicted}; your levels come to {mean:.1f}.").format(
            predicted=answer.predicted, mean=mean
        )
