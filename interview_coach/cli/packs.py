"""Packs of the learner's own: installed by copying what is content, removed by name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from interview_coach.cli.asking import confirmed
from interview_coach.cli.check import in_words, summary
from interview_coach.cli.declare import PATH, argument, command, option, unknown
from interview_coach.cli.opening import there
from interview_coach.errors import CoachError, Exit
from interview_coach.i18n import N_, _, ngettext
from interview_coach.library.files import ENDINGS
from interview_coach.paths import Places, private_folder, shipped_content
from interview_coach.plain.output import complain, say

PAPERS: Final = ("readme", "license", "licence", "copying", "notice")
"""Files beside the content that are copied too, by the beginning of their names."""

MOST_FILES: Final = 5_000
MOST_BYTES: Final = 200_000_000


@command("library install", N_("PATH is a folder with a pack.yaml, or a YAML file. It is checked first, then copied."))
@argument("path", type=PATH)
@option("--anyway", is_flag=True, help=N_("install what can be read, errors or not"))
def install(path: Path, anyway: bool) -> int:
    """Copy a pack into the learner's pack folder, in place of an older copy of it."""
    from interview_coach.library.check import check
    from interview_coach.library.reading import read_pack
    from interview_coach.library.sources import pack_root

    there([path])
    root, problems = pack_root(path), check([path])
    if not anyway and any(problem.severity == "error" for problem in problems):
        for problem in problems:
            say(in_words(problem))
        told = _("Nothing was installed: {problems}. With --anyway what can be read is installed.")
        complain(told.format(problems=summary(problems)))
        return Exit.PROBLEMS
    reading = read_pack(root)
    if not reading.placed:
        raise CoachError(_("Nothing was installed: there is no item in {path} that can be used.").format(path=root))
    pack = reading.pack
    if pack.id == read_pack(shipped_content()).pack.id:
        told = _("Nothing was installed: the pack that comes with the program is “{id}” too.")
        raise CoachError(told.format(id=pack.id))
    places = Places.of()
    target = places.packs / (pack.id if root.is_dir() else f"{pack.id}.yaml")
    replaced = target.exists()
    try:
        copied = _put(root, target, places)
    except OSError as error:
        raise CoachError(_("Nothing was installed: {why}.").format(why=error)) from error
    told = _("The pack {id} was replaced: {folder}") if replaced else _("The pack {id} was installed: {folder}")
    files = ngettext("{n} file", "{n} files", copied).format(n=copied)
    say(f"{told.format(id=pack.id, folder=target)} ({files})")
    return Exit.OK


@command("library remove")
@argument("pack", metavar="ID")
@option("--yes", is_flag=True, help=N_("do not ask"))
def remove(pack: str, yes: bool) -> int:
    """Delete a pack from the learner's pack folder; attempts at its items stay in the history."""
    packs = {path.stem: path for path in Places.of().own_packs()}
    if pack not in packs:
        problem = unknown(pack, list(packs)) if packs else _("There are no packs of your own.")
        raise CoachError(_("Pack {problem}").format(problem=problem) if packs else problem)
    path = packs[pack]
    if not yes and not confirmed(_("Delete {path} and all that is in it?").format(path=path)):
        say(_("Nothing was deleted."))
        return Exit.OK
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as error:
        raise CoachError(_("{path} could not be deleted ({why}).").format(path=path, why=error.strerror)) from error
    say(_("The pack {id} was deleted. Your attempts at its items are kept.").format(id=pack))
    return Exit.OK


def _put(source: Path, target: Path, places: Places) -> int:
    """Copy `source` beside the packs, then swap it in as `target`; return how many files were copied.

    Raises:
        CoachError: a file is a link, or there is too much of them.
        OSError: something could not be read or written; the old copy stays.
    """
    files = list(_files(source)) if source.is_dir() else [source]
    _within_limits(files)
    workshop = private_folder(places.data / f".installing-{os.getpid()}")
    try:
        fresh = workshop / "new"
        for file in files:
            _copy(file, fresh / file.relative_to(source) if source.is_dir() else fresh)
        private_folder(target.parent)
        _swap(fresh, target, workshop / "old")
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return len(files)


def _swap(fresh: Path, target: Path, old: Path) -> None:
    """Give `fresh` the name `target`, and what had that name the name `old`; or leave everything as it was."""
    replaced = target.exists()
    if replaced:
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if replaced:
            old.rename(target)
        raise


def _files(folder: Path) -> Iterator[Path]:
    """Yield what is copied of a pack: content and papers, nothing hidden, nothing behind a link."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        wanted = path.name.endswith(ENDINGS) or path.name.lower().startswith(PAPERS)
        if path.is_symlink():
            if wanted:
                raise CoachError(_("{path} is a link. Put the file itself into the pack.").format(path=path))
        elif path.is_dir():
            yield from _files(path)
        elif wanted and path.is_file():
            yield path


def _within_limits(files: Sequence[Path]) -> None:
    if len(files) > MOST_FILES or sum(file.stat().st_size for file in files) > MOST_BYTES:
        raise CoachError(
            _("The pack is too large: {files} files and {megabytes} MB at the most.").format(
                files=MOST_FILES, megabytes=MOST_BYTES // 1_000_000
            )
        )


def _copy(source: Path, target: Path) -> None:
    """Copy one file, readable by its owner alone."""
    private_folder(target.parent)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out, source.open("rb") as content:
        shutil.copyfileobj(content, out)
