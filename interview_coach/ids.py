"""Identifiers: slugs of content, addresses of items, unique ids of attempts, hashes of wordings."""

from __future__ import annotations

import hashlib
import random
import re
from datetime import datetime
from typing import Final
from uuid import UUID

SLUG: Final = r"^[a-z0-9][a-z0-9-]{0,39}$(?!\n)"
"""Content ids: lower-case Latin letters, digits and hyphens, at most 40 characters, and no line break after them."""

_SLUG = re.compile(SLUG)


def is_slug(text: str) -> bool:
    """Whether `text` can be the id of an item, a pack, a rubric or a criterion."""
    return _SLUG.match(text) is not None


def address(pack: str, item: str) -> str:
    """Return the address of an item, `pack/item-id`: what the history stores."""
    return f"{pack}/{item}"


def uuid7(moment: datetime, chance: random.Random) -> UUID:
    """Return a UUID of version 7 (RFC 9562, section 5.7): milliseconds since 1970, then 74 random bits."""
    value = int(moment.timestamp() * 1000) << 80 | chance.getrandbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def wording_hash(*parts: str) -> str:
    """Return 12 hexadecimal digits that change with the wording, but not with its case, spacing or punctuation."""
    words = re.findall(r"\w+", " ".join(parts).casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]
