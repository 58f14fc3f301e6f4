"""Whether an answer begins with the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from interview_coach.feedback.finding import Finding
from interview_coach.feedback.lexicon import Lexicon
from interview_coach.feedback.speech import Speech
from interview_coach.library.items import Question

_REACH: Final = 2
"""Sentences within which the answer is expected."""

_ENOUGH: Final = 25
"""Words from which on an answer must have made some point."""


def delayed(speech: Speech, lexicon: Lexicon) -> Iterator[Finding]:
    """Tell a phrase of delay in the first two sentences."""
    if not speech.sentences:
        return
    last = speech.sentences[min(_REACH, len(speech.sentences)) - 1]
    for quote in lexicon.phrases("stalls").find(speech):
        if quote.end <= last.end:
            yield Finding("stall", (quote,))
            return


def off_point(question: Question, speech: Speech, covered: Collection[int]) -> Iterator[Finding]:
    """Ask whether an answer in which none of the key points was recognised answers the question at all."""
    known = any(getattr(point.signs, speech.lang) for point in question.points if point.signs)
    if known and not covered and len(speech.words) >= _ENOUGH:
        yield Finding("answer", sure=False)
