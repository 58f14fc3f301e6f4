"""How others are spoken of and spoken to: blame, complaint, officialese, formulas, what inflames, jargon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from interview_coach.feedback.finding import Finding, Kind, Quote
from interview_coach.feedback.lexicon import Lexicon
from interview_coach.feedback.speech import Speech
from interview_coach.moments import tells_when

_ALWAYS: Final[tuple[Kind, ...]] = ("blame", "officialese")
_TO_A_CLIENT: Final[tuple[Kind, ...]] = ("formula", "inflaming")


_AROUND: Final = 24
"""Characters around a technical word within which an explanation is looked for."""


def spoken_of(speech: Speech, lexicon: Lexicon) -> Iterator[Finding]:
    """Tell blame of others, complaint about an employer, and words that nobody says aloud."""
    for kind in _ALWAYS:
        yield from _listed(kind, speech, lexicon)
    complaints = [*_complaints(speech, lexicon), *lexicon.phrases("employer", "plain").find(speech)]
    if complaints:
        yield Finding("employer", tuple(sorted(complaints)))


def spoken_to(speech: Speech, lexicon: Lexicon) -> Iterator[Finding]:
    """Tell what a client does not want to read: formulas, words that inflame, words that they do not know."""
    for kind in _TO_A_CLIENT:
        yield from _listed(kind, speech, lexicon)
    if words := tuple(_unexplained(speech, lexicon)):
        yield Finding("jargon", words)


def next_time(speech: Speech) -> Iterator[Finding]:
    """Tell a letter that does not say when the next step comes."""
    if not tells_when(speech.text, speech.lang):
        yield Finding("next-time")


def _listed(kind: Kind, speech: Speech, lexicon: Lexicon) -> Iterator[Finding]:
    if quotes := tuple(lexicon.phrases(kind).find(speech)):
        yield Finding(kind, quotes)


def _unexplained(speech: Speech, lexicon: Lexicon) -> Iterator[Quote]:
    """Yield technical words, those left out that the sentence explains at once."""
    explained = [quote.start for quote in lexicon.phrases("explaining").find(speech)]
    for word in lexicon.phrases("jargon").find(speech):
        if not any(word.start - _AROUND <= place <= word.end + _AROUND for place in explained):
            yield word


def _complaints(speech: Speech, lexicon: Lexicon) -> Iterator[Quote]:
    """Yield the sentences that name an employer and something bad: from the first of both to the last."""
    named = list(lexicon.phrases("employer", "who").find(speech))
    for bad in lexicon.phrases("employer", "complaint").find(speech) if named else ():
        sentence = speech.sentence_at(bad.start)
        for who in named:
            if sentence.start <= who.start < sentence.end:
                start, end = min(who.start, bad.start), max(who.end, bad.end)
                yield Quote(start, end, speech.quote(start, end))
                break
