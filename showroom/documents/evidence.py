"""Keeping the strokes of a signing in its transaction (§3.6, CT-07)."""

from __future__ import annotations

from hashlib import sha256

from showroom.documents.seal_model import SignatureEvidence
from showroom.documents.strokes import Hand
from showroom.persistence.actions import Tx


def keep_strokes(tx: Tx, document_id: int, hands: tuple[Hand, ...]) -> None:
    """Write the evidence in the signing's transaction and its digest into the audit chain; it is never changed."""
    for hand in hands:
        packed = hand.strokes.packed()
        row = SignatureEvidence(
            document_id=document_id, role=hand.role, name=hand.name, device=hand.strokes.device,
            points=hand.strokes.points, strokes=packed, sha256=sha256(packed).hexdigest(),
            image_sha256=sha256(hand.image).hexdigest(), at=tx.now, by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("signature_evidence", row.id, document=document_id, role=hand.role, sha256=row.sha256)
