"""What a 三包 claim comes to: new car or money back, line by line with its rule; pure (SB-07, SB-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from showroom.kernel.dates import completed_years
from showroom.kernel.errors import FieldErrors, Message, Told, told
from showroom.kernel.money import ZERO, Money
from showroom.vehicles.periods import purchase_tax_refund, use_compensation

NEGATIVE = Message("claim_negative", "金额和里程不能是负数", "Amounts and kilometres must not be negative")
WORN_TOO_MUCH = Message(
    "claim_worn", "折旧不能超过加装费用 {paid}", "The depreciation cannot exceed the accessories' price, {paid}"
)
TAX_DATE = Message(
    "claim_tax_date", "请填写缴纳购置税的日期（SB-08）", "Give the day the purchase tax was paid (SB-08)"
)
TAX_LATER = Message("claim_tax_later", "缴税日期不能晚于今天", "The tax cannot have been paid after today")
SHARE_WRONG = Message(
    "claim_share",
    "使用补偿系数应为 0 到 {limit}（三包凭证约定，SB-07）",
    "The use coefficient n is 0 to {limit}, as the certificate says (SB-07)",
)


class Outcome(StrEnum):
    """How a claim is decided."""

    REPAIR = "repair"
    ASSEMBLY = "assembly"
    EXCHANGE = "exchange"
    REFUND = "refund"
    REFUSED = "refused"


RETURNS = frozenset({Outcome.EXCHANGE, Outcome.REFUND})
"""The car comes back."""


class LineKind(StrEnum):
    """What a line of the sheet is for."""

    PRICE = "price"
    REGISTRATION = "registration"
    ACCESSORIES = "accessories"
    SERVICES = "services"
    USE = "use"
    TAX = "tax"


@dataclass(frozen=True, slots=True)
class Losses:
    """What the customer had to pay beside the car, and the tax that the tax office gives back (art. 26, SB-08).

    `accessories` as paid, `accessories_worn` their fair depreciation.
    """

    registration_fee: Money = ZERO
    accessories: Money = ZERO
    accessories_worn: Money = ZERO
    services: Money = ZERO
    tax_paid: Money = ZERO
    tax_paid_on: date | None = None


NO_LOSSES = Losses()


@dataclass(frozen=True, slots=True)
class Use:
    """How far the car was driven and the coefficient n of its 三包 certificate; `paid_for` only under article 24.

    `rule` is the one that gives the right, SB-08 for a return that only the store's word gives.
    """

    kilometres: int
    share: Decimal
    share_max: Decimal
    paid_for: bool
    rule: str = "SB-08"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line: what, by which rule, how much; money the customer owes is negative."""

    kind: LineKind
    rule: str
    amount: Money
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the store pays the customer (negative: the customer pays), and what the tax office gives back apart."""

    outcome: Outcome
    lines: tuple[SheetLine, ...]
    to_customer: Money
    from_tax_office: Money

    @property
    def total(self) -> Money:
        return self.to_customer + self.from_tax_office

    def amount(self, kind: LineKind) -> Money:
        """The amount of a line, zero when the sheet has none of that kind."""
        return sum((line.amount for line in self.lines if line.kind is kind), ZERO)


def reckon(
    outcome: Outcome, price: Money, use: Use, losses: Losses, tax: tuple[date, Decimal]
) -> Sheet:  # fmt: skip
    """The sheet of a new car or a refund; `tax` is the day the car comes back and the share lost a full year.

    A refund gives the price back, both outcomes the customer's losses (art. 26), less what article 24 lets the store
    ask for the use (SB-07). The purchase tax comes from the tax office, for a refund only (SB-08).
    Raises FieldErrors.
    """
    require_sound(use, losses, tax[0])
    refund = outcome is Outcome.REFUND
    lines = [SheetLine(LineKind.PRICE, use.rule, price)] if refund else []
    kept = losses.accessories - losses.accessories_worn
    worn = (("paid", losses.accessories.grouped()), ("worn", losses.accessories_worn.grouped()))
    for kind, amount, values in (
        (LineKind.REGISTRATION, losses.registration_fee, ()), (LineKind.ACCESSORIES, kept, worn),
        (LineKind.SERVICES, losses.services, ()),
    ):  # fmt: skip
        if amount:
            lines.append(SheetLine(kind, "SB-08", amount, values))
    if use.paid_for:
        owed = use_compensation(price, Decimal(use.kilometres), use.share, use.share_max)
        figures = (("price", price.grouped()), ("km", f"{use.kilometres:,}"), ("share", percent(use.share)))
        lines.append(SheetLine(LineKind.USE, "SB-07", -owed, figures))
    back = ZERO
    if refund and losses.tax_paid and losses.tax_paid_on is not None:
        back = purchase_tax_refund(losses.tax_paid, losses.tax_paid_on, *tax)
        years = max(0, completed_years(losses.tax_paid_on, tax[0]))
        lines.append(
            SheetLine(LineKind.TAX, "SB-08", back, (("paid", losses.tax_paid.grouped()), ("years", str(years))))
        )
    own = sum((line.amount for line in lines if line.kind is not LineKind.TAX), ZERO)
    return Sheet(outcome, tuple(lines), own, back)


def require_sound(use: Use, losses: Losses, today: date) -> None:
    """Raises FieldErrors naming each amount that cannot be."""
    wrong: dict[str, Told | Message] = {}
    for name in ("registration_fee", "accessories", "accessories_worn", "services", "tax_paid"):
        if getattr(losses, name) < ZERO:
            wrong[name] = NEGATIVE
    if not wrong and losses.accessories_worn > losses.accessories:
        wrong["accessories_worn"] = told(WORN_TOO_MUCH, paid=losses.accessories.grouped())
    if losses.tax_paid and losses.tax_paid_on is None:
        wrong["tax_paid_on"] = TAX_DATE
    elif losses.tax_paid_on is not None and losses.tax_paid_on > today:
        wrong["tax_paid_on"] = TAX_LATER
    if use.kilometres < 0:
        wrong["use_km"] = NEGATIVE
    if use.paid_for and not 0 <= use.share <= use.share_max:
        wrong["use_share"] = told(SHARE_WRONG, limit=percent(use.share_max))
    if wrong:
        raise FieldErrors(wrong)


def percent(share: Decimal) -> str:
    """0.005 as '0.5%'."""
    return f"{(share * 100).normalize():f}%"
