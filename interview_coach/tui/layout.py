"""Keys as people press them: on a Russian layout, and faster than the screen can follow."""

from __future__ import annotations

from typing import Final
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.widget import Widget

from interview_coach.tui.command import CYRILLIC, LATIN

_TO_LATIN: Final = {ru: en for ru, en in zip(CYRILLIC, LATIN, strict=True) if ru.isalpha() and en.isalpha()}


class Keys(App[object]):
    """An app in which keys do what was meant by them.

    Ctrl with a Cyrillic letter does what Ctrl with the letter on the same key does. A letter that was pressed before
    the focus had moved into a text field goes into the field.
    """

    def __init__(self) -> None:
        super().__init__()
        self._aims: WeakKeyDictionary[events.Key, Widget] = WeakKeyDictionary()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            if not event.is_forwarded:
                modifiers, plus, last = event.key.rpartition("+")
                if plus and last in _TO_LATIN:
                    event.key = f"{modifiers}+{_TO_LATIN[last]}"  # before any binding is looked up
                self._aim(event)
            elif self._came_late(event):
                self._aim(event)
                assert self.focused is not None
                self.focused.post_message(event)
                return
        await super().on_event(event)

    def _aim(self, event: events.Key) -> None:
        self._aims[event] = self.focused or self.screen

    def _came_late(self, event: events.Key) -> bool:
        """Whether nothing has taken the key, and a text field that would take it has the focus only since."""
        focused = self.focused
        if focused is None or self._aims.get(event) is focused:
            return False
        return focused.check_consume_key(event.key, event.character)
