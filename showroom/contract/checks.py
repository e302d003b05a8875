"""What stands between a contract draft and its signature: every finding with its rule and who may override (G-07)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.contract import messages as say
from showroom.contract.authority import authority_findings
from showroom.contract.brand_notice import brand_findings
from showroom.contract.contract_paper import DEPOSIT_FIELDS, DepositWord, star_values
from showroom.contract.disclosure import disclosure_findings
from showroom.contract.linter import lint_template
from showroom.contract.messages import finding
from showroom.contract.model import Contract, TermsApproval
from showroom.contract.paper import (
    Material,
    Signing,
    agreed_services,
    contract_paper,
    quoted,
    quoted_price,
    quoted_services,
    special_terms,
    terms_digest,
)
from showroom.contract.promise_terms import promise_findings
from showroom.contract.rules import earnest_cap, guardian_finding, missing_star_fields, split_deposit
from showroom.contract.template_choices import choice_findings
from showroom.customers.identity import check_identity
from showroom.customers.model import CustomerKind, IdKind
from showroom.customers.records import get_customer
from showroom.deals.model import Deal, DealStatus, Objection
from showroom.deals.quote_basis import outdated_basis
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.money import ZERO
from showroom.persistence.actions import Tx
from showroom.vehicles.model import Vehicle, VehicleStatus

MANAGER, GM = "manager", "gm"
_GONE = (VehicleStatus.SOLD, VehicleStatus.DELIVERED, VehicleStatus.OUT_OF_SERVICE)
_BLOCK, _ASK, _WARN = Severity.BLOCK, Severity.NEEDS_APPROVAL, Severity.WARN


def unmet(tx: Tx, material: Material) -> tuple[Finding, ...]:
    """Everything that the signing of this draft would be refused or warned for; () when all is well."""
    found: list[Finding] = []
    found += missing_stars(tx, material)
    found += choice_findings(tx, material.contract, tx.today)
    found += _price(material.deal)
    found += outdated_basis(material.deal, tx.parameters, tx.today)
    found += _services(material)
    found += _car(tx, material.deal)
    found += _returned(tx, material.deal)
    found += brand_findings(material.brand, tx.today)
    found += _buyer(tx, material)
    found += disclosure_findings(material.contract, material.store, material.model, material.vehicle)
    found += authority_findings(tx, material.contract)
    found += _deposit(material)
    found += _terms(tx, material.contract)
    found += promise_findings(material.promises, special_terms(material.contract))
    found += _objections(tx, material.deal)
    contract = material.contract
    if contract.delivery_date is not None and contract.delivery_date < tx.today:
        day = contract.delivery_date.isoformat()
        found.append(finding("§3.2", _BLOCK, say.GATE_LATE, day, "delivery_date", values={"day": day}))
    if not material.privacy_version:
        found.append(finding("PI-02", _WARN, say.GATE_NO_NOTICE))
    return tuple(found)


def missing_stars(tx: Tx, material: Material) -> tuple[Finding, ...]:
    """The ★ fields of §3.2 that are empty; the number is not asked for, since signing gives it."""
    paper = contract_paper(material, Signing("-", tx.today), "zh")
    return missing_star_fields(star_values(paper), also=DEPOSIT_FIELDS)


def approvals(tx: Tx, contract: Contract) -> dict[str, int]:
    """Who approved exactly the present special terms, by post (CT-04)."""
    rows = tx.session.execute(
        sa.select(TermsApproval.post, TermsApproval.by).where(
            TermsApproval.contract_id == contract.id, TermsApproval.terms_sha256 == terms_digest(contract)
        )
    )
    return {post: by for post, by in rows}  # noqa: C416 - a Row is no pair for dict()'s type


def car_is_gone(tx: Tx, deal: Deal, vehicle: Vehicle) -> bool:
    """Whether the car was sold to somebody else (VN-06)."""
    if vehicle.status in _GONE:
        return True
    other = sa.select(Deal.id).where(
        Deal.vehicle_id == vehicle.id,
        Deal.id != deal.id,
        Deal.contract_number.is_not(None),
        Deal.status.in_((DealStatus.OPEN, DealStatus.WON)),
    )
    return tx.session.scalar(other.limit(1)) is not None


def _price(deal: Deal) -> list[Finding]:
    if deal.contract_price is None:
        return [finding("S3-45", _BLOCK, say.GATE_NO_QUOTE)]
    expected = quoted_price(deal)
    if expected is None or expected == deal.contract_price:
        return []
    values = {"deal": deal.contract_price.grouped(), "quoted": expected.grouped()}
    return [finding("S3-45", _BLOCK, say.GATE_PRICE, str(expected), values=values)]


def _services(material: Material) -> list[Finding]:
    """What the contract charges for services is what was quoted: the receipts know no other sum (MF-01)."""
    deal = material.deal
    if not quoted(deal):
        return []
    agreed, named = agreed_services(deal, material.contract), quoted_services(deal)
    if {key: fee for key, fee in agreed.items() if fee} == {key: fee for key, fee in named.items() if fee}:
        return []
    ticked, asked = sum(agreed.values(), ZERO), sum(named.values(), ZERO)
    values = {"ticked": ticked.grouped(), "quoted": asked.grouped()}
    return [finding("MF-01", _BLOCK, say.GATE_SERVICES, str(ticked), "service_plates", values=values)]


def _car(tx: Tx, deal: Deal) -> list[Finding]:
    vehicle = None if deal.vehicle_id is None else tx.session.get(Vehicle, deal.vehicle_id)
    if vehicle is None or not car_is_gone(tx, deal, vehicle):
        return []
    return [finding("VN-06", _BLOCK, say.GATE_CAR_GONE, vehicle.vin, values={"vin": vehicle.vin})]


def _returned(tx: Tx, deal: Deal) -> tuple[Finding, ...]:
    """A 三包换退车 is sold with the customer's acknowledged disclosure only (SB-11)."""
    from showroom.vehicles.returned_cars import returned_findings

    return returned_findings(tx, deal.id, deal.vehicle_id)


