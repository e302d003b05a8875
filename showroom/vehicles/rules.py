"""What a car's status may become, and what a version's name tells about the car; no session, no clock."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from showroom.vehicles.model import Energy, VehicleStatus

S = VehicleStatus
STATUS_NAMES = {
    S.IN_TRANSIT: ("在途", "in transit"),
    S.IN_STOCK: ("在库", "in stock"),
    S.RESERVED: ("已订", "reserved"),
    S.SOLD: ("已售", "sold"),
    S.DELIVERED: ("已交付", "delivered"),
    S.DEMO: ("试驾车", "demo car"),
    S.OUT_OF_SERVICE: ("停用", "out of service"),
}
TRANSITIONS: dict[VehicleStatus, frozenset[VehicleStatus]] = {
    S.IN_TRANSIT: frozenset({S.IN_STOCK, S.RESERVED, S.OUT_OF_SERVICE}),
    S.IN_STOCK: frozenset({S.RESERVED, S.DEMO, S.OUT_OF_SERVICE, S.IN_TRANSIT}),
    S.RESERVED: frozenset({S.IN_STOCK, S.IN_TRANSIT, S.SOLD}),
    S.SOLD: frozenset({S.DELIVERED, S.RESERVED, S.IN_STOCK}),  # back when the contract is cancelled
    S.DELIVERED: frozenset(),
    S.DEMO: frozenset({S.IN_STOCK, S.OUT_OF_SERVICE, S.RESERVED}),
    S.OUT_OF_SERVICE: frozenset({S.IN_STOCK, S.DEMO}),
}
_ENERGY_WORDS = (
    (Energy.FCEV, ("fcev", "fcv", "燃料电池", "氢", "hydrogen", "fuel cell", "fuel-cell")),
    (Energy.PHEV, ("phev", "插混", "插电", "增程", "erev", "reev", "dm-i", "dmi", "plug-in")),
    (Energy.ICE, ("hev", "混动", "ice", "燃油", "汽油", "柴油", "petrol", "gasoline", "diesel", "hybrid", "油车")),
    (Energy.BEV, ("bev", "纯电", "电动", "electric", "ev")),
)
_NO_ENGINE = frozenset({Energy.BEV, Energy.FCEV})
_GEARBOXES = (
    ("MT", ("手动", "manual", "mt")), ("CVT", ("cvt", "无级")), ("DCT", ("dct", "双离合", "dsg")),
    ("DHT", ("dht",)), ("AMT", ("amt",)), ("AT", ("at", "手自一体", "自动", "automatic")),
)  # fmt: skip
_SEATS = {"二": 2, "两": 2, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


@dataclass(frozen=True, slots=True)
class ModelTraits:
    """What a version's name says; None where it says nothing."""

    energy: Energy | None = None
    gearbox: str | None = None
    seats: int | None = None
    displacement_ml: int | None = None
    range_km: int | None = None


def may_become(before: VehicleStatus, after: VehicleStatus) -> bool:
    """Whether the status may change that way; staying is no change."""
    return before is after or after in TRANSITIONS[before]


def energy_of(text: str) -> Energy | None:
    """The drive named in a text. A hybrid that cannot be charged from outside counts as a fuel car by law."""
    plain = _folded(text)
    for energy, words in _ENERGY_WORDS:
        if any(_holds(plain, word) for word in words):
            return energy
    return None


def traits_of(version_name: str) -> ModelTraits:
    """`1.5T DCT 豪华版` → 1500 ml, DCT; `650km 长续航版` → electric, 650 km; `2.0T HEV 七座` → 7 seats."""
    plain = _folded(version_name)
    litres = re.search(r"(?<!\d)(\d\.\d)\s*(t|l|td|tsi|gtdi)?(?![\d.万])", plain)
    distance = re.search(r"(\d{2,4})\s*(km|公里)", plain)
    seats = re.search(r"(\d|[二两四五六七八九])[\s\-]*(?:座|seat)", plain)
    energy = energy_of(plain)
    if energy is None and distance and not litres:
        energy = Energy.BEV
    if energy is None and litres:
        energy = Energy.ICE
    gearbox = next((name for name, words in _GEARBOXES if any(_holds(plain, word) for word in words)), None)
    return ModelTraits(
        energy=energy,
        gearbox=gearbox,
        seats=(_SEATS.get(seats[1]) or int(seats[1])) if seats else None,
        displacement_ml=int(float(litres[1]) * 1000 + 0.5) if litres and energy not in _NO_ENGINE else None,
        range_km=int(distance[1]) if distance else None,
    )


def split_model(text: str) -> tuple[str, str, str]:
    """Brand, series and what is left of `星河 S5 1.5T CVT`; a single word is all series, its brand is not known."""
    words = unicodedata.normalize("NFKC", text).split()
    if words and (found := re.fullmatch(r"([\u3400-\u9fff]{2,4})([A-Za-z][A-Za-z0-9\-]*)", words[0])):
        words[:1] = found.groups()
    if len(words) >= 2:
        return words[0], words[1], " ".join(words[2:])
    return "", words[0] if words else "", ""


def model_key(*parts: str) -> str:
    """For comparing names of versions: case, width and blanks aside."""
    return "|".join(re.sub(r"\s+", "", _folded(part)) for part in parts)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _holds(text: str, word: str) -> bool:
    """A Chinese word anywhere, a Latin one only as a word of its own: `at` is not in `platinum`."""
    if word.isascii():
        return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None
    return word in text
