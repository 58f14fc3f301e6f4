"""All the ways in which a file's values do not fit the shape of its kind, found by walking both side by side.

msgspec decides whether a file fits; it stops at the first thing that does not. This walk is made only then, to tell
everything at once, in words that say how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import Any, Final

import msgspec
from msgspec import inspect

from interview_coach.i18n import _, ngettext
from interview_coach.library import rules
from interview_coach.library.kinds.shared import Document, decode_text
from interview_coach.library.problems import Finding, KeyPath, Rule, shown
from interview_coach.library.scalars import is_date, seen_as
from interview_coach.library.spelling import Spelling
from interview_coach.library.tree import Tree
from interview_coach.text import LANGUAGES, Text

FINDINGS_LIMIT: Final = 100
"""The most findings of one file; a last one says that there are more."""


def examine(tree: Tree, shape: type[Document]) -> list[Finding]:
    """Return everything in which the values of `tree` differ from `shape`, doubtful scalars included."""
    walk = _Walk(tree)
    with suppress(_Enough):
        walk.visit(tree.value, _info(shape), ())
    return walk.findings


@lru_cache(maxsize=32)
def _info(shape: type) -> inspect.Type:
    return inspect.type_info(shape)


class _Enough(Exception):
    """So much is wrong that telling more helps nobody."""


class _Walk:
    def __init__(self, tree: Tree) -> None:
        self.findings: list[Finding] = []
        self._tree = tree
        self._visitors: Final[Mapping[type, Callable[[Any, Any, KeyPath], None]]] = {
            inspect.StructType: self._struct,
            inspect.VarTupleType: self._list,
            inspect.TupleType: self._tuple,
            inspect.DictType: self._dict,
            inspect.StrType: self._str,
            inspect.IntType: self._number,
            inspect.FloatType: self._number,
            inspect.BoolType: self._bool,
            inspect.LiteralType: self._literal,
            inspect.DateType: self._date,
            inspect.CustomType: self._text,
        }

    def visit(self, value: Any, wanted: inspect.Type, path: KeyPath) -> None:
        if isinstance(wanted, inspect.Metadata):
            if isinstance(wanted.type, inspect.StrType):
                self._str(value, wanted, path)
            else:
                self.visit(value, wanted.type, path)
        elif isinstance(wanted, inspect.UnionType):
            self._union(value, wanted, path)
        else:
            self._visitors[type(wanted)](value, wanted, path)

    def _tell(self, path: KeyPath, rule: Rule, what: str, mend: str = "") -> None:
        self.findings.append(Finding(path, rule, what, mend))
        if len(self.findings) == FINDINGS_LIMIT:
            self.findings.append(
                Finding((), rules.TYPE, _("There is more that does not fit."), _("Mend the rest first."))
            )
            raise _Enough

    def _union(self, value: Any, wanted: inspect.UnionType, path: KeyPath) -> None:
        """Nothing, or the one other type: the only unions that content has."""
        if value is None:
            return
        for kind in wanted.types:
            if not isinstance(kind, inspect.NoneType):
                self.visit(value, kind, path)

    # Mappings and lists

    def _struct(self, value: Any, wanted: inspect.StructType, path: KeyPath) -> None:
        if not isinstance(value, dict):
            self._wrong(path, value, _("a mapping"), _("Write it as lines of the form “key: value”."))
            return
        before = len(self.findings)
        fields = {field.encode_name: field for field in wanted.fields}
        known = [wanted.tag_field, *fields] if wanted.tag_field else list(fields)
        for key in value:
            if key in fields:
                self.visit(value[key], fields[key].type, (*path, key))
            elif key not in known:
                what = _("The key “{key}” is not known here.").format(key=shown(key))
                self._tell((*path, key), rules.UNKNOWN_KEY, what, Spelling(known).hint(key))
        for name, field in fields.items():
            if field.required and name not in value:
                what = _("The key “{key}” is missing.").format(key=name)
                self._tell((*path, name), rules.MISSING_KEY, what, _("Add it."))
        if len(self.findings) == before and hasattr(wanted.cls, "__post_init__"):
            self._convert(value, wanted.cls, path)

    def _list(self, value: Any, wanted: inspect.VarTupleType, path: KeyPath) -> None:
        if not isinstance(value, list):
            self._wrong(path, value, _("a list"), _("Write each entry on a line that begins with “- ”."))
            return
        self._length(path, len(value), wanted.min_length, wanted.max_length)
        for position, entry in enumerate(value):
            self.visit(entry, wanted.item_type, (*path, position))

    def _tuple(self, value: Any, wanted: inspect.TupleType, path: KeyPath) -> None:
        if not isinstance(value, list):
            self._wrong(path, value, _("a list"), _("Write each entry on a line that begins with “- ”."))
            return
        self._length(path, len(value), len(wanted.item_types), len(wanted.item_types))
        for position, (entry, kind) in enumerate(zip(value, wanted.item_types, strict=False)):
            self.visit(entry, kind, (*path, position))

    def _length(self, path: KeyPath, count: int, least: int | None, most: int | None) -> None:
        least = least or 0
        if least <= count and (most is None or count <= most):
            return
        has = ngettext("There is {n} entry", "There are {n} entries", count).format(n=count)
        if most is None:
            wanted = ngettext("at least {n} is expected", "at least {n} are expected", least).format(n=least)
        elif least == most:
            wanted = ngettext("exactly {n} is expected", "exactly {n} are expected", most).format(n=most)
        else:
            wanted = _("{least} to {most} are expected").format(least=least, most=most)
        self._tell(path, rules.VALUE, _("{has}; {wanted}.").format(has=has, wanted=wanted))

    def _dict(self, value: Any, wanted: inspect.DictType, path: KeyPath) -> None:
        if not isinstance(value, dict):
            self._wrong(path, value, _("a mapping"), _("Write it as lines of the form “key: value”."))
            return
        for key, inside in value.items():
            self._fits(key, wanted.key_type, (*path, key))
            self.visit(inside, wanted.value_type, (*path, key))

    # Single values

    def _str(self, value: Any, wanted: inspect.Type, path: KeyPath) -> None:
        if self._is_text(value, path):
            self._fits(value, wanted, path)

    def _fits(self, text: str, wanted: inspect.Type, path: KeyPath, about: str = "") -> None:
        """Tell whether `text`, a value or a key, keeps within what its type asks for."""
        if isinstance(wanted, inspect.Metadata):
            about = (wanted.extra_json_schema or {}).get("description", "")
            self._fits(text, wanted.type, path, about)
            return
        assert isinstance(wanted, inspect.StrType)
        if wanted.pattern is not None and not re.search(wanted.pattern, text):
            what = _("“{value}” cannot stand here.").format(value=shown(text))
            self._tell(path, rules.VALUE, what, _("Write {what}.").format(what=_(about or wanted.pattern)))
        elif wanted.min_length is not None and len(text) < wanted.min_length:
            self._tell(path, rules.VALUE, _("The text is empty."), _("Write it, or leave the key out."))
        elif wanted.max_length is not None and len(text) > wanted.max_length:
            what = _("The text is longer than {limit} characters.").format(limit=wanted.max_length)
            self._tell(path, rules.VALUE, what, _("Make it shorter."))

    def _is_text(self, value: Any, path: KeyPath) -> bool:
        """Whether `value` is text beyond doubt; otherwise the problem has been told."""
        raw = self._tree.doubtful.get(path)
        if raw is not None:
            self._quote(path, raw)
            return False
        if isinstance(value, str):
            return True
        raw = self._tree.raw(path)
        if raw and not isinstance(value, (dict, list)):
            self._quote(path, raw)
        else:
            self._wrong(path, value, _("text"))
        return False

    def _quote(self, path: KeyPath, raw: str) -> None:
        what = _("Without quotes “{raw}” is read as {other}.").format(raw=shown(raw), other=_read_as(raw))
        self._tell(path, rules.QUOTE, what, _('If text is meant, write "{raw}".').format(raw=shown(raw)))

    def _number(self, value: Any, wanted: inspect.IntType | inspect.FloatType, path: KeyPath) -> None:
        whole = isinstance(wanted, inspect.IntType)
        fits = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
        if not fits:
            mend = _("Write it in digits, without quotes, like 12.")
            self._wrong(path, value, _("a whole number") if whole else _("a number"), mend)
            return
        least, most = wanted.ge, wanted.le
        if (least is not None and value < least) or (most is not None and value > most):
            what = _("{value} is out of range.").format(value=value)
            mend = _("Write a number from {least} to {most}.").format(least=least, most=most)
            self._tell(path, rules.VALUE, what, mend)

    def _bool(self, value: Any, wanted: inspect.BoolType, path: KeyPath) -> None:
        if not isinstance(value, bool):
            self._wrong(path, value, _("true or false"), _("Write true or false, without quotes."))

    def _date(self, value: Any, wanted: inspect.DateType, path: KeyPath) -> None:
        raw = self._tree.doubtful.get(path, value)
        if isinstance(raw, str) and is_date(raw):
            try:
                date.fromisoformat(raw)
            except ValueError:
                what = _("There is no such day as “{raw}”.").format(raw=shown(raw))
                self._tell(path, rules.VALUE, what, _("Write it like 2026-12-31."))
            return
        self._wrong(path, value, _("a date"), _("Write it like 2026-12-31."))

    def _literal(self, value: Any, wanted: inspect.LiteralType, path: KeyPath) -> None:
        if any(value == known and type(value) is type(known) for known in wanted.values):
            return
        names = ", ".join(map(str, wanted.values))
        what = _("“{value}” is not one of: {names}.").format(value=shown(self._raw(path, value)), names=names)
        near = Spelling(map(str, wanted.values)).nearest(shown(value)) if isinstance(value, str) else None
        mend = _("Did you mean “{name}”?").format(name=near) if near else _("Write one of these.")
        self._tell(path, rules.VALUE, what, mend)

    def _text(self, value: Any, wanted: inspect.CustomType, path: KeyPath) -> None:
        if wanted.cls is not Text:
            self._convert(value, wanted.cls, path)
        elif isinstance(value, dict):
            self._wordings(value, path)
        elif self._is_text(value, path):
            self._convert(value, Text, path)

    def _wordings(self, value: dict[str, Any], path: KeyPath) -> None:
        for lang, wording in value.items():
            here = (*path, lang)
            if lang not in LANGUAGES:
                what = _("“{lang}” is no language of content.").format(lang=shown(lang))
                self._tell(here, rules.UNKNOWN_KEY, what, Spelling(LANGUAGES).hint(lang))
            elif self._is_text(wording, here):
                self._convert(wording, Text, here)
        if not value:
            self._wrong(path, value, _("text"))

    def _convert(self, value: Any, kind: type, path: KeyPath) -> None:
        """Let the type itself judge a value in whose parts nothing is wrong."""
        try:
            msgspec.convert(value, kind, dec_hook=decode_text)
        except msgspec.ValidationError as error:
            said = str(error).partition(" - at `")[0]
            self._tell(path, rules.VALUE, _("{said}.").format(said=said[:1].upper() + said[1:]))

    def _wrong(self, path: KeyPath, value: Any, wanted: str, mend: str = "") -> None:
        found = _named(self._tree.doubtful.get(path, value))
        what = _("Expected {wanted}, found {found}.").format(wanted=wanted, found=found)
        self._tell(path, rules.TYPE, what, mend)

    def _raw(self, path: KeyPath, value: Any) -> Any:
        return value if isinstance(value, str) else self._tree.raw(path) or _named(value)


def _named(value: Any) -> str:
    if value is None:
        return _("nothing")
    if isinstance(value, dict):
        return _("a mapping")
    if isinstance(value, list):
        return _("a list")
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"“{shown(value)}”" if isinstance(value, str) else str(value)


def _read_as(raw: str) -> str:
    return {"true": "true", "false": "false", "null": _("nothing")}.get(raw, seen_as(raw))
