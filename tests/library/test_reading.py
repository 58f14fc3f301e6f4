"""Promises of reading: what is good of a file or a pack is served whatever is wrong beside it; nothing is raised."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from interview_coach.library import sources as files
from interview_coach.library.items import Question
from interview_coach.library.kinds.questions import Questions
from interview_coach.library.reading import ground_of, items_in, left_out, read_file, read_pack
from interview_coach.library.sources import packs_in, read_bytes, sources
from interview_coach.library.standin import slug

GOOD = Path(__file__).parent / "data" / "good"
MINE = GOOD.parent / "mine.yaml"
Q = "questions.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the good pack."""
    return Path(shutil.copytree(GOOD, tmp_path / "pack"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def ids(pack: Path) -> list[str]:
    return [item.id for item in read_pack(pack).items]


# Packs


def test_a_pack_is_read_into_items_that_need_nothing_else() -> None:
    reading = read_pack(GOOD)
    assert (reading.pack.id, reading.folder, reading.problems) == ("small", GOOD, [])
    calm, story, letter = reading.items
    assert isinstance(calm, Question)
    assert (calm.address, calm.topic, calm.level, calm.style) == ("small/q-calm", "hr/calm", "junior", "timed")
    assert [criterion.id for criterion in calm.criteria] == ["habit", "order"]
    assert (calm.think, calm.answer_in) == (15, 15)
    assert calm.prompt.get("ru") == "Как вы сохраняете спокойствие?"
    assert isinstance(story, Question)
    assert (story.style, story.level, story.needs) == ("story", "middle", ("q-calm",))
    assert letter.covers == ("letters",)


def test_a_file_of_its_own_is_a_pack_named_after_it() -> None:
    reading = read_pack(MINE)
    assert (reading.pack.id, reading.pack.languages, reading.problems) == ("mine", ("en",), [])
    assert [item.address for item in reading.items] == ["mine/q-quiet"]
    assert [path for path, _topic in reading.pack.places()] == ["work", "work/calls"]


def test_the_language_of_a_file_of_its_own_is_seen_by_its_letters(tmp_path: Path) -> None:
    file = tmp_path / "мои вопросы.yaml"
    file.write_text(
        MINE.read_text().replace("I read the last ticket of the client.", "Читаю всё подряд. " * 80), "utf-8"
    )
    assert read_pack(file).pack.languages == ("ru",)
    assert read_pack(file).pack.id == "moi-voprosy"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("My Pack_2", "my-pack-2"), ("Щука ёж", "schuka-ezh"), ("x" * 60, "x" * 40), ("a" * 39 + " b", "a" * 39)],
)
def test_a_name_becomes_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_name_without_letters_becomes_an_id_too() -> None:
    assert slug("日本") != slug("中国")
    assert slug("日本").startswith("pack-")


def test_one_bad_entry_does_not_spoil_its_file(pack: Path) -> None:
    edit(pack / Q, "level: middle", "level: midle")
    reading = read_pack(pack)
    assert [item.id for item in reading.items] == ["q-calm", "q-letter"]
    assert [(problem.code, problem.line) for problem in reading.problems] == [("value", 42)]
    questions = next(file for file in reading.files if file.file.name == Q)
    assert questions.kept == (0, 2)
    assert questions.path(("questions", 1, "prompt")) == ("questions", 2, "prompt")


def test_what_is_wrong_with_a_kept_entry_is_told_at_its_own_place(pack: Path) -> None:
    edit(pack / Q, "level: middle", "level: midle")
    edit(pack / Q, "  - id: q-letter\n", "  - id: q-letter\n    rubric: none-such\n")
    (wrong,) = [problem for problem in read_pack(pack).problems if problem.code == "rubric-unknown"]
    assert (wrong.key, wrong.line) == ("questions[q-letter].rubric", 81)


