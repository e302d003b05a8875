"""Reception: visits, customers by phone, owners by logged facts, and the gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, CustomerTask
from showroom.deals.model import Deal, Step, StepState
from showroom.deals.service import StepBlocked
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.messages import GREETING
from showroom.reception.model import OwnershipDecision, VisitKind
from showroom.reception.rules import Purpose, Traffic
from showroom.reception.views import ReceptionDraft, VisitDraft, VisitLogged
from tests.store_fixtures import NOW, People, by_owner

PHONE = "13912345678"
ZHANG = VisitDraft(name="张伟", phone=PHONE, wanted_model="星河 E6")


def at(clock: FixedClock, day: date, hour: int = 10) -> None:
    """Put the store's clock to an hour of a day."""
    clock.at = datetime(day.year, day.month, day.day, hour - 8, tzinfo=UTC)


def customer(store: Showroom, phone: str = PHONE) -> Customer:
    with store.work.db.read() as session:
        return session.scalars(sa.select(Customer).where(Customer.phone == phone)).one()


def visit(store: Showroom, by: Actor, draft: VisitDraft = ZHANG) -> VisitLogged:
    return store.reception.log_visit(by, draft)


def received(store: Showroom, clock: FixedClock, by: Actor, day: date) -> None:
    """`by` received 张伟 on `day` and became the owner of the file."""
    at(clock, day)
    assert visit(store, by).verdict is not None


@pytest.mark.rule("OW-4", "RC-02", "S2-24")
def test_a_new_customer_is_filed_and_belongs_to_who_receives(store: Showroom, people: People) -> None:
    logged = visit(store, people.consultant)
    found = customer(store)
    assert (logged.customer_id, found.owner_id, found.name) == (found.id, people.consultant.id, "张伟")
    assert logged.verdict is not None
    assert (logged.verdict.rule, logged.verdict.owner, logged.deal_id) == ("OW-4", "周敏", None)
    with store.work.db.read() as session:
        task = session.scalars(sa.select(CustomerTask)).one()
    assert (task.due, task.owner_id) == (date(2026, 11, 23), people.consultant.id)  # N: graded within a day


@pytest.mark.rule("OW-4", "RC-02")
def test_without_intended_car_there_is_a_file_but_no_owner_yet(store: Showroom, people: People) -> None:
    logged = visit(store, people.consultant, replace(ZHANG, wanted_model=""))
    assert customer(store).owner_id is None
    assert logged.verdict is not None
    assert logged.verdict.text.message.code == "ow4_unfiled"
    again = store.reception.complete_visit(people.consultant, logged.visit_id, ZHANG)
    assert again.verdict is not None
    assert customer(store).owner_id == people.consultant.id


def test_an_anonymous_visitor_is_logged_and_makes_no_customer(store: Showroom, people: People) -> None:
    logged = visit(store, people.receptionist, VisitDraft(party_size=3))
    assert (logged.customer_id, logged.deal_id, logged.verdict) == (None, None, None)
    (open_visit,) = store.reception.board(people.receptionist)
    assert (open_visit.party_size, open_visit.who, open_visit.minutes) == (3, "", 0)


@pytest.mark.rule("PH-04")
def test_a_known_phone_finds_its_customer_however_it_is_written(store: Showroom, people: People) -> None:
    first = visit(store, people.consultant)
    second = visit(store, people.consultant, VisitDraft(name="张小伟", phone="+86 139-1234-5678"))
    assert second.customer_id == first.customer_id
    assert second.notice is not None
    assert second.notice.message.code == "name_differs"
    assert customer(store).name == "张伟"  # never silently overwritten
    third = visit(store, people.consultant, ZHANG)
    assert third.notice is None


@pytest.mark.rule("OW-1", "OW-2", "OW-3", "OW-4", "OW-5", "OW-6", "S2-24", "S3-54")
@pytest.mark.parametrize(
    "last, call, appointment, asks, rule, owner",
    [
        ("2026-11-16", "", "", "", "OW-5", "周敏"),
        ("2026-11-15", "", "", "", "OW-6", "陈浩"),
        ("2026-11-15", "2026-11-19", "", "", "OW-5", "周敏"),
        ("2026-10-01", "2026-11-10", "2026-11-22", "", "OW-3", "周敏"),
        ("2026-10-01", "", "", "周敏", "OW-2", "周敏"),
    ],
)
def test_the_owner_follows_from_what_was_logged(
    store: Showroom, people: People, clock: FixedClock, last: str, call: str, appointment: str, asks: str, rule: str,
    owner: str,
) -> None:  # fmt: skip
    """§6.3's cases, 李 = 周敏 and 王 = 陈浩, from real visits and calls instead of typed-in facts."""
    received(store, clock, people.consultant, date.fromisoformat(last))
    if call:
        at(clock, date.fromisoformat(call))
        promised = date.fromisoformat(appointment) if appointment else None
        visit(store, people.consultant, VisitDraft(VisitKind.CALL, phone=PHONE, appointment_on=promised))
    clock.at = NOW
    wanted = people.consultant.id if asks else None
    logged = visit(store, people.colleague, VisitDraft(phone=PHONE, asks_for_id=wanted))
    assert logged.verdict is not None
    assert (logged.verdict.rule, logged.verdict.owner) == (rule, owner)
    assert customer(store).owner_id == (people.consultant.id if owner == "周敏" else people.colleague.id)


