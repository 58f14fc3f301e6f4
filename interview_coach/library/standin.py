"""What a file says of itself that is a pack of its own, or a folder whose pack.yaml cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from interview_coach.library.kinds.pack import Pack, Topic
from interview_coach.library.kinds.shared import Document
from interview_coach.library.texts import texts_of
from interview_coach.text import LANGUAGES, Lang, Text

_LATIN: Final = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфхыэ", "abvgdeeziyklmnoprstufhye", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
)
_ID_LENGTH: Final = 40


def stand_in(path: Path, documents: Sequence[Document]) -> Pack:
    """Return a pack named after `path`, in the languages and with the topics that its `documents` use."""
    return Pack(
        format=1,
        id=slug(path.stem),
        title=Text(plain=path.stem),
        version="0",
        languages=_languages(documents),
        licence="",
        topics=_tree(_topics(documents)),
    )


def slug(name: str) -> str:
    """Return `name` as an id: Russian letters transcribed, other characters made hyphens."""
    words = "-".join(re.findall(r"[a-z0-9]+", name.casefold().translate(_LATIN)))[:_ID_LENGTH].rstrip("-")
    return words or f"pack-{sha256(name.encode(errors='replace')).hexdigest()[:8]}"


def _languages(documents: Iterable[Document]) -> tuple[Lang, ...]:
    """The languages that wordings are marked with; where none is marked, the one whose letters prevail."""
    texts = [text.dump() for document in documents for _path, text in texts_of(document)]
    used = {lang for text in texts if isinstance(text, dict) for lang in text}
    if used:
        return tuple(lang for lang in LANGUAGES if lang in used)
    plain = "".join(text for text in texts if isinstance(text, str)).casefold()
    cyrillic = sum("а" <= letter <= "я" for letter in plain)
    latin = sum("a" <= letter <= "z" for letter in plain)
    return ("ru",) if cyrillic > latin else ("en",)


def _topics(documents: Iterable[Document]) -> list[str]:
    return list(dict.fromkeys(topic for document in documents if (topic := getattr(document, "topic", ""))))


def _tree(paths: Iterable[str]) -> tuple[Topic, ...]:
    branches: dict[str, list[str]] = {}
    for path in paths:
        top, _slash, rest = path.partition("/")
        branches.setdefault(top, []).extend([rest] if rest else [])
    return tuple(Topic(top, Text(plain=_title(top)), _tree(inside)) for top, inside in branches.items())


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()
