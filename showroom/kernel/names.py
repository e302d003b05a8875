"""Names and numbers of identity: one spelling for comparing (G-09), and masks for showing (PI-10)."""

from __future__ import annotations

import re
import unicodedata

IDENTIFIER_LIMIT = 64
NAME_LIMIT = 400
MIDDLE_DOT = "·"
_DOTS = str.maketrans(dict.fromkeys("‧•・⋅∙", MIDDLE_DOT))
# Blanks, hyphens and middle dots in all their forms; NFKC turns full-width ones into these.
_SEPARATORS = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff\\-‐‑‒–—―−－﹣·‧•・･⋅∙]+")
_COMPOUND_SURNAMES = frozenset(
    re.findall(
        "..",
        "欧阳司马上官诸葛东方皇甫尉迟公孙令狐慕容司徒司空夏侯端木独孤南宫宇文长孙轩辕百里东郭西门呼延闻人"
        "申屠太叔淳于单于澹台公冶宗政濮阳钟离闾丘鲜于万俟赫连拓跋完颜纳兰第五左丘梁丘公羊谷梁即墨歐陽諸葛"
        "東方尉遲公孫長孫軒轅獨孤南宮東郭西門聞人鍾離閭丘鮮于納蘭穀梁",
    )
)


def normalise_name(text: str) -> str:
    """NFKC, trimmed, blanks collapsed; the middle dot of minority and foreign names stays, in one form (G-09)."""
    known = unicodedata.normalize("NFKC", text) if len(text) <= NAME_LIMIT else text
    return " ".join(known.translate(_DOTS).split())


def same_name(one: str, other: str) -> bool:
    """Whether two documents name the same person: equal when normalised, blanks and letter case aside (TD-04)."""
    return normalise_name(one).replace(" ", "").casefold() == normalise_name(other).replace(" ", "").casefold() != ""


def normalise_identifier(text: str) -> str:
    """NFKC, upper case, without blanks, hyphens and middle dots (G-09): ID numbers, VINs, plates.

    More than 64 signs are no identifier: they come back cut to 65, so that they can't be mistaken for one.
    """
    plain = _SEPARATORS.sub("", text)
    if len(plain) > IDENTIFIER_LIMIT:
        return plain[: IDENTIFIER_LIMIT + 1].upper()[: IDENTIFIER_LIMIT + 1]
    joined = _SEPARATORS.sub("", unicodedata.normalize("NFKC", plain).upper())
    return unicodedata.normalize("NFKC", joined)  # what a blank kept apart may now join


def mask_phone(phone: str) -> str:
    """`138****1234`; of other numbers the last four digits, of short ones nothing (PI-10)."""
    if len(phone) == 11 and phone.isascii() and phone.isdecimal() and phone.startswith("1"):
        return f"{phone[:3]}****{phone[-4:]}"
    return _last(phone, 4, at_least=9)


def mask_id(number: str) -> str:
    """`110105********002X`; of other document numbers the last two signs (PI-10)."""
    if len(number) == 18:
        return f"{number[:6]}********{number[-4:]}"
    if len(number) == 15:
        return f"{number[:6]}******{number[-3:]}"
    return _last(number, 2, at_least=6)


def mask_name(name: str) -> str:
    """`张*`, `欧阳**`: the family name, then a star for each further sign; of one sign nothing (PI-10)."""
    name = normalise_name(name)
    kept = 2 if name[:2] in _COMPOUND_SURNAMES and len(name) > 2 else 1
    if len(name) <= kept:
        return "*" * len(name)
    return name[:kept] + "".join(sign if sign in (" ", MIDDLE_DOT) else "*" for sign in name[kept:])


def mask_bank_card(number: str) -> str:
    """Only the last four digits (PI-10)."""
    return _last(number, 4, at_least=12)


def mask_vin(vin: str) -> str:
    """Only the last six signs, for lists (PI-10)."""
    return _last(vin, 6, at_least=12)


def _last(text: str, count: int, at_least: int) -> str:
    """Stars but for the last `count` signs; all stars when the text is too short to give any of it away."""
    if len(text) < at_least:
        return "*" * len(text)
    return "*" * (len(text) - count) + text[-count:]
