"""Promises about shape: whatever does not fit is told, all of it, each with its place and how to mend it."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_coach.library.kinds.shared import Document, decode_text
from interview_coach.library.reading import Reading, read_file
from interview_coach.library.registry import KINDS
from interview_coach.library.shape import examine
from interview_coach.library.tree import build, parse

GOOD = Path(__file__).parent / "data" / "good"
FILE = Path("file.yaml")

QUESTION = """\
format: 1
kind: questions
topic: hr/calm
questions:
  - id: q-one
    level: junior
    style: flash
    prompt: {en: One?, ru: "Раз?"}
    intent: {en: Two., ru: Два.}
    points: [{must: A}, {should: B}, {avoid: C}]
    answer: {en: Yes., ru: Да.}
"""


def told(text: str) -> list[str]:
    """Return what is told of a file of questions, without the file's name."""
    tree = parse(text.encode(), FILE)
    findings = examine(tree, KINDS["questions"].document)
    return [str(tree.problem(finding)).removeprefix("file.yaml:") for finding in findings]


def with_line(line: str) -> str:
    return QUESTION + f"    {line}\n"


def test_nothing_is_told_of_what_fits() -> None:
    assert told(QUESTION) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mistake: []", "The key “mistake” is not known here. Did you mean “mistakes”?"),
        ("think: ten", "Expected a whole number, found “ten”. Write it in digits, without quotes, like 12."),
        ('think: "10"', "Expected a whole number, found “10”. Write it in digits, without quotes, like 12."),
        ("think: 010", "Expected a whole number, found “010”. Write it in digits, without quotes, like 12."),
        ("think: true", "Expected a whole number, found true. Write it in digits, without quotes, like 12."),
        ("think: 2.5", "Expected a whole number, found 2.5. Write it in digits, without quotes, like 12."),
        ("think: -1", "-1 is out of range. Write a number from 0 to 3600."),
        ("answer_in: 5", "5 is out of range. Write a number from 10 to 3600."),
        ("tags: star", "Expected a list, found “star”. Write each entry on a line that begins with “- ”."),
        ("tags: {a: b}", "Expected a list, found a mapping. Write each entry on a line that begins with “- ”."),
        ("tags: [Star]", "“Star” cannot stand here. Write lower-case Latin letters, digits and hyphens, at most 40."),
        (
            'tags: ["star\\n"]',
            "“star” cannot stand here. Write lower-case Latin letters, digits and hyphens, at most 40.",
        ),
        ("tags: [12]", 'Without quotes “12” is read as a number. If text is meant, write "12".'),
        ("tags: [no]", 'Without quotes “no” is read as yes or no. If text is meant, write "no".'),
        ("tags: [true]", 'Without quotes “true” is read as true. If text is meant, write "true".'),
        ("tags: [null]", 'Without quotes “null” is read as nothing. If text is meant, write "null".'),
        ("tags: [2024-01-01]", 'Without quotes “2024-01-01” is read as a date. If text is meant, write "2024-01-01".'),
        ("source: 12:30", 'Without quotes “12:30” is read as a time. If text is meant, write "12:30".'),
        ("source: [a]", "Expected text, found a list."),
        ('source: ""', "The text is empty. Write it, or leave the key out."),
        ("tags: [a, ]\n    needs: [[b]]", "Expected text, found a list."),
        ("mistakes: [{en: A., de: B.}]", "“de” is no language of content. Known are: en, ru."),
        ("mistakes: [{en: A., rus: B.}]", "“rus” is no language of content. Did you mean “ru”?"),
        ("mistakes: [{en: no}]", 'Without quotes “no” is read as yes or no. If text is meant, write "no".'),
        ("mistakes: [{en: }]", "Expected text, found nothing."),
        ('mistakes: [{en: " "}]', "The text is empty."),
        ("mistakes: [{}]", "Expected text, found a mapping."),
        ("mistakes: [[a]]", "Expected text, found a list."),
        ("mistakes: [a, b, c, d, e, f]", "There are 6 entries; 0 to 5 are expected."),
        ("criteria: [{id: a, title: T, levels: [a, b, c]}]", "There are 3 entries; exactly 4 are expected."),
        ("criteria: [{id: a, levels: [a, b, c, d]}]", "The key “title” is missing. Add it."),
        ("samples: [{answer: A, key: {a: {level: 5, why: B}}}]", "5 is out of range. Write a number from 1 to 4."),
        (
            "samples: [{answer: A, key: {A: {level: 1, why: B}}}]",
            "“A” cannot stand here. Write lower-case Latin letters, digits and hyphens, at most 40.",
        ),
        ("criteria: a", "Expected a list, found “a”. Write each entry on a line that begins with “- ”."),
        ("criteria: [a]", "Expected a mapping, found “a”. Write it as lines of the form “key: value”."),
        ("rubric: no", 'Without quotes “no” is read as yes or no. If text is meant, write "no".'),
    ],
)
def test_what_does_not_fit_is_told_with_how_to_mend_it(line: str, expected: str) -> None:
    (problem,) = told(with_line(line))
    number, _colon, words = problem.partition(": ")
    assert words.partition(": ")[2] == expected
    assert int(number) >= 12


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "level: junior",
            "level: junor",
            "questions[q-one].level: “junor” is not one of: junior, middle, senior. Did you",
        ),
        (
            "style: flash",
            "style: quiz",
            "questions[q-one].style: “quiz” is not one of: diagnose, explain, flash, pitch",
        ),
        ("{must: A}, ", "", "questions[q-one].points: There are 2 entries; 3 to 7 are expected."),
        ("{must: A}", "{must: A, avoid: B}", "questions[q-one].points[1]: A point has exactly one of the keys must"),
        ("{must: A}", "{}", "questions[q-one].points[1]: A point has exactly one of the keys must, should and avoid."),
        ("id: q-one", "id: Q_One", "questions[Q_One].id: “Q_One” cannot stand here. Write lower-case Latin letters"),
        ("topic: hr/calm", "topic: HR", "topic: “HR” cannot stand here. Write a place in the pack's topic tree, like"),
        ("format: 1", "format: 0", "format: “0” is not one of: 1. Write one of these."),
        ("format: 1", "format: true", "format: “true” is not one of: 1. Write one of these."),
        ("format: 1", "format: yes", "format: “yes” is not one of: 1. Write one of these."),
    ],
)
def test_values_are_told_with_the_nearest_spelling(old: str, new: str, expected: str) -> None:
    (problem,) = told(QUESTION.replace(old, new))
    assert problem.partition(": ")[2].startswith(expected)


