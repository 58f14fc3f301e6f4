"""The JSON Schema of content files, by which editors complete and check while an author types.

It is made of the same structs that files are read into. The docstring under a field is its description.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from typing import Any, Final

import msgspec

from interview_coach.library.kinds.shared import TEXT_LIMIT, Document
from interview_coach.library.registry import KINDS
from interview_coach.text import LANGUAGE_NAMES, LANGUAGES, Text

_WORDING: Final = {"type": "string", "minLength": 1, "maxLength": TEXT_LIMIT}
_TEXT: Final[dict[str, Any]] = {
    "description": "Human text: one wording for each language of the pack, or a plain string.",
    "anyOf": [
        {
            "type": "object",
            "properties": {lang: {**_WORDING, "description": LANGUAGE_NAMES[lang]} for lang in LANGUAGES},
            "minProperties": 1,
            "additionalProperties": False,
        },
        _WORDING,
    ],
}
_TEXT_REF: Final = {"$ref": "#/$defs/Text"}


def json_schema() -> dict[str, Any]:
    """Return one schema for every kind of content file; the key `kind` of the file chooses what applies."""
    documents = [kind.document for kind in KINDS.values()]
    references, shapes = msgspec.json.schema_components(documents, schema_hook=_hook, ref_template="#/$defs/{name}")
    for shape in _structs(documents):
        _refine(shapes[shape.__name__], shape)
    choices = [
        {"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": reference}
        for name, reference in zip(KINDS, references, strict=True)
    ]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A content file of interview_coach",
        "type": "object",
        "properties": {
            "format": {"description": "Version of the content format.", "const": 1},
            "kind": {"description": "What the file holds.", "enum": list(KINDS)},
        },
        "required": ["format", "kind"],
        "allOf": choices,
        "$defs": {"Text": _TEXT, **{name: _simple(shape) for name, shape in shapes.items()}},
    }


def _hook(shape: type) -> dict[str, Any]:
    if shape is Text:
        return _TEXT_REF
    raise NotImplementedError(shape)


def _structs(documents: list[type[Document]]) -> list[type[msgspec.Struct]]:
    """Return every struct that the documents are made of."""
    found: dict[type[msgspec.Struct], None] = {}
    waiting: list[Any] = [msgspec.inspect.type_info(document) for document in documents]
    while waiting:
        info = waiting.pop()
        if isinstance(info, msgspec.inspect.StructType):
            if info.cls in found:
                continue
            found[info.cls] = None
            waiting.extend(field.type for field in info.fields)
        else:
            for part in ("type", "types", "item_type", "item_types", "value_type"):
                inside = getattr(info, part, ())
                waiting.extend(inside if isinstance(inside, tuple) else (inside,))
    return list(found)


def _refine(schema: dict[str, Any], shape: type[msgspec.Struct]) -> None:
    """Add what the struct knows of its fields and msgspec does not tell."""
    for name, text in _field_docs(shape).items():
        field = schema["properties"].get(name)
        if field is not None:
            schema["properties"][name] = {"description": text, **_beside(field)}
    if one_of := getattr(shape, "one_of", None):
        schema["oneOf"] = [{"required": [name]} for name in one_of]


def _beside(field: dict[str, Any]) -> dict[str, Any]:
    """Return a field's schema in a form that a description may stand beside: next to $ref draft 7 reads nothing."""
    return {"allOf": [field]} if "$ref" in field else {k: v for k, v in field.items() if k != "description"}


def _field_docs(shape: type[msgspec.Struct]) -> dict[str, str]:
    """Return the docstrings under the fields of a struct and of those it is derived from."""
    docs: dict[str, str] = {}
    for base in reversed(shape.__mro__):
        if base in (object, msgspec.Struct) or not issubclass(base, msgspec.Struct):
            continue
        try:
            body = ast.parse(textwrap.dedent(inspect.getsource(base))).body[0]
        except OSError:  # the program came without its source
            return {}
        assert isinstance(body, ast.ClassDef)
        for field, below in zip(body.body, body.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
                docs[field.target.id] = inspect.cleandoc(ast.literal_eval(below.value))
    return docs


def _simple(schema: Any) -> Any:
    """Return a schema in the words of draft 7, and without saying of optional keys that they may be empty."""
    if isinstance(schema, list):
        return [_simple(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: _simple(value) for key, value in schema.items()}
    if "prefixItems" in schema:
        schema["items"] = schema.pop("prefixItems")[0]
    if "pattern" in schema:
        schema["pattern"] = schema["pattern"].removesuffix(r"(?!\n)")
    if not schema.get("default", True):
        del schema["default"]
    if {"type": "null"} in schema.get("anyOf", ()):
        rest = [choice for choice in schema.pop("anyOf") if choice != {"type": "null"}]
        alone = rest[0] if len(rest) == 1 and not ("$ref" in rest[0] and schema) else {"allOf": rest}
        schema = {**alone, **schema}
    return schema
