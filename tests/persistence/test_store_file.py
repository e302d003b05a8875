"""A store file that is damaged, foreign, newer, locked or on a full disk is said so, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.kernel.errors import ShowroomError
from showroom.migrations import HEAD, REVISIONS
from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine, wal_is_safe
from showroom.schema import current_revision, migrate
from tests.guards.effort import rounds
from tests.store_fixtures import KEY, hire


def refused(place: Path, key: bytes = KEY) -> str:
    with pytest.raises(ShowroomError) as told:
        open_with_key(Location(place), key)
    return told.value.code


@pytest.fixture
def place(sqlite_template: Path, tmp_path: Path) -> Path:
    shutil.copy(sqlite_template, tmp_path / "store.db")
    return tmp_path


def test_a_wrong_key_and_a_damaged_file_say_what_to_do(place: Path) -> None:
    before = (place / "store.db").read_bytes()
    assert refused(place, bytes(32)) == "database_damaged"
    assert (place / "store.db").read_bytes() == before
    (place / "store.db").write_bytes(b"x" * 9000)
    assert refused(place) == "database_damaged"


def test_a_missing_store_is_not_created_by_opening(tmp_path: Path) -> None:
    assert refused(tmp_path) == "store_missing"
    assert not list(tmp_path.iterdir())


def test_a_newer_schema_is_refused_without_changing_a_byte(place: Path) -> None:
    db = Database(sqlcipher_engine(place / "store.db", KEY))
    with db.begin() as session:
        session.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    db.close()
    before = (place / "store.db").read_bytes()
    assert refused(place) == "newer_schema"
    assert (place / "store.db").read_bytes() == before


def test_every_older_schema_comes_up_to_date(tmp_path: Path) -> None:
    """Each in a soak; else every eighth with the first and the newest, whose rows may still meet what comes after."""
    older = REVISIONS[:-1]
    for revision in dict.fromkeys((*older[:: rounds(8, 1)], *older[-2:])):
        place = tmp_path / revision
        place.mkdir()
        db = Database(sqlcipher_engine(place / "store.db", KEY))
        migrate(db, revision)
        db.close()
        opened = open_with_key(Location(place), KEY)
        assert current_revision(opened.work.db) == HEAD
        opened.close()


def test_a_locked_database_is_said_to_be_busy_and_works_again_after(sqlite_store: Showroom) -> None:
    path = sqlite_store.location.store_file
    other = sqlcipher_engine(path, KEY)
    impatient = sqlcipher_engine(path, KEY)
    sa.event.listen(impatient, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 50"))
    with other.execution_options(writes=True).begin():
        with pytest.raises(ShowroomError) as told, Database(impatient).begin() as session:
            session.execute(sa.text("UPDATE store SET name = name"))
        assert told.value.code == "database_busy"
    with Database(impatient).begin() as session:
        session.execute(sa.text("UPDATE store SET name = name"))
    for engine in (other, impatient):
        engine.dispose()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_full_disk_saves_all_or_nothing_and_works_after_space_is_freed(sqlite_template: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sqlite_template.stat().st_size * 2 + 600_000
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], check=False).returncode:
        pytest.skip("no tmpfs on this machine")
    try:
        shutil.copy(sqlite_template, disk / "store.db")
        _fill_and_free(disk, size)
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def _fill_and_free(disk: Path, size: int) -> None:
    opened = open_with_key(Location(disk), KEY)
    (disk / "ballast").write_bytes(b"x" * 200_000)

    def save(signs: int) -> None:
        with opened.work.db.begin() as session:
            session.execute(sa.text("UPDATE store SET address = :a"), {"a": "路" * signs})

    with pytest.raises(ShowroomError) as told:
        save(size)  # three bytes a sign
    assert told.value.code == "disk_full"
    (disk / "ballast").unlink()
    with opened.work.db.read() as session:
        assert session.scalar(sa.text("SELECT address FROM store")) == ""
        assert session.scalar(sa.text("PRAGMA integrity_check")) == "ok"
    save(40)
    opened.close()


@pytest.mark.parametrize(
    "version, safe",
    [((3, 51, 3), True), ((3, 53, 4), True), ((3, 51, 2), False), ((3, 40, 1), False), ((3, 44, 6), True),
     ((3, 44, 5), False), ((3, 50, 7), True), ((3, 50, 6), False)],
)  # fmt: skip
def test_wal_only_on_an_sqlite_without_the_reset_bug(version: tuple[int, int, int], safe: bool) -> None:
    assert wal_is_safe(version) is safe


def test_the_file_is_durable_encrypted_and_keyed(sqlite_store: Showroom) -> None:
    hire(sqlite_store)
    with sqlite_store.work.db.read() as session:
        for pragma, value in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)):
            assert session.scalar(sa.text(f"PRAGMA {pragma}")) == value
        assert session.scalar(sa.text("PRAGMA cipher_version"))
        assert session.execute(sa.text("PRAGMA cipher_integrity_check")).all() == []
