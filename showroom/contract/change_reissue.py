"""A contract void and issued anew (作废重开): what it would say, what differs, who must agree (CT-04, CT-06)."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

import sqlalchemy as sa

from showroom.contract import change_messages as say
from showroom.contract import change_texts as t
from showroom.contract.annexes import QuotedPrice, Sources, annexed
from showroom.contract.brand_notice import brand_state
from showroom.contract.change_case import Case, start_of
from showroom.contract.change_drafts import (
    REISSUE_FIELDS,
    Neighbours,
    Priced,
    ReissueDraft,
    ReissueSums,
)
from showroom.contract.change_model import ChangeKind, ContractChange
from showroom.contract.change_rules import NEGATIVE
from showroom.contract.checks import unmet
from showroom.contract.entry import checked, draft_of
from showroom.contract.model import Contract
from showroom.contract.paper import Material, Signing, contract_paper, snapshot, total_price
from showroom.contract.reissue_rows import BY_ITSELF, compared
from showroom.customers.model import IdKind
from showroom.deals.model import Deal, PayWay
from showroom.documents.model import Document
from showroom.documents.store import kept_snapshot
from showroom.kernel.actor import Role
from showroom.kernel.errors import REQUIRED, Bug, FieldErrors, Lang, Message, ShowroomError, Told, told
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.money import ZERO, Money
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx
from showroom.persistence.orm import Model

_MANAGER, _BOTH = (Role.SALES_MANAGER,), (Role.SALES_MANAGER, Role.GENERAL_MANAGER)
_LIMITS = {"reason": 300, "exterior": 40, "interior": 40}
_DAYS = ("buyer_id_valid_to", "buyer_birth", "delivery_date")
_GATES = frozenset({"§3.2", "MF-05", "G-05", "CT-02"})
"""What can be wrong with terms that were signed once: a ★ field, the buyer's papers, the buyer's age."""
_AT_SIGNING = frozenset({"DV-06", "MF-03"})
"""What may follow after the request, as after a draft, and stops the signatures: a scan to file, a word to give."""
LANGUAGES: tuple[Lang, Lang] = ("zh", "en")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Anew:
    """The contract issued anew before it is signed; its deal and contract are copies that no session knows.

    `missing` is what its signing still needs of others: the agent's authority (DV-06), the buyer's word on a brand
    without authorisation (MF-03).
    """

    material: Material
    priced: Priced | None
    missing: tuple[Finding, ...] = ()

    @property
    def deal(self) -> Deal:
        return self.material.deal

    @property
    def contract(self) -> Contract:
        return self.material.contract


def reissue_start(case: Case) -> ReissueDraft:
    """The valid contract with all that was agreed since, as the draft that a reissue starts from."""
    start = start_of(case)
    contract = dataclasses.replace(
        draft_of(case.contract), delivery_date=case.delivery_date, special_terms=_terms(case), version=0
    )
    return ReissueDraft("", contract, start.exterior, start.interior, start.discount)


def checked_reissue(tx: Tx, case: Case, draft: ReissueDraft) -> ReissueDraft:
    """The reissue cleaned, only its REISSUE_FIELDS taken from what was typed; raises FieldErrors."""
    start = reissue_start(case)
    typed = {name: getattr(draft.contract, name) for name in REISSUE_FIELDS}
    if typed["invoice_title"] == start.contract.invoice_title == start.contract.buyer_name:
        typed["invoice_title"] = typed["buyer_name"]  # an invoice to the buyer goes to the buyer as put right
    wrong: dict[str, Told | Message] = {}
    texts = {name: _text(draft, name, wrong) for name in _LIMITS}
    if not texts["reason"]:
        wrong.setdefault("reason", REQUIRED)
    if draft.discount < ZERO:
        wrong["discount"] = NEGATIVE
    contract = dataclasses.replace(start.contract, **typed)
    try:
        values = checked(dataclasses.replace(contract, balance_due=None), case.deal, tx.today)
    except FieldErrors as errors:
        same_day = contract.delivery_date == start.contract.delivery_date
        wrong |= {name: why for name, why in errors.fields.items() if name != "delivery_date" or not same_day}
        values = {}
    if wrong:
        raise FieldErrors(wrong)
    contract = dataclasses.replace(contract, **{name: values[name] for name in REISSUE_FIELDS if name in values})
    return ReissueDraft(texts["reason"], contract, texts["exterior"], texts["interior"], draft.discount, draft.version)


def anew(tx: Tx, case: Case, draft: ReissueDraft, material: Material, neighbours: Neighbours) -> Anew:
    """The contract as it would be issued; raises change_loan_high and FieldErrors where it could not be signed."""
    priced = None
    deal = {"exterior": draft.exterior, "interior": draft.interior}
    if draft.discount != (case.deal.discount or ZERO):
        options = [(line.name, line.count, line.price) for line in start_of(case).options]
        priced = neighbours.requote(tx, case.deal, case.deal.model_id or 0, draft.discount, options)
        deal |= price_columns(draft, priced)
    values = {name: getattr(draft.contract, name) for name in REISSUE_FIELDS}
    contract = _copy(
        case.contract, id=None, number=None, document_id=None, translation_id=None, sha256=None, signed_at=None,
        signed_by=None, idempotency_key=None, buyer_signature=None, seller_signature=None, price=None,
        special_terms=draft.contract.special_terms, replaces_id=case.contract.id, created_at=tx.now,
        version=1, **values,
    )  # fmt: skip
    brand = brand_state(tx, case.deal, case.contract, anew=True)
    made = Anew(dataclasses.replace(material, deal=_copy(case.deal, **deal), contract=contract, brand=brand), priced)
    made = dataclasses.replace(made, missing=_still_missing(tx, case, made))
    sources = dataclasses.replace(neighbours.sources, price=partial(_agreeing, neighbours.sources))
    return named(dataclasses.replace(made, material=annexed(tx, made.material, sources)), "")


def named(made: Anew, page_number: str) -> Anew:
    """The same, its list of annexes naming the page of differences and the contract that it replaces."""
    old = made.deal.contract_number or ""
    notes = {lang: (t.REPLACES(lang, number=page_number, old=old),) for lang in LANGUAGES}
    return dataclasses.replace(made, material=dataclasses.replace(made.material, notes=notes))


def price_columns(draft: ReissueDraft, priced: Priced) -> dict[str, Any]:
    """What a price put right makes of the deal's columns."""
    return {
        "discount": draft.discount, "guide_price": priced.guide_price, "contract_price": priced.contract_price,
        "options_price": priced.options_price, "on_road_price": priced.on_road_price,
        "quotation_json": priced.quotation_json,
    }  # fmt: skip


