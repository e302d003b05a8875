"""The seal in use: made at first need, its key encrypted outside the database's own encryption, its history kept."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.exc import IntegrityError

from showroom.documents.seal_model import SealCertificate
from showroom.documents.sealing import SealKey, facts_of, make_key, seal_bytes, warm_sealing
from showroom.kernel.errors import FieldErrors, Message, ShowroomError
from showroom.persistence.actions import Tx
from showroom.persistence.keys import derive

SEAL_KEY_UNREADABLE = Message(
    "seal_key_unreadable",
    "本店印章的私钥读不出来（数据库与钥匙不是一套）。请从备份恢复，不要继续签约",
    "The key of this store's seal cannot be read: database and keys do not belong together. Restore the backup before"
    " anything is signed",
)
SEAL_KNOWN = Message("seal_known", "这张证书已经导入过", "This certificate has been imported before")
_NONCE = 12


@dataclass(frozen=True, slots=True)
class SealCard:
    """One certificate of this store as the settings list it; `in_use` is the one that seals now."""

    subject: str
    sha256: str
    valid_from: datetime
    valid_to: datetime
    imported: bool
    in_use: bool
    expired: bool
    at: datetime


def sealed_pdf(tx: Tx, pdf: bytes) -> bytes:
    """The paper with this store's integrity seal (CT-07), made at the act's own time.

    Call `prepare_seal` before the lock is taken. Raises seal_key_unreadable.
    """
    return seal_bytes(pdf, current_seal(tx), tx.now)


def prepare_seal(tx: Tx) -> None:
    """Outside the write lock: load the library, and find out now whether the seal in use can be used."""
    warm_sealing()
    if (row := _newest(tx)) is not None:
        _opened(tx, row)


def current_seal(tx: Tx) -> SealKey:
    """The key in use; a store without a valid one gets its own, so that an expired certificate stops no sale.

    Two desks at once end with one.
    """
    row = _newest(tx)
    if row is None:
        key = make_key(_store_name(tx), tx.now)
        try:
            with tx.session.begin_nested():
                row = add_seal(tx, key, imported=False)
        except IntegrityError:
            row = _newest(tx)
            assert row is not None
    return _opened(tx, row)


def add_seal(tx: Tx, key: SealKey, *, imported: bool) -> SealCertificate:
    """Take a key into use; raises FieldErrors(file) for a certificate that was taken before."""
    if tx.session.scalar(sa.select(SealCertificate.id).where(SealCertificate.sha256 == key.sha256)) is not None:
        raise FieldErrors({"file": SEAL_KNOWN})
    facts = facts_of(key.certificate)
    row = SealCertificate(
        place=(tx.session.scalar(sa.select(sa.func.max(SealCertificate.place))) or 0) + 1,
        subject=facts.subject, sha256=key.sha256, certificate=key.certificate, chain=_packed(key.chain),
        private_key=_locked(tx, key), valid_from=facts.valid_from, valid_to=facts.valid_to, imported=imported,
        at=tx.now, by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(row)
    tx.session.flush()
    tx.audit("seal_certificate", row.id, sha256=key.sha256, imported=imported)
    return row


def seal_cards(tx: Tx) -> tuple[SealCard, ...]:
    """All certificates, the newest first."""
    rows = tx.session.scalars(sa.select(SealCertificate).order_by(SealCertificate.place.desc())).all()
    used = next((row.id for row in rows if row.valid_to >= tx.now), 0)
    return tuple(
        SealCard(
            row.subject, row.sha256, row.valid_from, row.valid_to, row.imported, row.id == used, row.valid_to < tx.now,
            row.at,
        )
        for row in rows
    )  # fmt: skip


def own_certificates(tx: Tx) -> dict[str, bytes]:
    """Every certificate that this store ever sealed with, by its fingerprint."""
    rows = tx.session.execute(sa.select(SealCertificate.sha256, SealCertificate.certificate))
    return {digest: bytes(certificate) for digest, certificate in rows}


def _newest(tx: Tx) -> SealCertificate | None:
    valid = sa.select(SealCertificate).where(SealCertificate.valid_to >= tx.now)
    return tx.session.scalar(valid.order_by(SealCertificate.place.desc()).limit(1))


def _opened(tx: Tx, row: SealCertificate) -> SealKey:
    sealed = bytes(row.private_key)
    try:
        key = _cipher(tx).decrypt(sealed[:_NONCE], sealed[_NONCE:], row.sha256.encode())
    except InvalidTag as error:
        raise ShowroomError(SEAL_KEY_UNREADABLE) from error
    return SealKey(bytes(row.certificate), key, tuple(b64decode(entry) for entry in json.loads(row.chain)))


def _locked(tx: Tx, key: SealKey) -> bytes:
    """Nonce and the encrypted key, bound to its certificate."""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(tx).encrypt(nonce, key.private_key, key.sha256.encode())


def _cipher(tx: Tx) -> AESGCM:
    """A key that comes from the store's data key and never lies in a database, on PostgreSQL neither."""
    return AESGCM(derive(tx.work.audit_key, "seal"))


def _packed(chain: tuple[bytes, ...]) -> bytes:
    return json.dumps([b64encode(entry).decode() for entry in chain]).encode()


def _store_name(tx: Tx) -> str:
    """The store's name for its certificate; its model lies in a layer above the papers."""
    return str(tx.session.scalar(sa.select(sa.column("name")).select_from(sa.table("store"))) or "")
