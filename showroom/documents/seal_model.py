"""The store's seals with their keys, and the strokes of those who signed (CT-07, §3.6)."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, PersonalImage
from showroom.persistence.orm import Model, Numbered


class SealCertificate(Numbered, Model):
    """One certificate that papers were sealed with; the valid one with the highest `place` is in use, all stay.

    `certificate` is DER, `chain` the DER certificates that came with it one behind the other, `private_key` is
    encrypted with a key that never lies in the database.
    """

    __tablename__ = "seal_certificate"
    place: Mapped[int] = mapped_column(unique=True)
    subject: Mapped[str] = mapped_column(sa.String(200))
    sha256: Mapped[str] = mapped_column(sa.String(64), unique=True)
    certificate: Mapped[bytes] = mapped_column(sa.LargeBinary)
    chain: Mapped[bytes] = mapped_column(sa.LargeBinary)
    private_key: Mapped[bytes] = mapped_column(sa.LargeBinary)
    valid_from: Mapped[datetime] = mapped_column(Moment)
    valid_to: Mapped[datetime] = mapped_column(Moment)
    imported: Mapped[bool]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class SignatureEvidence(Numbered, Model):
    """How one hand moved while it signed: the strokes behind one signature picture of one stored paper (§3.6).

    `strokes` is the packed JSON of `showroom.documents.strokes`, `sha256` its digest, `image_sha256` that of the
    picture on the paper.
    """

    __tablename__ = "signature_evidence"
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    role: Mapped[str] = mapped_column(sa.String(20))
    name: Mapped[str] = mapped_column(sa.String(80))
    device: Mapped[str] = mapped_column(sa.String(10))
    points: Mapped[int]
    strokes: Mapped[bytes] = mapped_column(PersonalImage)
    sha256: Mapped[str] = mapped_column(sa.String(64))
    image_sha256: Mapped[str] = mapped_column(sa.String(64))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("document_id", "role"),)
