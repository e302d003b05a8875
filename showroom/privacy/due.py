"""What is due to end today, and by which rule: found by SQL, a page at a time (PI-07, MF-09)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.standing_model import CustomerStanding, Standing
from showroom.deals.model import Deal, DealStatus
from showroom.documents.erased_model import ErasedPaper
from showroom.financing.model import Financing, LoanEvent, LoanStatus
from showroom.kernel.clock import local_date
from showroom.kernel.dates import add_months, add_years
from showroom.kernel.errors import Told, told
from showroom.kernel.names import mask_name
from showroom.persistence.actions import Tx
from showroom.privacy import messages as say
from showroom.privacy.erasing_rows import ERASED_NAME, RESTRICTED_NAME
from showroom.privacy.protection import SOLD, TEST_DRIVE, protections, years_of
from showroom.reception.model import Visit
from showroom.test_drive.demo_model import CarIncident
from showroom.test_drive.model import DriveSignature, TestDrive

MOST = 200
COUNTED = 1000
"""A count stops here: how many more there are changes nothing of what is to be done."""
DECIDED = (LoanStatus.APPROVED, LoanStatus.DECLINED)


class DueRule(StrEnum):
    """Why something ends (PI-07); recordings are none of them: the program makes none."""

    SOLD = "sold"
    LEAD = "lead"
    STORED = "stored"
    TEST_DRIVE = "test_drive"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing whose time is over: a customer's file, the papers of a drive, the data of a loan.

    `since` is the day that the period counts from, `due` its last day; `blocked` says why it waits all the same, and
    `kept_until` until when what is signed of it is stored only.
    """

    rule: DueRule
    object_id: int
    customer_id: int
    who: str
    number: str
    since: date
    due: date
    kept_until: date | None = None
    blocked: Told | None = None


@dataclass(frozen=True, slots=True)
class DueCount:
    """How many are due by a rule; `more` when the count stopped."""

    rule: DueRule
    count: int
    more: bool


def due_items(tx: Tx, rule: DueRule, only: int | None = None) -> tuple[DueItem, ...]:
    """The first 200 that are due by one rule, the oldest number first; `only` looks at one object alone."""
    statement, make = _FINDERS[rule](tx)
    column = statement.selected_columns[0]
    if only is not None:
        statement = statement.where(column == only)
    rows = tx.session.execute(statement.order_by(column).limit(MOST)).all()
    return tuple(item for row in rows if (item := make(tx, row)) is not None)


def due_counts(tx: Tx) -> tuple[DueCount, ...]:
    """How many are due by each rule."""
    found = []
    for rule, finder in _FINDERS.items():
        inner = finder(tx)[0].limit(COUNTED + 1).subquery()
        count = tx.session.scalar(sa.select(sa.func.count()).select_from(inner)) or 0
        found.append(DueCount(rule, min(count, COUNTED), count > COUNTED))
    return tuple(found)


_Make = Callable[[Tx, Any], DueItem | None]
_Finder = Callable[[Tx], tuple[sa.Select[*tuple[Any, ...]], _Make]]


def _ordinary() -> sa.ColumnElement[bool]:
    return Customer.id.not_in(sa.select(CustomerStanding.customer_id))


def _is_silent(tx: Tx, cut: date) -> sa.ColumnElement[bool]:
    """Nobody has been in touch since `cut`."""
    here = sa.select(Visit.id).where(Visit.customer_id == Customer.id, Visit.day >= cut)
    known = sa.or_(
        Customer.last_contact < cut, sa.and_(Customer.last_contact.is_(None), Customer.created_at < _moment(tx, cut))
    )
    return sa.and_(known, ~here.exists())


def _sold(tx: Tx) -> tuple[sa.Select[*tuple[Any, ...]], _Make]:
    """Sold customers ten years after their last delivery, if nobody has been in touch lately."""
    cut = add_years(tx.today, -years_of(tx, SOLD))
    delivered = sa.select(Deal.customer_id, sa.func.max(Deal.delivered_on).label("last")).where(
        Deal.delivered_on.is_not(None)
    )
    old = delivered.group_by(Deal.customer_id).having(sa.func.max(Deal.delivered_on) < cut).subquery()
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(Customer.id, Customer.name, old.c.last)
        .join(old, old.c.customer_id == Customer.id)
        .where(_ordinary(), _is_silent(tx, _lead_cut(tx)))
    )
    return statement, _made_sold


def _made_sold(tx: Tx, row: Any) -> DueItem | None:
    due = add_years(row.last, years_of(tx, SOLD))
    return _customer_item(tx, DueRule.SOLD, row, (row.last, due))


def _lead(tx: Tx) -> tuple[sa.Select[*tuple[Any, ...]], _Make]:
    """Lost leads 24 months after the last contact: whoever bought or signed nothing."""
    bought = sa.select(Deal.id).where(
        Deal.customer_id == Customer.id,
        sa.or_(Deal.delivered_on.is_not(None), Deal.contract_number.is_not(None)),
    )
    statement: sa.Select[*tuple[Any, ...]] = sa.select(
        Customer.id, Customer.name, Customer.last_contact, Customer.created_at
    ).where(_ordinary(), _is_silent(tx, _lead_cut(tx)), ~bought.exists())
    return statement, _made_lead


def _made_lead(tx: Tx, row: Any) -> DueItem | None:
    since = row.last_contact or local_date(row.created_at, tx.work.zone)
    return _customer_item(tx, DueRule.LEAD, row, (since, add_months(since, _lead_months(tx))))


