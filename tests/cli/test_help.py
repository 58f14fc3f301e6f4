"""Promise: help and version are there at once, in both languages, and load nothing that they do not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

from interview_coach import __version__
from interview_coach.cli.commands import ENTRIES, below
from interview_coach.cli.root import root
from tests.cli.conftest import ROOT, Program

HEAVY = ("textual", "rich", "yaml", "msgspec", "sqlite3", "fsrs", "click", "snowballstemmer", "json", "dataclasses")


@pytest.mark.parametrize("argument", ["--help", "-h", "--version"])
def test_help_and_version_load_nothing_heavy(argument: str) -> None:
    """A process that answered them has imported no library, and no command."""
    code = (
        "import sys; from interview_coach.cli.run import run;"
        f"assert run([{argument!r}]) == 0;"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    loaded = set(done.stderr.split())
    assert not {module for module in loaded if module.partition(".")[0] in HEAVY}
    ours = {module for module in loaded if module.startswith("interview_coach.cli.")}
    allowed = {"run", "commands", "language", "page"}
    assert ours <= {f"interview_coach.cli.{name}" for name in allowed}


def test_version(program: Program) -> None:
    assert program("--version").out == f"interview-coach {__version__}\n"
    assert program("--lang", "ru", "--version").status == 0


def test_help_names_every_command_option_and_status(program: Program) -> None:
    page = program("--help").out
    for entry in ENTRIES:
        assert entry.words in page
    for word in ("--lang en|ru", "--version", "-h, --help", "Exit status", "130 after Ctrl+C"):
        assert word in page
    assert max(map(len, page.splitlines())) <= 90


def test_help_after_other_options_is_the_same_page(program: Program) -> None:
    """Click's way to the page and the fast one show the same."""
    assert program("--lang=en", "--lang", "en", "--help").out == program("--help").out


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.place], ids=lambda entry: entry.words)
def test_every_command_of_the_table_is_there_and_has_help(entry: object, program: Program) -> None:
    """The table and the declared commands agree: name, help line, place."""
    words = entry.words  # type: ignore[attr-defined]
    result = program(*words.split(), "--help")
    assert result.status == 0, result.err
    assert result.out.startswith(f"Usage: interview-coach {words} ")
    assert entry.help.split(",")[0] in " ".join(result.out.split())  # type: ignore[attr-defined]


def test_every_command_below_a_group_is_listed_by_the_group(program: Program) -> None:
    for group in (entry for entry in ENTRIES if not entry.place):
        page = program(group.words, "--help").out
        for entry in below(group.words):
            assert f"  {entry.name} " in page


def test_a_group_alone_shows_its_commands_and_is_a_usage_error(program: Program) -> None:
    result = program("library")
    assert result.status == 2
    assert "Commands:" in result.err
    assert result.out == ""


def test_the_help_of_commands_follows_the_language(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands are declared once, and each help page is translated when it is shown."""
    from interview_coach.i18n import TRANSLATOR

    first = program("drill", "timed", "--help").out
    monkeypatch.setattr(TRANSLATOR, "use", lambda lang: None)
    monkeypatch.setattr(TRANSLATOR, "_catalogue", Shouting())
    second = program("drill", "timed", "--help").out
    assert "only this level" in first
    assert "ONLY THIS LEVEL" in second
    assert "USAGE:" in second
    assert "OPTIONS" in second


class Shouting:
    """A catalogue whose language is English in capitals."""

    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return singular.upper()


def test_a_shell_can_complete_commands_and_words(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_INTERVIEW_COACH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "interview-coach drill timed --level ")
    monkeypatch.setenv("COMP_CWORD", "4")
    assert program().out.split() == ["plain,junior", "plain,middle", "plain,senior"]
    monkeypatch.setenv("COMP_WORDS", "interview-coach lib")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert program().out.split() == ["plain,library"]


def test_the_table_has_no_command_twice() -> None:
    words = [entry.words for entry in ENTRIES]
    assert len(words) == len(set(words))
    assert root().list_commands(root().make_context("x", ["paths"])) == [entry.name for entry in below("")]
