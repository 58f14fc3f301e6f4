"""Findings in words: what was noticed and what to do about it. The words quoted are shown beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from interview_coach.feedback.finding import Finding, Kind
from interview_coach.feedback.length import Length
from interview_coach.i18n import N_, _, ngettext
from interview_coach.library.items import Question
from interview_coach.text import Lang
from interview_coach.wording import countdown

SAYINGS: Final[Mapping[Kind, str]] = {
    "blame": N_("Somebody else gets the blame. Say what happened as a fact, and what you did about it."),
    "employer": N_("It sounds like a complaint about an employer. Say in one calm sentence what you look for instead."),
    "inflaming": N_("An angry reader gets angrier here. Say what you will do, and by when."),
    "formula": N_("An empty formula. Name what happened to this person, or leave it out."),
    "officialese": N_("Nobody says this aloud. Use the plain verb."),
    "jargon": N_("The listener may not know this word. Explain it, or say what it means for them."),
    "next-time": N_("No time or day is named. Say when the next step or message comes."),
    "stall": N_("The answer has not begun yet. Let the first sentence answer."),
    "number": N_("There is no number. How many, how long, how much before and after?"),
    "answer": N_("None of the key points was recognised. Does it answer the question that was asked?"),
    "situation": N_("Where and when was it? One sentence that sets the scene was not heard."),
    "action": N_("What did you do yourself? No step of your own was heard."),
    "result": N_("How did it end? No result was heard."),
    "lesson": N_("What have you done differently since? No lesson was heard."),
}
"""What is said of the kinds that need no figures."""


def advice(finding: Finding, question: Question, lang: Lang) -> str:
    """Return what to say of a finding: a statement where it is sure, a question where it is not."""
    figures = finding.figures
    match finding.kind:
        case "own-part" if finding.sure:
            return _("Only “we” acts here, {n} times. Say what you did yourself.").format(n=int(figures["we"]))
        case "own-part":
            told = _("“We” acts {we} times, “I” {own}. Can one hear what you did yourself?")
            return told.format(we=int(figures["we"]), own=int(figures["own"]))
        case "fillers" | "hedges" as kind:
            return _frequent(kind, int(figures["count"]), figures["per_minute"])
        case "sentence":
            told = ngettext(
                "A sentence of {n} word is hard to say and to follow. Make two of it.",
                "A sentence of {n} words is hard to say and to follow. Make two of it.",
                int(figures["words"]),
            )
            return told.format(n=int(figures["words"]))
        case "red-flag":
            assert finding.point is not None  # a red flag is one of the question's points
            flag = question.points[finding.point].text.get(lang)
            return _("Could an interviewer hear this in it: “{flag}”?").format(flag=flag)
        case kind:
            return _(SAYINGS[kind])


def _frequent(kind: Kind, count: int, per_minute: float) -> str:
    if kind == "fillers":
        told = ngettext("{n} filler word", "{n} filler words", count)
        more = _("about {rate:.0f} a minute. Pause instead: silence sounds calm.")
    else:
        told = ngettext("{n} word that takes your own claim back", "{n} words that take your own claim back", count)
        more = _("about {rate:.0f} a minute. Say it straight, or say what you do not know.")
    return f"{told.format(n=count)}, {more.format(rate=per_minute)}"


def measure(length: Length) -> str:
    """Return how long the answer is."""
    if length.allowed is None:
        told = _("{words} words; a letter like this has {fewest} to {most}.")
        return told.format(words=length.words, fewest=length.fewest, most=length.most)
    told = _("{words} words, about {said} to say; there were {allowed}: {verdict}")
    return told.format(
        words=length.words,
        said=countdown(length.seconds),
        allowed=countdown(length.allowed),
        verdict=_(VERDICTS[length.verdict]),
    )


VERDICTS: Final = {
    "short": N_("there is room to say more: a reason, or an example"),
    "fits": N_("fits, with room to breathe"),
    "full": N_("just fits; leave some air"),
    "long": N_("longer than the time; what can go without being missed?"),
}
"""What is said of a length."""
