"""Quotations through the service, on both databases: the examples, the ladder, and what the customer accepts."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showroom.bootstrap import Showroom
from showroom.deals.model import Deal, PayWay, Step
from showroom.deals.service import StepBlocked
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import (
    DiscountKind,
    DiscountLine,
    HaggleReason,
    OptionLine,
    QuoteDraft,
    ServiceLine,
    draft_from_json,
    draft_to_json,
)
from showroom.negotiation.views import QuoteView
from tests.deal_builders import deal_at
from tests.store_fixtures import People


def store_discount(yuan: str) -> tuple[DiscountLine, ...]:
    return (DiscountLine(DiscountKind.STORE, Money.of(yuan)),)


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    return deal_at(store, people, Step.NEGOTIATION)


def example_b(view: QuoteView, discount: str = "10000") -> QuoteDraft:
    """§4.3 B: a BEV of 249,800 with trade-in; the official amounts are the store's own start values."""
    return replace(
        view.draft, discounts=store_discount(discount), commercial=Money.of("6980"), trade_in=Money.of("62000"),
        trade_in_car="沪A 旧车", replaces_car=True, haggle_reason=HaggleReason.COMPETITOR,
    )  # fmt: skip


def refused(act: object, *args: object, **kwargs: object) -> str:
    with pytest.raises(ShowroomError) as told:
        act(*args, **kwargs)  # type: ignore[operator]
    return told.value.code


@pytest.mark.rule("S0-29", "S2-09")
def test_the_worked_example_comes_out_to_the_fen(store: Showroom, people: People, deal: int) -> None:
    start = store.negotiation.current(people.consultant, deal)
    assert start.number == ""
    view = store.negotiation.calculate(people.consultant, deal, example_b(start))
    assert str(view.reckoned.price.contract_price) == "239800.00"
    assert str(view.reckoned.price.tax.payable) == "10610.62"
    assert str(view.reckoned.price.on_road) == "258465.62"
    assert str(view.reckoned.price.due) == "196465.62"
    assert str(view.reckoned.subsidy) == "15000.00"


@pytest.mark.rule("MF-04")
def test_services_start_unchosen_and_cost_nothing(store: Showroom, people: People, deal: int) -> None:
    start = store.negotiation.current(people.consultant, deal)
    assert start.draft.services
    assert not any(line.chosen for line in start.draft.services)
    chosen = replace(start.draft, services=tuple(replace(line, chosen=True) for line in start.draft.services))
    with_service = store.negotiation.calculate(people.consultant, deal, chosen)
    dearer = with_service.reckoned.price.on_road - start.reckoned.price.on_road
    assert dearer == sum((line.price for line in chosen.services), ZERO)


@pytest.mark.rule("CT-04", "S3-36")
def test_a_discount_beyond_the_limit_waits_for_the_manager(store: Showroom, people: People, deal: int) -> None:
    service = store.negotiation
    saved = service.save(people.consultant, deal, example_b(service.current(people.consultant, deal)))
    version = saved.draft.version
    assert [f.code for f in saved.reckoned.findings] == ["CT-04"]
    assert refused(service.accept, people.consultant, deal, version) == "approval_waiting"
    service.ask_approval(people.consultant, deal, "客户今天可定，竞品优惠一万")
    (waiting,) = service.waiting(people.manager)
    assert (waiting.customer_name, waiting.discount) == ("张三", Money.of("10000"))
    assert refused(service.decide, people.consultant, waiting.id, "", approve=True) == "not_allowed"
    service.decide(people.manager, waiting.id, "同意", approve=True)
    assert refused(service.decide, people.manager, waiting.id, "", approve=True) == "already_decided"
    accepted = service.accept(people.consultant, deal, version)
    assert accepted.status == "accepted"
    assert service.waiting(people.manager) == ()


