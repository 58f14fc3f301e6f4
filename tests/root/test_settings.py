"""Settings have defaults, survive being saved, and a broken file is told in one sentence."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from interview_coach.errors import CoachError
from interview_coach.paths import Places
from interview_coach.settings import Settings, load, save


def test_without_a_file_there_are_defaults(places: Places) -> None:
    assert load(places.settings) == Settings()


def test_settings_survive_being_saved_and_only_their_owner_may_read_them(places: Places) -> None:
    chosen = Settings(language="ru", interview=date(2026, 12, 1), employer="Ромашка", minutes=45, welcomed=True)
    save(chosen, places.settings)
    assert load(places.settings) == chosen
    assert stat.S_IMODE(places.settings.stat().st_mode) == 0o600
    assert stat.S_IMODE(places.settings.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"", b"{", b'{"minutes": 1}', b'{"colour": "red"}', b"\xff"])
def test_a_broken_file_is_named_in_one_sentence(places: Places, content: bytes) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_bytes(content)
    with pytest.raises(CoachError, match=r"settings\.json: the settings cannot be understood"):
        load(places.settings)


def test_a_folder_in_the_way_is_told_and_the_old_settings_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    with pytest.raises(CoachError, match="cannot be saved"):
        save(Settings(), path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]
