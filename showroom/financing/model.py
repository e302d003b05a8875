"""Tables of financing: the offers compared, the one loan that is applied for, and how far the lender is with it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.financing.rules import Method
from showroom.kernel.money import ZERO, Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, PersonalImage, Word
from showroom.persistence.orm import Model, Numbered


class LoanStatus(StrEnum):
    """How far the lender is (§5.4); the cost sheet's signature is a fact of its own (FI-08)."""

    QUOTED = "quoted"
    SUBMITTED = "submitted"
    SUPPLEMENT = "supplement"
    CONDITIONAL = "conditional"
    APPROVED = "approved"
    DECLINED = "declined"
    CONTRACTED = "contracted"
    DOWN_PAID = "down_paid"
    MORTGAGED = "mortgaged"
    DISBURSED = "disbursed"
    ACTIVE = "active"
    SETTLED = "settled"


class SubsidyPayer(StrEnum):
    """Who pays the lender the interest that the customer does not (FM-06)."""

    NOBODY = ""
    MANUFACTURER = "manufacturer"
    STORE = "store"


class Financing(Numbered, Model):
    """The financing of one deal; offers hang below it. `chosen` is the position of the chosen offer."""

    __tablename__ = "financing"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), unique=True)
    chosen: Mapped[int | None]
    status: Mapped[LoanStatus] = mapped_column(Word(LoanStatus), default=LoanStatus.QUOTED)
    status_at: Mapped[datetime] = mapped_column(Moment)
    monthly_income: Mapped[Money | None] = mapped_column(MoneyColumn)
    monthly_debts: Mapped[Money] = mapped_column(MoneyColumn, default=ZERO)
    overdue_declared: Mapped[bool | None]
    commercial_use: Mapped[bool] = mapped_column(default=False)
    government_subsidy: Mapped[Money] = mapped_column(MoneyColumn, default=ZERO)
    consent_lender: Mapped[str] = mapped_column(sa.String(80), default="")
    credit_authorised_at: Mapped[datetime | None] = mapped_column(Moment)
    cost_sheet_number: Mapped[str | None] = mapped_column(sa.String(40), unique=True)
    cost_sheet_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("document.id"))
    cost_sheet_at: Mapped[datetime | None] = mapped_column(Moment)
    borrower_signature: Mapped[bytes | None] = mapped_column(PersonalImage)
    saves: Mapped[int] = mapped_column(default=0)  # so that new offers alone make a new version of this row too
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class LoanOffer(Numbered, Model):
    """One lender's offer; rates are decimal texts, as fractions a year, so that no float ever touches them."""

    __tablename__ = "loan_offer"
    financing_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("financing.id"), index=True)
    position: Mapped[int]
    lender: Mapped[str] = mapped_column(sa.String(80))
    product: Mapped[str] = mapped_column(sa.String(80), default="")
    method: Mapped[Method] = mapped_column(Word(Method))
    principal: Mapped[Money] = mapped_column(MoneyColumn)
    annual_rate: Mapped[str] = mapped_column(sa.String(30))
    months: Mapped[int]
    balloon: Mapped[Money] = mapped_column(MoneyColumn, default=ZERO)
    upfront_fee: Mapped[Money] = mapped_column(MoneyColumn, default=ZERO)
    fee_collector: Mapped[str] = mapped_column(sa.String(80), default="")
    flat_fee_rate: Mapped[str] = mapped_column(sa.String(30), default="0")
    yearly_shares: Mapped[str] = mapped_column(sa.String(200), default="")
    subsidy_payer: Mapped[SubsidyPayer] = mapped_column(Word(SubsidyPayer), default=SubsidyPayer.NOBODY)
    lender_rate: Mapped[str] = mapped_column(sa.String(30), default="")
    penalty_share: Mapped[str] = mapped_column(sa.String(30), default="")
    overdue_rate: Mapped[str] = mapped_column(sa.String(30), default="")
    __table_args__ = (sa.UniqueConstraint("financing_id", "position"),)


class LoanEvent(Numbered, Model):
    """One answer of the lender; never changed afterwards. Only codes and dates, no credit report (FI-06)."""

    __tablename__ = "loan_event"
    financing_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("financing.id"), index=True)
    status: Mapped[LoanStatus] = mapped_column(Word(LoanStatus))
    note: Mapped[str] = mapped_column(sa.String(200), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
