"""The folder of an export: built beside its place, synced, and given its name when whole (trust.md Q3)."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from showroom.exporting import messages as say
from showroom.kernel.errors import ShowroomError

MANIFEST = "manifest.json"
_PREFIX, _SUFFIX = ".showroom-export-", ".part"
_ABANDONED = 24 * 3600  # a part this old belongs to a program that was killed
_UNSAFE = re.compile(r"[^\w.\-]+")
_CHUNK = 1 << 20


class Package:
    """A folder in the making. As a context manager it leaves nothing behind unless `finish` was called.

    Raises ShowroomError(export_folder_not_empty | export_no_parent).
    """

    def __init__(self, target: Path) -> None:
        self.target = target.absolute()
        if self.target.exists() and (not self.target.is_dir() or any(self.target.iterdir())):
            raise ShowroomError(say.FOLDER_NOT_EMPTY, folder=str(target))
        parent = self.target.parent
        try:
            _sweep(parent)
            self.part = Path(tempfile.mkdtemp(prefix=_PREFIX, suffix=_SUFFIX, dir=parent))
        except OSError as error:
            raise ShowroomError(say.NO_PARENT, folder=str(parent)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        shutil.rmtree(self.part, ignore_errors=True)

    def place(self, name: str) -> Path:
        """Where the file `name` ('csv/customer.csv') is to be written; its folder exists."""
        path = self.part / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def add(self, name: str, content: bytes) -> str:
        """Write a whole file; returns its name, made safe for every file system."""
        folder, _, base = name.rpartition("/")
        safe = f"{folder}/{_UNSAFE.sub('_', base)}"
        self.place(safe).write_bytes(content)
        return safe

    def require_room(self, needed: int) -> None:
        """Refuse before anything is written where the disk cannot hold it; raises ShowroomError(export_no_room)."""
        free = shutil.disk_usage(self.part).free
        if free < needed:
            mega = 1_000_000
            raise ShowroomError(
                say.NO_ROOM, needed=-(-needed // mega), free=free // mega, folder=str(self.target.parent)
            )

    def finish(self, manifest: Mapping[str, object]) -> tuple[str, int, int]:
        """Describe every file in the manifest, sync all, and give the folder its name.

        Returns the manifest's SHA-256, the number of files and their bytes.
        """
        files = [_described(path, self.part) for path in sorted(self.part.rglob("*")) if path.is_file()]
        text = json.dumps({**manifest, "files": files}, ensure_ascii=False, indent=1).encode()
        self.place(MANIFEST).write_bytes(text)
        _sync_file(self.part / MANIFEST)
        for folder in (self.part, *(path for path in self.part.rglob("*") if path.is_dir())):
            _sync_folder(folder)
        if self.target.exists():
            self.target.rmdir()  # empty, as was checked; one that was filled meanwhile refuses
        self.part.rename(self.target)
        _sync_folder(self.target.parent)
        return hashlib.sha256(text).hexdigest(), len(files) + 1, sum(int(str(file["bytes"])) for file in files)


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what the disk or the workbook writer says into ShowroomError(export_failed)."""
    from xlsxwriter.exceptions import XlsxWriterException

    try:
        yield
    except XlsxWriterException as error:
        raise ShowroomError(say.EXPORT_FAILED, why=str(error) or type(error).__name__) from error
    except OSError as error:
        raise ShowroomError(say.EXPORT_FAILED, why=error.strerror or str(error)) from error


def _described(path: Path, root: Path) -> dict[str, object]:
    """Name, size and SHA-256 of a file, which is synced on the way."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    _sync_file(path)
    return {"path": path.relative_to(root).as_posix(), "bytes": path.stat().st_size, "sha256": digest.hexdigest()}


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the names themselves durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(parent: Path) -> None:
    """Remove the parts of programs that were killed: they may hold personal data."""
    for part in parent.glob(f"{_PREFIX}*{_SUFFIX}"):
        if time.time() - part.stat().st_mtime > _ABANDONED:
            shutil.rmtree(part, ignore_errors=True)