@pytest.mark.rule("CT-04")
def test_nobody_approves_their_own_request_and_levels_count(store: Showroom, people: People, deal: int) -> None:
    service = store.negotiation
    draft = example_b(service.current(people.manager, deal), "30000")
    service.save(people.manager, deal, draft)
    service.ask_approval(people.manager, deal, "大客户，请总经理定夺")
    assert service.waiting(people.manager) == ()
    (waiting,) = service.waiting(people.general_manager)
    assert refused(service.decide, people.manager, waiting.id, "", approve=True) == "own_approval"
    with pytest.raises(FieldErrors):
        service.decide(people.general_manager, waiting.id, " ", approve=False)
    service.decide(people.general_manager, waiting.id, "利润不够", approve=False)
    version = service.current(people.manager, deal).draft.version
    assert refused(service.accept, people.manager, deal, version) == "approval_refused"


def test_a_changed_offer_after_asking_is_a_new_version_that_is_not_approved(
    store: Showroom, people: People, deal: int
) -> None:
    service = store.negotiation
    first = service.save(people.consultant, deal, example_b(service.current(people.consultant, deal)))
    service.ask_approval(people.consultant, deal, "客户今天可定")
    service.decide(people.manager, service.waiting(people.manager)[0].id, "", approve=True)
    current = service.current(people.consultant, deal)
    second = service.save(people.consultant, deal, example_b(current, "11000"))
    assert (second.revision, second.number != first.number) == (2, True)
    assert refused(service.accept, people.consultant, deal, second.draft.version) == "approval_waiting"


@pytest.mark.rule("S0-22", "S3-38")
def test_the_step_is_left_only_with_an_accepted_price_and_no_open_objection(
    store: Showroom, people: People, deal: int
) -> None:
    service, deals = store.negotiation, store.deals
    view = service.save(people.consultant, deal, replace(service.current(people.consultant, deal).draft))
    raised = deals.raise_objection(people.consultant, deal, "range", "担心冬天续航")
    with pytest.raises(StepBlocked) as blocked:
        deals.complete_step(people.consultant, deal, Step.NEGOTIATION)
    assert {f.code for f in blocked.value.findings} == {"S0-29", "S0-22"}
    service.accept(people.consultant, deal, view.draft.version)
    deals.settle_objection(people.consultant, deal, raised.objections[0].id, "实测 520 公里，附报告")
    assert deals.complete_step(people.consultant, deal, Step.NEGOTIATION).current_step is Step.CONTRACT


def test_accepting_hands_the_price_over_and_keeps_the_paper(store: Showroom, people: People, deal: int) -> None:
    service = store.negotiation
    draft = replace(
        service.current(people.consultant, deal).draft, discounts=store_discount("5000"), pay_way=PayWay.LOAN,
        loan_principal=Money.of("150000"), options=(OptionLine("全车贴膜", 1, Money.of("2800")),
                                                    OptionLine("原厂脚垫", 1, ZERO, gift=True)),
    )  # fmt: skip
    view = service.save(people.consultant, deal, draft)
    service.accept(people.consultant, deal, view.draft.version)
    with store.work.db.read() as session:
        row = session.get_one(Deal, deal)
    assert (str(row.contract_price), str(row.options_price)) == ("244800.00", "2800.00")
    assert (row.pay_way, row.loan_principal) == (PayWay.LOAN, Money.of("150000"))
    assert row.on_road_price == view.reckoned.price.on_road
    papers = store.deals.view(people.consultant, deal).documents
    assert {(paper.kind, paper.language) for paper in papers} == {("quote", "zh"), ("quote", "en")}


def test_a_quotation_is_accepted_once(store: Showroom, people: People, deal: int) -> None:
    service = store.negotiation
    view = service.save(people.consultant, deal, service.current(people.consultant, deal).draft)
    accepted = service.accept(people.consultant, deal, view.draft.version)
    assert refused(service.accept, people.consultant, deal, accepted.draft.version) == "quote_accepted_already"
    assert len(store.deals.view(people.consultant, deal).documents) == 2


