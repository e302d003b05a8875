"""A loan accepted with the quotation is carried into financing, to the receipts; both databases (§4.3 C, S4-07)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.loan_terms import LoanChoice
from showroom.deals.model import PayWay, Step
from showroom.delivery.drafts import ReceiptDraft
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.financing.drafts import FinancingView, QuotedOffer
from showroom.financing.rules import Method
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation.draft import DiscountKind, DiscountLine, HaggleReason, OptionLine
from showroom.negotiation.proposals import ProposalDraft
from showroom.settings import RowDraft
from showroom.vehicles.model import Energy, VehicleModel
from tests.contract.contract_builders import filled, sign
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import NOW, People, hire
from ui.financing.page import FinancingPage
from ui.widgets.buttons import Button

SIXTY = LoanChoice("FM-01", Decimal("0.0388"), 60, "示范汽车金融", "标准贷")


def accepted(store: Showroom, people: People) -> int:
    """Worked example C as a proposal that the customer takes and accepts; its deal stands at the contract."""
    me, deal = people.consultant, deal_at(store, people, Step.NEGOTIATION)
    car = {"energy": Energy.ICE, "displacement_ml": 1498, "guide_price": Money.of("165800"), "in_relief_list": False}
    with store.work.db.begin() as session:
        session.execute(sa.update(VehicleModel).values(**car, range_km=None))
        session.execute(sa.text("UPDATE customer SET birth = '1990-03-07'"))
        model = session.scalars(sa.select(VehicleModel.id)).one()
    start = store.negotiation.current(me, deal).draft
    quote = replace(
        start, discounts=(DiscountLine(DiscountKind.STORE, Money.of("6000")),), commercial=Money.of("4860"),
        options=(OptionLine("全车贴膜", 1, Money.of("2800")),), pay_way=PayWay.LOAN,
        services=tuple(replace(one, chosen=one.code == "plates") for one in start.services),
        loan_principal=Money.of("127840"), loan=SIXTY, haggle_reason=HaggleReason.COMPETITOR,
    )  # fmt: skip
    column = store.proposals.keep(me, deal, ProposalDraft("60 期", model, quote)).columns[-1]
    store.proposals.choose(me, deal, column.position, column.version)
    asked = store.negotiation.ask_approval(me, deal, "竞品优惠").approvals[-1]
    version = store.negotiation.decide(people.manager, asked.id, "同意", approve=True).draft.version
    store.negotiation.accept(me, deal, version)
    store.deals.complete_step(me, deal, Step.NEGOTIATION)
    return deal


def quoted(view: FinancingView) -> QuotedOffer:
    assert view.quoted is not None
    return view.quoted


def told(view: FinancingView) -> list[tuple[str, str, str]]:
    return [(one.name.en, one.old[1], one.new[1]) for one in quoted(view).differences]


@pytest.mark.rule("G-01", "FM-01", "S4-07", "FI-02")
def test_example_c_from_the_proposal_to_the_receipts_to_the_fen(store: Showroom, people: People) -> None:
    me, deal = people.consultant, accepted(store, people)
    store.contract.save_draft(me, deal, filled(store, people, deal, deposit_agreed=Money(0), deposit_paid=Money(0)))
    sign(store, people, deal)
    view = store.financing.current(me, deal)
    (offer,), (found,) = view.draft.offers, view.results
    assert (view.stored, quoted(view).position, told(view)) == (False, 0, [])
    assert (offer.lender, offer.product, offer.method, offer.months, str(offer.annual_rate)) == (
        "示范汽车金融", "标准贷", Method.EQUAL_INSTALMENTS, 60, "0.0388",
    )  # fmt: skip
    assert (str(offer.principal), str(quoted(view).down_payment)) == ("127840.00", "31960.00")
    assert (str(found.first), str(found.last), str(found.cost)) == ("2347.45", "2347.57", "13007.12")
    assert len(found.schedule.rows) == 60
    assert str(found.total) == "140847.12"
    view = store.financing.confirm_quoted(me, deal, view.draft.version)
    assert (view.stored, view.chosen, view.draft.offers) == (True, 0, (offer,))
    for kind, amount, key in ((ReceiptKind.BALANCE, "55406.59", "first"), (ReceiptKind.LOAN, "127840", "loan")):
        money = store.delivery.add_receipt(
            people.finance, deal, ReceiptDraft(kind, Money.of(amount), PaidBy.TRANSFER, key, "PZ-1")
        ).money
        owed = {"first": "127840.00", "loan": "0.00"}[key]
        assert (str(money.due), str(money.outstanding)) == ("183246.59", owed)
    plan = found.schedule.payments
    assert str(Money.of("55406.59") + sum(plan, Money(0))) == "196253.71"


@pytest.mark.rule("S4-07", "FI-03", "FI-09")
def test_what_changed_since_the_yes_is_told_before_it_is_confirmed(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    me, deal = people.consultant, accepted(store, people)
    offer = quoted(store.financing.current(me, deal)).offer
    dearer = replace(offer, annual_rate=Decimal("0.0425"), months=48)
    typed = replace(store.financing.current(me, deal).draft, offers=(dearer,))
    view = store.financing.save(me, deal, typed)
    assert told(view) == [("Rate a year", "3.88%", "4.25%"), ("Months", "60", "48")]
    assert quoted(view).position is None
    clock = store.work.clock
    assert isinstance(clock, FixedClock)
    clock.at = NOW + timedelta(days=2)
    row = RowDraft("loan.min_down_share", "0.30", date(2026, 11, 24), None, "总行通知")
    store.parameters.add_row(people.admin, row)
    assert told(store.financing.current(me, deal))[2:] == [("Least down payment (FI-03)", "20.00%", "30.00%")]
    with pytest.raises(ShowroomError) as stale:
        store.financing.confirm_quoted(me, deal, view.draft.version - 1)
    assert stale.value.code == "changed_meanwhile"
    view = store.financing.confirm_quoted(me, deal, view.draft.version)
    assert (view.chosen, view.draft.offers) == (1, (dearer, offer))  # beside what was written down, nothing is lost
    store.financing.pay_cash(me, deal)
    with pytest.raises(ShowroomError) as cash:
        store.financing.confirm_quoted(me, deal, store.financing.current(me, deal).draft.version)
    assert (cash.value.code, store.financing.current(me, deal).quoted) == ("loan_not_quoted", None)


@pytest.mark.rule("S4-07")
def test_the_page_shows_the_accepted_loan_and_takes_it_in_one_press(qtbot: QtBot, sqlite_store: Showroom) -> None:
    people = hire(sqlite_store)
    deal = accepted(sqlite_store, people)
    page = FinancingPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(page)
    page.open_deal(deal)
    part = page.findChild(Button, "confirm_quoted")
    assert part is not None
    assert page.binder.collect() is not None
    assert (page.binder.collect() or {})["lender"] == "示范汽车金融"
    assert page.primary_text()
    part.click()
    view = page.view_model.view
    assert view is not None
    assert (view.chosen, view.stored, part.isVisibleTo(page)) == (0, True, False)
