"""The language that a command speaks, found without loading what only reads and checks settings."""

from __future__ import annotations

import re

from interview_coach.i18n import TRANSLATOR, language_of
from interview_coach.paths import Places
from interview_coach.text import LANGUAGES, Lang

_SETTING = re.compile(rb'"language"\s*:\s*"(\w+)"')


def as_language(text: str) -> Lang | None:
    """Return the language that `text` names, or None."""
    return next((lang for lang in LANGUAGES if lang == text), None)


def speak(asked: Lang | None = None) -> Lang:
    """Speak the language asked for, else that of the settings, else the locale's, and return it."""
    lang = asked or _chosen() or language_of()
    TRANSLATOR.use(lang)
    return lang


def _chosen() -> Lang | None:
    """Return the language of the settings; settings that cannot be read are complained of where they matter."""
    try:
        found = _SETTING.search(Places.of().settings.read_bytes())
    except OSError:
        return None
    return as_language(found[1].decode()) if found else None
