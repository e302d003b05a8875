"""A quotation that two desks edited: what is compared with what, and how each piece is said (trust Q1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from showroom.deals.handover import get_deal
from showroom.deals.loan_terms import LoanChoice
from showroom.deals.model import Deal, PayWay
from showroom.kernel.comparison import (
    Compared,
    EditedMeanwhile,
    Facts,
    Lines,
    Parts,
    Said,
    Versions,
    compare,
    plain,
)
from showroom.kernel.money import Money
from showroom.negotiation import ladder as word
from showroom.negotiation.draft import (
    DiscountLine,
    HaggleReason,
    InsuranceKind,
    InsuranceLine,
    OptionLine,
    QuoteDraft,
    ServiceLine,
    draft_from_json,
)
from showroom.negotiation.gate import newest
from showroom.negotiation.haggling import REASONS
from showroom.negotiation.model import Quotation, QuotationStatus
from showroom.negotiation.reckoning import start_draft
from showroom.negotiation.saving import ROW_VERSIONS, cleaned, model_of, model_text, token, use_of
from showroom.persistence.actions import Tx
from showroom.persistence.database import CHANGED_MEANWHILE
from showroom.persistence.last_edit import last_edit
from showroom.staff.service import staff_name

_ACCEPTED = (
    "客户已接受 {number}。保存会产生新版本，须由客户重新接受。",
    "The customer has accepted {number}. Saving makes a new version, which the customer must accept anew.",
)
_OTHER_CAR = (
    "车型已由 {old} 改为 {new}：请核对优惠与税费。",
    "The car is {new} now and was {old}: look at discounts and taxes again.",
)


def require_newest(tx: Tx, deal_id: int, draft: QuoteDraft) -> None:
    """Refuse an offer that was made from another version than the newest one, with all that is different.

    Raises EditedMeanwhile (changed_meanwhile), FieldErrors where the offer itself cannot be read.
    """
    deal = get_deal(tx, deal_id)
    tx.session.refresh(deal, with_for_update=True)  # on a server two desks save one after the other from here on
    before = newest(tx, deal.id)
    if before is not None and draft.version != token(before):
        raise EditedMeanwhile(CHANGED_MEANWHILE, _compared(tx, deal, before, draft))


def _compared(tx: Tx, deal: Deal, before: Quotation, draft: QuoteDraft) -> Compared[QuoteDraft]:
    made_from = _base(tx, deal, draft)
    base = None if made_from is None else _by_kind(cleaned(made_from[0]))
    theirs = _by_kind(replace(cleaned(draft_from_json(before.draft)), version=token(before)))
    mine = _by_kind(cleaned(_with_its_loan(draft, base)))
    saved = staff_name(tx.session, before.by), before.at
    notes: list[Said] = []
    if before.status is QuotationStatus.ACCEPTED:
        saved = last_edit(tx.session, "deal", deal.id, ("NegotiationService.accept",)) or saved
        notes.append(_said(_ACCEPTED, number=before.number))
    if made_from is not None and made_from[1] not in (None, before.model_id):
        notes.append(_said(_OTHER_CAR, **_cars(tx, made_from[1], before.model_id)))
    versions = Versions(base, theirs, mine, token(before))
    return compare(_parts(versions), versions, saved, notes)


def _base(tx: Tx, deal: Deal, draft: QuoteDraft) -> tuple[QuoteDraft, int | None] | None:
    """What the offer was made from, and for which car: a stored version, or the official amounts before the first."""
    if not draft.version:
        return start_draft(model_of(tx, deal), tx.today, tx.parameters, use_of(tx, deal)), None
    revision = draft.version // ROW_VERSIONS
    row = tx.session.execute(
        sa.select(Quotation.draft, Quotation.model_id)
        .where(Quotation.deal_id == deal.id, Quotation.revision == revision)
        .limit(1)
    ).first()
    return None if row is None else (draft_from_json(row.draft), row.model_id)


def _by_kind(draft: QuoteDraft) -> QuoteDraft:
    """One discount of each kind, as the form has them: two of one kind were added up there."""
    found: dict[Any, DiscountLine] = {}
    for line in draft.discounts:
        one = found.get(line.kind)
        reasons = (one.reason if one else "", line.reason)
        amount = line.amount if one is None else one.amount + line.amount
        found[line.kind] = DiscountLine(line.kind, amount, "；".join(reason for reason in reasons if reason))
    return replace(draft, discounts=tuple(found.values()))


def _with_its_loan(draft: QuoteDraft, base: QuoteDraft | None) -> QuoteDraft:
    """The lender's terms are no field of the form: the same principal still stands for the same loan."""
    if base is None or draft.loan is not None or draft.pay_way is not PayWay.LOAN:
        return draft
    same = (base.pay_way, base.loan_principal) == (draft.pay_way, draft.loan_principal)
    return replace(draft, loan=base.loan) if same else draft


def _cars(tx: Tx, old: int | None, new: int | None) -> dict[str, str]:
    from showroom.vehicles.model import VehicleModel

    models = {"old": tx.session.get(VehicleModel, old or 0), "new": tx.session.get(VehicleModel, new or 0)}
    return {key: model_text(model) if model is not None else "—" for key, model in models.items()}