def new_paper(tx: Tx, case: Case, made: Anew, signing: Signing, lang: Lang) -> Any:
    """The contract issued anew as it is printed; a car sold as demonstration car stays one, though it is sold now."""
    paper = contract_paper(made.material, signing, lang)
    said = stored_snapshot(tx, case, lang).get("vehicle", {})
    if said.get("vin") and said["vin"] == paper.vehicle.vin:
        paper = dataclasses.replace(paper, vehicle=dataclasses.replace(paper.vehicle, condition=said["condition"]))
    return paper


def reissue_sums(tx: Tx, case: Case, made: Anew, lang: Lang, number: str = "") -> ReissueSums:
    """What differs and what it comes to; raises ShowroomError(reissue_same)."""
    paper = new_paper(tx, case, made, Signing(number, tx.today), lang)
    rows = compared(stored_snapshot(tx, case, lang), json.loads(snapshot(paper, lang)), lang)
    if all(row.name in BY_ITSELF for row in rows):
        raise ShowroomError(say.REISSUE_SAME)
    before, after = total_price(case.deal), total_price(made.deal)
    return ReissueSums(rows, before, after, case.payments, _MANAGER if before == after else _BOTH)


def stored_snapshot(tx: Tx, case: Case, lang: Lang) -> dict[str, Any]:
    """The data that the valid contract's stored paper was made from."""
    ident = case.contract.document_id if lang == "zh" else case.contract.translation_id
    document = None if ident is None else tx.session.get(Document, ident)
    if document is None:
        raise Bug(f"contract {case.contract.id} is signed without its papers")
    found: dict[str, Any] = json.loads(kept_snapshot(document))
    return found


