"""The flashcard on the screen: prompt, then key points and answer, then a rating by one key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from interview_coach import wording
from interview_coach.drills.flashcard import Flashcard
from interview_coach.drills.outcome import Rating
from interview_coach.i18n import N_, _
from interview_coach.library.items import Question
from interview_coach.routines.runner import Runner
from interview_coach.tui import markdown, page
from interview_coach.tui.command import Command
from interview_coach.tui.steps import ITEM_COMMANDS, Desk, StepScreen
from interview_coach.tui.widgets.pageview import PageView

BUTTONS = {2: (Rating.AGAIN, Rating.GOOD), 4: tuple(Rating)}
"""The ratings that the digit keys give, by the number of buttons chosen in the settings."""


def _revealed(screen: FlashcardScreen) -> bool:
    return screen.card.revealed


def _hidden(screen: FlashcardScreen) -> bool:
    return not screen.card.revealed


def _four_buttons(screen: FlashcardScreen) -> bool:
    return screen.card.revealed and len(screen.ratings) == 4


class FlashcardScreen(StepScreen):
    """Plays flashcards one after another."""

    drill_name = "flashcard"
    AUTO_FOCUS = "PageView"
    ACTIONS: ClassVar = (
        Command(
            "space,enter", N_("show the answer"), "reveal", N_("Show the key points and the answer."), when=_hidden
        ),
        Command("h", N_("hint"), "hint", N_("Show one more key point before the answer."), when=_hidden),
        Command("1", N_("again"), "rate(1)", N_("Rate the card: the left button."), when=_revealed),
        Command("2", N_("hard"), "rate(2)", N_("Rate the card: the second button."), when=_revealed),
        Command("3", N_("good"), "rate(3)", N_("Rate the card: the third button."), when=_four_buttons),
        Command("4", N_("easy"), "rate(4)", N_("Rate the card: the fourth button."), when=_four_buttons),
        *ITEM_COMMANDS,
    )

    def __init__(self, runner: Runner, desk: Desk) -> None:
        super().__init__(runner, desk)
        self.ratings = BUTTONS[desk.settings.buttons]
        self.take()

    def take(self) -> None:
        question = self.runner.item
        assert question is not None  # the app opens this screen for a step, and steps have items
        self.card = Flashcard(question, self.lang, self.desk.clock.monotonic())

    def take_back(self) -> None:
        self.take()
        self.card.reveal(self.desk.clock.monotonic())

    @property
    def question(self) -> Question:
        return self.card.question

    def compose_body(self) -> Iterable[Widget]:
        yield PageView(id="card", classes="column")

    def drill_title(self) -> str:
        return _("Flashcards")

    def draw(self) -> None:
        self.card.lang = self.lang
        self.query_one(PageView).show(self._page())

    def label(self, command: Command) -> str:
        if command.name != "rate":
            return super().label(command)
        rating = self.ratings[int(command.keys) - 1]
        return f"{_(wording.RATINGS[rating])} {self.intervals()[rating]}"

    def _page(self) -> Content:
        question, lang = self.question, self.lang
        width = min(page.WIDEST, self.app.size.width - 5)
        blocks = [page.asked(question, lang)]
        if not self.card.revealed:
            if self.card.hints:
                blocks += [page.title(_("hints"), width), self._hints(width)]
            blocks.append(Content.styled(_("Say your answer aloud first."), "$foreground 70%"))
            return page.stack(blocks)
        blocks += [
            page.title(_("key points"), width),
            page.points(question.points, lang, width),
            page.title(_("answer"), width),
            markdown.content(question.answer.get(lang)),
        ]
        if note := self.note():
            blocks += [page.title(_("yours"), width), Content(note)]
        if question.probes:
            blocks += [
                page.title(_("the interviewer may go on"), width),
                page.bullets((probe.get(lang) for probe in question.probes), width),
            ]
        if question.mistakes:
            blocks += [
                page.title(_("what goes wrong"), width),
                page.bullets((mistake.get(lang) for mistake in question.mistakes), width),
            ]
        return page.stack(blocks)

    def _hints(self, width: int) -> Content:
        return page.points((self.question.points[i] for i in self.card.hinted), self.lang, width)

    def action_reveal(self) -> None:
        self.card.reveal(self.desk.clock.monotonic())
        self.say("")
        self.show()

    def action_hint(self) -> None:
        if not self.card.hint():
            self.say(_("There are no more hints."))
        self.show()

    def action_rate(self, button: int) -> None:
        if self.record(self.card.rate(self.ratings[button - 1], self.desk.clock.monotonic())):
            self.go_on()
