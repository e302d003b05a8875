"""Signing what is done with a signed contract: number, papers, digest, car, money, tasks in one transaction (CT-06)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO

import sqlalchemy as sa

from showroom.contract import change_messages as say
from showroom.contract.change_case import Case
from showroom.contract.change_drafts import (
    AnyDraft,
    AnySums,
    CancelDraft,
    CancelSums,
    ChangeDraft,
    ChangeSums,
    Neighbours,
    Priced,
    ReissueSums,
)
from showroom.contract.change_effects import Ended, apply_cancel, apply_change
from showroom.contract.change_model import ChangeKind, ContractChange
from showroom.contract.change_paper import Amended, CancelPaper, ChangePaper, ReissuePaper
from showroom.contract.change_pdf import render_cancel, render_change
from showroom.contract.change_reissue import Anew, new_paper
from showroom.contract.change_reissue_pdf import render_reissue
from showroom.contract.change_reissue_signing import Issued, issue, words_of_void
from showroom.contract.contract_paper import REFUND_DAYS, DepositWord
from showroom.contract.contract_pdf import render
from showroom.contract.drafts import SignDraft
from showroom.contract.hands import hands_of, require_guardian, require_signatures
from showroom.contract.model import Contract
from showroom.contract.notice_drafts import NoticeDraft
from showroom.contract.notice_entry import due_of, standing_of
from showroom.contract.notice_paper import NoticePaper
from showroom.contract.notice_pdf import render_notice
from showroom.contract.notice_rows import send
from showroom.contract.paper import Material, Signing, contract_paper, snapshot
from showroom.contract.papers_of import papers_of
from showroom.contract.rules import PaperKind, PaperNumber
from showroom.contract.signing import Papers, audit_anchor
from showroom.customers.search_words import customer_words
from showroom.deals.decisions import heard
from showroom.deals.handover import note
from showroom.deals.promises import carry_named
from showroom.documents.ends import end_papers
from showroom.documents.evidence import keep_strokes
from showroom.documents.paper import PaperHead
from showroom.documents.phrases import BLANK
from showroom.documents.seals import sealed_pdf
from showroom.documents.store import SealedPaper, page_count, seal, sha256_of
from showroom.kernel.errors import Lang, ShowroomError
from showroom.kernel.money import Money
from showroom.persistence import numbering, search_index
from showroom.persistence.actions import Tx
from showroom.persistence.search_index import Findable

TEMPLATES = {
    ChangeKind.CHANGE: "change-2026.1", ChangeKind.CANCEL: "cancel-2026.1", ChangeKind.REISSUE: "reissue-2026.1",
    ChangeKind.NOTICE: "notice-2026.1",
}  # fmt: skip
KINDS = {
    ChangeKind.CHANGE: "contract_change", ChangeKind.CANCEL: "contract_cancel", ChangeKind.REISSUE: "contract_reissue",
    ChangeKind.NOTICE: "contract_notice",
}  # fmt: skip
"""The kinds of the stored papers."""
AnyPaper = ChangePaper | CancelPaper | ReissuePaper | NoticePaper
_SERIES = {
    ChangeKind.CHANGE: PaperKind.CHANGE, ChangeKind.CANCEL: PaperKind.REFUND, ChangeKind.REISSUE: PaperKind.CHANGE,
    ChangeKind.NOTICE: PaperKind.REFUND,
}  # fmt: skip
_EVENTS = {
    ChangeKind.CHANGE: "contract_changed", ChangeKind.CANCEL: "contract_cancelled",
    ChangeKind.REISSUE: "contract_reissued", ChangeKind.NOTICE: "contract_notice_issued",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """One change about to be signed: its row, its terms, what they come to in both languages, and who approved.

    Of a reissue `anew` is the contract as it would be, and `issued` the one that it has become. `on` is the day for
    which all of it is reckoned: that of the signing on a pad, that of the print with a pen.
    """

    case: Case
    material: Material
    row: ContractChange
    draft: AnyDraft
    sums: dict[Lang, AnySums]
    priced: Priced | None
    approved_by: dict[Lang, tuple[str, ...]]
    total_before: Money
    on: date
    anew: Anew | None = None
    issued: Issued | None = None


def revision_of(case: Case) -> str:
    """`SH01-XS-20261122-0007-R1`, then -R2: the revision that the contract gets by its next paper (CT-06)."""
    number = PaperNumber.parse(case.contract.number or "")
    for _ in range(len(case.signed) + 1):
        number = number.revised()
    return str(number)


def paper_of(tx: Tx, act: Act, signing: Signing, lang: Lang) -> AnyPaper:
    """The paper in `lang`; without `signing.at` it carries the draft's watermark."""
    about = _about(act, signing, lang)
    sums = act.sums[lang]
    if isinstance(sums, ReissueSums):
        new = act.issued or Issued()
        return ReissuePaper(about, sums.rows, (sums.before, sums.after), sums.payments, new.number, new.sha256)
    if isinstance(act.draft, NoticeDraft) and isinstance(sums, CancelSums):
        return _notice(tx, act, sums, about)
    if isinstance(act.draft, CancelDraft) and isinstance(sums, CancelSums):
        return CancelPaper(about, act.draft.ending, act.draft.remedy, sums.payments, sums.settlement, _pay_by(act))
    assert isinstance(act.draft, ChangeDraft)
    assert isinstance(sums, ChangeSums)
    terms = tuple(line.strip() for line in act.draft.special_terms.splitlines() if line.strip())
    earnest = act.case.contract.deposit_word is DepositWord.EARNEST
    rows = tuple(row for row in sums.rows if row.name != "special_terms")
    return ChangePaper(about, rows, sums.price, sums.on_road_price, earnest, terms)


