"""The language of the interface: gettext catalogues, switched while the program runs.

Mark a message with `_("…")` where it is shown, or with `N_("…")` where it is only declared and shown later. Messages
hold named places, filled after translation: `_("{n} left").format(n=3)`.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from pathlib import Path

from interview_coach.text import LANGUAGES, Lang

DOMAIN = "interview_coach"
FOLDER = Path(__file__).parent / "locales"


class Translator:
    """Translates messages into the language in use, English at first."""

    def __init__(self) -> None:
        self.lang: Lang = "en"
        self._catalogue: gettext.NullTranslations = gettext.NullTranslations()

    def use(self, lang: Lang) -> None:
        """Speak `lang` from now on."""
        self.lang = lang
        self._catalogue = gettext.translation(DOMAIN, FOLDER, languages=[lang], fallback=True)

    def one(self, message: str) -> str:
        """Return `message` in the language in use. The empty message is itself."""
        return self._catalogue.gettext(message) if message else ""

    def many(self, singular: str, plural: str, n: int) -> str:
        """Return the form of the message that goes with `n`, with `{n}` still to be filled."""
        return self._catalogue.ngettext(singular, plural, n)


TRANSLATOR = Translator()
_ = TRANSLATOR.one
ngettext = TRANSLATOR.many


def N_(message: str) -> str:
    """Mark a message for translation without translating it yet."""
    return message


def language_of(environment: Mapping[str, str] | None = None) -> Lang:
    """Return the language that the locale variables ask for, the first of `LANGUAGES` where they ask for no other."""
    env = os.environ if environment is None else environment
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wanted in env.get(name, "").split(":"):
            for lang in LANGUAGES:
                if wanted.lower().partition(".")[0].partition("_")[0] == lang:
                    return lang
        if env.get(name) and name != "LANGUAGE":
            break
    return LANGUAGES[0]
