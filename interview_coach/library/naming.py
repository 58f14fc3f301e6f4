"""What a library says to the name of an item that it cannot tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview_coach.i18n import _
from interview_coach.library.problems import shown
from interview_coach.library.spelling import Spelling


def unknown(name: str, addresses: Iterable[str]) -> str:
    """Return the sentence that there is no item called `name`, with the nearest of the names there are."""
    known = addresses if "/" in name else (address.partition("/")[2] for address in addresses)
    said = _("There is no item “{name}”.").format(name=shown(name))
    near = Spelling(known).nearest(name)
    hint = _("Did you mean “{name}”?") if near else _("`interview-coach library list` tells what there is.")
    return f"{said} {hint.format(name=near)}"


def ambiguous(name: str, addresses: Sequence[str]) -> str:
    """Return the sentence that `name` means several items."""
    said = _("Several packs have an item “{name}”. Write one of: {addresses}.")
    return said.format(name=shown(name), addresses=", ".join(addresses))
