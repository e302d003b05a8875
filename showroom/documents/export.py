"""Copies of stored papers on disk: whole or not at all, and never over another file unasked (trust.md Q3)."""

from __future__ import annotations

import os
import tempfile
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


def export_copy(pdf: bytes, path: Path, *, overwrite: bool = False) -> Path:
    """Write a copy beside its place, sync it, then give it its name; returns the path.

    Raises ShowroomError(copy_exists) unless `overwrite`, (copy_failed) with nothing left behind.
    """
    if path.exists() and not overwrite:
        raise ShowroomError(COPY_EXISTS, name=str(path))
    try:
        handle, name = tempfile.mkstemp(prefix=".showroom-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise ShowroomError(COPY_FAILED, name=str(path), why=error.strerror or error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        _name_it(part, path, overwrite=overwrite)
        _sync_folder(path.parent)
    except OSError as error:
        raise ShowroomError(COPY_FAILED, name=str(path), why=error.strerror or error) from error
    finally:
        part.unlink(missing_ok=True)
    return path


def _name_it(part: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        part.replace(path)
        return
    try:
        path.hardlink_to(part)  # unlike a rename it refuses when the file appeared meanwhile
    except FileExistsError as error:
        raise ShowroomError(COPY_EXISTS, name=str(path)) from error
    except OSError:  # a file system without links, such as a USB stick's
        if path.exists():
            raise ShowroomError(COPY_EXISTS, name=str(path)) from None
        part.replace(path)


def _sync_folder(folder: Path) -> None:
    """Make the name itself durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
