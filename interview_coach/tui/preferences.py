"""The choices of the settings, each with how it is shown, read and explained; the first start asks three of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from interview_coach.feedback.lexicon import lexicon
from interview_coach.i18n import _
from interview_coach.settings import Fillers, Pace, Settings, parted
from interview_coach.text import LANGUAGE_NAMES, LANGUAGES, Lang
from interview_coach.tui.themes import THEMES
from interview_coach.tui.widgets.choices import Choice
from interview_coach.words import PACE

MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, 120)


def read_date(text: str) -> date | None:
    """Read a day as `2026-12-01` or `01.12.2026`; an empty text is no day.

    Raises:
        ValueError: with a sentence that says how to write it.
    """
    if not text:
        return None
    try:
        if "." in text:
            day, month, year = text.split(".")
            return date(int(year), int(month), int(day))
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("Write the day as 2026-12-01 or 01.12.2026, or leave the line empty.")) from None


def _show_date(day: date | None) -> str:
    return day.isoformat() if day else _("not set")


def _employer(text: str) -> str:
    return text


def choices() -> Sequence[Choice]:
    """Return every choice of the settings, in the order of the screen."""
    return (
        Choice("language", lambda: _("Language"), LANGUAGES, lambda lang: LANGUAGE_NAMES[lang]),
        Choice(
            "interview",
            lambda: _("Day of the interview"),
            text=_show_date,
            parse=read_date,
            edit=lambda day: day.isoformat() if day else "",
            help=lambda: _("The plan works towards this day."),
        ),
        Choice(
            "employer",
            lambda: _("Employer and post"),
            text=lambda name: name or _("not set"),
            parse=_employer,
            help=lambda: _("Shown on the home screen."),
        ),
        Choice(
            "minutes",
            lambda: _("Minutes a day"),
            MINUTES,
            lambda n: _("{n} min").format(n=n),
            help=lambda: _("How long today's routine takes."),
        ),
        Choice(
            "new_cards",
            lambda: _("New items a day"),
            (0, 2, 4, 6, 8, 10, 15, 20),
            help=lambda: _("At most; each new item comes back several times."),
        ),
        Choice(
            "answering",
            lambda: _("Timed answers are"),
            ("spoken", "typed"),
            lambda way: _("said aloud") if way == "spoken" else _("typed"),
            help=lambda: _("Aloud is closer to the interview; each answer can still be changed."),
        ),
        Choice(
            "buttons",
            lambda: _("Buttons on flashcards"),
            (4, 2),
            lambda n: _("4: again, hard, good, easy") if n == 4 else _("2: again, good"),
        ),
        *(choice for lang in LANGUAGES for choice in _speech(lang)),
        Choice(
            "hide_scores",
            lambda: _("Figures about your answers"),
            (False, True),
            lambda hidden: _("kept, not shown") if hidden else _("shown"),
            help=lambda: _("Levels, scores and comparisons are kept either way."),
        ),
        Choice("theme", lambda: _("Colours"), tuple(THEMES), lambda name: _(THEMES[name])),
        Choice(
            "rollover",
            lambda: _("A new day begins at"),
            tuple(range(24)),
            lambda hour: f"{hour}:00",
            help=lambda: _("Practice before this hour still counts for the day before."),
        ),
    )


def _speech(lang: Lang) -> Sequence[Choice]:
    """Return the choices about how the learner speaks a language."""
    name = LANGUAGE_NAMES[lang]
    return (
        Choice(
            f"pace_{lang}",
            lambda: _("Words a minute: {language}").format(language=name),
            text=lambda pace: str(pace) if pace else _("{n}, as usual").format(n=PACE[lang]),
            parse=_read_pace,
            edit=lambda pace: str(pace or ""),
            help=lambda: _("p measures your own pace: read a text aloud."),
        ),
        Choice(
            f"fillers_{lang}",
            lambda: _("Filler words: {language}").format(language=name),
            text=lambda words: _("your list: {n}").format(n=len(words)) if words is not None else _("the shipped list"),
            parse=_read_fillers,
            edit=lambda words: ", ".join(lexicon(lang).filler_words if words is None else words),
            help=lambda: _(
                "What the feedback on typed answers listens for; an empty line brings the shipped list back."
            ),
        ),
    )


def _read_pace(text: str) -> int | None:
    """Read words a minute; an empty text is the usual pace.

    Raises:
        ValueError: with a sentence that says what is taken.
    """
    try:
        return msgspec.convert(int(text), Pace) if text else None
    except (ValueError, msgspec.ValidationError):
        raise ValueError(_("Write a number from 40 to 300, or leave the line empty.")) from None


def _read_fillers(text: str) -> Fillers | None:
    """Read words parted by commas; an empty text is the shipped list.

    Raises:
        ValueError: with a sentence that says what is taken.
    """
    try:
        return msgspec.convert(parted(text), Fillers) if parted(text) else None
    except msgspec.ValidationError:
        raise ValueError(_("A filler word has 40 characters at most.")) from None


def value_of(settings: Settings, name: str, lang: str) -> Any:
    """Return a setting's value as its choice shows it; the language in use where none was chosen."""
    return (settings.language or lang) if name == "language" else getattr(settings, name)
