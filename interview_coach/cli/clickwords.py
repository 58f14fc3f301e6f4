"""What click itself says, translated by our catalogue: click asks gettext, and gettext only asks the environment."""

from __future__ import annotations

from typing import Final

import click

from interview_coach.i18n import N_, TRANSLATOR, ngettext

MESSAGES: Final = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("No such option {name!r}."),
    N_("Missing command."),
    N_("Option {name!r} does not take a value."),
)
"""Singular messages that our commands can make click say."""


def declare_plurals() -> tuple[str, ...]:
    """Return the messages with plural forms that our commands can make click say."""
    return (
        ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    )


def translate() -> None:
    """Let click ask our translator, whichever language it speaks."""
    for module in (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types):
        for name, function in (("_", TRANSLATOR.one), ("ngettext", TRANSLATOR.many)):
            if hasattr(module, name):
                setattr(module, name, function)
