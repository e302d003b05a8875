"""Every version of a deal's quotation, and any two of them compared line by line to the fen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

import sqlalchemy as sa

from showroom.deals.handover import get_deal
from showroom.deals.model import Deal, PayWay
from showroom.kernel.actor import Permission
from showroom.kernel.errors import NOT_FOUND, Lang, ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation.draft import QuoteDraft, draft_from_json
from showroom.negotiation.ladder import NO_NOTE, Rung, Words, ladder
from showroom.negotiation.model import Quotation, QuotationStatus
from showroom.negotiation.saving import as_quoted, model_of, model_text, quote_pdf
from showroom.persistence.actions import Tx, Workplace, reads
from showroom.staff.model import StaffMember

MOST_SHOWN = 200
_FACTS = {
    "car": Words("车型", "Car"),
    "pay_way": Words("付款方式", "Way of paying"),
    "valid_until": Words("有效期至", "Valid until"),
    "delivery_period": Words("预计交车", "Expected delivery"),
    "trade_in_car": Words("旧车", "Old car"),
    "special_terms": Words("特别约定", "Special terms"),
}
_PAY = {PayWay.CASH: Words("全款", "in full"), PayWay.LOAN: Words("贷款", "with a loan")}


@dataclass(frozen=True, slots=True)
class QuoteVersion:
    """One saved version, with who made it and when."""

    id: int
    revision: int
    number: str
    status: QuotationStatus
    quoted_on: date
    valid_until: date
    at: datetime
    by: str
    model_text: str
    discount: Money
    contract_price: Money
    on_road: Money
    due: Money


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of two versions; an amount is None, a text '' where that version has no such line.

    `delta` is new less old, an absent line counting as nothing.
    """

    name: Words
    old: Money | None = None
    new: Money | None = None
    old_text: Words = NO_NOTE
    new_text: Words = NO_NOTE
    total: bool = False

    @property
    def delta(self) -> Money:
        return (self.new or Money(0)) - (self.old or Money(0))

    @property
    def differs(self) -> bool:
        return (self.old, self.old_text) != (self.new, self.new_text)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions and all their lines in the order of the paper."""

    old: QuoteVersion
    new: QuoteVersion
    lines: tuple[Difference, ...]


class VersionService:
    """Reads what was offered before; nothing of it can be changed."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.QUOTE_WRITE)
    def versions(self, tx: Tx, deal_id: int) -> tuple[QuoteVersion, ...]:
        """Every saved version of the deal's quotation, the newest first."""
        deal = get_deal(tx, deal_id)
        return tuple(_version(tx, deal, *row) for row in tx.session.execute(_query(deal).limit(MOST_SHOWN)))

    @reads(Permission.QUOTE_WRITE)
    def compare(self, tx: Tx, deal_id: int, old: int, new: int) -> Comparison:
        """Revisions `old` and `new` line by line; raises not_found."""
        deal = get_deal(tx, deal_id)
        (first, one), (second, other) = (_found(tx, deal, revision) for revision in (old, new))
        return Comparison(first, second, tuple(_differences(tx, deal, one, other)))

    @reads(Permission.QUOTE_WRITE)
    def paper(self, tx: Tx, deal_id: int, revision: int, lang: Lang) -> bytes:
        """That version on paper; an accepted one with the very bytes that were sealed. Raises not_found."""
        deal = get_deal(tx, deal_id)
        return quote_pdf(tx, deal, _found(tx, deal, revision)[1], lang)


def _query(deal: Deal) -> sa.Select[Any]:
    query = sa.select(Quotation, StaffMember.name).join(StaffMember, StaffMember.id == Quotation.by)
    return cast("sa.Select[Any]", query.where(Quotation.deal_id == deal.id).order_by(Quotation.revision.desc()))


def _found(tx: Tx, deal: Deal, revision: int) -> tuple[QuoteVersion, Quotation]:
    row = tx.session.execute(_query(deal).where(Quotation.revision == revision)).first()
    if row is None:
        raise ShowroomError(NOT_FOUND, what=f"quotation {deal.number} v{revision}")
    quotation, by = row
    return _version(tx, deal, quotation, by), quotation


def _version(tx: Tx, deal: Deal, quotation: Quotation, by: str) -> QuoteVersion:
    return QuoteVersion(
        quotation.id, quotation.revision, quotation.number, quotation.status, quotation.quoted_on,
        quotation.valid_until, quotation.at, by, model_text(model_of(tx, deal, quotation)), quotation.discount,
        quotation.contract_price, quotation.on_road_price, quotation.due,
    )  # fmt: skip


def _differences(tx: Tx, deal: Deal, old: Quotation, new: Quotation) -> Iterator[Difference]:
    first, second = (dict(_facts(tx, deal, quotation)) for quotation in (old, new))
    for key, name in _FACTS.items():
        if first[key].zh or second[key].zh:
            yield Difference(name, old_text=first[key], new_text=second[key])
    before, after = (_rungs(tx, deal, quotation) for quotation in (old, new))
    for key in _merged(tuple(before), tuple(after)):
        one, other = before.get(key), after.get(key)
        rung = other or one
        assert rung is not None
        yield Difference(
            rung.name,
            one.amount if one else None,
            other.amount if other else None,
            one.note if one else NO_NOTE,
            other.note if other else NO_NOTE,
            rung.kind == "total",
        )


def _facts(tx: Tx, deal: Deal, quotation: Quotation) -> Iterator[tuple[str, Words]]:
    draft = draft_from_json(quotation.draft)
    texts = {
        "car": model_text(model_of(tx, deal, quotation)),
        "valid_until": quotation.valid_until.isoformat(),
        "delivery_period": draft.delivery_period,
        "trade_in_car": draft.trade_in_car,
        "special_terms": draft.special_terms,
    }
    for key, text in texts.items():
        yield key, Words(text, text)
    yield "pay_way", _PAY[draft.pay_way]


def _rungs(tx: Tx, deal: Deal, quotation: Quotation) -> dict[str, Rung]:
    """The ladder by what each line is about, not by its place: a line moved is no line changed."""
    draft: QuoteDraft = draft_from_json(quotation.draft)
    found: dict[str, Rung] = {}
    for rung in ladder(draft, as_quoted(tx, quotation, model_of(tx, deal, quotation))):
        parts = rung.key.split(".", 2)
        key = f"{parts[0]}.{parts[2]}" if parts[0] in ("option", "gift") else ".".join(parts[:2])
        while key in found:
            key += "+"
        found[key] = rung
    return found


def _merged(old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    """The keys of both in the order of the new version, a line that is gone after the one that it followed."""
    order = list(new)
    for place, key in enumerate(old):
        if key not in order:
            before = next((old[at] for at in range(place - 1, -1, -1) if old[at] in order), None)
            order.insert(0 if before is None else order.index(before) + 1, key)
    return order