def _customer_item(tx: Tx, rule: DueRule, row: Any, days: tuple[date, date]) -> DueItem | None:
    kept = protections(tx, row.id)
    if kept and kept[0].rule == SOLD:
        return None  # a later paper or payment runs on
    number = tx.session.scalar(
        sa.select(Deal.number).where(Deal.customer_id == row.id, Deal.status == DealStatus.OPEN).limit(1)
    )
    blocked = None if number is None else told(say.DEAL_OPEN, number=number)
    until = kept[0].until if kept else None
    return DueItem(rule, row.id, row.id, _who(row.name), "", *days, until, blocked)


def _stored(tx: Tx) -> tuple[sa.Select[*tuple[Any, ...]], _Make]:
    """Restricted files whose period is over."""
    standing = CustomerStanding
    statement: sa.Select[*tuple[Any, ...]] = sa.select(standing.customer_id, standing.since, standing.until).where(
        standing.state == Standing.RESTRICTED, standing.until < tx.today
    )
    return statement, _made_stored


def _made_stored(tx: Tx, row: Any) -> DueItem | None:
    if protections(tx, row.customer_id):
        return None
    since = local_date(row.since, tx.work.zone)
    return DueItem(DueRule.STORED, row.customer_id, row.customer_id, "", "", since, row.until)


def _drive(tx: Tx) -> tuple[sa.Select[*tuple[Any, ...]], _Make]:
    """Signed papers of test drives after three years; a drive with an unsettled accident keeps them."""
    cut = _moment(tx, add_years(tx.today, -years_of(tx, TEST_DRIVE)))
    signed = sa.select(DriveSignature.id).where(DriveSignature.test_drive_id == TestDrive.id)
    ended = sa.select(ErasedPaper.document_id)
    kept = sa.and_(TestDrive.agreement_id.is_not(None), TestDrive.agreement_id.not_in(ended))
    accident = sa.select(CarIncident.id).where(
        CarIncident.test_drive_id == TestDrive.id, CarIncident.closed_at.is_(None)
    )
    erased = sa.select(CustomerStanding.customer_id).where(CustomerStanding.state == Standing.ERASED)
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(TestDrive.id, TestDrive.number, TestDrive.customer_id, TestDrive.ends_at, Customer.name)
        .join(Customer, Customer.id == TestDrive.customer_id)
        .where(
            TestDrive.ends_at < cut, sa.or_(signed.exists(), kept), ~accident.exists(),
            TestDrive.customer_id.not_in(erased),
        )
    )  # fmt: skip
    return statement, _made_drive


def _made_drive(tx: Tx, row: Any) -> DueItem | None:
    since = local_date(row.ends_at, tx.work.zone)
    due = add_years(since, years_of(tx, TEST_DRIVE))
    return DueItem(DueRule.TEST_DRIVE, row.id, row.customer_id, _who(row.name), row.number, since, due)


def _credit(tx: Tx) -> tuple[sa.Select[*tuple[Any, ...]], _Make]:
    """What was told for a loan, thirty days after the lender's last decision."""
    cut = _moment(tx, tx.today - timedelta(days=_credit_days(tx)))
    decided = (
        sa.select(LoanEvent.financing_id, sa.func.max(LoanEvent.at).label("last"))
        .where(LoanEvent.status.in_(DECIDED))
        .group_by(LoanEvent.financing_id)
        .having(sa.func.max(LoanEvent.at) < cut)
        .subquery()
    )
    noted = sa.select(LoanEvent.id).where(LoanEvent.financing_id == Financing.id, LoanEvent.note != "")
    told_of = sa.or_(
        Financing.monthly_income.is_not(None), Financing.overdue_declared.is_not(None), noted.exists(),
    )  # fmt: skip
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(Financing.id, Deal.number, Deal.customer_id, decided.c.last, Customer.name)
        .join(decided, decided.c.financing_id == Financing.id)
        .join(Deal, Deal.id == Financing.deal_id)
        .join(Customer, Customer.id == Deal.customer_id)
        .where(told_of)
    )
    return statement, _made_credit


def _made_credit(tx: Tx, row: Any) -> DueItem | None:
    since = local_date(row.last, tx.work.zone)
    due = since + timedelta(days=_credit_days(tx))
    return DueItem(DueRule.CREDIT, row.id, row.customer_id, _who(row.name), row.number, since, due)


_FINDERS: Mapping[DueRule, _Finder] = {
    DueRule.SOLD: _sold, DueRule.LEAD: _lead, DueRule.STORED: _stored, DueRule.TEST_DRIVE: _drive,
    DueRule.CREDIT: _credit,
}  # fmt: skip


def _who(name: str) -> str:
    """Masked; what stands instead of a name is none."""
    return name if name in (ERASED_NAME, RESTRICTED_NAME) else mask_name(name)


def _lead_months(tx: Tx) -> int:
    return max(1, tx.parameters.whole("retention.lost_lead_months", tx.today))


def _lead_cut(tx: Tx) -> date:
    return add_months(tx.today, -_lead_months(tx))


def _credit_days(tx: Tx) -> int:
    return max(1, tx.parameters.whole("retention.credit_days", tx.today))


def _moment(tx: Tx, day: date) -> datetime:
    """The beginning of a day in the store's zone."""
    return datetime.combine(day, time(), tx.work.zone)
