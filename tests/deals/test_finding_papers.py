"""The search box finds a deal by the number of any version of its quotation and of its intent order, and says which."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer
from showroom.deals.indexing import index_deal
from showroom.deals.model import Deal, Step
from showroom.kernel.actor import Actor, Permission
from showroom.persistence.actions import Tx, Workplace, writes
from tests.contract.test_intent_orders import ordered
from tests.deal_builders import deal_at
from tests.store_fixtures import People


class Reindexer:
    """What a change of ownership does to the index."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.DEAL_READ)
    def again(self, tx: Tx, deal_id: int) -> None:
        deal = tx.session.get_one(Deal, deal_id)
        index_deal(tx, deal, tx.session.get_one(Customer, deal.customer_id))
        tx.audit("deal", deal_id)


@pytest.mark.rule("G-09", "DP-05")
def test_a_deal_is_found_by_the_numbers_of_its_quotations_and_its_intent_order(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.NEGOTIATION)
    first = store.negotiation.save(people.consultant, deal, store.negotiation.current(people.consultant, deal).draft)
    store.negotiation.save(people.consultant, deal, replace(first.draft, special_terms="送脚垫"))
    with store.work.db.read() as session:
        quotes = session.scalars(sa.text("SELECT number FROM quotation WHERE deal_id = :id"), {"id": deal}).all()
    assert len(quotes) == 2

    def found(actor: Actor, text: str) -> list[tuple[str, int, bool]]:
        return [(hit.kind, hit.id, text in hit.detail) for hit in store.search.find(actor, text)]

    other = deal_at(store, people, Step.CONTRACT, vin="LSVAU2182T2000002", phone="13900139000")
    order = ordered(store, people, other).standing
    assert order is not None
    for text, ident in ((order.number, other), *((quote, deal) for quote in quotes)):
        assert found(people.consultant, text) == [("deal", ident, True)]
        assert found(people.colleague, text) == [("deal", ident, False)]  # known, and nothing of it shown
    assert found(people.consultant, f"{quotes[0][:-1]}8") == []  # the control
    Reindexer(store.work).again(people.manager, other)
    assert found(people.consultant, order.number) == [("deal", other, True)]
