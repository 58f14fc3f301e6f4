"""Practising: today's routine, a drill on part of the library, the routine that was left."""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from interview_coach.cli.commands import PROGRAM
from interview_coach.cli.declare import PATH, Number, OneOf, argument, command, option
from interview_coach.cli.launch import launch
from interview_coach.cli.narrowing import narrowed
from interview_coach.cli.opening import open_session
from interview_coach.cli.terminal import is_utf8
from interview_coach.drills.outcome import DrillName
from interview_coach.errors import CoachError, Exit
from interview_coach.i18n import N_, _
from interview_coach.library.kinds.shared import LEVELS, Level
from interview_coach.plain.lines import Lines
from interview_coach.plain.output import complain, say
from interview_coach.plain.player import play
from interview_coach.routines.reasons import why_empty
from interview_coach.routines.routine import Routine
from interview_coach.routines.runner import Runner
from interview_coach.routines.today import today as make_today
from interview_coach.session import Session
from interview_coach.settings import Answering
from interview_coach.tui.start import Start

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


@dataclass(frozen=True, slots=True)
class Way:
    """How to practise, whatever is practised."""

    plain: bool
    """In lines instead of on the full screen."""
    typed: bool | None
    """Whether timed answers are typed; None: as the settings have it."""
    packs: Sequence[Path]
    """Packs beside the shipped and the installed ones."""
    seed: int | None = None

    @property
    def answering(self) -> Answering | None:
        """The same, as the settings name it."""
        return None if self.typed is None else "typed" if self.typed else "spoken"

    def again(self) -> str:
        """Return the command that goes on with a routine which was left."""
        typed = [] if self.typed is None else ["--typed" if self.typed else "--spoken"]
        packs = [word for pack in self.packs for word in ("--pack", str(pack))]
        return shlex.join([PROGRAM, "resume", "--plain", *typed, *packs])


_PLAIN: Final = option("--plain", is_flag=True, help=N_("lines of text instead of the full screen"))
_PACK: Final = option(
    "--pack", "packs", multiple=True, type=PATH, metavar="PATH", help=N_("also use this pack; may be repeated")
)
_SEED: Final = option("--seed", type=Number(0, 2**32 - 1), help=N_("draw the order with this number, to get it again"))
_TOPIC: Final = option("--topic", metavar="TOPIC", help=N_("only this topic, such as hr or hr/conflict"))
_LEVEL: Final = option("--level", type=OneOf(LEVELS), help=N_("only this level"))
_COUNT: Final = option("--count", type=Number(1, 400), help=N_("how many items"))

_WAY: Final = (
    _PLAIN,
    option("--typed/--spoken", default=None, help=N_("type timed answers, or say them; else as the settings have it")),
    _PACK,
)
_LENGTH: Final = (option("--minutes", type=Number(1, 240), help=N_("minutes to practise")), _SEED)
_PART: Final = (
    _TOPIC,
    _LEVEL,
    option("--kind", metavar="KIND", help=N_("only this kind of item")),
    _COUNT,
)


def _options(*groups: Sequence[Decorator]) -> Decorator:
    """Give a command the options of some groups, in their order."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for add in reversed([add for group in groups for add in group]):
            function = add(function)
        return function

    return decorate


@command("today")
@_options(_LENGTH, _WAY)
def today(minutes: int | None, **way: Any) -> int:
    """Play today's routine: the one that was left today, or a new one."""
    chosen = Way(**way)
    afresh = minutes is not None or chosen.seed is not None
    if chosen.plain:
        return _today_in_lines(chosen, minutes, afresh)

    def begin(session: Session) -> Start:
        if not afresh and _left_today(session):
            return Start(resume=True, answering=chosen.answering)
        routine = _today(session, minutes)
        return Start(routine if routine.steps else None, answering=chosen.answering)

    return launch(begin, packs=chosen.packs, seed=chosen.seed)


@command("resume")
@_options(_WAY)
def resume(**way: Any) -> int:
    """Go on with the routine that was left half way."""
    chosen = Way(**way)

    def left(session: Session) -> Runner:
        runner = session.resume()
        if runner is None:
            told = _("No routine was left half way. A new one: {command}")
            raise CoachError(told.format(command=f"{PROGRAM} today"))
        return runner

    def begin(session: Session) -> Start:
        left(session)
        return Start(resume=True, answering=chosen.answering)

    if not chosen.plain:
        return launch(begin, packs=chosen.packs)
    with open_session(packs=chosen.packs) as session:
        _play(session, left(session), chosen)
    return Exit.OK


