"""Criteria can be judged by: enough of them, and four levels that say what was said or done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from interview_coach.i18n import _, ngettext
from interview_coach.library import rules
from interview_coach.library.kinds.ground import Ground
from interview_coach.library.kinds.questions import Question, QuestionEntry
from interview_coach.library.kinds.rubrics import Rubrics
from interview_coach.library.kinds.shared import Criterion
from interview_coach.library.problems import Finding, KeyPath, shown
from interview_coach.library.texts import wordings
from interview_coach.text import Lang
from interview_coach.words import words

FEWEST, MOST = 2, 4
"""How many criteria a question has, the shared ones included."""
SHORTEST, LONGEST = 40, 220
"""Characters of a level's description."""

_JUDGEMENTS: Final = frozenset(
    words(
        """a an the is was and but very quite not answer answers level good bad poor weak strong great excellent perfect
        okay ok fair average solid well fully и но не очень совсем вполне тема вопрос ответ ответа отвечает полно
        раскрыл раскрыла раскрыто раскрыт раскрыта хорошо плохо отлично хороший плохой отличный слабо слабый сильный
        удовлетворительно нормально средне полностью частично"""
    )
)
"""Words that judge and do not describe, and the little ones between them."""


def enough(question: Question, entry: QuestionEntry) -> Iterator[Finding]:
    """Tell a question with too few or too many criteria, none of its own, or two of one name."""
    count = len(question.criteria)
    if not FEWEST <= count <= MOST:
        what = ngettext(
            "With its shared rubric the question has {n} criterion.",
            "With its shared rubric the question has {n} criteria.",
            count,
        ).format(n=count)
        mend = _("Make it {least} to {most} in all.").format(least=FEWEST, most=MOST)
        yield Finding(("criteria",), rules.CRITERIA, what, mend)
    if not entry.criteria:
        what = _("The question has no criterion of its own.")
        yield Finding(("criteria",), rules.CRITERIA, what, _("Add what only this answer can show."))
    names = [criterion.id for criterion in question.criteria]
    for position, criterion in enumerate(entry.criteria):
        if names.count(criterion.id) > 1 and (
            criterion.id in names[:position] or criterion.id in names[position + 1 :]
        ):
            what = _("Two criteria of the question are called “{name}”.").format(name=criterion.id)
            mend = _("Give this one another id; those of the shared rubric count too.")
            yield Finding(("criteria", position, "id"), rules.ID_TWICE, what, mend)


def described(path: KeyPath, criterion: Criterion, languages: Sequence[Lang]) -> Iterator[Finding]:
    """Tell levels that are described too shortly, too long, alike, or with judgements only."""
    seen: set[tuple[Lang, str]] = set()
    for position, level in enumerate(criterion.levels):
        for here, lang, wording in wordings((*path, "levels", position), level, languages):
            if not SHORTEST <= len(wording) <= LONGEST:
                what = _("The level is described in {count} characters.").format(count=len(wording))
                mend = _("Use {least} to {most}.").format(least=SHORTEST, most=LONGEST)
                yield Finding(here, rules.ANCHOR_LENGTH, what, mend)
            said = plain(wording)
            if (lang, said) in seen:
                what = _("Another level of the criterion has the same description.")
                yield Finding(here, rules.ANCHOR_SAME, what, _("Say what is done differently."))
            seen.add((lang, said))
            if all(word in _JUDGEMENTS for word in said.split()):
                what = _("“{level}” judges, it does not describe.").format(level=shown(wording))
                yield Finding(here, rules.ANCHOR_EMPTY, what, _("Say what was said or done."))


def plain(text: str) -> str:
    """Return the words of `text` in small letters, without punctuation."""
    return " ".join(words(text)).casefold()


def shared(document: Rubrics, ground: Ground) -> Iterator[Finding]:
    """Tell what is wrong with the criteria of shared rubrics."""
    for position, rubric in enumerate(document.rubrics):
        for number, criterion in enumerate(rubric.criteria):
            yield from described(("rubrics", position, "criteria", number), criterion, ground.pack.languages)
