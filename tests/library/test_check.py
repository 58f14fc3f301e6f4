"""Promises of the content check: each rule finds its breach and its place; of good content nothing is told."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_coach.library.check import check
from interview_coach.library.problems import Problem
from interview_coach.library.rules import RULES
from interview_coach.paths import shipped_content
from tests.library.examples import EXAMPLES, Bad, P, Q

GOOD = Path(__file__).parent / "data" / "good"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the good pack."""
    return Path(shutil.copytree(GOOD, tmp_path / "pack"))


def edit(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


def codes(problems: list[Problem]) -> set[str]:
    return {problem.code for problem in problems}


def test_nothing_is_told_of_good_content() -> None:
    assert check([GOOD]) == []


def test_the_shipped_pack_has_no_errors() -> None:
    assert [str(problem) for problem in check([shipped_content()]) if problem.severity == "error"] == []


@pytest.mark.parametrize("bad", EXAMPLES, ids=lambda bad: f"{bad.code}: {bad.new.strip()[:30]!r}")
def test_a_breach_is_told_with_its_place_and_nothing_else(pack: Path, bad: Bad) -> None:
    edit(pack / bad.file, (bad.old, bad.new))
    problems = check([pack])
    assert codes(problems) == {bad.code}
    problem = problems[0]
    told = problem.file.read_text("utf-8").splitlines()[problem.line - 1]
    assert (bad.at or bad.new.splitlines()[0]) in told
    assert problem.severity == RULES[bad.code].severity
    assert problem.what.endswith(".")
    assert str(problem).startswith(f"{problem.file}:{problem.line}: ")


# Breaches that take more than one edit


def not_utf8(pack: Path) -> None:
    (pack / Q).write_bytes((pack / Q).read_bytes().replace("вдох".encode(), "вдох".encode("cp1251")))


def is_pipe(pack: Path) -> None:
    os.mkfifo(pack / "pipe.yaml")


def is_folder_link(pack: Path) -> None:
    (pack / "folder.yaml").symlink_to(pack / "hr")
    (pack / "hr").mkdir()


def leads_outside(pack: Path) -> None:
    (pack.parent / "outside.yaml").write_text("format: 1")
    (pack / "link.yaml").symlink_to(pack.parent / "outside.yaml")


def ends_in_capitals(pack: Path) -> None:
    (pack / "more.YAML").write_text("format: 1")


def too_big(pack: Path) -> None:
    (pack / "big.yaml").write_bytes(b"#" * 2_000_001)


def second_manifest(pack: Path) -> None:
    (pack / "hr").mkdir()
    shutil.copy(pack / P, pack / "hr" / P)


def no_manifest(pack: Path) -> None:
    (pack / P).rename(pack / "pack.txt")
    (pack / Q).unlink()  # what stands on the tree of topics would be told of too


def second_brief(pack: Path) -> None:
    shutil.copy(pack / "brief.yaml", pack / "zbrief.yaml")


def rubric_again(pack: Path) -> None:
    shutil.copy(pack / "rubrics.yaml", pack / "zrubrics.yaml")


def language_not_of_the_pack(pack: Path) -> None:
    edit(pack / P, ("languages: [en, ru]", "languages: [en]"))


def sentence_without_end(pack: Path) -> None:
    edit(pack / Q, ("I make a short pause and breathe out", "I make a short pause " + "and wait a little " * 8))


def no_criterion_of_its_own(pack: Path) -> None:
    text = (pack / Q).read_text("utf-8")
    start, end = text.index("    criteria:"), text.index("    mistakes:")
    (pack / Q).write_text(text[:start] + text[end:], "utf-8")


def first_question(pack: Path) -> str:
    text = (pack / Q).read_text("utf-8")
    return text[text.index("  - id: q-calm") : text.index("  - id: q-story")]


def copied_question(pack: Path) -> None:
    with (pack / Q).open("a", encoding="utf-8") as file:
        file.write(first_question(pack).replace("q-calm", "q-quiet"))


def reworded_question(pack: Path) -> None:
    item = first_question(pack).replace("q-calm", "q-quiet").replace("The client hears that", "So you see")
    item = item.replace("Клиент слышит, что его поняли, и", "Мне этого хватает. Тогда")
    with (pack / Q).open("a", encoding="utf-8") as file:
        file.write(item)


def levels_used_again(pack: Path) -> None:
    item = first_question(pack)
    with (pack / Q).open("a", encoding="utf-8") as file:
        file.writelines(item.replace("q-calm", f"q-{number}") for number in "abc")


@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        ("encoding", not_utf8),
        ("file", is_pipe),
        ("file", is_folder_link),
        ("outside", leads_outside),
        ("suffix", ends_in_capitals),
        ("size", too_big),
        ("pack-file", second_manifest),
        ("pack-file", no_manifest),
        ("pack-file", second_brief),
        ("id-twice", rubric_again),
        ("language-extra", language_not_of_the_pack),
        ("long-sentence", sentence_without_end),
        ("criteria", no_criterion_of_its_own),
        ("twin", copied_question),
        ("near-twin", reworded_question),
        ("anchor-reused", levels_used_again),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_bigger_breach_is_told(pack: Path, code: str, spoil: Callable[[Path], None]) -> None:
    spoil(pack)
    problems = check([pack])
    assert code in codes(problems)
    assert {RULES[problem.code].severity for problem in problems} == {problem.severity for problem in problems}


def test_every_rule_has_an_example() -> None:
    marks = test_a_bigger_breach_is_told.pytestmark  # type: ignore[attr-defined]
    bigger = {code for code, _spoil in marks[0].args[1]}
    assert {bad.code for bad in EXAMPLES} | bigger | {"pack-twice"} == set(RULES)


def test_packs_with_one_id_are_told(pack: Path) -> None:
    again = shutil.copytree(pack, pack.parent / "again")
    problems = check([pack, again])
    assert [(problem.code, problem.file) for problem in problems] == [("pack-twice", again / P)]


def test_a_file_of_a_pack_is_checked_with_its_pack_but_only_its_own_problems_are_told(pack: Path) -> None:
    edit(pack / Q, ("tags: [star]", "tags: star"))
    edit(pack / "brief.yaml", ("line: 3", "line: three"))
    assert {problem.file.name for problem in check([pack])} == {Q, "brief.yaml"}
    (told,) = check([pack / Q])
    assert (told.file.name, told.key) == (Q, "questions[q-calm].tags")


def test_a_folder_of_packs_is_checked_pack_by_pack(pack: Path) -> None:
    edit(pack / Q, ("tags: [star]", "tags: star"))
    edit(Path(shutil.copytree(GOOD, pack.parent / "other")) / P, ("id: small", "id: other"))
    assert codes(check([pack.parent])) == {"type"}


def test_problems_are_told_once_and_in_order(pack: Path) -> None:
    edit(pack / Q, ("tags: [star]", "tags: star"), ("level: middle", "level: midle"))
    edit(pack / "brief.yaml", ("line: 3", "line: three"))
    problems = check([pack, pack / Q])
    assert [(problem.file.name, problem.line) for problem in problems] == [("brief.yaml", 13), (Q, 39), (Q, 42)]


def test_what_hangs_on_a_broken_file_is_not_told(pack: Path) -> None:
    edit(pack / P, ("use: q-calm", "use: q-letter"))
    edit(pack / Q, ("topic: hr/calm", "topic: [hr/calm"))
    assert codes(check([pack])) == {"syntax"}


def test_a_pack_in_one_language_is_held_to_that_one() -> None:
    assert check([GOOD.parent / "mine.yaml"]) == []
