"""Markdown as plain lines that read well aloud: no marks, one paragraph a line, code indented."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 25 ms, on the first answer only

    return MarkdownIt("commonmark", {"html": False}).disable(["image", "html_inline", "html_block"]).enable("table")


def lines(text: str) -> list[str]:
    """Return Markdown `text` as lines: list items keep a marker, cells of a table are parted by semicolons."""
    return [*_lines(_parser().parse(text))]


def _lines(tokens: list[Token]) -> Iterator[str]:
    counters: list[int | None] = []
    marker = ""
    cells: list[str] = []
    in_row = False
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                counters.append(None)
            case "ordered_list_open":
                counters.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                counters.pop()
            case "list_item_open":
                marker = _marker(counters)
            case "tr_open":
                cells, in_row = [], True
            case "tr_close":
                yield "; ".join(cells)
                in_row = False
            case "inline" if in_row:
                cells.append(_inline(token))
            case "inline":
                yield from (f"{marker}{part}" for part in _inline(token).split("\n"))
                marker = "  " * len(counters)
            case "fence" | "code_block":
                yield from (f"    {line}" for line in token.content.rstrip("\n").split("\n"))


def _marker(counters: list[int | None]) -> str:
    """Return what stands before the next list item, and count it."""
    number = counters[-1]
    indent = "  " * (len(counters) - 1)
    if number is None:
        return f"{indent}- "
    counters[-1] = number + 1
    return f"{indent}{number}. "


def _inline(token: Token) -> str:
    """Return the words of a paragraph; a link is followed by its address."""
    parts: list[str] = []
    addresses: list[str] = []
    for child in token.children or ():
        match child.type:
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            case "link_open":
                addresses.append(str(child.attrGet("href") or ""))
            case "link_close":
                address = addresses.pop()
                parts.append(f" ({address})" if address and not "".join(parts).endswith(address) else "")
            case _:
                parts.append(child.content)
    return "".join(parts)
