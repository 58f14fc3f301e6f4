"""Pieces that several kinds of content have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct

from interview_coach.i18n import N_, _
from interview_coach.ids import SLUG, address
from interview_coach.text import Lang, Text

TEXT_LIMIT: Final = 20_000
"""The most characters of one wording of a text: what a screen can lay out at once."""

Id = Annotated[str, Meta(pattern=SLUG, description=N_("lower-case Latin letters, digits and hyphens, at most 40"))]
TopicPath = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$(?!\n)",
        description=N_("a place in the pack's topic tree, like hr/motivation"),
    ),
]
Level = Literal["junior", "middle", "senior"]
Line = Annotated[str, Meta(min_length=1, max_length=TEXT_LIMIT)]

LEVELS: Final[tuple[Level, ...]] = ("junior", "middle", "senior")
"""Levels from the lowest up: the lowest at which an interviewer may fairly expect a full answer."""


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of every shape in a content file: immutable, and strict about its keys."""


class Document(Record, frozen=True):
    """The base of every file's shape. The key `kind` of the file chooses the subclass."""

    format: Literal[1]
    """Version of the content format."""


class Criterion(Record, frozen=True):
    """One thing that is judged, with an observable sentence for each of its four levels."""

    id: Id
    """Permanent: a learner's levels are kept under it."""
    title: Text
    """One to three words."""
    levels: tuple[Text, Text, Text, Text]
    """1 weak, 2 partial, 3 solid (this answer passes), 4 excellent."""


ItemKind = Literal["question", "scenario", "case", "exercise", "worksheet", "checklist", "plan", "set"]


class Item(Record, frozen=True, kw_only=True, tag_field="kind"):
    """One thing to practise, addressed `pack/id`: the base of each kind of item.

    It is complete in itself: its file's defaults are filled in and its shared criteria copied in.
    """

    pack: str
    id: str
    topic: str
    level: Level
    title: Text
    covers: tuple[str, ...] = ()
    """Entries of its pack's brief that it rehearses."""
    needs: tuple[str, ...] = ()
    """Ids of items of its pack to learn first."""
    related: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str | None = None

    @property
    def address(self) -> str:
        """`pack/id`: what attempts are kept under."""
        return address(self.pack, self.id)

    @property
    def area(self) -> str:
        """The top of the topic path: `hr` of `hr/conflict`."""
        return self.topic.partition("/")[0]

    @property
    def form(self) -> str:
        """What divides its kind: the style of a question; empty where nothing does."""
        return ""

    @property
    def seconds(self) -> int:
        """Seconds that it takes when all its time is used, thinking included; 0 where there is no time."""
        return 0

    def scored(self) -> Sequence[int]:
        """Positions of its sample answers that can be scored and compared with their key."""
        return ()

    def gist(self) -> Iterable[Text]:
        """What it is about in short, beside its title: found first in a search."""
        return ()

    def prose(self) -> Iterable[Text]:
        """Its longer texts, found after the others in a search."""
        return ()


def decode_text(kind: type, value: Any) -> Any:
    """Let msgspec read a `Text` (its `dec_hook`).

    Raises:
        ValueError: the value is no text, or a wording is empty or too long.
    """
    if kind is not Text:
        raise NotImplementedError(kind)
    text = Text.parse(value)
    for wording in (value,) if isinstance(value, str) else value.values():
        if not wording or wording.isspace():
            raise ValueError(_("the text is empty"))
        if len(wording) > TEXT_LIMIT:
            raise ValueError(_("the text is longer than {limit} characters").format(limit=TEXT_LIMIT))
    return text


def encode_text(value: Any) -> Any:
    """Let msgspec write a `Text` (its `enc_hook`)."""
    if isinstance(value, Text):
        return value.dump()
    raise NotImplementedError(type(value))


__all__ = [
    "LEVELS",
    "TEXT_LIMIT",
    "Criterion",
    "Document",
    "Id",
    "Item",
    "ItemKind",
    "Lang",
    "Level",
    "Line",
    "Record",
    "Text",
    "TopicPath",
    "decode_text",
    "encode_text",
]
