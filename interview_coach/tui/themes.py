"""The looks of the program: dark, light and high contrast."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

from interview_coach.i18n import N_

DARK = Theme(
    name="coach-dark",
    primary="#7aa2f7",
    secondary="#bb9af7",
    accent="#e0af68",
    foreground="#c8d0e8",
    background="#15161e",
    surface="#1b1d29",
    panel="#262a3b",
    success="#9ece6a",
    warning="#e0af68",
    error="#f7768e",
    dark=True,
    variables={
        "block-cursor-text-style": "none",
        "block-cursor-background": "#33406b",
        "block-cursor-foreground": "#ffffff",
    },
)
LIGHT = Theme(
    name="coach-light",
    primary="#2a56b0",
    secondary="#7a3fa8",
    accent="#8a5a00",
    foreground="#1f2430",
    background="#fbfaf6",
    surface="#f1efe8",
    panel="#e2dfd4",
    success="#2e7031",
    warning="#8a5a00",
    error="#b3261e",
    dark=False,
    variables={
        "block-cursor-text-style": "none",
        "block-cursor-background": "#cfdcf7",
        "block-cursor-foreground": "#10131a",
    },
)
CONTRAST = Theme(
    name="coach-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#202020",
    success="#00ff00",
    warning="#ffff00",
    error="#ff8080",
    dark=True,
    variables={
        "block-cursor-text-style": "bold",
        "block-cursor-background": "#ffff00",
        "block-cursor-foreground": "#000000",
    },
)

THEMES: Final = {DARK.name: N_("dark"), LIGHT.name: N_("light"), CONTRAST.name: N_("high contrast")}
"""Each theme's name and what it is called in the settings."""
