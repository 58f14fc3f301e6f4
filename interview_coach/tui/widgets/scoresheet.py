"""The score sheet: criteria with their anchors, key points to tick, the rating, then the model answer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
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
from interview_coach.feedback.length import Length, length
from interview_coach.i18n import N_, _
from interview_coach.library.kinds.shared import Criterion
from interview_coach.safetext import visible
from interview_coach.tui import markdown, page
from interview_coach.tui.widgets.rows import Form, Row

VERDICTS = {
    "short": N_("there is room to say more"),
    "fits": N_("fits, with room to breathe"),
    "full": N_("just fits; leave some air"),
    "long": N_("longer than the time"),
}


@dataclass
class Picked(Message):
    """A level, or a rating, was clicked in the row under the cursor."""

    level: int


class Ticked(Message):
    """The key point under the cursor was clicked."""


class CriterionRow(Row):
    """One criterion: its four anchors under the cursor, otherwise the level that was given."""

    def __init__(self, criterion: Criterion, answer: TimedAnswer) -> None:
        super().__init__()
        self.criterion = criterion
        self._answer = answer
        self._anchor_of_line: list[int] = []

    def face(self) -> Content:
        title = self.criterion.title.get(self._answer.lang)
        level = self._answer.levels.get(self.criterion.id)
        if not self.has_cursor:
            self._anchor_of_line = []
            given = f"{level} {_(wording.LEVELS[level])}" if level else _("no level yet")
            return Content.assemble((title, "bold"), "  ", (given, "$success" if level else "$warning"))
        lines = [Content.styled(title, "bold")]
        spans = [0]
        for number, anchor in enumerate(self.criterion.levels, 1):
            chosen = number == level
            mark = Content.styled(
                f"[{number}] " if chosen else f" {number}  ", "bold $success" if chosen else "bold $accent"
            )
            body = Content.styled(anchor.get(self._answer.lang), "bold" if chosen else "")
            anchored = page.hang(mark, body, self.text_width, 4)
            lines.append(anchored)
            spans += [number] * (anchored.plain.count("\n") + 1)
        self._anchor_of_line = spans
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        if 0 < event.y < len(self._anchor_of_line):  # line 0 is the title
            self.post_message(Picked(self._anchor_of_line[event.y]))


class PointRow(Row):
    """One key point, ticked if it was said."""

    def __init__(self, index: int, answer: TimedAnswer) -> None:
        super().__init__()
        self.index = index
        self._answer = answer

    def face(self) -> Content:
        point = self._answer.question.points[self.index]
        name, style = page.WEIGHTS[point.weight]
        mark = "[x] " if self.index in self._answer.said else "[ ] "
        label = Content.assemble((mark, "bold"), (_(name), style))
        indent = len(mark) + page.weight_width() + 2
        return page.hang(label, Content(point.text.get(self._answer.lang)), self.text_width, indent)

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


class ScoreSheet(Form):
    """Scores one answer. Fill it with the answer; it changes the answer and shows what follows."""

    DEFAULT_CSS = """
    ScoreSheet { height: 1fr; display: none;
        .sheet-title { color: $foreground 75%; padding: 0 1; margin-top: 1; }
        #reading { height: auto; padding: 1 1 0 1; } }
    """

    def compose(self) -> ComposeResult:
        yield Vertical(id="rows")
        yield Static(id="reading", markup=False)

    def on_mount(self) -> None:
        self.query_one("#rows", Vertical).styles.height = "auto"

    def fill(self, answer: TimedAnswer, note: str) -> None:
        """Show the sheet of `answer`, afresh."""
        self._answer = answer
        self._note = note
        rows = self.query_one("#rows", Vertical)
        rows.remove_children()
        self._made = list(self._make_rows())
        rows.mount_all(self._made)
        self.scroll_home(animate=False)
        self.redraw()

    def rows(self) -> list[Row]:
        return [row for row in self._made if isinstance(row, Row)]

    def _make_rows(self) -> Iterable[Widget]:
        answer = self._answer
        self._rating_row = RatingRow(answer)
        prompt = Static(Content.styled(answer.question.prompt.get(answer.lang), "bold"), classes="sheet-prompt")
        yield prompt
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
        self.query_one("#reading", Static).update(self._reading())

    def _reading(self) -> Content:
        answer, question = self._answer, self._answer.question
        width = max(20, min(page.WIDEST - 4, self.app.size.width - 9))
        model = (_("model answer"), markdown.content(question.answer.get(answer.lang)))
        if answer.text.strip():
            own = (_("your answer"), Content(visible(answer.text.strip())))
            measured = length(answer.text, answer.lang, answer.allowed_to_answer)
            blocks = [page.beside(own, model, width), self._measure(measured)]
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

    def _measure(self, measured: Length) -> Content:
        text = _("{words} words, about {said} to say; there were {allowed}: {verdict}.").format(
            words=measured.words,
            said=wording.countdown(measured.seconds),
            allowed=wording.countdown(measured.allowed),
            verdict=_(VERDICTS[measured.verdict]),
        )
        return Content.styled(text, "$foreground 75%")

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
        reading = self.query_one("#reading")
        if self.scroll_offset.y < reading.virtual_region.y - 1 and self.max_scroll_y > self.scroll_offset.y:
            self.scroll_to(y=reading.virtual_region.y, animate=False)
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
