"""Customers, their grade, consents and tasks, as steps change them inside their own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from showroom.customers import messages as say
from showroom.customers.identity import check_identity
from showroom.customers.merge_alias import holder_of_freed, living_id
from showroom.customers.model import (
    Consent,
    ConsentPurpose,
    Customer,
    CustomerKind,
    CustomerTask,
    Grade,
    GradeChange,
    IdKind,
)
from showroom.customers.owners import owner_name
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.names import mask_phone, normalise_identifier, normalise_name
from showroom.kernel.phone import check_phone
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx

if TYPE_CHECKING:
    from showroom.persistence.search_index import Findable

NEXT_CONTACT = "next_contact"
STANDING = sa.table("customer_standing", sa.column("customer_id"), sa.column("state"))
"""Who is erased or restricted (standing_model.py): asked by table, as mapping it would cost every start."""
DUTIES = frozenset({
    "contract", "delivery", "complaint", "refund", "demo_car", "change_approval", "contract_scan", "contract_filing",
    "informal_order", "contract_notice", "claim_answer", "claim_finish", "notice_objection", "manager_decision",
    "group_enquiry", "subsidy_return",
})  # fmt: skip
"""Kinds of tasks that a do-not-contact customer still gets, because a contract asks for them (PI-11)."""
OFFICE = (
    "contract_filing", "informal_order", "notice_objection", "manager_decision", "group_enquiry",
    "claim_answer", "claim_finish",
)  # fmt: skip
"""What is seen to without the customer: none of it is the next contact of anybody."""
_LIMITS = {"name": 80, "address": 200, "district": 80, "channel": 40, "interest": 120, "note": 5000}
_PLAIN = ("address", "district", "channel", "interest")


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """What a form says of a customer; `other_phones` are separate numbers, `gender` is M, F or ''."""

    name: str
    phone: str = ""
    other_phones: tuple[str, ...] = ()
    kind: CustomerKind = CustomerKind.PERSON
    gender: str = ""
    birth: date | None = None
    id_kind: IdKind | None = None
    id_number: str = ""
    id_valid_to: date | None = None
    address: str = ""
    district: str = ""
    channel: str = ""
    interest: str = ""
    do_not_contact: bool = False
    note: str = ""
    owner_id: int | None = None


class CustomerKnown(ShowroomError):  # noqa: N818 - it says what is the matter
    """The phone or document number belongs to a customer already; tells the owner and nothing else (PH-04, PI-10)."""

    def __init__(self, message: Message, customer: Customer, owner: str) -> None:
        super().__init__(message, owner=owner)
        self.customer_id = customer.id
        self.owner_id = customer.owner_id


def get_customer(tx: Tx, customer_id: int) -> Customer:
    """The row, of a merged record the one it leads to.

    Raises ShowroomError(customer_not_found | customer_erased | customer_restricted): what is erased or stored only is
    nobody's to read, write to or call (PI-08).
    """
    found = _with_standing(tx, customer_id) or _with_standing(tx, living_id(tx.session, customer_id))
    if found is None:
        raise ShowroomError(say.CUSTOMER_NOT_FOUND)
    customer, state = found
    if state is not None:
        raise ShowroomError(say.CUSTOMER_ERASED if state == "erased" else say.CUSTOMER_RESTRICTED)
    return customer


def _with_standing(tx: Tx, customer_id: int) -> tuple[Customer, str | None] | None:
    """Both in one statement; what the caller has not written yet waits."""
    wanted = (
        sa.select(Customer, STANDING.c.state)
        .outerjoin(STANDING, STANDING.c.customer_id == Customer.id)
        .where(Customer.id == customer_id)
        .limit(1)
    )
    with tx.session.no_autoflush:
        row = tx.session.execute(wanted).first()
    return None if row is None else (row[0], row[1])


def find_by_phone(tx: Tx, phone: str) -> Customer | None:
    """The customer whose main number this is, however it is written (PH-04)."""
    checked = check_phone(phone)
    if not checked.ok:
        return None
    found = tx.session.scalar(sa.select(Customer).where(Customer.phone == checked.normalized))
    if found is None and (kept := holder_of_freed(tx.session, checked.normalized)) is not None:
        return tx.session.get(Customer, kept)
    return found


def find_by_id_number(tx: Tx, number: str) -> Customer | None:
    """The customer with this document number, the longest known first when several carry it."""
    wanted = normalise_identifier(number)
    if not wanted:
        return None
    return tx.session.scalar(sa.select(Customer).where(Customer.id_number == wanted).order_by(Customer.id).limit(1))


def register(tx: Tx, draft: CustomerDraft) -> Customer:
    """A new customer; raises FieldErrors, or CustomerKnown for a known phone or document number."""
    values = _checked(tx, draft)
    refuse_known(tx, values, None)
    customer = Customer(
        **values, grade=Grade.N, first_seen=tx.today, created_at=tx.now, created_by=tx.actor.id, owner_id=draft.owner_id
    )
    try:
        with tx.session.begin_nested():
            tx.session.add(customer)
    except IntegrityError:
        refuse_known(tx, values, None)  # another desk filed the same number at this moment: now it is known
        raise
    index_customer(tx, customer)
    return customer


def update(tx: Tx, customer: Customer, draft: CustomerDraft) -> Customer:
    """Change what the form shows; the owner stays (OW). Raises FieldErrors, CustomerKnown."""
    values = _checked(tx, draft)
    refuse_known(tx, values, customer.id)
    for name, value in values.items():
        setattr(customer, name, value)
    tx.session.flush()
    index_customer(tx, customer)
    return customer


def _checked(tx: Tx, draft: CustomerDraft) -> dict[str, object]:
    """The values as they are stored; raises FieldErrors naming every wrong field."""
    wrong: dict[str, Told | Message] = {}
    values: dict[str, object] = {"kind": draft.kind, "gender": draft.gender if draft.gender in ("M", "F") else ""}
    for name in ("name", *_PLAIN, "note"):
        try:
            values[name] = clean_text(getattr(draft, name), _LIMITS[name], multiline=name == "note")
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    if "name" not in wrong:
        values["name"] = normalise_name(str(values["name"]))
        if not values["name"]:
            wrong["name"] = REQUIRED
    values |= _checked_phones(draft, wrong)
    values |= _checked_identity(tx, draft, wrong)
    values["do_not_contact"] = draft.do_not_contact
    if wrong:
        raise FieldErrors(wrong)
    return values


def _checked_phones(draft: CustomerDraft, wrong: dict[str, Told | Message]) -> dict[str, object]:
    """Main number and further ones (PH-01 to PH-04)."""
    phone: str | None = None
    if draft.phone.strip():
        main = check_phone(draft.phone)
        phone = main.normalized
        if main.problem:
            wrong["phone"] = main.problem
    others = []
    for text in draft.other_phones:
        if not text.strip():
            continue
        other = check_phone(text)
        if other.problem:
            wrong["other_phones"] = other.problem
        elif other.normalized != phone:
            others.append(other.normalized)
    return {"phone": phone, "other_phones": " ".join(dict.fromkeys(others))[:120]}


def _checked_identity(tx: Tx, draft: CustomerDraft, wrong: dict[str, Told | Message]) -> dict[str, object]:
    values: dict[str, object] = {
        "id_kind": None, "id_number": None, "id_valid_to": draft.id_valid_to, "birth": draft.birth,
    }  # fmt: skip
    if draft.birth is not None and not date(1880, 1, 1) <= draft.birth <= tx.today:
        wrong["birth"] = say.BIRTH_IMPOSSIBLE
    if not draft.id_number.strip():
        return values
    if draft.id_kind is None:
        wrong["id_kind"] = say.ID_KIND_MISSING
        return values
    found = check_identity(draft.id_kind, draft.id_number, tx.today)
    if found.problem:
        wrong["id_number"] = found.problem
        return values
    if found.birth and draft.birth and found.birth != draft.birth:
        wrong["birth"] = told(say.BIRTH_DIFFERS, birth=found.birth.isoformat())
    values |= {"id_kind": draft.id_kind, "id_number": found.normalized, "birth": found.birth or draft.birth}
    if found.sex and not draft.gender:
        values["gender"] = found.sex
    return values


def refuse_known(tx: Tx, values: Mapping[str, object], own_id: int | None) -> None:
    """A number that belongs to another customer is never overwritten and never doubled (PH-04)."""
    for column, message in ((Customer.phone, say.PHONE_KNOWN), (Customer.id_number, say.ID_KNOWN)):
        value = values[column.key]
        if not value:
            continue
        other = tx.session.scalar(sa.select(Customer).where(column == value, Customer.id != (own_id or 0)).limit(1))
        if other is None and column is Customer.phone and (kept := holder_of_freed(tx.session, str(value))) != own_id:
            other = tx.session.get(Customer, kept or 0)  # a number that a merge took into another record
        if other is not None:
            raise CustomerKnown(message, other, owner_name(tx, other.owner_id))


def set_grade(tx: Tx, customer: Customer, grade: Grade, suggested: Grade | None = None, reason: str = "") -> None:
    """Give the customer a grade and keep the history; a grade other than the suggested one needs a reason (GR-01)."""
    why = clean_text(reason, 200)
    if suggested is not None and grade is not suggested and not why:
        raise FieldErrors({"grade_reason": told(say.REASON_FOR_GRADE, suggested=suggested.value)})
    if grade is customer.grade and suggested is None and not why:
        return
    customer.grade = grade
    tx.session.add(
        GradeChange(customer_id=customer.id, grade=grade, suggested=suggested, reason=why, at=tx.now, by=tx.actor.id)
    )
    tx.session.flush()


def plan_task(  # noqa: PLR0913, PLR0917 - the columns of one task
    tx: Tx,
    customer_id: int,
    kind: str,
    due: date,
    owner_id: int | None,
    note: str = "",
    deal_id: int | None = None,
) -> CustomerTask:
    """Plan the next thing to do for a customer; raises ShowroomError(do_not_contact) unless it is a duty (PI-11)."""
    customer = get_customer(tx, customer_id)
    if customer.do_not_contact and kind not in DUTIES:
        raise ShowroomError(say.DO_NOT_CONTACT)
    task = CustomerTask(
        customer_id=customer_id, deal_id=deal_id, kind=kind, due=due, owner_id=owner_id,
        note=clean_text(note, 300), created_at=tx.now,
    )  # fmt: skip
    tx.session.add(task)
    tx.session.flush()
    return task


def complete_task(tx: Tx, task_id: int, result: str, note: str = "", *, contacted: bool = True) -> CustomerTask:
    """Close a task with its result; a contact counts for the next due date (GR-02). Raises task_not_found."""
    task = tx.session.get(CustomerTask, task_id)
    if task is None or task.done_at is not None:
        raise ShowroomError(say.TASK_NOT_FOUND)
    word = clean_text(result, 40)
    if not word:
        raise FieldErrors({"result": say.RESULT_MISSING})
    task.result, task.result_note, task.done_at = word, clean_text(note, 500), tx.now
    task.tries += 1
    if contacted:
        get_customer(tx, task.customer_id).last_contact = tx.today
    tx.session.flush()
    return task


def give_consent(tx: Tx, customer_id: int, purpose: ConsentPurpose, notice_version: str, how: str = "") -> Consent:
    """The customer agrees to one purpose, having been told in this version of the notice (PI-02, PI-04)."""
    return _consent(tx, customer_id, purpose, (True, notice_version, how))


def withdraw_consent(tx: Tx, customer_id: int, purpose: ConsentPurpose, notice_version: str, how: str = "") -> Consent:
    """The customer takes it back, as easily as it was given (PI-03)."""
    return _consent(tx, customer_id, purpose, (False, notice_version, how))


def _consent(tx: Tx, customer_id: int, purpose: ConsentPurpose, said: tuple[bool, str, str]) -> Consent:
    given, notice_version, how = said
    version = clean_text(notice_version, 20)
    if not version:
        raise FieldErrors({"notice_version": say.NOTICE_VERSION_MISSING})
    get_customer(tx, customer_id)
    row = Consent(
        customer_id=customer_id, purpose=purpose, given=given, notice_version=version, how=clean_text(how, 40),
        at=tx.now, by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(row)
    tx.session.flush()
    if purpose is ConsentPurpose.RELATIONSHIP and not given:
        _erase_notes(tx, customer_id)
    return row


def _erase_notes(tx: Tx, customer_id: int) -> None:
    """Without the consent nothing of private life stays (PI-01, PI-03); wherever it was withdrawn."""
    from showroom.customers.parts_model import PersonalNote

    tx.session.execute(sa.delete(PersonalNote).where(PersonalNote.customer_id == customer_id))


def newest_consents(tx: Tx, customer_id: int) -> dict[ConsentPurpose, Consent]:
    """The newest word on each purpose; a purpose that was never asked is absent (PI-03)."""
    statement = sa.select(Consent).where(Consent.customer_id == customer_id)
    rows = tx.session.scalars(statement.order_by(Consent.at, Consent.id))
    return {row.purpose: row for row in rows}


def findable(customer_id: int, values: Mapping[str, object]) -> Findable:
    """The search entry of a customer from `name phone other_phones interest grade owner_id`; numbers only masked."""
    from showroom.customers.search_words import customer_words  # opening the window needs no search index
    from showroom.persistence.search_index import Findable

    phone, others = str(values["phone"] or ""), str(values["other_phones"] or "").split()
    detail = " · ".join(
        part for part in (mask_phone(phone), str(values["interest"] or ""), str(values["grade"])) if part
    )
    owner = values["owner_id"]
    words = customer_words(str(values["name"]), phone, *others)
    return Findable(
        "customer", customer_id, str(values["name"]), detail, words, owner if isinstance(owner, int) else None
    )


def index_customer(tx: Tx, customer: Customer) -> None:
    """Say in the index what the customer is found by; called after every change of name, phone, interest or owner."""
    from showroom.persistence import search_index

    names = ("name", "phone", "other_phones", "interest", "grade", "owner_id")
    search_index.put(tx.session, findable(customer.id, {name: getattr(customer, name) for name in names}))
