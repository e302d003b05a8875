"""An export is masked unless the right and a reason are given; what a post may not see is left out."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from showroom.bootstrap import Showroom
from showroom.customers.model import IdKind
from showroom.customers.records import CustomerDraft
from showroom.documents.store import SealedPaper, seal
from showroom.exporting.service import CUSTOMER_TABLES, ExportOrder
from showroom.exporting.tables import Hiding, Kind, export_tables
from showroom.exporting.words import COLUMNS, TABLES, heading
from showroom.exporting.writers import Format
from showroom.kernel.actor import Actor, Permission, Role
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.actions import Tx, Workplace, writes
from tests.exporting.hostile_store import (
    REASON,
    audit_facts,
    json_rows,
    revealed,
)
from tests.store_fixtures import People

SECRETS = ("13812345678", "02155667788", "11010519491231002X", "世纪大道", "6222021234567890123")


@pytest.fixture
def known(store: Showroom, people: People) -> int:
    """A customer with everything that is masked, also written into a note."""
    draft = CustomerDraft(
        "张三", SECRETS[0], other_phones=(SECRETS[1],), id_kind=IdKind.RESIDENT, id_number=SECRETS[2],
        address=f"上海市浦东新区{SECRETS[3]}1号", note=f"老电话 139 1111 2222，工行卡 {SECRETS[4]}，2026-11-30 前联系",
    )  # fmt: skip
    return store.customers.create(people.consultant, draft).id


def everything_in(folder: Path) -> str:
    """All text of an export, the workbook's too."""
    texts = [path.read_bytes().decode("utf-8", "replace") for path in folder.rglob("*.*") if path.suffix != ".xlsx"]
    book = zipfile.ZipFile(folder / "showroom.xlsx")
    return "".join([*texts, *(book.read(name).decode("utf-8", "replace") for name in book.namelist())])


@pytest.mark.rule("PI-09", "PI-10")
def test_an_export_is_masked_and_stays_useful(store: Showroom, people: People, known: int, tmp_path: Path) -> None:
    done = store.exporting.export(people.manager, ExportOrder(tmp_path / "out"))
    assert done.masked
    text = everything_in(tmp_path / "out")
    for secret in (*SECRETS, "139 1111 2222", "55667788", "1949-12-31"):
        assert secret not in text, secret
    row = json_rows(tmp_path / "out", "customer")[0]
    assert (row["name"], row["phone"], row["id_number"]) == ("张三", "138****5678", "110105********002X")
    assert row["note"] == "老电话 139****2222，工行卡 *****************23，2026-11-30 前联系"
    assert row["address"] == "•••"
    assert not (tmp_path / "out" / "papers").exists()


