"""Tables of the customers: one person, one record."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Mapped, mapped_column

from showroom.customers.sounds import sound_key
from showroom.persistence.columns import Key, Moment, PersonalText, Word
from showroom.persistence.orm import Model, Numbered


class CustomerKind(StrEnum):
    """A person or a company."""

    PERSON = "person"
    COMPANY = "company"


class IdKind(StrEnum):
    """Identity documents of rulebook 1.2 and 1.3."""

    RESIDENT = "resident"
    PASSPORT = "passport"
    FOREIGN_PASSPORT = "foreign_passport"
    PERMANENT_RESIDENCE = "permanent_residence"
    HOME_RETURN = "home_return"
    TAIWAN_PASS = "taiwan_pass"  # noqa: S105 - a travel document
    RESIDENCE_PERMIT = "residence_permit"
    OFFICER = "officer"
    CREDIT_CODE = "credit_code"


class Grade(StrEnum):
    """Customer grades of rulebook 6.1."""

    N = "N"
    H = "H"
    A = "A"
    B = "B"
    C = "C"
    O = "O"  # noqa: E741 - the field's own letter: ordered, not delivered
    D = "D"
    T = "T"
    F = "F"


def _sound(context: Any) -> str:
    """The sound of a new row's name, however the row is inserted."""
    return sound_key(str(context.get_current_parameters()["name"]))


class Customer(Numbered, Model):
    """One person or company; `phone` is normalised and is the key inside the store (PH-04)."""

    __tablename__ = "customer"
    kind: Mapped[CustomerKind] = mapped_column(Word(CustomerKind), default=CustomerKind.PERSON)
    name: Mapped[str] = mapped_column(sa.String(80))
    sound: Mapped[str] = mapped_column(sa.String(120), default=_sound, server_default="", index=True)
    phone: Mapped[str | None] = mapped_column(sa.String(30), unique=True)
    other_phones: Mapped[str] = mapped_column(sa.String(120), default="")
    gender: Mapped[str] = mapped_column(sa.String(1), default="")
    birth: Mapped[date | None] = mapped_column(sa.Date)
    id_kind: Mapped[IdKind | None] = mapped_column(Word(IdKind))
    id_number: Mapped[str | None] = mapped_column(PersonalText, index=True)
    id_valid_to: Mapped[date | None] = mapped_column(sa.Date)
    address: Mapped[str] = mapped_column(sa.String(200), default="")
    district: Mapped[str] = mapped_column(sa.String(80), default="")
    channel: Mapped[str] = mapped_column(sa.String(40), default="")
    interest: Mapped[str] = mapped_column(sa.String(120), default="")
    grade: Mapped[Grade] = mapped_column(Word(Grade), default=Grade.N)
    owner_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"), index=True)
    first_seen: Mapped[date | None] = mapped_column(sa.Date)
    last_contact: Mapped[date | None] = mapped_column(sa.Date)
    do_not_contact: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(sa.Text, default="")
    origin: Mapped[str] = mapped_column(sa.String(120), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    # Behind each order of the list, so that no page of it sorts. The first holds ids alone: all are read at once.
    __table_args__ = (
        sa.Index("ix_customer_newest", "id"),
        sa.Index("ix_customer_name", "name", "id"),
        sa.Index("ix_customer_last_contact", "last_contact", "id"),
        sa.Index("ix_customer_first_seen", "first_seen", "id"),
        sa.Index("ix_customer_grade", "grade", "id"),
    )


@event.listens_for(Customer, "before_update")
def _sounds_as_named(_mapper: Any, _connection: Any, customer: Customer) -> None:
    if sa.inspect(customer).attrs.name.history.has_changes():
        customer.sound = sound_key(customer.name)


class GradeChange(Numbered, Model):
    """History of a customer's grade (GR-01)."""

    __tablename__ = "grade_change"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    grade: Mapped[Grade] = mapped_column(Word(Grade))
    suggested: Mapped[Grade | None] = mapped_column(Word(Grade))
    reason: Mapped[str] = mapped_column(sa.String(200), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class ConsentPurpose(StrEnum):
    """One tick each, none pre-ticked (PI-04)."""

    PRIVACY = "privacy"
    IMAGES = "images"
    MARKETING = "marketing"
    LENDER = "lender"
    INSURER = "insurer"
    ROUTE = "route"
    PHOTO = "photo"
    RELATIONSHIP = "relationship"


class Consent(Numbered, Model):
    """What a customer agreed to or withdrew; the newest row of a purpose counts (PI-02, PI-03)."""

    __tablename__ = "consent"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    purpose: Mapped[ConsentPurpose] = mapped_column(Word(ConsentPurpose))
    given: Mapped[bool]
    notice_version: Mapped[str] = mapped_column(sa.String(20))
    how: Mapped[str] = mapped_column(sa.String(40), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class CustomerTask(Numbered, Model):
    """The next thing to do for a customer; no customer is ever without one or a closed reason."""

    __tablename__ = "customer_task"
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    deal_id: Mapped[int | None] = mapped_column(Key)
    kind: Mapped[str] = mapped_column(sa.String(40))
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    due: Mapped[date] = mapped_column(sa.Date)
    owner_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    result: Mapped[str] = mapped_column(sa.String(40), default="")
    result_note: Mapped[str] = mapped_column(sa.String(500), default="")
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (sa.Index("ix_customer_task_due", "owner_id", "done_at", "due"),)
