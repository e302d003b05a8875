"""What a consultant types into a quotation, and the same as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum

from showroom.deals.model import PayWay
from showroom.kernel.money import ZERO, Money


class DiscountKind(StrEnum):
    """Who gives the discount; each must be true (§4.1, 明码标价 16)."""

    STORE = "store"
    MANUFACTURER = "manufacturer"
    TRADE_IN = "trade_in"
    LOYALTY = "loyalty"


class HaggleReason(StrEnum):
    """Why the customer haggles (S0-29)."""

    NONE = ""
    BUDGET = "budget"
    COMPETITOR = "competitor"
    FAIRNESS = "fairness"
    HABIT = "habit"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class DiscountLine:
    """A discount on the list price; `amount` above zero."""

    kind: DiscountKind
    amount: Money


@dataclass(frozen=True, slots=True)
class OptionLine:
    """Accessories and fitting: `count` × `price`; a gift costs nothing and is named with its number (明码标价 18)."""

    name: str
    count: int
    price: Money
    gift: bool = False


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """An optional service at its marked price; default off, never a condition (MF-04)."""

    name: str
    price: Money
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """One offer as typed.

    Official amounts (`vehicle_vessel_annual`, `compulsory`, `official_fees`) start from the parameter table;
    `commercial` is the insurer's quote as entered (§4.1). `trade_in` lowers the cash due, not the tax base.
    `version` is the quotation's version that the draft was made from, 0 for a new one.
    """

    discounts: tuple[DiscountLine, ...] = ()
    options: tuple[OptionLine, ...] = ()
    services: tuple[ServiceLine, ...] = ()
    vehicle_vessel_annual: Money = ZERO
    compulsory: Money = ZERO
    commercial: Money = ZERO
    official_fees: Money = ZERO
    trade_in: Money = ZERO
    trade_in_car: str = ""
    deposit_paid: Money = ZERO
    replaces_car: bool = False
    pay_way: PayWay = PayWay.CASH
    loan_principal: Money = ZERO
    special_terms: str = ""
    haggle_reason: HaggleReason = HaggleReason.NONE
    valid_until: date | None = None
    delivery_period: str = ""
    version: int = 0


def draft_to_json(draft: QuoteDraft) -> str:
    """The draft as stored; money in fen, dates ISO."""
    return json.dumps(asdict(draft), ensure_ascii=False, default=lambda value: value.isoformat())


def draft_from_json(text: str) -> QuoteDraft:
    """The draft as it was stored by `draft_to_json`."""
    raw = json.loads(text)
    values: dict[str, object] = {}
    for field in fields(QuoteDraft):
        value = raw[field.name]
        if isinstance(value, dict):
            value = Money(**value)
        values[field.name] = value
    values["discounts"] = tuple(DiscountLine(DiscountKind(d["kind"]), Money(**d["amount"])) for d in raw["discounts"])
    values["options"] = tuple(OptionLine(**{**o, "price": Money(**o["price"])}) for o in raw["options"])
    values["services"] = tuple(ServiceLine(**{**s, "price": Money(**s["price"])}) for s in raw["services"])
    values["pay_way"] = PayWay(raw["pay_way"])
    values["haggle_reason"] = HaggleReason(raw["haggle_reason"])
    values["valid_until"] = None if raw["valid_until"] is None else date.fromisoformat(raw["valid_until"])
    return QuoteDraft(**values)  # type: ignore[arg-type]
