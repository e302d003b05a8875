"""Tables of the privacy desk's registers: requests of persons, processing records, breaches (PI-08, PI-09)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment, Word
from showroom.persistence.orm import Model, Numbered


class RightKind(StrEnum):
    """What a person asks for (PIPL 15, 45 to 48)."""

    COPY = "copy"
    CORRECT = "correct"
    DELETE = "delete"
    EXPLAIN = "explain"
    WITHDRAW = "withdraw"


class RequestState(StrEnum):
    """Open until it is answered, or refused with the reason (PIPL 50)."""

    OPEN = "open"
    ANSWERED = "answered"
    REFUSED = "refused"


class RightsRequest(Numbered, Model):
    """One request of a person; `due` is 15 working days after `received_on` (PI-08)."""

    __tablename__ = "rights_request"
    kind: Mapped[RightKind] = mapped_column(Word(RightKind))
    customer_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    contact: Mapped[str] = mapped_column(sa.String(120))
    wish: Mapped[str] = mapped_column(sa.String(500), default="")
    received_on: Mapped[date] = mapped_column(sa.Date)
    due: Mapped[date] = mapped_column(sa.Date)
    identity: Mapped[str] = mapped_column(sa.String(200), default="")
    identity_at: Mapped[datetime | None] = mapped_column(Moment)
    identity_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    state: Mapped[RequestState] = mapped_column(Word(RequestState), default=RequestState.OPEN)
    answer: Mapped[str] = mapped_column(sa.String(500), default="")
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (sa.Index(None, "state", "due"),)


class RecordKind(StrEnum):
    """A record of processing, or an assessment of its impact (PIPL 55, 56)."""

    PROCESSING = "processing"
    ASSESSMENT = "assessment"


class ProcessingRecord(Numbered, Model):
    """One entry, kept for three years at least and never changed: a newer one `replaces` it (PI-09)."""

    __tablename__ = "processing_record"
    kind: Mapped[RecordKind] = mapped_column(Word(RecordKind))
    title: Mapped[str] = mapped_column(sa.String(120))
    purpose: Mapped[str] = mapped_column(sa.String(500))
    data_kinds: Mapped[str] = mapped_column(sa.String(500))
    receivers: Mapped[str] = mapped_column(sa.String(300), default="")
    risk: Mapped[str] = mapped_column(sa.String(500), default="")
    measures: Mapped[str] = mapped_column(sa.String(500), default="")
    made_on: Mapped[date] = mapped_column(sa.Date)
    keep_until: Mapped[date] = mapped_column(sa.Date)
    replaces_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("processing_record.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class Breach(Numbered, Model):
    """An incident with personal data: what, whom it concerns, measures, and who was told when (PI-09, PIPL 57)."""

    __tablename__ = "breach"
    noticed_at: Mapped[datetime] = mapped_column(Moment)
    what: Mapped[str] = mapped_column(sa.String(500))
    data_kinds: Mapped[str] = mapped_column(sa.String(300))
    concerned: Mapped[str] = mapped_column(sa.String(300))
    persons: Mapped[int]
    measures: Mapped[str] = mapped_column(sa.String(500), default="")
    tell_by: Mapped[datetime] = mapped_column(Moment)
    authority_at: Mapped[datetime | None] = mapped_column(Moment)
    persons_at: Mapped[datetime | None] = mapped_column(Moment)
    not_told_reason: Mapped[str] = mapped_column(sa.String(300), default="")
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
