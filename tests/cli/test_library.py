"""Promise: the library can be listed, searched and shown by hand and by programs, packs of one's own included."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview_coach.paths import shipped_content
from interview_coach.safetext import HOSTILE
from tests.cli.conftest import Program
from tests.cli.pack import write_pack


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small pack in place of the shipped one."""
    folder = write_pack(tmp_path / "pack")
    monkeypatch.setattr("interview_coach.session.shipped_content", lambda: folder)
    monkeypatch.setattr("interview_coach.cli.check.shipped_content", lambda: folder)
    monkeypatch.setattr("interview_coach.cli.packs.shipped_content", lambda: folder)
    return folder


def test_a_list_is_one_line_an_item(program: Program, pack: Path) -> None:
    result = program("library", "list")
    assert result.out.splitlines() == [
        "q-calm  hr/conflict  junior  How do you begin a talk about a conflict?",
        "q-third  hr/conflict  junior  When do you bring in a third person?",
        "q-why  hr/motivation  middle  Why do you want this post?",
    ]
    assert result.err == "3 items\n"
    assert result.status == 0


def test_the_list_for_programs(program: Program, pack: Path) -> None:
    """One list, an object an item, titles in the chosen language."""
    result = program("--lang", "ru", "library", "list", "--json")
    assert result.err == ""
    assert json.loads(result.out)[0] == {
        "id": "q-calm",
        "kind": "question",
        "topic": "hr/conflict",
        "level": "junior",
        "title": "Как вы начинаете разговор о конфликте?",
        "address": "small/q-calm",
    }


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--topic", "hr"], ["q-calm", "q-third", "q-why"]),
        (["--topic", "hr/*"], ["q-calm", "q-third", "q-why"]),
        (["--topic", "hr/motivation"], ["q-why"]),
        (["--level", "middle"], ["q-why"]),
        (["--kind", "question", "--level", "junior"], ["q-calm", "q-third"]),
        (["--kind", "scenario"], []),
    ],
)
def test_a_list_can_be_narrowed(program: Program, pack: Path, options: list[str], ids: list[str]) -> None:
    result = program("library", "list", "--json", *options)
    assert [item["id"] for item in json.loads(result.out)] == ids
    assert result.status == 0


@pytest.mark.parametrize(
    ("options", "hint"),
    [(["--topic", "hr/conflct"], "Did you mean “hr/conflict”?"), (["--kind", "questoin"], "Did you mean “question”?")],
)
def test_an_unknown_topic_or_kind_is_answered_with_the_nearest(
    program: Program, pack: Path, options: list[str], hint: str
) -> None:
    for command in (["library", "list"], ["drill", "flashcards", "--plain"]):
        result = program(*command, *options)
        assert result.status == 1
        assert hint in result.err
        assert result.err.count("\n") == 1


def test_search_finds_word_forms_of_both_languages(program: Program, pack: Path) -> None:
    found = json.loads(program("library", "search", "--json", "conflicts").out)
    assert found[0]["id"] == "q-calm"
    assert "q-why" in program("--lang", "ru", "library", "search", "вакансией").out
    nothing = program("library", "search", "zeppelin")
    assert nothing.status == 1
    assert nothing.err == "Nothing was found for “zeppelin”.\n"
    assert json.loads(program("library", "search", "--json", "zeppelin").out) == []


def test_an_item_is_shown_whole(program: Program, pack: Path) -> None:
    for name in ("q-calm", "small/q-calm"):
        shown = program("--lang", "ru", "library", "show", name).out
        for part in (
            "Как вы начинаете разговор о конфликте?",
            "small/q-calm, hr/conflict",
            "Умеете ли вы сначала слушать.",
            "Сначала спокойный разговор",
            "Начинаю со спокойного разговора. Затем:",
            "4. Названы все шаги и проверка",
            "- И что изменилось после этого?",
            "- Сразу назвать виноватого",
        ):
            assert part in shown


def test_an_unknown_item_is_answered_with_the_nearest(program: Program, pack: Path) -> None:
    result = program("library", "show", "q-clam")
    assert result.status == 1
    assert "q-calm" in result.err


def test_a_pack_can_be_named_on_the_command_line(program: Program, tmp_path: Path) -> None:
    """Beside the shipped pack, for one run."""
    folder = write_pack(tmp_path / "own")
    assert "q-calm" in program("library", "list", "--pack", str(folder)).out
    assert "q-calm" not in program("library", "list").out
    missing = program("library", "list", "--pack", str(tmp_path / "none"))
    assert missing.status == 1
    assert "there is no such file or folder" in missing.err


def test_the_shipped_pack_is_served(program: Program) -> None:
    items = json.loads(program("library", "list", "--json").out)
    assert len(items) >= 22
    assert {"hr-about-60", "hr-why-company", "hr-conflict-method"} <= {item["id"] for item in items}
    assert shipped_content().is_dir()


def test_json_holds_no_character_that_steers_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    from interview_coach.cli.json_output import say_json

    value = {"text": "\x1b[2J\x9b\u202e\u2028\udc80 «ё»\n"}
    say_json(value)
    written = capsys.readouterr().out
    assert not HOSTILE.search(written)
    assert "«ё»" in written
    assert json.loads(written) == value


def test_reports_are_listed_for_the_author(program: Program, pack: Path) -> None:
    program("drill", "flashcards", "--plain", "--count", "1", "--topic", "hr/motivation", input="e\nPoint 2?\nq\n")
    assert program("library", "reports").out == "small/q-why: Point 2?\n"
    (report,) = json.loads(program("library", "reports", "--json").out)
    assert (report["item"], report["text"]) == ("small/q-why", "Point 2?")
