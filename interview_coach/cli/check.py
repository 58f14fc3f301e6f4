"""For authors of content: check, schema, coverage, and what learners reported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interview_coach.cli.declare import PATH, argument, command, option
from interview_coach.cli.json_output import say_json
from interview_coach.cli.opening import open_session, opened_library, there
from interview_coach.errors import Exit
from interview_coach.i18n import N_, TRANSLATOR, _, ngettext
from interview_coach.library.problems import Problem
from interview_coach.paths import Places, shipped_content
from interview_coach.plain.output import complain, say

_json = option("--json", "as_json", is_flag=True, help=N_("for programs"))


@command("library check", N_("Without a path the pack that comes with the program and your own packs are checked."))
@argument("paths", nargs=-1, type=PATH, metavar="[PATH…]")
@_json
def check(paths: Sequence[Path], as_json: bool) -> int:
    """Tell every problem of the packs; the exit status is 1 where there are errors."""
    from interview_coach.library.check import check as problems_of

    there(paths)
    problems = problems_of(paths or [shipped_content(), *Places.of().own_packs()])
    if as_json:
        say_json([as_object(problem) for problem in problems])
    else:
        for problem in problems:
            say(in_words(problem))
    complain(summary(problems))
    return Exit.PROBLEMS if any(problem.severity == "error" for problem in problems) else Exit.OK


def in_words(problem: Problem) -> str:
    """Return a problem as one line; a warning says that it is one."""
    return str(problem) if problem.severity == "error" else f"{problem} [" + _("warning") + "]"


def as_object(problem: Problem) -> dict[str, Any]:
    """Return what the JSON output tells of a problem."""
    return {
        "file": str(problem.file),
        "line": problem.line,
        "key": problem.key,
        "what": problem.what,
        "mend": problem.mend,
        "severity": problem.severity,
        "code": problem.code,
    }


def summary(problems: Sequence[Problem]) -> str:
    """Return how many errors and warnings there are."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    return ", ".join(
        (
            ngettext("{n} error", "{n} errors", errors).format(n=errors),
            ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings),
        )
    )


@command("library schema", N_("Save it, and name it in the first line of a file: # yaml-language-server: $schema=PATH"))
def schema() -> None:
    """Print the JSON Schema of content files."""
    from interview_coach.library.schema import json_schema

    say_json(json_schema())


@command("library coverage")
@_json
def coverage(as_json: bool) -> None:
    """Tell for each entry of the brief which items cover it."""
    from interview_coach.library.coverage import coverage as covered

    lang = TRANSLATOR.lang
    with opened_library() as library:
        rows = covered(library)
    if as_json:
        say_json(
            [
                {
                    "section": section.id,
                    "entry": entry.id,
                    "text": entry.text.get(lang),
                    "line": entry.line,
                    "items": items,
                }
                for section, entry, items in rows
            ]
        )
        return
    title = ""
    for section, entry, items in rows:
        if section.title.get(lang) != title:
            title = section.title.get(lang)
            say(f"{title}:")
        covering = ", ".join(items) or _("no item yet")
        say(f"  {entry.text.get(lang)}: {covering}")
    bare = sum(not items for _section, _entry, items in rows)
    complain(
        ngettext("{n} entry of {total} has no item yet.", "{n} entries of {total} have no item yet.", bare).format(
            n=bare, total=len(rows)
        )
    )


@command("library reports")
@_json
def reports(as_json: bool) -> None:
    """List what the learner found wrong or unclear in items."""
    with open_session(read_only=True) as session:
        found = list(session.history.reports())
    if as_json:
        say_json([{"item": report.item, "text": report.text, "at": report.at.isoformat()} for report in found])
        return
    for report in found:
        say(f"{report.item}: {report.text}")
    complain(ngettext("{n} report", "{n} reports", len(found)).format(n=len(found)))
