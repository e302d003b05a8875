"""An export is whole or not there; its memory is bounded; and another store can read it in."""

from __future__ import annotations

import errno
import os
import shutil
import tracemalloc
from collections import namedtuple
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.customers.customer_import import read_customers
from showroom.customers.model import Customer
from showroom.customers.records import CustomerDraft
from showroom.documents.sheet_plan import Fate
from showroom.exporting import writers
from showroom.exporting.package import Package
from showroom.exporting.service import ExportOrder
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.persistence.orm import Model
from tests.exporting.hostile_store import (
    BOSS,
    audit_facts,
    fill,
    revealed,
)
from tests.store_fixtures import KEY, NOW, hire

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - the shape of shutil.disk_usage


class StopAt:
    """Asks to stop after so many reports."""

    def __init__(self, reports: int) -> None:
        self.left = reports
        self.seen: list[tuple[int, int]] = []

    @property
    def cancelled(self) -> bool:
        return self.left <= 0

    @cancelled.setter
    def cancelled(self, value: bool) -> None:
        self.left = 0 if value else self.left

    def report(self, count: int, total: int) -> None:
        self.left -= 1
        self.seen.append((count, total))


def test_a_cancelled_export_leaves_nothing(sqlite_store: Showroom, tmp_path: Path) -> None:
    boss = Actor(1, "系统管理员", BOSS)
    fill(sqlite_store, tuple(f"text {number}" for number in range(100)))
    out = tmp_path / "wanted"
    out.mkdir()
    for reports in (1, 10, 40):
        with pytest.raises(ShowroomError) as cancelled:
            sqlite_store.exporting.export(boss, revealed(out / "x"), StopAt(reports))
        assert cancelled.value.code == "export_cancelled"
        assert list(out.iterdir()) == []
        assert audit_facts(sqlite_store)[-1] == {"state": "export_cancelled"}
    watch = StopAt(10**9)
    done = sqlite_store.exporting.export(boss, revealed(out / "x"), watch)
    counts = [count for count, _total in watch.seen]
    assert counts == sorted(counts)
    assert watch.seen[-1] == (watch.seen[-1][1], watch.seen[-1][1])
    assert done.rows > 3000


def test_a_full_disk_leaves_nothing_and_says_why(
    sqlite_store: Showroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = Actor(1, "系统管理员", BOSS)
    out = tmp_path / "wanted"
    out.mkdir()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ShowroomError) as failed:
            sqlite_store.exporting.export(boss, ExportOrder(out / "x"))
    assert failed.value.code == "export_failed"
    assert "No space left" in failed.value.text("zh")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _path: Usage(10**9, 10**9, 1000))
        with pytest.raises(ShowroomError) as small:
            sqlite_store.exporting.export(boss, ExportOrder(out / "x"))
    assert small.value.code == "export_no_room"
    assert list(out.iterdir()) == []
    assert not [path for path in out.parent.iterdir() if path.name.startswith(".showroom-export")]


def test_nothing_is_overwritten_and_a_missing_parent_is_said(sqlite_store: Showroom, tmp_path: Path) -> None:
    boss = Actor(1, "系统管理员", BOSS)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("keep")
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("keep")
    for target, code in (
        (tmp_path / "full", "export_folder_not_empty"), (tmp_path / "file", "export_folder_not_empty"),
        (tmp_path / "no" / "such", "export_no_parent"),
    ):  # fmt: skip
        with pytest.raises(ShowroomError) as refused:
            sqlite_store.exporting.export(boss, ExportOrder(target))
        assert refused.value.code == code
    assert (tmp_path / "full" / "mine.txt").read_text() == "keep"
    assert sqlite_store.exporting.export(boss, ExportOrder(tmp_path / "empty")).folder == tmp_path / "empty"


