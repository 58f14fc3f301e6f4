"""The compiled index shows what the files hold, whatever became of them, of itself, and of other processes.

Promised: an index brought up to date equals one made anew; only changed files are read; a missing, damaged, foreign or
unwritable index is never in the way; processes that build at once neither damage it nor wait for ever.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coach.library import compiling, index_file
from interview_coach.library.library import Library
from interview_coach.library.reading import read_file, read_pack
from tests.support import content
from tests.support.packs import question, questions, seen, touch, write, write_small_pack

ROOT = Path(__file__).parents[2]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "library.db"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = content.write_pack(tmp_path / "pack", 30, per_file=10)
    for path in folder.rglob("*.yaml"):
        touch(path)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the content files that are parsed."""
    names: list[str] = []

    def noting(path: Path, inside: Path | None = None) -> object:
        names.append(path.name)
        return read_file(path, inside)

    monkeypatch.setattr(compiling, "read_file", noting)
    return names


# What it shows


def test_it_holds_what_reading_the_pack_gives(index: Path, pack: Path) -> None:
    with Library.open(index, [pack]) as library:
        direct = {item.address: item for item in read_pack(pack).items}
        assert {item.address: item for item in library.items(list(direct))} == direct
        assert library.count() == len(direct) == 30
        assert library.warnings == []


def _fresh(folder: Path, packs: list[Path]) -> dict[str, object]:
    with Library.open(folder / "fresh" / "library.db", packs) as library:
        shown = seen(library)
    shutil.rmtree(folder / "fresh")
    return shown


