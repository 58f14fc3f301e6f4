"""Schemas: every released one is opened and loses nothing, a newer one is refused, a failing step changes nothing."""

from __future__ import annotations

import random
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from interview_coach.errors import Refusal
from interview_coach.history import audit, backup, connections, doctor, guard, migrations
from interview_coach.history.failures import Newer
from interview_coach.history.files import create_private
from interview_coach.history.migrations import Migration
from interview_coach.history.store import History
from tests.history.conftest import Opener
from tests.history.test_merge import spoil
from tests.support.clock import FakeClock
from tests.support.history_damage import contents
from tests.support.history_fold import fold, outcome

_STEPS = [(1, "history"), (2, "attempts_by_drill")]
_NEXT = migrations.NEWEST + 1

SCHEMAS = Path(__file__).parent / "schemas"
"""One history for each released schema, as SQL: what `sqlite3 history.db .dump` tells, with its two numbers."""


def released(schema: int, path: Path) -> None:
    """Make the history of a released schema."""
    path.parent.mkdir(parents=True)
    create_private(path)
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript((SCHEMAS / f"{schema:03}.sql").read_text("utf-8"))
    db.close()


def test_numbers_have_no_gaps_and_the_last_is_the_newest() -> None:
    assert [step.number for step in migrations.shipped()] == list(range(1, migrations.NEWEST + 1))
    assert len(list(SCHEMAS.glob("*.sql"))) == migrations.NEWEST


def test_a_new_history_has_the_newest_schema(history: History) -> None:
    history.set_note("core/a", "x")
    assert history.rows("PRAGMA user_version") == [(migrations.NEWEST,)]
    assert history.rows("SELECT number, name FROM migration") == _STEPS


@pytest.mark.parametrize("schema", range(1, migrations.NEWEST + 1))
def test_a_history_of_every_released_schema_is_opened(opened: Opener, path: Path, schema: int) -> None:
    released(schema, path)
    history = opened()
    assert history.count == 5
    assert [attempt.item for attempt in history.attempts()] == ["core/why-us", "core/why-us", "core/конфликт"]
    assert history.note("core/why-us") == "Заметка: say it shorter"
    history.add(outcome("core/why-us"), topic="hr")
    history.close()
    assert list(audit.differences(path, fold, alone=True)) == []
    assert [f for f in doctor.examine(path, FakeClock(), fold) if f.severity == "error"] == []


@pytest.mark.parametrize("schema", range(1, migrations.NEWEST + 1))
def test_backups_of_every_released_schema_are_merged(history: History, tmp_path: Path, schema: int) -> None:
    released(schema, tmp_path / "old" / "history.db")
    assert history.merge(tmp_path / "old" / "history.db") == 5


def test_a_newer_schema_is_refused_and_left_as_it_is(history: History, path: Path, opened: Opener) -> None:
    history.add(outcome(), topic="hr")
    history.close()
    spoil(path, f"PRAGMA user_version = {_NEXT}")
    before = contents(path.parent)
    for read_only in (False, True):
        with pytest.raises(Newer, match=rf"schema {_NEXT}; this one knows {_NEXT - 1}.* Update the program"):
            opened(read_only=read_only)
    assert contents(path.parent) == before


