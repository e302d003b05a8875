"""Backup, restore, restore drill and the doctor: a copy counts only once it was opened and proved.

A backup is one zip file: `store.db` (encrypted as it lies on the disk), `keys.json` (the data key wrapped by each
person's password) and `manifest.json` with the SHA-256 of both. It opens with any password that opened the store.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from showroom.bootstrap import STORE_EXISTS, Location, Showroom, open_showroom
from showroom.documents.sheet_plan import Unwatched, Watch
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import NOT_FOUND, Lang, Message, ShowroomError, Told, told
from showroom.migrations import HEAD
from showroom.persistence import audit
from showroom.persistence.actions import Tx, composed, reads, writes
from showroom.persistence.data_place import objection
from showroom.persistence.database import DATABASE_READ_ONLY, DISK_FULL, Database
from showroom.persistence.online_copy import (
    cipher_problems,
    copy_online,
    flush_to_disk,
    reference_problems,
    structure_problems,
)
from showroom.privacy.erasure_record import FILE_NAME as RECORD
from showroom.privacy.erasure_record import NO_ANCHOR
from showroom.privacy.repeating import moment_of, note_acts, record_of
from showroom.schema import current_revision

FORMAT = "showroom-backup-1"
STORE, KEYS, MANIFEST = "store.db", "keys.json", "manifest.json"
CHUNK = 1 << 20
NOT_A_BACKUP = Message(
    "not_a_backup",
    "“{file}”不是 Showroom 的备份，或文件不完整：请换一份备份。",
    "“{file}” is no backup of Showroom, or is not whole: take another one.",
)
BACKUP_EXISTS = Message(
    "backup_exists", "“{file}”已经存在：请换一个文件名。", "“{file}” exists already: give another name."
)
SERVER_BACKUP = Message(
    "server_backup",
    "PostgreSQL 上的门店请用 pg_dump 备份；本机的钥匙文件另存一份：{keys}",
    "Back a store on PostgreSQL up with pg_dump, and keep a copy of this desk's key file: {keys}",
)
BACKUP_UNPROVED = Message(
    "backup_unproved",
    "复制出来的备份没有通过检查（{what}），已删除。请先运行 showroom doctor。",
    "The copy did not pass its checks ({what}) and was deleted. Run showroom doctor first.",
)
WHOLE = Message("check_whole", "完好", "whole")
ROWS_HOLD = Message("check_rows", "{count} 行，链完整", "{count} rows, the chain holds")
BROKEN_AT = Message("check_broken_at", "在第 {row} 行断开", "broken at row {row}")
PAPERS_HOLD = Message("check_papers", "{count} 份，摘要都相符", "{count} papers, every digest fits")
PAPERS_WRONG = Message("check_papers_wrong", "{count} 份不符：{numbers}", "{count} do not fit: {numbers}")
SCHEMA_AT = Message("check_schema", "版本 {revision}", "revision {revision}")
FREE_SPACE = Message("check_space", "剩余 {free} MB", "{free} MB free")
INDEX_HOLDS = Message("check_index", "{count} 条，无遗漏", "{count} entries, none missing")
INDEX_LACKS = Message("check_index_lacks", "缺 {count} 条", "{count} missing")
KEYS_OPEN = Message("check_keys", "{count} 人可以解锁", "{count} people can unlock it")
OWN_DISK = Message("check_place", "{place} 在本机磁盘上", "{place} lies on a disk of this computer")
NO_RECORD = Message(
    "check_no_record",
    "备份旁边和此文件夹里都没有删除记录：如果此后删除或限制过客户信息，请用 --former 指明原来的数据文件夹，"
    "或在个人信息窗口重新办理",
    "No record of erasures lies beside the backup or in this folder: if anybody was erased or restricted since, name"
    " the former data folder with --former, or do it again at the privacy desk",
)
NONE_LATER = Message(
    "check_none_later",
    "截至 {moment} 的记录里，没有备份之后的删除或限制",
    "recorded until {moment}: nobody was erased or restricted after the backup",
)
LEAST_SPACE = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `detail` says what was found."""

    name: str
    ok: bool
    detail: Told
    warns: bool = False
    """Nothing is broken, but somebody should see to it."""

    def as_json(self, lang: Lang) -> dict[str, object]:
        found = {"name": self.name, "ok": self.ok, "detail": self.detail.text(lang)}
        return found | {"warning": True} if self.warns else found


