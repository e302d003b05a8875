"""Takes over another system's visit log (§6.2): what each line becomes, and how the accepted ones are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.newcomers import began, chunks, file_customers
from showroom.customers.owners import (
    CONSULTANT_UNKNOWN,
    CREATE_UNKNOWN,
    Colleagues,
    ConsultantChoice,
    unknown_colleagues,
)
from showroom.documents.columns import Layout, find_layout
from showroom.documents.sheet_plan import Fate, RowFate, SheetPlan, data_rows, source_mark, watched
from showroom.documents.watching import Unwatched, Watch, keep_going
from showroom.documents.workbook import Workbook, read_workbook
from showroom.kernel.errors import Message, told
from showroom.kernel.names import same_name
from showroom.persistence.actions import Tx
from showroom.persistence.orm import Model
from showroom.reception.day_lock import require_open
from showroom.reception.model import Visit, VisitKind
from showroom.reception.rules import is_filed
from showroom.reception.visit_fields import VISIT_FIELDS
from showroom.reception.visit_rows import VisitReader, VisitRow

LOGGED_HERE = Message("import_visit_known", "这条来访已登记", "this visit is logged already")
LOGGED_IN_FILE = Message("import_visit_row", "与第 {row} 行是同一条来访", "the same visit as row {row}")
OTHER_NAME = Message(
    "import_visit_other_name", "电话已有档案但姓名不同：请核对是否家人或换号（PH-04）",
    "same phone, other name: compare whether family or a number that changed hands (PH-04)",
)  # fmt: skip
Key = tuple[date, str, VisitKind, str, str, int, str, int]
_UNTOLD = "00:00"


@dataclass(frozen=True, slots=True)
class VisitTable:
    """A read visit log: pure content, not yet compared with the store."""

    file: str
    sha256: str
    layout: Layout
    rows: tuple[VisitRow, ...]


def read_visits(path: Path, on: date, watch: Watch | None = None) -> VisitTable:
    """Read and understand a visit log as of the day `on`; touches no database.

    Raises ShowroomError(not_a_workbook | columns_not_found | import_cancelled | …).
    """
    book = read_workbook(path, watch)
    return understand_visits(book, find_layout(book, VISIT_FIELDS), on, watch)


def understand_visits(book: Workbook, layout: Layout, on: date, watch: Watch | None = None) -> VisitTable:
    """The lines of a read file under a layout, guessed or corrected by the user; raises import_cancelled."""
    reader = VisitReader(layout, on)
    rows = data_rows(layout, ("day", "phone", "arrived"))
    return VisitTable(
        book.file, book.sha256, layout,
        tuple(reader.understand(number, cells) for number, cells in watched(rows, watch or Unwatched())),
    )  # fmt: skip


def plan(tx: Tx, table: VisitTable, choice: ConsultantChoice = CREATE_UNKNOWN) -> SheetPlan:
    """What an import would do, with the colleagues it names that nobody here is; changes nothing."""
    named = (name for row in table.rows if row.problem is None for name in (row.consultant, row.owner, row.author))
    unknown = unknown_colleagues(tx, named, choice)
    refused = frozenset() if choice.create else frozenset(unknown)
    logged = dict.fromkeys(_logged(tx, table), 0)
    keys = _keys(table.rows)
    names = {phone: name for phone, (_, name) in _customers(tx, table).items()}
    fates = []
    for row in table.rows:
        fate = _fate(row, logged.get(keys[row.row]) if row.row in keys else None, names)
        if fate.fate is Fate.ACCEPT and (strange := refused & {row.consultant, row.owner, row.author}):
            fate = RowFate(row.row, Fate.REJECT, told(CONSULTANT_UNKNOWN, name=min(strange)))
        if fate.fate is Fate.ACCEPT:
            logged[keys[row.row]] = row.row
            if row.phone and row.name:
                names.setdefault(row.phone, row.name)
        fates.append(fate)
    return SheetPlan(table.file, table.layout, tuple(fates), unknown)


def _fate(row: VisitRow, above: int | None, names: dict[str, str]) -> RowFate:
    """`above` is the row of the same visit in this file, 0 where the store has it, None for a new one."""
    if row.problem:
        return RowFate(row.row, Fate.REJECT, row.problem)
    if above is not None:
        reason = told(LOGGED_IN_FILE, row=above) if above else told(LOGGED_HERE)
        return RowFate(row.row, Fate.DUPLICATE, reason)
    if row.phone and row.name and row.phone in names and not same_name(names[row.phone], row.name):
        return RowFate(row.row, Fate.REVIEW, told(OTHER_NAME))
    return RowFate(row.row, Fate.ACCEPT, row.remark)


def _keys(rows: Iterable[VisitRow]) -> dict[int, Key]:
    """What makes two lines the same visit, by row: moment, person, size of the party and what was wanted.

    Lines with neither time nor phone cannot be told apart: the second alike is another visit, the same as the second
    alike in the store.
    """
    alike: Counter[Key] = Counter()
    keys = {}
    for row in rows:
        if row.day is None:
            continue
        came = f"{row.arrived:%H:%M}" if row.arrived else _UNTOLD
        who = (row.phone, _spelling(row.name))
        key: Key = (row.day, came, row.kind, *who, row.party_size, row.values["wanted_model"], 0)
        keys[row.row] = _numbered(key, alike)
    return keys


def _numbered(key: Key, alike: Counter[Key]) -> Key:
    if key[1] != _UNTOLD or key[3]:
        return key
    alike[key] += 1
    return (*key[:-1], alike[key])


def _spelling(name: str) -> str:
    return name.replace(" ", "").casefold()


def _logged(tx: Tx, table: VisitTable) -> Iterable[Key]:
    """The keys of all visits that the store has of the days of the log, struck ones too."""
    alike: Counter[Key] = Counter()
    days = sorted({row.day for row in table.rows if row.day is not None})
    columns = (Visit.day, Visit.arrived_at, Visit.kind, Visit.phone, Visit.name, Visit.party_size, Visit.wanted_model)
    for chunk in chunks(days):
        for on, at, kind, phone, name, size, model in tx.session.execute(
            sa.select(*columns).where(Visit.day.in_(chunk))
        ):
            came = f"{at.astimezone(tx.work.zone):%H:%M}"
            yield _numbered((on, came, kind, phone, _spelling(name), size, model, 0), alike)


def _customers(tx: Tx, table: VisitTable) -> dict[str, tuple[int, str]]:
    """The customers of the store by the phones of the log: id and name."""
    found: dict[str, tuple[int, str]] = {}
    phones = dict.fromkeys(row.phone for row in table.rows if row.phone)
    for chunk in chunks(list(phones)):
        columns = sa.select(Customer.phone, Customer.id, Customer.name).where(Customer.phone.in_(chunk))
        found.update((str(phone), (key, name)) for phone, key, name in tx.session.execute(columns))
    return found


def apply(tx: Tx, table: VisitTable, watch: Watch, choice: ConsultantChoice = CREATE_UNKNOWN) -> SheetPlan:
    """Write the accepted lines with their customers; one transaction, nothing half-done.

    Customers on file stay untouched. New ones are filed by name and phone (RC-02) and belong to the owner that the log
    names, else to whoever received them first, where that line makes a complete file (OW-4).
    """
    planned = plan(tx, table, choice)
    taken = {fate.row for fate in planned.rows if fate.fate is Fate.ACCEPT}
    rows = sorted((row for row in table.rows if row.row in taken), key=lambda row: (row.day, row.arrived or time()))
    colleague = Colleagues(tx, choice)
    here = {phone: key for phone, (key, _) in _customers(tx, table).items()}
    before = _came_before(tx, here.values())
    fresh = _newcomers(tx, table.file, [row for row in rows if row.phone not in here], colleague)
    filed = here | file_customers(tx, fresh, watch)
    values = []
    for row in watched(rows, watch):
        customer = filed.get(row.phone)
        values.append(_values(tx, row, colleague) | {
            "customer_id": customer,
            "had_card": row.phone in here,
            "visited_before": row.again or (customer in before and before[customer] < row.day),
        })  # fmt: skip
        if customer is not None and row.kind is not VisitKind.CALL:
            before.setdefault(customer, row.day)
    require_open(tx.session.connection(), *{row.day for row in rows if row.day is not None})
    for chunk in chunks(values):
        tx.session.execute(Model.metadata.tables[Visit.__tablename__].insert(), chunk)
    keep_going(watch, len(values), len(values))
    tx.audit("visit", 0, imported=len(values), file_sha256=table.sha256)
    return planned


def _came_before(tx: Tx, customers: Iterable[int]) -> dict[int | None, date]:
    """The first day on which each customer was in the store (RC-01); calls are no visits."""
    first: dict[int | None, date] = {}
    for chunk in chunks(list(customers)):
        found = tx.session.execute(
            sa.select(Visit.customer_id, sa.func.min(Visit.day))
            .where(Visit.customer_id.in_(chunk), Visit.kind != VisitKind.CALL)
            .group_by(Visit.customer_id)
        )
        first.update((key, on) for key, on in found)
    return first


def _newcomers(tx: Tx, file: str, rows: list[VisitRow], colleague: Colleagues) -> list[dict[str, Any]]:
    """The customers that the log brings, each from the first line that has name and phone; later lines add contacts."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        if not (row.phone and row.name):
            continue
        if row.phone in found:
            entry = found[row.phone]
            entry["last_contact"] = row.day
            entry["interest"] = entry["interest"] or row.values["wanted_model"]
            continue
        complete = is_filed(row.name, row.phone, row.values["wanted_model"])
        found[row.phone] = {
            "name": row.name, "phone": row.phone, "gender": row.values["gender"], "district": row.values["district"],
            "channel": row.values["channel"], "interest": row.values["wanted_model"], "grade": row.grade,
            "owner_id": colleague(row.owner) or (colleague(row.consultant) if complete else None),
            "first_seen": row.day, "last_contact": row.day, "origin": source_mark(file, row.row),
            "created_at": began(tx, row.day), "created_by": colleague(row.author) or tx.actor.id,
        }  # fmt: skip
    return list(found.values())


def _values(tx: Tx, row: VisitRow, colleague: Colleagues) -> dict[str, Any]:
    """The columns of one visit; a line without a leaving time is closed at its arrival: it is history, nobody waits."""
    assert row.day is not None
    came = _moment(tx, row.day, row.arrived)
    return {
        **row.values,
        "day": row.day,
        "kind": row.kind,
        "purpose": row.purpose,
        "arrived_at": came,
        "left_at": _moment(tx, row.day, row.left) if row.left else came,
        "again": row.again,
        "party_size": row.party_size,
        "name": row.name,
        "phone": row.phone,
        "consultant_id": colleague(row.consultant),
        "created_by": colleague(row.author) or tx.actor.id,
        "logged_at": came,
    }


def _moment(tx: Tx, on: date, at: time | None) -> datetime:
    return datetime.combine(on, at or time(), tx.work.zone).astimezone(UTC)
