"""Promise: own packs are checked, copied without what is not content, replaced as a whole, and removed by name."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from interview_coach.cli import packs
from interview_coach.paths import shipped_content
from tests.cli.conftest import Program, Result
from tests.cli.pack import write_pack


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A pack with things beside its content."""
    folder = write_pack(tmp_path / "source")
    for name in ("README.md", "LICENSE", "run.sh", ".hidden.yaml", "notes.txt"):
        (folder / name).write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "config.yaml").write_text("x")
    (folder / "more").mkdir()
    (folder / "motivation.yaml").rename(folder / "more" / "motivation.yaml")
    return folder


def install(program: Program, source: Path) -> Result:
    """Install a pack that holds no errors which would keep it from being served."""
    return program("library", "install", str(source), "--anyway")


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_pack_is_installed_and_served(program: Program, home: Path, source: Path) -> None:
    result = install(program, source)
    assert result.status == 0, result.out + result.err
    installed = home / "packs" / "small"
    assert result.out == f"The pack small was installed: {installed} (6 files)\n"
    assert names(installed) == [
        "LICENSE",
        "README.md",
        "conflict.yaml",
        "more/motivation.yaml",
        "pack.yaml",
        "rubrics.yaml",
    ]
    assert all(stat.S_IMODE(path.stat().st_mode) in (0o600, 0o700) for path in installed.rglob("*"))
    assert [path.name for path in (home / "packs").iterdir()] == ["small"]
    assert not list(home.glob(".installing*"))
    assert "q-calm" in program("library", "list").out


def test_installing_again_replaces_the_pack_as_a_whole(program: Program, home: Path, source: Path) -> None:
    install(program, source)
    (source / "LICENSE").unlink()
    (source / "README.md").write_text("new")
    assert "was replaced" in install(program, source).out
    assert "LICENSE" not in names(home / "packs" / "small")
    assert (home / "packs" / "small" / "README.md").read_text() == "new"


def test_a_single_file_is_a_pack_of_its_own(program: Program, home: Path, tmp_path: Path) -> None:
    whole = write_pack(tmp_path / "pack")
    own = tmp_path / "own-questions.yaml"
    criteria = (whole / "rubrics.yaml").read_text().partition("    criteria:\n")[2]
    questions = (whole / "motivation.yaml").read_text().replace(", rubric: plain", "")
    own.write_text(f"{questions}    criteria:\n{criteria}")
    assert install(program, own).status == 0
    assert (home / "packs" / "own-questions.yaml").is_file()
    assert "q-why" in program("library", "list").out
    assert program("library", "remove", "own-questions", "--yes").status == 0
    assert not (home / "packs" / "own-questions.yaml").exists()


def test_a_sound_pack_needs_no_persuasion(program: Program, home: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(shipped_content(), tmp_path / "sound")
    manifest = folder / "pack.yaml"
    manifest.write_text(manifest.read_text().replace("id: support-engineer", "id: sound", 1))
    assert program("library", "install", str(folder)).status == 0
    assert (home / "packs" / "sound" / "pack.yaml").is_file()


def test_a_pack_with_errors_is_not_installed(program: Program, home: Path, source: Path) -> None:
    result = program("library", "install", str(source))
    assert result.status == 1
    assert str(source / "conflict.yaml") in result.out
    assert result.err.startswith("Nothing was installed: ")
    assert "--anyway" in result.err
    assert not (home / "packs").exists()


def test_a_pack_without_any_item_is_never_installed(program: Program, home: Path, source: Path) -> None:
    (source / "rubrics.yaml").write_text("- [")
    (source / "pack.yaml").write_text("- [")
    result = install(program, source)
    assert result.status == 1
    assert "there is no item" in result.err
    assert not (home / "packs").exists()


def test_links_are_refused(program: Program, home: Path, source: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    (source / "conflict.yaml").rename(outside)
    (source / "conflict.yaml").symlink_to(outside)
    result = install(program, source)
    assert result.status == 1
    assert "link" in result.out + result.err
    assert not (home / "packs" / "small").exists()
    assert not list(home.glob(".installing*"))


def test_a_linked_folder_is_not_followed(program: Program, home: Path, source: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "readme-secret").write_text("secret")
    (source / "linked").symlink_to(secret)
    assert install(program, source).status == 0
    assert "secret" not in " ".join(names(home / "packs" / "small"))


def test_the_shipped_pack_is_not_hidden_by_a_copy(program: Program, home: Path) -> None:
    result = program("library", "install", str(shipped_content()))
    assert result.status == 1
    assert "comes with the program" in result.err
    assert not (home / "packs").exists()


def test_limits(program: Program, home: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "MOST_FILES", 3)
    assert "too large" in install(program, source).err
    assert not (home / "packs").exists()


def test_a_copy_that_fails_leaves_the_old_pack(
    program: Program, home: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(program, source)

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(packs, "_copy", full)
    result = install(program, source)
    assert result.status == 1
    assert "No space left" in result.err
    assert len(names(home / "packs" / "small")) == 6


def test_a_swap_that_fails_leaves_the_old_pack(
    program: Program, home: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(program, source)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(18, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    assert install(program, source).status == 1
    assert len(names(home / "packs" / "small")) == 6
    assert not list(home.glob(".installing*"))


def test_removing_asks_first(program: Program, home: Path, source: Path) -> None:
    install(program, source)
    folder = home / "packs" / "small"
    unanswered = program("library", "remove", "small")
    assert (unanswered.status, folder.exists()) == (1, True)
    assert "--yes" in unanswered.err
    for word in ("n", "", "н", "нет"):
        assert program("library", "remove", "small", input=f"{word}\n").out.endswith("Nothing was deleted.\n")
    assert folder.exists()
    assert program("library", "remove", "small", input="да\n").status == 0
    assert not folder.exists()
    assert program("library", "remove", "small").err == "There are no packs of your own.\n"


def test_an_unknown_pack_is_answered_with_the_nearest(program: Program, source: Path) -> None:
    install(program, source)
    result = program("library", "remove", "smal")
    assert result.status == 1
    assert "Did you mean “small”?" in result.err


def test_removing_a_linked_pack_removes_the_link_alone(program: Program, home: Path, source: Path) -> None:
    (home / "packs").mkdir(parents=True)
    (home / "packs" / "small").symlink_to(source)
    assert program("library", "remove", "small", "--yes").status == 0
    assert not (home / "packs" / "small").is_symlink()
    assert (source / "pack.yaml").exists()
