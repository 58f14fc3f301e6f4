"""A large countdown that turns amber and then red, and goes on counting past the end."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from interview_coach import wording
from interview_coach.i18n import _

_BAR = 40
_SOON = 0.2
"""The share of the time that is left when the countdown turns amber."""


class Countdown(Vertical):
    """Shows seconds left of seconds allowed; it is told them, and reads no clock."""

    DEFAULT_CSS = """
    Countdown { height: auto; width: 100%; align-horizontal: center;
        Digits { width: auto; color: $success; }
        #bar { width: auto; color: $success; }
        &.-soon Digits, &.-soon #bar { color: $warning; }
        &.-over Digits, &.-over #bar { color: $error; } }
    """

    def compose(self) -> ComposeResult:
        yield Digits("0:00")
        yield Static(id="bar", markup=False)

    def show(self, left: float, allowed: float) -> None:
        """Show `left` seconds, negative in overtime. Draws only what changed."""
        shown = wording.countdown(left)
        digits = self.query_one(Digits)
        if digits.value == shown:
            return
        digits.update(shown)
        self.set_class(0 <= left < allowed * _SOON, "-soon")
        self.set_class(left < 0, "-over")
        filled = round(_BAR * max(0.0, min(1.0, 1 - left / allowed))) if allowed else _BAR
        word = "  " + _("over time") if left < 0 else ""
        self.query_one("#bar", Static).update(Content("━" * filled + "─" * (_BAR - filled) + word))
