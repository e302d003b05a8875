"""Intent orders (订金): their own document and series, refundable in full, and what the contract makes of the money."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import RefundDraft
from showroom.contract.contract_paper import DepositWord
from showroom.contract.drafts import SignDraft
from showroom.contract.intent_drafts import EndDraft, IntentDraft, IntentView
from showroom.contract.intent_state import OrderStatus
from showroom.contract.papers_model import IntentEnding
from showroom.deals.model import Step
from showroom.delivery.model import ReceiptKind
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO, Money
from tests.contract.change_builders import pay
from tests.contract.contract_builders import SIGNATURE, filled, sign
from tests.contract.test_service import text_of
from tests.deal_builders import deal_at
from tests.store_fixtures import People, hire

DRAFT = IntentDraft(Money.of("5000"), date(2026, 12, 6), "12 月上旬", "珍珠白优先")


def ordered(store: Showroom, people: People, deal_id: int, key: str = "") -> IntentView:
    """A draft saved and signed by both sides."""
    version = store.intents.view(people.consultant, deal_id).draft.version
    store.intents.save(people.consultant, deal_id, dataclasses.replace(DRAFT, version=version))
    return store.intents.sign(people.consultant, deal_id, SignDraft(key or f"dd-{deal_id}", SIGNATURE, SIGNATURE))


@pytest.mark.rule("DP-05", "DP-06", "CT-07")
def test_an_intent_order_is_a_document_of_its_own(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.CONTRACT)
    assert store.intents.view(people.consultant, deal).status is OrderStatus.NONE
    view = ordered(store, people, deal)
    again = ordered_again(store, people, deal)
    assert view.status is OrderStatus.INTENT
    assert view.standing is not None
    assert view.standing.number == "SH01-DD-20261122-0001"
    assert again.standing == view.standing  # the same key signs once
    text = text_of(store.documents.pdf(people.consultant, view.standing.document_id))
    for wanted in ("订购意向书", "5,000.00", "伍仟元整", "2026年12月6日", "珍珠白优先", "全额退还"):
        assert wanted in text
    assert "定金" not in text  # the word of the duty never stands here (DP-05)
    copy = text_of(store.documents.pdf(people.consultant, view.standing.translation_id))
    assert "returnedinfull" in copy
    with store.work.db.begin() as session, pytest.raises(sa.exc.DBAPIError, match="immutable"):
        session.execute(sa.text("UPDATE intent_order SET amount = 1"))


def ordered_again(store: Showroom, people: People, deal_id: int) -> IntentView:
    return store.intents.sign(people.consultant, deal_id, SignDraft(f"dd-{deal_id}", SIGNATURE, SIGNATURE))


@pytest.mark.rule("DP-05", "DP-07")
def test_an_ended_intent_order_returns_every_fen_and_no_more(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.CONTRACT)
    ordered(store, people, deal)
    pay(store, people, deal, "5000", ReceiptKind.INTENT)
    with pytest.raises(ShowroomError) as early:
        store.intents.end(people.consultant, deal, EndDraft(IntentEnding.EXPIRED, "到期"))
    assert early.value.code == "intent_not_lapsed"
    view = store.intents.end(people.consultant, deal, EndDraft(IntentEnding.WITHDRAWN, "客户改买他牌"))
    assert (view.status, view.ended[0].due, view.ended[0].left) == (
        OrderStatus.NONE,
        Money.of("5000"),
        Money.of("5000"),
    )
    much = RefundDraft(Money.of("5000.01"), "transfer", "much", "PZ-9")
    with pytest.raises(FieldErrors):
        store.intents.refund(people.finance, deal, much)
    for _ in range(2):  # the same key pays once
        paid = store.intents.refund(people.finance, deal, RefundDraft(Money.of("5000"), "transfer", "back", "PZ-9"))
    assert (paid.held, paid.ended[0].left) == (ZERO, ZERO)


@pytest.mark.rule("DP-05", "DP-06")
def test_a_lapsed_intent_order_is_shown_and_ends(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal = deal_at(store, people, Step.CONTRACT)
    ordered(store, people, deal)
    assert store.intents.lapsed(people.manager) == ()
    store.work.clock.move(minutes=60 * 24 * 15)  # type: ignore[attr-defined]
    assert [row.number for row in store.intents.lapsed(people.manager)] == ["SH01-DD-20261122-0001"]
    assert store.intents.view(people.consultant, deal).lapsed
    store.intents.end(people.manager, deal, EndDraft(IntentEnding.EXPIRED, "有效期已过"))
    assert store.intents.lapsed(people.manager) == ()


@pytest.mark.rule("DP-01", "DP-02", "DP-05")
@pytest.mark.parametrize(
    "word, paid, kinds",
    [
        (DepositWord.EARNEST, "40000", {"intent": 0, "earnest": 5000}),
        (DepositWord.EARNEST, "4999", {"intent": 5000, "earnest": 0}),
        (DepositWord.PREPAYMENT, "40000", {"intent": 5000, "earnest": 0}),
    ],
)
def test_intent_money_becomes_earnest_only_where_the_contract_says_so(
    sqlite_store: Showroom, word: DepositWord, paid: str, kinds: dict[str, int]
) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal = deal_at(store, people, Step.CONTRACT)
    ordered(store, people, deal)
    pay(store, people, deal, "5000", ReceiptKind.INTENT)
    draft = filled(store, people, deal, deposit_word=word, deposit_paid=Money.of(paid))
    store.contract.save_draft(people.consultant, deal, draft)
    signed = sign(store, people, deal)
    text = text_of(store.documents.pdf(people.consultant, signed.document_id))
    assert ("转为本合同定金" in text) is bool(kinds["earnest"])
    assert ("仍为可退还的预付款" in text) is bool(kinds["intent"])
    view = store.intents.view(people.consultant, deal)
    assert (view.status, view.held) == (OrderStatus.CONTRACT, Money.of(kinds["intent"]))
    assert view.ended[0].contract_number == signed.number
    money = store.delivery.current(people.consultant, deal).money
    earnest = sum((line.amount for line in money.receipts if line.kind is ReceiptKind.EARNEST), ZERO)
    assert (earnest, money.received) == (Money.of(kinds["earnest"]), Money.of("5000"))  # no money came or went
    with pytest.raises(ShowroomError) as late:
        store.intents.save(people.consultant, deal, DRAFT)
    assert late.value.code == "intent_contract_signed"


@pytest.mark.rule("DP-05")
def test_the_contract_offers_what_was_paid_before(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal = deal_at(store, people, Step.CONTRACT)
    assert store.contract.view(people.consultant, deal).draft.deposit_paid == ZERO
    pay(store, people, deal, "5000", ReceiptKind.INTENT)
    offered = store.contract.view(people.consultant, deal).draft
    assert (offered.deposit_paid, offered.deposit_word) == (Money.of("5000"), None)  # the word is for people to choose


WRONG: tuple[tuple[dict[str, object], str], ...] = (
    ({"amount": ZERO}, "amount"), ({"amount": Money.of("-1")}, "amount"), ({"amount": Money(10**14)}, "amount"),
    ({"valid_until": None}, "valid_until"), ({"valid_until": date(2026, 11, 21)}, "valid_until"),
    ({"wishes": "字" * 501}, "wishes"),
)  # fmt: skip


@pytest.mark.rule("DP-05")
def test_what_cannot_be_is_said_beside_its_field(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal = deal_at(store, people, Step.CONTRACT)
    for changes, field in WRONG:
        with pytest.raises(FieldErrors) as refused:
            store.intents.save(people.consultant, deal, dataclasses.replace(DRAFT, **changes))  # type: ignore[arg-type]
        assert set(refused.value.fields) == {field}
    assert store.intents.view(people.consultant, deal).saved is False
