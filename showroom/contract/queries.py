"""What the contract step reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import sqlalchemy as sa

from showroom.contract.brand_notice import brand_state
from showroom.contract.checks import GM, MANAGER, approvals, missing_stars, unmet
from showroom.contract.disclosure import state_of
from showroom.contract.drafts import DRAFT_FIELDS, ContractRow, ContractState, ContractView, SaleFacts
from showroom.contract.entry import draft_of, first_draft, services_to_json
from showroom.contract.house_terms import house_terms, marked_services
from showroom.contract.model import Contract
from showroom.contract.paper import TEMPLATE, Material
from showroom.contract.rules import DepositSplit, earnest_cap, split_deposit
from showroom.contract.signing import signed_of
from showroom.contract.template_choices import options
from showroom.contract.valid import contract_of
from showroom.customers.model import ConsentPurpose, Customer
from showroom.customers.records import get_customer, newest_consents
from showroom.deals.model import Deal, DealStatus
from showroom.deals.promises import open_promises
from showroom.deals.service import passed_overrides
from showroom.kernel.actor import Role
from showroom.kernel.capitals import capitals
from showroom.kernel.money import ZERO
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name, store_card
from showroom.vehicles.model import Vehicle, VehicleModel


def material(tx: Tx, deal: Deal) -> Material:
    """Everything the deal's contract is made from; an unsaved draft is what is known of the customer."""
    contract = contract_of(tx, deal.id) or _unsaved(tx, deal)
    from showroom.contract.template_store import wording_of
    from showroom.vehicles.returned_cars import mark_of

    notice = newest_consents(tx, deal.customer_id).get(ConsentPurpose.PRIVACY)
    return Material(
        deal=deal,
        contract=contract,
        store=store_card(tx.session),
        model=None if deal.model_id is None else tx.session.get(VehicleModel, deal.model_id),
        vehicle=None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id),
        consultant=staff_name(tx.session, deal.consultant_id),
        privacy_version=notice.notice_version if notice is not None and notice.given else "",
        promises=_promises(tx, deal),
        max_share=tx.parameters.decimal("deposit.max_share", tx.today),
        house=house_terms(tx.parameters, tx.today),
        returned=mark_of(tx, deal.vehicle_id),
        marked=marked_services(tx.parameters, tx.today),
        wording=wording_of(tx, contract, tx.today),
        brand=brand_state(tx, deal, contract),
    )


def _promises(tx: Tx, deal: Deal) -> tuple[str, ...]:
    """What was promised and not yet kept: it goes into the contract word for word."""
    return tuple(promise.text for promise in open_promises(tx, deal.id))


def contract_view(tx: Tx, deal: Deal) -> ContractView:
    """The page's view of one deal's contract."""
    found = material(tx, deal)
    contract = found.contract
    saved = contract.id is not None
    signed = signed_of(contract) if saved else None
    price = deal.contract_price or ZERO
    given = approvals(tx, contract) if saved else {}
    draft = draft_of(contract) if saved else first_draft(get_customer(tx, deal.customer_id), found.store, deal)
    return ContractView(
        draft=replace(draft, car_state=state_of(contract, found.vehicle)),
        saved=saved,
        sale=_sale(found),
        split=_split(found),
        max_share=str(found.max_share),
        earnest_cap=earnest_cap(price, found.max_share),
        missing=() if signed else missing_stars(tx, found),
        findings=() if signed else passed_overrides(tx, deal, unmet(tx, found)),
        approved_by_manager=MANAGER in given,
        approved_by_gm=GM in given,
        signed=signed,
        template=found.wording.template,
        templates=() if signed else options(tx, contract, tx.today),
        terms_refused=_refusals(tx, contract) if saved and contract.special_terms and not signed else (),
    )


def _refusals(tx: Tx, contract: Contract) -> tuple[str, ...]:
    from showroom.contract.terms import refusals_said  # most contracts have no special terms

    return refusals_said(tx, contract)


def signed_rows(tx: Tx, limit: int, before_id: int | None) -> tuple[ContractRow, ...]:
    """Signed contracts, newest first."""
    query = _visible(tx).order_by(Contract.id.desc()).limit(max(1, min(limit, 500)))
    if before_id is not None:
        query = query.where(Contract.id < before_id)
    return tuple(_row(*row) for row in tx.session.execute(query))


