"""Issuing a contract anew: its number, papers, row and the deal's new terms, in the transaction that voids the old one.

The car stays sold to the same deal, the receipts stay in its ledger, grade and tasks are not made a second time: the
deal only changes which contract is its valid one (CT-06, VN-06; docs/decisions/009).
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from showroom.contract import duties
from showroom.contract.change_case import Case
from showroom.contract.change_drafts import AnySums
from showroom.contract.change_reissue import LANGUAGES, Anew, named, new_paper, reissue_sums
from showroom.contract.contract_pdf import render
from showroom.contract.drafts import SignDraft
from showroom.contract.hands import hands_of
from showroom.contract.paper import Signing, snapshot
from showroom.contract.signing import KIND, Papers, next_number
from showroom.contract.template_store import keep, printed_on
from showroom.customers.records import get_customer
from showroom.customers.search_words import customer_words
from showroom.deals.promises import carry, open_promises
from showroom.documents.evidence import keep_strokes
from showroom.documents.seals import sealed_pdf
from showroom.documents.store import SealedPaper, page_count, seal, sha256_of
from showroom.kernel.errors import Lang
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.search_index import Findable

_DEAL = (
    "exterior", "interior", "discount", "guide_price", "contract_price", "options_price", "on_road_price",
    "quotation_json",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Issued:
    """The contract that replaces the void one; empty before it is signed."""

    number: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Concluded:
    """How the papers were signed: the act's key, the day, and the pictures of a pad, None of a pen."""

    key: str
    signed_on: date
    buyer: bytes | None = None
    seller: bytes | None = None


def issue(tx: Tx, case: Case, made: Anew, page: Signing, draft: SignDraft) -> tuple[Issued, dict[Lang, AnySums]]:
    """Seal the contract issued anew and make it the deal's valid one; `page` signs the page of differences."""
    number = next_number(tx, made.material)
    made = named(made, page.number)
    papers = seal_anew(tx, case, made, dataclasses.replace(page, number=number))
    keep_strokes(tx, papers.original, hands_of(made.contract, made.material.consultant, draft))
    how = Concluded(draft.key, tx.today, draft.buyer_signature, draft.seller_signature)
    sums = conclude_anew(tx, case, made, (number, papers), how)
    return Issued(number, papers.sha256), sums


def seal_anew(tx: Tx, case: Case, made: Anew, signing: Signing) -> Papers:
    """The contract issued anew in both languages, sealed and stored under its number."""
    original, digest = _seal(tx, case, made, signing, "zh")
    copy = dataclasses.replace(signing, buyer=b"", seller=b"", guardian=b"", original=digest)
    translation, _ = _seal(tx, case, made, copy, "en")
    keep(tx, made.material.wording)
    return Papers(original, translation, digest)


def sums_of(tx: Tx, case: Case, made: Anew, number: str) -> dict[Lang, AnySums]:
    """What differs, in both languages, of the contract issued anew under `number`."""
    return {lang: reissue_sums(tx, case, made, lang, number) for lang in LANGUAGES}


def conclude_anew(tx: Tx, case: Case, made: Anew, sealed: tuple[str, Papers], how: Concluded) -> dict[Lang, AnySums]:
    """The sealed contract becomes the deal's valid one, with its row, promises, filing and audit."""
    (number, papers), sums = sealed, sums_of(tx, case, made, sealed[0])
    contract, deal = made.contract, case.deal
    contract.number, contract.document_id, contract.translation_id, contract.sha256 = (
        number, papers.original, papers.translation, papers.sha256,
    )  # fmt: skip
    contract.signed_at, contract.signed_by, contract.idempotency_key = tx.now, tx.actor.id, how.key
    contract.buyer_signature, contract.seller_signature = how.buyer, how.seller
    contract.price = made.deal.contract_price
    contract.template, contract.wording_sha256 = printed_on(tx, papers.original)
    tx.session.add(contract)
    for name in _DEAL:
        setattr(deal, name, getattr(made.deal, name))
    deal.contract_number, deal.contract_signed_on = number, how.signed_on
    tx.session.flush()
    carry(tx, open_promises(tx, deal.id), number)  # its annex lists them all
    duties.settle(tx, deal, duties.FILING, number)
    duties.ask(tx, deal, duties.FILING, tx.today, number)  # the valid one is filed on its own day (CT-05)
    _tell(tx, case, made, how.key)
    return sums


def words_of_void(number: str) -> str:
    """What the search box says of a contract that `number` replaced."""
    return f"作废 void → {number}"


def _seal(tx: Tx, case: Case, made: Anew, signing: Signing, lang: Lang) -> tuple[int, str]:
    paper = new_paper(tx, case, made, signing, lang)
    pdf = sealed_pdf(tx, render(paper, lang))
    sealed = SealedPaper(
        KIND, signing.number, lang, pdf, page_count(pdf), paper.head.template, snapshot(paper, lang), case.deal.id,
        case.deal.customer_id,
    )  # fmt: skip
    return seal(tx, sealed), sha256_of(pdf)


def _tell(tx: Tx, case: Case, made: Anew, key: str) -> None:
    """Search box and audit of the new contract."""
    deal, contract, material = case.deal, made.contract, made.material
    number, digest, void = contract.number or "", contract.sha256 or "", case.contract.number or ""
    customer = get_customer(tx, deal.customer_id)
    car = f"{material.model.series} {material.model.version_name}" if material.model else ""
    names = (*customer_words(contract.buyer_name), *customer_words(customer.name, customer.phone or ""))
    words = (number, void, *names, material.vehicle.vin if material.vehicle else "")
    detail = " · ".join(part for part in (contract.buyer_name, car) if part)
    search_index.put(tx.session, Findable("contract", contract.id, number, detail, words, deal.consultant_id))
    tx.audit(
        "contract", contract.id, number=number, sha256=digest, replaces=void,
        key=sha256(key.encode()).hexdigest()[:16],
    )  # fmt: skip
