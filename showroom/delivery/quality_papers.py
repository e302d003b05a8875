"""The service of the quality papers: 三包 certificates of sold cars, and the information sheet (MF-02, SB-09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.deals.handover import get_deal, work_on
from showroom.deals.model import Step
from showroom.delivery.certificate_model import QualityCertificate
from showroom.delivery.certificate_paper import missing
from showroom.delivery.certificates import certificates_of, make, paper_of, reissue, state_of
from showroom.delivery.queries import facts_of
from showroom.kernel.actor import Permission
from showroom.kernel.errors import Lang, Message, ShowroomError, Told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.service import staff_name

LONGEST_REASON = 200
NO_MODEL = Message("quality_no_model", "还没有选定车型（MF-02）", "No version is chosen yet (MF-02)")


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One certificate of the deal, or its reissue with the reason."""

    number: str
    vin: str
    invoice_on: date
    delivery_on: date
    made_at: datetime
    by: str
    reissue: bool
    reason: str


@dataclass(frozen=True, slots=True)
class CertificatesView:
    """The deal's certificates, newest first; `missing` is what art. 9 still demands, by field (SB-09).

    `model_id` is where the terms are entered; `ready` says that the newest certificate may be handed over today,
    `changed` which facts are no longer as it says, in both languages.
    """

    model_id: int | None
    saved: bool
    delivered: bool
    missing: dict[str, Told]
    ready: bool
    changed: tuple[str, str]
    lines: tuple[CertificateLine, ...]


class QualityPaperService:
    """Makes, reissues and shows the papers about quality."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def view(self, tx: Tx, deal_id: int) -> CertificatesView:
        """What the delivery page shows of the certificate; raises not_found, not_your_deal."""
        return _view(tx, deal_id)

    @writes(Permission.DELIVERY_WRITE)
    def make_certificate(self, tx: Tx, deal_id: int, delivery_on: date | None = None) -> CertificatesView:
        """Make the car's certificate out and seal it in both languages; a later one takes the place of an earlier.

        `delivery_on` is today unless said. Raises FieldErrors naming every missing fact, delivery_save_first,
        deal_closed.
        """
        deal = work_on(tx, deal_id, Step.DELIVERY)
        make(tx, facts_of(tx, deal), delivery_on)
        return _view(tx, deal_id)

    @writes(Permission.DELIVERY_WRITE)
    def reissue_certificate(self, tx: Tx, deal_id: int, reason: str) -> CertificatesView:
        """The lost certificate once more, free: same content, marked 补发 with the day, logged (SB-09).

        Raises FieldErrors(reissue_reason), sb09_none, sb09_not_delivered.
        """
        why = field_text("reissue_reason", reason, LONGEST_REASON)
        reissue(tx, facts_of(tx, get_deal(tx, deal_id)), why)
        return _view(tx, deal_id)

    @reads(Permission.STOCK_READ)
    def information_sheet(self, tx: Tx, model_id: int, lang: Lang = "zh") -> bytes:
        """Quality guarantee, warranty, after-sales policy and 三包 of a version, at any time (MF-02).

        Raises model_not_found, glyph_missing, and FieldErrors(policy) while the store has no policy written.
        """
        from showroom.delivery.information_sheet import sheet_of
        from showroom.delivery.information_sheet_pdf import render

        return render(sheet_of(tx, model_id, lang), lang)

    @reads(Permission.DEAL_READ)
    def information_sheet_of_deal(self, tx: Tx, deal_id: int, lang: Lang = "zh") -> bytes:
        """The same of the version that a deal is about; raises quality_no_model, not_your_deal, FieldErrors(policy)."""
        from showroom.delivery.information_sheet import sheet_of
        from showroom.delivery.information_sheet_pdf import render

        deal = get_deal(tx, deal_id)
        if deal.model_id is None:
            raise ShowroomError(NO_MODEL)
        return render(sheet_of(tx, deal.model_id, lang), lang)


def _view(tx: Tx, deal_id: int) -> CertificatesView:
    tx.session.flush()
    facts = facts_of(tx, get_deal(tx, deal_id))
    can = facts.row is not None and facts.vehicle is not None and facts.model is not None
    state = state_of(tx, facts)
    return CertificatesView(
        model_id=None if facts.model is None else facts.model.id,
        saved=can,
        delivered=facts.row is not None and facts.row.number is not None,
        missing=missing(paper_of(tx, facts, tx.today)) if can else {},
        ready=state.holds(tx.today),
        changed=(state.changed_zh, state.changed_en),
        lines=tuple(_line(tx, row) for row in certificates_of(tx, deal_id)),
    )


def _line(tx: Tx, row: QualityCertificate) -> CertificateLine:
    return CertificateLine(
        row.number, row.vin, row.invoice_on, row.delivery_on, row.made_at, staff_name(tx.session, row.made_by),
        row.original_id is not None, row.reason,
    )  # fmt: skip
