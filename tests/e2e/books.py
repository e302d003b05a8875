"""What must be true of a store's books after every act, read past the services."""

from __future__ import annotations

import json
from collections import Counter, defaultdict

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.bootstrap import Showroom
from showroom.contract.model import Contract
from showroom.customers.model import Customer, CustomerTask
from showroom.deals.handover import steps_before
from showroom.deals.model import Deal, DealStatus, DealStep, Step, StepState
from showroom.delivery.ledger import signed
from showroom.delivery.model import Delivery, Receipt
from showroom.documents.model import Document
from showroom.kernel.findings import Severity
from showroom.kernel.money import ZERO
from showroom.negotiation.model import Quotation, QuotationStatus
from showroom.persistence import audit
from showroom.persistence.numbering import NumberSeries
from showroom.test_drive.model import TestDrive

LEFT = (StepState.DONE, StepState.SKIPPED)
States = dict[tuple[int, Step], StepState]
_NUMBERED = (
    Deal.number, Quotation.number, TestDrive.number, Contract.number, Receipt.number, Delivery.number, Document.number,
)  # fmt: skip


def states_of(session: Session) -> States:
    """The state of every step of every deal."""
    rows = session.execute(sa.select(DealStep.deal_id, DealStep.step, DealStep.state))
    return {(deal, step): state for deal, step, state in rows}


def check_order(before: States, after: States) -> None:
    """A step is left only when all before it are (G-08); one that was reopened later does not undo the others."""
    for (deal, step), state in after.items():
        if state in LEFT and before.get((deal, step)) not in LEFT:
            for earlier in steps_before(step):
                assert after[deal, earlier] in LEFT, f"{step} of deal {deal} left before {earlier}"


def check_books(store: Showroom) -> None:
    """All that is not about one step to the next."""
    with store.work.db.read() as session:
        _contracts(session)
        _cars(session)
        _drives(session)
        _numbers(session)
        _ledger(session)
        assert audit.verify(session, store.work.audit_key).ok, "the audit chain is broken"


def _contracts(session: Session) -> None:
    """A contract stands on an accepted quotation, and says its price (§3.2, CT-07)."""
    either = sa.or_(Deal.contract_number.is_not(None), Deal.quotation_id.is_not(None))
    for deal in session.scalars(sa.select(Deal).where(either)):
        quotation = session.get(Quotation, deal.quotation_id)
        assert quotation is not None, "contract without quotation"
        assert quotation.status is not QuotationStatus.OPEN, "contract on an offer that nobody accepted"
        assert quotation.guide_price - quotation.discount == quotation.contract_price
        assert deal.contract_price == quotation.contract_price, "another price than was accepted"
        if deal.contract_number is None:
            continue
        papers = session.scalars(sa.select(Document).where(Document.number == deal.contract_number)).all()
        assert sorted(paper.language for paper in papers) == ["en", "zh"]
        for paper in papers:
            assert json.loads(paper.snapshot)["price"]["contract_price"] == str(quotation.contract_price)


def _cars(session: Session) -> None:
    """A car is in at most one contract that stands (VN-06)."""
    sold = session.scalars(
        sa.select(Deal.vehicle_id).where(
            Deal.vehicle_id.is_not(None), Deal.contract_number.is_not(None),
            Deal.status.in_((DealStatus.OPEN, DealStatus.WON)),
        )
    )  # fmt: skip
    twice = [car for car, count in Counter(sold).items() if count > 1]
    assert not twice, f"cars sold twice: {twice}"


def _drives(session: Session) -> None:
    """No keys went out without a verdict, and nothing stood against it (§2.3)."""
    for drive in session.scalars(sa.select(TestDrive).where(TestDrive.out_at.is_not(None))):
        against = [code for code, severity, _ in json.loads(drive.out_findings) if Severity[severity] > Severity.WARN]
        assert drive.out_verdict == "OK", f"{drive.number} left with {drive.out_verdict}"
        assert not against, f"{drive.number} left against {against}"


def _numbers(session: Session) -> None:
    """Every series is without gaps: as many numbers on rows and papers as were given out (3.2)."""
    found: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for column in _NUMBERED:
        for number in session.scalars(sa.select(column).where(column.is_not(None))):
            _, kind, day, place = str(number).split("-")[:4]
            found[kind, day].add(int(place))
    given = {(row.type, f"{row.day:%Y%m%d}"): row.last for row in session.scalars(sa.select(NumberSeries))}
    for series, last in given.items():
        assert found[series] == set(range(1, last + 1)), f"{series} not within 1…{last} without gap"
    assert set(found) == set(given)


def _ledger(session: Session) -> None:
    """A car that was handed over is paid for to the fen, or more (DV-02)."""
    for deal in session.scalars(sa.select(Deal).where(Deal.delivered_on.is_not(None))):
        paid = sum((signed(row) for row in session.scalars(sa.select(Receipt).where(Receipt.deal_id == deal.id))), ZERO)
        assert deal.on_road_price is not None
        assert paid >= deal.on_road_price, f"{deal.number} delivered unpaid"


def left_alone(store: Showroom) -> list[int]:
    """Deals under way whose customer has nothing planned and did not refuse contact (GR-02)."""
    planned = sa.select(CustomerTask.customer_id).where(CustomerTask.done_at.is_(None))
    with store.work.db.read() as session:
        return list(
            session.scalars(
                sa.select(Deal.id)
                .join(Customer, Customer.id == Deal.customer_id)
                .where(Deal.status == DealStatus.OPEN, Customer.do_not_contact.is_(False))
                .where(Customer.id.not_in(planned))
            )
        )