@command("drill flashcards")
@_options(_PART, _LENGTH, _WAY)
def flashcards(topic: str | None, level: Level | None, kind: str | None, **rest: Any) -> int:
    """Play flashcards."""
    return _drill("flashcard", topic, level, kind, **rest)


@command("drill timed")
@_options(_PART, _LENGTH, _WAY)
def timed(topic: str | None, level: Level | None, kind: str | None, **rest: Any) -> int:
    """Play timed answers."""
    return _drill("timed", topic, level, kind, **rest)


@command("drill scoring")
@argument("items", nargs=-1, metavar="[ITEM]...")
@_options((_TOPIC, _LEVEL, _COUNT, _SEED, _PLAIN, _PACK))
def scoring(items: Sequence[str], topic: str | None, level: Level | None, count: int | None, **way: Any) -> int:
    """Play scoring practice: on the samples of these items, or of a part of the library."""
    chosen = Way(typed=None, **way)

    def make(session: Session) -> Routine:
        part = narrowed(session.library, topic, level, None)
        if items:
            names = [session.library.resolve(item) for item in items]
            routine = session.routine_of(names, "scoring", count=count)
        else:
            routine = session.pick("scoring", part, count=count)
        if not routine.steps:
            raise CoachError(" ".join([why_empty("unsampled"), *session.library.warnings]))
        return routine

    return _practise(make, chosen)


def _drill(
    drill: DrillName,
    topic: str | None,
    level: Level | None,
    kind: str | None,
    *,
    count: int | None,
    minutes: int | None,
    **way: Any,
) -> int:
    chosen = Way(**way)

    def make(session: Session) -> Routine:
        part = narrowed(session.library, topic, level, kind)
        routine = session.pick(drill, part, count=count, minutes=minutes)
        if not routine.steps:
            told = _("Nothing in the library matches. See what there is: {command}")
            raise CoachError(" ".join([told.format(command=f"{PROGRAM} library list"), *session.library.warnings]))
        return routine

    return _practise(make, chosen)


def _practise(make: Callable[[Session], Routine], way: Way) -> int:
    """Play the routine that `make` returns."""
    if not way.plain:
        return launch(lambda session: Start(make(session), answering=way.answering), packs=way.packs, seed=way.seed)
    with open_session(packs=way.packs, seed=way.seed) as session:
        _play(session, session.runner(make(session)), way)
    return Exit.OK


def _today(session: Session, minutes: int | None) -> Routine:
    """Return today's routine; with `minutes` one of that length, whatever was practised today already."""
    return make_today(
        session.progress,
        session.library,
        session.history,
        session.settings,
        session.clock,
        session.chance,
        minutes=minutes,
    )


def _today_in_lines(way: Way, minutes: int | None, afresh: bool) -> int:
    with open_session(packs=way.packs, seed=way.seed) as session:
        runner = None if afresh else _left_today(session)
        if runner is not None:
            say(_("Going on with today's routine, as you left it."))
        else:
            routine = _today(session, minutes)
            if not routine.steps:
                say(why_empty(routine.empty or "nothing"))
                return Exit.OK
            runner = session.runner(routine)
        _play(session, runner, way)
    return Exit.OK


def _left_today(session: Session) -> Runner | None:
    """Return the runner of today's routine, where it was begun on this day and left half way."""
    runner = session.resume()
    if runner is None or runner.routine.title != "today":
        return None
    moment = session.progress.moment
    return runner if moment.day_of(runner.routine.made) == moment.day else None


def _play(session: Session, runner: Runner, way: Way) -> None:
    """Play a routine on stdin and stdout, and tell on stderr what else the learner should know."""
    source = sys.stdin or io.StringIO()  # a program can be started without a stdin
    live = source.isatty() and sys.stdout.isatty()
    spoken = session.settings.answering == "spoken" if way.typed is None else not way.typed
    _warn(session)
    try:
        play(session, runner, Lines(source, live=live), spoken=spoken, again=way.again())
    finally:
        for warning in session.history.warnings:
            complain(warning)


def _warn(session: Session) -> None:
    if session.history.shared:
        complain(session.history.shared)
    encoding = getattr(sys.stdout, "encoding", None)
    if encoding and not is_utf8(encoding):
        told = _(
            "The output takes {encoding}, not UTF-8; letters that it lacks become question marks. Set LC_ALL=C.UTF-8."
        )
        complain(told.format(encoding=encoding))
