"""A contract draft that two desks edited: what is compared with what, and how each piece is said (trust Q1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from showroom.contract.contract_paper import CarState, DepositWord, Forum
from showroom.contract.disclosure import CAR_STATES, state_of
from showroom.contract.drafts import ContractDraft, ServiceTick
from showroom.contract.entry import draft_of, normalised
from showroom.contract.intent_drafts import IntentDraft
from showroom.contract.intent_queries import draft_of_intent
from showroom.contract.model import Contract
from showroom.contract.paper import SERVICES
from showroom.contract.papers_model import IntentOrder
from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.model import IdKind
from showroom.deals.model import Deal
from showroom.kernel.comparison import EditedMeanwhile, Facts, Lines, Parts, Said, Versions, compare, plain
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx
from showroom.persistence.database import CHANGED_MEANWHILE
from showroom.persistence.last_edit import last_edit
from showroom.staff.service import staff_name
from showroom.vehicles.model import Vehicle

_SAVED_BY = ("ContractService.save_draft",)


def require_newest(tx: Tx, contract: Contract, draft: ContractDraft, base: ContractDraft | None) -> None:
    """Refuse a draft that was made from another version than the stored one, with all that is different.

    `base` is what the page's fields were filled from. Raises EditedMeanwhile (changed_meanwhile).
    """
    if draft.version == contract.version:
        return
    deal = tx.session.get_one(Deal, contract.deal_id)
    vehicle = None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id)
    theirs = replace(draft_of(contract), car_state=state_of(contract, vehicle))
    known = base if base is not None and base.version == draft.version else None
    versions = Versions(
        None if known is None else normalised(known, tx.today), normalised(theirs, tx.today),
        normalised(draft, tx.today), contract.version,
    )  # fmt: skip
    seller = staff_name(tx.session, deal.consultant_id)
    saved = last_edit(tx.session, "contract", contract.id, _SAVED_BY) or (seller, None)
    raise EditedMeanwhile(CHANGED_MEANWHILE, compare(PARTS, versions, saved))


def require_newest_intent(tx: Tx, row: IntentOrder | None, draft: IntentDraft, base: IntentDraft | None) -> None:
    """The same of an intent order, of which `row` is the stored draft. Raises EditedMeanwhile (changed_meanwhile)."""
    if row is None or draft.version == row.version:
        return
    known = base if base is not None and base.version == draft.version else None
    saved = last_edit(tx.session, "intent_order", row.id, ("IntentService.save",))
    versions = Versions(known, draft_of_intent(row), draft, row.version)
    saved = saved or (staff_name(tx.session, row.created_by), row.created_at)
    raise EditedMeanwhile(CHANGED_MEANWHILE, compare(INTENT_PARTS, versions, saved))


def _joint(*parts: Said) -> Said:
    told = [part for part in parts if part[0]]
    return (" · ".join(zh for zh, _ in told), " · ".join(en for _, en in told)) if told else plain("")


def _day(day: date | None) -> Said:
    return plain(day.isoformat() if day else "")


def _document_said(kind: IdKind | None, number: str, valid_to: date | None, birth: date | None) -> Said:
    return _joint(
        ID_KIND_NAMES[kind] if kind else ("", ""),
        (number, number),
        (f"有效期至 {valid_to}", f"valid until {valid_to}") if valid_to else ("", ""),
        (f"生日 {birth}", f"born {birth}") if birth else ("", ""),
    )


def _person_said(name: str, number: str) -> Said:
    return _joint((name, name), (number, number))


_WORDS: dict[DepositWord, Said] = {
    DepositWord.EARNEST: ("定金", "earnest money (定金)"),
    DepositWord.PREPAYMENT: ("订金", "prepayment (订金)"),
}


def _deposit_said(kind: DepositWord | None, agreed: Money | None, paid: Money) -> Said:
    word = ("", "") if kind is None else _WORDS[kind]
    agreed_text = ("", "") if agreed is None else (f"约定 {agreed.grouped()}", f"agreed {agreed.grouped()}")
    paid_text = (f"已付 {paid.grouped()}", f"paid {paid.grouped()}") if paid != ZERO else ("", "")
    return _joint(word, agreed_text, paid_text)


def _forum_said(forum: Forum, name: str) -> Said:
    words = ("人民法院", "people's court") if forum is Forum.COURT else ("仲裁", "arbitration")
    return _joint(words, (name, name))


def _state_said(state: CarState | None) -> Said:
    return plain("") if state is None else (CAR_STATES[state].zh, CAR_STATES[state].en)


def _service_said(tick: ServiceTick) -> Said:
    return f"已选 · {tick.price.grouped()}", f"chosen · {tick.price.grouped()}"


def _service_name(tick: ServiceTick) -> Said:
    known = SERVICES.get(tick.code)
    return (known[0].zh, known[0].en) if known else (tick.code, tick.code)


def _text(name: str, zh: str, en: str, *, by_line: bool = False) -> Facts:
    return Facts(name, (zh, en), (name,), plain, by_line)


PARTS: Parts = (
    _text("buyer_name", "买方姓名", "Buyer's name"),
    Facts("buyer_id", ("买方证件", "Buyer's document"),
          ("buyer_id_kind", "buyer_id_number", "buyer_id_valid_to", "buyer_birth"), _document_said),
    _text("buyer_phone", "买方电话", "Buyer's phone"),
    _text("buyer_address", "买方地址", "Buyer's address"),
    _text("invoice_title", "发票抬头", "Invoice to"),
    _text("guardian", "监护人", "Guardian"),
    Facts("agent", ("代理人", "Agent"), ("agent", "agent_id_number"), _person_said),
    Facts("deposit", ("定金／订金", "Deposit"), ("deposit_word", "deposit_agreed", "deposit_paid"), _deposit_said),
    Facts("delivery_date", ("最迟交车日", "Delivery at the latest"), ("delivery_date",), _day),
    _text("delivery_place", "交车地点", "Place of delivery"),
    Facts("balance_due", ("余款付清日", "Balance due"), ("balance_due",), _day),
    _text("sign_place", "签订地点", "Place of signing"),
    Facts("car_state", ("车辆状态", "State of the car"), ("car_state",), _state_said),
    _text("known_defects", "已知缺陷", "Known defects"),
    Lines("services", lambda tick: tick.code, _service_name, _service_said),
    _text("special_terms", "特别约定", "Special terms", by_line=True),
    Facts("forum", ("争议解决", "Disputes end before"), ("forum", "forum_name"), _forum_said),
    Facts("template_choice", ("合同文本", "Contract text"), ("template_choice",),
          lambda code: plain(code) if code else ("本店标准", "the store's standard")),
)  # fmt: skip
"""What goes together is one question: a document with its number, a deposit with the word that decides its law."""
INTENT_PARTS: Parts = (
    Facts(
        "amount", ("订金", "Intent money (订金)"), ("amount",), lambda amount: plain(amount.grouped() if amount else "")
    ),
    Facts("valid_until", ("有效期至", "Valid until"), ("valid_until",), _day),
    _text("delivery_note", "期望交车", "Delivery wished for"),
    _text("wishes", "特别要求", "Special wishes"),
    _text("guardian", "监护人", "Guardian"),
)
