"""Showing and changing settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import msgspec

from interview_coach.cli.declare import argument, command, unknown
from interview_coach.errors import CoachError
from interview_coach.i18n import N_, _
from interview_coach.paths import Places
from interview_coach.plain.output import say
from interview_coach.settings import Settings, load, parted, save

ACCEPTED: Final[Mapping[str, str]] = {
    "language": N_("en, ru, or none for what the system says"),
    "interview": N_("the day of the interview, such as 2026-12-01, or none"),
    "employer": N_("the employer and the post, in your own words, or none"),
    "minutes": N_("minutes of practice a day, 5 to 240"),
    "new_cards": N_("new items a day at the most, 0 to 50"),
    "answering": N_("spoken or typed: how timed answers are given"),
    "buttons": N_("2 or 4: how many ratings a flashcard has"),
    "theme": N_("coach-dark, coach-light or coach-contrast"),
    "pace_en": N_("your words a minute in English, 40 to 300, or none"),
    "pace_ru": N_("your words a minute in Russian, 40 to 300, or none"),
    "fillers_en": N_("English filler words to listen for, parted by commas; none for the shipped list"),
    "fillers_ru": N_("Russian filler words to listen for, parted by commas; none for the shipped list"),
    "hide_scores": N_("yes or no: keep figures about your answers without showing them"),
    "rollover": N_("the hour at which a new day begins, 0 to 23"),
}
"""The settings that the command line shows, and what each of them takes."""

_NONE: Final = "none"
"""What stands for a setting that is not set."""

_YES: Final = "yes"
_NO: Final = "no"


@command("settings", N_("Without a key all settings are shown; with a key its value; with a value it is changed."))
@argument("key", required=False)
@argument("value", required=False)
def settings(key: str | None, value: str | None) -> None:
    """Show all settings, show one, or change one."""
    path = Places.of().settings
    current = load(path)
    if key is None:
        for name, accepted in ACCEPTED.items():
            say(f"{name} = {shown(current, name)}  ({_(accepted)})")
        return
    name = key.replace("-", "_")
    if name not in ACCEPTED:
        raise CoachError(_("Setting {problem}").format(problem=unknown(key, tuple(ACCEPTED))))
    if value is None:
        say(shown(current, name))
        return
    changed = with_value(current, name, value)
    save(changed, path)
    say(f"{name} = {shown(changed, name)}")


def shown(current: Settings, name: str) -> str:
    """Return a setting's value as the command line writes it."""
    value = getattr(current, name)
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, tuple):
        return ", ".join(value)
    return _NONE if value in (None, "") else str(value)


def with_value(current: Settings, name: str, text: str) -> Settings:
    """Return the settings with one of them changed to what `text` says.

    Raises:
        CoachError: the setting does not take it.
    """
    value = _value(name, getattr(Settings(), name), text)
    values = {**msgspec.to_builtins(current), name: value.isoformat() if isinstance(value, date) else value}
    try:
        return msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        raise CoachError(
            _("{setting} does not take “{text}”, but {accepted}.").format(
                setting=name, text=text, accepted=_(ACCEPTED[name])
            )
        ) from error


def _value(name: str, default: Any, text: str) -> Any:
    """Return what `text` stands for in the setting `name`; what it cannot stand for is left as it is, to be refused."""
    if text == _NONE and default in (None, ""):
        return default
    if isinstance(default, bool):
        return {_YES: True, _NO: False}.get(text, text)
    if name.startswith("fillers_"):
        return parted(text)
    return text if isinstance(default, str) else _number(text)


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdecimal() else text
