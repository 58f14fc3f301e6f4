"""Keys of a Russian layout for what no command of ours handles: Ctrl combinations and built-in widgets."""

from __future__ import annotations

from textual import events
from textual.app import App

from interview_coach.tui.command import CYRILLIC, LATIN

_TO_LATIN = {ru: en for ru, en in zip(CYRILLIC, LATIN, strict=True) if ru.isalpha() and en.isalpha()}


class RussianKeys(App[object]):
    """An app in which Ctrl with a Cyrillic letter does what Ctrl with the letter on the same key does."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            modifiers, plus, last = event.key.rpartition("+")
            if plus and last in _TO_LATIN:
                event.key = f"{modifiers}+{_TO_LATIN[last]}"  # before any binding is looked up
        await super().on_event(event)
