"""The record of erasures outside the store: it outlives putting an older copy of the store back (PI-08, trust Q7).

One line per act, encrypted with a key that only this store has, so that nobody can plant an erasure. A line names
numbers, a rule and a moment, no person. The last line is the anchor: how far the store had come when it was written.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from showroom.persistence.keys import derive

FILE_NAME = "erasures.record"
_PURPOSE, _AAD = "erasures", b"showroom/erasures/1"
NO_ANCHOR = b"-\n"
"""A last line that says nothing of how far the store had come: the record is then compared whole."""
_TAIL = 4096
"""Longer than any last line: how far the store had come is read without reading what happened before."""


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """One act of the privacy desk.

    `customers` are the file's number and those merged into it, each with the moment it was made (microseconds; None
    where the merge took the record away); `scope` the drive or loan that ended; `at` the act's moment.
    """

    customers: tuple[tuple[int, int | None], ...]
    kind: str
    rule: str
    scope: int | None
    at: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """The end of the audit chain, the last line of the register, and the moment, when the record was written."""

    seq: int
    mac: str
    register: int
    at: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a record says; lines of another store, or torn ones, say nothing. `until`: the last moment it knows of."""

    acts: tuple[RecordedAct, ...] = ()
    folders: tuple[str, ...] = ()
    anchor: Anchor | None = None
    until: int = 0


class ErasureRecord:
    """The record in one file; `key` is the store's data key."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path, self._key = path, key
        self._cipher = AESGCM(derive(key, _PURPOSE))
        self.copy_name = f"showroom-{derive(key, f'{_PURPOSE} name', 4).hex()}.erasures"

    def anchor(self) -> Anchor | None:
        """How far the store had come; None without a record, or when its last line is torn."""
        if not self.path.exists():
            return None
        with self.path.open("rb") as file:
            file.seek(max(0, self.path.stat().st_size - _TAIL))
            lines = file.read().split()
        return _anchor(self._opened(lines[-1])) if lines else None

    def read(self) -> Recorded:
        """Everything recorded, each act once, in the order of the acts."""
        acts: dict[RecordedAct, None] = {}
        folders: dict[str, None] = {}
        anchor, until = None, 0
        lines = self.path.read_bytes().split() if self.path.exists() else []
        for line in lines:
            found = self._opened(line)
            if "act" in found:
                acts[_act(found["act"])] = None
            elif "folder" in found:
                folders[str(found["folder"])] = None
            elif (line_anchor := _anchor(found)) is not None:
                anchor, until = line_anchor, max(until, line_anchor.at)
        return Recorded(tuple(sorted(acts, key=lambda act: act.at)), tuple(folders), anchor, until)

    def append(self, acts: Iterable[RecordedAct], anchor: Anchor | None, folders: Iterable[str] = ()) -> None:
        """Add lines behind the others, on the disk when this returns; raises OSError."""
        new: list[dict[str, Any]] = [
            *({"folder": folder} for folder in folders),
            *({"act": asdict(act)} for act in acts),
        ]
        new += [] if anchor is None else [{"anchor": asdict(anchor)}]
        text = b"".join(map(self._line, new))
        torn = self.path.exists() and self.path.stat().st_size > 0 and not self._ends_whole()
        with self.path.open("ab") as file:
            file.write((b"\n" if torn else b"") + text)
            file.flush()
            os.fsync(file.fileno())

    def copy_beside(self, folder: Path) -> None:
        """The same record beside the backups of a folder, with what stands there already; raises OSError."""
        target = ErasureRecord(folder / self.copy_name, self._key)
        mine, there = self.read(), target.read()
        acts = tuple(dict.fromkeys((*there.acts, *mine.acts)))
        if mine.anchor is None or (there.anchor == mine.anchor and there.acts == acts):
            return
        fresh = ErasureRecord(target.path.with_suffix(".new"), self._key)
        fresh.path.unlink(missing_ok=True)
        fresh.append(acts, mine.anchor)
        fresh.path.replace(target.path)

    def _ends_whole(self) -> bool:
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"

    def _line(self, what: dict[str, Any]) -> bytes:
        nonce = os.urandom(12)
        sealed = self._cipher.encrypt(nonce, json.dumps(what).encode(), _AAD)
        return base64.b64encode(nonce + sealed) + b"\n"

    def _opened(self, line: bytes) -> dict[str, Any]:
        try:
            raw = base64.b64decode(line, validate=True)
            found: dict[str, Any] = json.loads(self._cipher.decrypt(raw[:12], raw[12:], _AAD))
        except (InvalidTag, binascii.Error, ValueError):
            return {}
        return found


def _anchor(found: dict[str, Any]) -> Anchor | None:
    return Anchor(**found["anchor"]) if "anchor" in found else None


def _act(found: dict[str, Any]) -> RecordedAct:
    return RecordedAct(**found | {"customers": tuple((number, made) for number, made in found["customers"])})
