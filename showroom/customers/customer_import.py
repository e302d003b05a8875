"""Takes over another system's customer list: what each row becomes, and how the accepted ones are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from showroom.customers.identity import check_identity, guessed_kind
from showroom.customers.model import Customer, CustomerKind, CustomerTask, Grade, IdKind
from showroom.customers.owners import find_or_add_owner, known_owners
from showroom.customers.records import NEXT_CONTACT, findable
from showroom.customers.sheet_fields import CUSTOMER_FIELDS, gender_of, grade_of, id_text, is_person, phones_in
from showroom.documents.cells import day, lost_precision, plain, reads_day_first, says_nothing
from showroom.documents.columns import Layout, find_layout
from showroom.documents.sheet_plan import (
    Fate,
    RowFate,
    SheetPlan,
    Unwatched,
    Watch,
    data_rows,
    source_mark,
    watched,
)
from showroom.documents.workbook import Cell, Workbook, read_workbook
from showroom.kernel.errors import Message, ShowroomError, Told, told
from showroom.kernel.names import normalise_name, same_name
from showroom.kernel.text import clean_text
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.orm import Model

NO_NAME = Message("import_no_name", "没有姓名", "no name")
NO_PHONE = Message("import_no_phone", "没有可用的电话（PH-01…03）", "no usable phone (PH-01…03)")
ID_ROUNDED = Message(
    "import_id_rounded",
    "证件号码存成了数字，后几位已丢失：请在原表改成文本并重新录入",
    "the ID number lost precision as a number: type it again as text",
)
ID_WRONG = Message("import_id_wrong", "证件号码不对：{problem_zh}", "ID number: {problem_en}")
ID_UNKNOWN_FORM = Message(
    "import_id_form", "证件号码不符合任何一种证件的格式", "the ID number has the form of no document"
)
TEXT_WRONG = Message("import_text_wrong", "“{heading}”：{problem_zh}", "“{heading}”: {problem_en}")
TWO_PHONES = Message("import_two_phones", "一格两个电话：第一个作主号", "two phones: the first is the main one")
DAY_UNREAD = Message(
    "import_day_unread", "日期看不懂，已照抄到备注", "a date cannot be read; it was copied into the note"
)
KNOWN_HERE = Message("import_known", "电话与姓名都已有档案", "same phone and name, already on file")
KNOWN_IN_FILE = Message("import_known_row", "与第 {row} 行电话、姓名相同", "same phone and name as row {row}")
OTHER_NAME = Message(
    "import_other_name", "电话已有档案但姓名不同：请核对是否家人或换号（PH-04）",
    "same phone, other name: compare whether family or a number that changed hands (PH-04)",
)  # fmt: skip
OTHER_PHONE = Message(
    "import_other_phone", "证件号码已有档案但电话不同：请核对", "same ID number, other phone: compare"
)
CHUNK = 500
_FORMULA_SIGNS = ("=", "+", "-", "@")
TEXT_KEPT = Message("import_text_kept", "备注按文字保存，不作公式", "the note is text, never a formula")


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One row as understood; `problem` is set when it cannot be taken."""

    row: int
    name: str = ""
    phone: str = ""
    other_phones: str = ""
    gender: str = ""
    birth: date | None = None
    id_kind: IdKind | None = None
    id_number: str | None = None
    grade: Grade = Grade.N
    first_seen: date | None = None
    last_contact: date | None = None
    owner: str = ""
    interest: str = ""
    channel: str = ""
    address: str = ""
    district: str = ""
    note: str = ""
    problem: Told | None = None
    remark: Told | None = None


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
    book = read_workbook(path)
    return understand_customers(book, find_layout(book, CUSTOMER_FIELDS), on, watch)


def understand_customers(book: Workbook, layout: Layout, on: date, watch: Watch | None = None) -> CustomerTable:
    """The rows of a read file under a layout, guessed or corrected by the user; raises import_cancelled."""
    reader = _Reader(layout, on)
    rows = data_rows(layout, ("name", "phone", "id_number"))
    return CustomerTable(
        book.file, book.sha256, layout,
        tuple(reader.understand(number, cells) for number, cells in watched(rows, watch or Unwatched())),
    )  # fmt: skip


