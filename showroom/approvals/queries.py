"""What the list of waiting approvals and the deal behind each line are read from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from showroom.approvals.views import AskKind, Dossier, Limits, TalkLine, VersionLine, WaitingItem, Wanted
from showroom.contract.change_drafts import OpenChange
from showroom.contract.change_model import ContractChange
from showroom.contract.filing_service import WaitingOrder
from showroom.contract.terms import WaitingTerms
from showroom.contract.valid import contract_of
from showroom.customers.model import Customer
from showroom.deals.handover import current_step, get_deal, step_states
from showroom.deals.model import Deal, DealStatus, Objection, Promise
from showroom.kernel.actor import Role
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import HaggleReason
from showroom.negotiation.ladder import CONTRACT_PRICE, GUIDE, NO_NOTE, Rung, RungKind, Words, ladder
from showroom.negotiation.limits import limits_at
from showroom.negotiation.model import Quotation
from showroom.negotiation.turnover import turnovers_of
from showroom.negotiation.views import ApprovalView, QuoteView
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.staff.service import staff_name
from showroom.vehicles.model import Vehicle, VehicleModel
from showroom.vehicles.records import model_text

AGREED = Words("优惠合计", "Discount")
_MOST_CHANGES, _MOST_LINES = 100, 20


def open_changes(tx: Tx) -> list[WaitingItem]:
    """Unsigned changes and cancellations on open deals by others than the actor, the oldest first."""
    query = (
        sa.select(ContractChange, Customer.name, StaffMember.name, VehicleModel)
        .join(Deal, Deal.id == ContractChange.deal_id)
        .join(Customer, Customer.id == Deal.customer_id)
        .join(StaffMember, StaffMember.id == ContractChange.created_by)
        .outerjoin(VehicleModel, VehicleModel.id == Deal.model_id)
        .where(ContractChange.number.is_(None), ContractChange.withdrawn_at.is_(None))
        .where(Deal.status == DealStatus.OPEN, ContractChange.created_by != tx.actor.id)
        .order_by(ContractChange.created_at, ContractChange.id)
        .limit(_MOST_CHANGES)
    )
    return [
        WaitingItem(
            AskKind(row.kind.value), row.deal_id, row.deal_id, customer, _text(model), asker, row.reason,
            Role.SALES_MANAGER, row.created_at, version=row.version,
        )
        for row, customer, asker, model in tx.session.execute(query)
    ]  # fmt: skip


def with_post(item: WaitingItem, opened: OpenChange) -> WaitingItem:
    """The line with the post that is asked and the version that is decided on."""
    said = {given.role for given in opened.given}
    silent = [role for role in opened.waits_for if role not in said]
    return replace(item, role=silent[0] if silent else item.role, version=opened.version)


def terms_item(tx: Tx, waits: WaitingTerms) -> WaitingItem:
    """Special terms of a contract as a line of the list."""
    deal = tx.session.get_one(Deal, waits.deal_id)
    model = None if deal.model_id is None else tx.session.get_one(VehicleModel, deal.model_id)
    return WaitingItem(
        AskKind.TERMS, deal.id, deal.id, tx.session.get_one(Customer, deal.customer_id).name,
        _text(model), staff_name(tx.session, deal.consultant_id), waits.terms[0],
        waits.role, waits.since, digest=waits.digest,
    )  # fmt: skip


def order_item(tx: Tx, waits: WaitingOrder) -> WaitingItem:
    """An order that nobody has signed as a line of the list (CT-05)."""
    deal = tx.session.get_one(Deal, waits.deal_id)
    model = None if deal.model_id is None else tx.session.get_one(VehicleModel, deal.model_id)
    return WaitingItem(
        AskKind.ORDER, waits.order_id, deal.id, waits.customer_name, _text(model), staff_name(tx.session, waits.by),
        waits.text, Role.SALES_MANAGER, waits.at,
    )  # fmt: skip


def dossier(tx: Tx, item: WaitingItem, quote: QuoteView | None, wanted: Wanted) -> Dossier:
    """The whole deal behind one line; `quote` None where nothing was quoted, `wanted` what a change asks for."""
    deal = get_deal(tx, item.deal_id)
    customer = tx.session.get_one(Customer, deal.customer_id)
    model = _model(tx, deal, quote, wanted)
    car = None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id)
    return Dossier(
        item=item,
        deal_number=deal.number,
        customer=customer.name,
        grade=customer.grade.value if customer.grade else "",
        owner=staff_name(tx.session, deal.consultant_id),
        car_text=_text(model),
        colours=" / ".join(part for part in (deal.exterior, deal.interior) if part),
        vin=car.vin if car else "",
        step=current_step(step_states(tx, deal.id)),
        rungs=_agreed(deal) if quote is None else ladder(quote.draft, quote.reckoned),
        limits=None if model is None else _limits(tx, model, _given(tx, (deal, model), quote, wanted)),
        haggle=HaggleReason.NONE if quote is None else quote.draft.haggle_reason,
        special_terms=_terms(tx, deal, quote),
        versions=_versions(tx, deal),
        objections=_objections(tx, deal),
        promises=_promises(tx, deal),
        turnovers=turnovers_of(tx, deal.id),
        earlier=() if quote is None else tuple(one for one in quote.approvals if not _is_asked(item, one)),
        waited=tx.now - item.since,
        margin=None,
    )


def _text(model: VehicleModel | None) -> str:
    return "" if model is None else model_text(model)


def _is_asked(item: WaitingItem, one: ApprovalView) -> bool:
    return item.kind is AskKind.DISCOUNT and item.id == one.id


def _model(tx: Tx, deal: Deal, quote: QuoteView | None, wanted: Wanted) -> VehicleModel | None:
    """The car that is asked for: of a change order the new one, else the quoted one, else the deal's."""
    quotation = None if quote is None else tx.session.get(Quotation, quote.id)
    ident = wanted.model_id or (None if quotation is None else quotation.model_id) or deal.model_id
    return None if ident is None else tx.session.get(VehicleModel, ident)


