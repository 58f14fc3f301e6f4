"""The home screen: the interview, today's routine with its reasons, where the learner stands, ways to practise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from interview_coach import wording
from interview_coach.clock import learner_day
from interview_coach.drills.outcome import DrillName
from interview_coach.i18n import N_, TRANSLATOR, _, ngettext
from interview_coach.progress.summary import Tally
from interview_coach.routines import reasons
from interview_coach.routines.samples import SAMPLED
from interview_coach.session import Session
from interview_coach.tui.command import Command
from interview_coach.tui.messages import ChooseDrill, OpenLibrary, OpenSettings, Play, PlayPicked, Resume
from interview_coach.tui.screen import CoachScreen

BAR = 16
"""Cells of a bar."""

WEAKEST_COUNT = 10
"""Flashcards that are offered on the weakest topic."""


def _can_start(screen: HomeScreen) -> bool:
    return bool(screen.plan.steps) or screen.resumable is not None


def _can_resume(screen: HomeScreen) -> bool:
    return screen.resumable is not None


def _has_weakest(screen: HomeScreen) -> bool:
    return screen.weakest is not None


def _wants_more(screen: HomeScreen) -> bool:
    return not screen.plan.steps


def _has_samples(screen: HomeScreen) -> bool:
    return screen.session.library.count(SAMPLED) > 0


class HomeScreen(CoachScreen):
    """Where every sitting starts and ends."""

    ACTIONS: ClassVar = (
        Command(
            "enter", N_("start"), "start", N_("Start today's routine, or go on with the one you left."), when=_can_start
        ),
        Command(
            "d", N_("drop the routine left"), "drop", N_("Forget the routine that was left half way."), when=_can_resume
        ),
        Command("w", N_("the weakest"), "weakest", N_("Flashcards on the topic you know least of."), when=_has_weakest),
        Command("x", N_("some more"), "extra", N_("Practise beyond today's minutes."), when=_wants_more),
        Command("1", N_("flashcards"), "choose('flashcard')", N_("Choose flashcards by topic and level.")),
        Command("2", N_("timed answers"), "choose('timed')", N_("Choose timed answers by topic and level.")),
        Command(
            "3",
            N_("scoring practice"),
            "choose('scoring')",
            N_("Score answers of other people and compare with the key."),
            when=_has_samples,
        ),
        Command("l", N_("library"), "library", N_("Browse every item.")),
        Command("slash,full_stop", N_("search"), "search", N_("Search in the library.")),
        Command("s", N_("settings"), "settings", N_("Language, interview date, minutes a day, colours.")),
        Command("q", N_("quit"), "app.quit", N_("Leave the program.")),
    )

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._read()

    def _read(self) -> None:
        session = self.session
        self.plan = session.today()
        self.groups = reasons.groups(self.plan, session.library, session.progress.card_seconds())
        self.summary = session.progress.summary()
        left = session.resume()
        self.resumable = left.total - left.position if left else None

    def refresh_plan(self) -> None:
        """Look again: something was practised or changed."""
        self._read()
        self.say("")
        self.show()

    def heading(self) -> tuple[str, str]:
        settings = self.session.settings
        if settings.interview is None:
            return "Interview Coach", settings.employer or _("no interview date yet")
        today = learner_day(self.session.clock.now(), self.session.clock.zone, settings.rollover)
        days = (settings.interview - today).days
        name = settings.employer or _("interview")
        return "Interview Coach", f"{name} · {wording.in_days(days)}"

    def label(self, command: Command) -> str:
        return _("go on") if command.action == "start" and self.resumable is not None else super().label(command)

    def compose_body(self) -> Iterable[Widget]:
        with Horizontal(id="panels"):
            yield Static(id="today", markup=False)
            yield Static(id="standing", markup=False)
        with Vertical(id="ways"):
            yield Static(id="done", markup=False)

    def draw(self) -> None:
        self.query_one("#today", Static).update(self._today())
        self.query_one("#standing", Static).update(self._standing())
        self.query_one("#done", Static).update(self._done())

    def _today(self) -> Content:
        title = Content.assemble(
            (_("Today"), "bold $primary"), f" · {wording.minutes(self.session.settings.minutes * 60)}"
        )
        lines = [title, Content("")]
        if self.resumable is not None:
            left = ngettext(
                "{n} step is left of the routine you began",
                "{n} steps are left of the routine you began",
                self.resumable,
            )
            lines.append(Content.assemble(("▸ ", "$accent"), left.format(n=self.resumable)))
        elif not self.plan.steps:
            lines.append(Content(reasons.why_empty(self.plan.empty or "nothing")))
        else:
            lines += [self._group(i, group) for i, group in enumerate(self.groups)]
        if self.plan.steps or self.resumable is not None:
            word = _("go on") if self.resumable is not None else _("start")
            lines += [Content(""), Content.assemble(("⏎ ", "bold $accent"), (word, "bold"))]
        return Content("\n").join(lines)

    def _group(self, index: int, group: reasons.Group) -> Content:
        what = Content(reasons.what(group))
        return Content.assemble(
            ("▸ " if index == 0 else "  ", "$accent"),
            what.pad_right(max(0, 18 - what.cell_length)),
            (f"{wording.minutes(group.seconds):>7}  ", "bold"),
            (reasons.why(group.reason), "$foreground 70%"),
        )

    def _standing(self) -> Content:
        hidden = self.session.settings.hide_scores
        title = _("What you practised") if hidden else _("What you know")
        lines = [Content.styled(title, "bold $primary"), Content("")]
        whole = len(self.summary.areas) + len(self.summary.topics) <= self._room
        for area in self.summary.areas:
            lines.append(self._bar(area, 0))
            if whole:
                inside = (topic for topic in self.summary.topics if topic.path.startswith(f"{area.path}/"))
                lines += [self._bar(topic, 2) for topic in inside]
        if (weakest := self.weakest) and not hidden:
            lines += [
                Content(""),
                Content(_("Weakest: {topic}").format(topic=weakest.title.get(TRANSLATOR.lang))),
                Content.assemble(("w ", "bold $accent"), _("practise it with flashcards")),
            ]
        return Content("\n").join(lines)

    @property
    def _room(self) -> int:
        """Lines that the standing can take without pushing the rest of the page off the screen."""
        stacked = self.has_class("-narrow")  # the plan is above it then, not beside it
        return self.app.size.height - (16 if stacked else 11)

    @property
    def weakest(self) -> Tally | None:
        """The topic with the smallest known share, where anything was practised and not all is known."""
        begun = any(topic.seen for topic in self.summary.topics)
        open_ones = [topic for topic in self.summary.topics if topic.known < topic.items]
        return min(open_ones, key=lambda topic: topic.known / topic.items) if begun and open_ones else None

    def _bar(self, place: Tally, indent: int) -> Content:
        share = place.known / place.items if place.items else 0.0
        full = round(BAR * share)
        name = Content(" " * indent + place.title.get(TRANSLATOR.lang)).truncate(23, ellipsis=True)
        gap = " " * (24 - name.cell_length)
        if self.session.settings.hide_scores:
            return Content.assemble(name, gap, wording.items(place.seen) if place.seen else "·")
        return Content.assemble(
            name,
            gap,
            ("█" * full, "$success"),
            ("░" * (BAR - full), "$foreground 30%"),
            f" {place.known:>3}/{place.items}",
        )

    def _done(self) -> Content:
        summary = self.summary
        parts = [
            ngettext("{n} attempt today", "{n} attempts today", summary.done_today).format(n=summary.done_today),
            _("{n} due").format(n=summary.due),
        ]
        if summary.streak > 1:
            parts.append(ngettext("{n} day in a row", "{n} days in a row", summary.streak).format(n=summary.streak))
        lines = [Content.styled(" · ".join(parts), "$foreground 70%")]
        warnings = [*self.session.library.warnings, *self.session.history.warnings]
        lines += [Content.styled(warning, "$warning") for warning in warnings]
        return Content("\n").join(lines)

    def action_start(self) -> None:
        self.post_message(Resume() if self.resumable is not None else Play(self.plan))

    def action_drop(self) -> None:
        if left := self.session.resume():
            left.abandon()
        self.refresh_plan()

    def action_extra(self) -> None:
        self.plan = self.session.today(extra=True)
        if self.plan.steps:
            self.post_message(Play(self.plan))
        else:
            self.say(_("There is nothing more to offer: everything was practised today."))

    def action_choose(self, drill: DrillName) -> None:
        self.post_message(ChooseDrill(drill))

    def action_weakest(self) -> None:
        assert self.weakest is not None  # the command applies only then
        self.post_message(PlayPicked("flashcard", self.weakest.path, None, WEAKEST_COUNT))

    def action_library(self) -> None:
        self.post_message(OpenLibrary())

    def action_search(self) -> None:
        self.post_message(OpenLibrary(searching=True))

    def action_settings(self) -> None:
        self.post_message(OpenSettings())
