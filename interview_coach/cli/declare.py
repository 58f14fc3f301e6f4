"""How commands are declared: help in the language in use, words and numbers that are checked in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import click

from interview_coach.cli.commands import find
from interview_coach.i18n import _

HELP: Final = {"help_option_names": ["-h", "--help"]}


class Translated:
    """An attribute that is set to a message id and read as its translation."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._key = f"_{name}_id"

    def __get__(self, instance: Any, owner: type) -> str | None:
        message: str | None = getattr(instance, self._key, None)
        return message and _(message)

    def __set__(self, instance: Any, message: str | None) -> None:
        setattr(instance, self._key, message)


class Command(click.Command):
    """A command whose help follows the language."""

    help = Translated()
    epilog = Translated()

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = super().collect_usage_pieces(ctx)
        return ["[" + _("OPTIONS") + "]" if piece == self.options_metavar else piece for piece in pieces]


class Option(click.Option):
    """An option whose help follows the language."""

    help = Translated()


class OneOf(click.ParamType):  # type: ignore[type-arg]  # not generic in every version of click
    """A word out of a list; one that is not in it is answered with the nearest."""

    name = "word"

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return "|".join(self.words)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.words:
            self.fail(unknown(value, self.words), param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class Number(click.ParamType):  # type: ignore[type-arg]  # as above
    """A whole number within limits."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if not self.least <= number <= self.most:
            self.fail(
                _("“{value}” is not a whole number from {least} to {most}.").format(
                    value=value, least=self.least, most=self.most
                ),
                param,
                ctx,
            )
        return number


def unknown(word: str, known: Sequence[str]) -> str:
    """Return a sentence about a word that is none of `known`, with the nearest of them where one is near."""
    from difflib import get_close_matches

    if near := get_close_matches(word, known, n=1):
        return _("“{word}” is not known here. Did you mean “{near}”?").format(word=word, near=near[0])
    return _("“{word}” is not known here. Possible: {words}.").format(word=word, words=", ".join(known))


def command(words: str, more: str | None = None) -> Callable[[Callable[..., Any]], Command]:
    """Declare the function as the command that the table has under `words`; `more` ends its help page."""
    entry = find(words)
    return click.command(entry.name, cls=Command, help=entry.help, epilog=more, context_settings=HELP)


option = partial(click.option, cls=Option)
argument = click.argument
PATH: Final = click.Path(path_type=Path)
