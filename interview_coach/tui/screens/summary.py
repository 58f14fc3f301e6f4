"""The end of a routine: what was done, how it went, what comes back and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from interview_coach import wording
from interview_coach.clock import Clock
from interview_coach.drills.outcome import Rating
from interview_coach.i18n import N_, TRANSLATOR, _
from interview_coach.library.library import Library
from interview_coach.progress.calibration import Bias, told
from interview_coach.routines.runner import RoutineSummary
from interview_coach.tui import page
from interview_coach.tui.command import Command
from interview_coach.tui.messages import Home
from interview_coach.tui.screen import CoachScreen
from interview_coach.tui.widgets.pageview import PageView

STYLES = {Rating.AGAIN: "$error", Rating.HARD: "$warning", Rating.GOOD: "$success", Rating.EASY: "$primary"}


class SummaryScreen(CoachScreen):
    """Shows a finished routine."""

    AUTO_FOCUS = "PageView"

    ACTIONS: ClassVar = (Command("enter,space,escape,q", N_("home"), "leave", N_("Back to the home screen.")),)

    def __init__(
        self,
        summary: RoutineSummary,
        library: Library,
        clock: Clock,
        biases: Sequence[Bias] = (),
        *,
        figures: bool = True,
    ) -> None:
        """Show `summary`, and how the learner rates by the criteria met in it; without `figures` in words alone."""
        super().__init__()
        self.figures = figures
        self.biases = biases
        self.summary = summary
        self.library = library
        self.clock = clock

    def heading(self) -> tuple[str, str]:
        return _("Routine done"), wording.minutes(self.summary.seconds)

    def compose_body(self) -> Iterable[Widget]:
        yield PageView(id="text", classes="column")

    def draw(self) -> None:
        summary = self.summary
        width = min(page.WIDEST, self.app.size.width - 5)
        blocks = [
            Content.styled(_("You answered {attempts}.").format(attempts=wording.attempts(summary.answered)), "bold")
        ]
        if summary.answered > summary.scored and self.figures:
            blocks.append(Content("\n").join(self._rating(rating) for rating in Rating))
        if summary.look_again:
            titles = [
                entry.title.get(TRANSLATOR.lang) for entry in map(self.library.entry, summary.look_again) if entry
            ]
            blocks += [page.title(_("look at these again"), width), page.bullets(titles, width)]
        if self.biases:
            lines = [told(bias, TRANSLATOR.lang, figures=self.figures) for bias in self.biases]
            blocks += [page.title(_("how you score"), width), page.bullets(lines, width)]
        if summary.next_due is not None:
            blocks.append(
                Content(
                    _("The next card is due in {interval}.").format(
                        interval=wording.interval(summary.next_due - self.clock.now())
                    )
                )
            )
        self.query_one(PageView).show(page.stack(blocks))

    def _rating(self, rating: Rating) -> Content:
        count = self.summary.ratings[rating]
        return Content.assemble(f"{_(wording.RATINGS[rating]):<10}", (f"{'█' * count} ", STYLES[rating]), str(count))

    def action_leave(self) -> None:
        self.post_message(Home())