def _buyer(tx: Tx, material: Material) -> list[Finding]:
    """Identity (MF-05), age (G-05) and validity of the document (ID-06)."""
    contract, found = material.contract, []
    birth = contract.buyer_birth
    if contract.buyer_id_kind is not None and contract.buyer_id_number:
        checked = check_identity(contract.buyer_id_kind, contract.buyer_id_number, tx.today)
        birth = checked.birth or birth
        if checked.problem is not None:
            zh, en = checked.problem.text("zh"), checked.problem.text("en")
            wrong = finding("MF-05", _BLOCK, say.GATE_ID_BAD, field="buyer_id_number", values={"why": en})
            found.append(_in_both(wrong, say.GATE_ID_BAD.text("zh", why=zh), wrong.text_en))
    valid_to = contract.buyer_id_valid_to
    if valid_to is not None and valid_to < tx.today:
        day = valid_to.isoformat()
        found.append(
            finding("ID-06", _ASK, say.GATE_ID_EXPIRED, day, "buyer_id_valid_to", Override.MANAGER, {"day": day})
        )
    company = get_customer(tx, material.deal.customer_id).kind is CustomerKind.COMPANY
    if company or contract.buyer_id_kind is IdKind.CREDIT_CODE or not contract.buyer_id_number:
        return found
    if birth is None:
        return [*found, finding("G-05", _BLOCK, say.GATE_BIRTH, field="buyer_birth")]
    minor = minor_of(tx, contract, guardian_signs=bool(contract.guardian))
    return [*found, minor] if minor is not None else found


def minor_of(tx: Tx, contract: Contract, *, guardian_signs: bool) -> Finding | None:
    """That the buyer is under age and no guardian signs (G-05); None also where nothing says how old the buyer is."""
    birth = contract.buyer_birth
    if contract.buyer_id_kind is IdKind.CREDIT_CODE:
        return None
    if contract.buyer_id_kind is not None and contract.buyer_id_number:
        birth = check_identity(contract.buyer_id_kind, contract.buyer_id_number, tx.today).birth or birth
    if birth is None:
        return None
    limit = tx.parameters.whole("contract.adult_age", tx.today)
    return guardian_finding(birth, tx.today, limit, guardian_signs=guardian_signs)


def _in_both(one: Finding, zh: str, en: str) -> Finding:
    return Finding(one.code, one.severity, zh, en, one.evidence, one.override, one.field, one.values)


def _deposit(material: Material) -> list[Finding]:
    """DP-01 and DP-02: what is paid counts, and what lies above the cap is an ordinary prepayment."""
    contract, price = material.contract, material.deal.contract_price
    agreed = contract.deposit_agreed
    if price is None or agreed is None or contract.deposit_word is not DepositWord.EARNEST:
        return []
    found = []
    cap = earnest_cap(price, material.max_share)
    split = split_deposit(price, max(agreed, contract.deposit_paid), contract.deposit_word.value, material.max_share)
    if split.prepayment > ZERO:
        values = {"cap": cap.grouped(), "rest": split.prepayment.grouped()}
        found.append(finding("DP-02", _WARN, say.GATE_EXCESS, field="deposit_agreed", values=values))
    if contract.deposit_paid != agreed:
        values = {"agreed": agreed.grouped(), "paid": contract.deposit_paid.grouped()}
        found.append(finding("DP-01", _WARN, say.GATE_UNPAID, field="deposit_paid", values=values))
    return found


def _terms(tx: Tx, contract: Contract) -> list[Finding]:
    """Special terms need the sales manager and the general manager (CT-04) and must be lawful (CT-02)."""
    if not special_terms(contract):
        return []
    found = [
        Finding(
            one.code, one.severity, one.text_zh, one.text_en, one.evidence, one.override, "special_terms", one.values
        )
        for one in lint_template(contract.special_terms)
    ]
    given = approvals(tx, contract)
    if MANAGER not in given:
        found.append(finding("CT-04", _ASK, say.GATE_MANAGER, field="approve_terms"))
    if GM not in given:
        found.append(finding("CT-04", _ASK, say.GATE_GM, field="approve_terms"))
    return found


def _objections(tx: Tx, deal: Deal) -> list[Finding]:
    """Doubts delay the contract (S0-31): the waiver is bound to exactly these objections."""
    ids = tx.session.scalars(
        sa.select(Objection.id)
        .where(Objection.deal_id == deal.id, Objection.settled_at.is_(None))
        .order_by(Objection.id)
    ).all()
    if not ids:
        return []
    evidence = " ".join(f"#{ident}" for ident in ids)
    return [finding("S0-31", _ASK, say.GATE_OBJECTION, evidence, override=Override.MANAGER, values={"count": len(ids)})]