def test_one_bad_file_does_not_spoil_its_pack(pack: Path) -> None:
    (pack / "more.yaml").write_text("a: [", "utf-8")
    reading = read_pack(pack)
    assert len(reading.items) == 3
    assert not reading.readable
    assert [problem.code for problem in reading.problems] == ["syntax"]


def test_text_in_doubt_is_told_and_served(pack: Path) -> None:
    edit(pack / Q, "prompt: {en: Tell me of an angry client.,", "prompt: {en: No,")
    reading = read_pack(pack)
    assert len(reading.items) == 3
    assert [problem.code for problem in reading.problems] == ["quote"]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (Q, "  - id: q-letter", "  - id: q-calm", "id-twice"),
        (Q, "    style: reply", "    style: reply\n    rubric: none-such", "rubric-unknown"),
        ("pack.yaml", "  - id: q-old", "  - id: q-letter", "id-retired"),
    ],
)
def test_an_item_without_what_it_rests_on_is_left_out_and_told(
    pack: Path, file: str, old: str, new: str, code: str
) -> None:
    edit(pack / file, old, new)
    reading = read_pack(pack)
    assert [item.id for item in reading.items] == ["q-calm", "q-story"]
    assert [problem.code for problem in reading.problems] == [code]
    assert not reading.complete


def test_an_item_without_a_place_in_the_tree_is_left_out_and_told(pack: Path) -> None:
    edit(pack / Q, "topic: hr/calm", "topic: hr/clam")
    reading = read_pack(pack)
    assert reading.items == []
    assert [problem.code for problem in reading.problems] == ["topic-unknown"]


def test_without_its_pack_yaml_nothing_of_a_folder_is_served(pack: Path) -> None:
    edit(pack / "pack.yaml", "id: small", "id: Small Pack")
    reading = read_pack(pack)
    assert reading.items == []
    assert [problem.code for problem in reading.problems] == ["value"]
    (pack / "pack.yaml").unlink()
    reading = read_pack(pack)
    assert reading.items == []
    assert [problem.code for problem in reading.problems] == ["pack-file"]


def test_the_topmost_pack_yaml_counts(pack: Path) -> None:
    (pack / "hr").mkdir()
    shutil.copy(pack / "pack.yaml", pack / "hr")
    edit(pack / "hr" / "pack.yaml", "id: small", "id: inner")
    assert [item.pack for item in read_pack(pack).items] == ["small"] * 3


def test_criteria_may_be_missing_altogether(tmp_path: Path) -> None:
    file = tmp_path / "cards.yaml"
    text = MINE.read_text()
    file.write_text(text[: text.index("    criteria:")], "utf-8")
    (item,) = read_pack(file).items
    assert isinstance(item, Question)
    assert item.criteria == ()


# Single files


def test_a_file_says_what_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    for text, what in (
        ("", "The file is empty."),
        ("- a\n", "The file does not say what it holds."),
        ("format: 1\n", "The file does not say what it holds."),
        ("format: 1\nkind: quetsions\n", "“quetsions” is no kind of content. Did you mean “questions”?"),
        ("format: 1\nkind: [a]\n", "“['a']” is no kind of content."),
        ("format: 2\nkind: questions\n", "The file is written in format 2; this program reads format 1."),
    ):
        file.write_text(text, "utf-8")
        reading = read_file(file)
        assert reading.document is None
        assert [problem.code for problem in reading.problems] == ["kind"]
        assert what in str(reading.problems[0])


def test_a_changed_file_is_read_on_the_ground_of_its_pack(pack: Path) -> None:
    ground = ground_of([read_file(pack / name) for name in ("pack.yaml", "rubrics.yaml")])
    assert ground is not None
    reading = read_file(pack / Q, pack)
    assert isinstance(reading.document, Questions)
    assert [placed.item.id for placed in items_in(reading, ground)] == ["q-calm", "q-story", "q-letter"]
    assert list(left_out(reading, ground)) == []
    without_rubrics = ground_of([read_file(pack / "pack.yaml")])
    assert without_rubrics is not None
    assert list(items_in(reading, without_rubrics)) == []
    assert [problem.code for problem in left_out(reading, without_rubrics)] == ["rubric-unknown"]


