"""Folders of several machines: known by mount or by name, and written to without a WAL."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_coach.errors import Refusal
from interview_coach.history import backup, doctor, folders, guard
from interview_coach.history.folders import shared
from interview_coach.history.store import History
from tests.history.test_damage import sitting
from tests.support.clock import FakeClock
from tests.support.history_damage import contents
from tests.support.history_fold import fold, outcome

MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/anna/local xfs rw 0 0
//nas/share /mnt/my\040share cifs rw 0 0
user@host: /mnt/ssh fuse.sshfs rw 0 0
tmpfs /mnt/over tmpfs rw 0 0
server:/x /mnt/over nfs rw 0 0
garbage
"""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/var/lib/x/history.db", None),
        ("/home/anna/.local/share/interview-coach/history.db", "nfs4"),
        ("/home/anna/local/history.db", None),
        ("/homeward/history.db", None),
        ("/mnt/my share/history.db", "cifs"),
        ("/mnt/ssh/a/b/history.db", "fuse.sshfs"),
        ("/mnt/over/history.db", "nfs"),
        ("/srv/Dropbox/coach/history.db", "Dropbox"),
        ("/srv/Dropbox (Personal)/history.db", "Dropbox (Personal)"),
        ("/srv/OneDrive - Contoso/history.db", "OneDrive - Contoso"),
        ("/srv/Google Drive/history.db", "Google Drive"),
        ("/srv/Library/Mobile Documents/com~apple~CloudDocs/history.db", "Mobile Documents"),
        ("/srv/Library/CloudStorage/Box-Box/history.db", "CloudStorage"),
        ("/srv/Yandex.Disk/history.db", "Yandex.Disk"),
        ("/srv/Яндекс.Диск/history.db", "Яндекс.Диск"),
        ("/srv/nextcloud/history.db", "nextcloud"),
        ("/srv/dropbox-export/history.db", None),
    ],
)
def test_what_is_shared(path: str, name: str | None) -> None:
    assert shared(Path(path), MOUNTS) == name


def test_without_a_list_of_mounts_only_names_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_MOUNTS", Path("/nowhere/mounts"))
    assert shared(Path("/mnt/x/history.db")) is None
    assert shared(Path("/mnt/Dropbox/history.db")) == "Dropbox"


def test_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "coach").symlink_to(tmp_path / "Dropbox")
    assert shared(tmp_path / "coach" / "history.db", MOUNTS) == "Dropbox"


@pytest.fixture
def cloud(folder: Path) -> Path:
    return folder / "Dropbox" / "history.db"


def test_a_history_there_has_no_wal_and_says_so(cloud: Path) -> None:
    with History.open(cloud, FakeClock(), fold, random.Random(1)) as history:
        history.add(outcome(), topic="hr")
        assert history.rows("PRAGMA journal_mode") == [("delete",)]
        assert history.rows("PRAGMA synchronous") == [(2,)]
        assert sorted(file.name for file in cloud.parent.iterdir()) == ["history.db", "history.lock", "history.mark"]
        assert "is shared with other machines (Dropbox)" in history.shared
    assert sitting(cloud) == ""
    assert sitting(cloud) == ""
    with guard.foreign(cloud) as db:
        assert db.execute("SELECT count(*) FROM attempt").fetchone() == (3,)


def test_a_history_that_moves_there_and_back(path: Path, cloud: Path) -> None:
    cloud.parent.mkdir()
    for _ in range(2):
        with History.open(path, FakeClock(), fold, random.Random(1)) as history:
            history.add(outcome(), topic="hr")
            assert history.shared == ""
            assert history.rows("PRAGMA journal_mode") == [("wal",)]
        for name in ("history.db", "history.mark"):
            shutil.move(path.with_name(name), cloud.with_name(name))
        with History.open(cloud, FakeClock(), fold, random.Random(1)) as history:
            history.add(outcome(), topic="hr")
        for name in ("history.db", "history.mark"):
            shutil.move(cloud.with_name(name), path.with_name(name))
    assert sitting(path) == ""
    with guard.foreign(path) as db:
        assert db.execute("SELECT count(*) FROM attempt").fetchone() == (5,)


