"""Takes over another system's customer list: what each row becomes, and how the accepted ones are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from showroom.customers.customer_rows import CustomerReader, CustomerRow
from showroom.customers.merge_alias import names_behind_freed
from showroom.customers.model import Customer, CustomerKind, IdKind
from showroom.customers.newcomers import began, chunks, file_customers
from showroom.customers.owners import (
    CONSULTANT_UNKNOWN,
    CREATE_UNKNOWN,
    Colleagues,
    ConsultantChoice,
    unknown_colleagues,
)
from showroom.customers.sheet_fields import CUSTOMER_FIELDS
from showroom.documents.columns import Layout, find_layout
from showroom.documents.sheet_plan import Fate, RowFate, SheetPlan, Unwatched, Watch, data_rows, source_mark, watched
from showroom.documents.watching import keep_going
from showroom.documents.workbook import Workbook, read_workbook
from showroom.kernel.errors import Message, told
from showroom.kernel.names import same_name
from showroom.persistence.actions import Tx

KNOWN_HERE = Message("import_known", "电话与姓名都已有档案", "same phone and name, already on file")
KNOWN_IN_FILE = Message("import_known_row", "与第 {row} 行电话、姓名相同", "same phone and name as row {row}")
OTHER_NAME = Message(
    "import_other_name", "电话已有档案但姓名不同：请核对是否家人或换号（PH-04）",
    "same phone, other name: compare whether family or a number that changed hands (PH-04)",
)  # fmt: skip
OTHER_PHONE = Message(
    "import_other_phone", "证件号码已有档案但电话不同：请核对", "same ID number, other phone: compare"
)


@dataclass(frozen=True, slots=True)
class CustomerTable:
    """A read customer list: pure content, not yet compared with the store."""

    file: str
    sha256: str
    layout: Layout
    rows: tuple[CustomerRow, ...]


def read_customers(path: Path, on: date, watch: Watch | None = None) -> CustomerTable:
    """Read and understand a customer list as of the day `on`; touches no database.

    Raises ShowroomError(not_a_workbook | columns_not_found | import_cancelled | …).
    """
    book = read_workbook(path, watch)
    return understand_customers(book, find_layout(book, CUSTOMER_FIELDS), on, watch)


def understand_customers(book: Workbook, layout: Layout, on: date, watch: Watch | None = None) -> CustomerTable:
    """The rows of a read file under a layout, guessed or corrected by the user; raises import_cancelled."""
    reader = CustomerReader(layout, on)
    rows = data_rows(layout, ("name", "phone", "id_number"))
    return CustomerTable(
        book.file, book.sha256, layout,
        tuple(reader.understand(number, cells) for number, cells in watched(rows, watch or Unwatched())),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Known:
    """Whom a number belongs to: `row` in this file, or 0 for a customer of the store."""

    name: str
    row: int = 0


def judge(tx: Tx, table: CustomerTable, choice: ConsultantChoice = CREATE_UNKNOWN) -> tuple[RowFate, ...]:
    """The fate of each row against this store and the rows above it; changes nothing."""
    usable = [row for row in table.rows if row.problem is None]
    by_phone = _known(tx, Customer.phone, (row.phone for row in usable))
    by_id = _known(tx, Customer.id_number, (row.id_number for row in usable if row.id_number))
    strangers = frozenset() if choice.create else frozenset(_unknown(tx, table, choice))
    fates = []
    for row in table.rows:
        fate = _fate(row, by_phone, by_id)
        if fate.fate is Fate.ACCEPT and strangers & {row.owner, row.author}:
            name = row.owner if row.owner in strangers else row.author
            fate = RowFate(row.row, Fate.REJECT, told(CONSULTANT_UNKNOWN, name=name))
        if fate.fate is Fate.ACCEPT:
            by_phone[row.phone] = _Known(row.name, row.row)
            if row.id_number:
                by_id[row.id_number] = _Known(row.name, row.row)
        fates.append(fate)
    return tuple(fates)


def plan(tx: Tx, table: CustomerTable, choice: ConsultantChoice = CREATE_UNKNOWN) -> SheetPlan:
    """What an import would do, with the colleagues it names that nobody here is; changes nothing."""
    return SheetPlan(table.file, table.layout, judge(tx, table, choice), _unknown(tx, table, choice))


def _unknown(tx: Tx, table: CustomerTable, choice: ConsultantChoice) -> tuple[str, ...]:
    named = (name for row in table.rows if row.problem is None for name in (row.owner, row.author))
    return unknown_colleagues(tx, named, choice)


def _fate(row: CustomerRow, by_phone: dict[str, _Known], by_id: dict[str, _Known]) -> RowFate:
    if row.problem:
        return RowFate(row.row, Fate.REJECT, row.problem)
    known = by_phone.get(row.phone)
    if known is not None and same_name(known.name, row.name):
        reason = told(KNOWN_IN_FILE, row=known.row) if known.row else told(KNOWN_HERE)
        return RowFate(row.row, Fate.DUPLICATE, reason)
    if known is not None:
        return RowFate(row.row, Fate.REVIEW, told(OTHER_NAME))
    if row.id_number and row.id_number in by_id:
        return RowFate(row.row, Fate.REVIEW, told(OTHER_PHONE))
    return RowFate(row.row, Fate.ACCEPT, row.remark)


def _known(tx: Tx, column: Any, values: Iterable[str]) -> dict[str, _Known]:
    """Whom the store knows under these numbers."""
    found: dict[str, _Known] = {}
    for chunk in chunks(list(dict.fromkeys(values))):
        for number, name in tx.session.execute(sa.select(column, Customer.name).where(column.in_(chunk))):
            found[number] = _Known(name)
        if column is Customer.phone:  # numbers that merged records gave up still are somebody's (PH-04)
            found |= {number: _Known(name) for number, name in names_behind_freed(tx.session, chunk).items()}
    return found


def apply(tx: Tx, table: CustomerTable, watch: Watch, choice: ConsultantChoice = CREATE_UNKNOWN) -> SheetPlan:
    """Write the accepted rows with owner, author, dates and next contact; one transaction, nothing half-done."""
    planned = plan(tx, table, choice)
    taken = {fate.row for fate in planned.rows if fate.fate is Fate.ACCEPT}
    colleague = Colleagues(tx, choice)
    values = [_values(tx, table.file, row, colleague) for row in table.rows if row.row in taken]
    file_customers(tx, values, watch)
    keep_going(watch, len(values), len(values))
    tx.audit("customer", 0, imported=len(values), file_sha256=table.sha256)
    return planned


def _values(tx: Tx, file: str, row: CustomerRow, colleague: Colleagues) -> dict[str, Any]:
    """The columns of one customer; the file is as old as the first day it tells of, and by whoever wrote it then."""
    return {
        "kind": CustomerKind.COMPANY if row.id_kind is IdKind.CREDIT_CODE else CustomerKind.PERSON,
        "name": row.name,
        "phone": row.phone,
        "other_phones": row.other_phones,
        "gender": row.gender,
        "birth": row.birth,
        "id_kind": row.id_kind,
        "id_number": row.id_number,
        "address": row.address,
        "district": row.district,
        "channel": row.channel,
        "interest": row.interest,
        "grade": row.grade,
        "owner_id": colleague(row.owner),
        "first_seen": row.first_seen,
        "last_contact": row.last_contact,
        "note": row.note,
        "origin": source_mark(file, row.row),
        "created_at": began(tx, row.first_seen),
        "created_by": colleague(row.author) or tx.actor.id,
    }
