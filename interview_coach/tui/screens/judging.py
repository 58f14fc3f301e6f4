"""Scoring practice on the screen: a sample answer, its criteria to rate, then the key and its reasons beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from interview_coach import wording
from interview_coach.drills.judging import Judging, Stage
from interview_coach.errors import CoachError
from interview_coach.i18n import N_, _
from interview_coach.library.items import Question
from interview_coach.library.kinds.shared import Criterion
from interview_coach.progress.calibration import Calibration, told
from interview_coach.routines.runner import Runner
from interview_coach.tui import markdown, page
from interview_coach.tui.command import Command
from interview_coach.tui.steps import ITEM_COMMANDS, Desk, StepScreen
from interview_coach.tui.widgets.criterion import CriterionRow, Picked
from interview_coach.tui.widgets.pageview import PageView
from interview_coach.tui.widgets.rows import Form

BESIDE = 100
"""Columns of a window from which on the answer stands beside the criteria."""

WIDEST = 142
"""Columns that both take together at the most."""


def _rating(screen: JudgingScreen) -> bool:
    return screen.judging.stage is Stage.RATE


def _long(screen: JudgingScreen) -> bool:
    return _rating(screen) and screen.composed and screen.query_one("#sample", PageView).max_scroll_y > 0


def _comparing(screen: JudgingScreen) -> bool:
    return screen.judging.stage is Stage.COMPARE


class JudgingScreen(StepScreen):
    """Has sample answers scored one after another."""

    drill_name = "scoring"
    ACTIONS: ClassVar = (
        Command(
            "1",
            N_("level"),
            "level(1)",
            N_("Give the criterion under the cursor the level whose sentence fits the answer."),
            when=_rating,
            show_as="1-4",
        ),
        *(Command(str(n), "", f"level({n})", "", bar=False, when=_rating) for n in (2, 3, 4)),
        Command(
            "enter,space", N_("show the key"), "reveal", N_("See the key, once every criterion is rated."), when=_rating
        ),
        Command(
            "enter,space", N_("next"), "save", N_("Save the attempt and go on to the next answer."), when=_comparing
        ),
        Command("pagedown", N_("read on"), "read(1)", N_("Scroll the sample answer."), when=_long, priority=True),
        Command("pageup", "", "read(-1)", "", bar=False, when=_long, priority=True),
        Command("up,down", N_("move"), "nothing", N_("Move the cursor."), when=_rating, show_as="↑↓"),
        *ITEM_COMMANDS,
    )

    def __init__(self, runner: Runner, desk: Desk) -> None:
        super().__init__(runner, desk)
        self.figures = not desk.settings.hide_scores
        """Whether levels and differences are told in figures too."""
        self.take()

    def take(self) -> None:
        question, step = self.runner.item, self.runner.current
        assert step is not None
        assert step.sample is not None  # the routine passes over steps whose sample is not there
        now, self.done = self.desk.clock.monotonic(), False
        self.judging = Judging(question, step.sample, self.lang, now)
        draft = self.desk.history.draft(question.address, self.judging.draft_name)
        kept = Judging.restore(question, step.sample, self.lang, draft, now) if draft else None
        self.judging = kept or self.judging
        self._known: Calibration | None = None
        self.restored = kept is not None
        if self.composed:
            self._enter_stage()

    @property
    def question(self) -> Question:
        return self.judging.question

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="panes"):
            yield PageView(id="sample")
            yield Form(id="criteria")
            yield PageView(id="verdict")

    def on_mount(self) -> None:
        super().on_mount()
        self._enter_stage()

    def drill_title(self) -> str:
        return _("Scoring practice")

    def draw(self) -> None:
        self.judging.lang = self.lang
        rating = self.judging.stage is Stage.RATE
        self.query_one("#sample", PageView).show(self._answer())
        for row in self.query(CriterionRow):
            row.redraw()
        if not rating:
            self.query_one("#verdict", PageView).show(self._verdict())
        self.call_after_refresh(self.refresh_keys)  # whether the answer can be scrolled is known after the layout

    def _enter_stage(self) -> None:
        """Show the panes that the stage needs, and put the focus where it belongs."""
        rating = self.judging.stage is Stage.RATE
        form, verdict = self.query_one("#criteria", Form), self.query_one("#verdict", PageView)
        self.set_class(not rating, "-comparing")
        form.remove_children()
        if rating:
            rows = [CriterionRow(each, self.judging, figures=self.figures) for each in self.judging.criteria]
            form.mount_all(rows)
            unrated = self.judging.unscored
            self.set_focus(next((row for row in rows if row.criterion.id in unrated), rows[0]))
        else:
            self.set_focus(verdict)
        if self.restored and not self.opening_news:
            self.say(_("Your draft is here, as you left it."))
        self.show()

    @property
    def calibration(self) -> Calibration:
        """What is known of the learner's levels once the key was seen, this sample included."""
        if self._known is None:
            self._known = self.desk.progress.calibration([self.judging.outcome(self.desk.clock.monotonic())])
        return self._known

    @property
    def _width(self) -> int:
        """Cells of a line of text in a pane."""
        columns = self.app.size.width
        pane = min(columns, WIDEST) // 2 if columns >= BESIDE else columns
        return max(20, min(page.WIDEST, pane - 5))

    def _answer(self) -> Content:
        return page.stack([page.asked(self.question, self.lang), *self._sample()])

    def _sample(self) -> list[Content]:
        """The sample answer under its title."""
        answer = markdown.content(self.judging.sample.answer.get(self.lang))
        return [page.title(_("somebody's answer"), self._width), answer]

    def _verdict(self) -> Content:
        blocks = [Content.styled(self._agreement(), "bold")]
        blocks += [self._compared(criterion) for criterion in self.judging.criteria]
        if self.app.size.width < BESIDE:
            blocks += self._sample()
        return page.stack(blocks)

    def _agreement(self) -> str:
        differences = self.judging.differences.values()
        if not any(differences):
            return _("You rate this answer as the key does.")
        if not self.figures:
            return _("You and the key differ in part.")
        same = sum(difference == 0 for difference in differences)
        return _("You and the key agree on {n} of {total} criteria.").format(n=same, total=len(differences))

    def _compared(self, criterion: Criterion) -> Content:
        """One criterion: your level and the key's, the reason, and how you rate by it on the whole."""
        own, judgement = self.judging.levels[criterion.id], self.judging.sample.key[criterion.id]
        apart = own - judgement.level
        head = Content.assemble(
            (criterion.title.get(self.lang), "bold $primary"),
            "  ",
            (wording.apart(apart, figures=self.figures), "$warning" if apart else "$success"),
        )
        rows = [
            (_("you"), self._anchor(criterion, own)),
            (_("the key"), self._anchor(criterion, judgement.level) if apart else self._level(own)),
            (_("why"), Content(judgement.why.get(self.lang))),
        ]
        biases = self.calibration.of([criterion.id])
        rows += [
            ("", Content.styled(told(bias, self.lang, figures=self.figures), "$foreground 70%")) for bias in biases
        ]
        indent = 2 + max(Content(name).cell_length for name, _body in rows)
        hung = [page.hang(Content.styled(name, "$foreground 70%"), body, self._width, indent) for name, body in rows]
        return Content("\n").join([head, *hung])

    def _anchor(self, criterion: Criterion, level: int) -> Content:
        """A level and the sentence that describes it."""
        return Content.assemble(self._level(level), "  ", criterion.levels[level - 1].get(self.lang))

    def _level(self, level: int) -> Content:
        name = _(wording.LEVELS[level])
        return Content.styled(f"{level} {name}" if self.figures else name, "bold")

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        self.action_level(event.level)

    def action_level(self, level: int) -> None:
        row = self.focused
        if isinstance(row, CriterionRow):
            self.judging.set_level(row.criterion.id, level)
            row.redraw()
            self.query_one("#criteria", Form).action_move(1)
            self.keep()
            self.say("" if self.judging.unscored else _("Every criterion is rated: Enter shows the key."))

    def action_read(self, pages: int) -> None:
        answer = self.query_one("#sample", PageView)
        answer.scroll_relative(y=pages * max(1, answer.size.height - 2), animate=False)

    def action_reveal(self) -> None:
        if not self.judging.reveal(self.desk.clock.monotonic()):
            missing = [each for each in self.judging.criteria if each.id in self.judging.unscored]
            titles = ", ".join(each.title.get(self.lang) for each in missing)
            self.say(_("Not rated yet: {criteria}.").format(criteria=titles))
            for row in self.query(CriterionRow):
                if row.criterion.id == missing[0].id:
                    self.set_focus(row)
            return
        self.keep()
        self.say("")
        self.restored = False
        self._enter_stage()

    def action_save(self) -> None:
        judging = self.judging
        if self.record(judging.outcome(self.desk.clock.monotonic())) is None:
            return
        self.done = True
        self._kept(lambda: self.desk.history.drop_draft(judging.question.address, judging.draft_name))
        self.go_on()

    def keep(self) -> None:
        """Save the scoring under way as a draft."""
        if not self.judging.levels or self.done:
            return
        judging = self.judging
        body = judging.draft(self.desk.clock.monotonic())
        try:
            self.desk.history.save_draft(judging.question.address, judging.draft_name, body)
        except CoachError as error:
            self.say(str(error), alarm=True)

    def action_skip(self) -> None:
        self.keep()
        super().action_skip()

    def action_nothing(self) -> None:
        """The form moves its own cursor; the command only tells so."""
