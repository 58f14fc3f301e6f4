"""The table of commands: names, one line of help each, and where the code is; the help page needs nothing else."""

from __future__ import annotations

from typing import Final, NamedTuple

from interview_coach.i18n import N_

PROGRAM: Final = "interview-coach"


class Entry(NamedTuple):
    """One command or group of commands."""

    words: str
    """What is typed after the program's name."""
    help: str
    """What it does (a message id)."""
    place: str = ""
    """Module below this package and the command's name in it; a group has none."""

    @property
    def name(self) -> str:
        """The last of the words."""
        return self.words.rpartition(" ")[2]

    @property
    def parent(self) -> str:
        """The words of the group that the command belongs to, empty at the top."""
        return self.words.rpartition(" ")[0]


ENTRIES: Final = (
    Entry("today", N_("practise what helps most today"), "drill:today"),
    Entry("resume", N_("go on with the routine that was left"), "drill:resume"),
    Entry("drill", N_("choose what to practise")),
    Entry("drill flashcards", N_("see a question, recall, compare, rate"), "drill:flashcards"),
    Entry("drill timed", N_("answer aloud or in writing against the clock, score yourself"), "drill:timed"),
    Entry("drill scoring", N_("score other people's answers and compare with the key"), "drill:scoring"),
    Entry("progress", N_("what is due, done and known"), "progress:progress"),
    Entry("library", N_("what there is to practise, and packs of your own")),
    Entry("library list", N_("list items"), "library:list_items"),
    Entry("library show", N_("show one item with all that belongs to it"), "library:show"),
    Entry("library search", N_("find items by words, in any of their forms"), "library:search"),
    Entry("library check", N_("check content and say how to mend it"), "check:check"),
    Entry("library schema", N_("print the JSON Schema of content files, for editors"), "check:schema"),
    Entry("library coverage", N_("tell which items cover what the preparation asks for"), "check:coverage"),
    Entry("library reports", N_("list what you reported as wrong or unclear"), "check:reports"),
    Entry("library install", N_("add a pack of your own"), "packs:install"),
    Entry("library remove", N_("take a pack of your own away"), "packs:remove"),
    Entry("settings", N_("show or change settings"), "settings:settings"),
    Entry("pace", N_("measure how fast you speak"), "pace:pace"),
    Entry("paths", N_("tell where your files are"), "paths:paths"),
    Entry("doctor", N_("examine the history, and repair it"), "keeping:doctor"),
    Entry("backup", N_("save a copy of the history, or list the copies"), "keeping:backup"),
    Entry("restore", N_("bring back the attempts of a copy"), "keeping:restore"),
)


def below(group: str) -> tuple[Entry, ...]:
    """Return the entries directly below a group (the top, if empty), in the order of the table."""
    return tuple(entry for entry in ENTRIES if entry.parent == group)


def find(words: str) -> Entry:
    """Return the entry with these words.

    Raises:
        KeyError: there is none.
    """
    for entry in ENTRIES:
        if entry.words == words:
            return entry
    raise KeyError(words)