def test_damage_is_noticed_there_too(cloud: Path) -> None:
    assert sitting(cloud) == ""
    data = cloud.read_bytes()
    cloud.write_bytes(data.replace(b"one more", b"one less", 1))
    before = contents(cloud.parent)
    assert "the file is not as the program left it" in sitting(cloud)
    assert contents(cloud.parent) == before


def _killed_in_a_transaction(cloud: Path) -> None:
    """Leave the files as a process killed in the middle of a transaction leaves them, with part of it written."""
    with History.open(cloud, FakeClock(), fold, random.Random(1)) as history:
        for n in range(50):
            history.add(outcome(f"core/{n}"), topic="hr")
        with history.change() as db:
            pass
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE card SET reps = 7")
        db.execute("UPDATE note SET text = 'x'")
        for name in ("history.db", "history.db-journal", "history.mark"):
            shutil.copyfile(cloud.with_name(name), cloud.with_name(f"{name}.kept"))
        db.execute("ROLLBACK")
    for name in ("history.db", "history.db-journal", "history.mark"):
        shutil.move(cloud.with_name(f"{name}.kept"), cloud.with_name(name))


def test_an_unfinished_transaction_is_taken_back(cloud: Path) -> None:
    _killed_in_a_transaction(cloud)
    with History.open(cloud, FakeClock(), fold, random.Random(2)) as history:
        assert history.count == 50
        card = history.card("core/1")
        assert card is not None
        assert card.reps == 1
        history.add(outcome(), topic="hr")
    assert not cloud.with_name("history.db-journal").exists()


def test_the_journal_of_another_database_is_not_played(cloud: Path, folder: Path) -> None:
    _killed_in_a_transaction(cloud)
    journal = cloud.with_name("history.db-journal").read_bytes()
    other = folder / "other" / "history.db"
    assert sitting(other) == ""
    other.with_name("history.db-journal").write_bytes(journal)
    before = contents(other.parent)
    assert "does not belong to it" in sitting(other)
    other.with_name("history.mark").unlink()
    before = contents(other.parent)
    assert sitting(other)
    assert contents(other.parent) == before


def test_backups_there_are_complete(cloud: Path) -> None:
    clock = FakeClock()
    with History.open(cloud, clock, fold, random.Random(1)) as history:
        history.add(outcome(), topic="hr")
        made = backup.make(cloud, history.files.backups, clock.now())
    assert backup.count(made.path) == 1


@pytest.fixture
def locked(folder: Path) -> Iterator[Path]:
    """A history that can be read by everybody, in a folder that nobody can write to; not even root, for the moment."""
    path = folder / "home" / "history.db"
    assert sitting(path) == ""
    path.with_name("history.lock").unlink()
    for file, mode in ((path, 0o444), (path.with_name("history.mark"), 0o444), (path.parent, 0o555), (folder, 0o755)):
        file.chmod(mode)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield path
    if root:
        os.seteuid(0)
    path.parent.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no modes")
class TestReadOnlyFolder:
    def test_it_is_read(self, locked: Path) -> None:
        """SQLite can make no files beside the history there."""
        with History.open(locked, FakeClock(), fold, random.Random(1), read_only=True) as history:
            assert history.count == 1
            assert history.due_counts(FakeClock().now()) == {}

    def test_writing_is_refused_in_words(self, locked: Path) -> None:
        with pytest.raises(
            Refusal, match=r"cannot be written to \(Permission denied\), so that no answer could be saved"
        ):
            History.open(locked, FakeClock(), fold, random.Random(1))

    def test_the_doctor_looks_all_the_same(self, locked: Path) -> None:
        findings = doctor.examine(locked, FakeClock(), fold)
        assert [finding.severity for finding in findings if finding.check in ("file", "chain")] == [
            "warning",
            "fine",
            "fine",
        ]
