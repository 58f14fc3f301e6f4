"""Items and documents as the bytes that the index keeps of them.

What is read back was checked before it was written, so nothing is checked twice.
"""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder

from interview_coach.library.items import AnyItem
from interview_coach.library.kinds.brief import Brief
from interview_coach.library.kinds.pack import Pack
from interview_coach.library.kinds.rubrics import Rubrics
from interview_coach.library.kinds.shared import encode_text
from interview_coach.text import Lang, Text


class Face(Struct, frozen=True, array_like=True):
    """What is shown of a pack."""

    id: str
    title: Text
    version: str
    languages: tuple[Lang, ...]
    topics: tuple[tuple[str, Text], ...]
    """Every topic, path and title, in the order of study."""

    @classmethod
    def of(cls, pack: Pack) -> Face:
        """Return the face of `pack`."""
        topics = tuple((path, topic.title) for path, topic in pack.places())
        return cls(pack.id, pack.title, pack.version, pack.languages, topics)


def _parse(kind: type, value: Any) -> Text:
    return Text.parse(value)


encode: Final = Encoder(enc_hook=encode_text).encode
decode_face: Final = Decoder(Face, dec_hook=_parse).decode
decode_item: Final = Decoder(AnyItem, dec_hook=_parse).decode
decode_shared: Final = Decoder(Pack | Brief | Rubrics, dec_hook=_parse).decode
decode_title: Final = Decoder(Text, dec_hook=_parse).decode

SHARED: Final = frozenset(("pack", "brief", "rubrics"))
"""The kinds of file that hold no items, but what a pack has in common."""
