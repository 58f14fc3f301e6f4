"""Foreign text made safe to show: what could steer a terminal becomes something that can be seen."""

from __future__ import annotations

import re

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
HOSTILE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ud800-\udfff]")
"""What never reaches the terminal: control characters but tab and newline, line and bidi controls, lone surrogates."""

_PICTURES = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421}


def visible(text: str) -> str:
    """Return `text` with each hostile character as a picture of itself (ESC as «␛») or as «�»; CRLF becomes LF."""
    text = text.replace("\r\n", "\n")
    return HOSTILE.sub(lambda match: chr(_PICTURES.get(ord(match[0]), 0xFFFD)), text)
