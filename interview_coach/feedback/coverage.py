"""Which key points an answer seems to make, by the signs that their authors gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from interview_coach.feedback.finding import Quote
from interview_coach.feedback.lexicon import Lexicon
from interview_coach.feedback.speech import Speech
from interview_coach.library.kinds.questions import Point
from interview_coach.words import plain, stem, words

BETWEEN: Final = 2
"""Other words that may stand between two words of a sign."""

BEFORE: Final = 3
"""Words before a sign among which a negation takes it back."""

_BREAKS: Final = frozenset(",;:—–(.!?")


def coverage(speech: Speech, lexicon: Lexicon, points: Sequence[Point]) -> Mapping[int, tuple[Quote, ...]]:
    """Return the words that suggest a point, by the positions of the points that have any."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for position, found in enumerate(speech.stems):
        places[found].append(position)
    covered = {
        number: tuple(dict.fromkeys(_signs(speech, lexicon, places, point))) for number, point in enumerate(points)
    }
    return {number: quotes for number, quotes in covered.items() if quotes}


def _signs(speech: Speech, lexicon: Lexicon, places: Mapping[str, Sequence[int]], point: Point) -> Iterator[Quote]:
    for sign in getattr(point.signs, speech.lang) if point.signs else ():
        wanted = _wanted(sign)
        negative = any(word in lexicon.negations for word in words(plain(sign)))
        for position in places.get(wanted[0], ()) if wanted else ():
            last = _follow(speech, wanted, position)
            if last is not None and (negative or not _negated(speech, lexicon, position)):
                start, end = speech.words[position].start, speech.words[last].end
                yield Quote(start, end, speech.quote(start, end))


@lru_cache(maxsize=10_000)
def _wanted(sign: str) -> tuple[str, ...]:
    """Return the stems of a sign."""
    return tuple(stem(word) for word in words(plain(sign)))


def _follow(speech: Speech, wanted: Sequence[str], position: int) -> int | None:
    """Return where the last of the `wanted` stems is, the first being at `position`; None where one is missing."""
    end = speech.sentence_at(speech.words[position].start).last
    for wish in wanted[1:]:
        reach = range(position + 1, min(position + 2 + BETWEEN, end))
        position = next((place for place in reach if speech.stems[place] == wish), -1)
        if position < 0:
            return None
    return position


def _negated(speech: Speech, lexicon: Lexicon, position: int) -> bool:
    """Whether a negation stands shortly before a word, with no pause between them."""
    first = speech.sentence_at(speech.words[position].start).first
    for place in range(position - 1, max(first, position - BEFORE) - 1, -1):
        if _BREAKS & set(speech.plain[speech.words[place].end : speech.words[place + 1].start]):
            return False
        if speech.words[place].plain in lexicon.negations:
            return True
    return False
