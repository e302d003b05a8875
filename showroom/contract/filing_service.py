"""Submission sheet, same-day filing by the manager, and orders that nobody has signed (S3-27, S3-45, CT-05)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from showroom.contract import duties, queries
from showroom.contract.annexes import Sources
from showroom.contract.model import Contract
from showroom.contract.papers_model import ContractFiling, InformalOrder, OrderWay
from showroom.contract.submission import filing_of, orders_of, submission_paper
from showroom.contract.submission_texts import DEPARTMENTS
from showroom.contract.valid import contract_of
from showroom.customers.model import Customer
from showroom.deals.decisions import tell_decision
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Permission, Role
from showroom.kernel.clock import local_date
from showroom.kernel.errors import NOT_FOUND, REQUIRED, Bug, FieldErrors, Lang, Message, ShowroomError
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.service import staff_name

UNSIGNED = Message(
    "filing_unsigned", "合同尚未签订，不能归档", "The contract is not signed yet and cannot be filed"
)  # fmt: skip
FILED_ALREADY = Message("filing_done", "合同 {number} 已归档", "Contract {number} is filed already")
OWN = Message(
    "filing_own",
    "自己的合同或订单须由另一位经理确认（CT-05）",
    "Another manager confirms one's own contract or order (CT-05)",
)
LATE = Message(
    "filing_late",
    "已过签订当日：请写明为何迟归档（CT-05）",
    "The day of the signing is over: say why it is late (CT-05)",
)
UNKNOWN_DEPARTMENT = Message("filing_department", "没有这个部门", "There is no such department")
CONFIRMED_ALREADY = Message("order_confirmed", "经理已就该订单作出决定", "A manager has decided on this order already")


@dataclass(frozen=True, slots=True)
class FilingDraft:
    """The manager's filing: departments that reviewed (keys of DEPARTMENTS) and a note, needed when it is late."""

    departments: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """An order that was not signed: how it came and what was said."""

    way: OrderWay
    text: str


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order by phone, fax or message; `confirmed_by` is '' while it waits; with a `refusal` the word was no."""

    id: int
    way: OrderWay
    text: str
    by: str
    at: datetime
    confirmed_by: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class FilingView:
    """What the window shows of a deal's filing; `may_file` and `may_confirm` hold for who is looking."""

    signed: bool
    filed_by: str
    filed_at: datetime | None
    departments: frozenset[str]
    late: bool
    orders: tuple[OrderLine, ...]
    may_file: bool
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class UnfiledRow:
    """A signed contract that nobody has filed; `late` when the day of its signing is over."""

    contract_id: int
    deal_id: int
    number: str
    customer_name: str
    signed_on: date
    late: bool


@dataclass(frozen=True, slots=True)
class WaitingOrder:
    """An unsigned order that waits for the manager."""

    order_id: int
    deal_id: int
    deal_number: str
    customer_name: str
    way: OrderWay
    text: str
    at: datetime
    by: int


