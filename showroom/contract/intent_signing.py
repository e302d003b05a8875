"""From an intent order's draft to its sealed paper: number, both languages, digest and audit at once (DP-06, CT-07)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from hashlib import sha256

from showroom.contract.checks import minor_of
from showroom.contract.drafts import SignDraft
from showroom.contract.hands import guardian_must_sign, hands_of
from showroom.contract.intent_messages import GUARDIAN_MISSING
from showroom.contract.intent_pdf import IntendedCar, IntentPaper, render
from showroom.contract.paper import Material, Signing, contract_paper, snapshot
from showroom.contract.papers_model import IntentOrder
from showroom.contract.rules import PaperKind, PaperNumber
from showroom.contract.signing import audit_anchor
from showroom.customers.records import get_customer
from showroom.deals.handover import note
from showroom.deals.indexing import index_deal
from showroom.documents.evidence import keep_strokes
from showroom.documents.paper import PaperHead
from showroom.documents.phrases import BLANK, moment_text
from showroom.documents.seals import sealed_pdf
from showroom.documents.store import SealedPaper, page_count, seal, sha256_of
from showroom.kernel.errors import FieldErrors, Lang, told
from showroom.persistence import numbering
from showroom.persistence.actions import Tx

TEMPLATE = "intent-2026.1"
KIND = "intent_order"


@dataclass(frozen=True, slots=True)
class Intended:
    """An intent order about to be printed: its row and what is known of the deal."""

    row: IntentOrder
    material: Material


def intent_paper(intended: Intended, signing: Signing, lang: Lang) -> IntentPaper:
    """The paper in `lang`; without `signing.at` it carries the draft's watermark."""
    row, material = intended.row, intended.material
    deal = material.deal
    made = contract_paper(material, signing, lang)
    car = made.vehicle
    price = deal.guide_price or (material.model.guide_price if material.model else None)
    return IntentPaper(
        head=PaperHead(material.store.name, signing.number, TEMPLATE, signing.anchor, draft=signing.at is None),
        signed_on=signing.on,
        signed_place=material.store.address or material.store.name or BLANK,
        seller=made.seller,
        buyer=dataclasses.replace(made.buyer, guardian=row.guardian),
        consultant=material.consultant,
        car=IntendedCar(
            f"{car.brand} {car.model}".strip(), car.version, car.exterior, car.interior, price, deal.contract_price,
            row.delivery_note, row.wishes,
        ),
        amount=row.amount,
        valid_until=row.valid_until,
        privacy_version=material.privacy_version,
        seller_image=signing.seller,
        buyer_image=signing.buyer,
        guardian_image=signing.guardian,
        signed_at=moment_text(signing.at, lang) if signing.at else "",
        translation_of=signing.original,
    )  # fmt: skip


def require_grown(tx: Tx, intended: Intended, draft: SignDraft) -> None:
    """A minor's guardian is named and signs beside (G-05); an age that nobody has stated yet is asked by the contract.

    Raises FieldErrors(guardian or guardian_signature).
    """
    guardian = intended.row.guardian
    minor = minor_of(tx, intended.material.contract, guardian_signs=bool(guardian))
    if minor is not None:
        raise FieldErrors({"guardian": told(GUARDIAN_MISSING, why_zh=minor.text_zh, why_en=minor.text_en)})
    guardian_must_sign(guardian, draft)


def sign_and_seal(tx: Tx, intended: Intended, draft: SignDraft) -> None:
    """Everything that signing an intent order changes; the caller's transaction commits all of it or nothing."""
    row, material = intended.row, intended.material
    number = str(PaperNumber.parse(numbering.allot(tx.session, material.store.code, PaperKind.ORDER, tx.today)))
    signing = Signing(
        number, tx.today, tx.now, audit_anchor(tx), draft.buyer_signature, draft.seller_signature,
        guardian=draft.guardian_signature if row.guardian else b"",
    )  # fmt: skip
    original, digest = _seal(tx, intended, signing, "zh")
    copy = Signing(number, tx.today, tx.now, signing.anchor, original=digest)
    translated, _ = _seal(tx, intended, copy, "en")
    keep_strokes(tx, original, hands_of(material.contract, material.consultant, draft, row.guardian))
    row.number, row.document_id, row.translation_id, row.sha256 = number, original, translated, digest
    row.signed_at, row.signed_by, row.idempotency_key = tx.now, tx.actor.id, draft.key
    row.buyer_signature, row.seller_signature = draft.buyer_signature, draft.seller_signature
    tx.session.flush()
    deal = material.deal
    note(tx, deal.id, "intent_signed", number)
    index_deal(tx, deal, get_customer(tx, deal.customer_id))  # found with its deal: there is no contract yet
    key = sha256(draft.key.encode()).hexdigest()[:16]
    tx.audit("intent_order", row.id, number=number, sha256=digest, key=key)
    tx.audit("deal", deal.id, intent=number)


def _seal(tx: Tx, intended: Intended, signing: Signing, lang: Lang) -> tuple[int, str]:
    paper = intent_paper(intended, signing, lang)
    pdf = sealed_pdf(tx, render(paper, lang))
    deal = intended.material.deal
    sealed = SealedPaper(
        KIND, signing.number, lang, pdf, page_count(pdf), TEMPLATE, snapshot(paper, lang), deal.id, deal.customer_id
    )
    return seal(tx, sealed), sha256_of(pdf)
