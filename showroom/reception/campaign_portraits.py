"""What kind of customer somebody is (S4-02): trade, size, what hurts, who decides; whose customer it is keeps it."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.customers.messages import NOT_YOURS
from showroom.customers.model import Customer
from showroom.customers.owners import owner_name
from showroom.customers.records import get_customer
from showroom.customers.views import Sight, sight
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.reception import campaign_messages as say
from showroom.reception.campaign_model import CustomerPortrait
from showroom.reception.campaign_views import PortraitDraft, PortraitView
from showroom.staff.service import staff_name

MOST = 9_999_999
_TEXTS = {"trade": 80, "pain_points": 500, "decision_chain": 500}


class PortraitService:
    """The portrait of a customer."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.CUSTOMER_READ)
    def portrait(self, tx: Tx, customer_id: int) -> PortraitView:
        """The portrait, empty where there is none; raises ShowroomError(customer_not_found | not_yours)."""
        return _view(tx, _visible(tx, customer_id))

    @writes(Permission.CUSTOMER_WRITE)
    def save_portrait(self, tx: Tx, customer_id: int, draft: PortraitDraft, version: int = 0) -> PortraitView:
        """Keep the portrait; `version` is that of the one seen, 0 for none.

        Raises FieldErrors(trade | staff | fleet | pain_points | decision_chain), ShowroomError(customer_not_found |
        not_yours | changed_meanwhile).
        """
        customer = _visible(tx, customer_id)
        values = _checked(draft)
        row = _portrait(tx, customer.id)
        check_version(version, 0 if row is None else row.version)
        if row is None:
            row = CustomerPortrait(customer_id=customer.id, changed_at=tx.now, changed_by=tx.actor.id)
            tx.session.add(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.changed_at, row.changed_by = tx.now, tx.actor.id
        tx.session.flush()
        tx.audit("customer", customer.id, portrait=True)
        return _view(tx, customer)


def _visible(tx: Tx, customer_id: int) -> Customer:
    customer = get_customer(tx, customer_id)
    if sight(tx.actor, customer.owner_id) is Sight.LIMITED:
        raise ShowroomError(NOT_YOURS, owner=owner_name(tx, customer.owner_id))
    return customer


def _portrait(tx: Tx, customer_id: int) -> CustomerPortrait | None:
    return tx.session.scalar(sa.select(CustomerPortrait).where(CustomerPortrait.customer_id == customer_id))


def _checked(draft: PortraitDraft) -> dict[str, object]:
    wrong: dict[str, Told | Message] = {}
    values: dict[str, object] = {}
    for name, limit in _TEXTS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit, multiline=name != "trade")
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    for name in ("staff", "fleet"):
        number: int | None = getattr(draft, name)
        if number is not None and not 0 <= number <= MOST:
            wrong[name] = told(say.PORTRAIT_NUMBER, most=f"{MOST:,}")
        values[name] = number
    if wrong:
        raise FieldErrors(wrong)
    return values


def _view(tx: Tx, customer: Customer) -> PortraitView:
    row = _portrait(tx, customer.id)
    if row is None:
        return PortraitView(customer.id, customer.name, PortraitDraft(), 0, None, "")
    draft = PortraitDraft(row.trade, row.staff, row.fleet, row.pain_points, row.decision_chain)
    return PortraitView(
        customer.id, customer.name, draft, row.version, row.changed_at, staff_name(tx.session, row.changed_by)
    )
