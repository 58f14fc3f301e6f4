"""What a story has: situation, own action, result, lesson, a number, and «I» beside «we»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from interview_coach.feedback.finding import Finding, Quote
from interview_coach.feedback.lexicon import Lexicon
from interview_coach.feedback.speech import Speech

Part = Literal["situation", "action", "result", "lesson"]
PARTS: Final[tuple[Part, ...]] = ("situation", "action", "result", "lesson")
"""The parts of a story in their order (STAR, and the lesson of CARL)."""

_DIGITS: Final = re.compile(r"(?<![\w.])\d[\d.,: ]{0,11}(?![\d])")
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
_NAMES: Final = re.compile(r"(?:24/7|[a-zа-я]+[- ]?\d|(?:перв|втор|трет)\w+ лини\w+|\d-?[йя] лини\w+)\Z")


def parts(speech: Speech, lexicon: Lexicon) -> dict[Part, list[Quote]]:
    """Return the words by which each part of a story was recognised."""
    return {part: list(lexicon.phrases(part).find(speech)) for part in PARTS}


def missing(speech: Speech, lexicon: Lexicon) -> Iterator[Finding]:
    """Tell the parts that were not recognised. They may be there in other words, so the learner is asked."""
    for part, quotes in parts(speech, lexicon).items():
        if not quotes:
            yield Finding(part, sure=False)


def numbers(speech: Speech, lexicon: Lexicon) -> list[Quote]:
    """Return the amounts of a text, in digits or in words; years and versions are names."""
    found = [
        Quote(match.start(), match.end(), speech.quote(*match.span()).strip())
        for match in _DIGITS.finditer(speech.plain)
        if not _YEAR.match(match[0].strip(" .,:")) and not _named(speech, match)
    ]
    return sorted(found + list(lexicon.phrases("numbers").find(speech)))


def _named(speech: Speech, match: re.Match[str]) -> bool:
    return speech.plain[match.start() - 1 : match.start()] == "/" or speech.plain[match.end() : match.end() + 1] == "/"


def number(speech: Speech, lexicon: Lexicon) -> Iterator[Finding]:
    """Tell an answer without a single amount."""
    if not numbers(speech, lexicon):
        yield Finding("number")


def own_part(speech: Speech, lexicon: Lexicon) -> Iterator[Finding]:
    """Tell an answer in which «we» hides what the speaker did."""
    team = tuple(lexicon.phrases("team").find(speech))
    own = list(lexicon.phrases("own").find(speech))
    if len(team) >= 2 and len(team) > 3 * len(own):
        yield Finding("own-part", team, sure=not own, figures={"we": len(team), "own": len(own)})