def render_paper(paper: AnyPaper, lang: Lang) -> bytes:
    """Its PDF bytes, the same for the same paper; raises ShowroomError glyph_missing, too_long."""
    if isinstance(paper, ReissuePaper):
        return render_reissue(paper, lang)
    if isinstance(paper, NoticePaper):
        return render_notice(paper, lang)
    return render_cancel(paper, lang) if isinstance(paper, CancelPaper) else render_change(paper, lang)


def _pay_by(act: Act) -> date:
    """Until when a cancellation's paper lets the store pay back."""
    return act.on + timedelta(days=REFUND_DAYS)


def _notice(tx: Tx, act: Act, sums: CancelSums, about: Amended) -> NoticePaper:
    assert isinstance(act.draft, NoticeDraft)
    found = standing_of(tx, act.case)
    late = due_of(found, act.draft.ground)
    return NoticePaper(about, act.draft, found, late, found.total, sums.payments, sums.settlement)


def require_hands(terms: AnyDraft, contract: Contract, draft: SignDraft) -> None:
    """Both sides sign, beside a minor the guardian (G-05); a notice only who declares it, the store always (565)."""
    both = not isinstance(terms, NoticeDraft) or terms.buyer_signs
    require_signatures(draft, buyer=both)
    if both:
        require_guardian(contract, draft)


def drawn(tx: Tx, act: Act, signing: Signing, lang: Lang) -> tuple[bytes, ...]:
    """Every paper of the act in `lang`: of a reissue the page of differences and the contract as it would be."""
    page = render_paper(paper_of(tx, act, signing, lang), lang)
    return (page,) if act.anew is None else (page, render(new_paper(tx, act.case, act.anew, signing, lang), lang))


def bound(papers: tuple[bytes, ...]) -> bytes:
    """Papers one behind the other in one PDF, to look at: what is signed stays apart."""
    if len(papers) == 1:
        return papers[0]
    from pypdf import PdfWriter

    writer, made = PdfWriter(), BytesIO()
    for paper in papers:
        writer.append(BytesIO(paper))
    writer.write(made)
    return made.getvalue()


def next_page_number(tx: Tx, act: Act) -> str:
    """The next number of the series that the paper belongs to, gapless in this transaction (CT-06)."""
    allotted = numbering.allot(tx.session, act.material.store.code, _SERIES[act.row.kind], tx.today)
    return str(PaperNumber.parse(allotted))


def sign_and_seal(tx: Tx, act: Act, draft: SignDraft, neighbours: Neighbours) -> None:
    """Everything that signing changes; the caller's transaction commits all of it or nothing."""
    row, case = act.row, act.case
    number = next_page_number(tx, act)
    contract = act.material.contract
    require_hands(act.draft, contract, draft)
    hands = hands_of(contract, act.material.consultant, draft)
    signing = Signing(
        number, tx.today, tx.now, audit_anchor(tx), draft.buyer_signature, draft.seller_signature,
        guardian=draft.guardian_signature if contract.guardian else b"",
    )  # fmt: skip
    if isinstance(act.draft, NoticeDraft) and not act.draft.buyer_signs:
        signing = dataclasses.replace(signing, buyer=b"", guardian=b"")
    if act.anew is not None:
        issued, sums = issue(tx, case, act.anew, signing, draft)
        act = dataclasses.replace(act, issued=issued, sums={**sums})
    papers = seal_page(tx, act, signing)
    keep_strokes(tx, papers.original, hands)
    row.buyer_signature, row.seller_signature = signing.buyer or None, draft.seller_signature
    conclude(tx, act, (number, papers), draft.key, neighbours)


def conclude(tx: Tx, act: Act, sealed: tuple[str, Papers], key: str, neighbours: Neighbours) -> None:
    """The sealed paper is the row's: what it does is done, and from then on nobody changes it."""
    row, (number, papers) = act.row, sealed
    row.revision, row.parent_sha256 = revision_of(act.case), act.case.parent_sha256
    row.total_before = row.total_after = act.total_before
    _apply(tx, act, number, neighbours)
    row.number, row.document_id, row.translation_id = number, papers.original, papers.translation
    row.sha256, row.signed_at, row.signed_by, row.idempotency_key = papers.sha256, tx.now, tx.actor.id, key
    tx.session.flush()
    heard(tx, act.case.deal)
    _tell(tx, act, number, papers.sha256, key)


