"""Comparing what is derived and stored with what the log makes of it, without writing to the history."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from interview_coach.history import connections, derived
from interview_coach.history.card import Fold
from interview_coach.history.seal import Report

_TABLES: Final = {
    "moved": "SELECT * FROM {schema}.moved",
    "card": "SELECT * FROM {schema}.card",
    "hour": "SELECT * FROM {schema}.hour WHERE attempts <> 0 OR milliseconds <> 0 OR new <> 0",
    "topic_total": "SELECT * FROM {schema}.topic_total WHERE seen <> 0",
}
"""Derived tables and their rows that say something; the first column says what a row is about."""


def differences(history: Path, fold: Fold, *, alone: bool, report: Report | None = None) -> Iterator[tuple[str, str]]:
    """Yield table and key of every derived row that is missing, too many, or not what `derived.rebuild` would store.

    Args:
        alone: nobody writes to the history, and it has no WAL.

    Raises:
        sqlite3.Error: it cannot be read.
        ValueError: an attempt cannot be understood.
    """
    with closing(connections.in_memory()) as scratch:
        # The scratch has the derived tables and no others, so that the log is found in the history.
        scratch.execute("ATTACH ? AS there", (connections.address(history, connections.to_look(alone=alone)),))
        _copy_tables(scratch)
        derived.rebuild(scratch, fold, report)
        for table, rows in _TABLES.items():
            made, stored = rows.format(schema="main"), rows.format(schema="there")
            keys = scratch.execute(
                f"SELECT * FROM ({made} EXCEPT {stored}) UNION SELECT * FROM ({stored} EXCEPT {made})"
            )
            for key in sorted({str(row[0]) for row in keys}):
                yield table, key


def _copy_tables(scratch: sqlite3.Connection) -> None:
    schema = scratch.execute(
        "SELECT sql FROM there.sqlite_schema WHERE tbl_name IN ('moved', 'card', 'hour', 'topic_total', 'horizon')"
        " AND sql IS NOT NULL ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END"
    )
    for (sql,) in schema.fetchall():
        scratch.execute(sql)
    # The horizon of the totals and the topics of the cards do not follow from the log.
    scratch.execute("INSERT INTO main.horizon SELECT * FROM there.horizon")
    scratch.execute("INSERT INTO main.card SELECT * FROM there.card")