def _parts(versions: Versions[QuoteDraft]) -> Parts:
    """Line by line, but the insurance as one where one side has the insurer's lines and another only their sum."""
    with_lines = {bool(one.insurance) for one in (versions.base, versions.theirs, versions.mine) if one is not None}
    if with_lines == {True}:
        commercial: Parts = (Lines("insurance", _insurance_line, _insurance_name, _insurance_said),)
    else:
        commercial = (Facts("commercial", _both(word.COMMERCIAL), ("insurance", "commercial"), _commercial_said),)
    return (*_PRICE, *_OFFICIAL, *commercial, *_PAYMENT, *_TERMS)


def _said(texts: Said, **values: object) -> Said:
    return texts[0].format(**values), texts[1].format(**values)


def _both(words: word.Words) -> Said:
    return words.zh, words.en


def _joint(parts: Iterator[Said] | tuple[Said, ...]) -> Said:
    told = [part for part in parts if part[0]]
    return " · ".join(zh for zh, _ in told), " · ".join(en for _, en in told)


def _amount(money: Money) -> Said:
    return plain(money.grouped() if money else "")


def _tick(ticked: bool) -> Said:
    return ("是", "yes") if ticked else ("否", "no")


def _day(day: date | None) -> Said:
    return plain(day.isoformat() if day else "")


def _discount_said(line: DiscountLine) -> Said:
    return _joint((_amount(line.amount), (line.reason, line.reason)))


_KINDS: dict[tuple[bool, bool], Said] = {
    (False, False): ("精品", "Accessory"), (True, False): ("赠品", "Gift"), (True, True): ("赠品", "Gift"),
    (False, True): ("厂家选装", "Factory option"),
}  # fmt: skip


def _option_name(line: OptionLine) -> Said:
    kind = _KINDS[line.gift, line.factory]
    return f"{kind[0]}：{line.name}", f"{kind[1]}: {line.name}"


def _option_said(line: OptionLine) -> Said:
    sort = _both(word.QUALITIES[line.quality]) if line.quality in word.QUALITIES else ("", "")
    price = f"{line.count} × {line.price.grouped()}"
    return _joint(((price, price), sort, _KINDS[line.gift, line.factory] if line.gift or line.factory else ("", "")))


def _service_said(line: ServiceLine) -> Said:
    chosen = ("已选", "chosen") if line.chosen else ("未选", "not chosen")
    return _joint((chosen, _amount(line.price), (line.provider, line.provider)))


def _insurance_line(line: InsuranceLine) -> str:
    """Additional covers stand side by side, of the others there is one each."""
    return f"{line.kind.value} {line.cover}" if line.kind is InsuranceKind.OTHER else line.kind.value


def _insurance_name(line: InsuranceLine) -> Said:
    return _both(word.INSURANCES[line.kind])


def _insurance_said(line: InsuranceLine) -> Said:
    return _joint((_amount(line.premium), (line.insurer, line.insurer), (line.cover, line.cover)))


def _commercial_said(lines: tuple[InsuranceLine, ...], amount: Money) -> Said:
    if not lines:
        return _amount(amount)
    told = [(_insurance_name(line), _insurance_said(line)) for line in lines]
    return "；".join(f"{n[0]} {s[0]}" for n, s in told), "; ".join(f"{n[1]} {s[1]}" for n, s in told)


def _payment_said(way: PayWay, principal: Money, loan: LoanChoice | None) -> Said:
    if way is not PayWay.LOAN:
        return "全款", "in full"
    terms = ("", "")
    if loan is not None:
        about = f"{loan.lender} {loan.product}".strip()
        terms = f"{about} {loan.months} 期", f"{about} {loan.months} months"
    return _joint((("贷款", "loan"), _amount(principal), terms))


def _haggle_said(reason: HaggleReason) -> Said:
    return _both(REASONS[reason])


def _sum(key: str, name: Said) -> Facts:
    return Facts(key, name, (key,), _amount)


_PRICE: Parts = (
    Lines("discounts", lambda line: line.kind.value, lambda line: _both(word.DISCOUNTS[line.kind]), _discount_said),
    Lines("options", lambda line: line.name, _option_name, _option_said),
)
_OFFICIAL: Parts = (
    _sum("vehicle_vessel_annual", _both(word.VESSEL)),
    _sum("compulsory", _both(word.COMPULSORY)),
    _sum("official_fees", _both(word.OFFICIAL)),
    Lines("services", lambda line: line.code or line.name, lambda line: _both(word.service_name(line)), _service_said),
)
_PAYMENT: Parts = (
    Facts("trade_in", _both(word.TRADE_IN), ("trade_in", "trade_in_car"), lambda value, car: _joint(
        (_amount(value), (car, car)))),
    _sum("deposit_paid", _both(word.DEPOSIT)),
    Facts("pay_way", ("付款方式", "Way of paying"), ("pay_way", "loan_principal", "loan"), _payment_said),
    Facts("replaces_car", ("置换更新补贴", "Subsidy for replacing a car"), ("replaces_car",), _tick),
    Facts("scraps_car", ("报废更新补贴", "Subsidy for scrapping a car"), ("scraps_car",), _tick),
    _sum("subsidy_advance", _both(word.ADVANCE)),
)  # fmt: skip
_TERMS: Parts = (
    Facts("valid_until", ("有效期至", "Valid until"), ("valid_until",), _day),
    Facts("delivery_period", ("预计交车", "Expected delivery"), ("delivery_period",), plain),
    Facts("special_terms", ("特别约定", "Special terms"), ("special_terms",), plain, by_line=True),
    Facts("haggle_reason", ("还价原因", "Why they haggle"), ("haggle_reason",), _haggle_said, internal=True),
)
