"""Killing the program at random moments while it saves answers, and counting what it had called saved and lost.

`python -m tests.installed.kills --runs 1000` runs it as long as wanted; the last line is its figure, as JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from tests.installed.coach import Coach
from tests.support.terminal import Terminal

WINDOW: Final = 1.5
"""Seconds after the first card within which the program is killed."""

CARDS: Final = 120
"""More cards than can be answered in that time."""

_PROMPT: Final = re.compile(r"Card (\d+)\?")
_SAVED: Final = re.compile(r"Saved as attempt (\d+)")


@dataclass
class Count:
    """The figure: runs made, answers that the screen called saved, and what became of them."""

    runs: int = 0
    acked: int = 0
    lost: int = 0
    doubled: int = 0
    corrupt: int = 0

    @property
    def clean(self) -> bool:
        return self.acked > 0 and not (self.lost or self.doubled or self.corrupt)

    def __str__(self) -> str:
        return json.dumps(asdict(self))


def loop(home: Path, runs: int, seed: int, *, plant: str = "") -> Count:
    """Kill the program `runs` times on one history and return what was counted; `plant` is a defect to be found."""
    coach, chance, count = Coach(home), random.Random(seed), Count()
    coach.welcomed()
    cards = str(pack(home.parent / "kills"))
    acked: dict[int, str] = {}
    for run in range(runs):
        arguments = ("drill", "flashcards", "--topic", "t", "--pack", cards, "--count", str(CARDS), "--seed", str(run))
        with coach.start(*arguments, plant=plant) as terminal:
            Sitting(terminal, acked).play(WINDOW * chance.random() ** 2)  # more often soon than late: starting is slow
        kept = coach.kept()
        there = {number: item for number, (item, _routine) in enumerate(kept.attempts, 1)}
        count.runs += 1
        count.acked = len(acked)
        count.lost = sum(there.get(number) != item for number, item in acked.items())
        count.doubled = len(kept.attempts) - len(set(kept.attempts))
        count.corrupt += not kept.whole or bool(coach.wrong())
    return count


class Sitting:
    """One run: rates cards as fast as the screen calls them saved, until it is killed."""

    def __init__(self, terminal: Terminal, acked: dict[int, str]) -> None:
        self._terminal = terminal
        self._acked = acked
        self._last = max(acked, default=0)
        self._item = ""

    def play(self, seconds: float) -> None:
        """Rate cards for some seconds after the first one is shown, and kill the program."""
        terminal = self._terminal
        terminal.wait_for(_PROMPT)
        end = time.monotonic() + seconds
        while self._shown != self._item and time.monotonic() < end:
            self._item = self._shown
            terminal.press("space", "3")
            while not (self._is_saved() and self._shown != self._item) and terminal.read(end - time.monotonic()):
                pass
        terminal.kill9()
        terminal.wait_exit()
        self._is_saved()  # what the screen said in the last moment counts too

    @property
    def _shown(self) -> str:
        prompt = _PROMPT.search(self._terminal.words)
        return f"kills/card-{prompt[1]}" if prompt else ""

    def _is_saved(self) -> bool:
        """Whether the screen calls the answer under way saved; if so, it is noted."""
        told = _SAVED.search(self._terminal.words)
        if told and int(told[1]) > self._last:
            self._last = int(told[1])
            self._acked[self._last] = self._item
            return True
        return self._last in self._acked and self._acked[self._last] == self._item


def pack(folder: Path) -> Path:
    """Write a pack of many small cards."""
    folder.mkdir(parents=True, exist_ok=True)
    about = {"format": 1, "kind": "pack", "id": "kills", "title": "Kills", "version": "1", "languages": ["en"]}
    (folder / "pack.yaml").write_text(json.dumps({**about, "licence": "MIT", "topics": [{"id": "t", "title": "T"}]}))
    questions = {"format": 1, "kind": "questions", "topic": "t", "defaults": {"level": "junior", "style": "flash"}}
    cards = [_card(number) for number in range(CARDS)]
    (folder / "cards.yaml").write_text(json.dumps({**questions, "questions": cards}))
    return folder


def _card(number: int) -> dict[str, object]:
    levels = ["none", "some", "good", "best"]
    return {
        "id": f"card-{number}",
        "prompt": f"Card {number}?",
        "intent": "Whether it is kept.",
        "points": [{"must": "It is kept"}, {"should": "Once"}, {"avoid": "Twice"}],
        "answer": "It is kept.",
        "criteria": [{"id": "one", "title": "One", "levels": levels}],
    }


def main() -> int:
    """Run the loop and print its figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        count = loop(Path(folder) / "home", chosen.runs, chosen.seed)
    print(count)
    return 0 if count.clean else 1


if __name__ == "__main__":
    sys.exit(main())
