"""Promises of the JSON Schema: it accepts what the program accepts, and lets an editor complete and explain."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from interview_coach.library.reading import read_file
from interview_coach.library.registry import KINDS
from interview_coach.library.schema import json_schema
from interview_coach.library.sources import sources
from interview_coach.library.tree import build
from interview_coach.paths import shipped_content

SCHEMA = json_schema()
GOOD = Path(__file__).parent / "data" / "good"
FILES = [*sources(GOOD)[0], GOOD.parent / "mine.yaml", *sources(shipped_content())[0]]


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a value fits a schema of draft 7: as much of it as this schema uses, which `KNOWN` lists."""
    if "$ref" in schema:  # draft 7 reads nothing beside it
        return fits(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    return all(check(value, schema[name], schema) for name, check in CHECKS.items() if name in schema)


def has_type(value: Any, name: str, _schema: dict[str, Any]) -> bool:
    types: dict[str, type] = {"object": dict, "array": list, "string": str, "integer": int}
    return isinstance(value, types[name]) and not isinstance(value, bool)


def condition(value: Any, first: dict[str, Any], schema: dict[str, Any]) -> bool:
    return fits(value, schema["then"]) if fits(value, first) else True


def properties(value: Any, known: dict[str, Any], schema: dict[str, Any]) -> bool:
    if not isinstance(value, dict):
        return True
    rest = [key for key in value if key not in known]
    more = schema.get("additionalProperties", True)
    others = not rest if more is False else more is True or all(fits(value[key], more) for key in rest)
    return others and all(fits(value[key], part) for key, part in known.items() if key in value)


CHECKS: dict[str, Callable[[Any, Any, dict[str, Any]], bool]] = {
    "type": has_type,
    "const": lambda value, wanted, _: bool(value == wanted),
    "enum": lambda value, wanted, _: value in wanted,
    "required": lambda value, keys, _: not isinstance(value, dict) or all(key in value for key in keys),
    "properties": properties,
    "additionalProperties": lambda value, _more, schema: properties(value, schema.get("properties", {}), schema),
    "propertyNames": lambda value, part, _: not isinstance(value, dict) or all(fits(key, part) for key in value),
    "minProperties": lambda value, least, _: not isinstance(value, dict) or len(value) >= least,
    "items": lambda value, part, _: not isinstance(value, list) or all(fits(entry, part) for entry in value),
    "minItems": lambda value, least, _: not isinstance(value, list) or len(value) >= least,
    "maxItems": lambda value, most, _: not isinstance(value, list) or len(value) <= most,
    "minLength": lambda value, least, _: not isinstance(value, str) or len(value) >= least,
    "maxLength": lambda value, most, _: not isinstance(value, str) or len(value) <= most,
    "pattern": lambda value, pattern, _: not isinstance(value, str) or re.search(pattern, value) is not None,
    "minimum": lambda value, least, _: not isinstance(value, int) or value >= least,
    "maximum": lambda value, most, _: not isinstance(value, int) or value <= most,
    "allOf": lambda value, parts, _: all(fits(value, part) for part in parts),
    "anyOf": lambda value, parts, _: any(fits(value, part) for part in parts),
    "oneOf": lambda value, parts, _: sum(fits(value, part) for part in parts) == 1,
    "if": condition,
}
KNOWN = {*CHECKS, "$schema", "$defs", "title", "description", "default", "then"}


def question() -> Any:
    return build((GOOD / "questions.yaml").read_bytes(), GOOD).value


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_good_files_fit(file: Path) -> None:
    assert read_file(file).problems == ()
    assert fits(build(file.read_bytes(), file).value, SCHEMA)


def without(key: str) -> Callable[[Any], object]:
    return lambda value: value["questions"][0].pop(key)


def with_value(key: str, entry: Any) -> Callable[[Any], object]:
    return lambda value: value["questions"][0].update({key: entry})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda value: value.pop("topic"),
        lambda value: value.pop("kind"),
        lambda value: value.update(kind="question"),
        lambda value: value.update(format=2),
        lambda value: value.update(more=1),
        without("prompt"),
        without("points"),
        with_value("promt", "x"),
        with_value("id", "Q_One"),
        with_value("level", "expert"),
        with_value("style", "quiz"),
        with_value("think", "ten"),
        with_value("think", 5000),
        with_value("prompt", {"en": ""}),
        with_value("prompt", {"de": "Wie?"}),
        with_value("prompt", {}),
        with_value("prompt", 12),
        with_value("points", []),
        with_value("points", [{"must": "a"}, {"should": "b"}, {"must": "a", "avoid": "b"}]),
        with_value("criteria", [{"id": "a", "title": "A", "levels": ["a", "b", "c"]}]),
        with_value("samples", [{"answer": "a", "why": "b", "levels": {"a": 5}}]),
        with_value("samples", [{"answer": "a", "why": "b", "levels": {"A b": 1}}]),
    ],
)
def test_what_the_program_refuses_does_not_fit(spoil: Callable[[Any], object]) -> None:
    value = copy.deepcopy(question())
    spoil(value)
    assert fits(question(), SCHEMA)
    assert not fits(value, SCHEMA)


def test_every_kind_has_its_keys_and_what_is_required_of_it() -> None:
    assert SCHEMA["properties"]["kind"]["enum"] == list(KINDS)
    for name, kind in KINDS.items():
        shape = SCHEMA["$defs"][kind.document.__name__]
        fields = msgspec.structs.fields(kind.document)
        assert set(shape["properties"]) == {"kind", *(field.encode_name for field in fields)}
        assert set(shape["required"]) == {"kind", *(field.encode_name for field in fields if field.required)}
        assert shape["properties"]["kind"] == {"enum": [name]}


def test_choices_are_listed_for_the_editor() -> None:
    entry = SCHEMA["$defs"]["QuestionEntry"]["properties"]
    assert entry["level"]["enum"] == ["junior", "middle", "senior"]
    assert set(entry["style"]["enum"]) == {"flash", "timed", "story", "diagnose", "explain", "pitch", "reply"}


def test_keys_are_explained_by_the_docstrings_of_their_fields() -> None:
    entry = SCHEMA["$defs"]["QuestionEntry"]["properties"]
    assert entry["intent"]["description"] == "What the interviewer wants to learn."
    assert entry["rubric"]["description"].startswith("A shared rubric, whose criteria follow")
    plain = [name for name, field in entry.items() if "description" not in field and "$ref" not in field]
    assert plain == []


def test_the_schema_can_be_written_as_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(SCHEMA)) == SCHEMA
