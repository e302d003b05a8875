"""Names of files that hold on every system and never lead out of their folder, made from what people are called."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"} | {
    f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"
}
_EDGES = " ._-~"
MOST_BYTES = 180  # ext4 allows 255, eCryptfs 143 of its own; ' (2)', the suffix and a path still fit


def safe_name(*parts: str, suffix: str = ".pdf") -> str:
    """`parts` joined by '_' and made a file name; characters no system takes become one '-', nothing gives 'paper'.

    Controls, invisible and unassigned signs, lone surrogates and bidi marks go; a name reserved by Windows gets an
    underscore before it; at most MOST_BYTES bytes of UTF-8 before the suffix.
    """
    plain = (_plain(part) for part in parts)
    name = "_".join(part for part in plain if part)
    name = name.encode("utf-8")[:MOST_BYTES].decode("utf-8", "ignore").strip(_EDGES) or "paper"
    if name.split(".")[0].upper() in _RESERVED:
        name = f"_{name}"
    return f"{name}{suffix}"


def _plain(text: str) -> str:
    known = "".join(sign if sign.isspace() or unicodedata.category(sign)[0] != "C" else "" for sign in text)
    return _FORBIDDEN.sub("-", unicodedata.normalize("NFKC", known)).strip(_EDGES)
