"""The library shows items in the order of study, by filter, by name; and says in one sentence what it cannot serve."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_coach.errors import CoachError
from interview_coach.library import library as library_module
from interview_coach.library.entries import Entry, Filter
from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.library.order import Member, study_order
from interview_coach.library.reading import read_pack
from interview_coach.text import Text
from tests.support import content
from tests.support.packs import question, questions, write, write_small_pack

BRIEF = (
    "format: 1\nkind: brief\nsource: {en: A guide, ru: Памятка}\nsections:\n"
    "  - {id: one, title: {en: One, ru: Раз}, entries: [{id: calm, line: 1, text: {en: Calm, ru: Спокойно}}]}\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("library")
    pack = content.write_pack(folder / "pack", 330, per_file=5)
    with Library.open(folder / "library.db", [pack]) as opened:
        yield opened


def open_packs(tmp_path: Path, *packs: Path) -> Library:
    return Library.open(tmp_path / "cache" / "library.db", packs)


# Lists


def test_an_entry_tells_what_its_item_is(library: Library) -> None:
    for address in ("bench/q-000000", "bench/q-000329"):
        item, entry = library.item(address), library.entry(address)
        assert isinstance(item, Question)
        assert entry == Entry(
            "bench", item.id, "question", item.topic, item.level, item.title, item.style, item.think + item.answer_in
        )
        assert entry.address == item.address == address


def test_items_that_are_not_there_are_none(library: Library) -> None:
    for address in (
        "bench/q-999999",
        "other/q-000001",
        "q-000001",
        "",
        "/",
        "bench/",
        "\0",
        "\ud800",
        "bench/q-000001/x",
    ):
        assert library.item(address) is None
        assert library.entry(address) is None
    assert [item.id for item in library.items(["bench/no", "bench/q-000002", "bench/q-000001"])] == [
        "q-000002",
        "q-000001",
    ]


def _topic_order() -> list[str]:
    return [f"{area}/t{n}" for area in content.AREAS for n in range(content.TOPICS_AN_AREA)]


def test_topics_come_in_the_order_of_the_tree_and_count_what_lies_below(library: Library) -> None:
    topics = {topic.path: topic for topic in library.topics()}
    leaves = [path for path in topics if "/" in path]
    assert leaves == _topic_order()
    assert topics["hr"].title.get("ru") == "Область hr"
    for path, topic in topics.items():
        assert topic.items == len(library.entries(Filter(topic=path)))
    assert sum(topic.items for path, topic in topics.items() if "/" not in path) == library.count() == 330


def test_entries_come_in_the_order_of_study(library: Library) -> None:
    entries = library.entries()
    order = _topic_order()
    assert [order.index(entry.topic) for entry in entries] == sorted(order.index(entry.topic) for entry in entries)
    assert list(library.topic_of()) == [(entry.address, entry.topic) for entry in entries]
    met: set[str] = set()
    for entry in entries:
        item = library.item(entry.address)
        assert item is not None
        here = {other.id for other in entries if other.topic == entry.topic}
        assert set(item.needs) & here <= met
        met.add(entry.id)


@settings(deadline=None)
@given(
    st.builds(
        Filter,
        kind=st.sampled_from([None, None, "question", "set"]),
        topic=st.sampled_from([None, "hr", "hr/*", "hr/t1", "technical/", "*", "h", "hr/t", "nowhere"]),
        level=st.sampled_from([None, *content.LEVELS]),
        form=st.sampled_from([None, *content.STYLES]),
    ),
    st.none() | st.integers(0, 60),
    st.integers(0, 400),
)
def test_a_filter_means_what_it_says(library: Library, wanted: Filter, limit: int | None, offset: int) -> None:
    topic = (wanted.topic or "*").rstrip("*").rstrip("/")
    expected = [
        entry
        for entry in library.entries()
        if wanted.kind in (None, entry.kind)
        and wanted.level in (None, entry.level)
        and wanted.form in (None, entry.form)
        and (not topic or f"{entry.topic}/".startswith(f"{topic}/"))
    ]
    assert library.count(wanted) == len(expected)
    assert library.entries(wanted, limit, offset) == expected[offset:][:limit]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.lists(st.integers(0, 11), max_size=3)), max_size=12))
@example([(2, []), (0, []), (1, []), (0, [])])
def test_what_an_item_needs_comes_before_it_and_lower_levels_come_first(parts: list[tuple[int, list[int]]]) -> None:
    members = [Member(n, f"i{n}", rank, tuple(f"i{m}" for m in needs)) for n, (rank, needs) in enumerate(parts)]
    order = study_order(members)
    assert sorted(order) == list(range(len(members)))
    place = {key: position for position, key in enumerate(order)}
    reach = {member.key: _reach(member, members) for member in members}
    for member in members:
        for name in member.needs:
            other = int(name[1:])
            if other < len(members) and member.key not in reach[other]:
                assert place[other] < place[member.key]
    if not any(member.needs for member in members):
        assert order == sorted(order, key=lambda key: (members[key].rank, key))


def _reach(member: Member, members: list[Member]) -> set[int]:
    """Return the keys of everything that `member` needs, by however long a way."""
    seen: set[int] = set()
    waiting = [member]
    while waiting:
        for name in waiting.pop().needs:
            key = int(name[1:])
            if key < len(members) and key not in seen:
                seen.add(key)
                waiting.append(members[key])
    return seen


def test_a_very_long_chain_of_needs_is_no_trouble() -> None:
    members = [Member(n, f"i{n}", 0, (f"i{n + 1}",)) for n in range(5000)]
    assert study_order(members) == list(range(4999, -1, -1))


# Packs


def test_a_file_can_be_a_pack(tmp_path: Path) -> None:
    file = write(tmp_path / "Мои вопросы.yaml", questions(question("q-one"), topic="own/first"))
    with open_packs(tmp_path, file) as library:
        direct = read_pack(file)
        assert [info.id for info in library.packs()] == [direct.pack.id]
        assert library.packs()[0].folder == file
        assert library.items([entry.address for entry in library.entries()]) == direct.items
        assert [topic.path for topic in library.topics()] == ["own", "own/first"]
    write(file, questions(question("q-two"), topic="own/first"))
    with open_packs(tmp_path, file) as library:
        assert [entry.id for entry in library.entries()] == ["q-two"]


def test_a_file_in_a_pack_means_the_pack(tmp_path: Path) -> None:
    pack = write_small_pack(tmp_path / "small", one=questions(question("q-one")), two=questions(question("q-two")))
    with open_packs(tmp_path, pack / "one.yaml", pack) as library:
        assert [entry.address for entry in library.entries()] == ["small/q-one", "small/q-two"]
        assert library.warnings == []


def test_topics_of_several_packs_make_one_tree(tmp_path: Path) -> None:
    one = write_small_pack(tmp_path / "one", "one", file=questions(question("a-one"), topic="hr/t1"))
    two = write_small_pack(tmp_path / "two", "two", file=questions(question("b-one"), topic="hr/t1"))
    write(two / "pack.yaml", content.pack_yaml("two", areas=("own", "hr")))
    write(two / "own.yaml", questions(question("b-two"), topic="own/t0"))
    with open_packs(tmp_path, one, two) as library:
        assert [entry.address for entry in library.entries()] == ["one/a-one", "two/b-one", "two/b-two"]
        areas = [topic for topic in library.topics() if "/" not in topic.path]
        assert [topic.path for topic in areas] == [*content.AREAS, "own"]
        assert areas[0].items == 2
        assert [info.id for info in library.packs()] == ["one", "two"]
    with open_packs(tmp_path, two, one) as library:
        assert [entry.address for entry in library.entries()] == ["two/b-two", "two/b-one", "one/a-one"]


def test_briefs_are_told_by_pack(tmp_path: Path) -> None:
    plain = write_small_pack(tmp_path / "plain", "plain", file=questions(question("q-one")))
    with_brief = write_small_pack(tmp_path / "brief", "briefed", brief=BRIEF)
    with open_packs(tmp_path, plain, with_brief) as library:
        ((pack, brief),) = library.brief()
        assert pack == "briefed"
        assert brief.sections[0].entries[0].text == Text(by_lang={"en": "Calm", "ru": "Спокойно"})


def test_the_generation_changes_with_the_items_and_with_nothing_else(tmp_path: Path) -> None:
    pack = write_small_pack(tmp_path / "small", one=questions(question("q-one")))

    def generation() -> str:
        with open_packs(tmp_path, pack) as library:
            return library.generation

    first = generation()
    write(pack / "one.yaml", "# a comment\n" + questions(question("q-one")))
    write(pack / "rubrics.yaml", content.rubrics_yaml("that nobody uses"))
    assert generation() == first
    write(pack / "two.yaml", questions(question("q-two")))
    second = generation()
    write(pack / "two.yaml", questions(question("q-two"), topic="hr/t1"))
    third = generation()
    (pack / "two.yaml").unlink()
    assert len({first, second, third}) == 3
    assert generation() == first


# Names


def test_an_id_or_an_address_is_resolved(library: Library) -> None:
    assert library.resolve("q-000005") == library.resolve(" bench/q-000005 ") == "bench/q-000005"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("q-00005", "Did you mean “q-00"),
        ("bench/q-00O005", "Did you mean “bench/q-000"),
        ("bemch/q-000005", "Did you mean “bench/q-000005”?"),
        ("zzz", "library list"),
        ("", "library list"),
        ("\x1b]0;x\a\ud800", "library list"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(library: Library, name: str, hint: str) -> None:
    with pytest.raises(CoachError) as caught:
        library.resolve(name)
    assert hint in str(caught.value)
    assert str(caught.value).isprintable()


def test_the_shipped_pack_comes_first_and_others_must_be_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = [
        write_small_pack(tmp_path / name, name, file=questions(question("q-one"))) for name in ("one", "two", "three")
    ]
    with open_packs(tmp_path, *packs) as library:
        with pytest.raises(CoachError, match=r"one/q-one, two/q-one, three/q-one"):
            library.resolve("q-one")
        assert library.resolve("two/q-one") == "two/q-one"
        monkeypatch.setattr(library_module, "shipped_content", lambda: tmp_path / "three")
        assert library.resolve("q-one") == "three/q-one"


# Warnings


def test_a_bad_entry_is_told_and_the_rest_of_its_file_served(tmp_path: Path) -> None:
    pack = write_small_pack(tmp_path / "small", bad=questions(question("q-one"), question("q-bad", level="expert")))
    with open_packs(tmp_path, pack) as library:
        assert [entry.id for entry in library.entries()] == ["q-one"]
        (said,) = library.warnings
        assert f"{pack / 'bad.yaml'}: 1 entry cannot be served" in said
        assert f"interview-coach library check {pack / 'bad.yaml'}" in said


def test_a_bad_file_is_told_and_the_rest_of_its_pack_served(tmp_path: Path) -> None:
    pack = write_small_pack(tmp_path / "small", bad="kind: [", good=questions(question("q-one")))
    with open_packs(tmp_path, pack) as library:
        assert [entry.id for entry in library.entries()] == ["q-one"]
        (said,) = library.warnings
        assert f"{pack / 'bad.yaml'}: nothing in this file can be served" in said


def test_an_id_that_is_taken_is_told_and_the_first_served(tmp_path: Path) -> None:
    first, second = (questions(question("q-one", intent=f"{{en: {w}, ru: {w}}}")) for w in ("first", "second"))
    pack = write_small_pack(tmp_path / "small", a=first, b=second)
    with open_packs(tmp_path, pack) as library:
        item = library.item("small/q-one")
        assert isinstance(item, Question)
        assert item.intent.get("en") == "first"
        assert library.count() == len(library.search("q-one")) == 1
        (said,) = library.warnings
        assert f"{pack / 'b.yaml'}: 1 entry cannot be served" in said
    (pack / "a.yaml").unlink()
    with open_packs(tmp_path, pack) as library:
        item = library.item("small/q-one")
        assert isinstance(item, Question)
        assert item.intent.get("en") == "second"
        assert library.warnings == []


def test_packs_that_cannot_be_served_are_told(tmp_path: Path) -> None:
    good = write_small_pack(tmp_path / "good", "same", file=questions(question("q-one")))
    twin = write_small_pack(tmp_path / "twin", "same", file=questions(question("q-two")))
    bad = write_small_pack(tmp_path / "bad ", "bad", file=questions(question("q-three")))
    write(bad / "pack.yaml", "format: 1\nkind: pack\n")
    missing = tmp_path / "missing"
    with open_packs(tmp_path, good, twin, bad, missing) as library:
        assert [entry.id for entry in library.entries()] == ["q-one"]
        assert len(library.warnings) == 3
        told = "\n".join(library.warnings)
    assert f"{missing} cannot be read" in told
    assert f"{twin} is not served: {good} has its id “same”, too" in told
    assert f"{bad} is not served: it cannot be used as a pack" in told
    assert f"check '{bad}'" in told
    write(bad / "pack.yaml", content.pack_yaml("bad"))
    with open_packs(tmp_path, good, bad) as library:
        assert [entry.id for entry in library.entries()] == ["q-one", "q-three"]
        assert library.warnings == []


def test_a_file_that_may_not_be_read_is_served_as_soon_as_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write_small_pack(tmp_path / "small", one=questions(question("q-one")), two=questions(question("q-two")))
    with monkeypatch.context() as forbidding:
        _forbid(forbidding, pack / "two.yaml")
        for _again in range(2):
            with open_packs(tmp_path, pack) as library:
                assert [entry.id for entry in library.entries()] == ["q-one"]
                assert "two.yaml: nothing in this file can be served" in library.warnings[0]
    with open_packs(tmp_path, pack) as library:
        assert [entry.id for entry in library.entries()] == ["q-one", "q-two"]


def _forbid(patch: pytest.MonkeyPatch, file: Path) -> None:
    """Let it look as if the file had no leave to be read: root, who may be running the tests, can read everything."""
    really_open, may = os.open, os.access

    def refuse(path: str | Path, flags: int, *rest: int) -> int:
        if Path(path) == file:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return really_open(path, flags, *rest)

    patch.setattr(os, "open", refuse)
    patch.setattr(os, "access", lambda path, mode: Path(path) != file and may(path, mode))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are always text")
def test_names_that_are_no_text_are_told(tmp_path: Path) -> None:
    pack = write_small_pack(tmp_path / "small", one=questions(question("q-one")))
    write(pack / os.fsdecode(b"bad\xff.yaml"), questions(question("q-two")))
    strange = write_small_pack(tmp_path / os.fsdecode(b"strange\xff"), "strange", one=questions(question("q-one")))
    with open_packs(tmp_path, pack, strange) as library:
        assert [entry.address for entry in library.entries()] == ["small/q-one"]
        assert len(library.warnings) == 2
        assert all("cannot be read" in said and said.isprintable() for said in library.warnings)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_strange_files_neither_hang_nor_hide_the_others(tmp_path: Path) -> None:
    pack = write_small_pack(tmp_path / "small", good=questions(question("q-one")))
    os.mkfifo(pack / "pipe.yaml")
    (pack / "nowhere.yaml").symlink_to(pack / "not-there.yaml")
    (pack / "outside.yaml").symlink_to(write(tmp_path / "elsewhere.yaml", questions(question("q-out"))))
    (pack / "round").symlink_to(pack)
    (pack / ".hidden.yaml").write_text("kind: [", "utf-8")
    with open_packs(tmp_path, pack) as library:
        assert [entry.id for entry in library.entries()] == ["q-one"]
        (said,) = library.warnings
        assert "outside.yaml" in said


def test_the_generator_makes_the_same_pack_every_time_and_of_the_size_it_says(tmp_path: Path) -> None:
    one, two = (content.write_pack(tmp_path / name, 200) for name in ("one", "two"))
    files = sorted(path.relative_to(one) for path in one.rglob("*.yaml"))
    assert all((one / path).read_bytes() == (two / path).read_bytes() for path in files)
    size = sum((one / path).stat().st_size for path in files if path.name.startswith("file"))
    assert 1100 < size / 200 < 1300
    reading = read_pack(one)
    assert (len(reading.items), reading.problems) == (200, [])
