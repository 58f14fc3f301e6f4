"""What an interviewer would ask next, because of what the answer leaves open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from interview_coach.feedback.finding import Finding, Kind
from interview_coach.feedback.length import Length
from interview_coach.i18n import N_, _
from interview_coach.library.items import Question
from interview_coach.text import Lang

QUESTIONS: Final[Mapping[Kind, str]] = {
    "employer": N_("What would your former manager say about you?"),
    "blame": N_("And how would the other side tell this story?"),
    "answer": N_("Let me ask again: what is your answer to the question itself?"),
    "own-part": N_("You say “we”. What exactly did you do yourself?"),
    "result": N_("And how did it end?"),
    "action": N_("And what did you do, step by step?"),
    "situation": N_("When was that, and what was at stake?"),
    "number": N_("How much was that in figures?"),
    "lesson": N_("What have you done differently since?"),
    "hedges": N_("Is that what you did, or what you suppose you would do?"),
}
"""What is asked because of each kind of finding, the most urgent first."""

TO_A_CLIENT: Final[Mapping[Kind, str]] = {
    "inflaming": N_("So it is all my own fault, is it?"),
    "jargon": N_("I am no technician. What does “{words}” mean for me?"),
    "next-time": N_("And when will I hear from you again?"),
    "formula": N_("This reads like a form letter. What are you doing about my problem?"),
}
"""What a client would write back."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A question that the answer invites."""

    text: str
    because: Kind | None
    """The finding that it comes from; None: a required point was not heard, or the answer was too long."""
    point: int | None = None
    """The point that was not heard, by its position."""


def probe(
    question: Question, findings: Collection[Finding], covered: Collection[int], length: Length, lang: Lang
) -> Probe | None:
    """Return the one question that is asked next; None where nothing is left open.

    Args:
        covered: positions of the points that were heard.
    """
    found = {finding.kind: finding for finding in reversed(list(findings))}
    for questions in (TO_A_CLIENT, QUESTIONS) if question.listener == "client" else (QUESTIONS,):
        for kind, text in questions.items():
            if kind in found and (question.style != "reply" or questions is TO_A_CLIENT):
                words = found[kind].quotes[0].text if found[kind].quotes else ""
                return Probe(_(text).format(words=words), kind)
    if question.style == "reply":
        return None
    if length.verdict == "long":
        return Probe(_("Could you say that in one sentence?"), None)
    for position, point in enumerate(question.points):
        if point.weight == "must" and position not in covered:
            told = _("One thing I have not heard yet: “{point}”. What about that?")
            return Probe(told.format(point=point.text.get(lang)), None, position)
    return None
