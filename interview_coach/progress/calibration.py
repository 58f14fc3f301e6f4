"""Calibration: how far the learner's own levels are from the keys of sample answers, and predictions from answers.

For each criterion, with `own` the learner's level, `key` the level of the key and n scored samples:

    bias   = mean(own - key)           above 0: the learner is kinder than the key
    error  = mean |own - key|
    exact  = share of own = key
    close  = share of |own - key| <= 1

The criteria of shared rubrics are told apart by their ids across all questions; what a question judges by alone is put
together with the own criteria of all other questions. Only the newest `RECENT` attempts count, so that the work does
not grow with the history and an old habit is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any, Final

from msgspec import Struct

from interview_coach.drills.outcome import DrillName, Outcome
from interview_coach.history.store import History
from interview_coach.i18n import _, ngettext
from interview_coach.text import Lang, Text

RECENT: Final = 500
"""How many attempts in a drill are looked at, the newest."""

ENOUGH: Final = 5
"""Differences from which on a bias is told ..."""

TELLING: Final = 0.3
"""... where it is at least so far from 0, in levels."""

OWN: Final = ""
"""What stands for the id where the criteria that single questions have of their own fall together."""


class Bias(Struct, frozen=True, kw_only=True):
    """How the learner rates by one criterion."""

    criterion: str
    """Its id, or `OWN`."""
    title: Text | None
    """None: the own criteria of questions."""
    n: int
    """How many levels were compared."""
    bias: float
    """Mean of own less key, -3 to 3."""
    error: float
    """Mean distance from the key, 0 to 3."""
    exact: float
    """Share of levels that are those of the key."""
    close: float
    """Share of levels at most one away from the key."""

    @property
    def known(self) -> bool:
        """Whether there are enough levels to say anything."""
        return self.n >= ENOUGH

    @property
    def leans(self) -> bool:
        """Whether there is a bias worth telling."""
        return self.known and abs(self.bias) >= TELLING

    def builtins(self, lang: Lang) -> dict[str, Any]:
        """Return the figures as values that JSON knows; the criterion of own criteria is null."""
        figures = {name: round(getattr(self, name), 3) for name in ("bias", "error", "exact", "close")}
        title = self.title.get(lang) if self.title else None
        return {"criterion": self.criterion or None, "title": title, "n": self.n, **figures}


class Foresight(Struct, frozen=True):
    """How predictions of timed answers compare with the levels that the learner then gave."""

    n: int
    bias: float
    """Mean of the prediction less the mean of the answer's levels, -3 to 3."""

    @property
    def leans(self) -> bool:
        """Whether there is a bias worth telling."""
        return self.n >= ENOUGH and abs(self.bias) >= TELLING


class Calibration(Struct, frozen=True):
    """Prediction, self-score and key, kept apart."""

    criteria: tuple[Bias, ...]
    """The criteria by which samples were scored, in the order of their titles in the rubrics; own criteria last."""
    foresight: Foresight | None
    """None where nothing was predicted."""

    def of(self, criteria: Iterable[str]) -> list[Bias]:
        """Return what is known of some criteria, named by their ids, in the order of `criteria`."""
        known = {bias.criterion: bias for bias in self.criteria}
        return [
            known[name] for name in dict.fromkeys(name if name in known else OWN for name in criteria) if name in known
        ]

    def builtins(self, lang: Lang) -> dict[str, Any]:
        """Return the figures as values that JSON knows."""
        foresight = self.foresight and {"n": self.foresight.n, "bias": round(self.foresight.bias, 3)}
        return {"criteria": [bias.builtins(lang) for bias in self.criteria], "predictions": foresight}


def calibration(history: History, shared: Mapping[str, Text], more: Iterable[Outcome] = ()) -> Calibration:
    """Return the learner's calibration.

    Args:
        shared: titles of the criteria in shared rubrics, by id.
        more: outcomes that are not in the history yet.
    """
    return Calibration(biases([*scorings(history), *more], shared), foresight(_newest(history, "timed")))


