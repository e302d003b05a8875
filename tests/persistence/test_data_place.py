"""Where a store must not lie: shares of the network and folders that a cloud copies (trust fig. 7)."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from showroom.bootstrap import Location, NewStore, Showroom, create_store
from showroom.kernel.errors import ShowroomError
from showroom.persistence import data_place
from showroom.persistence.data_place import Machine, objection
from showroom.safekeeping import SafekeepingService
from tests.store_fixtures import People, hire

MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 27 0:40 / /mnt/shop rw - cifs //nas/shop rw,vers=3.0
41 27 0:41 / /mnt/my\\040nas rw - nfs4 nas:/data rw
42 27 0:42 / /home/li/remote rw - fuse.sshfs li@host: rw
43 40 254:1 / /mnt/shop/local rw - xfs /dev/sdb1 rw
44 27 0:44 / /media/usb rw - fuseblk /dev/sdc1 rw
a torn line
"""
LINUX = Machine("linux (a test)", lambda: MOUNTS, lambda _root: 0, {})
WINDOWS = Machine("win32", lambda: "", lambda root: 4 if root == "Z:\\" else 3, {"OneDrive": r"D:\Cloud"})


@pytest.mark.parametrize(
    "folder, kind",
    [
        ("/home/li/.local/share/showroom", ""),
        ("/mnt/shop/showroom", "cifs"),
        ("/mnt/shop", "cifs"),
        ("/mnt/shopping/showroom", ""),
        ("/mnt/shop/local/showroom", ""),  # a disk mounted below a share
        ("/mnt/my nas/showroom", "nfs4"),
        ("/home/li/remote/x", "fuse.sshfs"),
        ("/media/usb/showroom", ""),
        ("/home/li/OneDrive - 星河/showroom", "OneDrive - 星河"),
        ("/home/li/Dropbox/showroom", "Dropbox"),
        ("/home/li/我的坚果云/店", "坚果云"),
        ("/home/li/BaiduNetdisk", "百度网盘"),
        ("/home/li/Library/Mobile Documents/x", "iCloud"),
        ("/home/li/dropbox-notes-are-elsewhere", ""),
        ("/home/li/box/showroom", ""),
    ],
)
def test_the_mount_table_and_the_names_of_folders_decide_on_linux(folder: str, kind: str) -> None:
    found = objection(PurePosixPath(folder), LINUX)
    assert (found.values["kind"] if found else "") == kind
    assert found is None or ("PostgreSQL" in found.text("zh") and "PostgreSQL" in found.text("en"))


@pytest.mark.parametrize(
    "folder, kind",
    [
        (r"C:\Users\li\AppData\Local\showroom", ""),
        (r"\\nas\shop\showroom", "UNC"),
        (r"\\?\UNC\nas\shop", "UNC"),
        (r"\\?\C:\showroom", ""),
        (r"Z:\showroom", "Z:"),
        (r"D:\Cloud\showroom", "OneDrive"),  # the client's folder, whatever it was renamed to
        (r"C:\Users\li\Nutstore\showroom", "坚果云"),
    ],
)
def test_drive_types_and_shares_decide_on_windows(folder: str, kind: str) -> None:
    found = objection(PureWindowsPath(folder), WINDOWS)
    assert (found.values["kind"] if found else "") == kind


def test_a_new_store_is_refused_there_and_one_that_is_there_opens_and_says_so(
    sqlite_store: Showroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people: People = hire(sqlite_store)
    sqlite_store.location.keys_file.write_text('{"wraps": []}', "utf-8")
    assert sqlite_store.store_watch.look(people.consultant).place is None
    (control,) = [one for one in SafekeepingService(sqlite_store).doctor(people.admin) if one.name == "place"]
    assert control.ok
    shared = f"27 1 254:0 / / rw - ext4 /dev/vda rw\n40 27 0:40 / {tmp_path} rw - smb3 //nas/shop rw\n"
    monkeypatch.setattr(data_place, "Machine", lambda: Machine(mounts=lambda: shared))
    for location in (Location(tmp_path / "new"), Location(tmp_path / "desk", "postgresql://x")):
        with pytest.raises(ShowroomError, match="place_on_share"):
            create_store(location, NewStore("店", "老板", "geheim-1234"))
    assert not (tmp_path / "new").exists()
    told = sqlite_store.store_watch.look(people.consultant).place
    assert told is not None
    assert "smb3" in told.text("zh")
    (place,) = [one for one in SafekeepingService(sqlite_store).doctor(people.admin) if one.name == "place"]
    assert not place.ok