class _Author:
    """Changes a pack at random, in every way that an author can."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.chance = folder, chance
        self.pack = write_small_pack(folder / "pack")
        for number in range(3):
            self.write_file(number)

    def act(self, deed: str) -> None:
        getattr(self, deed)(self.chance.randrange(5))

    def file(self, number: int) -> Path:
        return self.pack / ("a", "a/b", "a-b", "deep/er", "z")[number] / f"file{number}.yaml"

    def write_file(self, number: int) -> None:
        first = self.chance.randrange(6)  # files overlap, so that ids are taken
        names = [f"q-{n}" for n in range(first, first + self.chance.randint(1, 3))]
        entries = [question(name, **self.parts(name)) for name in names]
        write(self.file(number), questions(*entries, topic=self.chance.choice(("hr/t0", "hr/t1", "kpi/t0", "new/t0"))))

    def parts(self, name: str) -> dict[str, str]:
        words = self.chance.choice(("client answers", "клиент и команда", "the problem of the team", "ответы"))
        return {
            "answer": f"{{en: Say {words}., ru: Скажите {words}.}}",
            "level": self.chance.choice(content.LEVELS),
            "needs": f"[q-{self.chance.randrange(8)}]",
            **({"rubric": self.chance.choice(("plain", "other"))} if self.chance.random() < 0.5 else {}),
        }

    def touch(self, number: int) -> None:
        if self.file(number).exists():
            touch(self.file(number))

    def remove(self, number: int) -> None:
        self.file(number).unlink(missing_ok=True)

    def spoil_file(self, number: int) -> None:
        write(self.file(number), questions(question("q-1"), question("q-bad", level="expert")))

    def spoil_yaml(self, number: int) -> None:
        write(self.file(number), "format: 1\nkind: questions\nquestions: [*alias]\n")

    def change_rubrics(self, number: int) -> None:
        write(self.pack / "rubrics.yaml", content.rubrics_yaml(f"w{number}"))

    def bring_rubrics(self, number: int) -> None:
        write(self.pack / "z" / "more.yaml", content.rubrics_yaml().replace("id: plain", "id: other"))

    def take_rubrics(self, number: int) -> None:
        (self.pack / "z" / "more.yaml").unlink(missing_ok=True)

    def change_topics(self, number: int) -> None:
        write(self.pack / "pack.yaml", content.pack_yaml("small", areas=("kpi", "hr", "new")[: 1 + number % 3]))

    def change_version(self, number: int) -> None:
        write(self.pack / "pack.yaml", content.pack_yaml("small", version=f"1.{number}"))

    def rename_pack(self, number: int) -> None:
        write(self.pack / "pack.yaml", content.pack_yaml(f"named-{number}"))

    def retire(self, number: int) -> None:
        retired = f"retired:\n  - {{id: q-{number}, because: {{en: It is old., ru: Устарел.}}}}\n"
        write(self.pack / "pack.yaml", content.pack_yaml("small") + retired)

    def spoil_pack(self, number: int) -> None:
        write(self.pack / "pack.yaml", "format: 1\nkind: pack\nid: [\n")

    def turn_into_rubrics(self, number: int) -> None:
        write(self.file(number), content.rubrics_yaml("turned").replace("id: plain", "id: other"))


_DEEDS = [name for name in vars(_Author) if not name.startswith("_") and name not in ("act", "file", "parts")]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(_DEEDS), min_size=1, max_size=3), min_size=1, max_size=5), st.integers(0, 10**6)
)
def test_after_any_changes_it_equals_one_made_anew(
    tmp_path_factory: pytest.TempPathFactory, sessions: list[list[str]], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("author")
    author = _Author(folder, random.Random(seed))
    for deeds in [[], *sessions]:
        for deed in deeds:
            author.act(deed)
        with Library.open(folder / "library.db", [author.pack]) as library:
            shown = seen(library)
        assert shown == _fresh(folder, [author.pack])
        direct = {item.address: item for item in read_pack(author.pack).items}
        assert {item.address: item for item in shown["items"]} == direct
    shutil.rmtree(folder)


# What is read


def test_nothing_is_read_while_nothing_changed(index: Path, pack: Path, read: list[str]) -> None:
    Library.open(index, [pack]).close()
    read.clear()
    Library.open(index, [pack]).close()
    assert read == []


def test_a_changed_file_costs_only_itself(index: Path, pack: Path, read: list[str]) -> None:
    Library.open(index, [pack]).close()
    read.clear()
    changed = pack / content.file_name(1)
    write(changed, changed.read_text("utf-8").replace("First", "Above all"))
    with Library.open(index, [pack]) as library:
        assert read == [changed.name]
        (item,) = library.items(["bench/q-000010"])
        assert item.answer.get("en").startswith("Above all")


def test_a_file_that_was_merely_touched_is_not_parsed(index: Path, pack: Path, read: list[str]) -> None:
    with Library.open(index, [pack]) as library:
        generation = library.generation
    read.clear()
    touch(pack / content.file_name(0))
    with Library.open(index, [pack]) as library:
        assert (read, library.generation) == ([], generation)
    Library.open(index, [pack]).close()


def test_a_new_version_of_the_pack_compiles_no_items(index: Path, pack: Path, read: list[str]) -> None:
    Library.open(index, [pack]).close()
    read.clear()
    write(pack / "pack.yaml", content.pack_yaml("bench", version="1.1"))
    with Library.open(index, [pack]) as library:
        assert read == ["pack.yaml"]
        assert library.packs()[0].version == "1.1"


def test_changed_rubrics_compile_all_that_stands_on_them(index: Path, pack: Path) -> None:
    Library.open(index, [pack]).close()
    write(pack / "rubrics.yaml", content.rubrics_yaml("plainly"))
    with Library.open(index, [pack]) as library:
        for item in library.items(["bench/q-000010", "bench/q-000029"]):
            assert "plainly" in item.criteria[0].levels[0].get("en")


def test_a_topic_that_left_the_tree_takes_its_items_along(index: Path, tmp_path: Path) -> None:
    pack = write_small_pack(tmp_path / "small", one=questions(question("q-one")))
    Library.open(index, [pack]).close()
    write(pack / "pack.yaml", content.pack_yaml("small", areas=("kpi",)))
    with Library.open(index, [pack]) as library:
        assert library.count() == 0
        assert {topic.path.partition("/")[0] for topic in library.topics()} == {"kpi"}


def test_a_pack_not_asked_for_is_kept_for_the_next_time(
    index: Path, pack: Path, tmp_path: Path, read: list[str]
) -> None:
    other = write_small_pack(tmp_path / "other", one=questions(question("quaint-one")))
    Library.open(index, [pack, other]).close()
    read.clear()
    with Library.open(index, [pack]) as library:
        assert library.item("small/quaint-one") is None
        assert library.search("quaint") == []
    with Library.open(index, [pack, other]) as library:
        assert library.item("small/quaint-one")
    assert read == []


def test_a_pack_that_is_gone_leaves_nothing_behind(index: Path, pack: Path, tmp_path: Path) -> None:
    other = write_small_pack(tmp_path / "other", one=questions(question("quaint-one")))
    Library.open(index, [pack, other]).close()
    shutil.rmtree(other)
    touch(pack / "pack.yaml")
    with Library.open(index, [pack]) as library:
        assert library.count() == 30
    with sqlite3.connect(index) as connection:
        assert connection.execute("SELECT count(*) FROM item").fetchone() == (30,)
    connection.close()


def test_progress_is_told(index: Path, pack: Path) -> None:
    told: list[tuple[int, int]] = []
    Library.open(index, [pack], lambda done, total: told.append((done, total))).close()
    assert told == [(done, 5) for done in range(6)]


def test_a_warm_start_imports_nothing_that_reads(index: Path, pack: Path) -> None:
    Library.open(index, [pack]).close()
    code = (
        "import sys; from pathlib import Path; from interview_coach.library.library import Library\n"
        f"library = Library.open(Path({str(index)!r}), [Path({str(pack)!r})])\n"
        "library.count(), library.topics(), library.warnings, library.generation\n"
        "assert library.item('bench/q-000003') and library.entries(limit=5)\n"
        "library.close()\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    prefix = "interview_coach.library."
    for module in (
        "yaml",
        "snowballstemmer",
        "difflib",
        *(prefix + m for m in ("compiling", "reading", "tree", "shape")),
    ):
        assert module not in loaded.split()


# What becomes of the index itself


def _stamp(pack: Path) -> dict[str, object]:
    return _fresh(pack.parent, [pack])


def _garbage(index: Path) -> None:
    index.write_bytes(b"not a database at all" * 1000)


def _cut(index: Path) -> None:
    os.truncate(index, index.stat().st_size // 2)


def _empty(index: Path) -> None:
    os.truncate(index, 0)


def _zero_inside(index: Path) -> None:
    data = bytearray(index.read_bytes())
    data[8192 : len(data) - 4096] = bytes(len(data) - 12288)
    index.write_bytes(data)


def _foreign(index: Path) -> None:
    index.unlink()
    with sqlite3.connect(index) as connection:
        connection.execute("CREATE TABLE something (else_)")
    connection.close()


def _of_another_program(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE about SET program = 'later'")
        connection.execute("DELETE FROM item")
    connection.close()


def _lock_is_garbage(index: Path) -> None:
    index.with_suffix(".lock").write_bytes(b"garbage" * 1000)


def _garbage_beside_a_log(index: Path) -> None:
    """What is left of the last change in the log would become part of whatever database is put beside it."""
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE item SET name = 'ghost' || id")
        connection.commit()
        log = Path(f"{index}-wal").read_bytes()
    connection.close()
    _garbage(index)
    Path(f"{index}-wal").write_bytes(log)


@pytest.mark.parametrize(
    "harm",
    [
        Path.unlink,
        _garbage,
        _cut,
        _empty,
        _zero_inside,
        _foreign,
        _of_another_program,
        _lock_is_garbage,
        _garbage_beside_a_log,
    ],
)
def test_an_index_that_is_of_no_use_is_made_anew(index: Path, pack: Path, harm: object) -> None:
    expected = _stamp(pack)
    Library.open(index, [pack]).close()
    assert callable(harm)
    harm(index)
    for _again in range(2):
        with Library.open(index, [pack]) as library:
            assert seen(library) == expected
            assert library.stored
    with sqlite3.connect(index) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_damage_that_shows_only_while_serving_is_mended(index: Path, pack: Path) -> None:
    expected = _stamp(pack)
    Library.open(index, [pack]).close()
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE body SET body = x'00' WHERE id % 2")
        connection.execute("DROP TABLE tally")
    connection.close()
    with Library.open(index, [pack]) as library:
        assert seen(library) == expected


def test_a_closed_library_is_not_taken_for_a_damaged_one(index: Path, pack: Path, read: list[str]) -> None:
    library = Library.open(index, [pack])
    library.close()
    read.clear()
    with pytest.raises(sqlite3.ProgrammingError):
        library.item("bench/q-000001")
    assert read == []


def test_damage_met_while_compiling_is_mended(index: Path, pack: Path) -> None:
    Library.open(index, [pack]).close()
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE body SET body = x'00'")
        connection.execute("UPDATE pack SET face = x'00'")
    connection.close()
    write(pack / content.file_name(1), content.questions_yaml(1, range(10, 14)))
    with Library.open(index, [pack]) as library:
        assert seen(library) == _stamp(pack)
        assert library.stored


def test_an_index_that_cannot_be_written_is_kept_in_memory(tmp_path: Path, pack: Path) -> None:
    write(tmp_path / "file", "")
    with Library.open(tmp_path / "file" / "library.db", [pack]) as library:
        assert seen(library) == _stamp(pack)
        assert not library.stored


def test_a_busy_index_is_copied_and_not_waited_for(
    index: Path, pack: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    Library.open(index, [pack]).close()
    monkeypatch.setattr(index_file, "PATIENCE", 0.05)
    changed = pack / content.file_name(1)
    write(changed, changed.read_text("utf-8").replace("First", "Above all"))
    busy = sqlite3.connect(index, isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")
    read.clear()
    with Library.open(index, [pack]) as library:
        assert seen(library) == _stamp(pack)
        assert not library.stored
        assert read[0] == changed.name
    busy.close()


def test_a_file_in_use_is_not_replaced(index: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_file, "PATIENCE", 0.05)
    expected = _stamp(pack)
    with Library.open(index, [pack]) as first:
        before = index.stat().st_ino
        monkeypatch.setattr(index_file, "_program", lambda: "another program")
        with Library.open(index, [pack]) as second:
            assert (seen(second), second.stored) == (expected, False)
        assert index.stat().st_ino == before
        assert seen(first) == expected


def test_what_is_open_does_not_change_under_ones_hands(index: Path, pack: Path) -> None:
    with Library.open(index, [pack]) as first:
        before = seen(first)
        write(pack / content.file_name(1), content.questions_yaml(1, range(10, 14)))
        with Library.open(index, [pack]) as second:
            assert second.count() == 24
            assert second.stored
        assert seen(first) == before


@pytest.mark.skipif(os.name == "nt", reason="file modes are those of POSIX")
def test_only_the_owner_can_read_it(index: Path, pack: Path) -> None:
    with Library.open(index, [pack]):
        files = list(index.parent.iterdir())
        assert {path.name for path in files} >= {"library.db", "library.db-wal", "library.lock"}
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
        assert stat.S_IMODE(index.parent.stat().st_mode) == 0o700


# Other processes

_BUILD = """
import sys
from pathlib import Path
from interview_coach.library.library import Library
with Library.open(Path(sys.argv[1]), [Path(sys.argv[2])]) as library:
    print(library.count(), library.generation, library.stored)
