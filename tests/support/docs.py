"""The parts of the README that the program knows: keys, commands, files.

`python -m tests.support.docs` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path, PurePosixPath

from interview_coach.cli.commands import ENTRIES, PROGRAM
from interview_coach.i18n import TRANSLATOR
from interview_coach.paths import Places
from interview_coach.tui.command import Command
from interview_coach.tui.screen import COMMON, CoachScreen

README = Path(__file__).parents[2] / "README.md"

SCREENS = (
    ("Home", "home.HomeScreen"),
    ("Flashcard", "flashcard.FlashcardScreen"),
    ("Timed answer", "timed.TimedScreen"),
    ("Scoring practice", "judging.JudgingScreen"),
    ("Library", "library.LibraryScreen"),
    ("Choosing what to practise", "choose.ChooseScreen"),
    ("Settings", "settings.SettingsScreen"),
    ("Your pace", "pace.PaceScreen"),
)

_HTML = {"<": "&lt;", ">": "&gt;", "|": "\\|"}


def parts() -> dict[str, str]:
    """Return each part by its name, as Markdown."""
    TRANSLATOR.use("en")
    return {"keys": _keys(), "commands": _commands(), "files": _files()}


def written(readme: str) -> dict[str, str]:
    """Return the parts as they stand in the README."""
    found = re.findall(r"<!-- (\w+): written by [^>]*-->\n(.*?)<!-- /\1 -->", readme, re.DOTALL)
    return {name: body.strip() for name, body in found}


def _keys() -> str:
    lines = ["| where | key | what it does |", "| --- | --- | --- |"]
    for title, place in SCREENS:
        module, _, name = place.partition(".")
        screen: type[CoachScreen] = getattr(import_module(f"interview_coach.tui.screens.{module}"), name)
        lines += _rows(title, screen.ACTIONS)
    lines += _rows("Everywhere", COMMON)
    return "\n".join(lines)


def _rows(title: str, commands: Sequence[Command]) -> Iterable[str]:
    for command in commands:
        if command.help:
            yield f"| {title} | <kbd>{_escaped(command.key_shown)}</kbd> | {_escaped(command.help)} |"
            title = ""


def _escaped(text: str) -> str:
    return "".join(_HTML.get(char, char) for char in text)


def _commands() -> str:
    lines = ["| command | what it does |", "| --- | --- |", f"| `{PROGRAM}` | the full-screen trainer |"]
    lines += [f"| `{PROGRAM} {entry.words}` | {entry.help} |" for entry in ENTRIES if entry.place]
    return "\n".join(lines)


def _files() -> str:
    home = PurePosixPath("~")
    places = Places(
        config=Path(home / ".config/interview-coach"),
        data=Path(home / ".local/share/interview-coach"),
        cache=Path(home / ".cache/interview-coach"),
        state=Path(home / ".local/state/interview-coach/log"),
    )
    rows = (
        ("settings", places.settings),
        ("history: attempts, notes, drafts", places.history),
        ("backups of the history", places.backups),
        ("packs of your own", places.packs),
        ("compiled index of the library (may be deleted)", places.library_index),
        ("crash log", places.crash_log),
    )
    return "\n".join(["| what | where |", "| --- | --- |", *(f"| {what} | `{path}` |" for what, path in rows)])


def main() -> None:
    """Write the parts into the README."""
    text = README.read_text(encoding="utf-8")
    for name, body in parts().items():
        pattern = rf"(<!-- {name}: written by [^>]*-->\n).*?(<!-- /{name} -->)"
        found = re.search(pattern, text, re.DOTALL)
        assert found is not None, name
        text = f"{text[: found.end(1)]}{body}\n{text[found.start(2) :]}"
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