@pytest.mark.rule("OW-1")
@pytest.mark.parametrize("same_policy, rule, owner", [(True, "OW-1", "陈浩"), (False, "OW-5", "周敏")])
def test_the_customer_chooses_among_those_who_received_him(
    store: Showroom, people: People, clock: FixedClock, same_policy: bool, rule: str, owner: str
) -> None:
    received(store, clock, people.colleague, date(2026, 11, 10))
    received(store, clock, people.consultant, date(2026, 11, 20))
    clock.at = NOW
    draft = VisitDraft(phone=PHONE, asks_for_id=people.colleague.id, same_policy=same_policy)
    logged = visit(store, people.consultant, draft)
    assert logged.verdict is not None
    assert (logged.verdict.rule, logged.verdict.owner) == (rule, owner)


@pytest.mark.rule("OW-4")
def test_a_caller_who_was_never_received_goes_to_who_receives_now(store: Showroom, people: People) -> None:
    visit(store, people.consultant, replace(ZHANG, kind=VisitKind.CALL))
    assert customer(store).owner_id == people.consultant.id
    logged = visit(store, people.colleague, VisitDraft(phone=PHONE))
    assert logged.verdict is not None
    assert (logged.verdict.rule, logged.verdict.owner) == ("OW-4", "陈浩")


@pytest.mark.rule("OW-5", "PI-10")
def test_the_verdict_is_masked_for_others_and_changes_nothing(store: Showroom, people: People) -> None:
    visit(store, people.consultant)
    for stranger in (people.colleague, people.receptionist):
        seen = store.reception.ownership(stranger, PHONE, people.colleague.id)
        assert (seen.masked, seen.customer_name, seen.customer_id, seen.evidence_zh) == (True, "", None, "")
        assert seen.text.text("zh") == "已建档，归属 周敏，保护至 2026-11-28"
    owner = store.reception.ownership(people.consultant, PHONE)
    assert (owner.masked, owner.customer_name, owner.rule) == (False, "张伟", "OW-5")
    assert "2026-11-22" in owner.evidence_zh
    manager = store.reception.ownership(people.manager, PHONE, people.colleague.id)
    assert manager.customer_name == "张伟"
    assert customer(store).owner_id == people.consultant.id
    assert not store.reception.ownership(people.colleague, "13700000001").known


@pytest.mark.rule("OW-6")
def test_a_lapsed_customer_takes_his_open_deal_along(store: Showroom, people: People, clock: FixedClock) -> None:
    at(clock, date(2026, 11, 1))
    opened = visit(store, people.consultant, replace(ZHANG, open_deal=True))
    assert opened.deal_id is not None
    clock.at = NOW
    again = visit(store, people.colleague, VisitDraft(phone=PHONE, open_deal=True))
    assert again.deal_id == opened.deal_id  # taken up again, no second one
    with store.work.db.read() as session:
        (deal,) = session.scalars(sa.select(Deal)).all()
        rules = session.scalars(sa.select(OwnershipDecision.rule).order_by(OwnershipDecision.id)).all()
    assert (deal.consultant_id, rules) == (people.colleague.id, ["OW-4", "OW-6"])
    with pytest.raises(ShowroomError, match="not_your_deal"):
        store.reception.view(people.consultant, deal.id)


@pytest.mark.rule("OW-5")
def test_a_protected_customer_stays_and_the_other_desk_gets_no_deal(store: Showroom, people: People) -> None:
    opened = visit(store, people.consultant, replace(ZHANG, open_deal=True))
    other = visit(store, people.colleague, VisitDraft(phone=PHONE))
    assert (other.deal_id, other.consultant) == (None, "陈浩")
    assert opened.deal_id is not None
    assert store.reception.view(people.consultant, opened.deal_id).owner == "周敏"