class SafekeepingService:
    """Acts on the whole store; built over an opened one."""

    def __init__(self, showroom: Showroom) -> None:
        self.work = showroom.work
        self._showroom = showroom

    @composed(Permission.BACKUP)
    def backup(self, actor: Actor, file: Path, password: str, watch: Watch | None = None) -> tuple[Check, ...]:
        """Copy the store into `file` while others work, prove the copy, then give it its name.

        `password` is the actor's: the copy is opened with it, as on the day it is needed.
        Raises ShowroomError(backup_exists | server_backup | backup_unproved | disk_full | wrong_password | …).
        """
        checks = self._backup(actor, file, password, watch)
        note_acts(self._showroom, file.parent)
        return checks

    def _backup(self, actor: Actor, file: Path, password: str, watch: Watch | None = None) -> tuple[Check, ...]:
        if self._showroom.location.url is not None:
            raise ShowroomError(SERVER_BACKUP, keys=str(self._showroom.location.keys_file))
        if file.exists():
            raise ShowroomError(BACKUP_EXISTS, file=str(file))
        with _disk_errors(), tempfile.TemporaryDirectory(prefix=".backup-", dir=file.parent) as folder:
            copy = Path(folder) / "copy"
            copy.mkdir(mode=0o700)
            self._copy(copy, watch or Unwatched())
            packed = Path(folder) / "packed"
            _pack(copy, packed)
            _unpack(packed, Path(folder) / "proof")
            checks = _prove(Path(folder) / "proof", actor.name, password)
            if not all(check.ok for check in checks):
                raise ShowroomError(BACKUP_UNPROVED, what=", ".join(check.name for check in checks if not check.ok))
            flush_to_disk(packed)
            packed.replace(file)
        self.note_backup(actor, _digest(file))
        return checks

    @composed(Permission.BACKUP)
    def drill(self, actor: Actor, password: str) -> tuple[Check, ...]:
        """Back up and restore into a folder that is thrown away; the checks of what came back (trust.md)."""
        with _disk_errors(), tempfile.TemporaryDirectory(prefix="showroom-drill-") as folder:
            self._backup(actor, Path(folder) / "drill.backup", password)
            return restore(Path(folder) / "drill.backup", Location(Path(folder) / "store"), actor.name, password)

    @writes(Permission.BACKUP)
    def note_backup(self, tx: Tx, sha256: str) -> None:
        """Write down that a backup was made and proved."""
        tx.audit("store", 1, backup=sha256)

    @composed(Permission.BACKUP)
    def doctor(self, actor: Actor) -> tuple[Check, ...]:
        """Look at everything that can be looked at from here; repairs nothing."""
        location = self._showroom.location
        free = shutil.disk_usage(location.data).free
        wraps = json.loads(location.keys_file.read_text("utf-8"))["wraps"]
        return (
            *proofs(self._showroom, actor),
            self.index_check(actor),
            Check("keys", len(wraps) > 0, told(KEYS_OPEN, count=len(wraps))),
            Check("disk", free > LEAST_SPACE, told(FREE_SPACE, free=free // 2**20)),
            _place_check(location),
            *self._login_check(actor),
        )

    def _login_check(self, actor: Actor) -> tuple[Check, ...]:
        """How this desk connects to its server; nothing is said of a store in a file (CT-07)."""
        from showroom.desk_rights.logins import DeskLoginService

        found = DeskLoginService(self.work).verdict(actor)
        return () if found is None else (Check("login", found.fits, found.told, found.owner),)

    @reads(Permission.BACKUP)
    def index_check(self, tx: Tx) -> Check:
        """Whether every customer and car can be found by the search box."""
        missing = tx.session.scalar(
            sa.text(
                "SELECT (SELECT count(*) FROM customer c WHERE NOT EXISTS (SELECT 1 FROM search_entry e"
                " WHERE e.kind = 'customer' AND e.object_id = c.id)) + (SELECT count(*) FROM vehicle v WHERE NOT EXISTS"
                " (SELECT 1 FROM search_entry e WHERE e.kind = 'vehicle' AND e.object_id = v.id))"
            )
        )
        count = tx.session.scalar(sa.text("SELECT count(*) FROM search_entry"))
        detail = told(INDEX_LACKS, count=missing) if missing else told(INDEX_HOLDS, count=count)
        return Check("search_index", not missing, detail)

    def _copy(self, folder: Path, watch: Watch) -> None:
        showroom = self._showroom
        copy_online(self.work.db, folder / STORE, showroom._key, watch.report)  # noqa: SLF001 - the store's own key
        shutil.copyfile(showroom.location.keys_file, folder / KEYS)


def restore(file: Path, location: Location, name: str, password: str, former: Path | None = None) -> tuple[Check, ...]:
    """Put a backup into an empty place, proved before it gets its name there; needs a password that opened it.

    Erasures made since are done again first, as recorded beside the backup, in the place itself or in the data folder
    `former` that the store had before (PI-08).
    Raises ShowroomError(store_exists | not_found | not_a_backup | wrong_password | disk_full | …).
    """
    if location.url is not None:
        raise ShowroomError(SERVER_BACKUP, keys=str(location.keys_file))
    if location.exists() or location.store_file.exists():
        raise ShowroomError(STORE_EXISTS, place=str(location))
    if (against := objection(location.data)) is not None:
        raise ShowroomError(against.message, **against.values)
    if former is not None and not (former / RECORD).is_file():
        raise ShowroomError(NOT_FOUND, what=str(former / RECORD))
    with _disk_errors():
        location.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=location.data) as folder:
            proof = Path(folder) / "proof"
            _unpack(file, proof)
            _gather_records(proof / RECORD, [*file.parent.glob("*.erasures"), location.data / RECORD], former)
            checks = _prove(proof, name, password, restoring=True)
            if not all(check.ok for check in checks):
                return checks
            for part in (STORE, RECORD, KEYS):
                (proof / part).replace(location.data / part)
    return checks


def _gather_records(target: Path, places: list[Path], former: Path | None) -> None:
    """All records at hand in one, to be read whole: lines of other stores in it say nothing."""
    found = [place for place in (*places, *([former / RECORD] if former else [])) if place.is_file()]
    if found:
        target.write_bytes(b"\n".join([*(place.read_bytes() for place in found), NO_ANCHOR]))


def names_in(file: Path) -> tuple[str, ...]:
    """Who can open a backup; raises ShowroomError(not_found | not_a_backup)."""
    with _whole_archive(file) as archive:
        return tuple(str(entry["name"]) for entry in json.loads(archive.read(KEYS))["wraps"])


def proofs(showroom: Showroom, actor: Actor) -> tuple[Check, ...]:
    """The store's file, references, audit chain and stored papers."""
    db = showroom.work.db
    return (
        _check("cipher", cipher_problems, db),
        _check("structure", structure_problems, db),
        _check("references", reference_problems, db),
        _schema_check(db),
        _audit_check(showroom),
        _papers_check(showroom, actor),
    )


def _place_check(location: Location) -> Check:
    """A share of the network or a cloud's folder damages the store sooner or later (trust fig. 7)."""
    against = objection(location.data)
    return Check("place", against is None, against or told(OWN_DISK, place=str(location.data)))


def _check(name: str, look: Callable[[Database], tuple[str, ...]], db: Database) -> Check:
    try:
        problems = look(db)
    except ShowroomError as error:
        return Check(name, False, Told(error.message, error.values))
    found = told(Message("check_found", "{text}", "{text}"), text="; ".join(problems)[:300])
    return Check(name, not problems, found if problems else told(WHOLE))


def _schema_check(db: Database) -> Check:
    revision = current_revision(db)
    return Check("schema", revision == HEAD, told(SCHEMA_AT, revision=revision or "?"))


def _audit_check(showroom: Showroom) -> Check:
    with showroom.work.db.read() as session:
        found = audit.verify(session, showroom.work.audit_key)
    detail = told(ROWS_HOLD, count=found.rows) if found.ok else told(BROKEN_AT, row=found.first_bad)
    return Check("audit", found.ok, detail)


def _papers_check(showroom: Showroom, actor: Actor) -> Check:
    found = showroom.documents.verify_all(actor)
    if found.ok:
        return Check("documents", True, told(PAPERS_HOLD, count=found.checked))
    numbers = ", ".join(bad.number or str(bad.row) for bad in found.bad[:5])
    return Check("documents", False, told(PAPERS_WRONG, count=len(found.bad), numbers=numbers))


def _pack(folder: Path, file: Path) -> None:
    """One file out of the copy; nothing is compressed, since encrypted bytes do not shrink."""
    paths = {name: folder / name for name in (STORE, KEYS)}
    files = {name: {"sha256": _digest(path), "bytes": path.stat().st_size} for name, path in paths.items()}
    with zipfile.ZipFile(file, "x", zipfile.ZIP_STORED, allowZip64=True) as archive:
        archive.writestr(MANIFEST, json.dumps({"format": FORMAT, "revision": HEAD, "files": files}, indent=1))
        for name in files:
            archive.write(folder / name, name)


def _unpack(file: Path, folder: Path) -> None:
    """Unpack a backup after proving each file's digest; raises ShowroomError(not_found | not_a_backup)."""
    with _whole_archive(file) as archive:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        if manifest["format"] != FORMAT:
            raise ShowroomError(NOT_A_BACKUP, file=file.name)
        folder.mkdir(mode=0o700)
        for name in (STORE, KEYS):
            with archive.open(name) as packed, (folder / name).open("xb") as plain:
                shutil.copyfileobj(packed, plain, CHUNK)
            if _digest(folder / name) != manifest["files"][name]["sha256"]:
                raise ShowroomError(NOT_A_BACKUP, file=file.name)
            flush_to_disk(folder / name)


@contextmanager
def _whole_archive(file: Path) -> Iterator[zipfile.ZipFile]:
    """The backup's archive; whatever shows that it is none is said in words."""
    if not file.is_file():
        raise ShowroomError(NOT_FOUND, what=str(file))
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError, NotImplementedError) as error:
        raise ShowroomError(NOT_A_BACKUP, file=file.name) from error


