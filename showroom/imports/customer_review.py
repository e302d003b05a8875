"""Rows of a customer list that may be somebody known: side by side, and what becomes of them when a person decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from showroom.customers import records
from showroom.customers.customer_import import CustomerTable
from showroom.customers.customer_rows import CustomerRow
from showroom.customers.merge_alias import holder_of_freed, names_behind_freed
from showroom.customers.model import Customer, CustomerKind, IdKind
from showroom.customers.newcomers import began
from showroom.customers.owner_history import IMPORT_RULE, OwnerMove, imported_evidence, record_moves
from showroom.customers.owners import Colleagues, ConsultantChoice, owner_names
from showroom.documents.sheet_plan import Fate, RowFate, SheetPlan, Watch, source_mark, watched
from showroom.imports import messages as say
from showroom.imports.views import Decision, ImportDraft, Pair, Side
from showroom.kernel.actor import Permission
from showroom.kernel.errors import ShowroomError, Told, told
from showroom.kernel.names import mask_id, mask_name, mask_phone
from showroom.persistence.actions import Tx

CHUNK = 500
FILLED = (
    ("gender", "性别", "gender"), ("birth", "出生日期", "birth date"), ("id_number", "证件号码", "document number"),
    ("address", "地址", "address"), ("district", "区域", "district"), ("channel", "来源", "source"),
    ("interest", "意向车型", "interested in"), ("first_seen", "首次来店", "first visit"),
    ("last_contact", "最近联系", "last contact"), ("note", "备注", "note"),
)  # fmt: skip
"""What `same person` fills in where the file has it and the record does not."""
_SHOWN = (
    ("name", "姓名", "name"), ("phone", "电话", "phone"), ("other_phones", "备用电话", "second phone"),
    ("id_number", "证件号码", "document number"), ("gender", "性别", "gender"), ("birth", "出生日期", "birth date"),
    ("interest", "意向车型", "interested in"), ("grade", "级别", "grade"), ("owner", "销售顾问", "consultant"),
    ("first_seen", "首次来店", "first visit"), ("last_contact", "最近联系", "last contact"),
    ("channel", "来源", "source"), ("district", "区域", "district"), ("address", "地址", "address"),
    ("note", "备注", "note"),
)  # fmt: skip
_MASKS: dict[str, Callable[[str], str]] = {"phone": mask_phone, "id_number": mask_id}


def pairs(tx: Tx, table: CustomerTable, fates: Sequence[RowFate]) -> tuple[Pair, ...]:
    """The duplicates and doubtful rows that may be somebody on file or in a row above."""
    doubtful = {fate.row: fate for fate in fates if fate.fate in (Fate.DUPLICATE, Fate.REVIEW) and fate.reason}
    rows = [row for row in table.rows if row.row in doubtful]
    stored = _Numbers(tx, rows)
    accepted = {fate.row for fate in fates if fate.fate is Fate.ACCEPT}
    above = _Above(row for row in table.rows if row.row in accepted)
    found = []
    for row in rows:
        fate = doubtful[row.row]
        on_file, id_number = stored.known(row)
        twin = None if on_file else above.known(row)
        if fate.reason is None or not (on_file or twin):
            continue
        same_id = bool(row.id_number) and row.id_number == (twin.id_number if twin else id_number)
        found.append(Pair(row.row, fate.fate, fate.reason, row.name, twin.row if twin else 0, not same_id))
    return tuple(found)


def sides(tx: Tx, table: CustomerTable, pair: Pair) -> tuple[Side, ...]:
    """Both records of a pair, line by line; lines that neither has are left out."""
    by_row = {row.row: row for row in table.rows if row.row in (pair.row, pair.other_row)}
    row = by_row[pair.row]
    known = None if pair.other_row else _Stored(tx, [row]).known(row)
    return _sides(tx, row, known, by_row.get(pair.other_row), owner_names(tx))


def decide(tx: Tx, draft: ImportDraft, plan: SheetPlan, watch: Watch) -> SheetPlan:
    """Write the rows on which a person decided, after all others; raises ShowroomError(import_id_stays)."""
    open_rows = {fate.row for fate in plan.rows if fate.fate in (Fate.DUPLICATE, Fate.REVIEW)}
    chosen = {row: what for row, what in draft.decisions.items() if row in open_rows and what is not Decision.LEAVE}
    rows = [row for row in draft.table.rows if row.row in chosen]
    colleague = Colleagues(tx, ConsultantChoice(draft.owners))
    told_now: dict[int, Told] = {}
    for row in watched(rows, watch):
        known = _Stored(tx, [row]).known(row)
        if chosen[row.row] is Decision.SAME and known is not None:
            told_now[row.row] = _fill(tx, draft.book.file, known, row, colleague(row.owner))
        else:
            told_now[row.row] = _add(tx, draft.book.file, row, known, colleague)
    return replace(plan, rows=tuple(
        RowFate(fate.row, Fate.ACCEPT, told_now[fate.row]) if fate.row in told_now else fate for fate in plan.rows
    ))  # fmt: skip


def _fill(tx: Tx, file: str, customer: Customer, row: CustomerRow, owner_id: int | None) -> Told:
    """Same person: what the record lacks comes from the file, and nothing is overwritten."""
    filled: list[tuple[str, str]] = []
    for name, zh, en in FILLED:
        value = getattr(row, name)
        if value and not getattr(customer, name):
            setattr(customer, name, value)
            filled.append((zh, en))
            if name == "id_number":
                customer.id_kind = row.id_kind
    if customer.owner_id is None and owner_id is not None:
        customer.owner_id = owner_id
        _came_with(tx, customer.id, owner_id, source_mark(file, row.row))
        filled.append(("销售顾问", "consultant"))
    numbers = customer.other_phones.split()
    more = [n for n in (row.phone, *row.other_phones.split()) if n and n != customer.phone and n not in numbers]
    joined = " ".join([*numbers, *more])
    if more and len(joined) <= 120:
        customer.other_phones = joined
        filled.append(("备用电话", "second phone"))
    if not filled:
        return told(say.TOOK_NOTHING)
    tx.session.flush()
    records.index_customer(tx, customer)
    tx.audit("customer", customer.id, filled_by_import=len(filled))
    zh, en = "、".join(pair[0] for pair in filled), ", ".join(pair[1] for pair in filled)
    return told(say.TOOK_EMPTY, fields_zh=zh, fields_en=en)


def _add(tx: Tx, file: str, row: CustomerRow, known: Customer | None, colleague: Colleagues) -> Told:
    """Somebody else: a record of its own; a number that belongs to another stays with that one (PH-04)."""
    if known is not None and row.id_number and known.id_number == row.id_number:
        raise ShowroomError(say.ID_STAYS, row=row.row)
    shared = known is not None  # found by the telephone, also one given up in a merge, or it would be the same ID
    others = " ".join([row.phone, *row.other_phones.split()])[:120] if shared else row.other_phones
    owner_id = colleague(row.owner)
    customer = Customer(
        kind=CustomerKind.COMPANY if row.id_kind is IdKind.CREDIT_CODE else CustomerKind.PERSON,
        name=row.name, phone=None if shared else row.phone, other_phones=others, gender=row.gender, birth=row.birth,
        id_kind=row.id_kind, id_number=row.id_number, address=row.address, district=row.district, channel=row.channel,
        interest=row.interest, grade=row.grade, owner_id=owner_id, first_seen=row.first_seen,
        last_contact=row.last_contact, note=row.note, origin=source_mark(file, row.row),
        created_at=began(tx, row.first_seen), created_by=colleague(row.author) or tx.actor.id,
    )  # fmt: skip
    tx.session.add(customer)
    tx.session.flush()
    _came_with(tx, customer.id, owner_id, customer.origin)
    records.index_customer(tx, customer)
    key = f"grade.days.{row.grade.value}"
    if tx.parameters.covers(key, tx.today):
        since = row.last_contact or row.first_seen or tx.today
        due = max(tx.today, since + timedelta(days=tx.parameters.whole(key, tx.today)))
        records.plan_task(tx, customer.id, records.NEXT_CONTACT, due, owner_id)
    tx.audit("customer", customer.id, imported=True)
    return told(say.TOOK_NEW)


def _came_with(tx: Tx, customer_id: int, owner_id: int | None, origin: str) -> None:
    """The line of the history of ownership for an owner that a list brought (§6.3)."""
    record_moves(tx, [OwnerMove(customer_id, None, owner_id, IMPORT_RULE, imported_evidence(origin))])


class _Numbers:
    """Whether numbers are on file, and the document number of whoever has a phone."""

    def __init__(self, tx: Tx, rows: Sequence[CustomerRow]) -> None:
        self.by_phone = self._found(tx, Customer.phone, (row.phone for row in rows))
        self.by_id = self._found(tx, Customer.id_number, (row.id_number for row in rows if row.id_number))

    def known(self, row: CustomerRow) -> tuple[bool, str | None]:
        """Whether somebody on file has one of the row's numbers, and that person's document number."""
        if row.phone in self.by_phone:
            return True, self.by_phone[row.phone]
        return (row.id_number or "") in self.by_id, row.id_number

    @staticmethod
    def _found(tx: Tx, column: Any, values: Iterable[str]) -> dict[str, str | None]:
        wanted = list(dict.fromkeys(values))
        found: dict[str, str | None] = {}
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            if column is Customer.phone:  # numbers that merged records gave up still are somebody's
                found.update(dict.fromkeys(names_behind_freed(tx.session, chunk)))
            statement = sa.select(column, Customer.id_number).where(column.in_(chunk))
            found.update((key, number) for key, number in tx.session.execute(statement))
        return found


class _Stored:
    """Customers on file by number."""

    def __init__(self, tx: Tx, rows: Sequence[CustomerRow]) -> None:
        self.tx = tx
        self.by_phone = self._found(tx, Customer.phone, (row.phone for row in rows))
        self.by_id = self._found(tx, Customer.id_number, (row.id_number for row in rows if row.id_number))

    def known(self, row: CustomerRow) -> Customer | None:
        """Whose telephone it is, also one given up in a merge, else whose document number."""
        if row.phone in self.by_phone:
            return self.by_phone[row.phone]
        holder = holder_of_freed(self.tx.session, row.phone)
        behind = None if holder is None else self.tx.session.get(Customer, holder)
        return behind or self.by_id.get(row.id_number or "")

    @staticmethod
    def _found(tx: Tx, column: Any, values: Iterable[str]) -> dict[str, Customer]:
        wanted = list(dict.fromkeys(values))
        found: dict[str, Customer] = {}
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            statement = sa.select(Customer).where(column.in_(chunk)).order_by(Customer.id.desc())
            for customer in tx.session.scalars(statement):
                found[getattr(customer, column.key)] = customer
        return found


class _Above:
    """Rows of the same file that will be taken, by number."""

    def __init__(self, rows: Iterable[CustomerRow]) -> None:
        self.by_phone: dict[str, CustomerRow] = {}
        self.by_id: dict[str, CustomerRow] = {}
        for row in rows:
            self.by_phone.setdefault(row.phone, row)
            if row.id_number:
                self.by_id.setdefault(row.id_number, row)

    def known(self, row: CustomerRow) -> CustomerRow | None:
        return self.by_phone.get(row.phone) or self.by_id.get(row.id_number or "")


def _sides(
    tx: Tx, row: CustomerRow, known: Customer | None, twin: CustomerRow | None, names: Mapping[int, str]
) -> tuple[Side, ...]:
    """Both records, line by line; lines that neither has are left out."""
    sides = []
    for name, zh, en in _SHOWN:
        theirs = getattr(twin, name) if twin is not None else _stored_value(tx, known, name, names)
        pair = (_text(getattr(row, name)), _text(theirs))
        if any(pair):
            sides.append(Side(zh, en, *pair))
    return tuple(sides)


def _stored_value(tx: Tx, customer: Customer | None, name: str, names: Mapping[int, str]) -> object:
    """What the actor may see of a record: numbers masked, of people whose card they may not open little (PI-10)."""
    if customer is None:
        return ""
    if name == "owner":
        return names.get(customer.owner_id or 0, "")
    value = getattr(customer, name)
    if name in _MASKS:
        return _MASKS[name](value or "")
    if name == "other_phones":
        return " ".join(mask_phone(number) for number in str(value).split())
    if not tx.actor.may(Permission.CUSTOMER_READ):
        return mask_name(value) if name == "name" else ""
    return value


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(value).split())[:200] if value else ""
