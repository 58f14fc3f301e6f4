"""Markdown as one `Content`: paragraphs, lists, emphasis and code, for texts on the way of a card.

Textual's own Markdown widget takes ten times as long per card. Links are shown as their text and never followed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from interview_coach.safetext import visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_CODE = "$secondary"
_INLINE = {"strong_open": "bold", "em_open": "italic"}


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 25 ms, on the first card only

    return MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink", "html_inline", "html_block"])


@lru_cache(maxsize=64)
def content(text: str) -> Content:
    """Return Markdown `text` ready to be shown."""
    blocks: list[Content] = []
    markers: list[str] = []
    number = 0
    tight = ""
    for token in _parser().parse(visible(text)):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            markers.append("• " if token.type.startswith("b") else "")
            number = int(token.attrGet("start") or 1) - 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            markers.pop()
        elif token.type == "list_item_open":
            number += 1
            tight = markers[-1] or f"{number}. "
        elif token.type == "inline":
            blocks.append(_indented(_inline(token), tight, len(markers)))
            tight = ""
        elif token.type in ("fence", "code_block"):
            blocks.append(Content.styled(token.content.rstrip("\n"), _CODE))
    return _join(blocks)


def _inline(token: Token) -> Content:
    parts: list[Content] = []
    styles: list[str] = []
    for child in token.children or ():
        if child.type in _INLINE:
            styles.append(_INLINE[child.type])
        elif child.type in ("strong_close", "em_close"):
            styles.pop()
        elif child.type == "softbreak":
            parts.append(Content(" "))
        elif child.type == "hardbreak":
            parts.append(Content("\n"))
        else:
            style = _CODE if child.type == "code_inline" else " ".join(styles)
            parts.append(Content.styled(child.content, style))
    return Content("").join(parts)


def _indented(block: Content, marker: str, depth: int) -> Content:
    return Content("  " * (depth - 1) + marker).append(block) if depth else block


def _join(blocks: list[Content]) -> Content:
    """Put a blank line between paragraphs and none between the items of a list."""
    joined = Content("")
    for i, block in enumerate(blocks):
        if i:
            listed = block.plain.lstrip()[:2] in ("• ",) or block.plain.lstrip().partition(". ")[0].isdigit()
            joined = joined.append("\n" if listed else "\n\n")
        joined = joined.append(block)
    return joined