def _given(
    tx: Tx, sale: tuple[Deal, VehicleModel], quote: QuoteView | None, wanted: Wanted
) -> tuple[Money, Money, date]:  # fmt: skip
    """Guide price, discount in all, and the day whose limits count: that of the quotation, of a change today."""
    deal, model = sale
    if wanted.discount is not None:
        return model.guide_price, wanted.discount, tx.today  # as the change is reckoned
    if quote is None:
        return deal.guide_price or model.guide_price, deal.discount or ZERO, tx.today
    return quote.reckoned.guide_price, quote.reckoned.discount, quote.quoted_on


def _limits(tx: Tx, model: VehicleModel, given: tuple[Money, Money, date]) -> Limits:
    guide, discount, on = given
    consultant, manager = limits_at(tx, model, on).amounts(guide)
    return Limits(consultant, manager, max(ZERO, discount - consultant))


def _agreed(deal: Deal) -> tuple[Rung, ...]:
    """The price of a deal that no quotation of ours led to."""
    if deal.guide_price is None or deal.contract_price is None:
        return ()
    return (
        Rung("guide", GUIDE, deal.guide_price, NO_NOTE),
        Rung("discount", AGREED, deal.contract_price - deal.guide_price, NO_NOTE),
        Rung("contract_price", CONTRACT_PRICE, deal.contract_price, NO_NOTE, RungKind.TOTAL),
    )


def _terms(tx: Tx, deal: Deal, quote: QuoteView | None) -> str:
    """The contract's special terms, before there is one the quotation's."""
    contract = contract_of(tx, deal.id)
    typed = "" if contract is None else contract.special_terms
    return typed or ("" if quote is None else quote.draft.special_terms)


def _versions(tx: Tx, deal: Deal) -> tuple[VersionLine, ...]:
    query = (
        sa.select(Quotation, StaffMember.name)
        .join(StaffMember, StaffMember.id == Quotation.by)
        .where(Quotation.deal_id == deal.id)
        .order_by(Quotation.revision.desc())
        .limit(_MOST_LINES)
    )
    return tuple(
        VersionLine(row.number, row.revision, row.at, name, row.discount, row.on_road_price, row.status)
        for row, name in tx.session.execute(query)
    )


def _objections(tx: Tx, deal: Deal) -> tuple[TalkLine, ...]:
    query = sa.select(Objection).where(Objection.deal_id == deal.id).order_by(Objection.id.desc()).limit(_MOST_LINES)
    return tuple(TalkLine(row.text, row.settled_at is not None) for row in tx.session.scalars(query))


def _promises(tx: Tx, deal: Deal) -> tuple[TalkLine, ...]:
    query = sa.select(Promise).where(Promise.deal_id == deal.id).order_by(Promise.id.desc()).limit(_MOST_LINES)
    standing = query.where(Promise.withdrawn_at.is_(None))
    return tuple(TalkLine(row.text, row.kept_at is not None) for row in tx.session.scalars(standing))
