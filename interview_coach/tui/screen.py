"""What every screen has: a heading, a body, a line for news, a key bar, help, a word when there is too little room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from interview_coach.i18n import N_, _
from interview_coach.tui.command import Command, bindings
from interview_coach.tui.widgets.keybar import Key, KeyBar
from interview_coach.tui.widgets.topbar import TopBar

SMALLEST = (40, 10)
"""Columns and rows under which a screen only says that the window is too small."""

COMMON: Sequence[Command] = (
    Command("question_mark,f1", N_("help"), "help", N_("Show what every key of this screen does.")),
    Command("f2", N_("language"), "app.switch_language", N_("Switch between Russian and English."), bar=False),
    Command("f3", N_("theme"), "app.switch_theme", N_("Switch between dark, light and high contrast."), bar=False),
    Command("ctrl+p", N_("commands"), "app.command_palette", N_("Search all commands."), bar=False),
    Command("ctrl+q", N_("quit"), "app.quit", N_("Leave the program; what is under way is kept."), bar=False),
)


class CoachScreen(Screen[Any]):
    """The base of every screen. A subclass lists its commands in `ACTIONS` and fills `compose_body` and `draw`."""

    ACTIONS: ClassVar[Sequence[Command]] = ()
    """The commands of this screen, in the order of the key bar."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMON)
    AUTO_FOCUS = ""

    news = ""
    """The line above the key bar."""
    opening_news = ""
    """What the screen says when it opens: what became of the step before."""
    composed = False
    """Whether the widgets are there."""

    top_bar = query_one(TopBar)
    key_bar = query_one(KeyBar)

    def __init_subclass__(cls, **options: Any) -> None:
        if "ACTIONS" in cls.__dict__:
            cls.BINDINGS = bindings(cls.ACTIONS)
        super().__init_subclass__(**options)

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield TopBar()
            with Vertical(id="body"):
                yield from self.compose_body()
            yield Static(id="news", markup=False)
            yield KeyBar()
        yield Static(id="tiny", markup=False)

    def compose_body(self) -> Iterable[Widget]:
        """Yield the widgets between the heading and the key bar."""
        raise NotImplementedError

    def heading(self) -> tuple[str, str]:
        """Return what stands at the left and at the right of the top line."""
        raise NotImplementedError

    def draw(self) -> None:
        """Bring the body in step with the state of the screen, in the language in use."""

    def on_mount(self) -> None:
        self.composed = True
        self.show()
        if self.opening_news:
            self.say(self.opening_news)

    def show(self) -> None:
        """Draw everything again: after a change of state, language or window size."""
        if not self.composed:
            return
        self.draw()
        self.top_bar.show(*self.heading())
        self.refresh_keys()

    def say(self, news: str, *, alarm: bool = False) -> None:
        """Put one line above the key bar; an empty one takes it away."""
        self.news = news
        line = self.query_one("#news", Static)
        line.update(Content(news), layout=alarm or line.has_class("-alarm"))  # an alarm may take several lines
        line.set_class(alarm, "-alarm")

    def refresh_keys(self) -> None:
        """Bring the key bar in step with what can be done now."""
        typing = is_typing(self)
        self.key_bar.show(
            [
                Key(shown, self.label(command), command.action)
                for command in self.commands()
                if command.bar and (shown := command.key_while_typing if typing else command.key_shown)
            ]
        )

    def commands(self) -> list[Command]:
        """Return what can be done on this screen now, the common commands last."""
        return [command for command in [*self.ACTIONS, *COMMON] if command.when is None or command.when(self)]

    def label(self, command: Command) -> str:
        """Return the word that the key bar shows for a command."""
        return _(command.label)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a command's key work only while the command applies."""
        if self.has_class("-tiny"):
            return False  # nobody should rate what they cannot see
        conditions = [command.when for command in self.ACTIONS if command.runs(action, parameters)]
        return not conditions or any(condition is None or condition(self) for condition in conditions)

    def on_resize(self, event: events.Resize) -> None:
        tiny = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        self.set_class(tiny, "-tiny")
        if tiny:
            least = _("The window is too small: {columns} × {rows} at least.")
            self.query_one("#tiny", Static).update(Content(least.format(columns=SMALLEST[0], rows=SMALLEST[1])))
        self.call_after_refresh(self.show)

    def on_descendant_focus(self) -> None:
        self.refresh_keys()

    def on_descendant_blur(self) -> None:
        self.refresh_keys()

    def action_help(self) -> None:
        from interview_coach.tui.help import HelpScreen

        self.app.push_screen(HelpScreen(self.heading()[0], [*self.ACTIONS, *COMMON]))

    def keep(self) -> None:
        """Save what is half done; called before the program ends, however it ends."""


def is_typing(screen: Screen[Any]) -> bool:
    """Whether a text field has the focus."""
    return screen.focused is not None and screen.focused.check_consume_key("a", "a")
