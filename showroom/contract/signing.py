"""The signing: number, paper, digest, snapshot, car, grade and task in one transaction, or nothing at all (CT-07)."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from showroom.contract import messages as say
from showroom.contract.checks import car_is_gone
from showroom.contract.contract_pdf import render
from showroom.contract.drafts import SignDraft, Signed
from showroom.contract.hands import hands_of, require_guardian
from showroom.contract.model import Contract
from showroom.contract.paper import Material, Signing, contract_paper, snapshot
from showroom.contract.rules import PaperKind, PaperNumber
from showroom.contract.template_store import keep, printed_on
from showroom.contract.valid import contract_of
from showroom.customers.model import Grade
from showroom.customers.records import get_customer, plan_task, set_grade
from showroom.customers.search_words import customer_words
from showroom.deals.handover import note
from showroom.deals.model import Deal
from showroom.documents.evidence import keep_strokes
from showroom.documents.seals import prepare_seal, sealed_pdf
from showroom.documents.store import SealedPaper, page_count, seal, sha256_of
from showroom.documents.strokes import digests_of
from showroom.kernel.errors import Bug, Lang, ShowroomError
from showroom.persistence import audit, numbering, search_index
from showroom.persistence.actions import Tx
from showroom.persistence.search_index import Findable
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.records import index_vehicle, reserve, set_status

KIND = "contract"


def already_signed(tx: Tx, deal_id: int, key: str) -> Signed | None:
    """The contract that this very act signed before, for a double click or a replay; raises contract_key_used."""
    found = tx.session.scalar(sa.select(Contract).where(Contract.idempotency_key == key))
    if found is None:
        return None
    if found.deal_id != deal_id:
        raise ShowroomError(say.KEY_USED)
    return signed_of(found)


def signed_of(contract: Contract) -> Signed | None:
    """The outcome of a signed contract, None for a draft."""
    if contract.number is None:
        return None
    if contract.document_id is None or contract.translation_id is None:
        raise Bug(f"contract {contract.id} is signed without its papers")
    if contract.sha256 is None or contract.signed_at is None:
        raise Bug(f"contract {contract.id} is signed without digest or time")
    return Signed(
        contract.id, contract.number, contract.document_id, contract.translation_id, contract.sha256, contract.signed_at
    )


def hold(tx: Tx, deal: Deal) -> Contract:
    """The draft, locked against a second signing; with it the car, so that it is never sold twice (VN-06)."""
    contract = contract_of(tx, deal.id, lock=True)
    if contract is None:
        raise ShowroomError(say.NOT_SAVED)
    if deal.vehicle_id is not None:
        tx.session.get(Vehicle, deal.vehicle_id, with_for_update=True, populate_existing=True)
    tx.session.refresh(deal)
    return contract


def rehearse(material: Material, draft: SignDraft, tx: Tx) -> None:
    """Draw both papers with a stand-in number, so that glyphs, lengths and images are refused before the lock.

    The seal is made ready here too: neither its library nor a bad key is met while the store waits.
    """
    require_guardian(material.contract, draft)
    prepare_seal(tx)
    signing = Signing("XXXX-XS-00000000-0000", tx.today, tx.now, "-", draft.buyer_signature, draft.seller_signature)
    render(contract_paper(material, signing, "zh"), "zh")
    render(contract_paper(material, signing, "en"), "en")


def sign_and_seal(tx: Tx, material: Material, draft: SignDraft) -> Signed:
    """Everything that signing changes; the caller's transaction commits all of it or nothing."""
    require_guardian(material.contract, draft)
    number = next_number(tx, material)
    hands = hands_of(material.contract, material.consultant, draft)
    signing = Signing(
        number, tx.today, tx.now, audit_anchor(tx), draft.buyer_signature, draft.seller_signature,
        guardian=draft.guardian_signature if material.contract.guardian else b"",
    )  # fmt: skip
    papers = seal_papers(tx, material, signing, digests_of(hands))
    keep_strokes(tx, papers.original, hands)
    contract = material.contract
    contract.buyer_signature, contract.seller_signature = draft.buyer_signature, draft.seller_signature
    return conclude(tx, material, Outcome(number, papers, draft.key, tx.today, digests_of(hands)))


@dataclass(frozen=True, slots=True)
class Papers:
    """The two stored papers of a contract and the digest of the original."""

    original: int
    translation: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a signing came to, on the pad or with ink; `strokes` are the hands' digests by role."""

    number: str
    papers: Papers
    key: str
    signed_on: date
    strokes: Mapping[str, str] = field(default_factory=dict)


