"""The score sheet: criteria with their anchors, key points to tick, the rating, then the model answer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from interview_coach import wording
from interview_coach.drills.outcome import Rating
from interview_coach.drills.timed import TimedAnswer
from interview_coach.feedback.advice import advice, measure
from interview_coach.feedback.finding import Quote
from interview_coach.feedback.report import Report
from interview_coach.i18n import _
from interview_coach.safetext import visible
from interview_coach.tui import markdown, page
from interview_coach.tui.widgets.criterion import CriterionRow, Picked
from interview_coach.tui.widgets.rows import Form, Row

QUOTES = 5
"""Quotes of one finding that are shown."""

BESIDE = 130
"""Cells of a screen from which on what was noticed stands beside the criteria."""


class Ticked(Message):
    """The key point under the cursor was clicked."""


class PointRow(Row):
    """One key point, ticked if it was said."""

    def __init__(self, index: int, answer: TimedAnswer) -> None:
        super().__init__()
        self.index = index
        self.heard: tuple[Quote, ...] = ()
        """Words of the answer that suggest the point."""
        self._answer = answer

    def face(self) -> Content:
        point = self._answer.question.points[self.index]
        name, style = page.WEIGHTS[point.weight]
        mark = "[x] " if self.index in self._answer.said else "[ ] "
        label = Content.assemble((mark, "bold"), (_(name), style))
        indent = len(mark) + page.weight_width() + 2
        body = Content(point.text.get(self._answer.lang))
        if self.heard:
            perhaps = Content.assemble((_("perhaps:"), "$foreground 70%"), " ", quoted(self.heard[:2]))
            body = Content.assemble(body, "\n", perhaps)
        return page.hang(label, body, self.text_width, indent)

    def on_click(self) -> None:
        self.post_message(Ticked())


class RatingRow(Row):
    """The rating for the schedule: the suggested one unless the learner chooses another."""

    def __init__(self, answer: TimedAnswer) -> None:
        super().__init__()
        self._answer = answer
        self.chosen: Rating | None = None
        self._ends: list[int] = []

    @property
    def rating(self) -> Rating | None:
        return self.chosen or self._answer.suggested

    def face(self) -> Content:
        parts = [Content.styled(_("Rating for the schedule") + "  ", "bold")]
        for rating in Rating:
            name = f"{rating.value} {_(wording.RATINGS[rating])}"
            picked = rating is self.rating
            parts.append(Content.styled(f"[{name}]" if picked else f" {name} ", "bold $success" if picked else ""))
        self._ends = list(accumulate(part.cell_length for part in parts))
        suggested = self._answer.suggested
        if suggested is not None:
            word = _("suggested: {rating}").format(rating=_(wording.RATINGS[suggested]))
            parts.append(Content.styled(f"\n{word}", "$foreground 70%"))
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        column = event.x - self.gutter.left
        if event.y == 0 and self._ends[0] <= column < self._ends[-1]:
            self.post_message(Picked(bisect_right(self._ends, column)))


def quoted(quotes: Iterable[Quote]) -> Content:
    """Return the learner's own words, as quotes."""
    words = (_("“{words}”").format(words=visible(" ".join(quote.text.split()))) for quote in quotes)
    return Content.styled(", ".join(words), "italic $secondary")