# Files


def code(file: Path, inside: Path | None = None) -> str:
    (problem,) = read_file(file, inside).problems
    assert problem.line == 0
    assert str(problem).startswith(f"{file}: ")
    return problem.code


def test_only_regular_files_are_read(pack: Path) -> None:
    os.mkfifo(pack / "pipe.yaml")
    (pack / "folder.yaml").mkdir()
    (pack / "nowhere.yaml").symlink_to(pack / "none")
    (pack / "ring.yaml").symlink_to(pack / "ring.yaml")
    (pack / "device.yaml").symlink_to("/dev/zero")
    assert code(pack / "missing.yaml") == "file"
    for name in ("pipe", "folder", "nowhere", "ring", "device"):
        assert code(pack / f"{name}.yaml") == "file"


def test_a_file_that_may_not_be_read_is_told(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "(Permission denied)" in str(read_file(pack / Q).problems[0])


def test_a_link_may_lead_to_its_own_pack_only(pack: Path) -> None:
    (pack / "again.yaml").symlink_to(pack / "brief.yaml")
    (pack.parent / "secret.yaml").write_text("a: 1")
    (pack / "out.yaml").symlink_to(pack.parent / "secret.yaml")
    assert read_bytes(pack / "again.yaml", pack) == (pack / "brief.yaml").read_bytes()
    assert code(pack / "out.yaml", pack) == "outside"


def test_no_more_than_the_limit_is_read(pack: Path) -> None:
    (pack / "big.yaml").write_bytes(b"#" * 2_000_000)
    assert len(read_bytes(pack / "big.yaml")) == 2_000_000
    (pack / "big.yaml").write_bytes(b"#" * 2_000_001)
    assert code(pack / "big.yaml") == "size"


def test_what_becomes_a_pipe_or_grows_while_it_is_opened_does_no_harm(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flags: list[int] = []
    really_open = os.open

    def noted(file: Path, how: int) -> int:
        flags.append(how)
        return really_open(file, how)

    monkeypatch.setattr(files, "_check", lambda *_looked_at: None)
    monkeypatch.setattr(os, "open", noted)
    (pack / "big.yaml").write_bytes(b"#" * 2_000_001)
    assert code(pack / "big.yaml") == "size"
    assert flags[0] & os.O_NONBLOCK


def test_content_is_looked_for_everywhere_but_in_hidden_and_linked_folders(pack: Path) -> None:
    for name in ("hr", ".git", "hr/deep"):
        (pack / name).mkdir()
        (pack / name / "file.yaml").write_text("a: 1")
    (pack / "linked").symlink_to(pack / "hr")
    (pack / "notes.md").write_text("# no content")
    (pack / "short.yml").write_text("a: 1")
    files, problems = sources(pack)
    assert [str(file.relative_to(pack)) for file in files] == [
        "brief.yaml",
        "hr/deep/file.yaml",
        "hr/file.yaml",
        "pack.yaml",
        "questions.yaml",
        "rubrics.yaml",
        "short.yml",
    ]
    assert problems == []


def test_the_pack_of_a_path_is_found(pack: Path) -> None:
    (pack / "hr").mkdir()
    for inside in (pack, pack / Q, pack / "hr", pack / "pack.yaml"):
        assert packs_in(inside) == [pack]
    shutil.copy(MINE, pack.parent)
    (pack.parent / "notes.txt").write_text("no content")
    assert packs_in(pack.parent) == [pack.parent / "mine.yaml", pack]
    assert packs_in(pack.parent / "mine.yaml") == [pack.parent / "mine.yaml"]
    assert packs_in(pack / "missing.yaml") == [pack / "missing.yaml"]
    (pack.parent / "empty").mkdir()
    assert packs_in(pack.parent / "empty") == [pack.parent / "empty"]