def test_everything_is_told_at_once_with_its_line() -> None:
    text = QUESTION.replace("level: junior", "levle: junior").replace("style: flash", "style: flush")
    text = text.replace("    answer: {en: Yes., ru: Да.}\n", "    tags: 1\n")
    assert [problem.partition(": ")[0] for problem in told(text)] == ["6", "7", "11", "5"]


class Other(Document, frozen=True, tag_field="kind", tag="other"):
    """A kind with the types that no kind has yet."""

    paused: bool = False
    due: date | None = None
    share: float = 0.0


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("paused: true", None),
        ("paused: no", "Expected true or false, found “no”. Write true or false, without quotes."),
        ("paused: 1", "Expected true or false, found 1. Write true or false, without quotes."),
        ("due: 2026-12-01", None),
        ('due: "2026-12-01"', None),
        ("due: 2026-02-30", "There is no such day as “2026-02-30”. Write it like 2026-12-31."),
        ("due: soon", "Expected a date, found “soon”. Write it like 2026-12-31."),
        ("share: 0.5", None),
        ("share: 1", None),
        ("share: .5", "Expected a number, found “.5”. Write it in digits, without quotes, like 12."),
    ],
)
def test_a_doubtful_scalar_is_told_by_what_is_meant(line: str, expected: str | None) -> None:
    tree = parse(f"format: 1\nkind: other\n{line}\n".encode(), FILE)
    told = [str(tree.problem(finding)).split(": ", 2)[2] for finding in examine(tree, Other)]
    assert told == ([expected] if expected else [])
    if expected is None:
        msgspec.convert(tree.value, Other)


# Agreement with msgspec, whatever is in the file

PIECES: Any = st.recursive(
    st.sampled_from([None, True, 0, 1, 5000, 1.5, "", " ", "a", "no", "B C", "junior", "12:30", "x" * 41]),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["en", "ru", "id", "zz"]), inside, max_size=3)
    ),
    max_leaves=4,
)


def small(kind: str) -> Any:
    """Return the content of a good file, of questions only the first."""
    value = copy.deepcopy(build((GOOD / f"{kind}.yaml").read_bytes(), FILE).value)
    if kind == "questions":
        value["questions"] = value["questions"][:1]
    return value


def dumped(value: Any) -> str:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(value, Dumper=dumper, allow_unicode=True))


def spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [path, *(spot for key in keys for spot in spots(value[key], (*path, key)))]


def put(root: Any, path: tuple[Any, ...], piece: Any, how: str) -> None:
    for part in path[:-1]:
        root = root[part]
    if how == "delete":
        del root[path[-1]]
    elif how == "add" and isinstance(root, dict):
        root["extra"] = piece
    else:
        root[path[-1]] = piece


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["pack", "brief", "rubrics", "questions"]), st.data())
def test_the_walk_tells_something_exactly_where_msgspec_refuses(kind: str, data: st.DataObject) -> None:
    value = small(kind)
    for _change in range(data.draw(st.integers(1, 3))):
        spot = data.draw(st.sampled_from([spot for spot in spots(value) if spot and spot != ("kind",)]))
        put(value, spot, data.draw(PIECES), data.draw(st.sampled_from(["replace", "delete", "add"])))
    tree = build(dumped(value).encode(), FILE)
    findings = examine(tree, KINDS[kind].document)
    try:
        msgspec.convert(tree.value, KINDS[kind].document, dec_hook=decode_text)
        refused = False
    except msgspec.ValidationError:
        refused = True
    breaking = [finding for finding in findings if finding.path not in tree.doubtful]
    assert bool(breaking) == refused
    assert all(tree.line(finding.path) >= 1 and finding.what for finding in findings)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_file_with_anything_in_it_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    value = small("questions")
    spot = data.draw(st.sampled_from([spot for spot in spots(value) if spot]))
    put(value, spot, data.draw(PIECES), data.draw(st.sampled_from(["replace", "delete", "add"])))
    file = tmp_path_factory.mktemp("mutant") / "questions.yaml"
    file.write_text(dumped(value), "utf-8")
    reading: Reading = read_file(file)
    assert reading.document is not None or reading.problems
    if reading.kept is not None:
        assert len(reading.kept) < len(value["questions"])
        assert reading.problems
