"""The log: attempts are recorded in order, never changed, chained, and taken back by recording one more."""

from __future__ import annotations

import random
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest

from interview_coach.drills.outcome import Rating
from interview_coach.errors import CoachError
from interview_coach.history import chain
from interview_coach.history.store import History
from tests.history.conftest import Opener
from tests.support.clock import FakeClock
from tests.support.history_fold import fold, outcome


def test_an_attempt_is_returned_as_it_is_read_back(history: History, clock: FakeClock) -> None:
    clock.zone = ZoneInfo("Europe/Berlin")
    done = outcome(levels={"substance": 3}, points=(0, 2), predicted=2, answer="Because of you.", hints=1)
    attempt = history.add(done, topic="hr/motivation", routine="r1")
    assert attempt.seq == attempt.origin_seq == 1
    assert attempt.at == clock.at
    assert attempt.at.tzinfo is UTC
    assert attempt.offset == 60
    assert attempt.outcome == done
    assert (attempt.item, attempt.topic, attempt.drill, attempt.routine) == (
        done.item,
        "hr/motivation",
        "flashcard",
        "r1",
    )
    assert list(history.attempts()) == [attempt]


def test_ids_are_of_version_7_and_numbers_have_no_gaps(history: History, clock: FakeClock) -> None:
    attempts = []
    for _ in range(5):
        clock.move(1)
        attempts.append(history.add(outcome(), topic="hr"))
    assert [attempt.seq for attempt in attempts] == [1, 2, 3, 4, 5]
    assert {UUID(attempt.id).version for attempt in attempts} == {7}
    assert sorted(attempt.id for attempt in attempts) == [attempt.id for attempt in attempts]


def test_a_seed_used_twice_at_one_instant_gives_two_ids(path: Path, clock: FakeClock) -> None:
    for _ in range(2):
        with History.open(path, clock, fold, random.Random(1)) as history:
            history.add(outcome(), topic="hr")
    with History.open(path, clock, fold, random.Random(1)) as history:
        assert len({attempt.id for attempt in history.attempts()}) == 2


def test_nothing_is_made_on_the_disk_before_there_is_something_to_keep(opened: Opener, path: Path) -> None:
    history = opened()
    assert history.count == 0
    assert history.due_counts(datetime(2100, 1, 1, tzinfo=UTC)) == {}
    assert [file.name for file in path.parent.iterdir()] == ["history.lock"]


def test_it_is_all_there_after_closing(opened: Opener, path: Path) -> None:
    history = opened()
    first, second = history.add(outcome("core/a"), topic="hr"), history.add(outcome("core/b"), topic="hr")
    history.close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["history.db", "history.lock", "history.mark"]
    assert list(opened().attempts()) == [first, second]


@pytest.mark.parametrize("statement", ["UPDATE attempt SET item = 'x'", "DELETE FROM attempt", "REPLACE INTO attempt"])
def test_sql_refuses_to_change_the_log(history: History, statement: str) -> None:
    history.add(outcome(), topic="hr")
    if statement.startswith("REPLACE"):
        statement += " SELECT * FROM attempt"
    with pytest.raises(CoachError, match="attempts are"), history.change() as db:
        db.execute(statement)
    assert history.count == 1


