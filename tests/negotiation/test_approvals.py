"""The discount ladder on both databases: a car's own limits, who may decide, expiry, grants, two at once (CT-04)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.actor import Actor, Role
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation import approvals
from showroom.negotiation.draft import HaggleReason
from showroom.negotiation.limits_model import DiscountLimit
from showroom.negotiation.views import LadderView
from showroom.persistence import audit
from showroom.staff.service import StaffDraft
from tests.deal_builders import Builder, deal_at
from tests.documents.pdf_reading import text_of
from tests.negotiation.ladder_builders import ask, limit, quote
from tests.staff.posts import leave_one_manager
from tests.store_fixtures import People, by_owner, hire


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    return deal_at(store, people, Step.NEGOTIATION)


def refused(act: object, *args: object, **kwargs: object) -> str:
    with pytest.raises(ShowroomError) as told:
        act(*args, **kwargs)  # type: ignore[operator]
    return told.value.code


def amounts(store: Showroom, people: People, deal: int) -> tuple[str, str]:
    ladder = store.negotiation.current(people.consultant, deal).ladder
    assert isinstance(ladder, LadderView)
    return str(ladder.consultant), str(ladder.manager)


@pytest.mark.rule("CT-04", "S3-36", "S4-09")
def test_the_most_specific_limit_of_the_day_wins_and_old_rows_stay(store: Showroom, people: People, deal: int) -> None:
    assert amounts(store, people, deal) == ("7494.00", "19984.00")  # 3 % and 8 % of 249,800, by the parameters
    limit(store, people, share="5")
    assert amounts(store, people, deal) == ("12490.00", "19984.00")
    limit(store, people, series="E6", amount=Money.of("2000"))
    limit(store, people, share="20", role=Role.SALES_MANAGER)
    assert amounts(store, people, deal) == ("2000.00", "49960.00")
    model = next(car.model_id for car in store.discount_limits.table(people.manager).cars if car.model_id)
    limit(store, people, model_id=model, share="4％", valid_from=date(2026, 11, 23), valid_to=date(2026, 11, 23))
    assert amounts(store, people, deal) == ("2000.00", "49960.00")
    store.work.clock.move(days=1)  # type: ignore[attr-defined]
    assert amounts(store, people, deal) == ("9992.00", "49960.00")
    store.work.clock.move(days=1)  # type: ignore[attr-defined]
    assert amounts(store, people, deal) == ("2000.00", "49960.00")
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.update(DiscountLimit).values(share_bp=1000, amount=None))


@pytest.mark.rule("CT-04")
def test_a_limit_decides_who_is_asked(store: Showroom, people: People, deal: int) -> None:
    assert ask(store, people.consultant, deal, "10000").role is Role.SALES_MANAGER
    limit(store, people, amount=Money.of("10000"))
    assert store.negotiation.ask_approval(people.consultant, deal, "x").ladder == LadderView(
        Money.of("10000"), Money.of("19984")
    )
    limit(store, people, amount=Money.of("1000"))
    limit(store, people, amount=Money.of("9999"), role=Role.SALES_MANAGER)
    assert ask(store, people.consultant, deal, "9999.01").role is Role.GENERAL_MANAGER


WRONG_LIMITS: list[tuple[dict[str, object], str]] = [
    ({"share": "3", "amount": Money.of("1")}, "share"),
    ({}, "share"),
    ({"share": "101"}, "share"),
    ({"share": "1e4"}, "share"),
    ({"share": "NaN"}, "share"),
    ({"share": "3.255"}, "share"),
    ({"amount": Money.of("-1")}, "amount"),
    ({"share": "3", "brand": "没有的牌子"}, "car"),
    ({"share": "3", "brand": ""}, "car"),
    ({"share": "3", "reason": " "}, "reason"),
    ({"share": "3", "valid_from": date(2026, 11, 21)}, "valid_from"),
    ({"share": "3", "valid_to": date(2026, 11, 21)}, "valid_to"),
    ({"share": "3", "role": Role.FINANCE}, "role"),
]


@pytest.mark.rule("CT-04")
def test_a_wrong_limit_is_told_beside_its_field_and_only_the_general_manager_sets_one(sqlite_store: Showroom) -> None:
    people = hire(sqlite_store)
    Builder(sqlite_store.work).vehicle(people.manager)
    for values, field in WRONG_LIMITS:
        with pytest.raises(FieldErrors) as wrong:
            limit(sqlite_store, people, **values)
        assert set(wrong.value.fields) == {field}
    assert sqlite_store.discount_limits.table(people.manager).rows == ()
    for who in (people.manager, people.consultant, people.finance):
        assert refused(limit, sqlite_store, replace(people, general_manager=who), share="1") == "not_allowed"


def own_ways(store: Showroom, people: People) -> list[tuple[Actor, int]]:
    """A manager who asked, one who quoted, and one whose own deal it is."""
    boss = people.general_manager
    store.staff.add_colleague(people.admin, StaffDraft("另一位经理", frozenset({Role.SALES_MANAGER})))
    builder = Builder(store.work)
    deals = [deal_at(store, people, Step.NEGOTIATION, vin=f"LSVAU2182T200000{n}", phone=f"1380013800{n}") for n in "12"]
    customer = builder.customer(boss, boss, "李四", "13800138003")
    vehicle = builder.vehicle(people.manager, "LSVAU2182T2000003")
    deals.append(builder.deal(boss, customer, boss, Step.NEGOTIATION, vehicle))
    quote(store, people.consultant, deals[0], "10000")
    store.negotiation.ask_approval(boss, deals[0], "老总亲自申请")
    quote(store, boss, deals[1], "10000")
    store.negotiation.ask_approval(people.consultant, deals[1], "老总报的价")
    quote(store, people.manager, deals[2], "10000")
    store.negotiation.ask_approval(people.manager, deals[2], "老总自己的客户")
    return [(boss, store.negotiation.current(people.manager, deal).approvals[0].id) for deal in deals]


@pytest.mark.rule("CT-04", "S3-36")
def test_nobody_decides_what_they_ask_quote_or_sell(
    store: Showroom, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = own_ways(store, people)
    for boss, approval in cases:
        assert refused(store.negotiation.decide, boss, approval, "", approve=True) == "own_approval"
        assert approval not in {waiting.id for waiting in store.negotiation.waiting(boss)}
    monkeypatch.setattr(approvals, "is_own", lambda *_: False)  # without the guard they all could
    for boss, approval in cases:
        store.negotiation.decide(boss, approval, "", approve=True)


@pytest.mark.rule("CT-04", "S3-27")
def test_the_general_manager_decides_the_only_managers_own_deal_and_else_it_is_said_whom_to_add(
    store: Showroom, people: People
) -> None:
    boss, manager = people.general_manager, people.manager
    leave_one_manager(store, people)
    deal = deal_at(store, replace(people, consultant=manager), Step.NEGOTIATION)
    quote(store, manager, deal, "10000", special_terms="赠送首次保养")
    store.negotiation.ask_approval(manager, deal, "经理自己的客户")
    rows = store.negotiation.current(manager, deal).approvals
    assert [row.role for row in rows] == [Role.SALES_MANAGER, Role.GENERAL_MANAGER]
    assert refused(store.negotiation.decide, manager, rows[0].id, "", approve=True) == "own_approval"
    assert len(store.negotiation.waiting(boss)) == 2
    for row in rows:
        store.negotiation.decide(boss, row.id, "", approve=True)
    assert not store.negotiation.current(manager, deal).ladder.blocked  # type: ignore[union-attr]
    quote(store, manager, deal, "11000", special_terms="赠送两次保养")
    second = store.staff.add_colleague(people.admin, StaffDraft("另一位经理", frozenset({Role.SALES_MANAGER})))
    store.negotiation.ask_approval(manager, deal, "再让一点")
    rows = store.negotiation.current(manager, deal).approvals
    store.negotiation.decide(boss, rows[0].id, "", approve=True)
    assert refused(store.negotiation.decide, boss, rows[1].id, "", approve=True) == "same_approver"
    for gone in (second.id, boss.id):
        store.staff.set_active(people.admin, gone, active=False)
    quote(store, manager, deal, "12000")
    with pytest.raises(ShowroomError) as nobody:
        store.negotiation.ask_approval(manager, deal, "没有别人了")
    assert nobody.value.code == "approval_nobody"
    assert "总经理（或另一位销售经理）" in nobody.value.text("zh")
    assert "Settings" in nobody.value.text("en")


@pytest.mark.rule("CT-04")
def test_one_person_of_both_posts_gives_one_signature_only(store: Showroom, people: People, deal: int) -> None:
    both = store.staff.add_colleague(
        people.admin, StaffDraft("双职", frozenset({Role.SALES_MANAGER, Role.GENERAL_MANAGER}))
    )
    actor = Actor(both.id, both.name, both.roles)
    ask(store, people.consultant, deal, "1000", special_terms="赠送首次保养")
    first, second = store.negotiation.current(people.consultant, deal).approvals
    assert (first.role, second.role) == (Role.SALES_MANAGER, Role.GENERAL_MANAGER)
    store.negotiation.decide(actor, first.id, "", approve=True)
    assert refused(store.negotiation.decide, actor, second.id, "", approve=True) == "same_approver"
    assert store.negotiation.waiting(actor) == ()
    store.negotiation.decide(people.general_manager, second.id, "", approve=True)
    assert not store.negotiation.current(people.consultant, deal).ladder.blocked  # type: ignore[union-attr]


@pytest.mark.rule("CT-04")
def test_a_request_expires_and_is_asked_anew(
    store: Showroom, people: People, deal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, first = store.negotiation, ask(store, people.consultant, deal, "10000")
    store.work.clock.move(hours=48)  # type: ignore[attr-defined]
    assert refused(service.decide, people.manager, first.id, "", approve=True) == "approval_expired"
    assert service.waiting(people.manager) == ()
    view = service.current(people.consultant, deal)
    assert (view.approvals[0].ended, view.ladder.must_ask) == ("expired", (Role.SALES_MANAGER,))  # type: ignore[union-attr]
    second = service.ask_approval(people.consultant, deal, "再申请一次").approvals[-1]
    with store.work.db.read() as session:
        trail = session.scalars(sa.select(audit.AuditEntry.facts)).all()
    assert [f'"approval": {first.id}' in text for text in map(str, trail) if "expired" in text] == [True]
    store.work.clock.move(hours=48)  # type: ignore[attr-defined]
    monkeypatch.setattr(approvals, "is_live", lambda *_: True)  # without the guard it could be decided, however old
    service.decide(people.manager, second.id, "", approve=True)


@pytest.mark.rule("CT-04")
def test_a_given_approval_is_used_in_time_or_not_at_all(store: Showroom, people: People, deal: int) -> None:
    service = store.negotiation
    until = date(2026, 12, 31)
    approval = ask(store, people.consultant, deal, "10000", valid_until=until)
    service.decide(people.manager, approval.id, "", approve=True)
    version = service.current(people.consultant, deal).draft.version
    store.work.clock.move(hours=168)  # type: ignore[attr-defined]
    assert refused(service.accept, people.consultant, deal, version) == "approval_waiting"
    assert store.approvals.waiting(people.manager).expired == 1
    store.approvals.end_expired(people.manager)
    assert store.approvals.waiting(people.manager).expired == 0
    assert service.current(people.consultant, deal).approvals[0].ended == "expired"


@pytest.mark.rule("CT-04")
def test_a_lower_discount_is_granted_and_covers_the_next_version(store: Showroom, people: People, deal: int) -> None:
    service = store.negotiation
    approval = ask(store, people.consultant, deal, "12000")
    for bad in ("0", "12000.01"):
        with pytest.raises(FieldErrors) as wrong:
            service.decide(people.manager, approval.id, "", approve=True, granted=Money.of(bad))
        assert set(wrong.value.fields) == {"granted"}
    service.decide(people.manager, approval.id, "最多一万", approve=True, granted=Money.of("10000"))
    version = service.current(people.consultant, deal).draft.version
    assert refused(service.accept, people.consultant, deal, version) == "approval_limited"
    more = quote(store, people.consultant, deal, "10000.01")
    assert more.ladder is not None
    assert more.ladder.must_ask == (Role.SALES_MANAGER,)
    within = quote(store, people.consultant, deal, "10000")
    assert within.ladder is not None
    assert (within.ladder.must_ask, within.ladder.blocked) == ((), False)
    terms = quote(store, people.consultant, deal, "10000", special_terms="赠送首次保养")
    assert terms.ladder is not None
    assert len(terms.ladder.must_ask) == 2
    last = quote(store, people.consultant, deal, "10000", special_terms="")
    assert service.accept(people.consultant, deal, last.draft.version).status == "accepted"
    told = [task.note for task in store.customers.tasks_due(people.consultant) if task.kind == "manager_decision"]
    assert len(told) == 1
    assert "批准 优惠" in told[0]  # not on the page alone: on Today of whoever asked
    assert "¥10,000.00" in told[0]
    sheet = "".join(text_of(store.filing.sheet_pdf(people.consultant, deal)).split())
    assert "同意，优惠最高¥10,000.00" in sheet  # what was granted, not only that something was


@pytest.mark.rule("CT-04")
def test_the_asker_withdraws_and_nobody_else(store: Showroom, people: People, deal: int) -> None:
    service, first = store.negotiation, ask(store, people.consultant, deal, "10000")
    assert refused(service.withdraw_approval, people.manager, first.id) == "not_your_request"
    assert service.withdraw_approval(people.consultant, first.id).approvals[0].ended == "withdrawn"
    assert refused(service.decide, people.manager, first.id, "", approve=True) == "approval_withdrawn"
    second = service.ask_approval(people.consultant, deal, "还是要申请").approvals[-1]
    service.decide(people.manager, second.id, "", approve=True)
    assert refused(service.withdraw_approval, people.consultant, second.id) == "already_decided"


@pytest.mark.rule("S0-29", "CT-04")
def test_a_discount_beyond_the_limit_needs_the_haggling_reason(store: Showroom, people: People, deal: int) -> None:
    quote(store, people.consultant, deal, "10000", haggle_reason=HaggleReason.NONE)
    with pytest.raises(FieldErrors) as wrong:
        store.negotiation.ask_approval(people.consultant, deal, "客户要优惠")
    assert set(wrong.value.fields) == {"haggle_reason"}
    quote(store, people.consultant, deal, "1000", haggle_reason=HaggleReason.NONE, special_terms="赠送首次保养")
    assert len(store.negotiation.ask_approval(people.consultant, deal, "条款").approvals) == 2


@pytest.mark.rule("CT-04")
def test_of_two_managers_at_once_one_wins_and_the_other_is_told(store: Showroom, people: People, deal: int) -> None:
    approval = ask(store, people.consultant, deal, "10000")

    def answer(who: Actor) -> str:
        try:
            store.negotiation.decide(who, approval.id, "不同意", approve=who is people.manager)
        except ShowroomError as error:
            return error.code
        return "decided"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(answer, (people.manager, people.general_manager)))
    assert outcomes == ["already_decided", "decided"]
    (after,) = store.negotiation.current(people.consultant, deal).approvals
    assert (after.approved, after.decided_by) in {(True, people.manager.name), (False, people.general_manager.name)}
