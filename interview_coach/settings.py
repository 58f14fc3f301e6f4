"""What the learner has chosen: kept in `settings.json`, every field with a sensible default."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from interview_coach.errors import CoachError
from interview_coach.i18n import _
from interview_coach.paths import write_private
from interview_coach.text import Lang
from interview_coach.words import PACE

Minutes = Annotated[int, Meta(ge=5, le=240)]
Theme = Literal["coach-dark", "coach-light", "coach-contrast"]
Answering = Literal["spoken", "typed"]
Pace = Annotated[int, Meta(ge=40, le=300)]
Fillers = tuple[Annotated[str, Meta(min_length=1, max_length=40)], ...]


class Settings(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One learner's choices. Immutable: a change makes a new object, which is then saved."""

    language: Lang | None = None
    """Language of the interface and of content; None: what the locale says."""
    theme: Theme = "coach-dark"
    interview: date | None = None
    """The day of the interview."""
    employer: str = ""
    """Whose interview it is, as the home screen names it."""
    minutes: Minutes = 20
    """Minutes of practice a day."""
    new_cards: Annotated[int, Meta(ge=0, le=50)] = 6
    """New items a day at the most."""
    buttons: Literal[2, 4] = 4
    """How many buttons rate a flashcard."""
    answering: Answering = "spoken"
    """How timed answers are given unless the learner says otherwise."""
    pace_en: Pace | None = None
    """Words a minute that the learner speaks in English; None: the language's usual pace."""
    pace_ru: Pace | None = None
    """The same in Russian."""
    fillers_en: Fillers | None = None
    """Filler words that the feedback on English answers listens for; None: the shipped list."""
    fillers_ru: Fillers | None = None
    """The same in Russian."""
    hide_scores: bool = False
    """Whether figures about the learner's own answers are kept but not shown."""
    rollover: Annotated[int, Meta(ge=0, le=23)] = 4
    """The local hour at which the learner's day begins."""
    welcomed: bool = False
    """Whether the questions of the first start were answered or skipped."""

    def pace(self, lang: Lang) -> int:
        """Return the words a minute that the learner speaks in a language, as measured or as usual."""
        return {"en": self.pace_en, "ru": self.pace_ru}[lang] or PACE[lang]

    def fillers(self, lang: Lang) -> Fillers | None:
        """Return the learner's own list of filler words; None: the shipped one."""
        return {"en": self.fillers_en, "ru": self.fillers_ru}[lang]


def parted(text: str) -> Fillers:
    """Return the words or phrases of a list that is written with commas, each of them once."""
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def load(path: Path) -> Settings:
    """Read the settings at `path`; a file that is not there holds the defaults.

    Raises:
        CoachError: the file is there and cannot be read or understood.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise CoachError(
            _("{path}: the settings cannot be read ({why}). Make the file readable.").format(
                path=path, why=error.strerror
            )
        ) from error
    try:
        return msgspec.json.decode(content, type=Settings)
    except msgspec.DecodeError as error:
        raise CoachError(
            _(
                "{path}: the settings cannot be understood ({why}). Mend the line, or delete the file to start afresh."
            ).format(path=path, why=error)
        ) from error


def save(settings: Settings, path: Path) -> None:
    """Write the settings to `path`.

    Raises:
        CoachError: the file cannot be written.
    """
    try:
        write_private(path, msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n")
    except OSError as error:
        raise CoachError(
            _("{path}: the settings cannot be saved ({why}).").format(path=path, why=error.strerror)
        ) from error
