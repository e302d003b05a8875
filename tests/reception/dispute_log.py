"""Writes the facts of a dispute down as people would: through the services, or as the rows other parts write."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.deals.model import Step
from showroom.follow_up.model import Contact, ContactResult, ContactWay
from showroom.hand_over.views import HandOverDraft
from showroom.kernel.actor import Actor, Role
from showroom.kernel.clock import FixedClock
from showroom.reception.model import Appointment, AppointmentState, Visit, VisitKind
from showroom.reception.views import VisitDraft, VisitLogged
from showroom.staff.model import StaffMember
from showroom.staff.service import StaffDraft
from tests.deal_builders import Builder
from tests.reception.ownership_disputes import Dispute, Fact
from tests.store_fixtures import People

CONSULTANTS = ("Li", "Wang", "Zhao", "Sun")
MODEL, CUSTOMER = "E6", "Ma Yun"


class Store:
    """One store for many disputes: each has its own customer, told apart by the phone."""

    def __init__(self, showroom: Showroom, people: People, clock: FixedClock) -> None:
        self.showroom, self.people, self.clock = showroom, people, clock
        self.staff = {name: self._hire(name) for name in CONSULTANTS}

    def _hire(self, name: str) -> Actor:
        added = self.showroom.staff.add_colleague(self.people.admin, StaffDraft(name, frozenset({Role.CONSULTANT})))
        return Actor(added.id, added.name, added.roles)

    def log(self, dispute: Dispute, phone: str) -> None:
        """Everything up to the arrival; whoever left in the dispute before is back."""
        for actor in self.staff.values():
            self.showroom.staff.set_active(self.people.admin, actor.id, active=True)
        for fact in dispute.log:
            self.clock.at = fact.at.astimezone(UTC)
            getattr(self, f"_{fact.kind}")(fact, self.staff[fact.who], phone)
        self.clock.at = dispute.at.astimezone(UTC)

    def arrive(self, dispute: Dispute, phone: str) -> VisitLogged:
        """The arrival in dispute, written down by whoever receives."""
        receiving = self.staff[dispute.receiving]
        asks = self.staff[dispute.asks].id if dispute.asks else None
        draft = VisitDraft(
            name=CUSTOMER, phone=phone, wanted_model=MODEL, consultant_id=receiving.id, asks_for_id=asks,
            same_policy=dispute.same_policy,
        )  # fmt: skip
        return self.showroom.reception.log_visit(receiving, draft)

    def customer(self, phone: str) -> Customer | None:
        """The customer's row."""
        with self.showroom.work.db.read() as session:
            return session.scalar(sa.select(Customer).where(Customer.phone == phone))

    def _known(self, phone: str) -> Customer:
        found = self.customer(phone)
        assert found is not None
        return found

    def _visit(self, fact: Fact, who: Actor, phone: str) -> None:
        draft = VisitDraft(name=CUSTOMER, phone=phone, wanted_model=fact.more.get("model", MODEL), consultant_id=who.id)
        shown = VisitDraft(consultant_id=who.id) if fact.more.get("anonymous") else draft
        logged = self.showroom.reception.log_visit(who, shown)
        if fact.more.get("filed_later"):
            self.showroom.reception.complete_visit(who, logged.visit_id, draft)
        self._strike(fact, logged.visit_id)

    def _call(self, fact: Fact, who: Actor, phone: str) -> None:
        draft = VisitDraft(
            VisitKind.CALL, name=CUSTOMER, phone=phone, wanted_model=MODEL, consultant_id=who.id,
            appointment_on=fact.more["comes"],
        )  # fmt: skip
        self._strike(fact, self.showroom.reception.log_visit(who, draft).visit_id)

    def _strike(self, fact: Fact, visit_id: int) -> None:
        if fact.more.get("struck"):
            self._write(sa.update(Visit).where(Visit.id == visit_id).values(struck_at=self.clock.at))

    def _appointment(self, fact: Fact, who: Actor, phone: str) -> None:
        day: datetime = fact.more["day"]
        self._write(
            sa.insert(Appointment).values(
                at=day.astimezone(UTC), day=day.date(), place="showroom", customer_id=self._known(phone).id,
                consultant_id=who.id, made_by=self.people.receptionist.id, made_at=self.clock.at,
                by_phone=fact.more["by_phone"], state=AppointmentState(fact.more["state"]), version=1,
            )
        )  # fmt: skip

    def _task(self, fact: Fact, who: Actor, phone: str) -> None:
        self._write(
            sa.insert(CustomerTask).values(
                customer_id=self._known(phone).id, kind="call", due=fact.at.date(), owner_id=who.id,
                done_at=self.clock.at, result=fact.more["result"], result_note=fact.more["note"],
                created_at=self.clock.at, version=1,
            )
        )  # fmt: skip

    def _contact(self, fact: Fact, who: Actor, phone: str) -> None:
        deal_id = Builder(self.showroom.work).deal(self.people.manager, self._known(phone).id, who, Step.RECEPTION)
        self._write(
            sa.insert(Contact).values(
                deal_id=deal_id, way=ContactWay(fact.more["way"]), result=ContactResult(fact.more["result"]),
                effective=False, note="", at=self.clock.at, by=who.id,
            )
        )  # fmt: skip

    def _override(self, _fact: Fact, who: Actor, phone: str) -> None:
        customer = self._known(phone)
        self.showroom.reception.override_owner(self.people.manager, customer.id, who.id, "顾问调岗，经理重新分配客户")

    def _handed(self, fact: Fact, who: Actor, _phone: str) -> None:
        former, desk = self.staff[fact.more["former"]], self.showroom.hand_over
        done = desk.hand_over(self.people.manager, HandOverDraft(former.id, (who.id,), "顾问休假，客户移交"))
        if fact.more["undone"]:
            desk.undo(self.people.manager, done.id)

    def _took(self, _fact: Fact, who: Actor, phone: str) -> None:
        customer = self._known(phone)
        self.showroom.customers.set_owner(self.people.manager, customer.id, None, "放回公共池")
        self.showroom.pool.take(who, customer.id)

    def _left(self, _fact: Fact, who: Actor, _phone: str) -> None:
        # With customers still his, as in a store that forgot the hand-over or brought him over from its old program.
        self._write(sa.update(StaffMember).where(StaffMember.id == who.id).values(active=False))

    def _imported(self, fact: Fact, who: Actor, phone: str) -> None:
        self._write(
            sa.insert(Customer).values(
                name=CUSTOMER, phone=phone, owner_id=who.id, first_seen=fact.at.date(), origin="old.xlsx",
                grade=Grade.H, interest=MODEL, created_at=self.clock.at, version=1,
            )
        )  # fmt: skip

    def _write(self, statement: sa.Insert | sa.Update) -> None:
        with self.showroom.work.db.begin() as session:
            session.execute(statement)
