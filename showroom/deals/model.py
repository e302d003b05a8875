"""Tables of the deal: what walks through the nine steps, and what the steps hand to one another."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.kernel.money import Money
from showroom.persistence.columns import Key, Moment, MoneyColumn, Word
from showroom.persistence.orm import Model, Numbered


class Step(StrEnum):
    """The nine steps in their order."""

    RECEPTION = "reception"
    CONSULTATION = "consultation"
    PRESENTATION = "presentation"
    TEST_DRIVE = "test_drive"
    NEGOTIATION = "negotiation"
    CONTRACT = "contract"
    FINANCING = "financing"
    DELIVERY = "delivery"
    FOLLOW_UP = "follow_up"


STEPS = tuple(Step)


class StepState(StrEnum):
    """How far a step of one deal is; what is open or blocked follows from the others."""

    TODO = "todo"
    DONE = "done"
    SKIPPED = "skipped"


class DealStatus(StrEnum):
    """Where a deal ended up."""

    OPEN = "open"
    WON = "won"
    CANCELLED = "cancelled"
    LOST = "lost"


class PayWay(StrEnum):
    """How the customer pays."""

    CASH = "cash"
    LOAN = "loan"


class Deal(Numbered, Model):
    """One sale under way.

    The columns below the line are what a step hands to the later ones: presentation the car, negotiation the price and
    way of paying, contract its number, delivery the day.
    """

    __tablename__ = "deal"
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    customer_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("customer.id"), index=True)
    consultant_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"), index=True)
    status: Mapped[DealStatus] = mapped_column(Word(DealStatus), default=DealStatus.OPEN)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    closed_reason: Mapped[str] = mapped_column(sa.String(200), default="")
    # handed over
    model_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("vehicle_model.id"))
    vehicle_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("vehicle.id"))
    exterior: Mapped[str] = mapped_column(sa.String(40), default="")
    interior: Mapped[str] = mapped_column(sa.String(40), default="")
    budget: Mapped[Money | None] = mapped_column(MoneyColumn)
    needs_summary: Mapped[str] = mapped_column(sa.String(500), default="")
    wanted_seats: Mapped[int | None]
    wanted_energy: Mapped[str] = mapped_column(sa.String(40), default="")
    quotation_id: Mapped[int | None] = mapped_column(Key)
    guide_price: Mapped[Money | None] = mapped_column(MoneyColumn)
    discount: Mapped[Money | None] = mapped_column(MoneyColumn)
    contract_price: Mapped[Money | None] = mapped_column(MoneyColumn)
    options_price: Mapped[Money | None] = mapped_column(MoneyColumn)
    on_road_price: Mapped[Money | None] = mapped_column(MoneyColumn)
    quotation_json: Mapped[str] = mapped_column(sa.Text, default="")
    pay_way: Mapped[PayWay | None] = mapped_column(Word(PayWay))
    loan_principal: Mapped[Money | None] = mapped_column(MoneyColumn)
    contract_number: Mapped[str | None] = mapped_column(sa.String(40), unique=True)
    contract_signed_on: Mapped[date | None] = mapped_column(sa.Date)
    delivered_on: Mapped[date | None] = mapped_column(sa.Date)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        sa.Index("ix_deal_open", "consultant_id", "status", "id"),
        sa.Index(
            "uq_deal_vehicle",
            "vehicle_id",
            unique=True,
            # The migration says the same for PostgreSQL; said here too, it would load that dialect at every start.
            sqlite_where=sa.text(
                "vehicle_id IS NOT NULL AND status IN ('open', 'won') AND contract_number IS NOT NULL"
            ),
        ),
    )


class DealStep(Model):
    """The state of one step of one deal."""

    __tablename__ = "deal_step"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), primary_key=True)
    step: Mapped[Step] = mapped_column(Word(Step), primary_key=True)
    state: Mapped[StepState] = mapped_column(Word(StepState), default=StepState.TODO)
    reason: Mapped[str] = mapped_column(sa.String(200), default="")
    at: Mapped[datetime | None] = mapped_column(Moment)
    by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class RuleOverride(Numbered, Model):
    """A manager's or general manager's written word on one finding of one deal (G-07)."""

    __tablename__ = "rule_override"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    code: Mapped[str] = mapped_column(sa.String(20))
    reason: Mapped[str] = mapped_column(sa.String(300))
    evidence: Mapped[str] = mapped_column(sa.String(300), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))


class Promise(Numbered, Model):
    """What was promised to the customer; nothing disappears silently.

    It is open until it is kept or withdrawn with a reason; a changed one is withdrawn and names its successor. The
    database refuses to delete it, to reword it and to open it again. `carried_by` is the signed paper that has it.
    """

    __tablename__ = "promise"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    text: Mapped[str] = mapped_column(sa.String(300))
    step: Mapped[Step] = mapped_column(Word(Step))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    kept_at: Mapped[datetime | None] = mapped_column(Moment)
    kept_note: Mapped[str] = mapped_column(sa.String(300), default="")
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    withdrawn_reason: Mapped[str] = mapped_column(sa.String(300), default="")
    replaced_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("promise.id"))
    carried_by: Mapped[str] = mapped_column(sa.String(44), default="")


class Objection(Numbered, Model):
    """A doubt of the customer's; the contract waits until each is settled or waived (rulebook 6.6).

    `category` is a key of `talk_words.CATEGORIES`; `demand`: told when asked what would satisfy to 100 %. While it is
    not settled, `owner_id`, `due` and `left_reason` say who brings the answer to the next meeting, `task_id` reminds.
    """

    __tablename__ = "objection"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"), index=True)
    category: Mapped[str] = mapped_column(sa.String(40))
    text: Mapped[str] = mapped_column(sa.String(300))
    answer: Mapped[str] = mapped_column(sa.String(500), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    step: Mapped[Step] = mapped_column(Word(Step), default=Step.NEGOTIATION, server_default=Step.NEGOTIATION.value)
    demand: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    restated: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    evidence: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    owner_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    due: Mapped[date | None] = mapped_column(sa.Date)
    left_reason: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")
    task_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("customer_task.id"))
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": version}


class DealEvent(Numbered, Model):
    """One line of the timeline: `code` names the text, `detail` fills it in."""

    __tablename__ = "deal_event"
    deal_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deal.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    code: Mapped[str] = mapped_column(sa.String(40))
    detail: Mapped[str] = mapped_column(sa.String(200), default="")
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
    __table_args__ = (sa.Index("ix_deal_event_newest", "deal_id", "at"),)
