"""Tables of what hangs on a customer: people, documents, cars, personal notes. Not needed to open the window."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.customers.model import IdKind
from showroom.persistence.columns import Key, Moment, PersonalText, Word
from showroom.persistence.orm import Model, Numbered


class ContactRole(StrEnum):
    """What a person has to do with the purchase (S4-05, KP of GR-04, guardian of G-05, a company's agent)."""

    USER = "user"
    PAYER = "payer"
    DECISION_MAKER = "decision_maker"
    INFLUENCER = "influencer"
    GUARDIAN = "guardian"
    AGENT = "agent"
    LEGAL_REPRESENTATIVE = "legal_representative"
    FAMILY = "family"


class ContactPerson(Numbered, Model):
    """Somebody beside the customer who counts; their number finds the customer too."""

    __tablename__ = "contact_person"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    role: Mapped[ContactRole] = mapped_column(Word(ContactRole))
    name: Mapped[str] = mapped_column(sa.String(80))
    relation: Mapped[str] = mapped_column(sa.String(40), default="")
    phone: Mapped[str] = mapped_column(sa.String(30), default="", index=True)
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class IdentityPaper(Numbered, Model):
    """One more identity document beside the one on the customer's own row (§1.1 to §1.3); `valid_to` None: 长期."""

    __tablename__ = "identity_paper"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    kind: Mapped[IdKind] = mapped_column(Word(IdKind))
    number: Mapped[str] = mapped_column(PersonalText, index=True)
    country: Mapped[str] = mapped_column(sa.String(3), default="")
    valid_to: Mapped[date | None] = mapped_column(sa.Date)
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class OwnedVehicle(Numbered, Model):
    """A car the customer has, bought anywhere: what replacement (FU-11) and insurance renewal (FU-7) start from."""

    __tablename__ = "owned_vehicle"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    brand: Mapped[str] = mapped_column(sa.String(60))
    model: Mapped[str] = mapped_column(sa.String(80), default="")
    plate: Mapped[str] = mapped_column(sa.String(12), default="", index=True)
    vin: Mapped[str] = mapped_column(sa.String(17), default="", index=True)
    since: Mapped[date | None] = mapped_column(sa.Date)
    mileage_km: Mapped[int | None]
    mileage_on: Mapped[date | None] = mapped_column(sa.Date)
    insurance_to: Mapped[date | None] = mapped_column(sa.Date, index=True)
    gone_on: Mapped[date | None] = mapped_column(sa.Date)
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (sa.CheckConstraint("mileage_km IS NULL OR mileage_km >= 0", name="mileage_not_negative"),)


class NoteTopic(StrEnum):
    """What a personal note is about; of children only age band and seat are kept (PI-06)."""

    FAMILY = "family"
    CHILDREN = "children"
    HOBBY = "hobby"
    CULTURE = "culture"
    WORK = "work"
    OTHER = "other"


class PersonalNote(Numbered, Model):
    """A note of the customer's private life: kept only while its consent stands (PI-01, S3-55, Q-17)."""

    __tablename__ = "personal_note"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    consent_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("consent.id"))
    topic: Mapped[NoteTopic] = mapped_column(Word(NoteTopic))
    text: Mapped[str] = mapped_column(sa.String(500))
    created_at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
