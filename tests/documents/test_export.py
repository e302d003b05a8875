"""Copies on disk: whole or not at all, never over another file, never outside their folder (trust.md Q3, figure 29)."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from showroom.documents.export import export_copy, export_named, sweep
from showroom.documents.file_names import MOST_BYTES, safe_name
from showroom.kernel.errors import ShowroomError
from tests.e2e.hostile import CORPUS

PDF = b"%PDF-1.7 one"
TRAVERSALS = [
    up * times + end
    for up in ("../", "..\\", "..／", "./../", "%2e%2e/", "..;/", "\u202e../", "..\x00/", "....//", "/")
    for times in (1, 3, 9)
    for end in ("etc/passwd", "CON", "nul.pdf", "C:\\x", "a\nb", "~/x", "...")
]


def test_no_name_leads_out_of_the_folder_or_means_something_to_windows(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    names = [*TRAVERSALS, *CORPUS.values(), "名" * 400, "COM1", "lpt9.x", "aux", "CLOCK$", "COM¹"]
    assert len(TRAVERSALS) >= 200
    for number, text in enumerate(names):
        name = safe_name(f"{number:04d}", text)
        for made in (name, safe_name(text)):
            assert made == Path(made).name
            assert len(made.encode()) <= MOST_BYTES + 5
            assert not set(made) & set('<>:"/\\|?*\x00\n\r')
            assert made.split(".")[0].upper() not in {"CON", "NUL", "AUX", "COM1", "LPT9", "CLOCK$"}
        export_named(PDF, folder, name)
    assert len(list(folder.iterdir())) == len(names)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert safe_name("SH01-XS-20261122-0001", "张三") == "SH01-XS-20261122-0001_张三.pdf"


def test_the_same_bytes_are_there_already_and_others_get_another_name(tmp_path: Path) -> None:
    first = export_named(PDF, tmp_path, "a.pdf")
    again = export_named(PDF, tmp_path, "a.pdf")
    other = export_named(b"%PDF two", tmp_path, "a.pdf")
    assert (first.fresh, again.fresh, again.path) == (True, False, first.path)
    assert (other.path.name, other.fresh) == ("a (2).pdf", True)
    assert export_named(b"%PDF two", tmp_path, "a.pdf") == export_named(b"%PDF two", tmp_path, "a.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "nowhere")
    assert export_named(PDF, tmp_path, "b.pdf").path.name == "b (2).pdf"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    "number, code",
    [
        (errno.ENOSPC, "copy_no_space"),
        (errno.EROFS, "copy_not_allowed"),
        (errno.ENODEV, "copy_folder_gone"),
        (errno.EMFILE, "copy_failed"),
    ],
)
def test_a_disk_that_fails_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def broken(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", broken)
        with pytest.raises(ShowroomError) as refused:
            export_named(PDF, tmp_path, "a.pdf")
    assert refused.value.code == code
    assert "a.pdf" in refused.value.text("zh")
    assert list(tmp_path.iterdir()) == []
    assert export_named(PDF, tmp_path, "a.pdf").fresh  # the control: with a sound disk it is written


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 KiB; skipped where this process may not mount one."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mount = shutil.which("mount")
    size = ["-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if mount is None or subprocess.run([mount, *size], capture_output=True, check=False).returncode:
        pytest.skip("no right to mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_really_full_or_read_only(small_disk: Path) -> None:
    assert export_named(b"x" * 30_000, small_disk, "a.pdf").fresh
    with pytest.raises(ShowroomError) as full:
        export_named(b"y" * 60_000, small_disk, "b.pdf")
    assert full.value.code == "copy_no_space"
    assert [path.name for path in small_disk.iterdir()] == ["a.pdf"]
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ShowroomError) as refused:
        export_named(PDF, small_disk, "b.pdf")
    assert refused.value.code == "copy_not_allowed"


KILLED = """
import os, sys
from pathlib import Path
from showroom.documents import export
def die(*_about): os.kill(os.getpid(), 9)
folder, point = Path(sys.argv[1]), sys.argv[2]
if point == "plainly":
    with (folder / "a.pdf").open("wb") as file:
        file.write(bytes(range(256)) * 4000)
        die()
setattr(os if point in ("fsync", "link") else export, point, die)
export.export_named(bytes(range(256)) * 8000, folder, "a.pdf")
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a matter of POSIX")
@pytest.mark.parametrize("point, named", [("fsync", 0), ("link", 0), ("_sync_folder", 1), ("_forget", 1)])
def test_killed_while_exporting_a_file_is_whole_or_not_there(tmp_path: Path, point: str, named: int) -> None:
    """What has a name has all its bytes; what has none is swept later."""
    assert subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), point], check=False).returncode == -9
    found = list(tmp_path.glob("*.pdf"))
    assert [path.read_bytes() for path in found] == [bytes(range(256)) * 8000] * named
    for left in tmp_path.glob(".showroom-*"):
        os.utime(left, (0, 0))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == found


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a matter of POSIX")
def test_a_plain_write_would_leave_half_a_file(tmp_path: Path) -> None:
    """The control of the test above."""
    assert subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), "plainly"], check=False).returncode == -9
    assert (tmp_path / "a.pdf").stat().st_size < 8000 * 256


def test_a_copy_under_way_is_not_swept(tmp_path: Path) -> None:
    part = tmp_path / ".showroom-x.part"
    part.write_bytes(b"half")
    sweep(tmp_path)
    assert part.exists()
    os.utime(part, (0, 0))
    sweep(tmp_path)
    assert not part.exists()
    with pytest.raises(ShowroomError) as gone:
        export_copy(PDF, tmp_path / "pulled out" / "a.pdf")
    assert gone.value.code == "copy_folder_gone"