"""


def test_processes_that_build_at_once_agree_and_damage_nothing(index: Path, pack: Path) -> None:
    for _round in range(2):
        shutil.rmtree(index.parent, ignore_errors=True)
        command = [sys.executable, "-c", _BUILD, str(index), str(pack)]
        running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(4)]
        said = {process.communicate(timeout=60)[0] for process in running}
        assert len(said) == 1
        assert said.pop().split()[0] == "30"
        with Library.open(index, [pack]) as library:
            assert seen(library) == _stamp(pack)


_DIE = """
import os, signal, sys
from pathlib import Path
from interview_coach.library.library import Library
def report(done, total):
    if done == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
Library.open(Path(sys.argv[1]), [Path(sys.argv[2])], report)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL")
@pytest.mark.parametrize("built_before", [False, True])
@pytest.mark.parametrize("at", [0, 2, 5])
def test_a_process_killed_while_building_leaves_nothing_in_the_way(
    index: Path, pack: Path, at: int, built_before: bool
) -> None:
    if built_before:
        Library.open(index, [pack]).close()
        write(pack / "rubrics.yaml", content.rubrics_yaml("other"))
    command = [sys.executable, "-c", _DIE, str(index), str(pack), str(min(at, 4) if built_before else at)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    with Library.open(index, [pack]) as library:
        assert library.stored
        assert seen(library) == _stamp(pack)


@pytest.fixture(autouse=True)
def _no_file_left_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every connection that a library opens is closed with it."""
    opened: list[sqlite3.Connection] = []
    connect = index_file._connect

    def noting(path: Path | str) -> sqlite3.Connection:
        opened.append(connect(path))
        return opened[-1]

    monkeypatch.setattr(index_file, "_connect", noting)
    yield
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError):
            connection.execute("SELECT 1")
