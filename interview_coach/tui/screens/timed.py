"""The timed answer on the screen: predict, think, answer aloud or in writing, score by anchors, compare."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea

from interview_coach import wording
from interview_coach.drills.timed import Phase, TimedAnswer
from interview_coach.errors import CoachError
from interview_coach.feedback.advice import measure
from interview_coach.feedback.length import length
from interview_coach.feedback.report import Report, report
from interview_coach.i18n import N_, _
from interview_coach.library.items import Question
from interview_coach.routines.runner import Runner
from interview_coach.text import Lang
from interview_coach.tui import page
from interview_coach.tui.command import Command
from interview_coach.tui.steps import ITEM_COMMANDS, Desk, StepScreen
from interview_coach.tui.widgets.countdown import Countdown
from interview_coach.tui.widgets.scoresheet import PointRow, ScoreSheet

DRAFT_AFTER: Final = 0.5
"""Seconds after the last key at which a typed answer is saved as a draft."""

LONGEST_ANSWER: Final = 20_000
"""Characters of a typed answer at most."""


def _predicting(screen: TimedScreen) -> bool:
    return screen.answer.phase is Phase.PREDICT


def _thinking(screen: TimedScreen) -> bool:
    return screen.answer.phase is Phase.THINK


def _waiting(screen: TimedScreen) -> bool:
    return screen.answer.phase in (Phase.PREDICT, Phase.THINK)


def _speaking(screen: TimedScreen) -> bool:
    return screen.answer.phase is Phase.ANSWER and screen.answer.spoken


def _typing(screen: TimedScreen) -> bool:
    return screen.answer.phase is Phase.ANSWER and not screen.answer.spoken


def _answering(screen: TimedScreen) -> bool:
    return screen.answer.phase is Phase.ANSWER


def _scoring(screen: TimedScreen) -> bool:
    return screen.answer.phase is Phase.SCORE


def _heard(screen: TimedScreen) -> bool:
    return _scoring(screen) and bool(screen.answer.text.strip())


def _on_point(screen: TimedScreen) -> bool:
    return _scoring(screen) and isinstance(screen.focused, PointRow)


class TimedScreen(StepScreen):
    """Plays timed answers one after another."""

    drill_name = "timed"
    ACTIONS: ClassVar = (
        Command(
            "1", N_("I expect"), "predict(1)", N_("Predict the level of your answer."), when=_predicting, show_as="1-4"
        ),
        *(Command(str(n), "", f"predict({n})", "", bar=False, when=_predicting) for n in (2, 3, 4)),
        Command(
            "enter,space", N_("no guess"), "predict(0)", N_("Begin to think without predicting."), when=_predicting
        ),
        Command(
            "space,enter",
            N_("start the answer"),
            "start",
            N_("Start the answer; thinking may be cut short."),
            when=_thinking,
        ),
        Command(
            "t",
            N_("type instead"),
            "change_way",
            N_("Type the answer instead of saying it, or the other way round."),
            when=_waiting,
        ),
        Command("space,enter", N_("stop"), "stop", N_("The answer is over; score it."), when=_speaking),
        Command("t", N_("type instead"), "change_way", N_("Type the answer instead of saying it."), when=_speaking),
        Command("ctrl+s", N_("done"), "stop", N_("The typed answer is over; score it."), when=_typing, priority=True),
        Command(
            "plus,equals_sign",
            N_("30 s more"),
            "more_time",
            N_("Allow half a minute more; it is recorded."),
            when=_speaking,
        ),
        Command(
            "ctrl+t",
            N_("30 s more"),
            "more_time",
            N_("Allow half a minute more; it is recorded."),
            when=_typing,
            priority=True,
        ),
        Command(
            "1",
            N_("level"),
            "level(1)",
            N_("Give the criterion under the cursor a level, or the answer a rating."),
            when=_scoring,
            show_as="1-4",
        ),
        *(Command(str(n), "", f"level({n})", "", bar=False, when=_scoring) for n in (2, 3, 4)),
        Command("up,down", N_("move"), "nothing", N_("Move the cursor."), when=_scoring, show_as="↑↓"),
        Command("space", N_("tick"), "tick", N_("Tick the key point under the cursor as said."), when=_on_point),
        Command("f", N_("noticed"), "noticed", N_("Go to what was noticed in your words, and back."), when=_heard),
        Command("m", N_("model answer"), "model", N_("Go to the model answer, and back."), when=_scoring),
        Command("enter", N_("save"), "save", N_("Save the attempt with the rating shown, and go on."), when=_scoring),
        Command(
            "r", N_("try again"), "again", N_("Save the attempt and answer the same question once more."), when=_scoring
        ),
        *(command for command in ITEM_COMMANDS if command.action != "leave"),
        Command("escape", N_("leave"), "leave", N_("Leave; the answer is kept as a draft."), priority=True),
    )

    def __init__(self, runner: Runner, desk: Desk) -> None:
        super().__init__(runner, desk)
        self.done = False
        """Whether the answer is saved as an attempt, so that no draft of it is needed."""
        self._draft_timer: Timer | None = None
        self._listened: Lang | None = None
        """The language of the feedback on show, or under way."""
        self.take()

    def take(self) -> None:
        question = self.runner.item
        assert question is not None  # the app opens this screen for a step, and steps have items
        now = self.desk.clock.monotonic()
        draft = self.desk.history.draft(question.address, "timed")
        kept = TimedAnswer.restore(question, self.lang, draft, now) if draft else None
        self.done = False
        spoken = self.desk.spoken and question.style != "reply"  # a letter is written
        self.answer = kept or TimedAnswer(question, self.lang, now, spoken=spoken)
        if self.composed:
            self._enter_phase()
            if kept:
                self.say(_("Your draft is here, as you left it."))

    @property
    def question(self) -> Question:
        return self.answer.question

    def compose_body(self) -> Iterable[Widget]:
        with Vertical(classes="column", id="ask"):
            yield Static(id="prompt", markup=False)
            yield Countdown()
            yield Static(id="advice", markup=False)
            yield TextArea(id="own")
        yield ScoreSheet(classes="column")

    def on_mount(self) -> None:
        super().on_mount()
        self._enter_phase()
        self.set_interval(0.2, self.tick)

    def drill_title(self) -> str:
        return _("Timed answer")

    def heading(self) -> tuple[str, str]:
        place, aside = super().heading()
        if self.answer.phase is not Phase.SCORE:
            return place, aside
        took = _("{took} of {allowed}").format(
            took=wording.countdown(self.answer.answered_in()), allowed=wording.countdown(self.answer.allowed_to_answer)
        )
        if self.answer.predicted:
            expected = _("you expected {level}").format(level=_(wording.LEVELS[self.answer.predicted]))
            took = f"{expected} · {took}"
        return place + " · " + _("score"), took

    def draw(self) -> None:
        self.answer.lang = self.lang
        if self.answer.phase is Phase.SCORE and self._listened not in (None, self.lang):
            self._listen()
        self.query_one("#prompt", Static).update(page.asked(self.question, self.lang))
        self.query_one("#advice", Static).update(Content(self._advice()))
        self.query_one(ScoreSheet).redraw()
        self.tick()

    def tick(self) -> None:
        """Bring the countdown in step with the clock."""
        now = self.desk.clock.monotonic()
        left, allowed = self.answer.left(now), self.answer.allowed
        if left is not None and allowed is not None:
            self.query_one(Countdown).show(left, allowed)

    def _advice(self) -> str:
        phase = self.answer.phase
        if phase is Phase.PREDICT:
            levels = ", ".join(f"{n} {_(name)}" for n, name in wording.LEVELS.items())
            return _(
                "How good will your answer be? {levels}.\nThen {think} s to think and {answer} s to answer."
            ).format(levels=levels, think=self.question.think, answer=self.question.answer_in)
        if phase is Phase.THINK:
            return _("Think: the first sentence answers. Start whenever you are ready.")
        if self.answer.spoken:
            return _("Speak, as you would in the room.")
        if not self.answer.text.strip():
            return _("Write it as you would say it.")
        pace = self.desk.settings.pace(self.lang)
        return measure(length(self.question, self.answer.text, self.lang, self.answer.allowed_to_answer, pace))

    def _enter_phase(self) -> None:
        """Show the widgets that the phase needs, and put the focus where it belongs."""
        phase, spoken = self.answer.phase, self.answer.spoken
        own, sheet = self.query_one("#own", TextArea), self.query_one(ScoreSheet)
        self.query_one("#ask").display = phase is not Phase.SCORE
        self.query_one(Countdown).display = phase in (Phase.THINK, Phase.ANSWER)
        own.display = phase is Phase.ANSWER and not spoken
        sheet.display = phase is Phase.SCORE
        if own.display:
            if own.text != self.answer.text:
                own.load_text(self.answer.text)
            self.set_focus(own)
        elif phase is Phase.SCORE:
            sheet.fill(self.answer, self.note())
            sheet.focus_first()
            self._listen()
        else:
            self.set_focus(None)

    def _listen(self) -> None:
        """Have the feedback read a typed answer in a thread: its lists take a moment when they are first needed."""
        answer, lang, settings = self.answer, self.lang, self.desk.settings

        def listen() -> None:
            heard = report(answer.question, answer.text, lang, answer.allowed_to_answer, settings)
            self.app.call_from_thread(self._tell, answer, lang, heard)

        if answer.text.strip():
            self._listened = lang
            self.run_worker(listen, thread=True, group="feedback", exclusive=True)

    def _tell(self, answer: TimedAnswer, lang: Lang, heard: Report) -> None:
        if answer is self.answer and answer.phase is Phase.SCORE and lang == self.lang:
            self.query_one(ScoreSheet).hear(heard)

    def _move_on(self) -> None:
        self.keep()
        self._enter_phase()
        self.show()

    def action_predict(self, level: int) -> None:
        self.say("")
        self.answer.predict(level or None, self.desk.clock.monotonic())
        self._move_on()

    def action_start(self) -> None:
        self.answer.start(self.desk.clock.monotonic())
        self._move_on()

    def action_change_way(self) -> None:
        self.answer.spoken = not self.answer.spoken
        self._move_on()
        if self.answer.phase is not Phase.ANSWER:
            self.say(_("You will say the answer.") if self.answer.spoken else _("You will type the answer."))

    def action_more_time(self) -> None:
        self.answer.more_time()
        self.say(_("Half a minute more."))
        self.tick()

    def action_stop(self) -> None:
        self.answer.stop(self.desk.clock.monotonic())
        self.say("")
        self._move_on()

    @on(TextArea.Changed, "#own")
    def _typed(self, event: TextArea.Changed) -> None:
        if self.answer.phase is not Phase.ANSWER:
            return
        self.answer.text = event.text_area.text[:LONGEST_ANSWER]
        if len(event.text_area.text) > LONGEST_ANSWER:
            event.text_area.load_text(self.answer.text)
            self.say(
                _("An answer holds {n} characters at most; the rest was cut.").format(n=LONGEST_ANSWER), alarm=True
            )
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_AFTER, self.keep)

    def keep(self) -> None:
        """Save the answer under way as a draft."""
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None
            self.query_one("#advice", Static).update(Content(self._advice()))
        if self.answer.phase is Phase.PREDICT or self.done:
            return
        try:
            self.desk.history.save_draft(self.question.address, "timed", self.answer.draft(self.desk.clock.monotonic()))
        except CoachError as error:
            self.say(str(error), alarm=True)

    def action_level(self, level: int) -> None:
        self.query_one(ScoreSheet).level(level)
        self.keep()

    def action_tick(self) -> None:
        self.query_one(ScoreSheet).tick()
        self.keep()

    def action_noticed(self) -> None:
        self.query_one(ScoreSheet).toggle_noticed()

    def action_model(self) -> None:
        self.query_one(ScoreSheet).toggle_model()

    def action_save(self) -> None:
        if self._save(stay=False):
            self.go_on()

    def action_again(self) -> None:
        if self._save(stay=True):
            self.go_on()

    def _save(self, *, stay: bool) -> bool:
        sheet = self.query_one(ScoreSheet)
        if sheet.rating is None:
            self.say(_("Give every criterion a level, or choose a rating yourself in the row below them."))
            sheet.focus_unscored()
            return False
        outcome = self.answer.outcome(sheet.rating, self.desk.clock.monotonic())
        if self.record(outcome, stay=stay) is None:
            return False
        self.done = True
        self.desk.history.drop_draft(self.question.address, "timed")
        return True

    def action_skip(self) -> None:
        self.keep()
        super().action_skip()

    def take_back(self) -> None:
        self.take()

    def action_nothing(self) -> None:
        """The form moves its own cursor; the command only tells so."""