class ScoreSheet(Form):
    """Scores one answer. Fill it with the answer; it changes the answer and shows what follows."""

    DEFAULT_CSS = """
    ScoreSheet { height: 1fr; display: none;
        .sheet-title { color: $foreground 75%; padding: 0 1; margin-top: 1; }
        #columns, #rows { height: auto; }
        #noticed { height: auto; display: none; padding: 1 1 0 1; }
        &.-heard #noticed { display: block; }
        #reading { height: auto; padding: 1 1 0 1; } }
    """

    def compose(self) -> ComposeResult:
        with Vertical(id="columns"):
            yield Vertical(id="rows")
            yield Static(id="noticed", markup=False)
        yield Static(id="reading", markup=False)

    def fill(self, answer: TimedAnswer, note: str) -> None:
        """Show the sheet of `answer`, afresh."""
        self._answer = answer
        self._note = note
        self._report: Report | None = None
        self.remove_class("-heard")
        rows = self.query_one("#rows", Vertical)
        rows.remove_children()
        self._made = list(self._make_rows())
        rows.mount_all(self._made)
        self.scroll_home(animate=False)
        self.redraw()

    def hear(self, report: Report) -> None:
        """Show what was noticed in the answer, and the words that suggest a point beside it."""
        self._report = report
        self.add_class("-heard")
        for row in self.rows():
            if isinstance(row, PointRow):
                row.heard = report.covered.get(row.index, ())
        self.redraw()

    def rows(self) -> list[Row]:
        return [row for row in self._made if isinstance(row, Row)]

    def _make_rows(self) -> Iterable[Widget]:
        answer = self._answer
        self._rating_row = RatingRow(answer)
        yield Static(page.asked(answer.question, answer.lang), classes="sheet-prompt")
        yield Static(classes="sheet-title", id="title-criteria")
        yield from (CriterionRow(criterion, answer) for criterion in answer.question.criteria)
        yield Static(classes="sheet-title", id="title-points")
        yield from (PointRow(i, answer) for i in range(len(answer.question.points)))
        yield Static(classes="sheet-title", id="title-rating")
        yield self._rating_row

    def redraw(self) -> None:
        """Show the sheet as the answer stands, in its language."""
        if not self.display or not hasattr(self, "_answer"):
            return
        titles = {
            "title-criteria": _("Which sentence describes your answer? Press its number."),
            "title-points": _("What did you say? Space ticks."),
            "title-rating": "",
        }
        for name, text in titles.items():
            for static in self.query(f"#{name}").results(Static):
                static.update(Content(text))
        for row in self.rows():
            row.redraw()
        if self._report is not None:
            self.query_one("#noticed", Static).update(self._noticed(self._report))
        self.query_one("#reading", Static).update(self._reading())

    def _noticed(self, report: Report) -> Content:
        """What was noticed: a line of its own for each finding, with the words it rests on."""
        width = 44 if self.app.size.width >= BESIDE else self._width
        answer = self._answer
        told = [
            page.hang(
                Content.styled("· " if finding.sure else "? ", "bold $warning"),
                Content.assemble(
                    advice(finding, answer.question, answer.lang), " ", quoted(finding.quotes[:QUOTES])
                ).rstrip(),
                width,
                2,
            )
            for finding in report.findings
        ]
        if not told:
            told = [Content.styled(_("Nothing stands out in the wording."), "$success")]
        blocks = [page.title(_("noticed in your words"), width), Content("\n").join(told)]
        blocks.append(Content.styled(measure(report.length), "$foreground 75%"))
        if report.probe:
            reply = answer.question.style == "reply"
            asked = _("the client would write") if reply else _("the interviewer would ask")
            blocks += [page.title(asked, width), Content.styled(report.probe.text, "bold")]
        return page.stack(blocks)

    @property
    def _width(self) -> int:
        """Cells of a line of text."""
        return max(20, min(page.WIDEST - 4, self.app.size.width - 9))

    def _reading(self) -> Content:
        answer, question = self._answer, self._answer.question
        width = self._width
        model = (_("model answer"), markdown.content(question.answer.get(answer.lang)))
        if answer.text.strip():
            own = (_("your answer"), Content(visible(answer.text.strip())))
            blocks = [page.beside(own, model, width)]
        else:
            blocks = [page.title(model[0], width), model[1]]
        if self._note:
            blocks += [page.title(_("yours"), width), Content(self._note)]
        if question.probes:
            probes = page.bullets((probe.get(answer.lang) for probe in question.probes), width)
            blocks += [page.title(_("the interviewer may go on: answer aloud"), width), probes]
        if question.mistakes:
            mistakes = page.bullets((mistake.get(answer.lang) for mistake in question.mistakes), width)
            blocks += [page.title(_("what goes wrong"), width), mistakes]
        return page.stack(blocks)

    @property
    def rating(self) -> Rating | None:
        """The rating to save: chosen, else suggested, else none."""
        return self._rating_row.rating

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        self.level(event.level)

    @on(Ticked)
    def _ticked(self) -> None:
        self.tick()

    def level(self, level: int) -> None:
        """Give the row under the cursor a level, or the answer a rating."""
        row = self.screen.focused
        if isinstance(row, CriterionRow):
            self._answer.set_level(row.criterion.id, level)
            row.redraw()
            self._rating_row.redraw()
            self.action_move(1)
        elif isinstance(row, RatingRow):
            row.chosen = Rating(level)
            row.redraw()

    def tick(self) -> None:
        """Tick or untick the key point under the cursor."""
        row = self.screen.focused
        if isinstance(row, PointRow):
            self._answer.toggle(row.index)
            row.redraw()
            self._rating_row.redraw()

    def toggle_model(self) -> None:
        """Scroll to the model answer, or back to the criteria."""
        self._toggle(self.query_one("#reading").virtual_region.y)

    def toggle_noticed(self) -> None:
        """Scroll to what was noticed, or back to the criteria."""
        self._toggle(self.query_one("#noticed").virtual_region.y)

    def _toggle(self, place: int) -> None:
        if self.scroll_offset.y < place - 1 and self.max_scroll_y > self.scroll_offset.y:
            self.scroll_to(y=place, animate=False)
        else:
            self.scroll_home(animate=False)

    def focus_first(self) -> None:
        """Put the cursor on the first row."""
        self.screen.set_focus(self.rows()[0])

    def focus_unscored(self) -> None:
        """Put the cursor on the first criterion without a level."""
        for row in self.rows():
            if isinstance(row, CriterionRow) and row.criterion.id in self._answer.unscored:
                self.screen.set_focus(row)
                return
