"""What a legal period still protects of a customer's file, and until when (MF-09, PI-07, PIPL 47)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.deals.model import Deal, DealStatus
from showroom.delivery.model import Delivery, Receipt
from showroom.documents.model import Document
from showroom.kernel.clock import local_date
from showroom.kernel.dates import add_years
from showroom.kernel.errors import Message, Told, told
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx
from showroom.privacy import messages as say
from showroom.test_drive.model import TestDrive

SOLD, TEST_DRIVE = "MF-09", "PI-07"
LEAST_SOLD, LEAST_DRIVE = 10, 1
"""Years that no parameter may undercut; those of test-drive papers are the house's own."""
DRIVE_PAPERS = ("agreement", "drive_report")
NO_ARCHIVE = (*DRIVE_PAPERS, "quote")
"""Kinds of stored paper that are no archive of a sale: offers bind nobody for ten years."""


@dataclass(frozen=True, slots=True)
class Protection:
    """The file may not be deleted up to and including `until`, and why."""

    rule: str
    until: date
    why: Told


def protections(tx: Tx, customer_id: int) -> tuple[Protection, ...]:
    """What still protects the customer's file today, the longest first."""
    found = []
    sold, drive = last_sale(tx, customer_id), last_drive(tx, customer_id)
    if sold is not None:
        found.append(_protection(tx, SOLD, sold, say.KEPT_TEN_YEARS))
    if drive is not None:
        found.append(_protection(tx, TEST_DRIVE, drive, say.KEPT_DRIVE))
    return tuple(sorted((one for one in found if one.until >= tx.today), key=lambda one: one.until, reverse=True))


def years_of(tx: Tx, rule: str) -> int:
    """The years of the parameter table, never fewer than the law's."""
    if rule == SOLD:
        return max(LEAST_SOLD, tx.parameters.whole("retention.sold_years", tx.today))
    return max(LEAST_DRIVE, tx.parameters.whole("retention.test_drive_years", tx.today))


def last_sale(tx: Tx, customer_id: int) -> date | None:
    """The delivery that the period counts from; without one the last paper or money of a sale, None for none."""
    deals = sa.select(Deal.id).where(Deal.customer_id == customer_id)
    delivered = tx.session.scalar(sa.select(sa.func.max(Deal.delivered_on)).where(Deal.customer_id == customer_id))
    signed = tx.session.scalar(sa.select(sa.func.max(Deal.contract_signed_on)).where(Deal.customer_id == customer_id))
    paper = tx.session.scalar(
        sa.select(sa.func.max(Document.at)).where(Document.deal_id.in_(deals), Document.kind.not_in(NO_ARCHIVE))
    )
    money = tx.session.scalar(sa.select(sa.func.max(Receipt.received_on)).where(Receipt.deal_id.in_(deals)))
    days = [delivered, signed, money, None if paper is None else local_date(paper, tx.work.zone)]
    return max((day for day in days if day is not None), default=None)


def last_drive(tx: Tx, customer_id: int) -> date | None:
    """The end of the last test drive with signed papers."""
    ended = tx.session.scalar(
        sa.select(sa.func.max(TestDrive.ends_at)).where(
            TestDrive.customer_id == customer_id, TestDrive.signed_at.is_not(None)
        )
    )
    return None if ended is None else local_date(ended, tx.work.zone)


def blockers(tx: Tx, customer_id: int) -> tuple[Finding, ...]:
    """Why nothing can be done now (BLOCK), and what to know before (INFO)."""
    found = [
        _finding(say.DEAL_OPEN, Severity.BLOCK, number=number)
        for number in tx.session.scalars(
            sa.select(Deal.number)
            .where(Deal.customer_id == customer_id, Deal.status == DealStatus.OPEN)
            .order_by(Deal.id)
            .limit(5)
        )
    ]
    deals = sa.select(Deal.id).where(Deal.customer_id == customer_id)
    until = tx.session.scalar(sa.select(sa.func.max(Delivery.guarantee_repair_to)).where(Delivery.deal_id.in_(deals)))
    if until is not None and until >= tx.today:
        found.append(_finding(say.GUARANTEE_RUNS, Severity.INFO, until=until.isoformat()))
    return tuple(found)


def _protection(tx: Tx, rule: str, since: date, why: Message) -> Protection:
    years = years_of(tx, rule)
    until = add_years(since, years)
    return Protection(rule, until, told(why, until=until.isoformat(), years=years))


def _finding(message: Message, severity: Severity, **values: str) -> Finding:
    return Finding(
        message.code, severity, message.text("zh", **values), message.text("en", **values), values=dict(values)
    )
