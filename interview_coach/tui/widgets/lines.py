"""One line of content as the strip that a line-by-line widget draws."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style


def strip_of(line: Content, width: int, style: Style) -> Strip:
    """Return `line` in `width` cells over `style`; what does not fit is cut, with an ellipsis."""
    fill = style.rich_style
    segments = [
        Segment(text, text_style.rich_style if text_style else fill)
        for text, text_style in line.truncate(width, ellipsis=True).render(style, end="")
    ]
    return Strip(segments).extend_cell_length(width, fill)
