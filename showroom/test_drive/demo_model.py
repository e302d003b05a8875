"""Tables of the demo cars: insurance, stops, staff trips, costs, fines and incidents."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.actor import Role
from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, PersonalImage, Word
from showroom.persistence.orm import Model, Numbered


class CoverKind(StrEnum):
    """What a policy of a demo car insures (TD-11)."""

    COMPULSORY = "compulsory"
    THIRD_PARTY = "third_party"
    OWN_DAMAGE = "own_damage"
    PASSENGERS = "passengers"


class CostKind(StrEnum):
    """What was paid for a demo car (TR-04)."""

    FUEL = "fuel"
    CHARGE = "charge"
    WASH = "wash"
    TOLL = "toll"
    PARKING = "parking"
    REPAIR = "repair"


class FineMatch(StrEnum):
    """Whose fine it is, as the log says: the driver of one drive or trip, several, or nobody's."""

    CUSTOMER = "customer"
    STAFF = "staff"
    UNCLEAR = "unclear"
    NOBODY = "nobody"


class WhoDrove(StrEnum):
    """Who drove when it happened (TR-06)."""

    CUSTOMER = "customer"
    STAFF = "staff"
    PARKED = "parked"


class ListState(StrEnum):
    """What became of the proposal for the incident list (TD-17)."""

    NONE = "none"
    PROPOSED = "proposed"
    LISTED = "listed"
    DECLINED = "declined"


class IncidentTask(StrEnum):
    """The steps after an accident, in their order (TR-06)."""

    STOP = "stop"
    SAFETY = "safety"
    POLICE = "police"
    INSURER = "insurer"
    PHOTOS = "photos"
    DRIVER = "driver"


class CarCover(Numbered, Model):
    """One policy of one kind, both days included; a renewal is a new row (TD-11)."""

    __tablename__ = "car_cover"
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"), index=True)
    kind: Mapped[CoverKind] = mapped_column(Word(CoverKind))
    insurer: Mapped[str] = mapped_column(sa.String(80), default="")
    policy_number: Mapped[str] = mapped_column(sa.String(40), default="")
    amount: Mapped[Money | None] = mapped_column(MoneyColumn)
    valid_from: Mapped[date] = mapped_column(sa.Date)
    valid_to: Mapped[date] = mapped_column(sa.Date)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    struck_at: Mapped[datetime | None] = mapped_column(Moment)
    struck_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    struck_reason: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")


class CarStop(Numbered, Model):
    """Why a car is out of service, since when, and which post may return it (TD-12, TR-06)."""

    __tablename__ = "car_stop"
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"), index=True)
    reason: Mapped[str] = mapped_column(sa.String(300))
    freed_role: Mapped[Role] = mapped_column(Word(Role))
    incident_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("car_incident.id"))
    stopped_at: Mapped[datetime] = mapped_column(Moment)
    stopped_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    freed_at: Mapped[datetime | None] = mapped_column(Moment)
    freed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    freed_note: Mapped[str] = mapped_column(sa.String(300), default="")


class StaffTrip(Numbered, Model):
    """A colleague's own trip in a demo car: to the pump, the wash, the workshop; energy in per cent (TR-04)."""

    __tablename__ = "staff_trip"
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    staff_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    purpose: Mapped[str] = mapped_column(sa.String(200))
    out_at: Mapped[datetime] = mapped_column(Moment)
    back_at: Mapped[datetime] = mapped_column(Moment)
    out_km: Mapped[int]
    back_km: Mapped[int]
    out_energy: Mapped[int | None]
    back_energy: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    struck_at: Mapped[datetime | None] = mapped_column(Moment)
    struck_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    struck_reason: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    __table_args__ = (sa.Index("ix_staff_trip_car", "vehicle_id", "out_at"),)


class CarCost(Numbered, Model):
    """One payment, `quantity` in hundredths of kWh or litre; a wrong line is struck, never deleted (TR-04)."""

    __tablename__ = "car_cost"
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    kind: Mapped[CostKind] = mapped_column(Word(CostKind))
    day: Mapped[date] = mapped_column(sa.Date)
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    quantity: Mapped[int | None]
    voucher: Mapped[str] = mapped_column(sa.String(40), default="")
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    struck_at: Mapped[datetime | None] = mapped_column(Moment)
    struck_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    struck_reason: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    __table_args__ = (
        sa.CheckConstraint("amount > 0", name="paid_something"),
        sa.Index("ix_car_cost_car", "vehicle_id", "day"),
    )


class TrafficFine(Numbered, Model):
    """A fine of the traffic police (12123) and whose it is; the customer is the drive's (TR-04)."""

    __tablename__ = "traffic_fine"
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[str] = mapped_column(sa.String(120))
    offence: Mapped[str] = mapped_column(sa.String(200))
    number: Mapped[str] = mapped_column(sa.String(40), default="")
    amount: Mapped[Money] = mapped_column(MoneyColumn)
    points: Mapped[int] = mapped_column(default=0)
    match: Mapped[FineMatch] = mapped_column(Word(FineMatch))
    test_drive_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("test_drive.id"), index=True)
    trip_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_trip.id"))
    staff_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    match_reason: Mapped[str] = mapped_column(sa.String(300), default="")
    match_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    told_at: Mapped[datetime | None] = mapped_column(Moment)
    told_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    paid_on: Mapped[date | None] = mapped_column(sa.Date)
    voucher: Mapped[str] = mapped_column(sa.String(40), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    struck_at: Mapped[datetime | None] = mapped_column(Moment)
    struck_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    struck_reason: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (sa.Index("ix_traffic_fine_car", "vehicle_id", "at"), sa.Index("ix_traffic_fine_at", "at"))


class CarIncident(Numbered, Model):
    """An accident with a demo car (TR-06, TR-07); `cover_missing`: riders were hurt and nobody insures them."""

    __tablename__ = "car_incident"
    vehicle_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle.id"), index=True)
    test_drive_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("test_drive.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[str] = mapped_column(sa.String(120), default="")
    what: Mapped[str] = mapped_column(sa.String(300))
    who_drove: Mapped[WhoDrove] = mapped_column(Word(WhoDrove))
    driver_name: Mapped[str] = mapped_column(sa.String(80), default="")
    insurer: Mapped[str] = mapped_column(sa.String(80), default="")
    case_number: Mapped[str] = mapped_column(sa.String(40), default="")
    injured: Mapped[int] = mapped_column(default=0)
    injured_note: Mapped[str] = mapped_column(sa.String(300), default="")
    cover_missing: Mapped[bool] = mapped_column(default=False)
    list_state: Mapped[ListState] = mapped_column(Word(ListState), default=ListState.NONE)
    list_reason: Mapped[str] = mapped_column(sa.String(300), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class IncidentStep(Numbered, Model):
    """A step of the accident's checklist and when it was done (TR-06)."""

    __tablename__ = "incident_step"
    incident_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("car_incident.id"))
    step: Mapped[IncidentTask] = mapped_column(Word(IncidentTask))
    done_at: Mapped[datetime] = mapped_column(Moment)
    done_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.UniqueConstraint("incident_id", "step"),)


class IncidentPhoto(Numbered, Model):
    """A photograph of the place or the damage."""

    __tablename__ = "incident_photo"
    incident_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("car_incident.id"), index=True)
    image: Mapped[bytes] = mapped_column(PersonalImage, deferred=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
