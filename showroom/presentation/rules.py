"""Which car fits the needs, and when a presentation is complete (WK-01…03); pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from showroom.kernel.errors import Lang, Message
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.money import Money


class Position(StrEnum):
    """The six positions of the walkaround (§6.5)."""

    FRONT_LEFT = "front_left"
    DRIVER_SEAT = "driver_seat"
    REAR_SEAT = "rear_seat"
    REAR = "rear"
    SIDE = "side"
    ENGINE_BAY = "engine_bay"


@dataclass(frozen=True, slots=True)
class WantedCar:
    """What the needs form says about the car; None or empty = no wish. `must_haves` and `needs` are feature codes."""

    budget: Money | None = None
    seats: int | None = None
    energies: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    colours: frozenset[str] = frozenset()
    range_km: int | None = None
    must_haves: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedCar:
    """A version of a model as it can be sold; `features` are the codes its FAB cards answer."""

    price: Money
    seats: int
    energy: str
    body: str
    colours: frozenset[str] = frozenset()
    range_km: int | None = None
    features: frozenset[str] = frozenset()
    in_stock: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """One wish against the car."""

    wish: str
    met: bool
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Match:
    """`score` 0…100: the share of the weight of the wishes that the car meets; `reasons` in order of weight."""

    score: int
    reasons: tuple[Reason, ...]


# A wish that rules a car out weighs more than one that can be talked about; needs weigh by rank (§6.4 top 3).
_WEIGHTS = {"budget": 5, "seats": 5, "energy": 4, "must_have": 4, "range": 3, "body": 2, "colour": 1}
_NEED_WEIGHTS = (4, 3, 2)
_ENERGIES = {
    "ICE": Message("energy_ice", "燃油", "petrol"),
    "PHEV": Message("energy_phev", "插电混动", "plug-in hybrid"),
    "BEV": Message("energy_bev", "纯电动", "electric"),
    "FCEV": Message("energy_fcev", "燃料电池", "fuel cell"),
}
_BUDGET = Message("match_budget", "预算 {wish}，价格 {has}", "budget {wish}, price {has}")
_SEATS = Message("match_seats", "需要 {wish} 座，实为 {has} 座", "{wish} seats wanted, {has} there")
_ENERGY = Message("match_energy", "动力 {wish}，实为 {has}", "power {wish} wanted, {has} there")
_BODY = Message("match_body", "车身 {wish}，实为 {has}", "body {wish} wanted, {has} there")
_COLOUR = Message("match_colour", "颜色 {wish}，可选 {has}", "colour {wish} wanted, {has} there")
_RANGE = Message("match_range", "续航需 {wish} km，实为 {has} km", "range {wish} km wanted, {has} km there")
_MUST = Message("match_must", "必须有 {wish}：{has}", "must have {wish}: {has}")
_NEED = Message("match_need", "需求 {wish}：{has}", "need {wish}: {has}")


def match_car(wanted: WantedCar, car: OfferedCar) -> Match:
    """How well a car meets the needs, with each wish told (step 3). Without any wish the score is 0."""
    weighed = sorted((*_hard_wishes(wanted, car), *_soft_wishes(wanted, car)), key=lambda entry: -entry[0])
    total = sum(weight for weight, _ in weighed)
    met = sum(weight for weight, reason in weighed if reason.met)
    return Match(100 * met // total if total else 0, tuple(reason for _, reason in weighed))


def rank_cars(wanted: WantedCar, cars: Iterable[OfferedCar]) -> tuple[tuple[int, Match], ...]:
    """Positions of the cars with their match, best first; of equals those in stock, then the cheaper."""
    matched = [(place, car, match_car(wanted, car)) for place, car in enumerate(cars)]
    matched.sort(key=lambda entry: (-entry[2].score, not entry[1].in_stock, entry[1].price))
    return tuple((place, match) for place, _, match in matched)


_Weighed = tuple[int, Reason]


def _hard_wishes(wanted: WantedCar, car: OfferedCar) -> list[_Weighed]:
    found: list[_Weighed] = []
    if wanted.budget is not None:
        found.append(
            _weighed("budget", _BUDGET, car.price <= wanted.budget, wanted.budget.grouped(), car.price.grouped())
        )
    if wanted.seats is not None:
        found.append(_weighed("seats", _SEATS, car.seats >= wanted.seats, str(wanted.seats), str(car.seats)))
    if wanted.energies:
        found.append((_WEIGHTS["energy"], _energy(wanted.energies, car.energy)))
    found.extend(_feature("must_have", _WEIGHTS["must_have"], _MUST, code, car) for code in sorted(wanted.must_haves))
    return found


def _soft_wishes(wanted: WantedCar, car: OfferedCar) -> list[_Weighed]:
    found: list[_Weighed] = []
    if wanted.range_km is not None:
        enough = car.range_km is not None and car.range_km >= wanted.range_km
        has = "–" if car.range_km is None else str(car.range_km)
        found.append(_weighed("range", _RANGE, enough, str(wanted.range_km), has))
    if wanted.bodies:
        found.append(_weighed("body", _BODY, car.body in wanted.bodies, "/".join(sorted(wanted.bodies)), car.body))
    if wanted.colours:
        has = "/".join(sorted(car.colours)) or "–"
        found.append(
            _weighed("colour", _COLOUR, bool(wanted.colours & car.colours), "/".join(sorted(wanted.colours)), has)
        )
    for rank, code in enumerate(wanted.needs[: len(_NEED_WEIGHTS)]):
        found.append(_feature("need", _NEED_WEIGHTS[rank], _NEED, code, car))
    return found


def _weighed(wish: str, message: Message, met: bool, wanted: str, has: str) -> _Weighed:
    zh, en = message.text("zh", wish=wanted, has=has), message.text("en", wish=wanted, has=has)
    return _WEIGHTS[wish], Reason(wish, met, zh, en)


def _energy(wanted: frozenset[str], has: str) -> Reason:
    def words(lang: Lang, *codes: str) -> str:
        return "/".join(_ENERGIES[code].text(lang) if code in _ENERGIES else code for code in sorted(codes))

    zh = _ENERGY.text("zh", wish=words("zh", *wanted), has=words("zh", has))
    en = _ENERGY.text("en", wish=words("en", *wanted), has=words("en", has))
    return Reason("energy", has in wanted, zh, en)


def _feature(wish: str, weight: int, message: Message, code: str, car: OfferedCar) -> _Weighed:
    met = code in car.features
    zh, en = (
        message.text("zh", wish=code, has="有" if met else "无"),
        message.text("en", wish=code, has="yes" if met else "no"),
    )
    return weight, Reason(wish, met, zh, en)


@dataclass(frozen=True, slots=True)
class PresentationCase:
    """What the gate of step 3 looks at."""

    model: str = ""
    version: str = ""
    colour: str = ""
    customer_confirmed: bool = False
    positions_shown: frozenset[Position] = frozenset()


_CAR_PARTS = (
    ("model", Message("wk03_model", "未选定车型", "No model is chosen")),
    ("version", Message("wk03_version", "未选定版本", "No version is chosen")),
    ("colour", Message("wk03_colour", "未选定颜色", "No colour is chosen")),
)
_NOT_CONFIRMED = Message(
    "wk03_confirmed", "客户尚未确认这辆车合适", "The customer has not confirmed that this car is suitable"
)
_POSITIONS = Message("wk01_positions", "六方位已介绍 {done}/6", "{done} of 6 walkaround positions shown")


def presentation_findings(case: PresentationCase) -> tuple[Finding, ...]:
    """Complete only when the customer confirms model, version, colour (WK-03, S2-07); positions only warn (WK-01)."""
    found = [
        Finding("WK-03", Severity.BLOCK, message.zh, message.en, override=Override.NONE, field=field)
        for field, message in _CAR_PARTS
        if not getattr(case, field).strip()
    ]
    if not case.customer_confirmed:
        zh, en = _NOT_CONFIRMED.zh, _NOT_CONFIRMED.en
        found.append(Finding("WK-03", Severity.BLOCK, zh, en, override=Override.NONE, field="customer_confirmed"))
    done = len(case.positions_shown)
    if done < len(Position):
        zh, en = _POSITIONS.text("zh", done=done), _POSITIONS.text("en", done=done)
        found.append(Finding("WK-01", Severity.WARN, zh, en, evidence=f"{done}/6", field="positions_shown"))
    return tuple(found)
