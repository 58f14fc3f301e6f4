"""A small pack on the disk that tests change at will, and everything that a library shows of it."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from interview_coach.library.library import Library
from tests.support import content

_TICKS: Iterator[int] = itertools.count(1_700_000_000_000_000_000, 1_000_000_000)

QUERIES = ("client", "клиенты", "the problem", "zeppelin", "дирижаблями", "answ", "team client", "q-000002", "nowhere")


def write(path: Path, text: str) -> Path:
    """Write a file with a time of its own, however fast one change follows another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return touch(path)


def touch(path: Path) -> Path:
    """Give a file a time that no file had before."""
    tick = next(_TICKS)
    os.utime(path, ns=(tick, tick))
    return path


def question(name: str, **parts: str) -> str:
    """Return one question of a file; `parts` are lines of YAML that it has as well, or instead."""
    lines = {
        "level": "junior",
        "style": "flash",
        "prompt": f"{{en: What is {name}?, ru: Что такое {name}?}}",
        "intent": "{en: To know., ru: Узнать.}",
        "points": "[{must: {en: One, ru: Раз}}, {should: {en: Two, ru: Два}}, {avoid: {en: Three, ru: Три}}]",
        "answer": "{en: It is so., ru: Это так.}",
        **parts,
    }
    return f"  - id: {name}\n" + "".join(f"    {key}: {value}\n" for key, value in lines.items())


def questions(*entries: str, topic: str = "hr/t0") -> str:
    """Return a file of questions."""
    return f"format: 1\nkind: questions\ntopic: {topic}\nquestions:\n{''.join(entries)}"


def write_small_pack(folder: Path, pack: str = "small", **files: str) -> Path:
    """Write a pack with a `pack.yaml`, a `rubrics.yaml` and the given files, without their ending."""
    write(folder / "pack.yaml", content.pack_yaml(pack))
    write(folder / "rubrics.yaml", content.rubrics_yaml())
    for name, text in files.items():
        write(folder / f"{name}.yaml", text)
    return folder


def seen(library: Library) -> dict[str, Any]:
    """Return all that a library shows, for comparing."""
    entries = library.entries()
    return {
        "entries": entries,
        "items": library.items([entry.address for entry in entries]),
        "topics": library.topics(),
        "topic of": list(library.topic_of()),
        "packs": library.packs(),
        "generation": library.generation,
        "warnings": library.warnings,
        "found": {query: library.search(query, 1000) for query in QUERIES},
    }
