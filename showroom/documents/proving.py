"""Proving papers: one file against the store, or each stored one against its record, the audit chain and its seal."""

from __future__ import annotations

import json
from collections.abc import Mapping

import sqlalchemy as sa

from showroom.documents.ends import end_of
from showroom.documents.model import Document, DocumentBlob
from showroom.documents.seal_reading import SealState, read_seal
from showroom.documents.seals import own_certificates
from showroom.documents.store import sha256_of
from showroom.documents.verdicts import (
    BLOB_CHANGED,
    BLOB_MISSING,
    CHAIN_BROKEN,
    RECORD_CHANGED,
    SEAL_CHANGED,
    Genuineness,
    StoreVerdict,
    Verdict,
    altered,
    copied,
    genuine,
    is_copy,
    is_sealed,
    numbers_in,
    unknown,
)
from showroom.documents.watching import Watch
from showroom.kernel.errors import Message
from showroom.persistence import audit
from showroom.persistence.actions import Tx

SCAN, AUTHORITY = "contract_scan", "agent_authority"
"""Papers from outside: what seals they bring along is not ours to judge."""
_BATCH = 50
Held = set[tuple[str, frozenset[str]]]
"""Seals found whole, by the paper's digest and the certificates known then: the same bytes need no second look."""


def prove_file(tx: Tx, pdf: bytes) -> Verdict:
    """The verdict on one file, whatever it is; raises too_long."""
    found = tx.session.scalar(sa.select(Document).where(Document.sha256 == sha256_of(pdf)).limit(1))
    named = numbers_in(pdf) if found is None else ()
    seal = read_seal(pdf, own_certificates(tx))
    if found is not None:
        return genuine(found.number, seal, end_of(tx, found.id))
    rows = tx.session.execute(
        sa.select(Document.number, DocumentBlob.pdf)
        .join(DocumentBlob, DocumentBlob.document_id == Document.id)
        .where(Document.number.in_(named))
        .limit(_BATCH)
    ).all()
    if not rows:
        return unknown(named, seal)
    number = min((number for number, _ in rows), key=named.index)
    if is_copy(pdf):
        return copied(number, seal)
    return altered(number, seal, [bytes(paper) for known, paper in rows if known == number], pdf)


def prove_all(tx: Tx, watch: Watch, held: Held) -> StoreVerdict:
    """Every stored paper; seals that hold are remembered in `held`."""
    chain = audit.verify(tx.session, tx.work.audit_key)
    bad = [] if chain.ok else [Verdict(Genuineness.ALTERED, CHAIN_BROKEN, "", row=chain.first_bad)]
    sworn, own, ended = _sworn_digests(tx), own_certificates(tx), _ended(tx)
    total = tx.session.scalar(sa.select(sa.func.count(Document.id))) or 0
    checked, after = 0, 0
    while batch := tx.session.execute(
        sa.select(Document.id, Document.number, Document.kind, Document.sha256, DocumentBlob.pdf)
        .outerjoin(DocumentBlob, DocumentBlob.document_id == Document.id)
        .where(Document.id > after).order_by(Document.id).limit(_BATCH)
    ).all():  # fmt: skip
        if watch.cancelled:
            return StoreVerdict(checked, tuple(bad), complete=False)
        for ident, number, kind, digest, pdf in batch:
            checked, after = checked + 1, ident
            if pdf is None and sworn.get(ident) == digest and ident in ended:
                del sworn[ident]  # the bytes went when their period ended; number and digest still hold (PI-07)
                continue
            wrong = _wrong(digest, pdf, sworn.pop(ident, None))
            ours = kind not in (SCAN, AUTHORITY)
            if wrong is None and ours and is_sealed(pdf) and not _holds(digest, pdf, own, held):
                wrong = SEAL_CHANGED
            if wrong is not None:
                bad.append(Verdict(Genuineness.ALTERED, wrong, number, row=ident))
        watch.report(checked, total)
    bad += [Verdict(Genuineness.ALTERED, BLOB_MISSING, "", row=ident) for ident in sorted(sworn)]
    return StoreVerdict(checked, tuple(bad))


def _ended(tx: Tx) -> frozenset[int]:
    """Papers whose bytes went because their period was over, as the audit chain swears."""
    from showroom.documents.erased_model import ErasedPaper

    sworn = sa.select(audit.AuditEntry.object_id).where(
        audit.AuditEntry.object_kind == "document", audit.AuditEntry.facts.contains('"bytes_ended": true')
    )
    return frozenset(tx.session.scalars(sa.select(ErasedPaper.document_id).where(ErasedPaper.document_id.in_(sworn))))


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


def _holds(digest: str, pdf: bytes, own: Mapping[str, bytes], held: Held) -> bool:
    key = (digest, frozenset(own))
    if key not in held:
        seal = read_seal(bytes(pdf), own)
        if seal.state is not SealState.WHOLE or not seal.ours:
            return False
        held.add(key)
    return True
