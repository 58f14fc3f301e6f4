"""Folders for histories of tests."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A temporary folder in memory where the system has such a place, else an ordinary one."""
    with tempfile.TemporaryDirectory(prefix="history-", dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield Path(folder)
