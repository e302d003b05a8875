"""Tables of the staff and of the store itself."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Moment, PersonalText
from showroom.persistence.orm import Model, Numbered


class Store(Numbered, Model):
    """The one store that this database belongs to; `sample` marks invented data."""

    __tablename__ = "store"
    code: Mapped[str] = mapped_column(sa.String(12))
    name: Mapped[str] = mapped_column(sa.String(120))
    credit_code: Mapped[str] = mapped_column(sa.String(18), default="")
    address: Mapped[str] = mapped_column(sa.String(200), default="")
    phone: Mapped[str] = mapped_column(sa.String(30), default="")
    bank: Mapped[str] = mapped_column(sa.String(80), default="")
    bank_account: Mapped[str] = mapped_column(sa.String(40), default="")
    legal_representative: Mapped[str] = mapped_column(sa.String(80), default="")
    complaint_phone: Mapped[str] = mapped_column(sa.String(30), default="")
    complaint_person: Mapped[str] = mapped_column(sa.String(80), default="")
    complaint_hours: Mapped[str] = mapped_column(sa.String(80), default="")
    language: Mapped[str] = mapped_column(sa.String(2), default="zh")
    sample: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class StaffMember(Numbered, Model):
    """One person who works here; `roles` is a comma list of Role values."""

    __tablename__ = "staff_member"
    name: Mapped[str] = mapped_column(sa.String(80), unique=True)
    roles: Mapped[str] = mapped_column(sa.String(200))
    phone: Mapped[str] = mapped_column(sa.String(30), default="")
    active: Mapped[bool] = mapped_column(default=True)
    signs_in: Mapped[bool] = mapped_column(default=True)
    escort: Mapped[bool] = mapped_column(default=False)
    licence_number: Mapped[str] = mapped_column(PersonalText, default="")
    licence_classes: Mapped[str] = mapped_column(sa.String(12), default="")
    licence_first_issue: Mapped[date | None] = mapped_column(sa.Date)
    licence_valid_to: Mapped[date | None] = mapped_column(sa.Date)
    licence_long_term: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
