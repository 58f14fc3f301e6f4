"""Promise: what is stated as a fact is right nine times in ten, on answers that were labelled by hand."""

from __future__ import annotations

from tests.feedback.labelled import answers, tallies

FACT = 0.9
"""Precision of what is stated as a fact, at least."""

ASKED = 0.7
"""Precision of what is only suggested or asked, at least."""


def test_there_are_enough_answers_of_every_sort() -> None:
    every = answers()
    assert len(every) >= 160
    assert {entry.lang for entry in every} == {"en", "ru"}
    assert {entry.kind for entry in every} == {"strong", "decent", "weak", "off-point", "blaming", "rambling"}
    assert len({entry.id for entry in every}) == len({entry.text for entry in every}) == len(every)


def test_what_is_stated_is_right() -> None:
    counted = tallies(answers())
    stated = {kind: tally.precision for kind, tally in counted.items() if not kind.endswith("?")}
    assert {kind: precision for kind, precision in stated.items() if precision is not None and precision < FACT} == {}


def test_what_is_asked_is_worth_asking() -> None:
    counted = tallies(answers())
    asked = {
        kind: tally for kind, tally in counted.items() if kind.endswith("?") and tally["right"] + tally["wrong"] > 10
    }
    assert {kind: tally.precision for kind, tally in asked.items() if (tally.precision or 0) < ASKED} == {}
