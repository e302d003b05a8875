"""The course of a test drive: statuses and what each needs (§2.3); pure. Who may drive: eligibility.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.findings import Finding, Severity

NO_SUCH_STEP = Message(
    "test_drive_no_such_step",
    "试驾状态不能从“{now}”到“{to}”",
    "A test drive cannot go from “{now}” to “{to}”",
)


class DriveStatus(StrEnum):
    """§2.3: the way of a booking, and its side exits."""

    BOOKED = "booked"
    CHECKED = "checked"
    AGREEMENT_SIGNED = "agreement_signed"
    OUT = "out"
    RETURNED = "returned"
    FEEDBACK = "feedback"
    CLOSED = "closed"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    INCIDENT = "incident"


_S = DriveStatus
TRANSITIONS: dict[DriveStatus, frozenset[DriveStatus]] = {
    _S.BOOKED: frozenset({_S.CHECKED, _S.REFUSED, _S.CANCELLED, _S.NO_SHOW}),
    _S.CHECKED: frozenset({_S.AGREEMENT_SIGNED, _S.REFUSED, _S.CANCELLED, _S.NO_SHOW}),
    _S.AGREEMENT_SIGNED: frozenset({_S.OUT, _S.REFUSED, _S.CANCELLED}),
    _S.OUT: frozenset({_S.RETURNED, _S.INCIDENT}),
    _S.RETURNED: frozenset({_S.FEEDBACK, _S.INCIDENT}),
    _S.FEEDBACK: frozenset({_S.CLOSED}),
    # After an accident the drive is only closed, once it is recorded (TR-06).
    _S.INCIDENT: frozenset({_S.CLOSED}),
    _S.CLOSED: frozenset(),
    _S.REFUSED: frozenset(),
    _S.CANCELLED: frozenset(),
    _S.NO_SHOW: frozenset(),
}
# These hold the car, the escort and the customer, so they count for overlaps (TD-13).
OPEN_STATUSES = frozenset({_S.BOOKED, _S.CHECKED, _S.AGREEMENT_SIGNED, _S.OUT})


def change_status(now: DriveStatus, to: DriveStatus) -> DriveStatus:
    """`to`, if it follows `now`; else raises ShowroomError(test_drive_no_such_step)."""
    if to not in TRANSITIONS[now]:
        raise ShowroomError(NO_SUCH_STEP, now=now, to=to)
    return to


@dataclass(frozen=True, slots=True)
class Reading:
    """The car's state when it goes out or comes back; `damage_checked` = looked over with photos."""

    at: datetime
    odometer_km: int | None = None
    energy_level: Decimal | None = None
    damage_checked: bool = False


_NO_KM = Message("tr04_km", "里程未填写", "The odometer is not given")
_NO_ENERGY = Message("tr04_energy", "油量/电量未填写", "The fuel or charge is not given")
_BACKWARDS = Message(
    "tr04_backwards",
    "回场里程 {back} 小于出场里程 {out}",
    "The odometer at return, {back}, is below that at leaving, {out}",
)
_EARLIER = Message("tr04_earlier", "回场时间早于出场时间", "The return is before the leaving")
_NO_DAMAGE_CHECK = Message("tr04_damage", "未做回场车况检查（照片）", "The car was not looked over at return (photos)")


def leaving_findings(out: Reading) -> tuple[Finding, ...]:
    """What a car that goes out still lacks (§2.3, TR-04)."""
    return tuple(_missing(out))


def return_findings(out: Reading, back: Reading) -> tuple[Finding, ...]:
    """What a car that came back still lacks (§2.3, TR-04)."""
    found = _missing(back)
    if out.odometer_km is not None and back.odometer_km is not None and back.odometer_km < out.odometer_km:
        found.append(_finding(_BACKWARDS, "odometer_km", back=str(back.odometer_km), out=str(out.odometer_km)))
    if back.at < out.at:
        found.append(_finding(_EARLIER, "returned_at"))
    if not back.damage_checked:
        found.append(_finding(_NO_DAMAGE_CHECK, "damage_checked"))
    return tuple(found)


def _missing(reading: Reading) -> list[Finding]:
    found: list[Finding] = []
    if reading.odometer_km is None:
        found.append(_finding(_NO_KM, "odometer_km"))
    if reading.energy_level is None:
        found.append(_finding(_NO_ENERGY, "energy_level"))
    return found


def _finding(message: Message, field: str, /, **values: str) -> Finding:
    zh, en = message.text("zh", **values), message.text("en", **values)
    return Finding("TR-04", Severity.BLOCK, zh, en, field=field, values=dict(values))
