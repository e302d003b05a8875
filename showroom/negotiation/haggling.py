"""Why customers haggle: counted by reason, model, consultant and month with the discount it cost (S0-29)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa

from showroom.deals.model import Deal
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, Lang, Message
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import HaggleReason
from showroom.negotiation.ladder import Words
from showroom.negotiation.model import Quotation, QuotationStatus
from showroom.persistence.actions import Tx, Workplace, reads
from showroom.staff.model import StaffMember
from showroom.vehicles.model import VehicleModel

MOST_ROWS = 200
USUAL_DAYS = 90
REASONS = {
    HaggleReason.BUDGET: Words("超预算", "Over budget"),
    HaggleReason.COMPETITOR: Words("竞品更便宜", "Rival is cheaper"),
    HaggleReason.FAIRNESS: Words("怕买贵", "Fears paying too much"),
    HaggleReason.HABIT: Words("习惯还价", "Always haggles"),
    HaggleReason.FAMILY: Words("家人意见", "Family decides"),
    HaggleReason.NONE: Words("没有记录原因", "No reason recorded"),
}
ANSWERS = {
    HaggleReason.BUDGET: "financing", HaggleReason.COMPETITOR: "competitor", HaggleReason.FAIRNESS: "price",
    HaggleReason.HABIT: "price", HaggleReason.FAMILY: "decider",
}  # fmt: skip
"""Under which kind of objection the library keeps what to answer."""
TURNED = Message("haggle_days_turned", "截止日期不能早于开始日期", "The last day cannot be before the first")


class HaggleBy(StrEnum):
    """What the rows of the report are."""

    REASON = "reason"
    MODEL = "model"
    CONSULTANT = "consultant"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class HaggleQuery:
    """Quotations of these days, both included; `reason` narrows to one, None takes every."""

    since: date | None = None
    until: date | None = None
    by: HaggleBy = HaggleBy.REASON
    reason: HaggleReason | None = None


@dataclass(frozen=True, slots=True)
class HaggleRow:
    """Deals of one kind, each counted once with its newest quotation; `signed` of them have a contract."""

    key: str
    name: Words
    deals: int
    signed: int
    guide_price: Money
    discount: Money

    @property
    def average(self) -> Money:
        """The discount a deal, half up to the fen."""
        return Money.rounded(Fraction(self.discount.fen, 100 * self.deals)) if self.deals else ZERO

    @property
    def percent(self) -> str:
        """The discounts as a share of the guide prices, half up to 0.01 %; '—' without any."""
        if not self.guide_price:
            return "—"
        return str(Money.rounded(Fraction(100 * self.discount.fen, self.guide_price.fen)))

    @property
    def success(self) -> str:
        """'3/4 · 75%' of the deals were signed."""
        return f"{self.signed}/{self.deals} · {round(100 * self.signed / self.deals)}%" if self.deals else "—"


@dataclass(frozen=True, slots=True)
class HaggleReport:
    """The rows, the most frequent first (months in their order), and all of them together."""

    since: date
    until: date
    by: HaggleBy
    rows: tuple[HaggleRow, ...]
    total: HaggleRow
    store: str = ""


class HagglingService:
    """Counts; nothing is typed here."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.QUOTE_WRITE)
    def own(self, tx: Tx, query: HaggleQuery) -> HaggleReport:
        """The consultant's own deals; raises FieldErrors(until)."""
        return _report(tx, query, Deal.consultant_id == tx.actor.id)

    @reads(Permission.REPORT_READ)
    def report(self, tx: Tx, query: HaggleQuery) -> HaggleReport:
        """The whole store's deals; raises FieldErrors(until)."""
        return _report(tx, query)

    @reads(Permission.REPORT_READ)
    def export(self, tx: Tx, query: HaggleQuery, target: Path, lang: Lang) -> Path:
        """The same as an Excel file, whole or not at all; raises FieldErrors(until), copy_exists, copy_failed."""
        from showroom.documents.export import export_copy
        from showroom.negotiation.haggling_sheet import sheet_bytes

        return export_copy(sheet_bytes(_report(tx, query), lang), target)


