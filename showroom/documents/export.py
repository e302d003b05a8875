"""Copies of stored papers on disk: whole or not at all, and never over another file unasked (trust.md Q3)."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from showroom.kernel.errors import Message, ShowroomError

COPY_EXISTS = Message(
    "copy_exists",
    "{name} 已存在，没有覆盖。请换一个文件名。",
    "{name} exists already and was not overwritten. Choose another name.",
)
COPY_FAILED = Message(
    "copy_failed",
    "无法写入 {name}：{why}。请检查文件夹、权限和磁盘空间。",
    "{name} cannot be written: {why}. Check the folder, its permissions and the free space.",
)
COPY_NO_SPACE = Message(
    "copy_no_space",
    "无法写入 {name}：磁盘已满。请腾出空间或换一个位置；没有留下不完整的文件。",
    "{name} cannot be written: the disk is full. Free some space or choose another place; nothing half-written stays.",
)
COPY_NOT_ALLOWED = Message(
    "copy_not_allowed",
    "无法写入 {name}：这个位置是只读的或没有权限。请换一个文件夹。",
    "{name} cannot be written: this place is read-only or not yours to write to. Choose another folder.",
)
COPY_FOLDER_GONE = Message(
    "copy_folder_gone",
    "无法写入 {name}：文件夹不在了，可能U盘已拔出。请重新选择位置。",
    "{name} cannot be written: the folder is gone, perhaps the stick was pulled out. Choose a place again.",
)
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE}
_PREFIX, _SUFFIX = ".showroom-", ".part"
_STALE_SECONDS = 3600
_MOST_NAMES = 1000
_TRIES, _PAUSE = 5, 0.1  # a virus scanner holds a new file open for a moment


@dataclass(frozen=True, slots=True)
class Copied:
    """Where the copy lies; `fresh` is False when the very same bytes lay there already."""

    path: Path
    fresh: bool


def export_copy(pdf: bytes, path: Path, *, overwrite: bool = False) -> Path:
    """Write a copy beside its place, sync it, then give it its name; returns the path.

    Raises ShowroomError(copy_exists) unless `overwrite`, or (copy_no_space | copy_not_allowed | copy_folder_gone |
    copy_failed) with nothing left behind.
    """
    if path.exists() and not overwrite:
        raise ShowroomError(COPY_EXISTS, name=str(path))
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        _name_it(part, path, overwrite=overwrite)
        _sync_folder(path.parent)
    except OSError as error:
        raise _refusal(error, path) from error
    finally:
        if part is not None:
            _forget(part)
    return path


def export_named(pdf: bytes, folder: Path, name: str) -> Copied:
    """A copy under `name` in `folder`, which must exist; another file of that name is kept and ours gets ' (2)'.

    The same bytes are not written twice. Raises ShowroomError as `export_copy` does.
    """
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in range(1, _MOST_NAMES):
        path = folder / (name if number == 1 else f"{stem} ({number}){suffix}")
        try:
            if _holds(path, pdf):
                return Copied(path, fresh=False)
            if not os.path.lexists(path):
                return Copied(export_copy(pdf, path), fresh=True)
        except OSError as error:
            raise _refusal(error, path) from error
        except ShowroomError as error:
            if error.code != COPY_EXISTS.code:
                raise
    raise ShowroomError(COPY_EXISTS, name=str(folder / name))


def sweep(folder: Path) -> None:
    """Take away what a power cut left of earlier copies in `folder`; one under way elsewhere is let alone."""
    try:
        for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                left.unlink()
    except OSError:
        return  # nothing depends on it: who cannot write here is told by the copy itself


def _holds(path: Path, pdf: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(pdf) and path.read_bytes() == pdf


def _refusal(error: OSError, path: Path) -> ShowroomError:
    """The reason in words that somebody at a desk can act on."""
    if error.errno in _NO_SPACE:
        return ShowroomError(COPY_NO_SPACE, name=str(path))
    if error.errno in _NOT_ALLOWED:
        return ShowroomError(COPY_NOT_ALLOWED, name=str(path))
    if error.errno in _GONE:
        return ShowroomError(COPY_FOLDER_GONE, name=str(path))
    return ShowroomError(COPY_FAILED, name=str(path), why=error.strerror or error)


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # its folder is gone, and the file with it


def _name_it(part: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        _replace(part, path)
        return
    try:
        path.hardlink_to(part)  # unlike a rename it refuses when the file appeared meanwhile
    except FileExistsError as error:
        raise ShowroomError(COPY_EXISTS, name=str(path)) from error
    except OSError:  # a file system without links, such as a USB stick's
        if path.exists():
            raise ShowroomError(COPY_EXISTS, name=str(path)) from None
        _replace(part, path)


def _replace(part: Path, path: Path) -> None:
    """Rename; where a virus scanner may hold the file, wait for it a moment."""
    for left in reversed(range(_TRIES)):
        try:
            part.replace(path)
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the name itself durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
