"""Every human text of a document, whatever its kind, and what of it is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct, structs

from interview_coach.i18n import N_, _
from interview_coach.library.problems import KeyPath
from interview_coach.text import Lang, Text

_NAMES: Final[Mapping[Lang, str]] = {"en": N_("English"), "ru": N_("Russian")}
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_QUOTED = re.compile(r"«[^«»]*»|„[^„“]*“|“[^“”]*”|\"[^\"\n]*\"")


def texts_of(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Text]]:
    """Yield each `Text` in `value`, a document or a part of one, with its path as the file writes it."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Struct):
        for name, key in _fields(type(value)):
            part = getattr(value, name)
            if part is not None and part != ():
                yield from texts_of(part, (*path, key))
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from texts_of(part, (*path, position))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from texts_of(part, (*path, key))


@lru_cache(maxsize=256)
def _fields(shape: type[Struct]) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, field.encode_name) for field in structs.fields(shape))


def wordings(path: KeyPath, text: Text, languages: Sequence[Lang]) -> Iterator[tuple[KeyPath, Lang, str]]:
    """Yield each wording of `text` with its path and language; a plain one counts as the first of `languages`."""
    value = text.dump()
    if isinstance(value, str):
        yield path, languages[0], value
    else:
        for lang, wording in value.items():
            yield (*path, lang), lang, wording


def language(lang: Lang) -> str:
    """Return the name of a language as messages use it: in the language of the interface, unlike `LANGUAGE_NAMES`."""
    return _(_NAMES[lang])


def without_code(text: str) -> str:
    """Return `text` with each code span and code block replaced by a space."""
    return _CODE.sub(" ", text) if "`" in text else text


def without_quotes(text: str) -> str:
    """Return `text` with everything between quotation marks replaced by a space."""
    return _QUOTED.sub(" ", text)
