"""Tables of the product library and the stock."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, Word
from showroom.persistence.orm import Model, Numbered


class Energy(StrEnum):
    """What drives the car; FCEV is a fuel-cell car (燃料电池), whose hydrogen turns a motor (§4.1)."""

    ICE = "ICE"
    BEV = "BEV"
    PHEV = "PHEV"
    FCEV = "FCEV"


class VehicleStatus(StrEnum):
    """Where a car stands; sold and delivered are different facts."""

    IN_TRANSIT = "in_transit"
    IN_STOCK = "in_stock"
    RESERVED = "reserved"
    SOLD = "sold"
    DELIVERED = "delivered"
    DEMO = "demo"
    OUT_OF_SERVICE = "out_of_service"


class VehicleModel(Numbered, Model):
    """One version (配置) of a car with its guide price."""

    __tablename__ = "vehicle_model"
    brand: Mapped[str] = mapped_column(sa.String(60))
    series: Mapped[str] = mapped_column(sa.String(60))
    version_name: Mapped[str] = mapped_column(sa.String(120))
    model_year: Mapped[int | None]
    energy: Mapped[Energy] = mapped_column(Word(Energy))
    gearbox: Mapped[str] = mapped_column(sa.String(20), default="AT")
    seats: Mapped[int] = mapped_column(default=5)
    displacement_ml: Mapped[int | None]
    range_km: Mapped[int | None]
    in_relief_list: Mapped[bool] = mapped_column(default=False)
    guide_price: Mapped[Money] = mapped_column(MoneyColumn)
    origin: Mapped[str] = mapped_column(sa.String(60), default="")
    emission: Mapped[str] = mapped_column(sa.String(40), default="")
    facts: Mapped[str] = mapped_column(sa.Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (sa.UniqueConstraint("brand", "series", "version_name", "model_year"),)


class Vehicle(Numbered, Model):
    """One car by its VIN (VN-06: unique in stock)."""

    __tablename__ = "vehicle"
    vin: Mapped[str] = mapped_column(sa.String(17), unique=True)
    model_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vehicle_model.id"), index=True)
    exterior: Mapped[str] = mapped_column(sa.String(40), default="")
    interior: Mapped[str] = mapped_column(sa.String(40), default="")
    engine_number: Mapped[str] = mapped_column(sa.String(40), default="")
    certificate_number: Mapped[str] = mapped_column(sa.String(40), default="")
    status: Mapped[VehicleStatus] = mapped_column(Word(VehicleStatus), index=True)
    price: Mapped[Money | None] = mapped_column(MoneyColumn)
    arrived: Mapped[date | None] = mapped_column(sa.Date)
    produced: Mapped[date | None] = mapped_column(sa.Date)
    location: Mapped[str] = mapped_column(sa.String(60), default="")
    plate: Mapped[str] = mapped_column(sa.String(12), default="")
    plate_kind: Mapped[str] = mapped_column(sa.String(20), default="")
    temp_plate_valid_to: Mapped[date | None] = mapped_column(sa.Date)
    compulsory_valid_to: Mapped[date | None] = mapped_column(sa.Date)
    third_party: Mapped[Money | None] = mapped_column(MoneyColumn)
    own_damage: Mapped[bool] = mapped_column(default=False)
    passenger_cover: Mapped[bool] = mapped_column(default=False)
    inspection_valid_to: Mapped[date | None] = mapped_column(sa.Date)
    open_defect: Mapped[bool] = mapped_column(default=False)
    adapted: Mapped[bool] = mapped_column(default=False)
    odometer_km: Mapped[int] = mapped_column(default=0)
    energy_percent: Mapped[int | None]
    note: Mapped[str] = mapped_column(sa.Text, default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
