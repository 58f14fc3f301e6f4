"""Text of strangers is shown letter by letter: none of its bytes steers the terminal, none of its markup is obeyed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from tests.installed.coach import Coach, places
from tests.support.terminal import Terminal
from tests.support.wire import hostile

MARKUP: Final = "[/red] list[int] [@click=app.quit]go[/]"
STEERING: Final = "\x1b]0;PWN\x07\x1b[2J\x9b31m\u202e\x0e\x7f"
SHOWN: Final = "␛]0;PWN␇␛[2J"
"""How the beginning of `STEERING` looks when it is shown."""

PACK: Final = {
    "format": 1,
    "kind": "pack",
    "id": "stranger",
    "title": MARKUP,
    "version": "1",
    "languages": ["en"],
    "licence": "MIT",
    "topics": [{"id": "odd", "title": MARKUP}],
}


NO_WALL: Final = """
from interview_coach.tui.clean import Clean
Clean.apply = lambda self, segments, background: segments
"""
"""A program whose last wall is gone."""


def question(text: str) -> dict[str, Any]:
    """Return a question that says `text` wherever it can."""
    levels = [f"{level} {text}" for level in ("none", "some", "good", "best")]
    return {
        "id": "odd",
        "level": "junior",
        "prompt": f"Prompt {text}",
        "intent": f"Intent {text}",
        "points": [{"must": f"Must {text}"}, {"should": f"Should {text}"}, {"avoid": f"Avoid {text}"}],
        "answer": f"Answer {text}",
        "criteria": [{"id": "one", "title": f"Criterion {text}", "levels": levels}],
        "probes": [f"Probe {text}"],
        "mistakes": [f"Mistake {text}"],
    }


def pack(folder: Path, text: str) -> Path:
    """Write a stranger's pack; JSON is YAML."""
    folder.mkdir(parents=True)
    questions = {"format": 1, "kind": "questions", "topic": "odd", "defaults": {"style": "timed"}}
    (folder / "pack.yaml").write_text(json.dumps(PACK))
    (folder / "odd.yaml").write_text(json.dumps({**questions, "questions": [question(text)]}))
    return folder


@contextmanager
def watched(coach: Coach, *arguments: str, **how: Any) -> Iterator[Terminal]:
    """Start the program, and check every byte that it wrote once it was left in order."""
    with coach.start(*arguments, columns=120, rows=50, **how) as terminal:
        yield terminal
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert hostile(terminal.raw) == b""


def write(coach: Coach, sql: str, *values: object) -> None:
    """Change the history as no part of the program would."""
    with closing(sqlite3.connect(places(coach.home).history)) as db, db:
        assert db.execute(sql, values).rowcount == 1


def test_markup_in_a_pack_is_shown_as_it_is_on_every_screen(coach: Coach, tmp_path: Path) -> None:
    pack(places(coach.home).packs / "stranger", MARKUP)
    with watched(coach) as terminal:
        terminal.wait_for(MARKUP[:18])
        terminal.press("l")
        terminal.wait_for("Tell me about yourself")
        terminal.press("/")
        terminal.wait_for("Search: words in Russian or English")
        terminal.send("Prompt")
        terminal.wait_for("1 item")
        terminal.wait_for(f"Prompt {MARKUP}")
        terminal.press("enter")
        terminal.wait_for(f"Must {MARKUP}")
        terminal.click("go[/]")
        terminal.press("f")
        terminal.wait_for("Say your answer aloud first.")
        terminal.press("space")
        for part in ("Prompt", "Must", "Should", "Avoid", "Answer", "Probe", "Mistake"):
            terminal.wait_for(f"{part} {MARKUP}")
        for part in ("Prompt", "Answer", "Probe"):
            terminal.click(f"{part} [/red]")
        terminal.click("go[/]")
        terminal.press("f1")
        terminal.wait_for("Show what every key of this screen does.")
        assert terminal.alive


def test_markup_in_a_pack_is_shown_as_it_is_while_an_answer_is_scored(coach: Coach, tmp_path: Path) -> None:
    folder = pack(tmp_path / "stranger", MARKUP)
    with watched(coach, "drill", "timed", "--typed", "--topic", "odd", "--pack", str(folder)) as terminal:
        terminal.wait_for("How good will your answer be?")
        terminal.press("space")
        terminal.wait_for("Start whenever you are ready.")
        terminal.press("space")
        terminal.wait_for("Write it as you would say it.")
        terminal.paste(f"Mine {MARKUP} \x1b[31m \u202e")
        terminal.wait_for(f"Mine {MARKUP}")
        terminal.press("ctrl+s")
        for part in ("Criterion", "none", "best", "Must", "Probe"):
            terminal.wait_for(f"{part} {MARKUP}")
        first, second, *_rest = MARKUP.split()
        for column in ("Mine", "Answer"):
            terminal.wait_for(f"{column} {first} {second}")
        terminal.click("go[/]")
        terminal.press("1")
        terminal.wait_for("suggested: again")


