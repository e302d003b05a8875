"""Everything of pyHanko that seals and reads seals; imported only through `showroom.documents.sealing`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as writer  # noqa: N813 - used as a function
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader as reader  # noqa: N813
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

__all__ = [
    "PdfError", "SignatureCoverageLevel", "SignatureValidationError", "SigningError", "ValidationContext", "keys",
    "reader", "signers", "validate_pdf_signature", "writer", "x509",
]  # fmt: skip
no_changes, pades = MDPPerm.NO_CHANGES, SigSeedSubFilter.PADES


class _Sealer(signers.PdfSigner):
    """A signer that takes its time from the program's clock."""

    at: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
        session.system_time = self.at
        return session


def sealer(meta: signers.PdfSignatureMetadata, signer: signers.SimpleSigner, at: datetime) -> _Sealer:
    """A sealer whose seals say that they were made `at`."""
    made = _Sealer(meta, signer=signer)
    made.at = at
    return made


def registry(chain: Iterable[bytes]) -> SimpleCertificateStore:
    """The certificates that go into the seal beside the sealing one."""
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple([x509.Certificate.load(entry) for entry in chain])
    return store
