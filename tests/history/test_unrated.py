"""Attempts without a rating belong to the day, make no card, are never new, and agree with everything derived."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.history import audit, doctor
from interview_coach.history.store import History
from tests.history.conftest import Opener
from tests.support.clock import FakeClock
from tests.support.history_fold import fold, outcome


def scored(item: str = "core/a", sample: int = 0) -> Outcome:
    """An outcome of scoring practice, twenty seconds long."""
    return outcome(item, None, drill="scoring", levels={"evidence": 2}, sample=sample, key={"evidence": 3})


def agrees(history: History, path: Path) -> bool:
    """Whether all that is derived is what the log makes of it."""
    alone = not path.with_name(path.name + "-wal").exists() or not path.with_name(path.name + "-wal").stat().st_size
    return list(audit.differences(path, fold, alone=alone)) == []


def test_it_is_kept_but_makes_no_card_and_is_not_new(history: History, path: Path) -> None:
    attempt = history.add(scored(), topic="hr")
    assert list(history.attempts()) == [attempt]
    assert attempt.outcome == scored()
    assert history.card("core/a") is None
    assert history.due_counts(attempt.at.replace(year=2030)) == {}
    (day,) = history.days()
    assert (day.attempts, day.seconds, day.new) == (1, 20.0, 0)
    assert agrees(history, path)


def test_the_first_rated_attempt_after_it_is_the_new_one(history: History, path: Path, clock: FakeClock) -> None:
    history.add(scored(), topic="hr")
    clock.move(60)
    history.add(outcome("core/a"), topic="hr")
    (day,) = history.days()
    assert (day.attempts, day.new) == (2, 1)
    card = history.card("core/a")
    assert card is not None
    assert (card.reps, card.first) == (1, clock.at)
    clock.move(60)
    history.add(scored(), topic="hr")
    assert history.card("core/a") == card
    assert history.days()[0].new == 1
    assert agrees(history, path)


def test_it_can_be_taken_back(history: History, path: Path, clock: FakeClock) -> None:
    first = history.add(scored(), topic="hr")
    clock.move(60)
    rated = history.add(outcome("core/a", Rating.EASY), topic="hr")
    history.void(first.id)
    assert [attempt.id for attempt in history.attempts()] == [rated.id]
    assert history.days()[0].attempts == 1
    history.void(rated.id)
    assert history.card("core/a") is None
    assert history.days() == []
    assert agrees(history, path)


def test_a_merge_and_a_rebuild_come_to_the_same(opened: Opener, path: Path, folder: Path, clock: FakeClock) -> None:
    one, two = opened(), opened(folder / "other" / "history.db")
    two.add(scored(), topic="hr")
    clock.move(60)
    one.add(outcome("core/a"), topic="hr")
    clock.move(60)
    two.add(outcome("core/a", Rating.HARD), topic="hr")
    other = two.files.history
    two.close()
    assert one.merge(other) == 2
    before = one.card("core/a"), one.days()
    one.rebuild()
    assert (one.card("core/a"), one.days()) == before
    assert before[1][0].new == 1
    one.close()
    assert [found for found in doctor.examine(path, clock, fold) if found.severity == "error"] == []


@pytest.mark.parametrize("newest_first", [False, True])
def test_the_attempts_of_one_drill_are_found(history: History, clock: FakeClock, newest_first: bool) -> None:
    for number in range(40):
        clock.move(60)
        history.add(scored(f"core/{number}") if number % 4 == 0 else outcome(f"core/{number}"), topic="hr")
    (gone,) = [each for each in history.attempts(drill="scoring") if each.item == "core/8"]
    history.void(gone.id)
    found = [attempt.item for attempt in history.attempts(drill="scoring", newest_first=newest_first)]
    expected = [f"core/{number}" for number in range(0, 40, 4) if number != 8]
    assert found == (expected[::-1] if newest_first else expected)
    assert len(list(history.attempts(drill="scoring", newest_first=newest_first, limit=3))) == 3
    assert [each.item for each in history.attempts("core/4", drill="scoring")] == ["core/4"]


def test_the_attempts_of_one_drill_are_read_by_an_index(history: History) -> None:
    history.add(scored(), topic="hr")
    plan = history.rows(
        "EXPLAIN QUERY PLAN SELECT seq FROM attempt AS a WHERE a.seq BETWEEN 1 AND 99 AND a.at >= 0 AND a.drill = 'x'"
        " ORDER BY a.seq DESC LIMIT 16"
    )
    assert "attempt_by_drill" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
