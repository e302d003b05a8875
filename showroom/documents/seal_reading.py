"""What the seal in a PDF says: whose it is, when it was made, whether it still holds, and over how much of the file."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from hashlib import sha256
from io import BytesIO
from struct import error as StructError  # noqa: N812 - struct names it in lower case
from typing import Any
from zlib import error as ZlibError  # noqa: N812 - zlib names it in lower case

from showroom.documents.sealing import FIELD, facts_of, warm_sealing
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Lang, Message

log = logging.getLogger(__name__)
# What the library raises on a file that was bent or made up, beside its own errors.
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, OSError, AssertionError,
    NotImplementedError, StructError, ZlibError,
)  # fmt: skip


class SealState(StrEnum):
    """What a seal is worth."""

    NONE = "none"
    WHOLE = "whole"  # intact, over the entire file
    APPENDED = "appended"  # intact, but something was written behind it
    BROKEN = "broken"  # the sealed bytes are not the ones that were sealed
    UNREADABLE = "unreadable"


_TEXTS = {
    SealState.NONE: Message("seal_none", "文件没有完整性印章", "The file carries no integrity seal"),
    SealState.WHOLE: Message(
        "seal_whole",
        "完整性印章有效，覆盖整个文件：{who}，{at}，证书 {sha}",
        "The integrity seal holds over the whole file: {who}, {at}, certificate {sha}",
    ),
    SealState.APPENDED: Message(
        "seal_appended",
        "盖章之后文件末尾被追加了内容：{who}，{at}，证书 {sha}",
        "Something was appended after the seal was made: {who}, {at}, certificate {sha}",
    ),
    SealState.BROKEN: Message(
        "seal_broken",
        "盖章之后内容被改动，印章不再成立：{who}，证书 {sha}",
        "The bytes were changed after sealing, the seal no longer holds: {who}, certificate {sha}",
    ),
    SealState.UNREADABLE: Message(
        "seal_unreadable", "印章或文件结构已损坏，无法读取", "The seal or the file itself is damaged and cannot be read"
    ),
}
_OURS = Message("seal_of_this_store", "本店", "this store")
_OTHER = Message("seal_of_another", "非本店证书“{name}”", "not this store's certificate: {name}")


@dataclass(frozen=True, slots=True)
class SealReport:
    """One file's seal. `ours`: sealed with a certificate of this store; `at` the time that the seal itself states."""

    state: SealState
    ours: bool = False
    subject: str = ""
    sha256: str = ""
    at: datetime | None = None

    def text(self, lang: Lang) -> str:
        """One sentence about the seal."""
        who = _OURS.text(lang) if self.ours else _OTHER.text(lang, name=self.subject or "?")
        at = "" if self.at is None else f"{self.at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"
        return _TEXTS[self.state].text(lang, who=who, at=at, sha=self.sha256[:16])


def read_seal(pdf: bytes, own: Mapping[str, bytes]) -> SealReport:
    """The seal of a file, whatever the file is; `own` are this store's certificates by their fingerprint."""
    if b"/ByteRange" not in pdf:
        return SealReport(SealState.NONE)
    warm_sealing()
    try:
        return _judged(pdf, own)
    except _raised() as error:
        log.debug("a seal cannot be read: %s", type(error).__name__)
        return SealReport(SealState.UNREADABLE)


@cache
def _raised() -> tuple[type[Exception], ...]:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    from showroom.documents import seal_library as lib

    return (
        lib.PdfError, lib.SigningError, lib.SignatureValidationError, InvalidSignature, UnsupportedAlgorithm, *_BROKEN,
    )  # fmt: skip


def _judged(pdf: bytes, own: Mapping[str, bytes]) -> SealReport:
    from showroom.documents import seal_library as lib

    seals = lib.reader(BytesIO(pdf), strict=False).embedded_signatures
    if not seals:
        return SealReport(SealState.NONE)
    found = next((seal for seal in seals if seal.field_name == FIELD), seals[0])
    certificate = found.signer_cert.dump()
    digest = sha256(certificate).hexdigest()
    roots = [lib.x509.Certificate.load(own.get(digest, certificate))]
    context = lib.ValidationContext(trust_roots=roots, allow_fetching=False, moment=found.self_reported_timestamp)
    status = lib.validate_pdf_signature(found, context, skip_diff=True)
    return SealReport(_state(status), digest in own, facts_of(certificate).subject, digest, status.signer_reported_dt)


def _state(status: Any) -> SealState:
    from showroom.documents.seal_library import SignatureCoverageLevel

    if not (status.intact and status.valid):
        return SealState.BROKEN
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    return SealState.WHOLE if whole else SealState.APPENDED
