"""The program lives through any change of the window's size, and says so where there is too little room."""

from __future__ import annotations

import random

import pytest

from tests.installed.coach import Coach
from tests.support.terminal import Terminal

HOME = "0 attempts today"
WAYS = {
    "home": ([], [HOME, "f1", "Show what every key of this screen does."]),
    "palette": ([], [HOME, "ctrl+p", "Search commands"]),
    "choose": ([], [HOME, "1", "How many"]),
    "library": ([], [HOME, "l", "Library · All topics", "enter", "Library · All topics"]),
    "settings": ([], [HOME, "s", "Kept in"]),
    "flashcard": (
        ["flashcards"],
        ["Say your answer aloud first.", "space", "key points", "n", "Your own answer or note"],
    ),
    "timed": (
        ["timed", "--typed"],
        [
            *("How good will your answer be?", "space", "Start whenever you are ready.", "space"),
            *("Write it as you would say it.", "ctrl+s", "Which sentence describes your answer?"),
        ],
    ),
}
"""Drills to start with, and then by turns what a screen shows and the key that leads on to the next one."""


def storm(terminal: Terminal, chance: random.Random) -> None:
    """Change the size many times, faster than the program can draw, and end with a common one."""
    for _ in range(25):
        terminal.resize(chance.choice([1, 2, 4, chance.randint(1, 120)]), chance.choice([1, chance.randint(1, 40)]))
        terminal.read(chance.uniform(0, 0.03))
    terminal.resize(80, 24)


@pytest.mark.parametrize("way", WAYS)
def test_a_storm_of_sizes_leaves_every_screen_whole(coach: Coach, way: str) -> None:
    drill, steps = WAYS[way]
    chance = random.Random(way)
    with coach.start(*(["drill", *drill, "--seed", "1"] if drill else [])) as terminal:
        for seen, key in zip(steps[::2], [*steps[1::2], "ctrl+q"], strict=True):
            terminal.wait_for(seen)
            storm(terminal, chance)
            terminal.wait_for(seen)
            terminal.press(key)
        assert terminal.wait_exit() == 0
        assert terminal.left_on == set()


@pytest.mark.parametrize(("columns", "rows"), [(39, 60), (200, 9), (20, 5)])
def test_a_window_too_small_is_told_in_words_and_mended_by_room(coach: Coach, columns: int, rows: int) -> None:
    with coach.start(columns=columns, rows=rows) as terminal:
        terminal.wait_for("too small")
        terminal.resize(40, 10)
        terminal.wait_for("Today · 20 min")
        terminal.resize(columns, rows)
        terminal.wait_for("too small")
        terminal.resize(200, 60)
        terminal.wait_for(HOME)
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_what_is_typed_while_the_window_is_too_small_goes_into_the_answer(coach: Coach) -> None:
    with coach.start("drill", "timed", "--typed", "--count", "1", "--seed", "1") as terminal:
        for seen, key in (("How good will your answer be?", "space"), ("Start whenever you are ready.", "space")):
            terminal.wait_for(seen)
            terminal.press(key)
        terminal.wait_for("Write it as you would say it.")
        terminal.send("Before, ")
        terminal.wait_for("Before,")
        terminal.resize(20, 5)
        terminal.wait_for("too small")
        terminal.send("unseen, ")
        terminal.watch(0.2)
        terminal.resize(80, 24)
        terminal.wait_for("Before, unseen,")
        terminal.send("after.")
        terminal.wait_for("Before, unseen, after.")