def reissue_to_json(draft: ReissueDraft) -> tuple[str, str]:
    """The draft as stored: colours and discount, and apart from them what names the buyer and his papers."""
    plain = {
        "reason": draft.reason, "exterior": draft.exterior, "interior": draft.interior,
        "discount": draft.discount.fen,
    }  # fmt: skip
    person = {name: getattr(draft.contract, name) for name in REISSUE_FIELDS}
    as_text = {name: value.isoformat() if isinstance(value, date) else value for name, value in person.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True), json.dumps(
        as_text, ensure_ascii=False, sort_keys=True
    )


def reissue_of(case: Case, row: ContractChange) -> ReissueDraft:
    """The draft of an open reissue as it was stored."""
    if row.kind is not ChangeKind.REISSUE or row.buyer_draft is None:
        raise Bug(f"change {row.id} is no reissue")
    plain, person = json.loads(row.draft), json.loads(row.buyer_draft)
    for name in _DAYS:
        person[name] = None if person[name] is None else date.fromisoformat(person[name])
    person["buyer_id_kind"] = None if person["buyer_id_kind"] is None else IdKind(person["buyer_id_kind"])
    start = reissue_start(case)
    return ReissueDraft(
        plain["reason"], dataclasses.replace(start.contract, **person), plain["exterior"], plain["interior"],
        Money(plain["discount"]), row.version,
    )  # fmt: skip


def _agreeing(sources: Sources, tx: Tx, deal: Deal, lang: Lang) -> QuotedPrice | None:
    """The accepted price while it is still the deal's; after a change order the deal itself knows better."""
    found = sources.price(tx, deal, lang)
    if found is None or (found.contract_price, found.on_road) != (deal.contract_price, deal.on_road_price):
        return None
    return found


def _still_missing(tx: Tx, case: Case, made: Anew) -> tuple[Finding, ...]:
    """What may still follow; raises change_loan_high and FieldErrors for what makes the terms impossible."""
    deal, loan = made.deal, made.deal.loan_principal
    price = deal.contract_price or ZERO
    if deal.pay_way is PayWay.LOAN and loan is not None and loan > price:
        raise ShowroomError(say.LOAN_TOO_HIGH, loan=loan.grouped(), price=price.grouped())
    agreed_day = made.contract.delivery_date == case.delivery_date
    wrong: dict[str, Told | Message] = {}
    findings = unmet(tx, made.material)
    for found in findings:
        late = found.field == "delivery_date" and agreed_day and made.contract.delivery_date is not None
        if found.code in _GATES and found.severity is Severity.BLOCK and not late:
            why = {"why_zh": found.text_zh, "why_en": found.text_en}
            wrong.setdefault(found.field or "reason", told(say.BAD_TERMS_SAID, **why))
    if wrong:
        raise FieldErrors(wrong)
    return tuple(found for found in findings if found.code in _AT_SIGNING and found.severity is Severity.BLOCK)


def _terms(case: Case) -> str:
    """The special terms of the contract and those that its change orders added: the one issued anew has them all."""
    lines = case.contract.special_terms.splitlines()
    for change in case.signed:
        if change.kind is ChangeKind.CHANGE:
            lines += json.loads(change.draft)["special_terms"].splitlines()
    return "\n".join(dict.fromkeys(line.strip() for line in lines if line.strip()))


def _copy(row: M, **changes: Any) -> M:
    """A row of the same values that belongs to no session."""
    kind = type(row)
    columns = sa.inspect(kind).column_attrs
    return kind(**({column.key: getattr(row, column.key) for column in columns} | changes))


def _text(draft: ReissueDraft, name: str, wrong: dict[str, Told | Message]) -> str:
    try:
        return clean_text(getattr(draft, name), _LIMITS[name])
    except ShowroomError as error:
        wrong[name] = told(error.message, **error.values)
        return ""
