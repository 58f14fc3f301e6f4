"""One learner's sitting: the settings, library, history and progress that both front ends work with."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from msgspec.structs import replace

from interview_coach import settings as settings_file
from interview_coach.clock import Clock
from interview_coach.drills.outcome import DrillName
from interview_coach.errors import CoachError
from interview_coach.history.store import History
from interview_coach.i18n import TRANSLATOR, _
from interview_coach.library.entries import Filter
from interview_coach.library.library import Library
from interview_coach.paths import Places, shipped_content
from interview_coach.progress.progress import Progress
from interview_coach.progress.schedule import fold
from interview_coach.routines.pick import chosen, pick
from interview_coach.routines.routine import Routine
from interview_coach.routines.runner import Runner
from interview_coach.routines.samples import pick_samples, samples_of
from interview_coach.routines.today import today
from interview_coach.settings import Settings
from interview_coach.text import Lang

PASSAGE: Final = "support-engineer/soft-clear-speech"
"""The item whose model answer is read aloud to measure a pace."""

Report = Callable[[int, int], None]
"""Told how much of a long piece of work is done, and of how much."""


@dataclass(slots=True)
class Session:
    """Everything opened; close it, or use it as a context manager."""

    places: Places
    settings: Settings
    clock: Clock
    chance: random.Random
    library: Library
    history: History
    progress: Progress

    @classmethod
    def open(
        cls,
        places: Places,
        clock: Clock,
        *,
        packs: Sequence[Path] = (),
        seed: int | None = None,
        read_only: bool = False,
        report: Report | None = None,
    ) -> Session:
        """Open a learner's files, with `packs` beside the shipped and the installed ones.

        Raises:
            Refusal: the history is in use, damaged, or from a newer version.
            CoachError: the settings or a pack named here cannot be read.
        """
        settings = settings_file.load(places.settings)
        chance = random.Random(seed)
        library = open_library(places, packs, report)
        history = History.open(places, clock, fold, chance, read_only=read_only)
        history.follow(library.generation, library.topic_of())
        return cls(places, settings, clock, chance, library, history, Progress(history, library, settings, clock))

    @property
    def lang(self) -> Lang:
        """The language of content and interface."""
        return TRANSLATOR.lang

    def change(self, settings: Settings) -> None:
        """Save `settings` and work with them from now on.

        Raises:
            CoachError: they cannot be saved; the old ones stay.
        """
        settings_file.save(settings, self.places.settings)
        self.settings = settings
        self.progress = Progress(self.history, self.library, settings, self.clock)

    def today(self, *, extra: bool = False) -> Routine:
        """Return what to practise now; with `extra` beyond the day's minutes."""
        return today(self.progress, self.library, self.history, self.settings, self.clock, self.chance, extra=extra)

    def pick(
        self, drill: DrillName, chosen: Filter, *, count: int | None = None, minutes: int | None = None
    ) -> Routine:
        """Return a routine of what `chosen` leaves: due items first, then new ones, then the rest.

        In scoring practice: the sample answers never scored first, then those scored the longest ago.
        """
        if drill == "scoring":
            return pick_samples(
                self.library, self.history, self.clock, self.chance, chosen, count=count, minutes=minutes
            )
        return pick(
            self.progress,
            self.library,
            self.history,
            self.clock,
            self.chance,
            drill=drill,
            filter=chosen,
            count=count,
            minutes=minutes,
        )

    def routine_of(self, items: Sequence[str], drill: DrillName, *, count: int | None = None) -> Routine:
        """Return a routine of exactly these items, in their order; in scoring practice of their samples, or `count`."""
        if drill == "scoring":
            return samples_of(items, self.library, self.history, self.clock, self.chance, count=count)
        return chosen(items, drill=drill, clock=self.clock, chance=self.chance)

    def runner(self, routine: Routine) -> Runner:
        """Begin to play a routine."""
        return Runner(routine, self.history, self.library, self.progress)

    def resume(self) -> Runner | None:
        """Return the routine that was left half way, or None."""
        return Runner.resume(self.history, self.library, self.progress)

    def passage(self) -> str:
        """Return a text to read aloud, in the language in use, by which a pace is measured.

        Raises:
            CoachError: the pack that brings it is not there.
        """
        item = self.library.item(PASSAGE)
        if item is None:
            raise CoachError(_("The text to read aloud is missing: the shipped content is incomplete."))
        return item.answer.get(self.lang)

    def keep_pace(self, pace: int) -> None:
        """Measure answers in the language in use by `pace` words a minute from now on.

        Raises:
            CoachError: the settings cannot be saved.
        """
        self.change(replace(self.settings, **{f"pace_{self.lang}": pace}))

    def close(self) -> None:
        self.history.close()
        self.library.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_library(places: Places, packs: Sequence[Path] = (), report: Report | None = None) -> Library:
    """Open the shipped pack, the installed ones and `packs`."""
    return Library.open(places.library_index, [shipped_content(), *places.own_packs(), *packs], report)