def test_two_desks_cannot_overwrite_each_other(store: Showroom, people: People, deal: int) -> None:
    service = store.negotiation
    stale = service.save(people.consultant, deal, service.current(people.consultant, deal).draft).draft
    service.save(people.manager, deal, replace(stale, discounts=store_discount("1000")))
    assert refused(service.save, people.consultant, deal, stale) == "changed_meanwhile"


def test_an_expired_quotation_is_not_accepted(store: Showroom, people: People, deal: int) -> None:
    service = store.negotiation
    view = service.save(people.consultant, deal, service.current(people.consultant, deal).draft)
    store.work.clock.move(days=8)  # type: ignore[attr-defined]
    assert refused(service.accept, people.consultant, deal, view.draft.version) == "quote_expired"


@pytest.mark.parametrize(
    "change, field",
    [
        ({"discounts": store_discount("0")}, "discount"),
        ({"discounts": store_discount("249800.01")}, "discount"),
        ({"commercial": Money.of("-1")}, "commercial"),
        ({"options": (OptionLine(" ", 1, ZERO),)}, "options"),
        ({"options": (OptionLine("膜", 0, ZERO),)}, "options"),
        ({"pay_way": PayWay.LOAN}, "loan_principal"),
        ({"loan_principal": Money.of("1")}, "loan_principal"),
        ({"valid_until": None}, "valid_until"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_is_saved(
    store: Showroom, people: People, deal: int, change: dict[str, object], field: str
) -> None:
    draft = replace(store.negotiation.current(people.consultant, deal).draft, **change)  # type: ignore[arg-type]
    with pytest.raises(FieldErrors) as wrong:
        store.negotiation.save(people.consultant, deal, draft)
    assert set(wrong.value.fields) == {field}
    assert store.negotiation.current(people.consultant, deal).number == ""


def test_negotiation_before_its_turn_is_refused_by_the_service(store: Showroom, people: People) -> None:
    early = deal_at(store, people, Step.CONSULTATION)
    assert refused(store.negotiation.save, people.consultant, early, QuoteDraft()) == "step_not_reached"
    with store.work.db.read() as session:
        assert session.scalar(sa.text("SELECT count(*) FROM quotation")) == 0


amounts = st.integers(0, 10**9).map(Money)
drafts = st.builds(
    QuoteDraft,
    discounts=st.lists(st.builds(DiscountLine, st.sampled_from(DiscountKind), amounts), max_size=3).map(tuple),
    options=st.lists(st.builds(OptionLine, st.text(max_size=9), st.integers(0, 9), amounts, st.booleans())).map(tuple),
    services=st.lists(st.builds(ServiceLine, st.text(max_size=9), amounts, st.booleans()), max_size=3).map(tuple),
    pay_way=st.sampled_from(PayWay),
    loan_principal=amounts,
    haggle_reason=st.sampled_from(HaggleReason),
    valid_until=st.none() | st.dates(),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(drafts)
def test_a_stored_draft_reads_back_equal(draft: QuoteDraft) -> None:
    assert draft_from_json(draft_to_json(draft)) == draft


@pytest.mark.rule("CT-04", "G-08")
def test_another_price_after_the_step_takes_it_up_again(store: Showroom, people: People, deal: int) -> None:
    service = store.negotiation
    view = service.save(people.consultant, deal, service.current(people.consultant, deal).draft)
    service.accept(people.consultant, deal, view.draft.version)
    store.deals.complete_step(people.consultant, deal, Step.NEGOTIATION)
    draft = replace(service.current(people.consultant, deal).draft, discounts=store_discount("3000"))
    assert service.save(people.consultant, deal, draft).revision == 2
    steps = {path.step: path.state for path in store.deals.view(people.consultant, deal).steps}
    assert (steps[Step.NEGOTIATION], steps[Step.CONTRACT]) == ("current", "todo")
