"""What screens ask for: where to go next. The app answers; screens never open each other."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from interview_coach.drills.outcome import DrillName
from interview_coach.library.kinds.shared import Level
from interview_coach.routines.routine import Routine
from interview_coach.settings import Settings
from interview_coach.text import Lang


@dataclass
class Play(Message):
    """Begin a routine."""

    routine: Routine


@dataclass
class Resume(Message):
    """Go on with the routine that was left."""


@dataclass
class NextStep(Message):
    """The step on show is done with: show the next one, or the summary, and there `news`."""

    news: str = ""


@dataclass
class ChooseDrill(Message):
    """Ask what to practise in a drill."""

    drill: DrillName


@dataclass
class OpenLibrary(Message):
    """Browse the library, with the cursor in the search field where `searching`."""

    searching: bool = False


@dataclass
class OpenSettings(Message):
    """Change the settings; the screen opens with `news`."""

    news: str = ""


@dataclass
class MeasurePace(Message):
    """Read a text aloud, to measure the words a minute."""


@dataclass
class Home(Message):
    """Leave for the home screen."""


@dataclass
class Chosen(Message):
    """Settings were changed and saved."""

    settings: Settings


@dataclass
class Speak(Message):
    """Use another language from now on."""

    lang: Lang


@dataclass
class PlayItems(Message):
    """Practise these items, in this order."""

    addresses: list[str]
    drill: DrillName


@dataclass
class PlayPicked(Message):
    """Practise what a filter picks."""

    drill: DrillName
    topic: str | None
    level: Level | None
    count: int