@pytest.mark.parametrize("text", [STEERING, "\x1b", "\u202e", "\x9b", "\x07"])
def test_a_pack_with_steering_characters_is_refused_and_the_rest_is_served(coach: Coach, text: str) -> None:
    pack(places(coach.home).packs / "stranger", text)
    with watched(coach) as terminal:
        terminal.wait_for("odd.yaml")
        terminal.wait_for("0/54")


def test_steering_characters_in_a_note_are_shown_and_not_sent(coach: Coach) -> None:
    with watched(coach, "drill", "flashcards", "--seed", "1", "--count", "1") as terminal:
        terminal.wait_for("Say your answer aloud first.")
        terminal.press("n")
        terminal.wait_for("Your own answer or note")
        terminal.paste(f"My {MARKUP} {STEERING}")
        terminal.wait_for(f"My {MARKUP}")
        terminal.press("ctrl+s")
        terminal.wait_for("The note is kept.")
        terminal.press("space")
        terminal.wait_for(f"My {MARKUP}")
        terminal.click("go[/]")
    write(coach, "UPDATE note SET text = text || ?", f"\nforged {MARKUP} {STEERING} end")
    with watched(coach) as terminal:
        terminal.wait_for("1 step is left")
        terminal.press("enter")
        terminal.wait_for("Say your answer aloud first.")
        terminal.press("space")
        terminal.wait_for(f"forged {MARKUP}")
        terminal.press("n")
        terminal.wait_for("Your own answer or note")
        terminal.wait_for(f"forged {MARKUP}")
        terminal.press("escape")


def test_this_check_finds_a_program_without_its_last_wall(coach: Coach) -> None:
    coach.welcomed(employer=f"before {STEERING}")
    with coach.start(plant=NO_WALL) as terminal:
        terminal.wait_for("before")
        terminal.press("ctrl+q")
        terminal.wait_exit()
        assert hostile(terminal.raw)


def test_steering_characters_in_a_draft_are_not_sent(coach: Coach) -> None:
    with watched(coach, "drill", "timed", "--typed", "--seed", "1", "--count", "1") as terminal:
        terminal.wait_for("How good will your answer be?")
        terminal.press("space")
        terminal.wait_for("Start whenever you are ready.")
        terminal.press("space")
        terminal.wait_for("Write it as you would say it.")
        terminal.send("mine")
        terminal.wait_for("mine")
    forged = json.dumps(f"forged {MARKUP} {STEERING} end").encode()
    write(
        coach, "UPDATE draft SET body = CAST(replace(CAST(body AS TEXT), '\"mine\"', CAST(? AS TEXT)) AS BLOB)", forged
    )
    with watched(coach) as terminal:
        terminal.wait_for("1 step is left")
        terminal.press("enter")
        terminal.wait_for(f"forged {MARKUP}")
        terminal.press("ctrl+s")
        terminal.wait_for("your answer")
        terminal.press("m")


def test_steering_characters_in_the_settings_are_not_sent(coach: Coach) -> None:
    coach.welcomed(employer=f"{MARKUP} {STEERING} end")
    with watched(coach) as terminal:
        terminal.wait_for(MARKUP)
        terminal.press("s")
        terminal.wait_for("Kept in")
        terminal.wait_for(MARKUP)


def test_steering_characters_in_file_names_are_not_sent(coach: Coach) -> None:
    folder = places(coach.home).packs
    folder.mkdir(parents=True)
    (folder / f"[link=x] {STEERING}.yaml").write_text("kind: [")
    with watched(coach) as terminal:
        terminal.wait_for("[link=x]")


def test_steering_characters_in_the_name_of_the_home_are_not_sent(tmp_path: Path) -> None:
    coach = Coach(tmp_path / f"[b]odd {STEERING}")
    with watched(coach) as terminal:
        terminal.wait_for("Three questions")
        terminal.press("escape")
        terminal.wait_for("0 attempts today")
        terminal.press("s")
        terminal.wait_until(lambda: "[b]odd" in "".join(terminal.text.split()), "the name of the home")
        with coach.start(columns=300) as second:
            assert second.wait_exit() == 3
            assert SHOWN in second.text
            assert hostile(second.raw) == b""


def test_an_unknown_pack_with_a_steering_name_is_named_safely(coach: Coach) -> None:
    with coach.start("drill", "flashcards", "--pack", f"no {STEERING} such", columns=300) as terminal:
        assert terminal.wait_exit() == 1
        assert SHOWN in terminal.text
        assert hostile(terminal.raw) == b""


def test_a_search_for_markup_is_told_as_typed(coach: Coach) -> None:
    with watched(coach) as terminal:
        terminal.wait_for("0 attempts today")
        terminal.press("/")
        terminal.wait_for("Search: words in Russian or English")
        terminal.paste("[/zzz]zzz[@zzz=zzz.zzz]")
        terminal.wait_for("Nothing was found for «[/zzz]zzz[@zzz=zzz.zzz]»")
        terminal.press("escape")
