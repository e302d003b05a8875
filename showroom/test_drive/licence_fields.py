"""The fields of a licence as recognised text gives them: cleaned, checked, repaired where only one is possible.

All functions are pure. What recognition takes for something else is known (O for 0, l for 1); a repair is made only
when it leaves one possible value, and lowers the confidence, so that a person looks twice.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from showroom.kernel.licence import parse_classes
from showroom.kernel.resident_id import check_resident_id

LONG_TERM = "长期"
REPAIRED, DOUBTFUL = 0.8, 0.5
"""No more confidence than this in a value that was repaired, and in one that a check speaks against."""
_DIGITS = str.maketrans("OoDQIil|!ZzSsBbGg", "00001111122558866")
_NUMBER = re.compile(r"[0-9OoDQIil|!ZzSsBbGgXx×*]{15,20}")
_DATE = re.compile(r"((?:19|20)\d{2})[-—–_.,·:年/~ ]?([01]?\d)[-—–_.,·:月/~ ]?([0-3]?\d)(?!\d)")
_FILE = re.compile(r"\d{12}")
_CLASS_LETTERS = str.maketrans("8", "B")
_CLASS_DIGITS = str.maketrans("ILZS|!", "112511")
# Pairs that print and blur make alike; each digit with what it may really be.
_ALIKE = {"0": "68", "1": "74", "2": "7", "3": "8", "4": "1", "5": "6", "6": "05", "7": "12", "8": "03", "9": "4"}
_HANZI = re.compile(r"[^\u3400-\u9fff\U00020000-\U000323af·A-Za-z .]")


@dataclass(frozen=True, slots=True)
class Value:
    """A field's text in its one spelling (dates ISO, 长期), and the most confidence that its own checks allow."""

    text: str
    limit: float = 1.0


def plain(text: str) -> str:
    """NFKC without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def read_number(text: str, on: date) -> Value | None:
    """An identity number (DL-01); one wrong digit is repaired when a single repair alone satisfies the check digit."""
    found = _NUMBER.search(plain(text))
    if found is None:
        return _foreign_number(text)
    digits = _as_number(found[0])
    sound = check_resident_id(digits, on)
    if sound.ok:
        return Value(sound.normalized, 1.0 if digits == found[0].upper() else REPAIRED)
    possible = _repairs(digits, on)
    return Value(possible[0], REPAIRED) if len(possible) == 1 else Value(digits, DOUBTFUL)


def _as_number(text: str) -> str:
    last = "X" if text[-1] in "Xx×*" else text[-1].translate(_DIGITS)
    return text[:-1].translate(_DIGITS).upper() + last


def _repairs(digits: str, on: date) -> list[str]:
    """Every sound number that differs in one sign which is easily mistaken."""
    if len(digits) != 18:
        return []
    tried = (
        digits[:place] + other + digits[place + 1 :]
        for place, digit in enumerate(digits)
        for other in _ALIKE.get(digit, "")
    )
    return [number for number in tried if check_resident_id(number, on).ok]


def _foreign_number(text: str) -> Value | None:
    """A passport or permit number: nothing checks it."""
    found = re.fullmatch(r"[A-Za-z]{0,3}\d{6,12}", plain(text))
    return None if found is None else Value(found[0].upper(), REPAIRED)


def read_name(text: str) -> Value | None:
    """A name without what a seal or a line left beside it."""
    name = _HANZI.sub("", unicodedata.normalize("NFKC", text)).strip(" .")
    han = [sign for sign in name if ord(sign) > 0x3400]
    if not han:
        return Value(name.upper(), REPAIRED) if len(name) >= 4 else None
    short = "".join(name.split())
    return Value(short, 1.0 if 2 <= len(short) <= 4 or "·" in short else DOUBTFUL)


def read_classes(text: str) -> Value | None:
    """Licence classes; I and l in the digit's place are 1, 8 in the letter's place is B."""
    letters = re.sub(r"[^A-Za-z0-9|!]", "", plain(text)).upper()[:12]
    if not letters:
        return None
    if parse_classes(letters).readable:
        return Value(letters)
    mended, place = "", 0
    while place < len(letters):
        first, second = (
            letters[place].translate(_CLASS_LETTERS),
            letters[place + 1 : place + 2].translate(_CLASS_DIGITS),
        )
        pair = first + second
        token = pair if parse_classes(pair).readable and len(pair) == 2 and second.isdigit() else first
        mended, place = mended + token, place + len(token)
    return Value(mended, REPAIRED if parse_classes(mended).readable else DOUBTFUL)


def read_dates(text: str) -> list[Value]:
    """Every date in a line, in its order; one that does not exist is left out."""
    as_read = plain(text)
    found = []
    for source, limit in ((as_read, 1.0), (as_read.translate(_DIGITS), REPAIRED)):
        found = [Value(day, limit) for day in map(_iso, _DATE.finditer(source)) if day]
        if found:
            break
    return found


def _iso(found: re.Match[str]) -> str:
    try:
        return date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return ""


def is_long_term(text: str) -> bool:
    """Whether a validity ends with 长期."""
    return LONG_TERM in plain(text).replace("長", "长")


def read_years(text: str) -> int | None:
    """The years of an old licence's `6年`, None when it says something else."""
    found = re.search(r"(?<!\d)(6|10)年(?!\d)", plain(text))
    return int(found[1]) if found else None


def read_file_number(text: str) -> Value | None:
    """档案编号: twelve digits (DL-01)."""
    as_read = plain(text)
    for source, limit in ((as_read, 1.0), (as_read.translate(_DIGITS), REPAIRED)):
        found = _FILE.search(source)
        if found:
            return Value(found[0], limit if len(re.sub(r"\D", "", source)) == 12 else DOUBTFUL)
    return None