def scorings(history: History) -> list[Outcome]:
    """Return the newest scorings of sample answers, at most `RECENT`, the newest first."""
    return _newest(history, "scoring")


def biases(outcomes: Iterable[Outcome], shared: Mapping[str, Text]) -> tuple[Bias, ...]:
    """Return the figures of each criterion that samples were scored by."""
    found: dict[str, list[int]] = {}
    for outcome in outcomes:
        for name, level in outcome.key.items():
            if name in outcome.levels:
                found.setdefault(name if name in shared else OWN, []).append(outcome.levels[name] - level)
    order = [*shared, OWN]
    return tuple(_bias(name, shared.get(name), found[name]) for name in order if name in found)


def foresight(outcomes: Iterable[Outcome]) -> Foresight | None:
    """Return how predictions compare with the levels given after them; None where nothing was predicted."""
    differences = [
        outcome.predicted - fmean(outcome.levels.values())
        for outcome in outcomes
        if outcome.predicted is not None and outcome.levels
    ]
    return Foresight(len(differences), fmean(differences)) if differences else None


def told(bias: Bias, lang: Lang, *, figures: bool = True) -> str:
    """Say in a sentence what is known of one criterion; without `figures` in words alone."""
    name = bias.title.get(lang) if bias.title else _("Questions' own criteria")
    if not bias.known:
        few = _("{criterion}: too few to tell yet").format(criterion=name)
        return few + (" " + _("({n} of {enough}).").format(n=bias.n, enough=ENOUGH) if figures else ".")
    if not figures:
        return _leaning(bias).format(criterion=name)
    ground = ngettext("from {n} rating", "from {n} ratings", bias.n).format(n=bias.n)
    if not bias.leans:
        return _("{criterion}: you rate it as the key does, {ground}.").format(criterion=name, ground=ground)
    if bias.bias > 0:
        sentence = _("{criterion}: you rate it {much} too high, {ground}.")
    else:
        sentence = _("{criterion}: you rate it {much} too low, {ground}.")
    return sentence.format(criterion=name, much=f"{abs(bias.bias):.1f}", ground=ground)


def foresight_told(foresight: Foresight, *, figures: bool = True) -> str:
    """Say in a sentence how predictions compare with what came of them."""
    if foresight.n < ENOUGH:
        few = _("Predictions: too few to tell yet")
        return few + (" " + _("({n} of {enough}).").format(n=foresight.n, enough=ENOUGH) if figures else ".")
    if not foresight.leans:
        return _("Predictions: you foresee your own levels well.")
    if not figures:
        if foresight.bias > 0:
            return _("Predictions: you tend to expect more than you then give yourself.")
        return _("Predictions: you tend to expect less than you then give yourself.")
    ground = ngettext("from {n} answer", "from {n} answers", foresight.n).format(n=foresight.n)
    if foresight.bias > 0:
        sentence = _("Predictions: {much} higher than the levels you then give yourself, {ground}.")
    else:
        sentence = _("Predictions: {much} lower than the levels you then give yourself, {ground}.")
    return sentence.format(much=f"{abs(foresight.bias):.1f}", ground=ground)


def _leaning(bias: Bias) -> str:
    if not bias.leans:
        return _("{criterion}: you rate it as the key does.")
    if bias.bias > 0:
        return _("{criterion}: you tend to rate it higher than the key.")
    return _("{criterion}: you tend to rate it lower than the key.")


def _bias(name: str, title: Text | None, differences: Sequence[int]) -> Bias:
    return Bias(
        criterion=name,
        title=title,
        n=len(differences),
        bias=fmean(differences),
        error=fmean(map(abs, differences)),
        exact=fmean(difference == 0 for difference in differences),
        close=fmean(abs(difference) <= 1 for difference in differences),
    )


def _newest(history: History, drill: DrillName) -> list[Outcome]:
    attempts = history.attempts(drill=drill, newest_first=True, limit=RECENT)
    return [attempt.outcome for attempt in attempts if attempt.outcome is not None]
