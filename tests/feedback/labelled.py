"""How often the feedback is right: its findings against answers that were labelled by hand.

`python -m tests.feedback.labelled [--lang en|ru] [--misses KIND]` prints precision and recall of every kind. The
answers were written and labelled by people who had not seen the rules; the rules were then tuned on them, so answers
that nobody has looked at yet fare somewhat worse.

Precision is counted by quotes (each is right or wrong) or, where a finding has none, by answers; recall by answers.
A kind with «?» is not stated but asked.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from interview_coach.feedback.finding import Finding
from interview_coach.feedback.report import Report, report
from interview_coach.library.items import Question
from interview_coach.library.reading import read_pack
from interview_coach.paths import shipped_content
from interview_coach.settings import Settings
from interview_coach.text import LANGUAGES, Lang
from tests.support.questions import question

DATA = Path(__file__).parents[1] / "data" / "feedback"

SAID = {
    "filler": "fillers",
    "hedge": "hedges",
    "stall": "stall",
    "blame": "blame",
    "employer": "employer",
    "officialese": "officialese",
    "formula": "formula",
    "inflaming": "inflaming",
    "jargon": "jargon",
    "long": "sentence",
}
"""Kinds of finding by the labels of quotes."""

SIBLINGS = {
    "blame": ("employer", "inflaming"),
    "employer": ("blame",),
    "inflaming": ("blame",),
    "fillers": ("hedge",),
    "hedges": ("filler",),
}
"""Labels that a finding of a kind may also rest on: a boss who is blamed, a client who is told that it is their fault,
words between filler and hedge were labelled one way or the other."""

FREQUENT = ("fillers", "hedges")
"""Kinds that are told only where there are several: answers with a single one are not counted as missed."""

LACKS = ("situation", "action", "result", "lesson", "number", "own-part", "answer", "next-time")
"""Kinds of finding that are labels of what is missing."""


class Labelled(NamedTuple):
    """One answer with its labels."""

    id: str
    lang: Lang
    question: Question
    kind: str
    text: str
    says: Mapping[str, list[str]]
    lacks: list[str]
    points: list[int] | None
    flags: list[int]


class Tally(Counter[str]):
    """Right findings, wrong ones, and labels that were not found."""

    @property
    def precision(self) -> float | None:
        """Share of the findings that are right; None without any."""
        found = self["right"] + self["wrong"]
        return self["right"] / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of the labels that were found; None without any."""
        labels = self["found"] + self["missed"]
        return self["found"] / labels if labels else None


@cache
def shipped() -> Mapping[str, Question]:
    """Return the shipped questions by id."""
    return {item.id: item for item in read_pack(shipped_content()).items if isinstance(item, Question)}


@cache
def answers() -> tuple[Labelled, ...]:
    """Return every labelled answer."""
    return tuple(entry for lang in LANGUAGES for entry in _read(lang))


def _read(lang: Lang) -> Iterator[Labelled]:
    for entry in yaml.load((DATA / f"{lang}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader):
        name = entry["question"]
        own = name in ("reply", "explain")
        yield Labelled(
            entry["id"],
            lang,
            question(style=name, listener="client", answer_in=600 if name == "reply" else 60)
            if own
            else shipped()[name],
            entry["kind"],
            entry["text"],
            entry.get("says", {}),
            entry.get("lacks", []),
            None if own else entry.get("points", []),
            entry.get("flags", []),
        )


def listen(entry: Labelled) -> Report:
    """Return the report on a labelled answer."""
    return report(entry.question, entry.text, entry.lang, entry.question.answer_in, Settings())


def tallies(entries: Iterable[Labelled], misses: str | None = None) -> dict[str, Tally]:
    """Count, by kind; `misses` names a kind whose mistakes are printed."""
    counted: dict[str, Tally] = {}

    def count(kind: str, outcome: str, entry: Labelled, words: object) -> None:
        counted.setdefault(kind, Tally())[outcome] += 1
        if kind == misses and outcome in ("wrong", "missed"):
            print(f"{entry.id} {outcome}: {words!r}")

    for entry in entries:
        heard = listen(entry)
        for label, kind in SAID.items():
            _quotes(entry, heard, label, kind, count)
        for kind in LACKS:
            told = [finding for finding in heard.findings if finding.kind == kind]
            name = kind if told and all(finding.sure for finding in told) else f"{kind}?"
            lacking = kind in entry.lacks or (kind == "answer" and entry.points == [])
            if told:
                count(name, "right" if lacking else "wrong", entry, entry.text)
            if kind in entry.lacks:
                count(name if told else kind, "found" if told else "missed", entry, entry.text)
        if entry.points is not None:
            _points(entry, heard, count)
    return counted


def _quotes(entry: Labelled, heard: Report, label: str, kind: str, count: Any) -> None:
    """Count each quote as right or wrong, and each answer that has such labels as found or missed."""
    own = list(_places(entry, entry.says.get(label, [])))
    near = [place for other in SIBLINGS.get(kind, ()) for place in _places(entry, entry.says.get(other, []))]
    quotes = [quote for finding in heard.findings if finding.kind == kind for quote in finding.quotes]
    for quote in quotes:
        right = any(quote.start < end and start < quote.end for start, end in (*own, *near))
        count(kind, "right" if right else "wrong", entry, quote.text)
    if len(own) > (kind in FREQUENT):
        found = any(quote.start < end and start < quote.end for quote in quotes for start, end in own)
        count(kind, "found" if found else "missed", entry, [entry.text[start:end] for start, end in own])


def _places(entry: Labelled, labels: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where labels are; one that is there twice means the next place of the same words."""
    reached: dict[str, int] = {}
    for words in labels:
        start = entry.text.find(words, reached.get(words, 0))
        assert start >= 0, f"{entry.id}: {words!r} is not in the text"
        reached[words] = start + len(words)
        yield start, start + len(words)


def _points(entry: Labelled, heard: Report, count: Any) -> None:
    flags: dict[int, Finding] = {f.point: f for f in heard.findings if f.kind == "red-flag" and f.point is not None}
    for position, point in enumerate(entry.question.points):
        kind = "red-flag?" if point.weight == "avoid" else "point?"
        made = position in (entry.flags if point.weight == "avoid" else entry.points or [])
        told = position in (flags if point.weight == "avoid" else heard.covered)
        quotes = [q.text for q in (flags[position].quotes if position in flags else heard.covered.get(position, ()))]
        words = (point.text.get(entry.lang), quotes)
        if told:
            count(kind, "right" if made else "wrong", entry, words)
        if made:
            count(kind, "found" if told else "missed", entry, words)


def table(counted: Mapping[str, Tally]) -> Iterator[str]:
    """Yield the figures, one line a kind."""
    yield f"{'kind':12} {'precision':>9} {'of':>4}  {'recall':>6} {'of':>4}"
    for kind, tally in sorted(counted.items()):
        found, labels = tally["right"] + tally["wrong"], tally["found"] + tally["missed"]
        precision = "-" if tally.precision is None else f"{tally.precision:.2f}"
        recall = "-" if tally.recall is None else f"{tally.recall:.2f}"
        yield f"{kind:12} {precision:>9} {found:>4}  {recall:>6} {labels:>4}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--misses", metavar="KIND")
    asked = parser.parse_args()
    entries = [entry for entry in answers() if asked.lang in (None, entry.lang)]
    counted = tallies(entries, asked.misses)
    print(f"{len(entries)} answers", *table(counted), sep="\n")


if __name__ == "__main__":
    main()
