"""A page to read and scroll, drawn a line at a time: a new page costs no layout of the screen."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from interview_coach.tui.widgets.lines import strip_of


class PageView(ScrollView, can_focus=True):
    """Shows one `Content`, wrapped at its width."""

    DEFAULT_CSS = """
    PageView {
        height: 1fr; background: $background; scrollbar-size: 1 1; scrollbar-gutter: stable; overflow-x: hidden;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._content = Content("")
        self._lines: list[Content] = []

    def show(self, content: Content) -> None:
        """Show `content` from its top, unless it is what is on show already."""
        if content.is_same(self._content) and self._lines:
            return
        self._content = content
        self.scroll_to(y=0, animate=False, immediate=True)
        self._wrap()

    def on_resize(self) -> None:
        self._wrap()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        if width:
            self._lines = self._content.wrap(width)
            self.virtual_size = Size(width, len(self._lines))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        index, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        if index >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return strip_of(self._lines[index], width, self.visual_style)