@pytest.mark.rule("PI-10", "PI-08")
def test_full_numbers_need_the_right_and_a_reason_and_are_audited(
    store: Showroom, people: People, known: int, tmp_path: Path
) -> None:
    for reason in ("", "搬家", "         x"):
        with pytest.raises(FieldErrors) as short:
            store.exporting.export(people.manager, ExportOrder(tmp_path / "out", reveal=True, reason=reason))
        assert set(short.value.fields) == {"reason"}
    plain_admin = Actor(people.admin.id, people.admin.name, frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(ShowroomError) as refused:
        store.exporting.export(plain_admin, revealed(tmp_path / "out"))
    assert refused.value.code == "not_allowed"
    with pytest.raises(ShowroomError):
        store.exporting.export(people.consultant, ExportOrder(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
    assert audit_facts(store) == []
    done = store.exporting.export(people.manager, revealed(tmp_path / "out"))
    text = everything_in(tmp_path / "out")
    assert all(secret in text for secret in SECRETS)
    begun, ended = audit_facts(store)
    assert (begun["reveal"], begun["reason"]) == (True, REASON)
    manifest = (tmp_path / "out" / "manifest.json").read_bytes()
    assert (ended["state"], ended["rows"]) == ("done", done.rows)
    assert ended["manifest"] == hashlib.sha256(manifest).hexdigest()


def test_what_a_post_may_not_see_is_left_out_and_said_so(
    store: Showroom, people: People, known: int, tmp_path: Path
) -> None:
    admin = Actor(people.admin.id, people.admin.name, frozenset({Role.ADMINISTRATOR}))
    done = store.exporting.export(admin, ExportOrder(tmp_path / "out"))
    assert {"store", "staff_member", "parameter", "vehicle", "audit_entry"} <= set(done.tables)
    assert "customer" not in done.tables
    assert ("customer", Permission.CUSTOMER_READ) in [(entry.table, entry.right) for entry in done.left_out]
    assert "张三" not in everything_in(tmp_path / "out")
    manager = store.exporting.export(people.manager, ExportOrder(tmp_path / "manager"))
    privacy_desk = {"rights_request", "erasure", "processing_record", "breach"}
    assert {entry.table for entry in manager.left_out} - privacy_desk == {"audit_entry"}


def test_only_the_tables_asked_for_come_out(store: Showroom, people: People, known: int, tmp_path: Path) -> None:
    order = ExportOrder(tmp_path / "out", frozenset({Format.CSV}), tables=CUSTOMER_TABLES)
    done = store.exporting.export(people.manager, order)
    assert set(done.tables) == set(CUSTOMER_TABLES)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["csv", "manifest.json"]


@pytest.mark.rule("CT-07")
def test_stored_papers_come_out_byte_for_byte(store: Showroom, people: People, boss: Actor, tmp_path: Path) -> None:
    sealer = Sealer(store.work)
    pdfs = [b"%PDF-1.7 one", b"%PDF-1.7 two" * 1000]
    for place, pdf in enumerate(pdfs):
        sealer.seal(people.manager, pdf, f"SH01-HT-20261122-000{place}")
    done = store.exporting.export(boss, revealed(tmp_path / "out"))
    found = sorted((tmp_path / "out" / "papers").iterdir())
    assert done.papers == 2
    assert [path.read_bytes() for path in found] == pdfs
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    listed = {file["path"]: file["sha256"] for file in manifest["files"]}
    assert [listed[f"papers/{path.name}"] for path in found] == [hashlib.sha256(pdf).hexdigest() for pdf in pdfs]


class Sealer:
    """Seals a paper without a deal."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def seal(self, tx: Tx, pdf: bytes, number: str) -> int:
        return seal(tx, SealedPaper("contract", number, "zh", pdf, 1, "test", "{}"))


def test_the_manifest_describes_every_file_and_column(
    store: Showroom, people: People, known: int, tmp_path: Path
) -> None:
    store.exporting.export(people.manager, ExportOrder(tmp_path / "out"))
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    files = {path.relative_to(tmp_path / "out").as_posix(): path for path in (tmp_path / "out").rglob("*.*")}
    assert {entry["path"] for entry in manifest["files"]} == set(files) - {"manifest.json"}
    for entry in manifest["files"]:
        content = files[entry["path"]].read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (entry["bytes"], entry["sha256"])
    customer = next(entry for entry in manifest["tables"] if entry["table"] == "customer")
    phone = next(entry for entry in customer["columns"] if entry["name"] == "phone")
    assert (customer["rows"], customer["zh"], customer["en"]) == (1, "客户", "Customers")
    assert phone == {"name": "phone", "type": "text", "zh": "联系电话", "en": "Phone", "hiding": Hiding.PHONE.value}


def test_every_table_and_column_has_its_words_and_its_rule() -> None:
    """A new column needs a Chinese heading (exporting/words.py), and free text is masked unless declared plain."""
    nameless = {column.name for table in export_tables() for column in table.columns} - set(COLUMNS)
    assert nameless == set(), "add a heading to showroom/exporting/words.py"
    assert {table.name for table in export_tables()} <= set(TABLES), "add a title to showroom/exporting/words.py"
    personal = {"phone": Hiding.PHONE, "id_number": Hiding.NUMBER, "licence_number": Hiding.NUMBER}
    for table in export_tables():
        for column in table.columns:
            if table.name != "store" and column.name in personal:
                assert column.hiding is personal[column.name], (table.name, column.name)
            if column.kind is Kind.FILE:
                assert column.hiding is Hiding.WHOLE
    assert heading("owner_id", "zh", refers=True) == "销售顾问编号"
    assert heading("owner_id", "en") == "Owner"
