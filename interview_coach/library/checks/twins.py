"""No two questions say nearly the same, and no level's description is used again and again.

Comparing each question with each other would take minutes at ten thousand. Two sets of words that share a large part
must share one of their rarest words, so each is compared only with those (prefix filtering of set similarity joins).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final, NamedTuple

from interview_coach.i18n import _
from interview_coach.library import rules
from interview_coach.library.checks.criteria import plain
from interview_coach.library.kinds.questions import Question, Questions
from interview_coach.library.problems import Finding, KeyPath, Problem
from interview_coach.library.reading import PackReading, Placed
from interview_coach.library.texts import wordings
from interview_coach.text import Lang
from interview_coach.wording import percent
from interview_coach.words import stems

SAME: Final = 0.85
"""From this share of common words on, two questions are the same."""
ALIKE: Final = 0.70
"""From this share on they are much alike."""
USES: Final = 3
"""How many questions one description of a level may serve; shared rubrics are for more."""
_COMPARED: Final = 100
"""The most questions that one is compared with, those first that share most of its rarest words."""


class _Words(NamedTuple):
    placed: Placed
    stems: frozenset[str]


class _Twins(NamedTuple):
    later: Placed
    earlier: Placed
    share: float


def questions(pack: PackReading) -> Iterator[Problem]:
    """Tell questions whose prompt and answer are nearly those of an earlier one, in whichever language."""
    closest: dict[str, _Twins] = {}
    for lang in pack.pack.languages:
        sets = [_Words(placed, _words(placed, lang)) for placed in pack.placed]
        for found in _pairs([words for words in sets if words.stems]):
            known = closest.setdefault(found.later.item.id, found)
            if found.share > known.share:
                closest[found.later.item.id] = found
    for later, earlier, share in closest.values():
        rule = rules.TWIN if share > SAME else rules.NEAR_TWIN
        what = _("{share} of the words are those of “{name}”, {place}.")
        what = what.format(share=percent(share), name=earlier.item.id, place=earlier.place)
        yield later.problem(Finding(("answer",), rule, what, _("Make them differ, or leave one out.")))


def _words(placed: Placed, lang: Lang) -> frozenset[str]:
    item = placed.item
    if not isinstance(item, Question) or not item.answer.has(lang):
        return frozenset()
    return frozenset(stems(f"{item.prompt.get(lang)} {item.answer.get(lang)}"))


def _pairs(sets: Sequence[_Words]) -> Iterator[_Twins]:
    """Yield each set that is like an earlier one, with the one that is most like it."""
    often = Counter(stem for words in sets for stem in words.stems)
    having: defaultdict[str, list[int]] = defaultdict(list)
    same: dict[frozenset[str], int] = {}
    for number, (placed, here) in enumerate(sets):
        rare = sorted(here, key=lambda stem: (often[stem], stem))[: len(here) - ceil(ALIKE * len(here)) + 1]
        shared = Counter(other for stem in rare for other in having[stem][-_COMPARED:])
        others = {other for other, _n in shared.most_common(_COMPARED)}
        others |= {same[here]} if here in same else set()
        share, best = max(((_share(here, sets[other].stems), other) for other in others), default=(0.0, 0))
        if share > ALIKE:
            yield _Twins(placed, sets[best].placed, share)
        same.setdefault(here, number)
        for stem in rare:
            having[stem].append(number)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def levels(pack: PackReading) -> Iterator[Problem]:
    """Tell descriptions of levels, outside shared rubrics, that serve more than a few questions."""
    uses: Counter[tuple[Lang, str]] = Counter()
    for placed in pack.placed:
        seen: set[tuple[Lang, str]] = set()
        for path, lang, wording in _own_levels(placed, pack.pack.languages):
            said = (lang, plain(wording))
            uses[said] += said not in seen
            seen.add(said)
            if uses[said] > USES:
                what = _("The description serves {count} questions.").format(count=uses[said])
                mend = _("Write it for this question, or put the criterion into a shared rubric.")
                yield placed.problem(Finding(path, rules.ANCHOR_REUSED, what, mend))


def _own_levels(placed: Placed, languages: Sequence[Lang]) -> Iterator[tuple[KeyPath, Lang, str]]:
    """The levels of the criteria that a question's file writes itself; the rest come from the shared rubric."""
    document, (_key, position) = placed.reading.document, placed.path
    if isinstance(document, Questions) and isinstance(position, int):
        for number, criterion in enumerate(document.questions[position].criteria):
            for height, level in enumerate(criterion.levels):
                yield from wordings(("criteria", number, "levels", height), level, languages)
