"""三包 certificates of a deal's car: made out, held against today's facts, reissued free when lost (SB-09)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from showroom.deals.handover import note
from showroom.deals.model import Deal
from showroom.delivery import messages as say
from showroom.delivery.case import Facts
from showroom.delivery.certificate_model import QualityCertificate
from showroom.delivery.certificate_paper import (
    CertificatePaper,
    Sources,
    as_reissue,
    changed_facts,
    from_json,
    gathered,
    missing,
    to_json,
)
from showroom.delivery.certificate_pdf import TEMPLATE, render
from showroom.delivery.quality_rules import CertificateState
from showroom.delivery.sold_terms import sold_terms
from showroom.documents.model import Document
from showroom.documents.seals import sealed_pdf
from showroom.documents.store import SealedPaper, is_ended, kept_snapshot, page_count, seal
from showroom.kernel.errors import FieldErrors, Lang, Message, ShowroomError, told
from showroom.persistence import numbering
from showroom.persistence.actions import Tx
from showroom.staff.service import store_card

KIND = "three_guarantees"
_LANGS: tuple[Lang, Lang] = ("zh", "en")
_STAND_IN = "XXXX-SB-00000000-0000"
DAY_PAST = Message(
    "sb09_day_past",
    "交车日期不能早于发票日期 {day} 或今天",
    "The day of delivery is not before today or the invoice of {day}",
)
NOT_MADE = Message("sb09_none", "还没有三包凭证可补发（SB-09）", "There is no 三包 certificate to reissue (SB-09)")
NOT_YET = Message(
    "sb09_not_delivered",
    "尚未交车：请直接重新制作三包凭证",
    "The car is not delivered yet: make the certificate anew instead",
)
REASON_NEEDED = Message(
    "sb09_reason", "请写明补发原因，例如“客户遗失”", "Say why it is reissued, for example “lost by the customer”"
)


def certificate_of(tx: Tx, deal_id: int) -> QualityCertificate | None:
    """The deal's newest certificate that is not a reissue."""
    row = QualityCertificate
    query = sa.select(row).where(row.deal_id == deal_id, row.original_id.is_(None))
    return tx.session.scalar(query.order_by(row.id.desc()).limit(1))


def certificates_of(tx: Tx, deal_id: int) -> tuple[QualityCertificate, ...]:
    """All certificates and reissues of the deal, newest first."""
    row = QualityCertificate
    return tuple(tx.session.scalars(sa.select(row).where(row.deal_id == deal_id).order_by(row.id.desc()).limit(50)))


def paper_of(tx: Tx, facts: Facts, delivery_on: date, number: str = _STAND_IN) -> CertificatePaper:
    """The certificate as it would be made now; raises delivery_save_first without a preparation or a car."""
    if facts.row is None or facts.vehicle is None or facts.model is None:
        raise ShowroomError(say.SAVE_FIRST)
    draft, model = facts.draft, facts.model
    terms = sold_terms(tx, model.id, draft.invoice_on)
    sources = Sources(
        model, facts.vehicle, store_card(tx.session), terms, draft.invoice_number, draft.invoice_on, delivery_on
    )
    return gathered(sources, number, tx.today, tx.parameters)


def state_of(tx: Tx, facts: Facts) -> CertificateState:
    """The certificate that would be handed over, held against what is true now."""
    row = certificate_of(tx, facts.deal.id)
    if row is None or facts.row is None or facts.vehicle is None or facts.model is None:
        return CertificateState()
    if facts.row.number is not None:
        return CertificateState(row.number, row.delivery_on)  # handed over: what it says is settled
    document = tx.session.get_one(Document, row.document_id)
    if is_ended(document):
        return CertificateState(row.number, row.delivery_on)
    kept = from_json(document.snapshot)
    zh, en = changed_facts(kept, paper_of(tx, facts, row.delivery_on))
    return CertificateState(row.number, row.delivery_on, zh, en)


def make(tx: Tx, facts: Facts, delivery_on: date | None = None) -> QualityCertificate:
    """Seal the certificate in both languages; raises FieldErrors naming every fact that is missing (SB-09)."""
    day = delivery_on or tx.today
    paper = paper_of(tx, facts, day)
    _require(tx, paper)
    number = numbering.allot(tx.session, store_card(tx.session).code, "SB", tx.today)
    return _keep(tx, facts, replace(paper, number=number))


def reissue(tx: Tx, facts: Facts, reason: str) -> QualityCertificate:
    """The handed-over certificate once more with the same content, marked 补发, free of charge (SB-09)."""
    original = certificate_of(tx, facts.deal.id)
    if original is None:
        raise ShowroomError(NOT_MADE)
    if facts.row is None or facts.row.number is None:
        raise ShowroomError(NOT_YET)
    if not reason:
        raise FieldErrors({"reissue_reason": REASON_NEEDED})
    count = len([row for row in certificates_of(tx, facts.deal.id) if row.original_id == original.id])
    number = f"{original.number}-BF{count + 1}"
    kept = from_json(kept_snapshot(tx.session.get_one(Document, original.document_id)))
    return _keep(tx, facts, as_reissue(kept, number, tx.today), original, reason)


def _keep(
    tx: Tx, facts: Facts, paper: CertificatePaper, original: QualityCertificate | None = None, why: str = ""
) -> QualityCertificate:
    deal: Deal = facts.deal
    number = paper.reissue_number or paper.number
    idents = []
    for lang in _LANGS:
        pdf = sealed_pdf(tx, render(paper, lang))
        sealed = SealedPaper(
            KIND, number, lang, pdf, page_count(pdf), TEMPLATE, to_json(paper, lang), deal.id, deal.customer_id
        )
        idents.append(seal(tx, sealed))
    row = QualityCertificate(
        deal_id=deal.id, vehicle_id=facts.vehicle.id if facts.vehicle else 0, number=number, vin=paper.vin,
        invoice_number=paper.invoice_number, invoice_on=paper.invoice_on or tx.today, delivery_on=paper.delivery_on,
        document_id=idents[0], original_id=original.id if original else None, reason=why, made_at=tx.now,
        made_by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(row)
    tx.session.flush()
    code = "certificate_reissued" if original else "certificate_made"
    note(tx, deal.id, code, number)
    tx.audit("quality_certificate", row.id, number=number, **({"reissue_of": original.number} if original else {}))
    tx.audit("deal", deal.id, certificate=number)
    return row


def _require(tx: Tx, paper: CertificatePaper) -> None:
    wrong = missing(paper)
    first = max(tx.today, paper.invoice_on or tx.today)
    if paper.delivery_on < first:
        wrong["certificate_day"] = told(DAY_PAST, day=str(paper.invoice_on or "–"))
    if wrong:
        raise FieldErrors(wrong)
