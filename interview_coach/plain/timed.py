"""The timed answer in lines: predict, think, answer aloud or in writing, score by anchors, compare."""

from __future__ import annotations

from typing import Final

from interview_coach import wording
from interview_coach.drills.timed import Phase, TimedAnswer
from interview_coach.i18n import N_, _
from interview_coach.plain import sheets
from interview_coach.plain.desk import END_OF_TEXT, Desk
from interview_coach.plain.scoring import score

PREDICT_HELP: Final = (("1-4", N_("the level that you expect to reach")), ("Enter", N_("no guess")))
THINK_HELP: Final = (("Enter", N_("start the answer")), ("t", N_("type the answer instead of saying it, or back")))
SPEAK_HELP: Final = (("Enter", N_("stop; the answer is over")), ("+", N_("half a minute more; it is recorded")))


def play(desk: Desk) -> None:
    """Play the present step, from where a draft left it.

    Raises:
        Left, Moved, Closed: the step ended before it was saved; what there is of the answer is kept as a draft.
    """
    answer = _begin(desk)
    desk.say(*sheets.asked(answer.question, answer.lang), "")
    if answer.phase is Phase.PREDICT:
        _predict(desk, answer)
    if answer.phase is Phase.THINK:
        _think(desk, answer)
    if answer.phase is Phase.ANSWER:
        (_speak if answer.spoken else _type)(desk, answer)
    score(desk, answer)


def _begin(desk: Desk) -> TimedAnswer:
    question, now = desk.question, desk.now()
    draft = desk.session.history.draft(question.address, "timed")
    kept = TimedAnswer.restore(question, desk.lang, draft, now) if draft else None
    if kept is None:
        written = question.style == "reply"
        return TimedAnswer(question, desk.lang, now, spoken=desk.spoken and not written)
    desk.say(_("Your draft is here, as you left it."))
    return kept


def _predict(desk: Desk, answer: TimedAnswer) -> None:
    levels = ", ".join(f"{n} {_(name)}" for n, name in wording.LEVELS.items())
    prompt = _("How good will your answer be? {levels}. Enter: no guess.").format(levels=levels)
    word = desk.command(prompt, PREDICT_HELP, ("", "1", "2", "3", "4"))
    answer.predict(int(word) if word else None, desk.now())
    desk.keep(answer)


def _think(desk: Desk, answer: TimedAnswer) -> None:
    """Tell the times, and wait for the learner; the clock only reminds."""
    times = _("{think} s to think, then {answer} s to answer.") if answer.question.think else _("{answer} s to answer.")
    desk.say(times.format(think=answer.question.think, answer=answer.question.answer_in))
    over = _("The time to think is over; Enter starts the answer.")
    while desk.command(_way(answer), THINK_HELP, ("", "t"), after=answer.left(desk.now()), notice=over) == "t":
        answer.spoken = not answer.spoken
    answer.start(desk.now())
    desk.keep(answer)


def _way(answer: TimedAnswer) -> str:
    if answer.spoken:
        return _("Enter: start to speak. t: type instead. ?: more.")
    return _("Enter: start to type. t: speak instead. ?: more.")


def _speak(desk: Desk, answer: TimedAnswer) -> None:
    desk.say(_("Speak, as you would in the room."))
    over = _("The time is over; come to an end. It never cuts you off.")
    prompt = _("Enter: stop. +: half a minute more.")
    while desk.command(prompt, SPEAK_HELP, ("", "+"), after=answer.left(desk.now()), notice=over) == "+":
        _add_time(desk, answer)
        desk.keep(answer)
    answer.stop(desk.now())
    desk.keep(answer)


def _type(desk: Desk, answer: TimedAnswer) -> None:
    """Read the answer line by line; each line is safe in the draft before the next one is read."""
    desk.say(
        _("Write it as you would say it. A line with a single dot ends the answer, one with a + adds half a minute.")
    )
    if answer.text:
        desk.say(_("So far:"), *answer.text.splitlines(), _("Go on:"))
    while (line := desk.lines.read()) != END_OF_TEXT:
        if line.strip() == "+":
            _add_time(desk, answer)
        else:
            answer.text = desk.cut(f"{answer.text}\n{line}" if answer.text else line)
        desk.keep(answer)
    answer.stop(desk.now())
    desk.keep(answer)


def _add_time(desk: Desk, answer: TimedAnswer) -> None:
    answer.more_time()
    desk.say(_("Half a minute more."))
