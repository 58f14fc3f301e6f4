"""What to practise in a drill: topic, level, how many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from interview_coach import wording
from interview_coach.drills.outcome import DrillName
from interview_coach.i18n import N_, TRANSLATOR, _
from interview_coach.library.entries import Filter
from interview_coach.library.kinds.shared import LEVELS
from interview_coach.library.library import Library
from interview_coach.tui.command import Command
from interview_coach.tui.messages import Home, PlayPicked
from interview_coach.tui.screen import CoachScreen
from interview_coach.tui.widgets.choices import Choice, ChoiceRow
from interview_coach.tui.widgets.rows import Form

COUNTS: dict[DrillName, tuple[int, ...]] = {
    "flashcard": (10, 20, 30, 50, 5),
    "timed": (3, 5, 10, 1),
    "scoring": (5, 10, 20, 3),
}
TITLES: dict[DrillName, str] = {
    "flashcard": N_("Flashcards"),
    "timed": N_("Timed answers"),
    "scoring": N_("Scoring practice"),
}


def _has_items(screen: ChooseScreen) -> bool:
    return screen.matching > 0


class ChooseScreen(CoachScreen):
    """Three choices, and what they come to."""

    ACTIONS: ClassVar = (
        Command("enter", N_("start"), "start", N_("Start with these choices."), when=_has_items),
        Command("left,right", N_("change"), "nothing", N_("Change the value under the cursor."), show_as="←→"),
        Command("up,down", N_("move"), "nothing", N_("Move the cursor."), show_as="↑↓"),
        Command("escape,q", N_("back"), "leave", N_("Back to the home screen.")),
    )

    def __init__(self, library: Library, drill: DrillName) -> None:
        super().__init__()
        self.library = library
        self.drill = drill
        self._titles = {topic.path: topic.title for topic in library.topics()}
        self.values: dict[str, Any] = {"topic": "", "level": None, "count": COUNTS[drill][0]}

    def heading(self) -> tuple[str, str]:
        return _(TITLES[self.drill]), ""

    def compose_body(self) -> Iterable[Widget]:
        with Form(classes="column"):
            for choice in self._choices():
                yield ChoiceRow(choice, self.values[choice.name])
        yield Static(id="matching", classes="column", markup=False)

    def _choices(self) -> Iterable[Choice]:
        yield Choice("topic", lambda: _("Topic"), ("", *self._titles), self._topic_title)
        yield Choice(
            "level",
            lambda: _("Level"),
            (None, *LEVELS),
            lambda level: _(wording.SENIORITY[level]) if level else _("all"),
        )
        yield Choice("count", lambda: _("How many"), COUNTS[self.drill])

    def _topic_title(self, path: str) -> str:
        if not path:
            return _("all")
        depth = path.count("/")
        title = self._titles[path].get(TRANSLATOR.lang)
        return title if not depth else f"{self._titles[path.split('/')[0]].get(TRANSLATOR.lang)} · {title}"

    def on_mount(self) -> None:
        self.set_focus(self.query(ChoiceRow).first())
        super().on_mount()

    @property
    def matching(self) -> int:
        """How many items the choices leave."""
        sampled = True if self.drill == "scoring" else None
        chosen = Filter(topic=self.values["topic"] or None, level=self.values["level"], sampled=sampled)
        return self.library.count(chosen)

    def draw(self) -> None:
        for row in self.query(ChoiceRow):
            row.redraw()
        if self.matching and self.drill == "scoring":
            text = _("{items} with sample answers match; answers that you never scored come first.").format(
                items=wording.items(self.matching)
            )
        elif self.matching:
            text = _("{items} match; what is due comes first, then what is new.").format(
                items=wording.items(self.matching)
            )
        else:
            text = _("No item matches: choose another topic or level.")
        self.query_one("#matching", Static).update(Content(f"\n{text}"))

    @on(ChoiceRow.Changed)
    def _changed(self, event: ChoiceRow.Changed) -> None:
        self.values[event.name] = event.value
        self.show()

    def action_start(self) -> None:
        self.post_message(
            PlayPicked(self.drill, self.values["topic"] or None, self.values["level"], self.values["count"])
        )

    def action_leave(self) -> None:
        self.post_message(Home())

    def action_nothing(self) -> None:
        """The rows take these keys; the command only tells so."""
