"""Commands, declared once on their screen: bindings, key bar, palette, help and the README's keys derive from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from textual.binding import Binding, BindingType

LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
CYRILLIC: Final = "йцукенгшщзхъфывапролджэячсмитьбю.ёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
"""What the same keys type on a Russian (ЙЦУКЕН) layout."""

_TWINS: Final = dict(zip(LATIN, CYRILLIC, strict=True))
_NAMES: Final = {
    "/": "slash",
    ".": "full_stop",
    "?": "question_mark",
    "+": "plus",
    ",": "comma",
    "[": "left_square_bracket",
}
_SHOWN: Final = {
    "space": "␣",
    "enter": "⏎",
    "escape": "esc",
    "slash": "/",
    "full_stop": ".",
    "question_mark": "?",
    "plus": "+",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "tab": "Tab",
    "backspace": "⌫",
}


def key_name(char: str) -> str:
    """Return Textual's name of a key that types one character."""
    return _NAMES.get(char, char)


def twin(key: str) -> str | None:
    """Return the name of the key event that a Russian layout sends for `key`, or None where it sends the same."""
    char = next((char for char, name in _NAMES.items() if name == key), key)
    return key_name(_TWINS[char]) if len(char) == 1 and char in _TWINS else None


def shown(key: str) -> str:
    """Return a key as the key bar and the help show it: `space` as `␣`, `ctrl+s` as `^s`, `f2` as `F2`."""
    modifier, _plus, last = key.rpartition("+")
    name = _SHOWN.get(last, last.upper() if _is_function(last) else last)
    return f"^{name}" if modifier == "ctrl" else name


def _is_function(key: str) -> bool:
    return key[:1] == "f" and key[1:].isdigit()


@dataclass(frozen=True, slots=True)
class Command:
    """Something the learner can do on a screen by one key."""

    keys: str
    """Textual key names, separated by commas; the first one is shown. Russian twins are added by themselves."""
    label: str
    """One or two words for the key bar (a message id)."""
    action: str
    """The Textual action, `name` or `name(argument)`, found on the screen."""
    help: str
    """One sentence for help and palette (a message id)."""
    bar: bool = True
    """Whether the key bar shows it."""
    when: Callable[[Any], bool] | None = None
    """Whether it can be done on the given screen now; None: always."""
    priority: bool = False
    """Whether it works before the focused widget sees the key."""
    show_as: str = ""
    """How the key is shown where several keys share a line, such as `1-4`."""

    @property
    def name(self) -> str:
        """The name of the action, without its argument."""
        return self.action.partition("(")[0]

    @property
    def key_shown(self) -> str:
        return self.show_as or shown(self.keys.split(",")[0])

    @property
    def key_while_typing(self) -> str:
        """The first of its keys that works while a text field has the focus, as it is shown; empty if none does."""
        return next(
            (shown(key) for key in self.keys.split(",") if key[:5] in ("ctrl+", "escap") or _is_function(key)), ""
        )

    def runs(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether this command runs `action` with `parameters`."""
        return self.action in (action, f"{action}({', '.join(map(repr, parameters))})")

    def binding(self) -> Binding:
        """Return the Textual binding, the Russian twins of its keys included."""
        keys = self.keys.split(",")
        twins = [name for name in map(twin, keys) if name and name not in keys]
        return Binding(",".join([*keys, *twins]), self.action, self.label, show=False, priority=self.priority)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return the bindings of some commands. Of several on one key the first that applies is run."""
    return [command.binding() for command in commands]