@pytest.fixture
def later(history: History, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A history with three attempts, and a program that has one more migration."""
    for n in range(3):
        history.add(outcome(f"core/{n}"), topic="hr")
    history.close()
    _with_step(monkeypatch, "ALTER TABLE attempt ADD COLUMN mood TEXT; CREATE TABLE mood (name TEXT) STRICT;")
    return path


def _with_step(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    steps = [*migrations.shipped(), Migration(_NEXT, "mood", sql)]
    monkeypatch.setattr(migrations, "NEWEST", _NEXT)
    monkeypatch.setattr(migrations, "shipped", lambda: steps)


def test_an_older_history_is_migrated_after_a_backup(later: Path, opened: Opener) -> None:
    history = opened()
    assert history.rows("SELECT number, name FROM migration") == [*_STEPS, (_NEXT, "mood")]
    assert history.count == 3
    (made,) = [each for each in backup.backups(history.files.backups) if each.reason == "upgrade"]
    assert made.attempts == 3
    with closing(connections.looking(made.path, alone=True)) as db:
        assert migrations.version(db) == _NEXT - 1
    history.close()
    assert list(audit.differences(later, fold, alone=True)) == []


def test_an_older_one_is_read_without_being_changed(later: Path, opened: Opener) -> None:
    before = contents(later.parent)
    history = opened(read_only=True)
    assert history.rows("SELECT count(*) FROM mood") == [(0,)]
    assert history.count == 3
    history.close()
    assert contents(later.parent) == before


def test_an_older_backup_is_migrated_while_it_is_merged(later: Path, folder: Path, clock: FakeClock) -> None:
    with History.open(folder / "new" / "history.db", clock, fold, random.Random(5)) as history:
        assert history.merge(later) == 3
    with closing(connections.looking(later, alone=True)) as db:
        assert migrations.version(db) == _NEXT - 1


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE mood (name TEXT); SELECT * FROM nowhere;",
        "DROP TRIGGER attempt_is_never_deleted; DELETE FROM attempt WHERE seq = 2;",
    ],
)
def test_a_step_that_fails_or_loses_attempts_changes_nothing(
    history: History, path: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    for n in range(3):
        history.add(outcome(f"core/{n}"), topic="hr")
    history.close()
    with monkeypatch.context() as patch:
        _with_step(patch, sql)
        with pytest.raises(Refusal, match="must be brought to the new version first, and was left as it is"):
            opened()
    with opened() as again:
        assert again.rows("SELECT number FROM migration") == [(number,) for number, _name in _STEPS]
        assert again.rows("SELECT count(*) FROM sqlite_schema WHERE name = 'mood'") == [(0,)]
        assert again.count == 3


def test_nothing_is_migrated_without_a_backup(later: Path, opened: Opener) -> None:
    before = later.read_bytes()
    (later.parent / "backups").write_text("in the way")
    with pytest.raises(Refusal, match="No backup was made"):
        opened()
    assert later.read_bytes() == before


def test_a_damaged_one_is_not_migrated(later: Path, opened: Opener) -> None:
    data = later.read_bytes()
    later.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    before = contents(later.parent)
    with pytest.raises(Refusal, match="the file is not as the program left it"):
        opened()
    assert contents(later.parent) == before


def test_the_steps_are_found_inside_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As from a zipped application: they are read as resources, not as files."""
    import importlib.resources as resources

    archive = tmp_path / "app.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for step in (Path(migrations.__file__).parent / "migrations").glob("*.sql"):
            zipped.write(step, f"history/migrations/{step.name}")
    monkeypatch.setattr(resources, "files", lambda package: zipfile.Path(archive, "history/"))
    assert [step.number for step in migrations.shipped()] == [number for number, _name in _STEPS]


def test_the_dump_is_what_this_schema_makes() -> None:
    """While a schema is the newest one, its file and its migrations say the same."""
    made, dumped = connections.in_memory(), connections.in_memory()
    migrations.migrate(made, 0)
    dumped.executescript((SCHEMAS / f"{migrations.NEWEST:03}.sql").read_text("utf-8"))
    sql = "SELECT type, name, tbl_name FROM sqlite_schema ORDER BY 1, 2"
    assert made.execute(sql).fetchall() == dumped.execute(sql).fetchall()
    made.close()
    dumped.close()


def test_guards_do_not_mistake_an_old_schema_for_damage(path: Path) -> None:
    released(1, path)
    with guard.foreign(path) as db:
        assert db.execute("SELECT count(*) FROM attempt").fetchone() == (5,)
