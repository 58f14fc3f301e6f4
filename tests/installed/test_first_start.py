"""From the first start to a saved answer and back the next time: in English, and in Russian on a Russian keyboard."""

from __future__ import annotations

import re

import pytest

from interview_coach.i18n import TRANSLATOR, _
from tests.installed.coach import Coach

CYRILLIC = re.compile("[а-яё]{4,}", re.IGNORECASE)


def test_a_newcomer_comes_to_a_saved_answer_and_finds_it_the_next_time(newcomer: Coach) -> None:
    with newcomer.start() as terminal:
        terminal.wait_for("Three questions, and each may be skipped.")
        terminal.press("escape")
        terminal.wait_for("0 attempts today")
        terminal.press("enter")
        terminal.wait_for("Say your answer aloud first.")
        terminal.press("space")
        terminal.wait_for("key points")
        terminal.press("3")
        terminal.wait_for("Saved as attempt 1: good")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.left_on == set()
    with newcomer.start() as terminal:
        terminal.wait_for("1 attempt today")
        terminal.wait_for("of the routine you began")
        terminal.press("enter")
        terminal.wait_for(re.compile(r"2 of \d+ · "))
        terminal.press("q")
        terminal.wait_gone("2 of ")
        terminal.wait_for("1 attempt today")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert len(newcomer.kept().attempts) == 1


def test_the_same_in_russian_with_the_keys_of_a_russian_layout(newcomer: Coach) -> None:
    TRANSLATOR.use("ru")
    with newcomer.start("--lang", "ru") as terminal:
        terminal.wait_for(_("Three questions, and each may be skipped."))
        terminal.press("escape")
        terminal.wait_for(_("Today"))
        terminal.press("enter")
        terminal.wait_for(_("Say your answer aloud first."))
        terminal.press("р")  # h: a hint
        terminal.wait_for(_("hints"))
        terminal.press("space")
        terminal.wait_for(_("key points"))
        terminal.press("3")
        terminal.wait_for(
            _("Saved as attempt {n}: {rating}, next in {interval}").format(n=1, rating=_("good"), interval="<")
        )
        assert CYRILLIC.search(terminal.text)
        terminal.press("й")
        terminal.wait_for(_("Today"))
        terminal.press("ctrl+й")
        assert terminal.wait_exit() == 0
        assert terminal.left_on == set()
    assert len(newcomer.kept().attempts) == 1


@pytest.mark.parametrize("keys", [("ctrl+q",), ("q",), ("й",), ("ctrl+й",)])
def test_the_home_screen_is_left_by_each_of_its_keys(coach: Coach, keys: tuple[str, ...]) -> None:
    with coach.start() as terminal:
        terminal.wait_for("0 attempts today")
        terminal.press(*keys)
        assert terminal.wait_exit() == 0


def test_f2_switches_the_language_of_question_and_interface_while_it_runs(coach: Coach) -> None:
    with coach.start("drill", "flashcards", "--seed", "1") as terminal:
        terminal.wait_for("Say your answer aloud first.")
        assert not CYRILLIC.search(terminal.text)
        terminal.press("f2")
        terminal.wait_for(CYRILLIC)
        terminal.press("f2")
        terminal.wait_until(lambda: not CYRILLIC.search(terminal.text), "English")
        terminal.press("f2")
        terminal.wait_for(CYRILLIC)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    with coach.start() as terminal:
        terminal.wait_for(CYRILLIC)


def test_russian_is_spoken_where_the_locale_asks_for_it(newcomer: Coach) -> None:
    with newcomer.start(env={"LANG": "ru_RU.UTF-8"}) as terminal:
        TRANSLATOR.use("ru")
        terminal.wait_for(_("Three questions, and each may be skipped."))
        terminal.wait_for("‹ Русский ›")


def test_ctrl_c_only_says_how_to_leave(coach: Coach) -> None:
    with coach.start() as terminal:
        terminal.wait_for("0 attempts today")
        terminal.press("ctrl+c")
        terminal.wait_for("Ctrl+Q leaves the program")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
