"""Where the program's and the learner's files live."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "INTERVIEW_COACH_HOME"
"""The environment variable that moves all of the learner's files into one folder."""


class Places(NamedTuple):
    """The files of one learner. Folders are made by `private_folder` when something is first written."""

    config: Path
    """Folder of `settings.json`."""
    data: Path
    """Folder of the history, its backups and the learner's own packs."""
    cache: Path
    """Folder of what can be made again: the compiled index of the library."""
    state: Path
    """Folder of log files."""

    @property
    def settings(self) -> Path:
        return self.config / "settings.json"

    @property
    def history(self) -> Path:
        return self.data / "history.db"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def packs(self) -> Path:
        return self.data / "packs"

    @property
    def library_index(self) -> Path:
        return self.cache / "library.db"

    @property
    def crash_log(self) -> Path:
        return self.state / "crash.log"

    def own_packs(self) -> list[Path]:
        """Return the learner's own packs, in order: folders, and YAML files that are packs by themselves."""
        if not self.packs.is_dir():
            return []
        found = (path for path in sorted(self.packs.iterdir()) if not path.name.startswith("."))
        return [path for path in found if path.is_dir() or path.suffix in (".yaml", ".yml")]

    @classmethod
    def of(cls, environment: Mapping[str, str] | None = None) -> Places:
        """Return the places that the environment asks for: under `INTERVIEW_COACH_HOME`, or the system's own."""
        env = os.environ if environment is None else environment
        if home := env.get(HOME_VARIABLE):
            root = Path(home).expanduser().absolute()
            return cls(config=root, data=root, cache=root / "cache", state=root / "log")
        from platformdirs import PlatformDirs  # 10 ms that a moved home does not need

        dirs = PlatformDirs("interview-coach", appauthor=False, roaming=False)
        return cls(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path, dirs.user_log_path)


def shipped_content() -> Path:
    """Return the folder of the pack that comes with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "content"
    return installed if installed.is_dir() else package.parent / "content"


def private_folder(path: Path) -> Path:
    """Make `path`, and what is missing above it, readable by its owner alone, and return it."""
    if not path.is_dir():
        private_folder(path.parent)  # mkdir(parents=True) would leave the folders above open to others
        path.mkdir(mode=0o700, exist_ok=True)
    return path


def write_private(path: Path, content: bytes) -> None:
    """Replace the file at `path` in one step, old bytes or new and never a mix; only its owner may read it."""
    private_folder(path.parent)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
