"""The car as the contract describes it beside the car that is handed over (MF-06); pure."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class AgreedCar:
    """What a contract says of its car, or what a car is; '' where nothing is said."""

    brand: str = ""
    model: str = ""
    version: str = ""
    exterior: str = ""
    interior: str = ""
    vin: str = ""


NOTHING_AGREED = AgreedCar()


@dataclass(frozen=True, slots=True)
class Difference:
    """One point in which the car is not the one agreed: `point` is a field of AgreedCar."""

    point: str
    agreed: str
    found: str


def differences(agreed: AgreedCar, found: AgreedCar) -> tuple[Difference, ...]:
    """Every point that the contract names and the car does not have, however it is written."""
    pairs = ((entry.name, getattr(agreed, entry.name), getattr(found, entry.name)) for entry in fields(AgreedCar))
    return tuple(Difference(*pair) for pair in pairs if pair[1] and _plain(pair[1]) != _plain(pair[2]))


def model_with_year(series: str, model_year: int | None) -> str:
    """A model as contracts write it: `E6 2026款`."""
    return f"{series} {model_year}款" if model_year else series


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
