"""Human text in one or several languages, as content files write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

Lang = Literal["en", "ru"]

LANGUAGES: Final[tuple[Lang, ...]] = get_args(Lang)
"""Every language of the interface and of shipped content, the fallback first."""

LANGUAGE_NAMES: Final[Mapping[Lang, str]] = {"en": "English", "ru": "Русский"}
"""Each language called by its own name."""


class Text:
    """One human text: either plain (the same in every language) or one wording a language. Immutable.

    In YAML it is a string or a mapping from language to string. It is no dataclass, because msgspec would then read
    and write its fields instead of asking `parse` and `dump`.
    """

    __slots__ = ("_by_lang", "_plain")

    def __init__(self, plain: str | None = None, by_lang: Mapping[Lang, str] | None = None) -> None:
        self._plain = plain
        self._by_lang: Mapping[Lang, str] = by_lang or {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.dump() == other.dump()

    def __hash__(self) -> int:
        return hash((self._plain, *self._by_lang.items()))

    def __repr__(self) -> str:
        return f"Text.parse({self.dump()!r})"

    @classmethod
    def parse(cls, value: object) -> Text:
        """Make a text of what a content file holds.

        Raises:
            ValueError: `value` is neither a string nor a mapping from known languages to strings.
        """
        if isinstance(value, str):
            return cls(plain=value)
        if isinstance(value, dict) and value and all(k in LANGUAGES and isinstance(v, str) for k, v in value.items()):
            return cls(by_lang=value)
        raise ValueError(f"a text is a string or a mapping with the keys {', '.join(LANGUAGES)}")

    def get(self, lang: Lang) -> str:
        """Return the wording in `lang`, or, where there is none, the first one there is."""
        if self._plain is not None:
            return self._plain
        return self._by_lang.get(lang) or next(iter(self._by_lang.values()), "")

    def has(self, lang: Lang) -> bool:
        """Whether there is a wording of its own for `lang`; a plain text has one for every language."""
        return self._plain is not None or lang in self._by_lang

    def wordings(self) -> Mapping[Lang, str]:
        """Every wording by language; a plain text stands for each of them."""
        return self._by_lang if self._plain is None else dict.fromkeys(LANGUAGES, self._plain)

    def dump(self) -> str | dict[Lang, str]:
        """Return the value that `parse` reads back."""
        return dict(self._by_lang) if self._plain is None else self._plain
