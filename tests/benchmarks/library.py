"""What a library costs: compiled cold beside PyYAML's own loading of the same files, opened warm, changed, searched.

`python -m tests.benchmarks.library [QUESTIONS …]`. Each figure is the median of several processes of its own, the two
that a ratio compares in turn; only ratios travel between machines.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from tests.support import content

SIZES = (500, 10_000, 100_000)
QUERIES = {
    "a common word": content.COMMON["ru"],
    "three common words": "клиента в команде",
    "the first letters": "пр",
    "a rare word": content.RARE["en"],
    "nothing like it": "абракадабра",
    "nine words": "how does the team answer a client that waits",
}
ANKI_SEARCH = 0.116
"""Seconds that Anki's own search took for a word at 100,000 cards, on the machine that the goals were set on."""


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


# What the processes measure: each gets the folder of the pack and the index


def yaml_load(pack: Path, index: Path) -> float:
    """Let PyYAML with libyaml load every file."""
    import yaml

    files = sorted(pack.rglob("*.yaml"))
    return timed(lambda: [yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in files].clear())


def cold(pack: Path, index: Path) -> float:
    """Compile everything and close."""
    from interview_coach.library import compiling
    from interview_coach.library.library import Library

    assert compiling  # imported before the time is taken, as PyYAML is
    shutil.rmtree(index.parent, ignore_errors=True)
    return timed(lambda: Library.open(index, [pack]).close())


def warm(pack: Path, index: Path) -> dict[str, float]:
    """Open, count, read one item: the first time in this process, and then the median of many."""
    from interview_coach.library.library import Library

    def start() -> None:
        with Library.open(index, [pack]) as library:
            assert library.count()
            assert library.item(f"bench/{content.question_id(123)}")

    first = timed(start)
    looking = median(timed(lambda: _look(pack)) for _ in range(20))
    return {"first": first, "again": median(timed(start) for _ in range(20)), "looking": looking}


def _look(pack: Path) -> None:
    from interview_coach.library.files import content_files

    assert content_files(pack, lambda error: None)


def changed(pack: Path, index: Path) -> float:
    """Change one question of a file, again and again, and open."""
    from interview_coach.library import compiling
    from interview_coach.library.library import Library

    assert compiling
    path = pack / content.file_name(1)
    written = path.read_text("utf-8")
    taken = []
    for turn in range(9):
        path.write_text(written.replace("First", f"Word{turn}", 1), "utf-8")
        taken.append(timed(lambda: Library.open(index, [pack]).close()))
    path.write_text(written, "utf-8")
    Library.open(index, [pack]).close()
    return median(taken)


def search(pack: Path, index: Path) -> dict[str, dict[str, float]]:
    """Search for each query: the first time in an index just opened, and then the median of many."""
    from interview_coach.library.library import Library

    figures = {}
    for name, query in QUERIES.items():
        with Library.open(index, [pack]) as library:
            library.search("warm")  # the stemmers are loaded once a process
            first = timed(lambda library=library, query=query: library.search(query))  # type: ignore[misc]
            again = [timed(lambda library=library, query=query: library.search(query)) for _ in range(15)]  # type: ignore[misc]
        figures[name] = {"first": first, "again": median(again)}
    return figures


# Running them


def measure(part: Callable[..., Any], pack: Path, index: Path) -> Any:
    """Run a part in a process of its own and return what it says."""
    code = f"import json, pathlib; from tests.benchmarks.library import {part.__name__} as part; "
    code += f"print(json.dumps(part(pathlib.Path({str(pack)!r}), pathlib.Path({str(index)!r}))))"
    return json.loads(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


def report(folder: Path, questions: int) -> None:
    pack, index = content.write_pack(folder / "pack", questions), folder / "cache" / "library.db"
    rounds = 2 if questions > 50_000 else 5
    loads, colds = [], []
    for _ in range(rounds):
        loads.append(measure(yaml_load, pack, index))
        colds.append(measure(cold, pack, index))
    ratio = median(mine / theirs for mine, theirs in zip(colds, loads, strict=True))
    print(
        f"\n{questions} questions, {sum(1 for _ in pack.rglob('*.yaml'))} files, index {index.stat().st_size >> 20} MiB"
    )
    print(f"  cold: yaml.load {median(loads):.2f} s, compiled {median(colds):.2f} s, ratio {ratio:.2f} (goal: 1)")
    start = measure(warm, pack, index)
    print(
        f"  warm: open, count, one item {start['again'] * 1e3:.2f} ms, of it a look at every file "
        f"{start['looking'] * 1e3:.2f} ms; the first time in a process {start['first'] * 1e3:.2f} ms"
    )
    print(f"  one file of {content.PER_FILE} questions changed: {measure(changed, pack, index) * 1e3:.1f} ms")
    for name, taken in measure(search, pack, index).items():
        print(
            f"  search, {name}: {taken['first'] * 1e3:.1f} ms, again {taken['again'] * 1e3:.1f} ms "
            f"({taken['first'] / ANKI_SEARCH:.2f} of Anki's; goal 0.2)"
        )


def main() -> None:
    for questions in map(int, sys.argv[1:] or SIZES):
        with tempfile.TemporaryDirectory() as folder:
            report(Path(folder), int(questions))


if __name__ == "__main__":
    main()
