"""Keys that arrive together, from fast fingers or over a slow line, do what they would do one by one."""

from __future__ import annotations

import re

from tests.installed.coach import Coach


def test_letters_right_after_the_search_key_are_searched_for(coach: Coach) -> None:
    with coach.start() as terminal:
        terminal.wait_for("0 attempts today")
        terminal.press("l")
        terminal.wait_for("Library · All topics")
        terminal.send("/conflict")
        terminal.wait_until(lambda: terminal.text.split("\n")[2].strip() == "conflict", "the word in the search field")


def test_moves_and_a_change_of_a_setting_hit_the_right_row(coach: Coach) -> None:
    with coach.start() as terminal:
        terminal.wait_for("0 attempts today")
        terminal.press("s")
        terminal.wait_for("Kept in")
        terminal.press("down", "down", "down", "right")
        terminal.wait_for("‹ 30 min ›")


def test_levels_typed_in_a_row_go_to_one_criterion_each(coach: Coach) -> None:
    with coach.start("drill", "timed", "--spoken", "--seed", "1", "--count", "1") as terminal:
        for seen in (
            "How good will your answer be?",
            "Start whenever you are ready.",
            "Speak, as you would in the room.",
        ):
            terminal.wait_for(seen)
            terminal.press("space")
        terminal.wait_for("Which sentence describes your answer?")
        terminal.send("4321")
        terminal.wait_for("4 excellent")
        terminal.wait_for(re.compile(r"3 solid.*2 partial.*1 weak|suggested"))


def test_an_answer_typed_ahead_goes_into_its_field(coach: Coach) -> None:
    with coach.start("drill", "timed", "--typed", "--seed", "1", "--count", "1") as terminal:
        terminal.wait_for("How good will your answer be?")
        terminal.send("  Nest under sun")
        terminal.wait_for("Nest under sun")


def test_a_dozen_cards_rated_without_looking_are_a_dozen_attempts(coach: Coach) -> None:
    with coach.start("drill", "flashcards", "--seed", "1", "--count", "12") as terminal:
        terminal.wait_for("Say your answer aloud first.")
        terminal.send(" 3" * 12)
        terminal.wait_for("You answered 12 attempts.")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    attempts = coach.kept().attempts
    assert len(attempts) == len(set(attempts)) == 12
