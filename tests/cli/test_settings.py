"""Promise: settings are shown, read and changed with checked values, and a wrong one says what is taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview_coach.cli.settings import ACCEPTED
from interview_coach.i18n import TRANSLATOR
from interview_coach.settings import Settings
from tests.cli.conftest import Program


def test_every_setting_of_the_learner_is_offered() -> None:
    assert set(ACCEPTED) == set(Settings.__struct_fields__) - {"welcomed"}


def test_all_are_shown(program: Program) -> None:
    lines = program("settings").out.splitlines()
    assert [line.split(" = ")[0] for line in lines] == list(ACCEPTED)
    assert "interview = none  (the day of the interview, such as 2026-12-01, or none)" in lines


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("minutes", "30", 30),
        ("language", "ru", "ru"),
        ("interview", "2026-12-01", "2026-12-01"),
        ("employer", "Ромашка, 2-я линия", "Ромашка, 2-я линия"),
        ("employer", "42", "42"),
        ("new-cards", "0", 0),
        ("buttons", "2", 2),
        ("answering", "typed", "typed"),
        ("theme", "coach-light", "coach-light"),
        ("rollover", "0", 0),
        ("pace-ru", "96", 96),
    ],
)
def test_a_setting_is_changed_and_read_back(program: Program, home: Path, key: str, value: str, kept: object) -> None:
    assert program("settings", key, value).status == 0
    assert json.loads((home / "settings.json").read_text())[key.replace("-", "_")] == kept
    program("--lang", "en", "settings", "rollover", "4")
    assert program("settings", key).out == (f"{kept}\n" if key != "rollover" else "4\n")


def test_filler_words_are_a_list_with_commas(program: Program, home: Path) -> None:
    assert program("settings", "fillers-ru", "ну, как бы,ну, ").out == "fillers_ru = ну, как бы\n"
    assert json.loads((home / "settings.json").read_text())["fillers_ru"] == ["ну", "как бы"]
    assert program("settings", "fillers-ru", "none").out == "fillers_ru = none\n"
    assert "fillers_ru" not in json.loads((home / "settings.json").read_text())


def test_scores_are_hidden_and_shown_again(program: Program, home: Path) -> None:
    assert program("settings", "hide-scores", "yes").out == "hide_scores = yes\n"
    assert json.loads((home / "settings.json").read_text())["hide_scores"] is True
    assert program("settings", "hide-scores", "no").out == "hide_scores = no\n"


@pytest.mark.parametrize("key", ["language", "interview", "employer"])
def test_none_takes_a_setting_back(program: Program, home: Path, key: str) -> None:
    program("settings", key, {"language": "ru", "interview": "2026-12-01", "employer": "ACME"}[key])
    assert program("settings", key, "none").out == f"{key} = none\n"
    assert key not in json.loads((home / "settings.json").read_text())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("minutes", value) for value in ("4", "241", "none", "1e2", "²")),
        ("interview", "1 May"),
        ("buttons", "3"),
        ("language", "de"),
        ("theme", "pink"),
        ("answering", ""),
        ("rollover", "24"),
        ("new_cards", "-1"),
        ("pace_en", "39"),
        ("pace_en", "fast"),
        ("fillers_en", "x" * 41),
        ("hide_scores", "maybe"),
        ("hide_scores", "1"),
    ],
)
def test_a_wrong_value_says_what_is_taken_and_changes_nothing(
    program: Program, home: Path, key: str, value: str
) -> None:
    result = program("settings", "--", key, value)
    assert result.status == 1
    assert f"{key} does not take “{value}”, but " in result.err
    assert result.err.count("\n") == 1
    assert not (home / "settings.json").exists()


def test_an_unknown_key_is_answered_with_the_nearest(program: Program) -> None:
    result = program("settings", "minuts")
    assert result.status == 1
    assert "Did you mean “minutes”?" in result.err


def test_damaged_settings_are_named_and_kept(program: Program, home: Path) -> None:
    home.mkdir()
    file = home / "settings.json"
    file.write_text('{"minutes": "many"}')
    result = program("settings", "minutes", "30")
    assert result.status == 1
    assert str(file) in result.err
    assert file.read_text() == '{"minutes": "many"}'


def test_the_language_of_the_settings_is_spoken(program: Program, home: Path) -> None:
    def spoken(*arguments: str) -> str:
        program(*arguments, "paths")
        return TRANSLATOR.lang

    program("settings", "language", "ru")
    assert spoken() == "ru"
    assert spoken("--lang", "en") == "en"
    (home / "settings.json").write_text('{"employer": "\\"language\\": \\"ru\\""}')
    assert spoken() == "en"


def test_paths_are_told(program: Program, home: Path) -> None:
    out = program("paths").out
    for name in ("settings.json", "history.db", "backups", "packs", "cache/library.db", "log/crash.log"):
        assert str(home / name) in out
