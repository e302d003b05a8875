"""What a consultant types into a quotation, and the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from showroom.deals.loan_terms import LoanChoice, loan_from_plain, loan_to_plain
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


class PartQuality(StrEnum):
    """What kind of part an accessory is, as the dealer must say (MF-07)."""

    UNSTATED = ""
    ORIGINAL = "original"
    EQUIVALENT = "equivalent"
    REMANUFACTURED = "remanufactured"
    REUSED = "reused"


class InsuranceKind(StrEnum):
    """The lines of a commercial insurance quote (§4.1)."""

    DAMAGE = "damage"
    THIRD_PARTY = "third_party"
    SEATS = "seats"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DiscountLine:
    """A discount on the list price; `amount` above zero, `reason` why it is given or by which campaign (S0-29)."""

    kind: DiscountKind
    amount: Money
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OptionLine:
    """Accessories and fitting: `count` × `price`; a gift is named with its number and true value, and costs nothing
    (明码标价 18): its `price` is that value and is in no total. A `factory` option is ordered with the car and part of
    it: of its invoice and so of the base of the purchase tax (§4.1).
    """

    name: str
    count: int
    price: Money
    gift: bool = False
    quality: PartQuality = PartQuality.UNSTATED
    factory: bool = False


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """An optional service at its marked price; default off, never a condition (MF-01, MF-04).

    `code` is one of `optional_services.SERVICES`; older quotations know services by `name` alone.
    """

    name: str
    price: Money
    chosen: bool = False
    code: str = ""
    provider: str = ""


@dataclass(frozen=True, slots=True)
class InsuranceLine:
    """One line of an insurer's quote as entered, never worked out here (§4.1); `cover`: the sum or what is insured."""

    kind: InsuranceKind
    premium: Money
    insurer: str
    cover: str = ""


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """One offer as typed.

    Official amounts (`vehicle_vessel_annual`, `compulsory`, `official_fees`) start from the parameter table;
    `commercial` is the insurer's quote as entered (§4.1), with `insurance` lines their sum. `trade_in` lowers the cash
    due, not the tax base.
    `replaces_car` and `scraps_car` ask for the state's subsidy of one or the other kind, of which the store may pay
    `subsidy_advance` beforehand: that lowers what is due now.
    `loan` are the lender's terms for `loan_principal` where a proposal with them was chosen.
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
    insurance: tuple[InsuranceLine, ...] = ()
    loan: LoanChoice | None = None
    version: int = 0
    scraps_car: bool = False
    subsidy_advance: Money = ZERO


def draft_to_json(draft: QuoteDraft) -> str:
    """The draft as stored; money in fen, dates ISO."""
    plain = asdict(draft) | {"loan": None if draft.loan is None else loan_to_plain(draft.loan)}
    return json.dumps(plain, ensure_ascii=False, default=lambda value: value.isoformat())


def commercial_premium(draft: QuoteDraft) -> Money:
    """The commercial insurance: the sum of the insurer's lines, else the one amount that was entered (§4.1)."""
    return sum((line.premium for line in draft.insurance), ZERO) if draft.insurance else draft.commercial


def draft_from_json(text: str) -> QuoteDraft:
    """The draft as it was stored by `draft_to_json`, by this version or an older one that knew fewer fields."""
    raw = json.loads(text)
    return QuoteDraft(**{name: read(raw[name]) for name, read in _READERS.items() if name in raw})


def _same(value: Any) -> Any:
    return value


def _money(value: dict[str, int]) -> Money:
    return Money(**value)


def _lines(made: Callable[..., Any], /, **readers: Callable[[Any], Any]) -> Callable[[list[dict[str, Any]]], Any]:
    def read(rows: list[dict[str, Any]]) -> Any:
        return tuple(made(**{name: readers.get(name, _same)(value) for name, value in row.items()}) for row in rows)

    return read


_READERS: dict[str, Callable[[Any], Any]] = {
    "discounts": _lines(DiscountLine, kind=DiscountKind, amount=_money),
    "options": _lines(OptionLine, price=_money, quality=PartQuality),
    "services": _lines(ServiceLine, price=_money),
    "insurance": _lines(InsuranceLine, kind=InsuranceKind, premium=_money),
    "loan": lambda plain: None if plain is None else loan_from_plain(plain),
    "pay_way": PayWay,
    "haggle_reason": HaggleReason,
    "valid_until": lambda day: None if day is None else date.fromisoformat(day),
    **dict.fromkeys(
        ("trade_in_car", "replaces_car", "scraps_car", "special_terms", "delivery_period", "version"), _same,
    ),
    **dict.fromkeys(
        ("vehicle_vessel_annual", "compulsory", "commercial", "official_fees", "trade_in", "deposit_paid",
         "loan_principal", "subsidy_advance"), _money,
    ),
}  # fmt: skip
