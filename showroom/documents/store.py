"""Stored paper: sealed in the caller's transaction, read back by its hash, proved against the store (CT-07, §3.6)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from showroom.documents.model import Document, DocumentBlob
from showroom.documents.verdicts import StoreVerdict, Verdict
from showroom.documents.watching import Unwatched, Watch
from showroom.kernel.actor import Permission
from showroom.kernel.errors import NOT_FOUND, Message, ShowroomError
from showroom.persistence import audit
from showroom.persistence.actions import Tx, Workplace, reads, writes

if TYPE_CHECKING:
    from showroom.documents.seals import SealCard

DOCUMENT_ALTERED = Message(
    "document_altered",
    "存档文件 {number} 的内容与封存时的摘要不符，不能使用。请停止操作并通知管理员：showroom verify --all",
    "The stored paper {number} no longer fits the digest it was sealed with and must not be used. Stop and tell the"
    " administrator: showroom verify --all",
)
DOCUMENT_ENDED = Message(
    "document_ended",
    "{number} 的保存期已满，内容已于 {on} 删除（{rule}）；编号与摘要仍可核验原件",
    "The period of {number} is over: its content was deleted on {on} ({rule}). Number and digest still prove an"
    " original that somebody holds",
)


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """A finished paper on its way into the store; `snapshot` is the JSON of the data that it was made from."""

    kind: str
    number: str
    language: str
    pdf: bytes
    pages: int
    template: str
    snapshot: str
    deal_id: int | None = None
    customer_id: int | None = None


def sha256_of(pdf: bytes) -> str:
    """The digest under which a paper is kept, in lower-case hex."""
    return hashlib.sha256(pdf).hexdigest()


def page_count(pdf: bytes) -> int:
    """Pages of a PDF that our own renderer made, sealed or not: its page tree is plain text."""
    counts = re.findall(rb"/Count (\d+)\s[^>]{0,9999}?/Type /Pages", pdf)
    return int(counts[0]) if counts else len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def seal(tx: Tx, paper: SealedPaper) -> int:
    """Write the paper, its digest and its bytes in the caller's transaction; the digest goes into the audit chain too.

    Returns the document's id. The database refuses to change or delete it afterwards (CT-07).
    """
    document = Document(
        kind=paper.kind, number=paper.number, language=paper.language, deal_id=paper.deal_id,
        customer_id=paper.customer_id, sha256=sha256_of(paper.pdf), pages=paper.pages, template=paper.template,
        snapshot=paper.snapshot, at=tx.now, by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(document)
    tx.session.flush()
    tx.session.add(DocumentBlob(document_id=document.id, pdf=paper.pdf))
    tx.session.flush()
    tx.audit("document", document.id, kind=paper.kind, language=paper.language, sha256=document.sha256)
    return document.id


def find_paper(tx: Tx, kind: str, number: str, language: str | None = None) -> Document:
    """The newest stored paper of that kind and number; raises ShowroomError(not_found)."""
    query = sa.select(Document).where(Document.kind == kind, Document.number == number.strip().upper())
    if language is not None:
        query = query.where(Document.language == language)
    found = tx.session.scalar(query.order_by(Document.language.desc(), Document.id.desc()).limit(1))
    if found is None:
        raise ShowroomError(NOT_FOUND, what=f"{kind} {number}")
    return found


@dataclass(frozen=True, slots=True)
class StoredPaper:
    """A paper read back, its digest proved."""

    id: int
    number: str
    language: str
    sha256: str
    pages: int
    pdf: bytes


class DocumentService:
    """Reads and proves stored papers; `guard(tx, deal_id)` raises when the deal is none of the actor's business.

    `chains(tx)` finds what is wrong between papers: who stores them knows in which order they follow each other.
    """

    def __init__(
        self,
        work: Workplace,
        guard: Callable[[Tx, int], object],
        chains: Callable[[Tx], Sequence[Verdict]] | None = None,
    ) -> None:
        self.work = work
        self._guard, self._chains = guard, chains
        self._held: set[tuple[str, frozenset[str]]] = set()

    @reads(Permission.DEAL_READ)
    def pdf(self, tx: Tx, document_id: int) -> bytes:
        """The bytes exactly as sealed; raises ShowroomError(not_found | not_your_deal | document_altered)."""
        document = tx.session.get(Document, document_id)
        if document is None:
            raise ShowroomError(NOT_FOUND, what=f"document {document_id}")
        return self._proved(tx, document).pdf

    @reads(Permission.DEAL_READ)
    def paper(self, tx: Tx, kind: str, number: str, language: str | None = None) -> StoredPaper:
        """A stored paper by kind and number, Chinese first; raises ShowroomError(not_found | document_altered …)."""
        return self._proved(tx, find_paper(tx, kind, number, language))

    @reads(Permission.DEAL_READ)
    def has(self, tx: Tx, kind: str, number: str, language: str) -> bool:
        """Whether that paper was sealed in that language too."""
        wanted = sa.select(Document.id).where(
            Document.kind == kind, Document.number == number.strip().upper(), Document.language == language
        )
        return tx.session.scalar(wanted.limit(1)) is not None

    @reads(Permission.DEAL_READ)
    def kind_of(self, tx: Tx, number: str, among: Sequence[str]) -> str:
        """Which of these kinds of paper carries that number; raises ShowroomError(not_found)."""
        query = sa.select(Document.kind).where(Document.number == number.strip().upper(), Document.kind.in_(among))
        found = tx.session.scalar(query.limit(1))
        if found is None:
            raise ShowroomError(NOT_FOUND, what=number)
        return found

    @reads(Permission.AUDIT_READ)
    def verify_chain(self, tx: Tx) -> audit.ChainVerdict:
        """Read the whole audit chain and say where it first breaks."""
        return audit.verify(tx.session, tx.work.audit_key)

    @reads(Permission.DEAL_READ)
    def verify_bytes(self, tx: Tx, pdf: bytes) -> Verdict:
        """Whether a file is a paper of this store, bit for bit; says of an altered one which it was and what was done.

        The stored digest alone makes it genuine; what its seal says is reported beside it (trust.md finding 10).
        """
        from showroom.documents.proving import prove_file

        return prove_file(tx, pdf)

    @reads(Permission.AUDIT_READ)
    def verify_all(self, tx: Tx, watch: Watch | None = None) -> StoreVerdict:
        """Re-hash every stored paper, hold it against its record and the audit chain, and try its seal.

        `watch` hears of the progress and may stop it: what was found until then is given back as incomplete.
        """
        from showroom.documents.proving import prove_all

        found = prove_all(tx, watch or Unwatched(), self._held)
        return found if self._chains is None else replace(found, bad=(*found.bad, *self._chains(tx)))

    @reads(Permission.SIGNED_IN)
    def seals(self, tx: Tx) -> tuple[SealCard, ...]:
        """The certificates that this store seals and sealed with, the present one first; () before the first paper."""
        from showroom.documents.seals import seal_cards

        return seal_cards(tx)

    @writes(Permission.SETTINGS_WRITE)
    def import_seal(self, tx: Tx, content: bytes, password: str) -> tuple[SealCard, ...]:
        """Seal with the certificate of a PKCS#12 file from now on; raises FieldErrors(file | password)."""
        from showroom.documents.sealing import read_p12
        from showroom.documents.seals import add_seal, seal_cards

        add_seal(tx, read_p12(content, password, tx.now), imported=True)
        return seal_cards(tx)

    def _proved(self, tx: Tx, document: Document) -> StoredPaper:
        if document.deal_id is not None:
            self._guard(tx, document.deal_id)
        blob = tx.session.get(DocumentBlob, document.id)
        if blob is None:
            _refuse_ended(tx, document)
        if blob is None or sha256_of(blob.pdf) != document.sha256:
            raise ShowroomError(DOCUMENT_ALTERED, number=document.number)
        return StoredPaper(document.id, document.number, document.language, document.sha256, document.pages, blob.pdf)


def is_ended(document: Document) -> bool:
    """Whether the paper's period is over and what it was made from is gone with its bytes (PI-07)."""
    return document.snapshot == "{}"


def kept_snapshot(document: Document) -> str:
    """What the paper was made from; raises ShowroomError(document_ended) when its period is over."""
    if is_ended(document):
        raise ShowroomError(DOCUMENT_ENDED, number=document.number, on="—", rule="PI-07")
    return document.snapshot


def _refuse_ended(tx: Tx, document: Document) -> None:
    """Say of a paper whose period is over why it cannot be read; raises ShowroomError(document_ended)."""
    from showroom.documents.erased_model import ErasedPaper

    ended = tx.session.get(ErasedPaper, document.id)
    if ended is not None:
        raise ShowroomError(DOCUMENT_ENDED, number=document.number, on=ended.erased_on.isoformat(), rule=ended.rule)