def rows_of(tx: Tx, ids: tuple[int, ...]) -> tuple[ContractRow, ...]:
    """The rows of these ids."""
    return tuple(_row(*row) for row in tx.session.execute(_visible(tx).where(Contract.id.in_(ids[:500]))))


def signed_ids(tx: Tx, *where: sa.ColumnElement[bool], limit: int | None = None) -> tuple[int, ...]:
    """All ids for which `where` holds, newest first."""
    ids = _visible(tx).with_only_columns(Contract.id).where(*where).order_by(Contract.id.desc()).limit(limit)
    return tuple(tx.session.scalars(ids))


def _visible(tx: Tx) -> sa.Select[Any]:
    query = (
        sa.select(Contract, Customer.name, VehicleModel.series, VehicleModel.version_name, Deal, _changed())
        .join(Deal, Deal.id == Contract.deal_id)
        .join(Customer, Customer.id == Deal.customer_id)
        .outerjoin(VehicleModel, VehicleModel.id == Deal.model_id)
        .where(Contract.number.is_not(None))
    )
    office = tx.actor.is_any(*(role for role in Role if role is not Role.CONSULTANT))
    mine = query if office else query.where(Deal.consultant_id == tx.actor.id)
    return cast("sa.Select[Any]", mine)


def _changed() -> sa.ColumnElement[bool]:
    """Whether a change order was signed on the contract, asked within the list's one statement."""
    from showroom.contract.change_model import ChangeKind, ContractChange

    signed = sa.select(ContractChange.id).where(
        ContractChange.contract_id == Contract.id,
        ContractChange.number.is_not(None),
        ContractChange.kind == ChangeKind.CHANGE,
    )
    return signed.exists()


def _row(contract: Contract, customer: str, *rest: Any) -> ContractRow:
    series, version, deal, changed = rest
    signed = signed_of(contract)
    assert signed is not None
    state = ContractState.CHANGED if changed else ContractState.VALID
    if deal.contract_number != contract.number:
        state = ContractState.VOID
    elif deal.status is DealStatus.CANCELLED:
        state = ContractState.CANCELLED
    stands = state in {ContractState.VALID, ContractState.CHANGED}
    return ContractRow(
        contract.id, contract.deal_id, signed.document_id, signed.number, customer,
        f"{series} {version}" if series else "", contract.price or ZERO, signed.signed_at,
        (deal.contract_price or ZERO) if stands else ZERO, state,
    )  # fmt: skip


def _sale(found: Material) -> SaleFacts:
    deal, model, car = found.deal, found.model, found.vehicle
    year = f" {model.model_year}" if model and model.model_year else ""
    return SaleFacts(
        brand=model.brand if model else "",
        model=f"{model.series}{year}" if model else "",
        version_name=model.version_name if model else "",
        exterior=deal.exterior or (car.exterior if car else ""),
        interior=deal.interior or (car.interior if car else ""),
        vin=car.vin if car else "",
        guide_price=deal.guide_price,
        discount=deal.discount,
        contract_price=deal.contract_price,
        capitals=capitals(deal.contract_price) if deal.contract_price is not None else "",
        options_price=deal.options_price or ZERO,
        pay_way=deal.pay_way.value if deal.pay_way else "",
    )


def _split(found: Material) -> DepositSplit | None:
    contract, price = found.contract, found.deal.contract_price
    if price is None or contract.deposit_word is None:
        return None
    return split_deposit(price, contract.deposit_paid, contract.deposit_word.value, found.max_share)


def _unsaved(tx: Tx, deal: Deal) -> Contract:
    """A contract row that is not in the session: the first draft in the shape that papers and checks read."""
    draft = first_draft(get_customer(tx, deal.customer_id), store_card(tx.session), deal)
    values = {name: getattr(draft, name) for name in DRAFT_FIELDS}
    services = services_to_json(draft.services)
    return Contract(deal_id=deal.id, template=TEMPLATE, services=services, created_at=tx.now, **values)