@pytest.mark.rule("OW-6", "G-07")
def test_only_the_manager_decides_otherwise_and_says_why(store: Showroom, people: People) -> None:
    visit(store, people.consultant)
    found = customer(store)
    with pytest.raises(ShowroomError, match="not_allowed"):
        store.reception.override_owner(people.colleague, found.id, people.colleague.id, "客户投诉，换人接待更合适")
    with pytest.raises(FieldErrors) as short:
        store.reception.override_owner(people.manager, found.id, people.colleague.id, "太短")
    assert set(short.value.fields) == {"reason"}
    store.reception.override_owner(people.manager, found.id, people.colleague.id, "客户投诉，换人接待更合适")
    assert customer(store).owner_id == people.colleague.id
    with pytest.raises(FieldErrors):
        store.reception.override_owner(people.manager, found.id, people.finance.id, "客户投诉，换人接待更合适")


def test_a_decision_can_never_be_rewritten(store: Showroom, people: People) -> None:
    visit(store, people.consultant)
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.update(OwnershipDecision).values(rule="OW-1"))


@pytest.mark.rule("RC-06")
def test_the_queue_gives_turns_and_skips_who_is_busy(store: Showroom, people: People) -> None:
    desk = people.receptionist
    names = [visit(store, desk, VisitDraft()).consultant for _ in range(3)]
    # The store's first user is a consultant too and stands first.
    assert names == ["系统管理员", "周敏", "陈浩"]
    assert visit(store, desk, VisitDraft()).consultant == "系统管理员"  # all busy: the longest without a turn
    busy = {row.id: row.consultant for row in store.reception.board(desk)}
    store.reception.leave_visit(desk, next(key for key, name in busy.items() if name == "陈浩"))
    assert visit(store, desk, VisitDraft()).consultant == "陈浩"
    assert (
        visit(store, desk, VisitDraft(consultant_id=people.consultant.id, receive_reason="speaks German")).consultant
        == "周敏"
    )


@pytest.mark.rule("RC-06", "OW-5")
def test_nobody_named_means_the_owner_receives(store: Showroom, people: People) -> None:
    visit(store, people.colleague)
    assert visit(store, people.receptionist, VisitDraft(phone=PHONE)).consultant == "陈浩"


def test_leaving_ends_the_minutes_and_can_be_taken_back(store: Showroom, people: People, clock: FixedClock) -> None:
    logged = visit(store, people.consultant)
    clock.at = NOW + timedelta(minutes=47, seconds=59)
    assert store.reception.board(people.consultant)[0].minutes == 47
    assert store.reception.leave_visit(people.consultant, logged.visit_id) == 47
    assert store.reception.board(people.consultant) == ()
    with pytest.raises(ShowroomError, match="visit_left"):
        store.reception.leave_visit(people.consultant, logged.visit_id)
    store.reception.return_visit(people.consultant, logged.visit_id)
    assert len(store.reception.board(people.consultant)) == 1


@pytest.mark.rule("RC-01")
def test_the_days_traffic_adds_up(store: Showroom, people: People, clock: FixedClock) -> None:
    desk, reception = people.consultant, store.reception
    drafts = (
        ZHANG,  # filed
        VisitDraft(),  # looked only
        VisitDraft(purpose=Purpose.PICK_UP),  # no intention
        VisitDraft(phone=PHONE),  # again
        VisitDraft(VisitKind.CALL, name="李娜", phone="13800000002", wanted_model="E6"),
    )
    for draft in drafts:
        logged = visit(store, desk, draft)
        if draft.kind is not VisitKind.CALL:
            reception.leave_visit(desk, logged.visit_id)
    card = visit(store, desk, VisitDraft(phone="13800000002"))  # had a card from the call
    reception.leave_visit(desk, card.visit_id)
    visit(store, desk, VisitDraft())  # still in the store: incomplete
    log = reception.day_log(desk)
    assert dict(log.counts) == {
        Traffic.FIRST_FILED: 1, Traffic.FIRST_HAD_CARD: 1, Traffic.FIRST_NOT_FILED: 1, Traffic.AGAIN: 1,
        Traffic.NO_INTENTION: 1, Traffic.INCOMPLETE: 1,
    }  # fmt: skip
    assert (log.total, log.calls, log.still_open) == (6, 1, 1)
    assert [row.number for row in log.rows] == [7, 6, 5, 4, 3, 2, 1]
    assert log.rows[-1].phone_masked == "139****5678"
    clock.at = NOW + timedelta(days=1)
    assert reception.day_log(desk).total == 0
    assert reception.day_log(desk, date(2026, 11, 22)).total == 6


@pytest.mark.rule("RC-05", "PH-01")
@pytest.mark.parametrize(
    "draft, field",
    [
        (VisitDraft(phone="1391234567"), "phone"),
        (VisitDraft(party_size=0), "party_size"),
        (VisitDraft(party_size=100), "party_size"),
        (VisitDraft(name="张" * 81), "name"),
        (VisitDraft(appointment_on=date(2026, 11, 25)), "appointment_on"),
        (VisitDraft(VisitKind.CALL, appointment_on=date(2026, 11, 21)), "appointment_on"),
        (VisitDraft(consultant_id=999), "consultant_id"),
        (VisitDraft(name="张伟", open_deal=True), "phone"),
        (VisitDraft(remark="\u202e"), "remark"),
    ],
)
def test_wrong_input_is_named_by_field_and_nothing_is_stored(
    store: Showroom, people: People, draft: VisitDraft, field: str
) -> None:
    with pytest.raises(FieldErrors) as refused:
        visit(store, people.receptionist, draft)
    assert field in refused.value.fields
    assert store.reception.day_log(people.receptionist).rows == ()