def next_number(tx: Tx, material: Material) -> str:
    """The next number of the series, gapless in this transaction (CT-06)."""
    return str(PaperNumber.parse(numbering.allot(tx.session, material.store.code, PaperKind.SALE, tx.today)))


def seal_papers(tx: Tx, material: Material, signing: Signing, strokes: Mapping[str, str]) -> Papers:
    """Both languages drawn, sealed and stored; the English copy names the digest of the Chinese original."""
    original, digest = _seal(tx, material, signing, "zh", strokes)
    copy = dataclasses.replace(signing, buyer=b"", seller=b"", guardian=b"", original=digest)
    translation, _ = _seal(tx, material, copy, "en", {})
    return Papers(original, translation, digest)


def conclude(tx: Tx, material: Material, outcome: Outcome) -> Signed:
    """The contract is signed: car, contract, deal, grade, task and audit follow (CT-07)."""
    deal, contract, papers, number = material.deal, material.contract, outcome.papers, outcome.number
    template, wording = printed_on(tx, papers.original)
    _sell(tx, deal, material.vehicle)
    contract.template, contract.wording_sha256 = template, wording
    contract.number, contract.document_id, contract.translation_id = number, papers.original, papers.translation
    contract.sha256, contract.signed_at, contract.signed_by = papers.sha256, tx.now, tx.actor.id
    contract.idempotency_key, contract.price = outcome.key, deal.contract_price
    deal.contract_number, deal.contract_signed_on = number, outcome.signed_on
    _flush(tx, material)
    _hand_over(tx, material, number)
    facts = {f"strokes_{role}": digest for role, digest in outcome.strokes.items()}
    key = sha256(outcome.key.encode()).hexdigest()[:16]
    tx.audit("contract", contract.id, number=number, sha256=papers.sha256, key=key, **facts)
    tx.audit("deal", deal.id, contract=number)
    signed = signed_of(contract)
    assert signed is not None
    return signed


def _sell(tx: Tx, deal: Deal, vehicle: Vehicle | None) -> None:
    if vehicle is None:
        return
    if car_is_gone(tx, deal, vehicle):
        raise ShowroomError(say.GATE_CAR_GONE, vin=vehicle.vin)
    if vehicle.status is not VehicleStatus.RESERVED:
        reserve(tx, vehicle.id, deal.id)
    set_status(tx, vehicle, VehicleStatus.SOLD)
    index_vehicle(tx, vehicle)
    tx.audit("vehicle", vehicle.id, status="sold")


def _seal(tx: Tx, material: Material, signing: Signing, lang: Lang, strokes: Mapping[str, str]) -> tuple[int, str]:
    keep(tx, material.wording)
    paper = contract_paper(material, signing, lang)
    pdf = sealed_pdf(tx, render(paper, lang))
    sealed = SealedPaper(
        KIND, signing.number, lang, pdf, page_count(pdf), paper.head.template,
        snapshot(paper, lang, strokes=dict(strokes)), material.deal.id, material.deal.customer_id,
    )  # fmt: skip
    return seal(tx, sealed), sha256_of(pdf)


def audit_anchor(tx: Tx) -> str:
    """The end of the audit chain before this signing, printed on the paper as the chain's witness outside."""
    head = tx.session.get(audit.AuditHead, 1)
    return "" if head is None else f"#{head.seq} {head.mac[:8]}"


def _flush(tx: Tx, material: Material) -> None:
    """The database has the last word on a car sold twice, whatever was read before."""
    try:
        tx.session.flush()
    except IntegrityError as error:
        if "uq_deal_vehicle" in str(error.orig) or "deal.vehicle_id" in str(error.orig):
            vin = material.vehicle.vin if material.vehicle else ""
            raise ShowroomError(say.GATE_CAR_GONE, vin=vin) from error
        raise


def _hand_over(tx: Tx, material: Material, number: str) -> None:
    """Timeline, grade O, the next contact and the search box."""
    deal, contract = material.deal, material.contract
    customer = get_customer(tx, deal.customer_id)
    note(tx, deal.id, "contract_signed", number)
    set_grade(tx, customer, Grade.O, reason=number)
    due = tx.today + timedelta(days=tx.parameters.whole("grade.days.O", tx.today))
    plan_task(tx, customer.id, "contract", due, deal.consultant_id, number, deal.id)
    car = f"{material.model.series} {material.model.version_name}" if material.model else ""
    vin = material.vehicle.vin if material.vehicle else ""
    names = (*customer_words(contract.buyer_name), *customer_words(customer.name, customer.phone or ""))
    words = (number, *names, vin)
    detail = " · ".join(part for part in (contract.buyer_name, car) if part)
    search_index.put(tx.session, Findable("contract", contract.id, number, detail, words, deal.consultant_id))
