"""Stored paper: sealed in the caller's transaction, read back by its hash, proved against the store (CT-07, §3.6)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from showroom.documents.model import Document, DocumentBlob
from showroom.documents.verdicts import (
    BLOB_CHANGED,
    BLOB_MISSING,
    CHAIN_BROKEN,
    RECORD_CHANGED,
    Genuineness,
    StoreVerdict,
    Verdict,
    altered,
    genuine,
    numbers_in,
    unknown,
)
from showroom.kernel.actor import Permission
from showroom.kernel.errors import NOT_FOUND, Message, ShowroomError
from showroom.persistence import audit
from showroom.persistence.actions import Tx, Workplace, reads

DOCUMENT_ALTERED = Message(
    "document_altered",
    "存档文件 {number} 的内容与封存时的摘要不符，不能使用。请停止操作并通知管理员：showroom verify --all",
    "The stored paper {number} no longer fits the digest it was sealed with and must not be used. Stop and tell the"
    " administrator: showroom verify --all",
)
_BATCH = 50


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
    """Pages of a PDF that our own renderer made: its page tree is plain text."""
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


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
    """Reads and proves stored papers; `guard(tx, deal_id)` raises when the deal is none of the actor's business."""

    def __init__(self, work: Workplace, guard: Callable[[Tx, int], object]) -> None:
        self.work = work
        self._guard = guard

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

    @reads(Permission.AUDIT_READ)
    def verify_chain(self, tx: Tx) -> audit.ChainVerdict:
        """Read the whole audit chain and say where it first breaks."""
        return audit.verify(tx.session, tx.work.audit_key)

    @reads(Permission.DEAL_READ)
    def verify_bytes(self, tx: Tx, pdf: bytes) -> Verdict:
        """Whether a file is a paper of this store, bit for bit; says of an altered one which paper it was."""
        found = tx.session.scalar(sa.select(Document).where(Document.sha256 == sha256_of(pdf)).limit(1))
        if found is not None:
            return genuine(found.number)
        named = numbers_in(pdf)
        known = tx.session.scalar(sa.select(Document.number).where(Document.number.in_(named)).limit(1))
        return altered(known) if known is not None else unknown(named)

    @reads(Permission.AUDIT_READ)
    def verify_all(self, tx: Tx) -> StoreVerdict:
        """Re-hash every stored paper and hold it against its record and against the audit chain."""
        chain = audit.verify(tx.session, tx.work.audit_key)
        bad = [] if chain.ok else [Verdict(Genuineness.ALTERED, CHAIN_BROKEN, "", row=chain.first_bad)]
        sworn = _sworn_digests(tx)
        checked, after = 0, 0
        while batch := tx.session.execute(
            sa.select(Document.id, Document.number, Document.sha256, DocumentBlob.pdf)
            .outerjoin(DocumentBlob, DocumentBlob.document_id == Document.id)
            .where(Document.id > after).order_by(Document.id).limit(_BATCH)
        ).all():  # fmt: skip
            for ident, number, digest, pdf in batch:
                checked, after = checked + 1, ident
                wrong = _wrong(digest, pdf, sworn.pop(ident, None))
                if wrong is not None:
                    bad.append(Verdict(Genuineness.ALTERED, wrong, number, row=ident))
        bad += [Verdict(Genuineness.ALTERED, BLOB_MISSING, "", row=ident) for ident in sorted(sworn)]
        return StoreVerdict(checked, tuple(bad))

    def _proved(self, tx: Tx, document: Document) -> StoredPaper:
        if document.deal_id is not None:
            self._guard(tx, document.deal_id)
        blob = tx.session.get(DocumentBlob, document.id)
        if blob is None or sha256_of(blob.pdf) != document.sha256:
            raise ShowroomError(DOCUMENT_ALTERED, number=document.number)
        return StoredPaper(document.id, document.number, document.language, document.sha256, document.pages, blob.pdf)


def _sworn_digests(tx: Tx) -> dict[int, str]:
    """Digests as the audit chain swears to them, by document id."""
    entries = tx.session.execute(
        sa.select(audit.AuditEntry.object_id, audit.AuditEntry.facts).where(audit.AuditEntry.object_kind == "document")
    )
    facts: list[tuple[int, Mapping[str, str]]] = [(ident, json.loads(text)) for ident, text in entries]
    return {ident: fact["sha256"] for ident, fact in facts if "sha256" in fact}


def _wrong(digest: str, pdf: bytes | None, sworn: str | None) -> Message | None:
    if pdf is None:
        return BLOB_MISSING
    if sha256_of(pdf) != digest:
        return BLOB_CHANGED
    return RECORD_CHANGED if sworn != digest else None
