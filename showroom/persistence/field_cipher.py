"""Personal numbers and pictures encrypted one by one, for a database that does not encrypt itself (PI-09).

AES-SIV with the data's kind as associated data: equal values give equal ciphertexts, so that looking a number up,
grouping and comparing rows work as with plain values (docs/decisions/020). Nothing is as long as nothing: an empty
value stays empty.
"""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from showroom.kernel.errors import Message, ShowroomError
from showroom.persistence.keys import derive

FIELD_UNREADABLE = Message(
    "field_unreadable",
    "数据库里有一项加密的个人信息解不开：这台电脑的钥匙不是本店的，或数据被改动。没有改动任何内容，请通知管理员。",
    "An encrypted personal value in the database cannot be read: this desk's key is not this store's, or the data was"
    " altered. Nothing was changed; tell the administrator.",
)
TEXT, BYTES = "\u00a71:", b"\x00\xa71:"
"""What a sealed value begins with; the digit is the version. Plain values from before begin otherwise."""
PURPOSE = "personal fields"
_TEXTS, _BLOBS = [b"text"], [b"bytes"]


class FieldCipher:
    """Seals and opens values with the key that is derived from the store's data key."""

    def __init__(self, key: bytes) -> None:
        self._siv = AESSIV(derive(key, PURPOSE, 64))

    def seal_text(self, value: str) -> str:
        """`value` as it lies in a text column."""
        if not value:
            return value
        sealed = self._siv.encrypt(value.encode("utf-8", "surrogatepass"), _TEXTS)
        return TEXT + base64.b64encode(sealed).decode()

    def open_text(self, stored: str) -> str:
        """The value of a text column; one written plain before is given as it is. Raises field_unreadable."""
        if not stored.startswith(TEXT):
            return stored
        try:
            sealed = base64.b64decode(stored[len(TEXT) :], validate=True)
            return self._siv.decrypt(sealed, _TEXTS).decode("utf-8", "surrogatepass")
        except (InvalidTag, binascii.Error, ValueError) as error:
            raise ShowroomError(FIELD_UNREADABLE) from error

    def seal_bytes(self, value: bytes) -> bytes:
        """`value` as it lies in a column of bytes."""
        return BYTES + self._siv.encrypt(bytes(value), _BLOBS) if value else value

    def open_bytes(self, stored: bytes) -> bytes:
        """The bytes of a column; those written plain before are given as they are. Raises field_unreadable."""
        if not stored.startswith(BYTES):
            return stored
        try:
            return self._siv.decrypt(stored[len(BYTES) :], _BLOBS)
        except (InvalidTag, ValueError) as error:
            raise ShowroomError(FIELD_UNREADABLE) from error
