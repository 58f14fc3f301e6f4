"""The key bar: the few keys that matter now, to press or to click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widgets import Static

_GAP = 3


class Key(NamedTuple):
    """One key on the bar."""

    shown: str
    label: str
    action: str
    """What a click runs."""

    @property
    def content(self) -> Content:
        return Content.assemble((self.shown, "bold $accent"), f" {self.label}")


class KeyBar(Static):
    """The bottom line of a screen. Where not all keys fit, the last ones but the very last are left out, whole."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; background: $panel; color: $foreground; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._keys: list[Key] = []

    def show(self, keys: Sequence[Key]) -> None:
        """Show some keys; the last one is never left out."""
        room = self.app.size.width - 2
        *first, last = keys
        room -= last.content.cell_length
        fitting: list[Key] = []
        for key in first:
            room -= key.content.cell_length + _GAP
            if room < 0:
                break
            fitting.append(key)
        self._keys = [*fitting, last]
        self.update(Content(" " * _GAP).join(key.content for key in self._keys), layout=False)

    async def on_click(self, event: events.Click) -> None:
        left = 1
        for key in self._keys:
            if left <= event.x < left + key.content.cell_length:
                await self.screen.run_action(key.action)
            left += key.content.cell_length + _GAP
