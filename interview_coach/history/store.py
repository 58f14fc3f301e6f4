"""The history: every attempt that was ever recorded, what follows from them, and the learner's jottings."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from interview_coach.clock import Clock
from interview_coach.drills.outcome import DrillName, Outcome
from interview_coach.errors import CoachError, Refusal
from interview_coach.history import backup, chain, derived, guard, log, merging, migrations
from interview_coach.history.attempt import Attempt
from interview_coach.history.card import Fold
from interview_coach.history.files import Files, size_of
from interview_coach.history.rows import ATTEMPT, ATTEMPTS, CARD, Row, attempt_of, card_of, clean, instant, micros
from interview_coach.history.seal import Report
from interview_coach.history.standing import Standing
from interview_coach.i18n import _
from interview_coach.paths import Places

_FIRST_PAGE: Final = 16
_PAGE: Final = 1024
"""Attempts read at a time: few at first, because often no more are wanted."""

_NO_LIMIT: Final = 2**62
"""A number that no log reaches."""

_CARD_OF = f"SELECT {CARD} FROM card WHERE item = ?"
_NOT_VOIDED = "a.voids IS NULL AND NOT EXISTS (SELECT 1 FROM attempt AS v WHERE v.voids = a.id)"


class History(Standing):
    """One learner's history. Times that it is given are aware; those that it gives are in UTC."""

    def __init__(
        self, files: Files, clock: Clock, fold: Fold, chance: random.Random, *, read_only: bool, daily: bool
    ) -> None:
        super().__init__(files, clock, chance, read_only=read_only, daily=daily)
        self._fold = fold

    @classmethod
    def open(
        cls,
        where: Places | Path,
        clock: Clock,
        fold: Fold,
        chance: random.Random,
        *,
        read_only: bool = False,
        daily: bool = True,
    ) -> History:
        """Open a learner's history, or the one at a path; it is made with the first thing that is written to it.

        Args:
            fold: how an attempt changes the card of its item.
            chance: where ids come from.
            read_only: take no lock and refuse to write; another process may be writing.
            daily: make a backup before the first write where the last one is a day old.

        Raises:
            InUse: another process writes to it.
            Refusal: it is damaged, foreign, newer than the program, or its folder cannot be written to. Nothing was
                changed.
        """
        history = cls(Files.of(where), clock, fold, chance, read_only=read_only, daily=daily)
        try:
            history._upgrade()
        except BaseException:
            history.close()
            raise
        return history

    @property
    def count(self) -> int:
        """How many entries the log has: attempts, those taken back included, and the taking back itself."""
        return int(self.rows("SELECT coalesce(max(seq), 0) FROM attempt")[0][0])

    def add(self, outcome: Outcome, *, topic: str, routine: str | None = None) -> Attempt:
        """Record an outcome. When this returns, the attempt is on the disk and may be shown as saved.

        Args:
            topic: topic of the item in the library; a card that is there keeps the one that `follow` gave it.
            routine: id of the routine that it belongs to.

        Raises:
            NotSaved: the disk said no. Nothing was recorded, and the same call may be made again.
            Damaged: the history turns out not to be as the program left it. Nothing was written.
            ValueError: the outcome has a value that its fields do not allow.
        """
        outcome, json = clean(outcome)
        entry = log.Entry(outcome.item, topic, outcome.drill, json, routine)
        with self.change() as db:
            place = log.place(db, self._clock.now())
            found = db.execute(_CARD_OF, (entry.item,)).fetchone()
            card = card_of(found) if found else None
            if place.ahead or (card and micros(card.last) >= place.at):
                return self._append_refolding(db, place, entry)
            attempt = log.append(db, place, entry, self._chance)
            dated = attempt if micros(attempt.at) == place.at else replace(attempt, at=instant(place.at))
            if after := self._fold(card, dated):
                derived.put_card(db, replace(after, topic=card.topic if card else topic))
            derived.put_hours(db, derived.hours([dated], first=card is None))
            self.appended(attempt.seq, attempt.hash)
        return attempt

    def void(self, attempt_id: str) -> Attempt:
        """Take an attempt back: record one that voids it, and derive its card from the others.

        Raises:
            CoachError: there is no such attempt, or it was taken back already.
            NotSaved: the disk said no.
        """
        sql = f"SELECT {ATTEMPT} FROM {ATTEMPTS} WHERE a.id = ? AND {_NOT_VOIDED}"
        if not (found := self.read(attempt_of, sql, attempt_id)):
            raise CoachError(_("There is no such attempt, or it was taken back already."))
        target = found[0]
        entry = log.Entry(target.item, target.topic, target.drill, None, target.routine, target.id)
        with self.change() as db:
            return self._append_refolding(db, log.place(db, self._clock.now()), entry)

    def attempts(
        self,
        item: str | None = None,
        *,
        drill: DrillName | None = None,
        since: datetime | None = None,
        voided: bool = False,
        newest_first: bool = False,
        limit: int | None = None,
    ) -> Iterator[Attempt]:
        """Yield attempts in the order of the log; it is read page by page, so it may grow meanwhile.

        Args:
            item: only those at this item.
            drill: only those in this drill.
            since: only those recorded at this moment or later, by the wall clock of that time.
            voided: also those that were taken back, and the entries that took them back.
            newest_first: the last one first.
            limit: no more than so many.
        """
        return islice(self._attempts(item, drill, since, voided, newest_first), limit)

    def merge(self, other: Path, report: Report | None = None) -> int:
        """Take over what another history, or a backup, holds and this one does not; return how many attempts that were.

        Two histories merged into each other, in either order, come to hold the same attempts and the same cards.

        Raises:
            CoachError: the other one cannot be read, or is damaged, foreign or newer. Nothing was taken over.
            NotSaved: the disk said no. Nothing was taken over.
        """
        with guard.foreign(other) as theirs, self.change() as db:
            new = self._take(db, chain.log(theirs), other, report)
            merging.take_jottings(db, theirs)
        return new

    def adopt(self, rows: Iterable[Row], source: Path, report: Report | None = None) -> int:
        """Take over attempts that were read from a damaged history, as rows of `ATTEMPT`; return how many were new.

        Attempts recorded from now on get an origin of their own: some of those that were lost may come back later.

        Raises:
            NotSaved: the disk said no. Nothing was taken over.
        """
        with self.change() as db:
            new = self._take(db, rows, source, report)
            db.execute("DELETE FROM fact WHERE name = 'home'")
        return new

    def rebuild(self, report: Report | None = None) -> None:
        """Derive all cards and counters again from the log.

        Raises:
            NotSaved: the disk said no. What was derived before is still there.
        """
        with self.change() as db:
            derived.rebuild(db, self._fold, report)

    def _attempts(
        self, item: str | None, drill: str | None, since: datetime | None, voided: bool, newest_first: bool
    ) -> Iterator[Attempt]:
        only = {name: value for name, value in (("item", item), ("drill", drill)) if value is not None}
        sql = (
            f"SELECT {ATTEMPT} FROM {ATTEMPTS} WHERE a.seq BETWEEN ? AND ? AND a.at >= ?"
            f"{''.join(f' AND a.{name} = ?' for name in only)}{'' if voided else f' AND {_NOT_VOIDED}'}"
            f" ORDER BY a.seq {'DESC' if newest_first else ''} LIMIT ?"
        )
        since_at = micros(since) if since else -_NO_LIMIT
        low, high = self._first_since(since_at) if since else 1, _NO_LIMIT
        page = _FIRST_PAGE
        while found := self.read(attempt_of, sql, low, high, since_at, *only.values(), page):
            yield from found
            page = min(4 * page, _PAGE)
            if newest_first:
                high = found[-1].seq - 1
            else:
                low = found[-1].seq + 1

    def _first_since(self, at: int) -> int:
        """The first number in the log that an attempt recorded at this instant or later can have."""
        # Ids begin with the millisecond in which they were made. A plain min(seq) would walk the whole table.
        prefix = f"{max(at // 1000 - 1, 0):012x}"
        id = f"{prefix[:8]}-{prefix[8:]}"
        return int(self.rows("SELECT coalesce(min(seq + 0), ?) FROM attempt WHERE id >= ?", _NO_LIMIT, id)[0][0])

    def _append_refolding(self, db: sqlite3.Connection, place: log.Place, entry: log.Entry) -> Attempt:
        """Append inside the transaction under way, and derive again what the new attempt is not simply the last of."""
        items = {entry.item, *(item for _seq, item in place.ahead)}
        with derived.refolding(db, items, self._fold, {entry.item: entry.topic}):
            attempt = log.append(db, place, entry, self._chance)
        self.appended(attempt.seq, attempt.hash)
        return attempt

    def _take(self, db: sqlite3.Connection, rows: Iterable[Row], source: Path, report: Report | None) -> int:
        """Append foreign attempts inside the transaction under way, and derive everything again."""
        new = merging.take_attempts(db, rows, source, self._clock.now(), self._chance)
        if new:
            derived.rebuild(db, self._fold, report)
            seq, hash = db.execute("SELECT seq, hash FROM attempt ORDER BY seq DESC LIMIT 1").fetchone()
            self.appended(seq, hash)
        return new

    def _upgrade(self) -> None:
        """Bring an older history to the schema of this program, after a backup that was looked at."""
        if self.read_only or not size_of(self.files.history):
            return
        if self.rows("PRAGMA user_version") == [(migrations.NEWEST,)]:
            return
        try:
            self.prepare()
            if self.count:
                backup.make(self.files.history, self.files.backups, self._clock.now(), "upgrade")
            self.rebuild()
        except Refusal:
            raise
        except CoachError as error:
            raise Refusal(
                _("The history must be brought to the new version first, and was left as it is. {why}").format(
                    why=error
                )
            ) from error
