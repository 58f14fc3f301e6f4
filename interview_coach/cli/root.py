"""The tree of commands: each is imported when it is the one to run; what was mistyped is answered in one sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from interview_coach import __version__
from interview_coach.cli import clickwords
from interview_coach.cli.commands import PROGRAM, below
from interview_coach.cli.declare import HELP, Command, OneOf, Option, Translated, unknown
from interview_coach.cli.language import as_language, speak
from interview_coach.cli.page import page
from interview_coach.errors import Exit
from interview_coach.i18n import _
from interview_coach.plain.output import complain, say, write
from interview_coach.text import LANGUAGES

COMPLETION = "_INTERVIEW_COACH_COMPLETE"
"""The environment variable through which a shell asks for completions."""


class Group(click.Group):
    """The commands below some words of the table, each imported when it is asked for."""

    help = Translated()

    def __init__(self, words: str = "", **settings: Any) -> None:
        self.words = words
        super().__init__(words or PROGRAM, no_args_is_help=False, context_settings=HELP, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [entry.name for entry in below(self.words)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = next((entry for entry in below(self.words) if entry.name == cmd_name), None)
        if entry is None:
            return None
        if not entry.place:
            return Group(entry.words, help=entry.help)
        module, _colon, name = entry.place.partition(":")
        command: Command = getattr(import_module(f"interview_coach.cli.{module}"), name)
        return command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[" + _("OPTIONS") + "]", "[" + _("COMMAND") + " …]"]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and self.words and not ctx.resilient_parsing:
            write(f"{ctx.get_help()}\n", sys.stderr)
            ctx.exit(Exit.USAGE)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.list_commands(ctx) and not ctx.resilient_parsing:
            ctx.fail(unknown(args[0], self.list_commands(ctx)))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(entry.name, _(entry.help)) for entry in below(self.words)])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        entries = [entry for entry in below(self.words) if entry.name.startswith(incomplete)]
        found = [CompletionItem(entry.name, help=_(entry.help)) for entry in entries]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]


class Root(Group):
    """The program itself; its help page is the one that is made without click."""

    def get_help(self, ctx: click.Context) -> str:
        return page()


def _speak(ctx: click.Context, param: click.Parameter, word: str | None) -> None:
    if word:
        speak(as_language(word))


def _version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted:
        say(f"{PROGRAM} {__version__}")
        ctx.exit()


def root() -> Root:
    """Return the program as click sees it."""
    lang = Option(["--lang"], type=OneOf(LANGUAGES), is_eager=True, expose_value=False, callback=_speak)
    version = Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version)
    return Root(params=[lang, version])


def invoke(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name and return its exit status."""
    clickwords.translate()
    if shell := os.environ.get(COMPLETION):
        from click.shell_completion import shell_complete

        return shell_complete(root(), {}, PROGRAM, COMPLETION, shell)
    try:
        program = root()
        with program.make_context(PROGRAM, list(arguments)) as ctx:
            return int(program.invoke(ctx) or Exit.OK)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else PROGRAM
        complain(_("{problem} More: {command}").format(problem=error.format_message(), command=f"{path} --help"))
        return Exit.USAGE
