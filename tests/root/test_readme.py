"""The README says what the program does: keys, commands, files, and the command that runs the tests."""

from __future__ import annotations

import re

from interview_coach.cli.commands import ENTRIES
from interview_coach.errors import Exit
from tests.support.docs import README, parts, written


def test_keys_commands_and_files_are_those_of_the_program() -> None:
    assert written(README.read_text(encoding="utf-8")) == parts(), "run `python -m tests.support.docs`"


def test_every_exit_status_is_told() -> None:
    text = README.read_text(encoding="utf-8")
    told = text[text.index("The exit status is") :].partition("\n\n")[0]
    assert {int(number) for number in re.findall(r"\b(\d)\b", told)} == {int(status) for status in Exit}


def test_every_command_that_the_readme_names_exists() -> None:
    known = {entry.words for entry in ENTRIES} | {entry.words.partition(" ")[0] for entry in ENTRIES}
    for words in re.findall(r"`interview-coach ((?:[a-z]+ ?){1,2})", README.read_text(encoding="utf-8")):
        assert words.strip() in known or words.split(" ")[0] in known