def seal_page(tx: Tx, act: Act, signing: Signing) -> Papers:
    """The paper of a change in both languages, sealed and stored under its number."""
    original, digest = _seal(tx, act, signing, "zh")
    copy = dataclasses.replace(signing, buyer=b"", seller=b"", guardian=b"", original=digest)
    translated, _ = _seal(tx, act, copy, "en")
    return Papers(original, translated, digest)


def _apply(tx: Tx, act: Act, number: str, neighbours: Neighbours) -> None:
    """What the signature does beside the paper; a contract issued anew has done it already."""
    row, case, sums = act.row, act.case, act.sums["zh"]
    if isinstance(act.draft, ChangeDraft):
        assert act.priced is not None
        if apply_change(tx, case, row, act.draft, act.priced):
            neighbours.car_changed(tx, case.deal)
        carry_named(tx, case.deal, act.draft.special_terms.splitlines(), number)
    elif isinstance(act.draft, NoticeDraft):
        assert isinstance(sums, CancelSums)
        send(tx, case, row, (act.draft, sums, number))
    elif isinstance(act.draft, CancelDraft):
        assert isinstance(sums, CancelSums)
        apply_cancel(tx, case, row, Ended(act.draft, sums, number, _pay_by(act)))
        end_papers(tx, papers_of(case), number)
    else:
        assert isinstance(sums, ReissueSums)
        assert act.issued is not None
        row.total_after = sums.after
        end_papers(tx, papers_of(case), number, act.issued.number)


def _about(act: Act, signing: Signing, lang: Lang) -> Amended:
    case, material = act.case, act.material
    contract = contract_paper(material, signing, lang)
    template = TEMPLATES[act.row.kind]
    vehicle = contract.vehicle
    car = " ".join(part for part in (vehicle.brand, vehicle.model, vehicle.version) if part)
    assert case.contract.signed_at is not None
    return Amended(
        head=PaperHead(material.store.name, signing.number, template, signing.anchor, draft=signing.at is None),
        signed_on=signing.on,
        signed_place=case.contract.sign_place or material.store.address or BLANK,
        contract_number=case.contract.number or "",
        contract_signed_on=case.deal.contract_signed_on or case.contract.signed_at.date(),
        revision=revision_of(case),
        changed_before=", ".join(row.number or "" for row in case.signed if row.kind is not ChangeKind.NOTICE),
        parent_sha256=case.parent_sha256,
        car=car,
        vin=vehicle.vin,
        seller=contract.seller,
        buyer=contract.buyer,
        reason=act.draft.reason,
        approved_by=act.approved_by[lang],
        signatures=contract.signatures,
        translation_of=signing.original,
    )


def _seal(tx: Tx, act: Act, signing: Signing, lang: Lang) -> tuple[int, str]:
    paper = paper_of(tx, act, signing, lang)
    pdf = sealed_pdf(tx, render_paper(paper, lang))
    sealed = SealedPaper(
        KINDS[act.row.kind], signing.number, lang, pdf, page_count(pdf), paper.about.head.template,
        snapshot(paper, lang), act.case.deal.id, act.case.deal.customer_id,
    )  # fmt: skip
    return seal(tx, sealed), sha256_of(pdf)


def _tell(tx: Tx, act: Act, number: str, digest: str, key: str) -> None:
    """Timeline, search box and audit."""
    deal, contract, row = act.case.deal, act.case.contract, act.row
    note(tx, deal.id, _EVENTS[row.kind], number)
    names = customer_words(contract.buyer_name)
    numbers = [change.number or "" for change in act.case.signed]
    car = act.case.vehicle.vin if act.case.vehicle else ""
    words = (contract.number or "", *numbers, number, *names, car)
    what = number if act.issued is None else words_of_void(act.issued.number)
    detail = f"{contract.buyer_name} · {what}"
    search_index.put(
        tx.session, Findable("contract", contract.id, contract.number or "", detail, words, deal.consultant_id)
    )
    tx.audit(
        "contract_change", row.id, kind=row.kind, number=number, sha256=digest, parent=row.parent_sha256,
        key=sha256(key.encode()).hexdigest()[:16],
    )  # fmt: skip
    tx.audit("contract", contract.id, **{row.kind.value: number})
    tx.audit("deal", deal.id, **{row.kind.value: number})


def already_signed(tx: Tx, deal_id: int, key: str) -> ContractChange | None:
    """The change that this very act signed before, for a double click or a replay; raises change_key_used."""
    found = tx.session.scalar(sa.select(ContractChange).where(ContractChange.idempotency_key == key))
    if found is not None and found.deal_id != deal_id:
        raise ShowroomError(say.KEY_USED)
    return found
