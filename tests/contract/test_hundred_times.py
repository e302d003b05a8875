"""Figure 12: each act that gives a number or takes money, many times at once with one key, is one row (soak: 100)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.change_model import ContractChange
from showroom.contract.drafts import SignDraft
from showroom.contract.model import Contract
from showroom.contract.papers_model import IntentOrder
from showroom.deals.model import Step
from showroom.delivery.drafts import ReceiptDraft
from showroom.delivery.model import PaidBy, Receipt, ReceiptKind
from showroom.documents.model import Document
from showroom.kernel.money import Money
from showroom.persistence import audit
from tests.contract.change_builders import approve, signed_deal, start
from tests.contract.contract_builders import SIGNATURE, drafted
from tests.contract.test_intent_orders import DRAFT
from tests.deal_builders import deal_at
from tests.guards.effort import rounds
from tests.store_fixtures import People

TIMES = rounds(8, 100)
HANDS = SignDraft("one act", SIGNATURE, SIGNATURE)
Act = Callable[[], object]


def signing(store: Showroom, people: People) -> Act:
    deal = drafted(store, people)
    return lambda: store.contract.sign(people.consultant, deal, HANDS)


def intent(store: Showroom, people: People) -> Act:
    deal = deal_at(store, people, Step.CONTRACT)
    store.intents.save(people.consultant, deal, replace(DRAFT, version=0))
    return lambda: store.intents.sign(people.consultant, deal, HANDS)


def change(store: Showroom, people: People) -> Act:
    deal = signed_deal(store, people)
    draft = start(store, people, deal, discount=Money.of("12000"))
    store.contract_changes.change_order(people.consultant, deal, draft)
    approve(store, people, deal)
    return lambda: store.contract_changes.sign(people.consultant, deal, HANDS)


def payment(store: Showroom, people: People) -> Act:
    deal = deal_at(store, people, Step.DELIVERY)
    money = ReceiptDraft(ReceiptKind.EARNEST, Money.of("50000"), PaidBy.TRANSFER, "one act", "PZ-1")
    return lambda: store.delivery.add_receipt(people.finance, deal, money)


@pytest.mark.rule("CT-06", "CT-07", "DP-02", "DV-02")
@pytest.mark.parametrize(
    "act,table,rows",
    [(signing, Contract, 1), (intent, IntentOrder, 1), (change, ContractChange, 1), (payment, Receipt, 2)],
    ids=["sign", "intent order", "change order", "take payment"],
)
def test_a_hundred_times_is_once(
    store: Showroom, people: People, act: Callable[[Showroom, People], Act], table: type, rows: int
) -> None:
    """The payment is two rows: 定金 up to its cap of 47,960, the rest a prepayment (DP-02)."""
    again = act(store, people)
    before = counted(store, Document)
    with ThreadPoolExecutor(6) as desks:
        for one in [desks.submit(again) for _ in range(TIMES)]:
            one.result()  # nobody is refused, nobody sees a lock
    once = counted(store, table), counted(store, Document) - before
    again()
    assert once == (counted(store, table), counted(store, Document) - before)
    assert once[0] == rows
    with store.work.db.read() as session:
        assert audit.verify(session, store.work.audit_key).ok


def counted(store: Showroom, table: type) -> int:
    with store.work.db.read() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
