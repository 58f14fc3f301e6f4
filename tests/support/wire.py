"""What goes over the wire between a terminal and a program: the bytes of keys, modes switched on, hostile bytes."""

from __future__ import annotations

import re
import termios
from typing import Any, Final

KEYS: Final = {
    "enter": "\r",
    "escape": "\x1b",
    "space": " ",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
}

ALTERNATE: Final = re.compile(rb"\x1b\[\?1049([hl])")
"""Switching to the alternate screen, and back."""

UNFINISHED: Final = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]P_^X][^\x07\x1b]*\x1b?)?\Z")
"""The end of what was written, where a sequence has not come in full."""

UNKNOWN: Final = re.compile(
    rb"\x1b\[(?:[<=>][0-?]*[ -/]*[@-~]|[0-?]*[ -/]+[@-~]|\?[\d;:]*[@-gi-km-~])|\x1b[P_^X][^\x1b]*\x1b\\"
)
"""Private sequences that pyte would show as text or fail over: queries, keyboard protocols, device strings."""

_HOSTILE: Final = re.compile(
    rb"\x1b[\]P_^Xc]|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\xc2[\x80-\x9f]"
    rb"|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]"
)
_POINTER: Final = re.compile(rb"\x1b\]22;[a-z-]*\x07")
"""How Textual asks for a shape of the mouse pointer."""

_MODES: Final = {
    1049: "alternate screen",
    1000: "mouse",
    1002: "mouse",
    1003: "mouse",
    1006: "mouse",
    1015: "mouse",
    1004: "focus reports",
    2004: "bracketed paste",
    2026: "held output",
    2048: "resize reports",
}
_ON_FROM_THE_START: Final = {25: "hidden cursor", 7: "no line wrap"}
"""Modes that a terminal starts with: what it is called when they are left off."""

_TTY_FLAGS: Final = (
    (3, termios.ECHO, "no echo"),
    (3, termios.ICANON, "raw input"),
    (3, termios.ISIG, "no signals"),
    (1, termios.OPOST, "raw output"),
)
"""Fields and flags of `tcgetattr` that are looked at, and what it is called when they are left off."""

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_KITTY = re.compile(rb"\x1b\[([<>])\d*u")


def key(name: str) -> bytes:
    """Return what a key sends: `enter`, `f2`, `ctrl+s`, `й`, or `ctrl+й` in the form of the Kitty protocol."""
    if name in KEYS:
        return KEYS[name].encode()
    modifier, plus, letter = name.rpartition("+")
    if modifier == "ctrl" and len(letter) == 1:
        return bytes([ord(letter) & 0x1F]) if letter.isascii() else f"\x1b[{ord(letter)};5u".encode()
    if plus and len(name) > 1:
        raise ValueError(f"no such key: {name}")
    return name.encode()


def hostile(raw: bytes | bytearray) -> bytes:
    """Return what a full-screen program never writes, with its surroundings; empty where there is none of it.

    That is titles, clipboard, device strings, reset, control characters, C1, line and bidi controls.
    """
    rest: bytes = _POINTER.sub(b"", bytes(raw))
    found = _HOSTILE.search(rest)
    return rest[max(0, found.start() - 20) : found.end() + 20] if found else b""


def modes(raw: bytes) -> set[str]:
    """Return what a program has switched on and not off again, by what it wrote."""
    on: set[str] = set()
    for numbers, switch in _MODE.findall(raw):
        for number in map(int, numbers.split(b";")):
            name = _MODES.get(number) or _ON_FROM_THE_START.get(number)
            if name and (switch == b"h") != (number in _ON_FROM_THE_START):
                on.add(name)
            elif name:
                on.discard(name)
    ways: list[bytes] = _KITTY.findall(raw)
    return on | {"keyboard protocol"} if ways.count(b">") > ways.count(b"<") else on


def flags(before: list[Any], now: list[Any]) -> set[str]:
    """Return which flags of the terminal a program has taken away, by `tcgetattr` before and now."""
    return {name for field, flag, name in _TTY_FLAGS if before[field] & flag and not now[field] & flag}
