"""Proposals side by side with real loans, and the margin that only some may see; both databases."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.deals.loan_terms import LoanChoice
from showroom.deals.model import Deal, PayWay, Step
from showroom.documents.store import page_count
from showroom.financing.drafts import FinancingDraft, OfferDraft
from showroom.financing.rules import Method
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.negotiation.draft import DiscountKind, DiscountLine, OptionLine, QuoteDraft
from showroom.negotiation.margin import CostDraft
from showroom.negotiation.proposal_lines import DASH, side_lines
from showroom.negotiation.proposals import Column, ProposalDraft
from showroom.vehicles.model import Energy, VehicleModel
from tests.deal_builders import deal_at
from tests.documents.pdf_reading import joined
from tests.store_fixtures import People

TWO = Money.of("2000")
SIXTY = LoanChoice("FM-01", Decimal("0.0388"), 60, "示范汽车金融", "标准贷")


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    """The car of worked example A, which is quoted for cash."""
    deal = deal_at(store, people, Step.NEGOTIATION)
    values = {
        "energy": Energy.ICE, "displacement_ml": 1498, "guide_price": Money.of("165800"), "in_relief_list": False,
        "range_km": None,
    }  # fmt: skip
    with store.work.db.begin() as session:
        session.execute(sa.update(VehicleModel).values(**values))
    store.negotiation.save(people.manager, deal, example_a(store.negotiation.current(people.consultant, deal).draft))
    return deal


def example_a(start: QuoteDraft) -> QuoteDraft:
    return replace(
        start, discounts=(DiscountLine(DiscountKind.STORE, Money.of("6000")),), commercial=Money.of("4860"),
        options=(OptionLine("全车贴膜", 1, Money.of("2800")), OptionLine("原厂脚垫", 2, Money.of("300"), gift=True)),
        services=tuple(replace(one, chosen=one.code == "plates") for one in start.services),
    )  # fmt: skip


def with_loan(quote: QuoteDraft, loan: LoanChoice | None = SIXTY, principal: str = "127840") -> QuoteDraft:
    return replace(quote, pay_way=PayWay.LOAN, loan_principal=Money.of(principal), loan=loan)


def keep(store: Showroom, people: People, deal: int, title: str, quote: QuoteDraft, model: int = 0) -> Column:
    with store.work.db.read() as session:
        own = session.get_one(Deal, deal).model_id
    draft = ProposalDraft(title, model or own or 0, quote)
    return store.proposals.keep(people.consultant, deal, draft).columns[-1]


def refused(act: object, *args: object) -> str:
    with pytest.raises(ShowroomError) as told:
        act(*args)  # type: ignore[operator]
    return told.value.code


@pytest.mark.rule("S4-07", "FM-01", "FM-08", "S3-25")
def test_worked_example_c_beside_a_to_the_fen(store: Showroom, people: People, deal: int) -> None:
    me = people.consultant
    cash = store.proposals.view(me, deal).columns[0]
    loan = keep(store, people, deal, "60 期", with_loan(cash.quote))
    assert (cash.found is not None, loan.found is not None, loan.figures is not None) == (True, True, True)
    assert loan.figures is not None
    assert loan.found is not None
    assert (str(loan.found.price.due), str(loan.down_payment)) == ("55406.59", "31960.00")
    assert (str(loan.figures.first), str(loan.figures.last)) == ("2347.45", "2347.57")
    assert (str(loan.figures.cost), str(loan.total_cost)) == ("13007.12", "196253.71")
    assert (str(cash.total_cost), cash.figures, cash.down_payment) == ("183246.59", None, None)
    lines = {line.key: line.values for line in side_lines(store.proposals.view(me, deal).columns, "zh")}
    assert lines["monthly"] == (DASH, "2,347.45")
    assert lines["more"] == (DASH, "+13,007.12")
    assert lines["due"] == ("183,246.59", "55,406.59")
    pdf = store.proposals.paper(me, deal, "zh")
    text = joined(pdf).replace(" ", "")
    assert page_count(pdf) == 1
    for said in ("60期", "2,347.45", "55,406.59", "196,253.71", "等额本息", "示范汽车金融", "客户预算", "260,000"):
        assert said in text, said


@pytest.mark.rule("FI-06", "S4-07")
def test_a_monthly_payment_comes_from_a_lender_or_is_not_told(store: Showroom, people: People, deal: int) -> None:
    me = people.consultant
    quote = store.proposals.view(me, deal).columns[0].quote
    unknown = keep(store, people, deal, "贷款", with_loan(quote, None, "120000"))
    assert (unknown.figures, unknown.total_cost) == (None, None)
    offer = OfferDraft("示范汽车金融", Method.EQUAL_INSTALMENTS, Money.of("120000"), Decimal("0.0388"), 36, "标准贷")
    store.financing.save(me, deal, FinancingDraft((offer,)))
    view = store.proposals.view(me, deal)
    financed = store.financing.current(me, deal).results[0]
    figures = view.columns[-1].figures
    assert figures is not None
    assert (figures.first, figures.cost) == (financed.first, financed.cost)
    assert [one.choice.months for one in view.offers] == [36]
    for bad in (replace(SIXTY, months=0), replace(SIXTY, annual_rate=Decimal("NaN")), replace(SIXTY, method="FM-99")):
        assert refused(keep, store, people, deal, "坏", with_loan(quote, bad)).startswith("loan_")


def test_up_to_three_are_kept_and_one_becomes_the_next_version(store: Showroom, people: People, deal: int) -> None:
    me = people.consultant
    quote = store.proposals.view(me, deal).columns[0].quote
    with store.work.db.begin() as session:
        other = VehicleModel(
            brand="星河", series="E6", version_name="旗舰版", model_year=2026, energy=Energy.BEV, gearbox="EV",
            in_relief_list=True, guide_price=Money.of("249800"),
        )  # fmt: skip
        session.add(other)
        session.flush()
        model = other.id
    keep(store, people, deal, "现金", quote)
    keep(store, people, deal, "贷款", with_loan(quote))
    electric = keep(store, people, deal, "旗舰版", replace(quote, discounts=()), model)
    assert electric.found is not None
    assert (electric.found.guide_price, electric.quote.vehicle_vessel_annual) == (Money.of("249800"), ZERO)
    assert refused(keep, store, people, deal, "第四个", quote) == "proposals_full"
    with pytest.raises(FieldErrors) as wrong:
        keep(store, people, deal, " ", quote)
    assert set(wrong.value.fields) == {"title"}
    assert refused(store.proposals.choose, me, deal, 3, electric.version + 1) == "changed_meanwhile"
    chosen = store.proposals.choose(me, deal, 3, electric.version)
    now = store.negotiation.current(me, deal)
    assert (now.revision, now.model_text, now.reckoned.guide_price) == (2, "星河 E6 旗舰版", Money.of("249800"))
    assert [column.position for column in chosen.columns] == [0, 1, 2, 3]
    first = store.quote_versions.versions(me, deal)[-1]
    assert first.model_text == "星河 E6 650km 长续航版"
    (car,) = [line for line in store.quote_versions.compare(me, deal, 1, 2).lines if line.name.zh == "车型"]
    assert car.differs
    with store.work.db.read() as session:
        row = session.get_one(Deal, deal)
        assert (row.model_id, row.vehicle_id) == (model, None)
    assert [c.position for c in store.proposals.remove(me, deal, 2).columns] == [0, 1, 3]
    assert refused(store.proposals.remove, me, deal, 2) == "not_found"
    keep(store, people, deal, "又一个", with_loan(quote), first_model(store, model))
    assert [(c.position, c.title) for c in store.proposals.view(me, deal).columns[1:]] == [
        (1, "现金"), (2, "又一个"), (3, "旗舰版"),
    ]  # fmt: skip


def first_model(store: Showroom, other: int) -> int:
    with store.work.db.read() as session:
        return session.scalars(sa.select(VehicleModel.id).where(VehicleModel.id != other)).one()


@pytest.mark.rule("S4-09")
def test_the_margin_is_for_those_who_may_see_it_and_unknown_while_a_cost_is(
    store: Showroom, people: People, deal: int
) -> None:
    margins, boss = store.margins, people.manager
    assert refused(margins.margin, people.consultant, deal) == "not_allowed"
    assert not people.consultant.may(Permission.MARGIN_READ)
    view = margins.margin(boss, deal)
    assert (view.contract_price, view.car_cost, view.gross, view.percent) == (Money.of("159800"), None, None, "")
    costs = (("全车贴膜", Money.of("1100")), ("原厂脚垫", Money.of("150")))
    half = margins.set_costs(boss, deal, CostDraft(Money.of("148000"), costs[:1]))
    assert (half.options_cost, half.gross) == (None, None)
    whole = margins.set_costs(boss, deal, CostDraft(Money.of("148000"), costs))
    # 159,800 + 2,800 + 500 for car, film and plates, less 148,000, 1,100 and two mats of 150 that are given away
    assert (str(whole.options_cost), str(whole.gross), whole.percent) == ("1400.00", "13700.00", "8.40")
    helped = replace(
        store.negotiation.current(boss, deal).draft,
        discounts=(DiscountLine(DiscountKind.STORE, Money.of("4000")), DiscountLine(DiscountKind.MANUFACTURER, TWO)),
    )
    services = tuple(replace(one, provider="某某代办公司") for one in helped.services)
    store.negotiation.save(boss, deal, replace(helped, services=services))  # the plates are somebody else's fee now
    view = margins.margin(boss, deal)
    assert (view.service_fees, str(view.income), str(view.gross)) == (ZERO, "164600.00", "15200.00")
    store.negotiation.save(boss, deal, replace(helped, version=store.negotiation.current(boss, deal).draft.version))
    loss = margins.set_costs(boss, deal, CostDraft(Money.of("170000"), costs))
    assert (str(loss.gross), loss.percent) == ("-6300.00", "-3.82")
    for bad in (CostDraft(Money(-1)), CostDraft(Money(10**14)), CostDraft(None, (("膜", Money(-1)),))):
        with pytest.raises(FieldErrors):
            margins.set_costs(boss, deal, bad)
    gone = margins.set_costs(boss, deal, CostDraft(None, costs))
    assert (gone.car_cost, gone.gross) == (None, None)