def page(store: Showroom, people: People, deal_id: int) -> ReceptionDraft:
    seen = store.reception.view(people.consultant, deal_id)
    return ReceptionDraft(
        deal_id, seen.version, seen.name, seen.phone, wanted_model=seen.wanted_model, party_size=seen.party_size
    )


@pytest.mark.rule("RC-02", "RC-04", "OW-4", "G-08")
def test_the_gate_names_what_is_missing_until_it_is_there(store: Showroom, people: People) -> None:
    logged = visit(store, people.consultant, replace(ZHANG, wanted_model="", open_deal=True))
    assert logged.deal_id is not None
    with pytest.raises(StepBlocked) as blocked:
        store.deals.complete_step(people.consultant, logged.deal_id, Step.RECEPTION)
    assert {(f.code, f.field) for f in blocked.value.findings} == {("RC-02", "wanted_model"), ("OW-4", "phone")}
    draft = replace(page(store, people, logged.deal_id), wanted_model="星河 E6")
    store.reception.save(people.consultant, draft)
    missing = store.deals.view(people.consultant, logged.deal_id).missing
    assert [(f.code, f.field) for f in missing] == [("RC-04", "greeting")]  # reminds, does not hold up
    greeted = replace(page(store, people, logged.deal_id), greeting=frozenset(GREETING))
    store.reception.save(people.consultant, greeted)
    assert store.deals.view(people.consultant, logged.deal_id).missing == ()
    done = store.deals.complete_step(people.consultant, logged.deal_id, Step.RECEPTION)
    assert (done.current_step, done.steps[0].state) == (Step.CONSULTATION, StepState.DONE)


def test_a_deal_opened_elsewhere_gets_its_visit_on_saving(store: Showroom, people: People) -> None:
    from tests.deal_builders import deal_at

    deal_id = deal_at(store, people, Step.RECEPTION, phone=PHONE)
    gate = store.deals.view(people.consultant, deal_id).missing
    assert [(f.code, f.field) for f in gate] == [("§6.2", "kind")]
    saved = store.reception.save(people.consultant, replace(page(store, people, deal_id), wanted_model="E6"))
    assert saved.visit_id is not None
    assert [f.code for f in store.deals.view(people.consultant, deal_id).missing] == ["RC-04"]


def test_two_desks_do_not_overwrite_each_other(store: Showroom, people: People) -> None:
    logged = visit(store, people.consultant, replace(ZHANG, open_deal=True))
    assert logged.deal_id is not None
    draft = page(store, people, logged.deal_id)
    store.reception.save(people.consultant, replace(draft, district="浦东"))
    with pytest.raises(ShowroomError, match="changed_meanwhile"):
        store.reception.save(people.manager, replace(draft, district="徐汇"))
    assert store.reception.view(people.consultant, logged.deal_id).district == "浦东"


@pytest.mark.rule("PH-04")
def test_another_customers_number_is_refused_beside_the_field(store: Showroom, people: People) -> None:
    visit(store, people.colleague, VisitDraft(name="李娜", phone="13800000002", wanted_model="E6"))
    logged = visit(store, people.consultant, replace(ZHANG, open_deal=True))
    assert logged.deal_id is not None
    draft = replace(page(store, people, logged.deal_id), phone="138 0000 0002")
    with pytest.raises(FieldErrors) as refused:
        store.reception.save(people.consultant, draft)
    assert "陈浩" in refused.value.fields["phone"].text("zh")


def test_an_existing_visit_can_get_its_deal_later(store: Showroom, people: People) -> None:
    logged = visit(
        store, people.receptionist, replace(ZHANG, consultant_id=people.colleague.id, receive_reason="his neighbour")
    )
    opened = store.reception.open_deal_of(people.receptionist, logged.visit_id)
    assert opened.deal_id is not None
    assert store.reception.open_deal_of(people.receptionist, logged.visit_id).deal_id == opened.deal_id
    assert store.deals.view(people.colleague, opened.deal_id).owner_name == "陈浩"
    anonymous = visit(store, people.receptionist, VisitDraft())
    with pytest.raises(FieldErrors) as refused:
        store.reception.open_deal_of(people.receptionist, anonymous.visit_id)
    assert set(refused.value.fields) == {"name", "phone"}
