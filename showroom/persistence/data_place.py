"""Whether a data folder lies where a store must not: on a share of the network or in a folder that a cloud copies.

SQLite's locks and its log need one machine; a cloud's client copies half-written files (trust fig. 7).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from showroom.kernel.errors import Message, Told, told

ON_SHARE = Message(
    "place_on_share",
    "{place} 在网络共享上（{kind}）：多台电脑同时写入会损坏门店数据。请放在本机硬盘；"
    "几台电脑共用一个门店请用 PostgreSQL（--url）",
    "{place} lies on a share of the network ({kind}), where a store's data get damaged. Use this computer's own disk;"
    " several desks share a store on PostgreSQL (--url)",
)
IN_CLOUD = Message(
    "place_in_cloud",
    "{place} 在同步文件夹里（{kind}）：同步程序会复制写到一半的文件，损坏门店数据。请放在本机普通文件夹；"
    "几台电脑共用一个门店请用 PostgreSQL（--url）",
    "{place} lies in a folder that {kind} copies while the store is writing, which damages it. Use an ordinary folder"
    " of this computer; several desks share a store on PostgreSQL (--url)",
)
_SHARES = frozenset({
    "9p", "afs", "afpfs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "gfs2", "glusterfs", "gpfs", "lustre",
    "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs", "webdav",
})  # fmt: skip
_FUSE_SHARES = frozenset({
    "sshfs", "rclone", "glusterfs", "davfs2", "davfs", "gvfsd-fuse", "s3fs", "smbnetfs", "ceph", "juicefs", "onedriver",
    "google-drive-ocamlfuse", "vmhgfs-fuse", "curlftpfs", "goofys",
})  # fmt: skip
_CLOUDS = {
    "onedrive": "OneDrive", "dropbox": "Dropbox", "google drive": "Google Drive", "googledrive": "Google Drive",
    "icloud drive": "iCloud", "iclouddrive": "iCloud", "mobile documents": "iCloud", "cloudstorage": "iCloud",
    "nextcloud": "Nextcloud", "owncloud": "ownCloud", "seafile": "Seafile", "box sync": "Box", "megasync": "MEGA",
    "pcloud drive": "pCloud", "pclouddrive": "pCloud", "yandex.disk": "Yandex", "synologydrive": "Synology Drive",
    "坚果云": "坚果云", "我的坚果云": "坚果云", "nutstore": "坚果云", "nutstore files": "坚果云",
    "百度网盘": "百度网盘", "baidunetdisk": "百度网盘", "baidusyncdisk": "百度网盘", "百度云同步盘": "百度网盘",
    "百度网盘同步空间": "百度网盘", "阿里云盘": "阿里云盘", "adrive": "阿里云盘", "aliyundrive": "阿里云盘",
    "wps云盘": "WPS云盘", "wpsdrive": "WPS云盘", "wps cloud files": "WPS云盘", "腾讯微云": "腾讯微云",
    "微云同步盘": "腾讯微云", "微云同步助手": "腾讯微云", "weiyun": "腾讯微云",
}  # fmt: skip
"""Folders as the clients name them, in small letters."""
_NUMBERED = ("onedrive - ", "dropbox (", "synologydrive - ")
"""What such a folder begins with where the client adds a company's or an account's name."""
_CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_REMOTE = 4
"""GetDriveTypeW: a drive letter that stands for a share."""


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text("utf-8", "replace")
    except OSError:
        return ""


def _drive_type(root: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))


@dataclass(frozen=True)
class Machine:
    """What the machine says of its file systems: the mount table on Linux, drive types on Windows."""

    platform: str = sys.platform
    mounts: Callable[[], str] = _mounts
    drive_type: Callable[[str], int] = _drive_type
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)


def objection(folder: PurePath, machine: Machine | None = None) -> Told | None:
    """Why no store should lie in `folder`, None where nothing speaks against it; the folder need not exist yet.

    Where the machine does not say what a disk is (macOS), only the names of folders speak.
    """
    machine = machine or Machine()
    place = Path(os.path.realpath(folder)) if machine.platform == sys.platform else folder
    share = _share_on_windows(folder, machine) if machine.platform == "win32" else _share(place, machine.mounts())
    if share:
        return told(ON_SHARE, place=str(folder), kind=share)
    cloud = _cloud(place, machine.environment) or _cloud(folder, {})
    return told(IN_CLOUD, place=str(folder), kind=cloud) if cloud else None


def _share(place: PurePath, mounts: str) -> str:
    """The kind of share that the deepest mount above `place` is, '' for a disk of this machine."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        left, separator, right = line.partition(" - ")
        parts = left.split()
        if not separator or len(parts) < 5:
            continue
        point = PurePath(_unescaped(parts[4]))
        if (place == point or point in place.parents) and len(point.parts) >= best:  # a later mount hides one before
            best, kind = len(point.parts), right.split()[0]
    base, _, fuse = kind.partition(".")
    return kind if base in _SHARES or (base == "fuse" and fuse in _FUSE_SHARES) else ""


def _unescaped(text: str) -> str:
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, char)
    return text


def _share_on_windows(folder: PurePath, machine: Machine) -> str:
    text = str(folder).replace("/", "\\")
    if text.upper().startswith("\\\\?\\UNC\\") or (
        text.startswith("\\\\") and not text.startswith(("\\\\?\\", "\\\\.\\"))
    ):
        return "UNC"
    letter = text.removeprefix("\\\\?\\")[:2]
    return letter if letter[1:] == ":" and machine.drive_type(f"{letter}\\") == _REMOTE else ""


def _cloud(place: PurePath, environment: Mapping[str, str]) -> str:
    for part in place.parts:
        name = part.casefold()
        begins = next((start for start in _NUMBERED if name.startswith(start)), "")
        if begins:
            return part
        if name in _CLOUDS:
            return _CLOUDS[name]
    for variable in _CLOUD_VARIABLES:
        root = environment.get(variable, "")
        if root and type(place)(root) in (place, *place.parents):
            return "OneDrive"
    return ""
