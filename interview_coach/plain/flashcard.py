"""The flashcard in lines: the question, then what a strong answer says, then a rating."""

from __future__ import annotations

from typing import Final

from interview_coach import wording
from interview_coach.drills.flashcard import Flashcard
from interview_coach.drills.outcome import Rating
from interview_coach.i18n import N_, _
from interview_coach.plain import sheets
from interview_coach.plain.desk import Desk

BUTTONS: Final = {2: (Rating.AGAIN, Rating.GOOD), 4: tuple(Rating)}
"""The ratings that the digits give, by the number of buttons chosen in the settings."""

ASK_HELP: Final = (("Enter", N_("show the key points and the answer")), ("h", N_("show one key point as a hint")))
RATE_HELP: Final = (("1-4", N_("rate how well you knew it; the prompt tells what each digit means")),)


def play(desk: Desk, *, revealed: bool = False) -> None:
    """Play the present step; `revealed` shows its answer at once, for a card that was taken back.

    Raises:
        Left, Moved, Closed: the step ended before it was rated.
    """
    card = Flashcard(desk.question, desk.lang, desk.now())
    desk.say(*sheets.asked(card.question, card.lang), "")
    if not revealed:
        _recall(desk, card)
    card.reveal(desk.now())
    _answer(desk, card)
    ratings = BUTTONS[desk.session.settings.buttons]
    digits = {str(digit): rating for digit, rating in enumerate(ratings, 1)}
    chosen = desk.command(_choices(desk, digits), RATE_HELP, digits)
    desk.record(card.rate(digits[chosen], desk.now()))


def _recall(desk: Desk, card: Flashcard) -> None:
    """Let the learner try first, with hints as they wish."""
    while desk.command(_("Say your answer aloud. Enter: show the answer. h: hint. ?: more."), ASK_HELP, ("", "h")):
        if card.hint():
            desk.say(sheets.point(card.question.points[card.hinted[-1]], card.lang))
        else:
            desk.say(_("There are no more hints."))


def _answer(desk: Desk, card: Flashcard) -> None:
    question, lang = card.question, card.lang
    desk.say(_("Key points:"), *(sheets.point(point, lang) for point in question.points), "")
    desk.say(*sheets.model_answer(question, lang), *sheets.beside(question, lang, desk.note()), "")


def _choices(desk: Desk, digits: dict[str, Rating]) -> str:
    intervals = desk.session.progress.intervals(desk.question.address)
    return _("How was it? {choices}").format(
        choices=", ".join(
            f"{digit} {_(wording.RATINGS[rating])} ({wording.interval(intervals[rating])})"
            for digit, rating in digits.items()
        )
    )
