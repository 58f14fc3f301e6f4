"""How an answer would sound: fillers and hedges, sentences too long to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from interview_coach.feedback.finding import Finding, Quote
from interview_coach.feedback.lexicon import Lexicon
from interview_coach.feedback.speech import Speech

PER_MINUTE: Final = 2.0
"""Fillers (or hedges) a minute from which on a listener notices them (fluent speakers have about one)."""

FEWEST: Final = 2
"""How many of them there are at least; one alone is nothing."""

_OPENING_WORDS: Final = 6
"""Words of a long sentence that are quoted."""


def fillers(speech: Speech, lexicon: Lexicon, words: Sequence[str], seconds: float) -> Iterator[Finding]:
    """Tell words that carry nothing, where a listener would notice them."""
    yield from _frequent(Finding("fillers", tuple(lexicon.fillers(words).find(speech))), seconds)


def hedges(speech: Speech, lexicon: Lexicon, seconds: float) -> Iterator[Finding]:
    """Tell words by which the speaker takes their own claim back."""
    yield from _frequent(Finding("hedges", tuple(lexicon.phrases("hedges").find(speech))), seconds)


def _frequent(found: Finding, seconds: float) -> Iterator[Finding]:
    per_minute = len(found.quotes) * 60 / max(seconds, 1.0)
    if len(found.quotes) >= FEWEST and per_minute >= PER_MINUTE:
        figures = {"count": len(found.quotes), "per_minute": per_minute}
        yield Finding(found.kind, found.quotes, figures=figures)


def sentences(speech: Speech, lexicon: Lexicon) -> Iterator[Finding]:
    """Tell sentences too long to say in one breath; a text without full stops has none to tell."""
    if not speech.punctuated:
        return
    for sentence in speech.sentences:
        count = sentence.last - sentence.first
        if count > lexicon.longest:
            end = speech.words[min(sentence.first + _OPENING_WORDS, sentence.last) - 1].end
            quote = Quote(sentence.start, end, speech.quote(sentence.start, end))
            yield Finding("sentence", (quote,), figures={"words": count})
