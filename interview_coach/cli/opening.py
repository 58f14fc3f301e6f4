"""Opening a learner's files for a command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from interview_coach.cli.waiting import waiting
from interview_coach.clock import SystemClock
from interview_coach.errors import CoachError
from interview_coach.i18n import _
from interview_coach.library.library import Library
from interview_coach.paths import Places
from interview_coach.plain.output import complain
from interview_coach.session import Session, open_library


def open_session(
    *, packs: Sequence[Path] = (), seed: int | None = None, plain: bool = True, read_only: bool = False
) -> Session:
    """Open everything that belongs to the learner; see `Session.open`. In `plain` mode nothing moves a cursor."""
    there(packs)
    with waiting(_("Reading the library"), plain=plain) as report:
        session = Session.open(Places.of(), SystemClock(), packs=packs, seed=seed, read_only=read_only, report=report)
    if plain:
        _warn(session.library)  # the full screen shows warnings itself
    return session


@contextmanager
def opened_library(packs: Sequence[Path] = ()) -> Iterator[Library]:
    """Open the library alone, and tell on stderr which files it could not serve."""
    there(packs)
    with waiting(_("Reading the library")) as report:
        library = open_library(Places.of(), packs, report)
    try:
        _warn(library)
        yield library
    finally:
        library.close()


def there(paths: Sequence[Path]) -> None:
    """Return if every path names something that exists.

    Raises:
        CoachError: one does not.
    """
    for path in paths:
        if not path.exists():
            raise CoachError(_("{path}: there is no such file or folder.").format(path=path))


def _warn(library: Library) -> None:
    for warning in library.warnings:
        complain(warning)
