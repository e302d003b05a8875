"""The integrity seal of a paper: PAdES, certifying, nothing may be changed afterwards (CT-07; trust.md Q4).

A certificate that the store made itself proves that a paper is unchanged since this store sealed it. It proves nobody's
identity and is no qualified signature, and its subject says so. Nothing here touches a database; the library behind it
takes half a second to load, so `warm_sealing` is called before a lock is taken.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from showroom.kernel.errors import FieldErrors, Message, told

if TYPE_CHECKING:
    from types import ModuleType

FIELD = "StoreSeal"
UNIT = "完整性印章 Integrity seal · not a qualified signature"
REASON = "完整性印章：封存后未改动 / Integrity seal: unchanged since it was sealed"
_YEARS, _DAY = 20, timedelta(days=1)
_ROOM = 8_192  # hex digits kept free for the seal, beside those of its certificates
_LEAST_RSA = 2048
_NAME = 64  # X.520: a common name has at most 64 characters
_MOST_P12 = 200_000

P12_UNREADABLE = Message(
    "seal_p12_unreadable", "密码不对，或不是 .p12 / .pfx 文件", "Wrong password, or not a .p12 / .pfx file"
)
P12_EMPTY = Message(
    "seal_p12_empty", "文件里没有证书和私钥", "The file holds no certificate together with its private key"
)
P12_EXPIRED = Message(
    "seal_p12_expired",
    "证书的有效期是 {first} 至 {last}，今天不能用",
    "The certificate is valid from {first} to {last}: it cannot be used today",
)
P12_NOT_FOR_SIGNING = Message(
    "seal_p12_not_for_signing",
    "这张证书不能用于签名（用途或密钥种类不符）",
    "This certificate is not meant for signing: its usage or its kind of key forbids it",
)


@dataclass(frozen=True, slots=True)
class SealKey:
    """A certificate and its key, both DER; `chain` are the certificates above it."""

    certificate: bytes
    private_key: bytes = field(repr=False)
    chain: tuple[bytes, ...] = ()

    @property
    def sha256(self) -> str:
        """The certificate's fingerprint in lower-case hex."""
        return sha256(self.certificate).hexdigest()


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says of itself."""

    subject: str
    valid_from: datetime
    valid_to: datetime


def make_key(store_name: str, at: datetime) -> SealKey:
    """A new ECDSA P-256 key with a certificate of its own making, valid for twenty years from the day before `at`."""
    key = ec.generate_private_key(ec.SECP256R1())
    words = [(NameOID.COMMON_NAME, store_name.strip()[:_NAME] or "Showroom"), (NameOID.ORGANIZATIONAL_UNIT_NAME, UNIT)]
    name = x509.Name([x509.NameAttribute(kind, text) for kind, text in words])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - _DAY)
        .not_valid_after(at + _YEARS * 365 * _DAY)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=False, **usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return SealKey(certificate.public_bytes(serialization.Encoding.DER), _key_bytes(key))


def read_p12(content: bytes, password: str, at: datetime) -> SealKey:
    """The key and certificate of a PKCS#12 file; raises FieldErrors for `file` or `password`."""
    try:
        if len(content) > _MOST_P12:
            raise ValueError("too big")  # noqa: TRY301 - told like every other wrong file
        key, certificate, others = pkcs12.load_key_and_certificates(content, password.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise FieldErrors({"password": P12_UNREADABLE}) from error
    if key is None or certificate is None:
        raise FieldErrors({"file": P12_EMPTY})
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not first <= at <= last:
        raise FieldErrors({"file": told(P12_EXPIRED, first=first.date(), last=last.date())})
    if not _may_sign(key, certificate):
        raise FieldErrors({"file": P12_NOT_FOR_SIGNING})
    der = serialization.Encoding.DER
    chain = tuple(other.public_bytes(der) for other in others)
    return SealKey(certificate.public_bytes(der), _key_bytes(key), chain)


def facts_of(certificate: bytes) -> CertificateFacts:
    """Subject and validity of a DER certificate."""
    found = x509.load_der_x509_certificate(certificate)
    names = found.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    subject = str(names[0].value) if names else found.subject.rfc4514_string()
    return CertificateFacts(subject[:200], found.not_valid_before_utc, found.not_valid_after_utc)


def warm_sealing() -> None:
    """Load the library now: never on the way to the window, on its thread, or under a lock."""
    _library()


def seal_bytes(pdf: bytes, key: SealKey, at: datetime) -> bytes:
    """The paper with its seal appended: the given bytes come first, unchanged. `at` is aware."""
    lib = _library()
    signer = lib.signers.SimpleSigner(
        signing_cert=lib.x509.Certificate.load(key.certificate),
        signing_key=lib.keys.PrivateKeyInfo.load(key.private_key),
        cert_registry=lib.registry(key.chain),
    )
    meta = lib.signers.PdfSignatureMetadata(
        field_name=FIELD, certify=True, docmdp_permissions=lib.no_changes, subfilter=lib.pades, md_algorithm="sha256",
        reason=REASON, name=facts_of(key.certificate).subject,
    )  # fmt: skip
    sealer = lib.sealer(meta, signer, at)
    room = _ROOM + 2 * sum(map(len, (key.certificate, *key.chain)))
    return bytes(sealer.sign_pdf(lib.writer(BytesIO(pdf)), bytes_reserved=room).getvalue())


@cache
def _library() -> Any:
    from showroom.documents import seal_library

    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what a bent file is worth is a verdict here, no news
    library: ModuleType = seal_library
    return library


def _may_sign(key: object, certificate: x509.Certificate) -> bool:
    """Whether the key is of a kind that readers know, belongs to the certificate, and may sign by its usage."""
    fits = isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(
        key.curve, ec.SECP256R1 | ec.SECP384R1 | ec.SECP521R1
    )
    fits = fits or (isinstance(key, rsa.RSAPrivateKey) and key.key_size >= _LEAST_RSA)
    if not fits or key.public_key() != certificate.public_key():  # type: ignore[attr-defined]  # one of the two kinds
        return False
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _key_bytes(key: Any) -> bytes:
    made = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return bytes(made)
