"""Keeping the strokes of a signing in its transaction (§3.6, CT-07)."""

from __future__ import annotations

from hashlib import sha256

from showroom.documents.seal_model import SignatureEvidence
from showroom.documents.strokes import Hand
from showroom.persistence.actions import Tx


def keep_strokes(tx: Tx, document_id: int, hands: tuple[Hand, ...]) -> None:
    """Write the evidence in the transaction of the signing; the database refuses any change afterwards."""
    for hand in hands:
        packed = hand.strokes.packed()
        tx.session.add(
            SignatureEvidence(
                document_id=document_id, role=hand.role, name=hand.name, device=hand.strokes.device,
                points=hand.strokes.points, strokes=packed, sha256=sha256(packed).hexdigest(),
                image_sha256=sha256(hand.image).hexdigest(), at=tx.now, by=tx.actor.id,
            )
        )  # fmt: skip
    tx.session.flush()
