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

Minutes = Annotated[int, Meta(ge=5, le=240)]
Theme = Literal["coach-dark", "coach-light", "coach-contrast"]
Answering = Literal["spoken", "typed"]


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
    rollover: Annotated[int, Meta(ge=0, le=23)] = 4
    """The local hour at which the learner's day begins."""
    welcomed: bool = False
    """Whether the questions of the first start were answered or skipped."""


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
