"""The nearest known spelling of a name that is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

from interview_coach.i18n import _
from interview_coach.library.problems import shown

_ALIKE = 0.6
_CLOSE = 12
_LONGEST = 100


class Spelling:
    """Known names, ready to be searched for the nearest to a wrong one, however many they are."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))
        self._with: dict[str, list[int]] = {}

    def nearest(self, wrong: str) -> str | None:
        """Return the known name that is most like `wrong`, or None if none is much like it."""
        wrong = wrong[:_LONGEST]
        if not self._with:
            self._sort_by_pairs()
        shared: Counter[int] = Counter()
        for pair in _pairs(wrong):
            shared.update(self._with.get(pair, ()))
        best = max(
            ((self._likeness(wrong, self._names[i]), self._names[i]) for i, _n in shared.most_common(_CLOSE)),
            default=(0.0, ""),
        )
        return best[1] if best[0] >= _ALIKE else None

    def hint(self, wrong: str, at_most: int = 12) -> str:
        """Return a sentence that helps to mend `wrong`: the nearest name, or all names if they are few."""
        if near := self.nearest(wrong):
            return _("Did you mean “{name}”?").format(name=shown(near))
        if 0 < len(self._names) <= at_most:
            return _("Known are: {names}.").format(names=", ".join(map(shown, self._names)))
        return ""

    def _sort_by_pairs(self) -> None:
        for position, name in enumerate(self._names):
            for pair in _pairs(name):
                self._with.setdefault(pair, []).append(position)

    @staticmethod
    def _likeness(wrong: str, name: str) -> float:
        return SequenceMatcher(None, wrong.casefold(), name.casefold(), autojunk=False).ratio()


def _pairs(name: str) -> set[str]:
    padded = f"^{name[:_LONGEST].casefold()}$"
    return {padded[i : i + 2] for i in range(len(padded) - 1)}


def nearest(wrong: str, names: Collection[str]) -> str | None:
    """Return the name among `names` that is most like `wrong`, or None if none is much like it."""
    return Spelling(names).nearest(wrong)
