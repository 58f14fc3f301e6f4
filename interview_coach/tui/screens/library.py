"""The library: browse, filter and search every item, read it, and start from here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, Final

from textual import events, on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from interview_coach import wording
from interview_coach.drills.outcome import DrillName
from interview_coach.history.store import History
from interview_coach.i18n import N_, TRANSLATOR, _
from interview_coach.library.entries import Entry, Filter
from interview_coach.library.items import Question
from interview_coach.library.kinds.shared import LEVELS, Level
from interview_coach.library.library import Library
from interview_coach.tui import markdown, page
from interview_coach.tui.command import Command
from interview_coach.tui.messages import Home, PlayItems
from interview_coach.tui.screen import CoachScreen, is_typing
from interview_coach.tui.widgets.linelist import LineList
from interview_coach.tui.widgets.pageview import PageView

BLOCK: Final = 200
"""How many rows are fetched at a time."""

FOUND: Final = 500
"""How many hits of a search are shown at most."""

_LEVEL_MARKS: Final = {"junior": "J", "middle": "M", "senior": "S"}


def _reading(screen: LibraryScreen) -> bool:
    return not is_typing(screen)


class LibraryScreen(CoachScreen):
    """A list of items with a preview beside it, or under it where the window is narrow."""

    ACTIONS: ClassVar = (
        Command(
            "slash,full_stop,ctrl+f",
            N_("search"),
            "search",
            N_("Search in questions and answers, in both languages."),
            when=_reading,
        ),
        Command(
            "f",
            N_("flashcard"),
            "play('flashcard')",
            N_("Practise the item under the cursor as a flashcard."),
            when=_reading,
        ),
        Command(
            "t",
            N_("timed"),
            "play('timed')",
            N_("Practise the item under the cursor as a timed answer."),
            when=_reading,
        ),
        Command(
            "left,right", N_("topic"), "nothing", N_("Show the topic before or after."), when=_reading, show_as="←→"
        ),
        Command("left", "", "topic(-1)", "", bar=False, when=_reading),
        Command("right", "", "topic(1)", "", bar=False, when=_reading),
        Command("v", N_("level"), "level", N_("Show items of one level only, or of all."), when=_reading),
        Command("enter", N_("read"), "read", N_("Read the item under the cursor."), when=_reading),
        Command("escape,q", N_("back"), "back", N_("Close the search, the item or the library."), when=_reading),
        Command("escape", N_("close"), "back", N_("Close the search."), when=is_typing, priority=True),
    )

    def __init__(self, library: Library, history: History, *, searching: bool) -> None:
        super().__init__()
        self.library = library
        self.history = history
        self._searching = searching
        self._topics: Sequence[str] = ["", *(topic.path for topic in library.topics())]
        self._titles = {topic.path: topic.title for topic in library.topics()}
        self.filter = Filter()
        self.query_text = ""
        self._found: list[Entry] | None = None
        self._blocks: dict[int, list[Entry]] = {}

    def heading(self) -> tuple[str, str]:
        title = self._titles.get(self.filter.topic or "")
        place = title.get(TRANSLATOR.lang) if title else _("All topics")
        level = f" · {_(wording.SENIORITY[self.filter.level])}" if self.filter.level else ""
        return _("Library") + f" · {place}{level}", wording.items(self.count)

    def compose_body(self) -> Iterable[Widget]:
        yield Input(id="search", compact=True)
        with Horizontal(id="panes"):
            yield LineList(self._row, id="list")
            yield PageView(id="preview")
        yield Static(id="empty", markup=False, classes="column")

    def on_mount(self) -> None:
        self._load()
        super().on_mount()
        if self._searching:
            self.action_search()
        else:
            self.set_focus(self.query_one(LineList))

    def draw(self) -> None:
        box = self.query_one("#search", Input)
        box.placeholder = _("Search: words in Russian or English")
        box.display = self._searching
        empty = self.query_one("#empty", Static)
        empty.display = not self.count
        self.query_one("#panes").display = bool(self.count)
        nothing = _("Nothing was found for «{text}». Fewer words find more.").format(text=self.query_text)
        empty.update(Content("\n" + (nothing if self._found is not None else _("No item matches this filter."))))
        self.query_one(LineList).refresh()
        self._preview()

    @property
    def count(self) -> int:
        """How many items are listed."""
        return self._count

    def _load(self) -> None:
        self._blocks = {}
        self._found = self.library.search(self.query_text, FOUND) if self.query_text.strip() else None
        self._count = self.library.count(self.filter) if self._found is None else len(self._found)
        self.query_one(LineList).fill(self._count)

    def entry(self, index: int) -> Entry:
        """Return the item on one line, fetching its block where it is not there yet."""
        if self._found is not None:
            return self._found[index]
        block = index // BLOCK
        if block not in self._blocks:
            self._blocks[block] = self.library.entries(self.filter, BLOCK, block * BLOCK)
        return self._blocks[block][index % BLOCK]

    def _row(self, index: int, width: int) -> Content:
        entry = self.entry(index)
        card = self.history.card(entry.address)
        mark, style = (
            ("○", "$foreground 50%") if card is None else ("●", "$success") if card.phase == 2 else ("◐", "$warning")
        )
        return Content.assemble(
            ("▸" if index == self.query_one(LineList).cursor else " ", "bold"),
            (f"{mark} ", style),
            (f"{_LEVEL_MARKS[entry.level]} ", "$foreground 60%"),
            entry.title.get(TRANSLATOR.lang),
        )

    def _preview(self) -> None:
        if not self.count:
            return
        alone = self.has_class("-narrow")
        width = max(20, min(page.WIDEST, (self.app.size.width if alone else self.app.size.width // 2) - 6))
        entry = self.entry(self.query_one(LineList).cursor)
        item = self.library.item(entry.address)
        if item is not None:
            self.query_one(PageView).show(self._page(item, entry, width))

    def _page(self, item: Question, entry: Entry, width: int) -> Content:
        lang = TRANSLATOR.lang
        about = " · ".join(
            [_(wording.STYLES[item.style]), _(wording.SENIORITY[item.level]), wording.minutes(entry.seconds), item.id]
        )
        blocks = [
            page.asked(item, lang),
            Content.styled(about, "$foreground 70%"),
            page.title(_("what the interviewer wants to learn"), width),
            Content(item.intent.get(lang)),
            page.title(_("key points"), width),
            page.points(item.points, lang, width),
            page.title(_("answer"), width),
            markdown.content(item.answer.get(lang)),
        ]
        if note := self.history.note(item.address):
            blocks += [page.title(_("yours"), width), Content(note)]
        return page.stack(blocks)

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._preview()

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.action_read()

    @on(Input.Changed, "#search")
    def _search_changed(self, event: Input.Changed) -> None:
        if event.value != self.query_text:
            self.query_text = event.value
            self._load()
            self.show()

    @on(Input.Submitted, "#search")
    def _search_submitted(self) -> None:
        self.set_focus(self.query_one(LineList))
        self.refresh_keys()

    def on_key(self, event: events.Key) -> None:
        if event.key == "down" and is_typing(self):
            self.set_focus(self.query_one(LineList))
            event.stop()

    def action_search(self) -> None:
        self._searching = True
        self.show()
        self.set_focus(self.query_one("#search", Input))

    def action_topic(self, step: int) -> None:
        here = self._topics.index(self.filter.topic or "")
        topic = self._topics[(here + step) % len(self._topics)]
        self._choose(replace(self.filter, topic=topic or None))

    def action_level(self) -> None:
        steps: list[Level | None] = [None, *LEVELS]
        level = steps[(steps.index(self.filter.level) + 1) % len(steps)]
        self._choose(replace(self.filter, level=level))

    def _choose(self, chosen: Filter) -> None:
        self.filter = chosen
        self._close_search()
        self._load()
        self.show()

    def action_read(self) -> None:
        self.set_focus(self.query_one("#preview"))
        self.add_class("-reading")

    def action_play(self, drill: DrillName) -> None:
        if self.count:
            self.post_message(PlayItems([self.entry(self.query_one(LineList).cursor).address], drill))

    def action_back(self) -> None:
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self.set_focus(self.query_one(LineList))
        elif self._searching:
            self._close_search()
            self._load()
            self.show()
            self.set_focus(self.query_one(LineList))
        else:
            self.post_message(Home())

    def _close_search(self) -> None:
        self._searching = False
        self.query_text = ""
        with self.prevent(Input.Changed):
            self.query_one("#search", Input).value = ""

    def action_nothing(self) -> None:
        """Left and right have commands of their own; this one only tells of both."""