def _report(tx: Tx, query: HaggleQuery, *where: sa.ColumnElement[bool]) -> HaggleReport:
    until = query.until or tx.today
    since = query.since or until - timedelta(days=USUAL_DAYS)
    if since > until:
        raise FieldErrors({"until": TURNED})
    key = _key(tx, query.by)
    money = (Quotation.guide_price, Quotation.discount)
    sums = [sa.func.sum(sa.type_coerce(column, sa.BigInteger)) for column in money]
    signed = sa.func.sum(sa.case((Deal.contract_number.is_not(None), 1), else_=0))
    rows = tx.session.execute(
        _newest(tx, since, until, query.reason)
        .with_only_columns(key, sa.func.count(), signed, *sums)
        .where(*where)
        .group_by(key)
        .order_by(*((key,) if query.by is HaggleBy.MONTH else (sa.func.count().desc(), key)))
        .limit(MOST_ROWS)
    )
    names = _people(tx) if query.by is HaggleBy.CONSULTANT else {}
    found = tuple(
        HaggleRow(str(key), _name(query.by, key, names), int(deals), int(signed), Money(int(guide)), Money(int(cut)))
        for key, deals, signed, guide, cut in rows
    )
    return HaggleReport(since, until, query.by, found, _total(found))


def _newest(tx: Tx, since: date, until: date, reason: HaggleReason | None) -> sa.Select[Any]:
    """Each deal's standing quotation of these days that was haggled over: with a reason, or lower without one."""
    said = _said(tx)
    haggled = sa.or_(said != HaggleReason.NONE.value, sa.type_coerce(Quotation.discount, sa.BigInteger) > 0)
    query = (
        sa.select(Quotation)
        .join(Deal, Deal.id == Quotation.deal_id)
        .outerjoin(VehicleModel, VehicleModel.id == Quotation.model_id)
        .where(
            Quotation.quoted_on.between(since, until),
            Quotation.status.in_((QuotationStatus.OPEN, QuotationStatus.ACCEPTED)),
            haggled if reason is None else said == reason.value,
        )
    )
    return cast("sa.Select[Any]", query)


def _said(tx: Tx) -> sa.ColumnElement[str]:
    """The reason as the quotation's JSON has it, '' where an older one has none."""
    if tx.session.get_bind().dialect.name == "sqlite":
        said: sa.ColumnElement[Any] = sa.func.json_extract(Quotation.draft, "$.haggle_reason")
    else:
        from sqlalchemy.dialects.postgresql import JSON

        said = sa.cast(Quotation.draft, JSON)["haggle_reason"].astext
    return sa.func.coalesce(said, "")


def _key(tx: Tx, by: HaggleBy) -> sa.ColumnElement[Any]:
    if by is HaggleBy.REASON:
        return _said(tx)
    if by is HaggleBy.MODEL:
        return sa.func.coalesce(VehicleModel.series, "")
    if by is HaggleBy.CONSULTANT:
        return cast("sa.ColumnElement[Any]", Deal.consultant_id)
    if tx.session.get_bind().dialect.name == "sqlite":
        return sa.func.substr(sa.type_coerce(Quotation.quoted_on, sa.String), 1, 7)
    return sa.func.to_char(Quotation.quoted_on, "YYYY-MM")


def _people(tx: Tx) -> dict[int, str]:
    rows = tx.session.execute(sa.select(StaffMember.id, StaffMember.name))
    return {ident: name for ident, name in rows}  # noqa: C416 - a Row is no pair for dict()'s type


def _name(by: HaggleBy, key: Any, people: dict[int, str]) -> Words:
    if by is HaggleBy.REASON:
        known = {reason.value: words for reason, words in REASONS.items()}
        return known.get(str(key), Words(str(key), str(key)))
    text = people.get(key, str(key)) if by is HaggleBy.CONSULTANT else str(key) or "—"
    return Words(text, text)


def _total(rows: tuple[HaggleRow, ...]) -> HaggleRow:
    guide = sum((row.guide_price for row in rows), ZERO)
    discount = sum((row.discount for row in rows), ZERO)
    deals, signed = sum(row.deals for row in rows), sum(row.signed for row in rows)
    return HaggleRow("", Words("合计", "Total"), deals, signed, guide, discount)
