"""Promises of the YAML reader: what it reads is what was meant, and whatever it cannot read ends in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coach.library import tree as tree_module
from interview_coach.library.characters import REFUSED
from interview_coach.library.problems import ContentError
from interview_coach.library.tree import DEPTH_LIMIT, NODES_LIMIT, SCALAR_LIMIT, build, parse

FILE = Path("file.yaml")


@pytest.fixture(autouse=True, params=["with libyaml", "without libyaml"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is promised for both parsers."""
    if request.param == "without libyaml":
        monkeypatch.setattr(tree_module, "_Loader", yaml.SafeLoader)
        monkeypatch.setattr(tree_module, "NODES_LIMIT", NODES_LIMIT // 20)  # the slower parser needs no more to show it
    elif not yaml.__with_libyaml__:
        pytest.skip("libyaml is not there")


def value(text: str) -> Any:
    return build(text.encode(), FILE).value


def problem(text: str | bytes) -> str:
    """Return the one problem that the text has, without the name of the file."""
    with pytest.raises(ContentError) as caught:
        build(text.encode() if isinstance(text, str) else text, FILE)
    assert len(caught.value.problems) == 1
    return str(caught.value).removeprefix("file.yaml:")


# What is read


def test_mappings_lists_and_scalars() -> None:
    text = """
a: text with:colons, and 'quotes'
b: [1, -2, +3, 0, 2.50, -0.5]
c: {d: true, e: false, f: null, g: }
h: >-
  folded
  text
i: |
  kept
  lines
j:
- "quoted \\n \\u00e9"
- 'no'
"""
    assert value(text) == {
        "a": "text with:colons, and 'quotes'",
        "b": [1, -2, 3, 0, 2.5, -0.5],
        "c": {"d": True, "e": False, "f": None, "g": None},
        "h": "folded text",
        "i": "kept\nlines\n",
        "j": ["quoted \n é", "no"],
    }


def test_types_are_kept_apart() -> None:
    assert [type(part) for part in value("[1, 1.0, true, null, '1', x]")] == [int, float, bool, type(None), str, str]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert value(text) is None


def test_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    assert build("\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n".encode(), FILE).value == {"a": 1, "b": "x\ny\n"}


WORDS = ["yes", "Yes", "YES", "no", "No", "on", "ON", "off", "y", "N", "True", "FALSE", "Null", "~", "="]
NUMBERS = [
    "010",
    "0o17",
    "0x1F",
    "0b11",
    "1_000",
    "1e3",
    "1.5e3",
    "1.",
    ".5",
    ".inf",
    "-.INF",
    ".nan",
    "9" * 20,
    "9" * 20 + ".5",
]
TIMES = ["12:30", "12:30:45", "190:20:30.15", "2024-01-01", "2024-1-1", "2024-01-01T10:00:00Z"]
DOUBTFUL = WORDS + NUMBERS + TIMES


@pytest.mark.parametrize("raw", DOUBTFUL)
def test_what_other_programs_read_differently_is_text_and_noted(raw: str) -> None:
    tree = build(f"a: [x, {raw}]".encode(), FILE)
    assert tree.value == {"a": ["x", raw]}
    assert tree.doubtful == {("a", 1): raw}


@pytest.mark.parametrize(
    "raw", ["yesterday", "No.", "onward", "12-30", "1.2.3", "v1", "a:b", "2024", "08.05.2024", "1,5", "-", "..."]
)
def test_other_text_is_just_text(raw: str) -> None:
    tree = build(f"a: ['{raw}', x{raw}]".encode(), FILE)
    assert not tree.doubtful
    assert not build(f"a: {raw}x".encode(), FILE).doubtful


@pytest.mark.parametrize("raw", DOUBTFUL)
def test_what_the_older_yaml_reads_as_no_text_is_noted(raw: str) -> None:
    """The doubtful list is no guess: PyYAML's own resolver, where it sees something else, agrees."""
    seen = yaml.load(raw, yaml.SafeLoader) if raw not in ("=", "2024-1-1") else None
    noted = build(raw.encode(), FILE).doubtful
    assert noted or isinstance(seen, str)


# Where things stand


def test_every_value_has_its_line() -> None:
    tree = build(b"a: 1\nb:\n  - x\n  - p:\n      z: >-\n        long\n        text\nc: {d: [1,\n  2]}\n", FILE)
    places = {(): 1, ("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 1): 4, ("b", 1, "p"): 4, ("b", 1, "p", "z"): 5}
    places |= {("c",): 8, ("c", "d"): 8, ("c", "d", 1): 9}
    assert {path: tree.line(path) for path in places} == places


def test_the_line_of_what_is_missing_is_that_of_what_is_around_it() -> None:
    tree = build(b"a:\n  b:\n    c: 1\n", FILE)
    assert tree.line(("a", "b", "x", 3)) == 2
    assert tree.line(("x",)) == 1


def test_a_plain_scalar_is_known_as_it_was_written() -> None:
    tree = build(b"a: 1.10\nb: '2'\n", FILE)
    assert (tree.raw(("a",)), tree.raw(("b",)), tree.raw(("c",))) == ("1.10", None, None)


# What is refused


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: &x 2\n", "2: b: There is an anchor (&)."),
        ("a: 1\nb: &x [2]\n", "2: b: There is an anchor (&)."),
        ("a: 1\nb: &x\n  c: 2\n", "2: b: There is an anchor (&)."),
        ("a: 1\nb: *x\n", "2: b: There is an alias (*)."),
        ("a: [x, !!int '1']", "1: a[2]: There is a tag (!)."),
        ("a: !!python/object/apply:os.system [ls]", "1: a: There is a tag (!)."),
        ("a: !x\n  b: 1", "1: a: There is a tag (!)."),
        ("a: 1\n<<: {b: 2}", "2: There is a merge key (<<)."),
        ("a: 1\n---\nb: 1", "2: A second document begins (---)."),
        ("a: 1\nb: 2\na: 3\n", "3: The key “a” is written twice."),
        ("a: 1\n2: b\n", "2: The key “2” is not text."),
        ("null: 1\n", "1: The key “null” is not text."),
        ("on: 1\n", "1: Other programs read the key “on” as yes or no."),
        ("a: 1\n[x]: 2\n", "2: A list or a mapping stands where a key is expected."),
        ("a: 1\n? {x: y}\n: 2\n", "2: A list or a mapping stands where a key is expected."),
        ("a: 1\nb: x\u202ey\n", "2: There is a control or invisible character (U+202E)."),
        ("a: 1\nb: x\u200by\n", "2: There is a control or invisible character (U+200B)."),
        ("a: 1\nb: x\ry\n", "2: There is a control or invisible character (U+000D)."),
        ("a: 1\nb: x\x1by\n", "2: There is a control or invisible character (U+001B)."),
        ('a: 1\nb: "x\\e]0;y"\n', "2: b: There is a control or invisible character (U+001B)."),
        ('a: 1\nb: "x\\u202Ey"\n', "2: b: There is a control or invisible character (U+202E)."),
        ('"a\\x07": 1', "1: There is a control or invisible character (U+0007)."),
        ("a: 1\nb: c: d\n", "2: A colon stands here where no new key can begin."),
        ("a: 1\nb: 'c\nd: e\n", "2: A quoted text is not closed."),
        ("a: 1\nb: [c, d\ne: f\n", "3: A list in […] or a mapping in {…} is not closed or lacks a comma."),
        ("a: 1\n\tb: 2\n", "2: "),
        ('a: 1\nb: "\\q"\n', "2: A backslash in double quotes begins no known escape."),
        ("a: 1\nb: @c\n", "2: A text begins with a character that YAML keeps for itself."),
        ("a:\n  - b\n c: d\n", "3: The line does not fit what stands above it."),
        ("%YAML 3.0\n---\na: 1\n", "1: A YAML directive (%) is wrong or unknown."),
    ],
)
def test_a_refusal_says_where_and_what(text: str, told: str) -> None:
    assert problem(text).startswith(told)


def test_a_refusal_says_how_to_mend_it() -> None:
    assert problem("a: &b c").endswith("Delete it, or put text that begins with & in quotes.")
    assert problem("{{name}}: x").endswith("Put text that begins with a bracket in quotes.")


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        build(b"a: &x 1\na: 2\nb: !t c\n3: d\ne: f: g\n", FILE)
    assert [(found.line, found.code) for found in caught.value.problems] == [
        (1, "alias"),
        (2, "duplicate-key"),
        (3, "tag"),
        (4, "key"),
        (5, "syntax"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1251", "koi8-r", "latin-1"])
def test_other_encodings_are_refused_with_the_line(encoding: str) -> None:
    text = "a: 1\nb: é\n" if encoding == "latin-1" else "a: 1\nb: да\n"
    with pytest.raises(ContentError) as caught:
        build(text.encode(encoding), FILE)
    assert caught.value.problem.code in ("encoding", "character")
    assert caught.value.problem.line == (1 if encoding.startswith("utf-16") else 2)


def merge_bomb() -> str:
    levels = "\n".join(f"b{i}: &b{i} {{<<: [*b{i - 1}, *b{i - 1}]}}" for i in range(1, 40))
    return f"b0: &b0 {{x: 1}}\n{levels}\n"


def alias_bomb() -> str:
    return "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 40))


BOMBS = {
    "deep lists": "[" * 500_000,
    "deep lists, closed": "[" * 25_000 + "]" * 25_000,
    "deep mappings": "{a: " * 25_000,
    "deep blocks": "\n".join(" " * i + "a:" for i in range(1_900)),
    "dashes": "- " * 200_000,
    "question marks": "? " * 200_000,
    "merge bomb": merge_bomb(),
    "alias bomb": alias_bomb(),
    "inside itself": "a: &a [*a]",
    "many anchors": "".join(f"- &a{i} 1\n" for i in range(50_000)),
    "huge scalar": "a: " + "x" * 1_900_000,
    "huge quoted scalar": 'a: "' + "x" * 1_900_000 + '"',
    "long key": "k" * 2_000 + ": 1",
    "many keys": "".join(f"k{i}: 1\n" for i in range(NODES_LIMIT + 1)),
    "many values": f"[{'1,' * NODES_LIMIT}1]",
    "day that is none": "!!timestamp 2024-02-30",
    "no whole number": "!!int x",
    "digits": "!!int " + "9" * 4_301,
    "escape too high": '"\\UFFFFFFFF"',
    "lone surrogate": '"\\ud800"',
    "binary": "!!binary x",
    "set": "!!set {a, b}",
    "unknown tag": "!who x",
    "directive": "%YAML 1." + "9" * 5_000 + "\n---\na",
    "tag directive": "%TAG ! tag:x,2000:\n---\n!a b",
    "documents": "--- a\n" * 100_000,
    "NUL": "a: \x00",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_bombs_end_in_a_sentence(bomb: str) -> None:
    with pytest.raises(ContentError) as caught:
        build(bomb.encode(), FILE)
    assert len(caught.value.problems) <= 51
    for found in caught.value.problems:
        assert found.line >= 1
        assert found.what.endswith(".")
        assert len(str(found)) < 400


def test_limits_are_where_they_are_said_to_be() -> None:
    assert value("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT)
    assert "nested more than 40 deep" in problem("[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1))
    assert len(value("a: " + "x" * SCALAR_LIMIT)["a"]) == SCALAR_LIMIT
    assert "more than 100000 characters" in problem("a: " + "x" * (SCALAR_LIMIT + 1))


# Whatever comes


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_a_sentence(content: bytes) -> None:
    _never_anything_else(content)


SYNTAX = st.sampled_from(
    [*"-?:,[]{}#&*!|>'\"%@`~ \n\t\\<", "\n  ", ": ", "- ", "<<", "---", "...", "\\x", "%YAML ", "a", "é", "1"]
)


@settings(max_examples=500)
@given(st.lists(SYNTAX, max_size=60).map("".join))
def test_any_mix_of_yaml_signs_gives_a_tree_or_a_sentence(text: str) -> None:
    _never_anything_else(text.encode())


def _never_anything_else(content: bytes) -> None:
    try:
        tree = build(content, FILE)
    except ContentError as error:
        problems = error.problems
    else:
        problems = ()
        assert tree.line(()) >= 1
    assert all(found.what and found.line >= 1 for found in problems)


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")), max_size=20
)
SCALARS = st.none() | st.booleans() | st.integers(-(10**17), 10**17) | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inside: st.lists(inside, max_size=4) | st.dictionaries(TEXTS, inside, max_size=4), max_leaves=20
)


@settings(max_examples=60)
@given(VALUES, st.booleans())
def test_what_is_written_is_read_back(content: Any, flow: bool) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, default_flow_style=flow, width=60)
    refused = REFUSED.search(yaml.safe_load(yaml.safe_dump(str(content))))
    if refused or "<<" in str(content):
        _never_anything_else(text.encode())
    else:
        tree = parse(text.encode(), FILE)
        assert tree.value == content
        assert {finding.rule.code for finding in tree.findings} <= {"quote"}  # a key like 08


def test_places_cost_nothing_until_they_are_asked_for() -> None:
    tree = build(b"a: 1\n", FILE)
    assert "_marks" not in tree.__dict__
    assert tree.line(("a",)) == 1
    assert "_marks" in tree.__dict__
