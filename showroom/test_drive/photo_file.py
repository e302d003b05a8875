"""A picture's file from outside, read with a limit."""

from __future__ import annotations

from pathlib import Path

from showroom.kernel.errors import Message, ShowroomError
from showroom.test_drive.photos import MOST_BYTES, TOO_HEAVY

UNREADABLE = Message("photo_unreadable", "无法读取文件 {name}", "The file {name} cannot be read")


def read_photo(path: Path) -> bytes:
    """The file's bytes; raises ShowroomError photo_too_heavy, photo_unreadable."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ShowroomError(UNREADABLE, name=path.name) from error
    if len(data) > MOST_BYTES:
        raise ShowroomError(TOO_HEAVY, limit=MOST_BYTES // 2**20)
    return data
