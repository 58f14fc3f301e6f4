"""What a learner keeps beside the log: drafts, notes, reports on items, and where a routine stands."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from interview_coach.history.database import Database
from interview_coach.history.rows import instant, micros
from interview_coach.safetext import visible


class ItemReport(Struct, frozen=True):
    """A learner's word that an item is wrong or unclear."""

    item: str
    text: str
    at: datetime


class Jottings(Database):
    """A history's mutable part: in the same file, and as durable as attempts are."""

    def draft(self, item: str, drill: str) -> bytes | None:
        """Return the draft that was kept for an item in a drill."""
        found = self.rows("SELECT body FROM draft WHERE item = ? AND drill = ?", item, drill)
        return bytes(found[0][0]) if found else None

    def save_draft(self, item: str, drill: str, body: bytes) -> None:
        """Keep a draft in place of the one before.

        Raises:
            NotSaved: the disk said no; the one before is still there.
        """
        with self.change() as db:
            db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)", (item, drill, body, self._now()))

    def drop_draft(self, item: str, drill: str) -> None:
        """Forget a draft; nothing is written where there is none.

        Raises:
            NotSaved: the disk said no.
        """
        if self.draft(item, drill) is not None:
            with self.change() as db:
                db.execute("DELETE FROM draft WHERE item = ? AND drill = ?", (item, drill))

    def note(self, item: str) -> str:
        """Return the learner's note on an item, empty where there is none."""
        found = self.rows("SELECT text FROM note WHERE item = ?", item)
        return str(found[0][0]) if found else ""

    def set_note(self, item: str, text: str) -> None:
        """Keep a note on an item in place of the one before; an empty one takes it away.

        Raises:
            NotSaved: the disk said no.
        """
        with self.change() as db:
            db.execute("INSERT OR REPLACE INTO note VALUES (?, ?, ?)", (item, visible(text), self._now()))

    def report(self, item: str, text: str) -> None:
        """Keep the learner's word that an item is wrong or unclear.

        Raises:
            NotSaved: the disk said no.
        """
        with self.change() as db:
            values = (item, visible(text), self._now())
            db.execute("INSERT OR IGNORE INTO report (item, text, at) VALUES (?, ?, ?)", values)

    def reports(self) -> list[ItemReport]:
        """Return all reports on items, the oldest first."""
        sql = "SELECT item, text, at FROM report ORDER BY at, item, text"
        return self.read(lambda row: ItemReport(row[0], row[1], instant(row[2])), sql)

    def state(self, key: str) -> bytes | None:
        """Return what was kept under a key, such as the routine in progress."""
        found = self.rows("SELECT value FROM state WHERE key = ?", key)
        return bytes(found[0][0]) if found else None

    def set_state(self, key: str, value: bytes | None) -> None:
        """Keep something under a key in place of what was there; None takes it away.

        Raises:
            NotSaved: the disk said no.
        """
        if value is None and self.state(key) is None:
            return
        with self.change() as db:
            if value is None:
                db.execute("DELETE FROM state WHERE key = ?", (key,))
            else:
                db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

    def _now(self) -> int:
        return micros(self._clock.now())
