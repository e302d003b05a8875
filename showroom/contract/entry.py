"""The border of the contract step: what was typed, checked and cleaned before it touches a row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from showroom.contract import messages as say
from showroom.contract.contract_paper import Forum
from showroom.contract.drafts import DRAFT_FIELDS, ContractDraft, ServiceTick
from showroom.contract.model import Contract
from showroom.contract.paper import SERVICES, quoted, quoted_services, total_price
from showroom.customers.identity import check_identity
from showroom.customers.model import Customer
from showroom.customers.records import find_by_id_number
from showroom.deals.model import Deal
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.money import BAD_AMOUNT, LIMIT_FEN, ZERO, Money
from showroom.kernel.names import normalise_identifier, normalise_name, same_name
from showroom.kernel.phone import check_phone
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx
from showroom.staff.service import StoreCard

_LIMITS = {
    "buyer_name": 80, "buyer_address": 200, "invoice_title": 120, "agent": 80, "guardian": 80, "delivery_place": 200,
    "sign_place": 200, "forum_name": 80, "agent_id_number": 64, "special_terms": 2000, "template_choice": 20,
    "known_defects": 500,
}  # fmt: skip
Wrong = dict[str, Told | Message]


def checked(draft: ContractDraft, deal: Deal, today: date) -> dict[str, Any]:
    """The values as stored, by column; raises FieldErrors naming every wrong field."""
    wrong: Wrong = {}
    values: dict[str, Any] = {name: getattr(draft, name) for name in DRAFT_FIELDS}
    values |= _texts(draft, wrong)
    values |= _buyer(draft, today, wrong)
    _amounts(draft, deal, wrong)
    for name in ("delivery_date", "balance_due"):
        day = getattr(draft, name)
        if day is not None and day < today:
            wrong[name] = say.PAST_DAY
    if draft.forum is Forum.ARBITRATION and not draft.forum_name.strip():
        wrong["forum_name"] = say.FORUM_NAME
    for tick in draft.services:
        if tick.code not in SERVICES:
            wrong["services"] = say.UNKNOWN_SERVICE
        elif tick.price < ZERO:
            wrong[f"service_{tick.code}_price"] = say.NEGATIVE
        elif tick.price.fen >= LIMIT_FEN:
            wrong[f"service_{tick.code}_price"] = told(BAD_AMOUNT, text="≥ 10¹²")
    if wrong:
        raise FieldErrors(wrong)
    return values | {"services": services_to_json(draft.services)}


def normalised(draft: ContractDraft, today: date) -> ContractDraft:
    """The draft with its texts and numbers as they are stored, right or wrong: for comparing it with another."""
    heard: Wrong = {}
    values: dict[str, Any] = {**_texts(draft, heard), **_buyer(draft, today, heard)}
    return replace(draft, **values)


def services_to_json(ticks: tuple[ServiceTick, ...]) -> str:
    """The ticks as the table keeps them: code and price in fen."""
    return json.dumps([{"code": tick.code, "fen": tick.price.fen} for tick in ticks])


def draft_of(contract: Contract) -> ContractDraft:
    """The stored draft as the page fills its fields from it."""
    services = tuple(ServiceTick(entry["code"], Money(entry["fen"])) for entry in json.loads(contract.services))
    return ContractDraft(
        version=contract.version, services=services, **{name: getattr(contract, name) for name in DRAFT_FIELDS}
    )


def first_draft(customer: Customer, store: StoreCard, deal: Deal) -> ContractDraft:
    """What is known before anything is typed: the customer's file, the store's address, the quotation's terms."""
    return ContractDraft(
        buyer_name=customer.name, buyer_id_kind=customer.id_kind, buyer_id_number=customer.id_number or "",
        buyer_id_valid_to=customer.id_valid_to, buyer_birth=customer.birth, buyer_phone=customer.phone or "",
        buyer_address=customer.address, invoice_title=customer.name, delivery_place=store.address or store.name,
        sign_place=store.address or store.name, special_terms=str(quoted(deal).get("special_terms", "")),
        services=tuple(ServiceTick(code, fee) for code, fee in quoted_services(deal).items() if code in SERVICES),
    )  # fmt: skip


def complete_customer(tx: Tx, customer: Customer, contract: Contract) -> None:
    """Once entered, used everywhere: the buyer's document goes into a file that has none, never over one."""
    number = contract.buyer_id_number
    if customer.id_number or not number or not same_name(customer.name, contract.buyer_name):
        return
    if find_by_id_number(tx, number) is None:
        customer.id_kind, customer.id_number = contract.buyer_id_kind, number
        customer.id_valid_to = contract.buyer_id_valid_to
        customer.birth = customer.birth or contract.buyer_birth
        customer.address = customer.address or contract.buyer_address
        tx.audit("customer", customer.id, completed="contract")


def _texts(draft: ContractDraft, wrong: Wrong) -> dict[str, str]:
    values = {}
    for name, limit in _LIMITS.items():
        try:
            values[name] = clean_text(getattr(draft, name), limit, multiline=name == "special_terms")
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    for name in ("buyer_name", "agent", "guardian"):
        if name in values:
            values[name] = normalise_name(values[name])
    if "buyer_name" in values and not values["buyer_name"]:
        wrong["buyer_name"] = REQUIRED
    if "agent_id_number" in values:
        values["agent_id_number"] = normalise_identifier(values["agent_id_number"])[:64]
    return values


def _buyer(draft: ContractDraft, today: date, wrong: Wrong) -> dict[str, Any]:
    values: dict[str, Any] = {"buyer_id_number": "", "buyer_phone": "", "buyer_birth": draft.buyer_birth}
    if draft.buyer_phone.strip():
        phone = check_phone(draft.buyer_phone)
        values["buyer_phone"] = phone.normalized
        if phone.problem:
            wrong["buyer_phone"] = phone.problem
    if not draft.buyer_id_number.strip():
        return values
    if draft.buyer_id_kind is None:
        wrong["buyer_id_kind"] = REQUIRED
        return values
    found = check_identity(draft.buyer_id_kind, draft.buyer_id_number, today)
    values["buyer_id_number"] = found.normalized
    values["buyer_birth"] = found.birth or draft.buyer_birth
    if found.problem:
        wrong["buyer_id_number"] = found.problem
    return values


def _amounts(draft: ContractDraft, deal: Deal, wrong: Wrong) -> None:
    limit = total_price(deal)
    for name, amount in _stated(draft):
        if amount < ZERO:
            wrong[name] = say.NEGATIVE
        elif amount > limit:
            wrong[name] = told(say.ABOVE_PRICE, price=limit.grouped())
    if draft.deposit_word is None and any(amount > ZERO for _, amount in _stated(draft)):
        wrong["deposit_word"] = say.WORD_NEEDED


def _stated(draft: ContractDraft) -> Iterator[tuple[str, Money]]:
    if draft.deposit_agreed is not None:
        yield "deposit_agreed", draft.deposit_agreed
    yield "deposit_paid", draft.deposit_paid
