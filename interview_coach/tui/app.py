"""The full-screen program: opens screens as they ask for each other, and hands each of them what it needs."""

from __future__ import annotations

import gc
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from interview_coach.errors import CoachError, Exit
from interview_coach.i18n import TRANSLATOR, _
from interview_coach.library.entries import Filter
from interview_coach.session import Session
from interview_coach.settings import Settings
from interview_coach.text import LANGUAGES, Lang
from interview_coach.tui import lifeline, messages
from interview_coach.tui.clean import CLEAN
from interview_coach.tui.layout import Keys
from interview_coach.tui.screen import COMMON, CoachScreen
from interview_coach.tui.screens.home import HomeScreen
from interview_coach.tui.start import Start
from interview_coach.tui.themes import CONTRAST, DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from interview_coach.routines.routine import Routine
    from interview_coach.routines.runner import Runner


class CoachApp(Keys):
    """One learner's sitting on the screen."""

    CSS_PATH = "coach.tcss"
    TITLE = "Interview Coach"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, session: Session, start: Start | None = None) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (130, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
        self.session = session
        self.crash: Exception | None = None
        """The defect that ended the program, if one did."""
        self._start = start or Start()
        self._runner: Runner | None = None
        for theme in (DARK, LIGHT, CONTRAST):
            self.register_theme(theme)
        self.theme = session.settings.theme  # before the first frame, which would be styled twice otherwise

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), CLEAN]

    def on_mount(self) -> None:
        lifeline.listen(self._end)
        if lifeline.has_terminal() and not self.is_headless and not self.is_web:
            self.set_interval(lifeline.WATCH_SECONDS, self._watch_terminal)
        self._open_first()
        self.call_after_refresh(self._settle)

    def get_default_screen(self) -> HomeScreen:
        return HomeScreen(self.session)

    def _open_first(self) -> None:
        if self._start.routine is not None:
            self._play(self._start.routine)
        elif self._start.resume:
            self._resume()
        elif not self.session.settings.welcomed:
            from interview_coach.tui.screens.settings import WelcomeScreen

            self._show(WelcomeScreen(self.session.settings, self._change, str(self.session.places.settings)))

    def _settle(self) -> None:
        """After the first frame: let the collector run again, over what comes from now on."""
        gc.freeze()
        gc.enable()
        self.run_worker(self._prepare, thread=True)

    def _prepare(self) -> None:
        """Check the history and back it up before the first answer has to wait for it; runs in a thread."""
        try:
            self.session.history.prepare()
        except CoachError as error:
            self.call_from_thread(self._tell, str(error))

    def _tell(self, alarm: str) -> None:
        if isinstance(self.screen, CoachScreen):
            self.screen.say(alarm, alarm=True)

    # Screens, one after another: home at the bottom, at most one more on top of it.

    def _show(self, screen: CoachScreen) -> None:
        """Put a screen on top of home in place of the one that is there."""
        if isinstance(self.screen, CoachScreen) and not isinstance(self.screen, HomeScreen):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    @on(messages.Home)
    def _go_home(self) -> None:
        self._runner = None
        while not isinstance(self.screen, HomeScreen) and len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, HomeScreen):
            self.screen.refresh_plan()

    @on(messages.OpenLibrary)
    def _open_library(self, message: messages.OpenLibrary) -> None:
        from interview_coach.tui.screens.library import LibraryScreen

        self._show(LibraryScreen(self.session.library, self.session.history, searching=message.searching))

    @on(messages.OpenSettings)
    def _open_settings(self, message: messages.OpenSettings) -> None:
        from interview_coach.tui.screens.settings import SettingsScreen

        screen = SettingsScreen(self.session.settings, self._change, str(self.session.places.settings))
        screen.opening_news = message.news
        self._show(screen)

    @on(messages.MeasurePace)
    def _measure_pace(self) -> None:
        from interview_coach.tui.screens.pace import PaceScreen

        try:
            self._show(PaceScreen(self.session.passage, self.session.clock, self.session.keep_pace))
        except CoachError as error:
            self._tell(str(error))

    @on(messages.ChooseDrill)
    def _choose(self, message: messages.ChooseDrill) -> None:
        from interview_coach.tui.screens.choose import ChooseScreen

        self._show(ChooseScreen(self.session.library, message.drill))

    # Routines.

    @on(messages.Play)
    def _play_routine(self, message: messages.Play) -> None:
        self._play(message.routine)

    @on(messages.PlayPicked)
    def _play_picked(self, message: messages.PlayPicked) -> None:
        chosen = Filter(topic=message.topic, level=message.level)
        self._play(self.session.pick(message.drill, chosen, count=message.count))

    @on(messages.PlayItems)
    def _play_items(self, message: messages.PlayItems) -> None:
        self._play(self.session.routine_of(message.addresses, message.drill))

    @on(messages.Resume)
    def _resume(self) -> None:
        self._runner = self.session.resume()
        self._next_step()

    def _play(self, routine: Routine) -> None:
        self._runner = self.session.runner(routine)
        self._next_step()

    @on(messages.NextStep)
    def _go_on(self, message: messages.NextStep) -> None:
        self._next_step(message.news)

    def _next_step(self, news: str = "") -> None:
        runner = self._runner
        if runner is None:
            self._go_home()
            return
        if runner.current is None:
            from interview_coach.tui.screens.summary import SummaryScreen

            summary = runner.finish()
            screen: CoachScreen = SummaryScreen(
                summary,
                self.session.library,
                self.session.clock,
                self.session.progress.calibration().of(summary.criteria) if summary.criteria else (),
                figures=not self.session.settings.hide_scores,
            )
        else:
            screen = self._drill_screen(runner)
        screen.opening_news = news
        self._show(screen)

    def _drill_screen(self, runner: Runner) -> CoachScreen:
        from interview_coach.tui.steps import Desk

        session = self.session
        titles = {topic.path: topic.title for topic in session.library.topics()}
        answering = self._start.answering or session.settings.answering
        desk = Desk(session.history, session.progress, session.clock, session.settings, titles, answering == "spoken")
        assert runner.current is not None
        if runner.current.drill == "timed":
            from interview_coach.tui.screens.timed import TimedScreen

            return TimedScreen(runner, desk)
        if runner.current.drill == "scoring":
            from interview_coach.tui.screens.judging import JudgingScreen

            return JudgingScreen(runner, desk)
        from interview_coach.tui.screens.flashcard import FlashcardScreen

        return FlashcardScreen(runner, desk)

    # Settings, language and theme.

    def _change(self, settings: Settings) -> None:
        self.session.change(settings)
        self.theme = settings.theme

    @on(messages.Speak)
    def _speak(self, message: messages.Speak) -> None:
        self._use(message.lang)

    def _use(self, lang: Lang) -> None:
        TRANSLATOR.use(lang)
        for screen in self.screen_stack:
            if isinstance(screen, CoachScreen):
                screen.show()

    def action_switch_language(self) -> None:
        """Speak the next language, and keep to it."""
        lang = LANGUAGES[(LANGUAGES.index(TRANSLATOR.lang) + 1) % len(LANGUAGES)]
        self._use(lang)
        self._keep_setting(language=lang)

    def action_switch_theme(self) -> None:
        """Use the next theme, and keep to it."""
        names = list(THEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._keep_setting(theme=self.theme)

    def _keep_setting(self, **changes: object) -> None:
        from msgspec.structs import replace

        try:
            self._change(replace(self.session.settings, **changes))
        except CoachError as error:
            self._tell(str(error))

    # The palette holds what the screen's own commands are, in the language in use.

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every command that applies now."""
        commands = screen.commands() if isinstance(screen, CoachScreen) else list(COMMON)
        for command in commands:
            if command.help and not command.action.startswith(("app.command_palette", "nothing")):
                yield SystemCommand(
                    f"{_(command.label)} ({command.key_shown})",
                    _(command.help),
                    self._runner_of(screen, command.action),
                )

    def _runner_of(self, screen: Screen[object], action: str) -> Callable[[], Awaitable[object]]:
        async def run() -> None:
            await self.run_action(action, default_namespace=screen)

        return run

    def action_command_palette(self) -> None:
        """Search all commands."""
        from textual.command import CommandPalette

        if self.use_command_palette and not CommandPalette.is_open(self):
            self.push_screen(CommandPalette(placeholder=_("Search commands"), id="--command-palette"))

    # Ends.

    async def action_quit(self) -> None:
        """Keep what is under way and leave."""
        self._end(Exit.OK)

    def action_help_quit(self) -> None:
        """Ctrl+C: say how to leave; nothing is lost by it."""
        if isinstance(self.screen, CoachScreen):
            self.screen.say(_("Ctrl+Q leaves the program; what is under way is kept."))

    def _end(self, status: int) -> None:
        self._keep_drafts()
        self.exit(return_code=status)

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, CoachScreen):
                screen.keep()

    def _watch_terminal(self) -> None:
        if not lifeline.has_terminal():
            self._end(Exit.REFUSED)

    def _fatal_error(self) -> None:
        """End without printing a traceback: it would show local variables. The command line writes a private log."""
        self.crash = self._exception
        self._keep_drafts()
        self._close_messages_no_wait()
