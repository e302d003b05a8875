"""How a name sounds, in one word: names that are read alike or nearly alike have the same key (duplicates)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from showroom.kernel.names import normalise_name

LONGEST = 120
# What is heard and typed alike in much of the country: flat and retroflex initials, front and back nasals, ü and u.
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("v", "u"))
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def sound_key(name: str) -> str:
    """`张伟`, `章炜`, `zhang wei` and `zan wei` alike; at most 120 signs, '' when nothing can be read aloud."""
    from showroom.customers.search_words import readings

    known = normalise_name(name)[:LONGEST]
    if not known.isascii():
        known = "".join(
            readings(sign, surname=not place)[0] if sign > "\u2e7f" else sign for place, sign in enumerate(known)
        )
    plain = known.lower()
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    heard = _NOT_LETTERS.sub("", plain)
    for written, alike in _ALIKE:
        heard = heard.replace(written, alike)
    return heard[:LONGEST]
