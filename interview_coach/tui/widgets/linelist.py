"""A list of any length, drawn a line at a time: only the lines on show are ever asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from interview_coach.tui.widgets.lines import strip_of


class LineList(ScrollView, can_focus=True):
    """Lines with a cursor. `line(i, width)` returns the i-th one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--cursor"}
    DEFAULT_CSS = """
    LineList { height: 1fr; background: $background; scrollbar-size: 1 1; overflow-x: hidden;
        .line-list--cursor { background: $panel; }
        &:focus .line-list--cursor { background: $block-cursor-background; color: $block-cursor-foreground; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another line."""

        index: int

    @dataclass
    class Chosen(Message):
        """Enter or a click on the line under the cursor."""

        index: int

    def __init__(self, line: Callable[[int, int], Content], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._line = line
        self.count = 0
        self.cursor = 0

    def fill(self, count: int, cursor: int = 0) -> None:
        """Show `count` lines afresh, with the cursor on one of them."""
        self.count = count
        self.cursor = max(0, min(cursor, count - 1))
        self.virtual_size = Size(self.size.width, count)
        self.scroll_to(y=0, animate=False, immediate=True)
        self._follow()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        index = self.scroll_offset.y + y
        width = self.size.width
        if index >= self.count:
            return Strip.blank(width, self.rich_style)
        style = self.get_visual_style("line-list--cursor") if index == self.cursor else self.visual_style
        return strip_of(self._line(index, width), width, style)

    def action_move(self, step: int) -> None:
        self._go(self.cursor + step)

    def action_page(self, pages: int) -> None:
        self._go(self.cursor + pages * max(1, self.scrollable_content_region.height - 1))

    def action_go(self, index: int) -> None:
        self._go(index if index >= 0 else self.count - 1)

    def action_choose(self) -> None:
        if self.count:
            self.post_message(self.Chosen(self.cursor))

    def on_click(self, event: events.Click) -> None:
        index = self.scroll_offset.y + event.y
        if index < self.count:
            again = index == self.cursor
            self._go(index)
            if again:
                self.action_choose()

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, self.count)

    def _go(self, index: int) -> None:
        index = max(0, min(index, self.count - 1))
        if index != self.cursor:
            self.cursor = index
            self._follow()
            self.refresh()
            self.post_message(self.Moved(index))

    def _follow(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, immediate=True, x_axis=False)
