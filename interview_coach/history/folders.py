"""Folders that more than one machine may write to: network mounts and those of synchronising services."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/self/mounts")

_NETWORK = re.compile(
    r"(nfs4?|cifs|smb\w*|afs|ncpfs|9p|ceph|lustre|vboxsf|prl_fs|davfs\w*|glusterfs|gpfs|beegfs|ocfs2|"
    r"fuse\.(sshfs|rclone|gvfsd-fuse|s3fs|davfs\w*|glusterfs|ceph-fuse|google-drive\S*|onedriver|\S*dropbox\S*))$"
)
_SYNCED = re.compile(
    r"(dropbox( \(.*\))?|onedrive( - .*)?|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage|"
    r"yandex\.?disk|яндекс\.?диск|nextcloud|owncloud|megasync|pcloud ?drive|box sync|syncthing)$",
    re.IGNORECASE,
)


def shared(path: Path, mounts: str | None = None) -> str | None:
    """Return what makes `path` reachable from other machines, such as `nfs4` or `Dropbox`; None for a local folder.

    Args:
        path: a file or folder that may not exist yet.
        mounts: the system's list of mounts in the format of /proc/mounts; read where None.
    """
    path = path.absolute()
    resolved = path.resolve()
    for part in (*path.parts, *resolved.parts):
        if _SYNCED.match(part):
            return part
    if str(resolved).startswith("\\\\"):
        return str(Path(resolved.anchor))
    kind = _file_system(resolved, _read_mounts() if mounts is None else mounts)
    return kind if _NETWORK.match(kind) else None


def _read_mounts() -> str:
    try:
        return _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _file_system(path: Path, mounts: str) -> str:
    """The type of the file system that `path` lies on; empty where the list of mounts does not say."""
    found, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1]))
        # Of two mounts at one point, the later one is seen.
        if path.is_relative_to(point) and len(point.parts) >= found:
            found, kind = len(point.parts), fields[2]
    return kind