def test_the_parts_of_a_killed_export_are_swept_away_after_a_day(tmp_path: Path) -> None:
    old, young = tmp_path / ".showroom-export-a.part", tmp_path / ".showroom-export-b.part"
    for part in (old, young):
        part.mkdir()
        (part / "customer.csv").write_text("张三")
    os.utime(old, (1, 1))
    with Package(tmp_path / "out"):
        assert not old.exists()
        assert young.exists()


def test_memory_does_not_grow_with_the_rows(sqlite_store: Showroom, tmp_path: Path) -> None:
    boss = Actor(1, "系统管理员", BOSS)
    tables = ("customer", "customer_task")

    def peak(name: str) -> int:
        tracemalloc.start()
        sqlite_store.exporting.export(boss, revealed(tmp_path / name, tables=tables))
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    fill(sqlite_store, tuple(f"text {number}" for number in range(200)))
    peak("warm")
    few = peak("few")
    with sqlite_store.work.db.begin() as session:
        names = ", ".join(f'"{c.name}"' for c in Model.metadata.tables["customer_task"].columns if c.name != "id")
        for _ in range(4):
            session.execute(sa.text(f"INSERT INTO customer_task ({names}) SELECT {names} FROM customer_task"))
    assert peak("many") < few * 1.5 + 1_000_000  # 16 times the tasks


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(
    sqlite_store: Showroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = Actor(1, "系统管理员", BOSS)
    monkeypatch.setattr(writers, "SHEET_ROWS", 10)
    fill(sqlite_store, tuple(f"text {number}" for number in range(25)))
    sqlite_store.exporting.export(boss, revealed(tmp_path / "out", tables=("customer",)))
    book = openpyxl.load_workbook(tmp_path / "out" / "showroom.xlsx")
    assert [(name, book[name].max_row - 1) for name in book.sheetnames] == [("客户", 10), ("客户 2", 10), ("客户 3", 5)]


def test_an_exported_list_can_be_imported_by_another_store(
    sqlite_store: Showroom, tmp_path: Path, sqlite_template: Path
) -> None:
    people = hire(sqlite_store)
    names = ("=HYPERLINK(1)张", "+王五", "@李四", "-赵六", "'钱七", "欧阳·娜娜")
    for place, name in enumerate(names):
        draft = CustomerDraft(name, f"1380013800{place}", interest="=E6 650km", district="-浦东")
        sqlite_store.customers.create(people.consultant, draft)
    boss = Actor(people.manager.id, people.manager.name, BOSS)
    sqlite_store.exporting.export(boss, revealed(tmp_path / "out"))
    shutil.copy(sqlite_template, tmp_path / "other.db")
    for name, folder in (("csv/customer.csv", "a"), ("showroom.xlsx", "b")):
        (tmp_path / folder).mkdir()
        shutil.copy(sqlite_template, tmp_path / folder / "store.db")
        other = open_with_key(Location(tmp_path / folder), KEY, FixedClock(NOW))
        try:
            source = tmp_path / "out" / name
            if name.endswith("xlsx"):
                source = only_sheet(source, "客户", tmp_path / folder / "customers.xlsx")
            manager = hire(other).manager
            plan = other.customers.import_table(manager, read_customers(source, NOW.date()))
            assert plan.count(Fate.ACCEPT) == len(names), [row.why("en") for row in plan.rows]
            with other.work.db.read() as session:
                found = session.execute(sa.select(Customer.name, Customer.phone, Customer.interest, Customer.district))
                got = {row.phone: (row.name, row.interest, row.district) for row in found}
            assert got == {
                f"1380013800{place}": (name, "=E6 650km", "-浦东") for place, name in enumerate(names)
            }  # fmt: skip
        finally:
            other.close()


def only_sheet(source: Path, name: str, target: Path) -> Path:
    """A workbook with one sheet of another."""
    book = openpyxl.load_workbook(source)
    for sheet in book.sheetnames:
        if sheet != name:
            del book[sheet]
    for row in book[name].iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # openpyxl would type a name that begins with = as a formula
    book.save(target)
    return target
