"""The top line: where the learner is, and one thing worth knowing there."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

_GAP = 2


class TopBar(Static):
    """One line with a text at the left and a text at the right; the left one is cut where both do not fit."""

    DEFAULT_CSS = """
    TopBar { height: 2; padding: 0 1; background: $background; border-bottom: solid $panel; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, place: str, aside: str) -> None:
        """Show `place` at the left and `aside` at the right."""
        width = self.app.size.width - 2
        right = Content.styled(aside, "$foreground 75%").truncate(width, ellipsis=True)
        room = max(0, width - right.cell_length - _GAP)
        left = Content.styled(place, "bold $primary").truncate(room, ellipsis=True)
        gap = max(0, width - right.cell_length - left.cell_length)
        self.update(left.append(" " * gap).append(right), layout=False)
