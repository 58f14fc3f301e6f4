"""Rows of a form: focus is the cursor, ↑↓ move it, a click takes it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class Row(Static, can_focus=True):
    """One line or a few of a form, drawn by `face` and drawn again when focus comes or goes."""

    DEFAULT_CSS = """
    Row { height: auto; padding: 0 1; background: $background; border-left: blank;
        &:focus { background: $surface; border-left: thick $primary; } }
    """

    has_cursor = reactive(False, init=False)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(markup=False, id=id, classes=classes)

    def face(self) -> Content:
        """Return what the row shows now."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show the row as it is now."""
        self.update(self.face())

    def on_mount(self) -> None:
        self.redraw()

    def on_resize(self) -> None:
        self.redraw()

    def on_focus(self) -> None:
        self.has_cursor = True
        self.redraw()

    def on_blur(self) -> None:
        self.has_cursor = False
        self.redraw()

    @property
    def text_width(self) -> int:
        """Cells there are for text; a guess before the first layout."""
        return self.content_size.width or 76


class Form(VerticalScroll, can_focus=False):
    """Rows under each other."""

    DEFAULT_CSS = "Form { scrollbar-gutter: stable; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def rows(self) -> list[Row]:
        """Return the rows that can take the cursor, in order."""
        return [row for row in self.query(Row) if row.display]

    def action_move(self, step: int) -> None:
        rows = self.rows()
        here = next((i for i, row in enumerate(rows) if row is self.screen.focused), -1 if step > 0 else len(rows))
        if rows and 0 <= here + step < len(rows):
            self.screen.set_focus(rows[here + step])  # at once: the next key is meant for it
        elif step > 0:
            self.scroll_end(animate=False)
        else:
            self.scroll_home(animate=False)
