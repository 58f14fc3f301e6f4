"""YAML made into plain values, strictly: built from parser events, so that nothing in a file is ever executed,
expanded or walked recursively, and every problem has its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from interview_coach.i18n import _
from interview_coach.library import rules, syntax
from interview_coach.library.characters import REFUSED, decode, refusal
from interview_coach.library.problems import ContentError, Finding, KeyPath, Problem, Rule, in_order, shown
from interview_coach.library.scalars import resolve, seen_as

DEPTH_LIMIT: Final = 40
NODES_LIMIT: Final = 200_000
SCALAR_LIMIT: Final = 100_000
"""The most characters of one value."""
_FINDINGS_LIMIT: Final = 50
_PLACE_LENGTH: Final = 120

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PARSER_ERRORS = (yaml.YAMLError, ValueError, OverflowError)
"""What the parsers raise; the latter two come from escapes and directives where libyaml is missing."""
_OPEN: Final = object()
"""Stands for the key of a mapping that is still to come."""


class Mark(NamedTuple):
    """Where a value stands, and what is written there."""

    line: int
    raw: str | None
    """The text of a plain scalar; None for any other value."""


class Tree:
    """The content of one file as plain values, with their places."""

    def __init__(self, file: Path, source: str) -> None:
        self.file = file
        self.source = source
        """The text of the file, with LF at the ends of lines."""
        self.complete = True
        """Whether the file could be read to its end."""
        builder = _Builder(source)
        try:
            builder.run()
        except _Stop as stop:
            self.complete = False
            builder.findings.append(stop.finding)
        except _PARSER_ERRORS as error:
            self.complete = False
            builder.findings.append(syntax.explain(error, builder.line))
        self.findings = builder.findings
        """What breaks the rules of YAML or of this format."""
        self.value = builder.value
        """Mappings, lists, texts, numbers, true, false and None; as far as the file was read."""
        self.doubtful: Mapping[KeyPath, str] = builder.doubtful
        """The plain scalars that are text here and something else to other programs, as they are written."""

    @cached_property
    def _marks(self) -> Mapping[KeyPath, Mark]:
        """The place of every value. It costs a second parse, so it is made only when a problem must be told."""
        builder = _Builder(self.source, marking=True)
        with suppress(_Stop, *_PARSER_ERRORS):
            builder.run()
        return builder.marks

    def line(self, path: KeyPath) -> int:
        """Return the line, from 1, of the value at `path`, or of the nearest thing around it that is there."""
        while path and path not in self._marks:
            path = path[:-1]
        return self._marks[path].line if path in self._marks else 1

    def raw(self, path: KeyPath) -> str | None:
        """Return the plain scalar at `path` as it is written, None if there is no such scalar."""
        mark = self._marks.get(path)
        return mark.raw if mark else None

    def problem(self, finding: Finding) -> Problem:
        """Return the problem that `finding` is in this file."""
        path, rule, what, mend, line = finding
        key = place(self.value, path)
        return Problem(self.file, line or self.line(path), key, what, mend, rule.severity, rule.code)


def parse(text: bytes, file: Path) -> Tree:
    """Return the tree of a YAML file with all that was found wrong in it.

    Raises:
        ContentError: the text is not UTF-8, or holds characters that no content has.
    """
    return Tree(file, decode(text, file))


def build(text: bytes, file: Path) -> Tree:
    """Return the tree of a YAML file in which nothing is wrong.

    Raises:
        ContentError: the text breaks the rules of YAML or of this format; it tells every problem that was found.
    """
    tree = parse(text, file)
    if tree.findings:
        raise ContentError(in_order([tree.problem(finding) for finding in tree.findings]))
    return tree


def place(value: Any, path: KeyPath) -> str:
    """Return `path` in words: entries of a list by their id where they have one, else by their number from 1."""
    words = ""
    for part in path:
        value = _child(value, part)
        if isinstance(part, int):
            name = value.get("id") if isinstance(value, dict) else None
            words += f"[{shown(name) if isinstance(name, str) else part + 1}]"
        else:
            words += f".{shown(part)}" if words else shown(part)
    return words if len(words) <= _PLACE_LENGTH else f"{words[:_PLACE_LENGTH]}…"


def _child(value: Any, part: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return None


class _Stop(Exception):
    """Reading cannot go on."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class _Builder:
    """Turns events into values. It keeps its own stack, so that nothing recurses."""

    def __init__(self, source: str, marking: bool = False) -> None:
        self.value: Any = None
        self.findings: list[Finding] = []
        self.doubtful: dict[KeyPath, str] = {}
        self.marks: dict[KeyPath, Mark] = {}
        self._source = source
        self._marking = marking
        self._event: Any = None
        self._documents = self._nodes = 0
        self._stack: list[tuple[Any, Any]] = []
        self._path: list[Any] = []
        self._container: Any = None
        self._key: Any = None
        self._key_line = 0

    @property
    def line(self) -> int:
        """The line, from 1, that reading has come to."""
        return int(self._event.start_mark.line) + 1 if self._event else 1

    def run(self) -> None:
        """Read everything.

        Raises:
            _Stop: reading cannot go on. And whatever the parsers raise.
        """
        next_event = _Loader(self._source).get_event
        handlers = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._mapping,
            SequenceStartEvent: self._sequence,
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }
        while type(event := next_event()) is not StreamEndEvent:
            self._event = event
            if handler := handlers.get(type(event)):
                handler(event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._stop(rules.SYNTAX, _("A second document begins (---)."), _("Make it a file of its own."))

    def _alias(self, event: Any) -> None:
        what, mend = _("There is an alias (*)."), _("Write the value out, or put the text in quotes.")
        if self._key is _OPEN:
            raise self._stop(rules.ALIAS, what, mend)
        self._refuse(rules.ALIAS, what, mend)
        self._put(None)

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        if len(text) > SCALAR_LIMIT:
            what = _("The value has more than {limit} characters.").format(limit=SCALAR_LIMIT)
            raise self._stop(rules.SIZE, what, _("Make it shorter."))
        if event.tag is not None or event.anchor is not None:
            self._refuse_properties(event)
        if plain := event.implicit[0]:
            value, doubtful = resolve(text)
        else:
            value, doubtful = self._quoted(event, text), False
        if self._key is _OPEN:
            self._open(text, value, doubtful)
        else:
            self._put(value, text if plain else None, doubtful)

    def _quoted(self, event: Any, text: str) -> str:
        if event.style == '"' and (match := REFUSED.search(text)):
            self._refuse(rules.CHARACTER, refusal(match[0]), _("Delete it."))
            return REFUSED.sub("\N{REPLACEMENT CHARACTER}", text)
        return text

    def _open(self, text: str, value: Any, doubtful: bool) -> None:
        """Take a key of the mapping that is being filled."""
        if doubtful or value.__class__ is not str or text in self._container or text == "<<":
            self._refuse_key(text, value, doubtful)
        self._key = text
        if self._marking:
            self._key_line = self.line

    def _refuse_key(self, text: str, value: Any, doubtful: bool) -> None:
        name = shown(text)
        if text == "<<":
            self._refuse(rules.MERGE, _("There is a merge key (<<)."), _("Write the keys out."))
        elif not isinstance(value, str):
            self._refuse(rules.KEY, _("The key “{name}” is not text.").format(name=name), _("Put it in quotes."))
        elif doubtful:
            what = _("Other programs read the key “{name}” as {other}.").format(name=name, other=seen_as(text))
            self._refuse(rules.QUOTE, what, _("Put it in quotes."))
        else:
            what = _("The key “{name}” is written twice.").format(name=name)
            self._refuse(rules.DUPLICATE_KEY, what, _("Leave one of the two."))

    def _put(self, value: Any, raw: str | None = None, doubtful: bool = False) -> None:
        """Put a value where it belongs. `raw` is the text of a plain scalar."""
        container = self._container
        if doubtful:
            self.doubtful[self._here()] = raw or ""
        if self._marking:
            line = self._key_line if container.__class__ is dict else self.line
            self.marks[self._here()] = Mark(line, raw)
        if container is None:
            self.value = value
        elif container.__class__ is list:
            container.append(value)
            self._key += 1
        else:
            container[self._key] = value
            self._key = _OPEN
        self._nodes += 1
        if self._nodes > NODES_LIMIT:
            what = _("The file has more than {limit} values.").format(limit=NODES_LIMIT)
            raise self._stop(rules.SIZE, what, _("Spread its content over several files."))

    def _here(self) -> KeyPath:
        inside = () if self._container is None or self._key is _OPEN else (self._key,)
        return (*self._path[1:], *inside)

    def _mapping(self, event: Any) -> None:
        self._start(event, {}, _OPEN)

    def _sequence(self, event: Any) -> None:
        self._start(event, [], 0)

    def _start(self, event: Any, container: Any, first: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_properties(event)
        if len(self._stack) == DEPTH_LIMIT:
            what = _("Values are nested more than {limit} deep.").format(limit=DEPTH_LIMIT)
            raise self._stop(rules.SIZE, what, _("Use fewer levels."))
        if self._key is _OPEN:
            mend = _("Put text that begins with a bracket in quotes.")
            raise self._stop(rules.KEY, _("A list or a mapping stands where a key is expected."), mend)
        key = self._key
        self._put(container)
        self._path.append(key)
        self._stack.append((self._container, self._key))
        self._container, self._key = container, first

    def _end(self, event: Any) -> None:
        self._container, self._key = self._stack.pop()
        self._path.pop()

    def _refuse_properties(self, event: Any) -> None:
        if event.tag is not None:
            mend = _("Delete it, or put text that begins with ! in quotes.")
            self._refuse(rules.TAG, _("There is a tag (!)."), mend)
        if event.anchor is not None:
            mend = _("Delete it, or put text that begins with & in quotes.")
            self._refuse(rules.ALIAS, _("There is an anchor (&)."), mend)

    def _refuse(self, rule: Rule, what: str, mend: str) -> None:
        self.findings.append(Finding(self._here(), rule, what, mend, self.line))
        if len(self.findings) == _FINDINGS_LIMIT:
            raise self._stop(rules.SYNTAX, _("There is too much wrong to go on."), _("Mend the rest first."))

    def _stop(self, rule: Rule, what: str, mend: str) -> _Stop:
        return _Stop(Finding(self._here(), rule, what, mend, self.line))