class _Reader:
    """Understands the rows of one layout."""

    def __init__(self, layout: Layout, on: date) -> None:
        self.layout = layout
        self.on = on
        self.place = {field.name: layout.columns.get(field.name, -1) for field in CUSTOMER_FIELDS}
        self.day_first = {
            name: reads_day_first(layout.column(name)) for name in ("first_seen", "last_contact", "birth")
        }

    def understand(self, number: int, cells: tuple[Cell, ...]) -> CustomerRow:
        """The row; the first thing that makes it unusable is its problem."""
        name = self.cell(cells, "name")
        if says_nothing(name) or not is_person(name):
            return CustomerRow(number, problem=told(NO_NAME))
        phones = phones_in(self.cell(cells, "phone"))
        more = [phone for phone in phones_in(self.cell(cells, "other_phones")) if phone not in phones]
        if not phones:
            phones, more = more[:1], more[1:]
        known = normalise_name(str(name))
        if not phones:
            return CustomerRow(number, known, problem=told(NO_PHONE))
        row = CustomerRow(
            number, known, phones[0], " ".join([*phones[1:], *more])[:120],
            remark=told(TWO_PHONES) if len(phones) > 1 else None,
        )  # fmt: skip
        row = self._identity(row, cells)
        return row if row.problem else self._particulars(row, cells)

    def cell(self, cells: tuple[Cell, ...], name: str) -> Cell:
        place = self.place[name]
        return cells[place] if 0 <= place < len(cells) else None

    def _identity(self, row: CustomerRow, cells: tuple[Cell, ...]) -> CustomerRow:
        value = self.cell(cells, "id_number")
        if says_nothing(value):
            return row
        if lost_precision(value):
            return replace(row, problem=told(ID_ROUNDED))
        number = id_text(value)
        kind = guessed_kind(number)
        if kind is None:
            return replace(row, problem=told(ID_UNKNOWN_FORM))
        found = check_identity(kind, number, self.on)
        if found.problem:
            zh, en = found.problem.text("zh"), found.problem.text("en")
            return replace(row, problem=told(ID_WRONG, problem_zh=zh, problem_en=en))
        return replace(row, id_kind=kind, id_number=found.normalized, birth=found.birth, gender=found.sex)

    def _particulars(self, row: CustomerRow, cells: tuple[Cell, ...]) -> CustomerRow:
        texts: dict[str, Any] = {}
        for name, limit in _TEXTS:
            value = self.cell(cells, name)
            try:
                texts[name] = "" if value is None else clean_text(_text(value, name), limit, multiline=name == "note")
            except ShowroomError as error:
                zh, en = error.text("zh"), error.text("en")
                heading = self.layout.heading(name)
                return replace(row, problem=told(TEXT_WRONG, heading=heading, problem_zh=zh, problem_en=en))
        days, unread = self._days(cells)
        note = "\n".join(part for part in (texts.pop("note"), *unread) if part)[:5000]
        return replace(
            row,
            **texts,
            note=note,
            gender=gender_of(self.cell(cells, "gender")) or row.gender,
            grade=grade_of(self.cell(cells, "grade")) or Grade.N,
            first_seen=days["first_seen"],
            last_contact=days["last_contact"],
            birth=row.birth or days["birth"],
            remark=row.remark or (told(DAY_UNREAD) if unread else None) or _kept(note),
        )

    def _days(self, cells: tuple[Cell, ...]) -> tuple[dict[str, date | None], list[str]]:
        """The dates, and a line for the note for each that cannot be read: nothing of the original is lost."""
        days: dict[str, date | None] = {}
        unread = []
        for name, first in self.day_first.items():
            value = self.cell(cells, name)
            days[name] = day(value, day_first=first)
            if days[name] is None and not says_nothing(value):
                unread.append(f"{self.layout.heading(name)}: {plain(value)[:80]}")
        return days, unread


_TEXTS = (("owner", 80), ("interest", 120), ("channel", 40), ("address", 200), ("district", 80), ("note", 4000))


def _text(value: Cell, name: str) -> str:
    if name == "note" and isinstance(value, str):
        return value
    return "" if name != "note" and says_nothing(value) else plain(value)


def _kept(note: str) -> Told | None:
    return told(TEXT_KEPT) if note.startswith(_FORMULA_SIGNS) and len(note) > 1 else None


