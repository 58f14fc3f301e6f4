"""Small things that both front ends say the same way: times, ratings, levels."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from interview_coach.i18n import N_, _, ngettext
from interview_coach.text import Lang
from interview_coach.words import PACE_BAND

RATINGS: Final = {1: N_("again"), 2: N_("hard"), 3: N_("good"), 4: N_("easy")}
RATING_MEANINGS: Final = {
    1: N_("did not say it"),
    2: N_("said it with effort"),
    3: N_("said it"),
    4: N_("said it at once"),
}
LEVELS: Final = {1: N_("weak"), 2: N_("partial"), 3: N_("solid"), 4: N_("excellent")}
SENIORITY: Final = {"junior": N_("junior"), "middle": N_("middle"), "senior": N_("senior")}
STYLES: Final = {
    "flash": N_("flash card"),
    "timed": N_("timed answer"),
    "story": N_("story"),
    "diagnose": N_("diagnosis aloud"),
    "explain": N_("explain simply"),
    "pitch": N_("pitch"),
    "reply": N_("written reply"),
}


def interval(delta: timedelta) -> str:
    """Say in a word or two how far off something is: `<10 min`, `3 h`, `4 d`, `2 mo`."""
    minutes = delta.total_seconds() / 60
    if minutes < 60:
        return _("<{n} min").format(n=max(1, round(minutes)))
    if minutes < 60 * 24:
        return _("{n} h").format(n=round(minutes / 60))
    days = round(minutes / 60 / 24)
    return _("{n} d").format(n=days) if days < 60 else _("{n} mo").format(n=round(days / 30.4))


def countdown(seconds: float) -> str:
    """Say the time left as on a clock, `1:04`; overtime as `+0:12`."""
    whole = -int(-seconds // 1) if seconds > 0 else int(-seconds // 1)
    minutes, rest = divmod(whole, 60)
    return f"{minutes}:{rest:02}" if seconds > 0 or whole == 0 else f"+{minutes}:{rest:02}"


def minutes(seconds: float) -> str:
    """Say a length of time in whole minutes, at least one."""
    return _("{n} min").format(n=max(1, round(seconds / 60)))


def pace_told(pace: int | None, lang: Lang) -> str:
    """Say what a measured pace, in words a minute, means; None: nobody can have read that text in that time."""
    if pace is None:
        return _("That cannot have been the whole text at a speaking pace. Try once more.")
    low, high = PACE_BAND[lang]
    told = _("You read {pace} words a minute; calm speech has {low} to {high}.").format(pace=pace, low=low, high=high)
    if pace < low:
        return told + " " + _("Slow speech sounds unsure: shorten the pauses inside sentences.")
    return told if pace <= high else told + " " + _("Fast speech sounds nervous: breathe at every full stop.")


def apart(levels: int, *, figures: bool = True) -> str:
    """Say how far a level is from the key's, -3 to 3; without `figures` only on which side."""
    if levels == 0:
        return _("as the key")
    if not figures:
        return _("higher than the key") if levels > 0 else _("lower than the key")
    if levels > 0:
        return ngettext("{n} level too high", "{n} levels too high", levels).format(n=levels)
    return ngettext("{n} level too low", "{n} levels too low", -levels).format(n=-levels)


def percent(share: float) -> str:
    """Say a share in whole percent, rounded down."""
    return f"{int(share * 100)}\u00a0%"


def items(n: int) -> str:
    """Say how many items there are."""
    return ngettext("{n} item", "{n} items", n).format(n=n)


def attempts(n: int) -> str:
    """Say how many attempts there were."""
    return ngettext("{n} attempt", "{n} attempts", n).format(n=n)


def in_days(n: int) -> str:
    """Say how many days off a day is, today and past days included."""
    if n == 0:
        return _("today")
    if n == 1:
        return _("tomorrow")
    if n < 0:
        return ngettext("{n} day ago", "{n} days ago", -n).format(n=-n)
    return ngettext("in {n} day", "in {n} days", n).format(n=n)
