"""One sale from the first hello to the follow-up, on both databases: what the program does, told by its services."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom, open_with_key
from showroom.customers.model import Customer
from showroom.deals.model import STEPS, Deal, DealStatus, PayWay, Step, StepState
from showroom.deals.service import StepBlocked
from showroom.delivery.model import ReceiptKind
from showroom.documents.model import Document
from showroom.documents.verdicts import Genuineness
from showroom.follow_up.model import ContactResult, ContactWay
from showroom.follow_up.views import ContactDraft
from showroom.kernel.capitals import capitals
from showroom.kernel.money import ZERO, Money
from tests.documents.pdf_reading import joined
from tests.e2e.sale import NAME, Sale, Shop, pages
from tests.store_fixtures import KEY, People

PAPERS = {
    "agreement": "SJ",
    "quote": "BJ",
    "contract": "XS",
    "delivery": "JC",
    "cost_sheet": "RZ",
    "three_guarantees": "SB",
    "drive_report": "SJ",
}


def sell(sale: Sale, pay_way: PayWay) -> None:
    """Steps 1 to 6, as a consultant does them."""
    sale.come_in()
    sale.greet()
    sale.finish(Step.RECEPTION)
    sale.needs()
    sale.finish(Step.CONSULTATION)
    sale.show_car()
    sale.finish(Step.PRESENTATION)
    sale.show_licence()
    sale.book()
    sale.sign_agreement()
    sale.keys_out()
    sale.store.work.clock.move(minutes=25)  # type: ignore[attr-defined]
    sale.come_back()
    sale.feedback()
    sale.finish(Step.TEST_DRIVE)
    sale.quote(**sale.way(pay_way))
    sale.approve()
    sale.accept()
    sale.finish(Step.NEGOTIATION)
    sale.draft_contract()
    sale.sign_contract()
    sale.finish(Step.CONTRACT)


def pay_and_deliver(sale: Sale, pay_way: PayWay) -> None:
    """Steps 7 and 8: the loan or cash, the money, the car."""
    if pay_way is PayWay.LOAN:
        sale.take_loan()
    sale.finish(Step.FINANCING)
    sale.pay(Money.of("40000"), ReceiptKind.EARNEST)
    if pay_way is PayWay.LOAN:
        sale.pay(Money.of("120000"), ReceiptKind.LOAN)
    sale.pay(sale.prepare().money.outstanding - Money(1))
    with pytest.raises(StepBlocked):
        sale.hand_over()  # not one fen may be missing
    sale.pay(Money(1))
    sale.hand_over()


def keep_in_touch(sale: Sale) -> None:
    """Step 9: the plan stands by itself; the first call is made the day after."""
    sale.store.work.clock.move(days=1)  # type: ignore[attr-defined]
    service = sale.store.follow_up
    first = service.current(sale.me, sale.deal).tasks[0]
    assert (first.kind, first.due) == ("FU-1", sale.today)
    call = ContactDraft(ContactWay.CALL, ContactResult.REACHED, True, "一切正常", version=first.version)
    service.log_contact(sale.me, sale.deal, first.id, call)
    sale.finish(Step.FOLLOW_UP)


@pytest.mark.rule("G-08", "CT-07", "DV-02", "FU-1")
@pytest.mark.parametrize("pay_way", PayWay)
def test_from_the_first_hello_to_the_follow_up(store: Showroom, people: People, pay_way: PayWay) -> None:
    sale = Sale(Shop(store, people))
    sell(sale, pay_way)
    pay_and_deliver(sale, pay_way)
    keep_in_touch(sale)

    assert [step.state for step in sale.state().steps] == [StepState.DONE] * len(STEPS)
    assert sale.state().status is DealStatus.WON
    money_agrees(sale, pay_way)
    papers_hold(sale, pay_way)
    before = pages(store, sale.me, sale.deal)
    store.close()
    again = open_with_key(store.location, KEY, store.work.clock)
    try:
        assert pages(again, sale.me, sale.deal) == before
    finally:
        again.close()


def money_agrees(sale: Sale, pay_way: PayWay) -> None:
    """Quotation, contract, ledger and papers say the same to the fen."""
    price = sale.store.negotiation.current(sale.me, sale.deal).reckoned.price
    assert str(price.contract_price) == "239800.00"
    with sale.store.work.db.read() as session:
        deal = session.get_one(Deal, sale.deal)
        snapshots = {(row.kind, row.language): json.loads(row.snapshot) for row in session.scalars(sa.select(Document))}
        customer = session.scalars(sa.select(Customer)).one()
    assert (deal.contract_price, deal.on_road_price) == (price.contract_price, price.on_road)
    assert customer.name == NAME
    for lang in ("zh", "en"):
        signed = snapshots["contract", lang]
        assert signed["price"]["contract_price"] == str(price.contract_price)
        assert signed["payment"]["deposit"] == "40000.00"
    ledger = sale.store.delivery.current(sale.me, sale.deal).money
    assert sum((line.amount for line in ledger.receipts), ZERO) == ledger.due == price.on_road
    assert ledger.outstanding == ZERO
    if pay_way is PayWay.LOAN:
        assert snapshots["cost_sheet", "zh"]["principal"] == str(ledger.loan) == "120000.00"


def papers_hold(sale: Sale, pay_way: PayWay) -> None:
    """Every paper is there in both languages, genuine, and can be read back by another program."""
    price = sale.store.negotiation.current(sale.me, sale.deal).reckoned.price
    told = {"quote": price.on_road, "contract": price.contract_price, "cost_sheet": Money.of("120000")}
    papers = sale.state().documents
    wanted = set(PAPERS) - (set() if pay_way is PayWay.LOAN else {"cost_sheet"})
    assert {(paper.kind, paper.language) for paper in papers} == {(k, lang) for k in wanted for lang in ("zh", "en")}
    for paper in papers:
        pdf = sale.store.documents.pdf(sale.me, paper.id)
        assert sale.store.documents.verify_bytes(sale.me, pdf).verdict is Genuineness.GENUINE
        assert sale.store.documents.verify_bytes(sale.me, pdf + b" ").verdict is Genuineness.ALTERED
        text = joined(pdf)
        assert f"SH01-{PAPERS[paper.kind]}-20261122-0001" in text
        if paper.kind in told:
            assert told[paper.kind].grouped() in text, paper
        if paper.kind == "contract" and paper.language == "zh":
            assert capitals(price.contract_price) in text
    everything = sale.store.documents.verify_all(sale.people.general_manager)
    assert (everything.ok, everything.checked) == (True, len(papers))
    assert sale.store.documents.verify_chain(sale.people.general_manager).ok
