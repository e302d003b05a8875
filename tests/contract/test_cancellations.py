"""Cancellations 退订 on both databases: the money by the rulebook, the car free, everybody told, refunds to the fen."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import CancelDraft, RefundDraft, RefundState
from showroom.contract.change_model import ContractChange
from showroom.contract.change_rules import Remedy
from showroom.contract.contract_paper import DepositWord
from showroom.contract.rules import Ending
from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.deals.model import Deal, DealStatus
from showroom.delivery.drafts import ReceiptDraft
from showroom.delivery.model import PaidBy, Receipt, ReceiptKind
from showroom.documents.model import Document
from showroom.kernel.actor import Role
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.persistence import audit
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.contract.change_builders import approve, cancelled, changed, opened, pay, sign_change, signed_deal, start
from tests.contract.contract_builders import drafted, sign
from tests.store_fixtures import People


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def refund(store: Showroom, people: People, deal_id: int, amount: str, key: str = "") -> RefundState:
    draft = RefundDraft(Money.of(amount), PaidBy.TRANSFER, key or f"refund-{amount}", "TK-7788")
    state = store.contract_changes.refund(people.finance, deal_id, draft).refund
    assert state is not None
    return state


def tasks(store: Showroom, kind: str) -> list[CustomerTask]:
    with store.work.db.read() as session:
        found = session.scalars(sa.select(CustomerTask).where(CustomerTask.kind == kind)).all()
        session.expunge_all()
        return list(found)


@pytest.mark.rule("DP-03", "CT-06", "S0-08", "RM-06", "GR-01", "VN-06")
def test_a_buyer_in_default_loses_the_earnest_money_and_no_fen_more(store: Showroom, people: People) -> None:
    """定金 40,000 on 239,800 lies within the cap of 47,960; 10,000 more were an ordinary prepayment."""
    deal_id = signed_deal(store, people)
    pay(store, people, deal_id, "10000", ReceiptKind.BALANCE)
    view = cancelled(store, people, deal_id, Ending.BUYER_DEFAULT)
    (done,) = view.signed
    assert (done.number, done.revision) == ("SH01-TK-20261122-0001", "SH01-XS-20261122-0001-R1")
    assert view.refund == RefundState(Money.of("10000"), ZERO)
    assert not view.may_begin
    text = text_of(store.documents.pdf(people.consultant, done.document_id))
    for wanted in (done.number, "SH01-XS-20261122-0001", "-40,000.00", "10,000.00", "人民币壹万元整", "2026年11月29日",
                   "客户资金变动", "DP-03", "LSVAU2182T2000001", "李强"):  # fmt: skip
        assert wanted in text
    assert "forfeited" in text_of(store.documents.pdf(people.consultant, done.translation_id))
    with store.work.db.read() as session:
        deal = session.get_one(Deal, deal_id)
        assert (deal.status, deal.contract_number) == (DealStatus.CANCELLED, "SH01-XS-20261122-0001")
        assert deal.closed_reason.startswith("SH01-TK-20261122-0001 买方违约")
        assert session.scalars(sa.select(Vehicle.status)).one() is VehicleStatus.IN_STOCK
        assert session.scalars(sa.select(Customer.grade)).one() is Grade.T
        row = session.scalars(sa.select(ContractChange)).one()
        assert (row.kept, row.owed, row.ending) == (Money.of("40000"), Money.of("10000"), Ending.BUYER_DEFAULT)
        assert json.loads(session.get_one(Document, done.document_id).snapshot)["settlement"]["to_buyer"] == "10000.00"
        assert audit.verify(session, store.work.audit_key).ok


@pytest.mark.rule("GR-01", "GR-02", "DP-07")
def test_nobody_is_left_without_a_next_step(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    cancelled(store, people, deal_id, Ending.SELLER_DEFAULT)
    assert all(task.done_at is not None for task in tasks(store, "contract"))
    (win_back,) = tasks(store, "next_contact")
    assert (win_back.owner_id, win_back.due, win_back.done_at) == (people.consultant.id, date(2026, 12, 22), None)
    (money,) = tasks(store, "refund")
    assert (money.owner_id, money.due) == (people.finance.id, date(2026, 11, 29))
    assert "80,000.00" in money.note


@pytest.mark.rule("PI-11")
def test_who_wants_no_contact_is_still_paid_and_not_called(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    with store.work.db.begin() as session:
        session.execute(sa.update(Customer).values(do_not_contact=True))
    cancelled(store, people, deal_id, Ending.LOAN_REFUSED)
    assert tasks(store, "next_contact") == []
    assert [task.done_at for task in tasks(store, "refund")] == [None]


@pytest.mark.rule("DP-02", "DP-03", "DP-07", "S3-26")
def test_a_seller_in_default_pays_twofold_with_interest_through_the_ledger(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    """60,000 named 定金: the ledger splits at the cap of 47,960; 12,040 for 73 days at 3 % bear 72.24."""
    deal_id = signed_deal(store, people, "60000")
    clock.move(days=73)
    view = cancelled(store, people, deal_id, Ending.SELLER_DEFAULT, costs=Money.of("300"))
    owed = Money.of("47960") * 2 + Money.of("12040") + Money.of("72.24") + Money.of("300")
    assert view.refund == RefundState(owed, ZERO)
    with pytest.raises(FieldErrors) as wrong:
        refund(store, people, deal_id, str(owed.yuan + 1))
    assert wrong.value.fields["amount"].message.code == "receipt_refund_owed"
    assert refund(store, people, deal_id, "100000").left == owed - Money.of("100000")
    assert [task.done_at for task in tasks(store, "refund")] == [None]
    rest = str((owed - Money.of("100000")).yuan)
    assert refund(store, people, deal_id, rest).left == ZERO
    assert all(task.done_at is not None for task in tasks(store, "refund"))
    with store.work.db.read() as session:
        paid = session.scalars(sa.select(Receipt).where(Receipt.kind == ReceiptKind.REFUND)).all()
        assert sum((row.amount for row in paid), ZERO) == owed
        assert {row.voucher for row in paid} == {"TK-7788"}


@pytest.mark.rule("DP-03")
def test_the_ledger_itself_pays_out_no_more_than_the_cancellation_leaves(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    cancelled(store, people, deal_id, Ending.BUYER_DEFAULT)
    draft = ReceiptDraft(ReceiptKind.REFUND, Money.of("1"), PaidBy.TRANSFER, "past the page", "PZ-2")
    with pytest.raises(FieldErrors) as wrong:
        store.delivery.add_receipt(people.finance, deal_id, draft)
    assert wrong.value.fields["amount"].message.code == "receipt_refund_owed"


@pytest.mark.rule("DP-03")
def test_two_desks_refund_once(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    cancelled(store, people, deal_id, Ending.FORCE_MAJEURE)

    def attempt(key: str) -> str:
        try:
            refund(store, people, deal_id, "40000", key)
        except ShowroomError as error:
            return error.code
        return "paid"

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(attempt, ["desk 1", "desk 2", "desk 1", "desk 3"]))
    assert outcomes.count("paid") in {1, 2}  # the same key twice is one payment
    with store.work.db.read() as session:
        refunds = session.scalars(sa.select(Receipt.amount).where(Receipt.kind == ReceiptKind.REFUND)).all()
    assert refunds == [Money.of("40000")]


@pytest.mark.rule("DP-03")
def test_a_refund_needs_a_signed_cancellation_a_voucher_and_finance(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    with pytest.raises(ShowroomError) as refused:
        refund(store, people, deal_id, "1")
    assert refused.value.code == "refund_not_cancelled"
    cancelled(store, people, deal_id, Ending.AGREED)
    service = store.contract_changes
    with pytest.raises(FieldErrors) as wrong:
        service.refund(people.finance, deal_id, RefundDraft(Money.of("1"), PaidBy.TRANSFER, "k"))
    assert set(wrong.value.fields) == {"voucher"}
    with pytest.raises(FieldErrors) as wrong:
        service.refund(people.finance, deal_id, RefundDraft(Money.of("1"), "gold", "k", "PZ"))
    assert set(wrong.value.fields) == {"paid_by"}
    with pytest.raises(ShowroomError) as refused:
        service.refund(people.consultant, deal_id, RefundDraft(Money.of("1"), PaidBy.CASH, "k"))
    assert refused.value.code == "not_allowed"


@pytest.mark.rule("DP-05")
@pytest.mark.parametrize("ending", [Ending.BUYER_DEFAULT, Ending.SELLER_DEFAULT, Ending.AGREED])
def test_a_prepayment_comes_back_whoever_defaults(store: Showroom, people: People, ending: Ending) -> None:
    word = {
        "deposit_word": DepositWord.PREPAYMENT,
        "deposit_agreed": Money.of("5000"),
        "deposit_paid": Money.of("5000"),
    }
    deal_id = signed_deal(store, people, "0", **word)
    pay(store, people, deal_id, "5000", ReceiptKind.INTENT)
    view = cancelled(store, people, deal_id, ending)
    assert view.refund == RefundState(Money.of("5000"), ZERO)
    text = text_of(store.documents.pdf(people.consultant, view.signed[0].document_id))
    assert "不予退还" not in text
    assert "双倍返还" not in text


@pytest.mark.rule("DP-01")
def test_only_what_is_in_the_ledger_counts_once_that_was_confirmed(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people, "3000")
    draft, service = CancelDraft("客户不再购车", Ending.BUYER_DEFAULT), store.contract_changes
    assert service.preview_cancel(people.consultant, deal_id, draft).ledger_short == Money.of("37000")
    with pytest.raises(FieldErrors) as wrong:
        service.cancel(people.consultant, deal_id, draft)
    assert wrong.value.fields["ledger_is_right"].message.code == "cancel_ledger_short"
    view = cancelled(store, people, deal_id, Ending.SELLER_DEFAULT, ledger_is_right=True)
    assert view.refund == RefundState(Money.of("6000"), ZERO)


@pytest.mark.rule("DP-04")
def test_the_penalty_chosen_instead_is_printed_with_its_rule(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    view = cancelled(store, people, deal_id, Ending.SELLER_DEFAULT, remedy=Remedy.PENALTY, penalty=Money.of("50000"))
    assert view.refund == RefundState(Money.of("90000"), ZERO)
    text = text_of(store.documents.pdf(people.consultant, view.signed[0].document_id))
    assert "卖方违约：守约方选择适用合同违约金" in text
    assert "民法典588" in text
    assert "双倍返还" not in text


@pytest.mark.rule("CT-04")
def test_what_both_agree_to_keep_needs_both_leaders(store: Showroom, people: People) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes
    draft = CancelDraft("双方协商", Ending.AGREED, kept=Money.of("1000"))
    view = service.cancel(people.consultant, deal_id, draft)
    assert opened(view).waits_for == (Role.SALES_MANAGER, Role.GENERAL_MANAGER)
    service.decide(people.manager, deal_id, opened(view).version, approve=True)
    with pytest.raises(ShowroomError) as refused:
        sign_change(store, people, deal_id)
    assert refused.value.code == "change_waits"
    assert opened(approve(store, people, deal_id)).waits_for == ()
    assert sign_change(store, people, deal_id).refund == RefundState(Money.of("39000"), ZERO)


@pytest.mark.rule("CT-04")
def test_money_that_comes_after_the_approval_needs_it_anew(store: Showroom, people: People) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes
    service.cancel(people.consultant, deal_id, CancelDraft("客户不再购车", Ending.BUYER_DEFAULT))
    assert opened(approve(store, people, deal_id)).waits_for == ()
    pay(store, people, deal_id, "5000", ReceiptKind.BALANCE)
    assert opened(service.view(people.consultant, deal_id)).waits_for == (Role.SALES_MANAGER,)


@pytest.mark.rule("CT-06")
def test_a_change_order_and_a_cancellation_do_not_wait_side_by_side(store: Showroom, people: People) -> None:
    deal_id, service = signed_deal(store, people), store.contract_changes
    service.change_order(people.consultant, deal_id, start(store, people, deal_id, discount=Money.of("12000")))
    with pytest.raises(ShowroomError) as refused:
        service.cancel(people.consultant, deal_id, CancelDraft("客户不再购车", Ending.AGREED))
    assert refused.value.code == "change_other_open"


@pytest.mark.rule("CT-06", "DP-02")
def test_after_a_change_the_cap_of_the_new_price_counts(store: Showroom, people: People) -> None:
    """With 20,000 off the price is 229,800 and the cap 45,960: of 47,000 named 定金, 1,040 come back."""
    deal_id = signed_deal(store, people, "47000")
    changed(store, people, deal_id, discount=Money.of("20000"))
    view = cancelled(store, people, deal_id, Ending.BUYER_DEFAULT)
    assert view.refund == RefundState(Money.of("1040"), ZERO)
    assert [done.revision[-3:] for done in view.signed] == ["-R1", "-R2"]


@pytest.mark.rule("VN-06")
def test_the_car_may_be_sold_to_another_at_once(store: Showroom, people: People) -> None:
    first = signed_deal(store, people)
    second = drafted(store, people, vin="LSVAU2182T2000002")
    cancelled(store, people, first, Ending.AGREED)
    with store.work.db.begin() as session:
        car = session.scalars(sa.select(Vehicle.id).where(Vehicle.vin == "LSVAU2182T2000001")).one()
        session.execute(sa.update(Deal).where(Deal.id == second).values(vehicle_id=car))
    assert sign(store, people, second).number == "SH01-XS-20261122-0002"


@pytest.mark.rule("CT-06")
def test_a_cancelled_contract_is_closed_and_its_number_never_used_again(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    cancelled(store, people, deal_id, Ending.AGREED)
    for call in (
        lambda: store.contract_changes.cancel(people.consultant, deal_id, CancelDraft("x", Ending.AGREED)),
        lambda: store.contract_changes.choices(people.consultant, deal_id),
    ):
        with pytest.raises(ShowroomError) as refused:
            call()
        assert refused.value.code == "deal_closed"
    assert signed_deal(store, people, "0", vin="LSVAU2182T2000003") != deal_id
    numbers = {row.number for row in store.contract.signed_contracts(people.manager)}
    assert numbers == {"SH01-XS-20261122-0001", "SH01-XS-20261122-0002"}
    assert [hit.kind for hit in store.search.find(people.manager, "SH01-TK-20261122-0001")].count("contract") == 1


@pytest.mark.rule("CT-06")
def test_a_cancelled_deal_is_still_read_everywhere(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    cancelled(store, people, deal_id, Ending.AGREED)
    assert store.deals.view(people.consultant, deal_id).contract_number == "SH01-XS-20261122-0001"
    assert [row.id for row in store.deals.list_open(people.consultant)] == []
    assert store.contract.view(people.consultant, deal_id).signed is not None
    assert store.delivery.current(people.finance, deal_id).money.received == Money.of("40000")
    with pytest.raises(ShowroomError) as refused:
        pay(store, people, deal_id, "1", ReceiptKind.BALANCE)
    assert refused.value.code == "deal_closed"
