"""Repairs and 三包 claims through the service, on both databases: record, clocks, decision, papers, money, the car."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import RefundDraft
from showroom.customers.model import CustomerTask
from showroom.deals.model import Deal, DealStatus, Step
from showroom.documents.model import Document
from showroom.follow_up.claim_rules import LineKind, Losses, Outcome
from showroom.follow_up.quality_model import Wanted
from showroom.follow_up.quality_views import ClaimDraft, ClaimLine, DecisionDraft, FinishDraft, QualityView, RepairDraft
from showroom.follow_up.repair_rules import FaultSystem, Ground, Right, Work
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.quality_model import QualityTermsRow
from tests.deal_builders import Builder, deal_at
from tests.documents.sealed_papers import assert_sealed
from tests.store_fixtures import NOW, People, by_owner, hire

TODAY = date(2026, 11, 22)
FAULT = RepairDraft(TODAY, 12_000, FaultSystem.BRAKES, "制动踏板发软", in_on=TODAY, safety=True)
DONE = replace(FAULT, out_on=TODAY, work=Work.REPAIRED, fixed=False)
SECOND = "LSVAU2183T2000010"


@dataclass
class Desk:
    """A delivered deal and who works on it."""

    store: Showroom
    people: People
    clock: FixedClock
    deal: int

    def record(self, draft: RepairDraft) -> QualityView:
        return self.store.quality_claims.record(self.people.consultant, self.deal, draft)

    def unfixed_twice(self) -> QualityView:
        view = self.record(DONE)
        return self.record(replace(DONE, same_as=view.repairs[0].id))

    def claim(self, wanted: Wanted, ground: Ground | None = Ground.SAFETY) -> ClaimLine:
        view = self.unfixed_twice() if ground else self.view()
        rights = () if view.verdict is None else view.verdict.rights
        right = next((one for one in rights if one.ground is ground), None)
        draft = ClaimDraft(wanted, "要求退车", 12_000, ground or "", right.repairs if right else ())
        return self.store.quality_claims.open_claim(self.people.consultant, self.deal, draft).claims[0]

    def decide(self, who: Actor, claim: ClaimLine, draft: DecisionDraft) -> ClaimLine:
        draft = replace(draft, version=claim.version)
        return self.store.quality_claims.decide(who, self.deal, claim.id, draft).claims[0]

    def done(self, claim: ClaimLine, vehicle: int | None = None) -> QualityView:
        service, who = self.store.quality_claims, self.people.consultant
        answered = service.answer(who, self.deal, claim.id, "已电话告知").claims[0]
        return service.finish(who, self.deal, claim.id, FinishDraft(vehicle_id=vehicle, version=answered.version))

    def view(self) -> QualityView:
        return self.store.quality_claims.view(self.people.consultant, self.deal)

    def open_tasks(self) -> dict[str, date]:
        query = sa.select(CustomerTask).where(CustomerTask.deal_id == self.deal, CustomerTask.done_at.is_(None))
        with self.store.work.db.read() as session:
            return {task.kind: task.due for task in session.scalars(query)}


@pytest.fixture
def desk(store: Showroom, people: People, clock: FixedClock) -> Desk:
    return Desk(store, people, clock, deal_at(store, people, Step.FOLLOW_UP))


@pytest.fixture
def one_desk(sqlite_store: Showroom, clock: FixedClock) -> Desk:
    """The same on one database, for what no database takes differently."""
    people = hire(sqlite_store)
    return Desk(sqlite_store, people, clock, deal_at(sqlite_store, people, Step.FOLLOW_UP))


def told(act: Callable[[], object]) -> str:
    with pytest.raises(ShowroomError) as caught:
        act()
    return caught.value.message.code


@pytest.mark.rule("SB-12")
def test_a_closed_record_is_immutable_corrected_by_a_new_row_and_kept_for_six_years(desk: Desk) -> None:
    service, who = desk.store.quality_claims, desk.people.consultant
    opened = desk.record(FAULT).repairs[0]
    assert not opened.closed
    closed = service.change(who, desk.deal, opened.id, replace(DONE, version=opened.draft.version)).repairs[0]
    assert closed.closed
    assert told(lambda: service.change(who, desk.deal, opened.id, DONE)) == "repair_closed"
    later = desk.record(replace(DONE, same_as=closed.id)).repairs[1]
    assert [line.draft.same_as for line in desk.view().repairs] == [None, closed.id]
    right = service.correct(who, desk.deal, closed.id, replace(DONE, odometer_km=13_000)).repairs
    assert [(line.draft.odometer_km, line.corrects) for line in right] == [(12_000, False), (13_000, True)]
    assert {line.draft.same_as for line in right} == {None, later.id}, "they stay the same problem"
    assert told(lambda: service.correct(who, desk.deal, closed.id, DONE)) == "repair_corrected"
    for statement in ("UPDATE repair_record SET odometer_km = 1", "DELETE FROM repair_record"):
        with pytest.raises(DatabaseError, match="repair_record"), by_owner(desk.store) as session:
            session.execute(sa.text(statement))
    with by_owner(desk.store) as session:  # a copy of long ago may go, one of last year may not
        _copy(session, later.id, "2019-01-31")
        session.execute(sa.text("DELETE FROM repair_record WHERE reported_on < '2020-01-01'"))
        assert session.scalar(sa.text("SELECT COUNT(*) FROM repair_record")) == 3


def _copy(session: sa.orm.Session, ident: int, day: str) -> None:
    row = session.execute(sa.text("SELECT * FROM repair_record WHERE id = :id"), {"id": ident}).mappings().one()
    values = {**row, "id": ident + 1000, "reported_on": day, "in_on": day, "out_on": day}
    names = ", ".join(values)
    session.execute(sa.text(f"INSERT INTO repair_record ({names}) VALUES (:{', :'.join(values)})"), values)


@pytest.mark.rule("SB-12")
def test_what_cannot_be_is_told_beside_its_field(one_desk: Desk) -> None:
    desk = one_desk
    for draft, fields in (
        (replace(FAULT, fault=" "), {"fault"}),
        (replace(FAULT, reported_on=None), {"reported_on"}),
        (replace(FAULT, reported_on=TODAY - timedelta(1)), {"reported_on"}),
        (replace(FAULT, in_on=TODAY + timedelta(1)), {"in_on"}),
        (replace(FAULT, odometer_km=-1), {"odometer_km"}),
        (replace(FAULT, main_part=True), {"part"}),
        (replace(FAULT, out_on=TODAY), {"work", "fixed"}),
        (replace(FAULT, work=Work.REPAIRED), {"work"}),
        (replace(FAULT, parts_days=2), {"parts_days"}),
        (replace(FAULT, money_days=1), {"money_a_day"}),
        (replace(FAULT, money_a_day=Money(-1)), {"money_a_day"}),
        (replace(FAULT, same_as=4711), {"same_as"}),
    ):
        with pytest.raises(FieldErrors) as caught:
            desk.record(draft)
        assert set(caught.value.fields) == fields
    assert desk.view().repairs == ()
    early = deal_at(desk.store, desk.people, Step.DELIVERY, vin="LSVAU2185T2000011", phone="13800138001")
    assert told(lambda: desk.store.quality_claims.record(desk.people.consultant, early, FAULT)) == "claim_no_car"
    assert told(lambda: desk.store.quality_claims.record(desk.people.colleague, desk.deal, FAULT)) == "not_your_deal"


@pytest.mark.rule("SB-06", "G-04")
def test_a_claim_has_its_two_clocks_of_working_days_and_its_tasks(desk: Desk) -> None:
    claim = desk.claim(Wanted.REFUND)
    assert (claim.answer_by, claim.finish_by) == (date(2026, 12, 4), date(2026, 12, 18))
    assert desk.open_tasks() == {"claim_answer": claim.answer_by, "claim_finish": claim.finish_by}
    assert [hit.id for hit in desk.store.search.find(desk.people.manager, claim.number)] == [desk.deal]
    for day, late in ((date(2026, 12, 4), ""), (date(2026, 12, 5), "answer"), (date(2026, 12, 19), "answer")):
        desk.clock.at = NOW + (day - TODAY)
        assert desk.view().claims[0].late == late
    desk.clock.at = NOW
    refused = desk.decide(desk.people.manager, claim, DecisionDraft(Outcome.REFUSED, "检测无质量问题"))
    assert refused.outcome is Outcome.REFUSED
    over = desk.store.quality_claims.answer(desk.people.consultant, desk.deal, claim.id, "书面答复").claims[0]
    assert over.finished_on == TODAY
    assert desk.open_tasks() == {}
    with pytest.raises(DatabaseError, match="immutable"), by_owner(desk.store) as session:
        session.execute(sa.text("UPDATE quality_claim SET reason = ''"))


@pytest.mark.rule("SB-04", "SB-06")
def test_a_manager_decides_but_never_alone_on_a_return(one_desk: Desk) -> None:
    desk, service = one_desk, one_desk.store.quality_claims
    right = next(one for one in _rights(desk.unfixed_twice()) if one.right is Right.RETURN)
    asked = ClaimDraft(Wanted.REFUND, "退车", 12_000, right.ground, right.repairs)
    own = service.open_claim(desk.people.manager, desk.deal, asked).claims[0]
    refund = DecisionDraft(Outcome.REFUND)
    assert told(lambda: desk.decide(desk.people.consultant, own, refund)) == "not_allowed"
    assert told(lambda: desk.decide(desk.people.manager, own, refund)) == "claim_own"
    with pytest.raises(FieldErrors) as caught:
        desk.decide(desk.people.general_manager, own, DecisionDraft(Outcome.REFUSED))
    assert set(caught.value.fields) == {"reason"}
    assert told(lambda: service.answer(desk.people.consultant, desk.deal, own.id, "")) == "claim_not_decided"
    done = desk.decide(desk.people.general_manager, own, refund)
    assert (done.outcome, done.decided_by) == (Outcome.REFUND, desk.people.general_manager.name)
    assert told(lambda: desk.decide(desk.people.general_manager, own, refund)) == "changed_meanwhile"
    wrong = replace(asked, ground=Ground.DAYS)
    assert told(lambda: service.open_claim(desk.people.consultant, desk.deal, wrong)) == "claim_no_right"
    assert told(lambda: service.open_claim(desk.people.consultant, desk.deal, asked)) == "claim_open"


def _rights(view: QualityView) -> tuple:  # type: ignore[type-arg]
    return () if view.verdict is None else view.verdict.rights


@pytest.mark.rule("SB-07", "SB-08", "SB-11")
def test_a_refund_is_reckoned_sealed_paid_and_leaves_a_marked_car(desk: Desk) -> None:
    with desk.store.work.db.begin() as session:
        session.execute(sa.update(Deal).values(contract_price=Money.of("159800"), options_price=Money.of("3000")))
    claim, service = desk.claim(Wanted.REFUND), desk.store.quality_claims
    losses = Losses(Money.of("500"), Money.of("3000"), Money.of("600"), ZERO, Money.of("14141.59"), date(2025, 11, 22))
    draft = DecisionDraft(Outcome.REFUND, losses=losses)
    offer = service.offer(desk.people.consultant, desk.deal, claim.id, draft)
    assert offer.use_share == Decimal("0.005")
    assert offer.refund.amount(LineKind.USE) == Money.of("-9588.00")
    assert offer.refund.to_customer == Money.of("153112.00")  # 159,800 − 9,588 + 500 + (3,000 − 600)
    assert offer.refund.from_tax_office == Money.of("12727.43")  # one full year: 90 %
    assert offer.exchange.to_customer == Money.of("-6688.00")
    with pytest.raises(FieldErrors):
        service.offer(desk.people.consultant, desk.deal, claim.id, replace(draft, use_share=Decimal("0.0051")))
    decided = desk.decide(desk.people.manager, claim, draft)
    assert decided.papers is not None
    for ident, word in zip(decided.papers, ("zh", "en"), strict=True):
        assert_sealed(desk.store, desk.people.consultant, desk.store.documents.pdf(desk.people.consultant, ident))
        with desk.store.work.db.read() as session:
            paper = session.get_one(Document, ident)
            assert (paper.kind, paper.number, paper.language, paper.pages) == ("claim_sheet", claim.number, word, 1)
            assert json.loads(paper.snapshot)["to_customer"] == 15_311_200
    view = desk.done(decided)
    assert set(desk.open_tasks()) == {"refund"}
    assert (view.vin, view.taken_back, _rights(view)) == ("LSVAU2182T2000001", True, ())
    assert told(lambda: desk.record(FAULT)) == "deal_closed"
    with desk.store.work.db.read() as session:
        deal = session.get_one(Deal, desk.deal)
        car = session.scalars(sa.select(Vehicle)).one()
        assert (deal.status, deal.vehicle_id) == (DealStatus.CANCELLED, None)
        assert (car.status, car.odometer_km) == (VehicleStatus.OUT_OF_SERVICE, 12_000)
        assert car.note.startswith(f"三包换退车 {claim.number}")
    pay = RefundDraft(Money.of("153112.01"), "transfer", "key-1", "凭证1")
    with pytest.raises(FieldErrors):
        service.pay(desk.people.finance, desk.deal, claim.id, pay)
    paid = service.pay(desk.people.finance, desk.deal, claim.id, replace(pay, amount=Money.of("153112.00"))).claims[0]
    again = service.pay(desk.people.finance, desk.deal, claim.id, replace(pay, amount=Money.of("153112.00"))).claims[0]
    assert (paid.left, again.left, desk.open_tasks()) == (ZERO, ZERO, {})


def _promise_more(store: Showroom, people: People) -> None:
    """The manufacturer promises four years to return, and a coefficient n of 0.3 %."""
    with store.work.db.begin() as session:
        session.add(
            QualityTermsRow(
                brand="星河", valid_from=date(2026, 1, 1), return_years=4, share="0.003", created_at=NOW,
                created_by=people.manager.id,
            )
        )  # fmt: skip


@pytest.mark.rule("SB-06", "SB-07", "SB-11")
def test_a_car_given_in_exchange_begins_anew_and_the_old_one_is_never_given_again(desk: Desk) -> None:
    builder = Builder(desk.store.work)
    fresh = builder.vehicle(desk.people.manager, SECOND)
    _promise_more(desk.store, desk.people)
    desk.clock.at = NOW + timedelta(days=40)
    claim = desk.claim(Wanted.EXCHANGE, None)
    assert desk.store.quality_claims.offer(desk.people.finance, desk.deal, claim.id).use_share == Decimal("0.003")
    decided = desk.decide(desk.people.manager, claim, DecisionDraft(Outcome.EXCHANGE, "同一故障反复，同意更换"))
    assert decided.to_customer == ZERO, "no article 24, nothing for the use"
    assert [car.id for car in desk.view().cars] == [fresh]
    with pytest.raises(FieldErrors):
        desk.done(decided)
    finish = FinishDraft(vehicle_id=fresh, version=desk.view().claims[0].version)
    view = desk.store.quality_claims.finish(desk.people.consultant, desk.deal, claim.id, finish)
    assert (view.vin, view.repairs, view.claims[0].new_vin) == (SECOND, (), SECOND)
    assert view.periods is not None
    assert (view.periods.start, view.periods.year_2) == (date(2027, 1, 1), date(2031, 1, 1)), "by the version's terms"
    with desk.store.work.db.read() as session:
        deal = session.get_one(Deal, desk.deal)
        assert (deal.status, deal.vehicle_id) == (DealStatus.WON, fresh)
        assert session.get_one(Vehicle, fresh).status is VehicleStatus.DELIVERED
