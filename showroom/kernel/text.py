"""Typed or pasted text made safe to store and show, at the service border."""

from __future__ import annotations

import re
import unicodedata

from showroom.kernel.errors import BAD_CHARACTER, TOO_LONG, FieldErrors, ShowroomError, told

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Lone surrogates cannot be stored as UTF-8; bidi overrides make a name read otherwise than it is.
_REFUSED = re.compile("[\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_PACKING = 4  # NFC makes one character of at most four


def clean_text(text: str, limit: int, multiline: bool = False) -> str:
    """`text` in NFC, trimmed, without control characters; idempotent.

    Line breaks and tabs become blanks, unless `multiline`, where each break becomes one newline. ZWJ and ZWNJ
    stay. Raises ShowroomError(bad_character) for lone surrogates and bidi overrides,
    (too_long) beyond `limit` characters.
    """
    if len(text) <= limit and text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text.strip()  # nothing below could change it: controls, breaks and bidi signs are not printable
    if len(text) > limit * 16 + 1000:  # nothing that trimming could mend, and a pasted book must cost no time
        raise ShowroomError(TOO_LONG, limit=limit)
    if refused := _REFUSED.search(text):
        raise ShowroomError(BAD_CHARACTER, char=f"U+{ord(refused[0]):04X}")
    plain = _CONTROLS.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")
    plain = (plain if multiline else plain.replace("\n", " ")).strip()
    if len(plain) > limit * _PACKING:
        raise ShowroomError(TOO_LONG, limit=limit)
    plain = unicodedata.normalize("NFC", plain)
    if len(plain) > limit:
        raise ShowroomError(TOO_LONG, limit=limit)
    return plain


def field_text(field: str, text: str, limit: int, *, multiline: bool = False) -> str:
    """`clean_text` for one field of a draft; raises FieldErrors naming it, so that it can be told beside the field."""
    try:
        return clean_text(text, limit, multiline)
    except ShowroomError as error:
        raise FieldErrors({field: told(error.message, **error.values)}) from None
