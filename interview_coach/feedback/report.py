"""Everything that the rules notice in one answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from interview_coach.feedback import delivery, manner, opening, story
from interview_coach.feedback.coverage import coverage
from interview_coach.feedback.finding import Finding, Kind, Quote
from interview_coach.feedback.length import Length, length
from interview_coach.feedback.lexicon import Lexicon, lexicon
from interview_coach.feedback.probes import Probe, probe
from interview_coach.feedback.speech import Speech
from interview_coach.library.items import Question
from interview_coach.settings import Settings
from interview_coach.text import Lang
from interview_coach.words import language_of

ORDER: Final[tuple[Kind, ...]] = (
    "blame",
    "employer",
    "red-flag",
    "inflaming",
    "formula",
    "officialese",
    "jargon",
    "next-time",
    "answer",
    "stall",
    "own-part",
    "situation",
    "action",
    "result",
    "number",
    "lesson",
    "fillers",
    "hedges",
    "sentence",
)
"""What is told first: what loses the listener, then what is missing, then how it sounds."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was noticed in an answer. It never sets a level and never ticks a point."""

    length: Length
    findings: tuple[Finding, ...]
    """In the order of `ORDER`."""
    covered: Mapping[int, tuple[Quote, ...]]
    """Words that suggest a must or should point, by its position."""
    probe: Probe | None
    """What an interviewer would ask next."""


def report(question: Question, text: str, lang: Lang, allowed: float, settings: Settings) -> Report:
    """Listen to the text of an answer: the same text always gives the same report.

    It is listened to in the language of its letters, whatever the language of the interface.

    Args:
        lang: language in which the learner is spoken to.
        allowed: seconds there were for the answer.
        settings: where the speaker's pace and own list of filler words come from.
    """
    heard = language_of(text) or lang
    speech, lists = Speech(text, heard), lexicon(heard)
    measured = length(question, text, heard, allowed, settings.pace(heard))
    signs = coverage(speech, lists, question.points)
    covered = {number: quotes for number, quotes in signs.items() if question.points[number].weight != "avoid"}
    own = settings.fillers(heard)
    found = [
        *_findings(question, speech, lists, measured.seconds, lists.filler_words if own is None else own),
        *opening.off_point(question, speech, covered),
        *(
            Finding("red-flag", quotes, sure=False, point=number)
            for number, quotes in signs.items()
            if number not in covered
        ),
    ]
    findings = tuple(sorted(found, key=lambda finding: ORDER.index(finding.kind)))
    asked = probe(question, findings, covered, measured, lang) if speech.words else None
    return Report(measured, findings, covered, asked)


def _findings(
    question: Question, speech: Speech, lists: Lexicon, seconds: float, fillers: Sequence[str]
) -> Iterator[Finding]:
    if not speech.words:
        return
    yield from manner.spoken_of(speech, lists)
    if question.listener == "client":
        yield from manner.spoken_to(speech, lists)
    if question.style == "reply":
        yield from manner.next_time(speech)
        return
    yield from delivery.fillers(speech, lists, fillers, seconds)
    yield from delivery.hedges(speech, lists, seconds)
    yield from delivery.sentences(speech, lists)
    yield from opening.delayed(speech, lists)
    if question.style in ("story", "pitch"):
        yield from story.number(speech, lists)
        yield from story.own_part(speech, lists)
    if question.style == "story":
        yield from story.missing(speech, lists)