@dataclass(frozen=True, slots=True)
class _Known:
    """Whom a number belongs to: `row` in this file, or 0 for a customer of the store."""

    name: str
    row: int = 0


def judge(tx: Tx, table: CustomerTable) -> tuple[RowFate, ...]:
    """The fate of each row against this store and the rows above it; changes nothing."""
    usable = [row for row in table.rows if row.problem is None]
    by_phone = _known(tx, Customer.phone, (row.phone for row in usable))
    by_id = _known(tx, Customer.id_number, (row.id_number for row in usable if row.id_number))
    fates = []
    for row in table.rows:
        fate = _fate(row, by_phone, by_id)
        if fate.fate is Fate.ACCEPT:
            by_phone[row.phone] = _Known(row.name, row.row)
            if row.id_number:
                by_id[row.id_number] = _Known(row.name, row.row)
        fates.append(fate)
    return tuple(fates)


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
    for chunk in _chunks(list(dict.fromkeys(values))):
        for number, name in tx.session.execute(sa.select(column, Customer.name).where(column.in_(chunk))):
            found[number] = _Known(name)
    return found


def _chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def apply(tx: Tx, table: CustomerTable, watch: Watch) -> SheetPlan:
    """Write the accepted rows with owner, date and next contact; one transaction, nothing half-done."""
    fates = judge(tx, table)
    taken = {fate.row for fate in fates if fate.fate is Fate.ACCEPT}
    rows = [row for row in table.rows if row.row in taken]
    owners = _Owners(tx)
    values = [_values(tx, table.file, row, owners) for row in watched(rows, watch)]
    ids = _insert(tx, values)
    search_index.put_new(tx.session, [findable(ids[entry["phone"]], entry) for entry in watched(values, watch)])
    tasks = _tasks(tx, values, ids)
    if tasks:
        tx.session.execute(_table(CustomerTask).insert(), tasks)
    tx.audit("customer", 0, imported=len(values), file_sha256=table.sha256)
    return SheetPlan(table.file, table.layout, fates)


class _Owners:
    """Colleagues by the name a table gives them, looked up once."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx
        self.known = known_owners(tx)
        self.found: dict[str, int | None] = {}

    def __call__(self, written: str) -> int | None:
        if written not in self.found:
            self.found[written] = find_or_add_owner(self.tx, written, self.known)
        return self.found[written]


def _values(tx: Tx, file: str, row: CustomerRow, owner_of: Callable[[str], int | None]) -> dict[str, Any]:
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
        "owner_id": owner_of(row.owner),
        "first_seen": row.first_seen,
        "last_contact": row.last_contact,
        "note": row.note,
        "origin": source_mark(file, row.row),
        "created_at": tx.now,
        "created_by": tx.actor.id,
    }


def _table(model: type[Model]) -> sa.Table:
    """The table itself: mapped inserts go row by row, three times as slow."""
    return Model.metadata.tables[model.__tablename__]


def _insert(tx: Tx, values: list[dict[str, Any]]) -> dict[str, int]:
    """Insert customers; their numbers by phone, which is unique."""
    ids: dict[str, int] = {}
    if values:
        tx.session.execute(_table(Customer).insert(), values)
    for chunk in _chunks([entry["phone"] for entry in values]):
        found = tx.session.execute(sa.select(Customer.phone, Customer.id).where(Customer.phone.in_(chunk)))
        ids.update((str(phone), key) for phone, key in found)
    return ids


def _tasks(tx: Tx, values: list[dict[str, Any]], ids: dict[str, int]) -> list[dict[str, Any]]:
    """The next contact of each customer by grade (GR-02), today for what is overdue already."""
    days = {
        grade: tx.parameters.whole(f"grade.days.{grade.value}", tx.today)
        for grade in {entry["grade"] for entry in values}
        if tx.parameters.covers(f"grade.days.{grade.value}", tx.today)
    }
    tasks = []
    for entry in values:
        wait = days.get(entry["grade"])
        if wait is not None:
            last = entry["last_contact"] or entry["first_seen"] or tx.today
            tasks.append({
                "customer_id": ids[entry["phone"]], "kind": NEXT_CONTACT, "owner_id": entry["owner_id"],
                "due": max(tx.today, last + timedelta(days=wait)), "created_at": tx.now,
            })  # fmt: skip
    return tasks