def _prove(folder: Path, name: str, password: str, *, restoring: bool = False) -> tuple[Check, ...]:
    """Open an unpacked backup as on the day it is needed."""
    showroom, actor = open_showroom(Location(folder), name, password)
    try:
        return (*(_erasures_checks(showroom) if restoring else ()), *proofs(showroom, actor))
    finally:
        showroom.close()


def _erasures_checks(showroom: Showroom) -> tuple[Check, ...]:
    """What opening the copy did again, person by person, or until when nobody was erased, or that nothing is known."""
    note_acts(showroom)
    found = record_of(showroom).read()
    if showroom.told_at_opening:
        return tuple(Check("erasures", True, notice) for notice in showroom.told_at_opening)
    if found.anchor is None or found.until <= found.anchor.at:
        return (Check("erasures", True, told(NO_RECORD)),)
    until = moment_of(found.until).astimezone(showroom.work.zone)
    return (Check("erasures", True, told(NONE_LATER, moment=f"{until:%Y-%m-%d %H:%M}")),)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _disk_errors() -> Iterator[None]:
    """What the disk refuses, said in words."""
    try:
        yield
    except OSError as error:
        full = error.errno in (28, 122)  # no space left, quota exceeded
        raise ShowroomError(DISK_FULL if full else DATABASE_READ_ONLY) from error