def test_replacing_by_id_is_refused_as_well(history: History) -> None:
    history.add(outcome(), topic="hr")
    row = history.rows("SELECT * FROM attempt")[0]
    with pytest.raises(CoachError, match="never deleted"), history.change() as db:
        db.execute("REPLACE INTO attempt VALUES (2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row[1:])


def test_the_chain_is_whole_and_covers_every_field(history: History, clock: FakeClock) -> None:
    for n in range(4):
        clock.move(60)
        history.add(outcome(f"core/{n}"), topic="hr", routine="r")
    history.void(next(history.attempts()).id)
    with history.change() as db:
        rows = list(chain.log(db))
    assert list(chain.broken(rows)) == []
    for position in range(1, len(rows[2]) - 1):
        changed = list(rows[2])
        changed[position] = "changed"
        assert list(chain.broken([*rows[:2], tuple(changed), *rows[3:]])) == [3]
    assert list(chain.broken(rows[1:])) == [2]
    assert list(chain.broken([rows[0], *rows[2:]])) == [3]


def test_voiding_takes_an_attempt_back(history: History, clock: FakeClock) -> None:
    first = history.add(outcome(), topic="hr")
    before = history.card("core/why-us"), history.topic_totals(), history.days()
    clock.move(30)
    second = history.add(outcome(rating=Rating.AGAIN), topic="hr", routine="r")
    clock.move(1)
    void = history.void(second.id)
    assert (void.voids, void.outcome, void.item, void.routine, void.seq) == (second.id, None, second.item, "r", 3)
    assert (history.card("core/why-us"), history.topic_totals(), history.days()) == before
    assert list(history.attempts()) == [first]
    assert list(history.attempts(voided=True)) == [first, second, void]
    history.void(first.id)
    assert history.card("core/why-us") is None
    assert history.topic_totals() == {}
    assert history.days() == []


def test_the_first_attempt_that_is_left_is_the_new_one(history: History, clock: FakeClock) -> None:
    first = history.add(outcome(), topic="hr")
    clock.move(days=1)
    history.add(outcome(), topic="hr")
    history.void(first.id)
    assert [(day.attempts, day.new) for day in history.days()] == [(1, 1)]
    card = history.card("core/why-us")
    assert card is not None
    assert card.first == clock.at


def test_what_cannot_be_taken_back_is_refused_in_words(history: History) -> None:
    attempt = history.add(outcome(), topic="hr")
    void = history.void(attempt.id)
    for id in (attempt.id, void.id, "no such id"):
        with pytest.raises(CoachError, match="taken back already"):
            history.void(id)
    assert history.count == 2


def test_answers_are_cleaned_before_they_are_stored(history: History) -> None:
    attempt = history.add(outcome(answer="a\0b\ud800c\x1b[2Jd\u202ee\r\nf\tg"), topic="hr")
    assert attempt.outcome is not None
    assert attempt.outcome.answer == "a␀b�c␛[2Jd�e\nf\tg"
    assert list(history.attempts()) == [attempt]


def test_an_outcome_that_could_not_be_read_back_is_not_stored(history: History) -> None:
    for wrong in (
        {"score": 7.0},
        {"phases": {"think": float("nan")}},
        {"levels": {"substance": 9}},
        {"drill": "chess"},
    ):
        with pytest.raises(ValueError, match=r"Expected|Invalid"):
            history.add(outcome(**wrong), topic="hr")
    assert history.count == 0


def test_the_order_of_what_an_outcome_lists_is_kept(history: History) -> None:
    attempt = history.add(outcome(levels={"structure": 1, "depth": 2, "a": 3}), topic="hr")
    assert attempt.outcome is not None
    assert list(attempt.outcome.levels) == ["structure", "depth", "a"]


class TestReading:
    @pytest.fixture
    def full(self, history: History, clock: FakeClock) -> History:
        """450 attempts, a minute apart, at three items in turn."""
        for n in range(450):
            clock.move(minutes=1)
            history.add(outcome(f"core/{n % 3}"), topic="hr")
        return history

    def test_in_pages_and_in_both_directions(self, full: History) -> None:
        assert [attempt.seq for attempt in full.attempts()] == list(range(1, 451))
        assert [attempt.seq for attempt in full.attempts(newest_first=True)] == list(range(450, 0, -1))
        assert [attempt.seq for attempt in full.attempts(newest_first=True, limit=2)] == [450, 449]
        assert [attempt.seq for attempt in full.attempts(limit=0)] == []

    def test_of_one_item(self, full: History) -> None:
        assert [attempt.seq for attempt in full.attempts("core/1", limit=3)] == [2, 5, 8]
        assert [attempt.seq for attempt in full.attempts("core/1", newest_first=True, limit=2)] == [449, 446]
        assert list(full.attempts("core/9")) == []

    def test_since_a_moment(self, full: History, clock: FakeClock) -> None:
        assert [a.seq for a in full.attempts(since=clock.at - timedelta(minutes=2))] == [448, 449, 450]
        assert [a.seq for a in full.attempts(since=clock.at - timedelta(minutes=2), newest_first=True)] == [
            450,
            449,
            448,
        ]
        assert len(list(full.attempts(since=clock.at - timedelta(days=9)))) == 450
        assert list(full.attempts(since=clock.at + timedelta(microseconds=1))) == []
        assert [a.seq for a in full.attempts("core/0", since=clock.at - timedelta(minutes=3))] == [448]

    def test_while_it_grows(self, full: History) -> None:
        reading = full.attempts()
        next(reading)
        full.add(outcome(), topic="hr")
        assert sum(1 for _ in reading) == 450

    def test_while_the_writing_begins(self, full: History, opened: Opener) -> None:
        full.close()
        again = opened()
        reading = again.attempts()
        next(reading)
        again.add(outcome(), topic="hr")
        assert sum(1 for _ in reading) == 450


def test_an_attempt_survives_being_stored_as_json(history: History) -> None:
    attempt = history.add(outcome(answer="ответ"), topic="hr")
    assert msgspec.json.decode(msgspec.json.encode(attempt), type=type(attempt)) == attempt


def test_every_commit_is_synchronised(history: History) -> None:
    with history.change() as db:
        settings = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
        tables = db.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        assert settings == ["wal", 2]
        assert all(strict for name, strict in tables if not name.startswith("sqlite_"))
        assert isinstance(db, sqlite3.Connection)
        assert db.isolation_level is None
