"""Looking into the library: list, show, search, and what learners reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from interview_coach import wording
from interview_coach.cli.declare import PATH, Number, OneOf, argument, command, option
from interview_coach.cli.json_output import say_json
from interview_coach.cli.narrowing import narrowed
from interview_coach.cli.opening import opened_library
from interview_coach.errors import CoachError
from interview_coach.i18n import N_, TRANSLATOR, _
from interview_coach.library.entries import Entry
from interview_coach.library.kinds.shared import LEVELS, Level
from interview_coach.plain import sheets
from interview_coach.plain.output import complain, say

SEARCH_LIMIT: Final = 50

_json = option("--json", "as_json", is_flag=True, help=N_("for programs"))
_pack = option(
    "--pack", "packs", multiple=True, type=PATH, metavar="PATH", help=N_("also use this pack; may be repeated")
)


@command("library list")
@option("--kind", metavar="KIND", help=N_("only this kind of item"))
@option("--topic", metavar="TOPIC", help=N_("only this topic, such as hr or hr/conflict"))
@option("--level", type=OneOf(LEVELS), help=N_("only this level"))
@_pack
@_json
def list_items(kind: str | None, topic: str | None, level: Level | None, packs: Sequence[Path], as_json: bool) -> None:
    """List the items that the options leave, in the order of study."""
    with opened_library(packs) as library:
        entries = library.entries(narrowed(library, topic, level, kind))
    if as_json:
        say_json([as_object(entry) for entry in entries])
        return
    _say_entries(entries)
    complain(wording.items(len(entries)))


@command("library search")
@argument("text", nargs=-1, required=True)
@option("--limit", type=Number(1, 1000), default=SEARCH_LIMIT, help=N_("how many items at the most"))
@_pack
@_json
def search(text: tuple[str, ...], limit: int, packs: Sequence[Path], as_json: bool) -> None:
    """List the items in which the words occur, the best first."""
    words = " ".join(text)
    with opened_library(packs) as library:
        entries = library.search(words, limit)
    if as_json:
        say_json([as_object(entry) for entry in entries])
        return
    if not entries:
        raise CoachError(_("Nothing was found for “{text}”.").format(text=words))
    _say_entries(entries)


@command("library show")
@argument("item", metavar="ID")
@_pack
def show(item: str, packs: Sequence[Path]) -> None:
    """Show one item with all that belongs to it."""
    with opened_library(packs) as library:
        found = library.item(library.resolve(item))
    if found is None:
        raise CoachError(_("{item}: the library does not hold it any more.").format(item=item))
    for line in sheets.whole(found, TRANSLATOR.lang):
        say(line)


def as_object(entry: Entry) -> dict[str, Any]:
    """Return what the JSON output tells of an item."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "topic": entry.topic,
        "level": entry.level,
        "title": entry.title.get(TRANSLATOR.lang),
        "address": entry.address,
    }


def _say_entries(entries: Iterable[Entry]) -> None:
    for entry in entries:
        title = " ".join(entry.title.get(TRANSLATOR.lang).split())
        say(f"{entry.id}  {entry.topic}  {_(wording.SENIORITY[entry.level])}  {title}")