class FilingService:
    """The paper way of a contract through the house."""

    def __init__(self, work: Workplace, sources: Sources) -> None:
        self.work = work
        self._sources = sources

    @reads(Permission.CONTRACT_READ)
    def view(self, tx: Tx, deal_id: int) -> FilingView:
        """Filing and unsigned orders of a deal; raises not_found, not_your_deal."""
        return self._view(tx, get_deal(tx, deal_id))

    @reads(Permission.CONTRACT_READ)
    def sheet_pdf(self, tx: Tx, deal_id: int, lang: Lang = "zh") -> bytes:
        """The submission sheet as things stand, before the signing and after; never stored."""
        from showroom.contract.submission_pdf import render

        deal = get_deal(tx, deal_id)
        return render(submission_paper(tx, queries.material(tx, deal), self._sources, lang), lang)

    @reads(Permission.CONTRACT_READ)
    def copy_without_prices(self, tx: Tx, number: str, lang: Lang = "zh") -> bytes:
        """A signed contract without its amounts, from the stored snapshot; raises not_found, not_your_deal."""
        from showroom.contract.blind_copy import copy_without_prices

        return copy_without_prices(tx, number, lang)

    @writes(Permission.RULE_OVERRIDE)
    def file(self, tx: Tx, deal_id: int, draft: FilingDraft) -> FilingView:
        """Confirm and archive a signed contract (CT-05); after the day of its signing only with the reason.

        Raises FieldErrors, filing_unsigned, filing_done, filing_own.
        """
        deal = get_deal(tx, deal_id)
        contract = contract_of(tx, deal.id, lock=True)
        if contract is None or contract.number is None or contract.signed_at is None:
            raise ShowroomError(UNSIGNED)
        if filing_of(tx, contract) is not None:
            raise ShowroomError(FILED_ALREADY, number=contract.number)
        if tx.actor.id in {deal.consultant_id, contract.signed_by}:
            raise ShowroomError(OWN)
        remark = field_text("note", draft.note, 300)
        if not draft.departments <= set(DEPARTMENTS):
            raise FieldErrors({"departments": UNKNOWN_DEPARTMENT})
        if local_date(contract.signed_at) < tx.today and not remark:
            raise FieldErrors({"note": LATE})
        row = ContractFiling(
            contract_id=contract.id, departments=json.dumps(sorted(draft.departments)), note=remark, at=tx.now,
            by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        duties.settle(tx, deal, duties.FILING, contract.number)
        note(tx, deal.id, "contract_filed", contract.number)
        tx.audit("contract", contract.id, filed=contract.number)
        tx.audit("deal", deal.id, contract="filed")
        return self._view(tx, deal)

    @reads(Permission.CONTRACT_READ)
    def unfiled(self, tx: Tx, limit: int = 100) -> tuple[UnfiledRow, ...]:
        """Signed contracts that are not filed, oldest first: a consultant's own, the office's all (CT-05)."""
        filed = sa.select(ContractFiling.id).where(ContractFiling.contract_id == Contract.id)
        newer = aliased(Contract)
        void = sa.select(newer.id).where(newer.deal_id == Contract.deal_id, newer.id > Contract.id)
        query = (
            sa.select(Contract, Customer.name)
            .join(Deal, Deal.id == Contract.deal_id)
            .join(Customer, Customer.id == Deal.customer_id)
            .where(Contract.number.is_not(None), ~filed.exists(), ~void.exists())
        )
        if not tx.actor.is_any(*(role for role in Role if role is not Role.CONSULTANT)):
            query = query.where(Deal.consultant_id == tx.actor.id)
        rows = tx.session.execute(query.order_by(Contract.id).limit(max(1, min(limit, 500))))
        return tuple(_unfiled(contract, name, tx.today) for contract, name in rows)

    @writes(Permission.CONTRACT_WRITE)
    def take_order(self, tx: Tx, deal_id: int, draft: OrderDraft) -> FilingView:
        """Write down an order by phone, fax or message; it waits for the manager. Raises FieldErrors, deal_closed."""
        deal = work_on(tx, deal_id, Step.NEGOTIATION)
        text = field_text("order_text", draft.text, 500)
        if not text:
            raise FieldErrors({"order_text": REQUIRED})
        row = InformalOrder(deal_id=deal.id, way=draft.way, text=text, at=tx.now, by=tx.actor.id)
        tx.session.add(row)
        tx.session.flush()
        duties.ask(tx, deal, duties.ORDER, tx.today, text[:300])
        note(tx, deal.id, "order_taken", text)
        tx.audit("informal_order", row.id, way=draft.way)
        tx.audit("deal", deal.id, order="taken")
        return self._view(tx, deal)

    @writes(Permission.RULE_OVERRIDE)
    def confirm_order(self, tx: Tx, deal_id: int, order_id: int) -> FilingView:
        """The manager's word that an unsigned order holds (CT-05); raises not_found, order_confirmed, filing_own."""
        return self._decide(tx, deal_id, order_id, "")

    @writes(Permission.RULE_OVERRIDE)
    def refuse_order(self, tx: Tx, deal_id: int, order_id: int, reason: str) -> FilingView:
        """The manager's no to an unsigned order: it never held (CT-05); raises FieldErrors and as `confirm_order`."""
        text = field_text("note", reason, 300)
        if not text:
            raise FieldErrors({"note": REQUIRED})
        return self._decide(tx, deal_id, order_id, text)

    def _decide(self, tx: Tx, deal_id: int, order_id: int, refusal: str) -> FilingView:
        deal = get_deal(tx, deal_id)
        row = tx.session.get(InformalOrder, order_id, with_for_update=True)
        if row is None or row.deal_id != deal.id:
            raise ShowroomError(NOT_FOUND, what=f"order {order_id}")
        if row.confirmed_at is not None:
            raise ShowroomError(CONFIRMED_ALREADY)
        if tx.actor.id == row.by:
            raise ShowroomError(OWN)
        row.confirmed_at, row.confirmed_by, row.refusal = tx.now, tx.actor.id, refusal
        tx.session.flush()
        if not any(other.confirmed_at is None for other in orders_of(tx, deal)):
            duties.settle(tx, deal, duties.ORDER, row.text[:200])
        word = "未确认订单" if refusal else "确认订单"
        note(tx, deal.id, "order_refused" if refusal else "order_confirmed", refusal or row.text)
        tell_decision(tx, deal, row.by, f"{word} {row.text} {refusal}".rstrip())
        tx.audit("informal_order", row.id, confirmed=not refusal)
        tx.audit("deal", deal.id, order="refused" if refusal else "confirmed")
        return self._view(tx, deal)

    @reads(Permission.RULE_OVERRIDE)
    def waiting_orders(self, tx: Tx, limit: int = 100) -> tuple[WaitingOrder, ...]:
        """Unsigned orders that wait for a manager, oldest first."""
        query = (
            sa.select(InformalOrder, Deal.number, Customer.name)
            .join(Deal, Deal.id == InformalOrder.deal_id)
            .join(Customer, Customer.id == Deal.customer_id)
            .where(InformalOrder.confirmed_at.is_(None), Deal.contract_number.is_(None))
            .order_by(InformalOrder.id)
            .limit(max(1, min(limit, 500)))
        )
        return tuple(
            WaitingOrder(row.id, row.deal_id, number, name, row.way, row.text, row.at, row.by)
            for row, number, name in tx.session.execute(query)
        )

    @staticmethod
    def _view(tx: Tx, deal: Deal) -> FilingView:
        contract = contract_of(tx, deal.id)
        filing = filing_of(tx, contract) if contract is not None else None
        signed_at = contract.signed_at if contract is not None else None
        signed = signed_at is not None
        office = tx.actor.may(Permission.RULE_OVERRIDE)
        orders = tuple(
            OrderLine(
                row.id, row.way, row.text, staff_name(tx.session, row.by), row.at,
                staff_name(tx.session, row.confirmed_by) if row.confirmed_by else "", row.refusal,
            )
            for row in orders_of(tx, deal)
        )  # fmt: skip
        return FilingView(
            signed=signed,
            filed_by=staff_name(tx.session, filing.by) if filing else "",
            filed_at=filing.at if filing else None,
            departments=frozenset(json.loads(filing.departments)) if filing else frozenset(),
            late=signed_at is not None and filing is None and local_date(signed_at) < tx.today,
            orders=orders,
            may_file=signed and filing is None and office and tx.actor.id != deal.consultant_id,
            may_confirm=office,
        )


def _unfiled(contract: Contract, customer: str, today: date) -> UnfiledRow:
    if contract.number is None or contract.signed_at is None:
        raise Bug(f"contract {contract.id} is listed as signed without its number")
    day = local_date(contract.signed_at)
    return UnfiledRow(contract.id, contract.deal_id, contract.number, customer, day, day < today)
