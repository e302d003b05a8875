"""解除通知书 on both databases: who may end a contract alone, what must go before, who owes what, when it counts."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import ChangesView, RefundState
from showroom.contract.change_model import ContractChange
from showroom.contract.drafts import SignDraft
from showroom.contract.notice_drafts import ArrivalDraft, NoticeDraft, NoticeOutcome, NoticeWay, ObjectionDraft
from showroom.contract.notice_model import NoticeEnd
from showroom.contract.notice_rules import Ground, Side
from showroom.customers.model import CustomerTask
from showroom.deals.model import Deal, DealStatus
from showroom.delivery.model import ReceiptKind
from showroom.documents.end_model import DocumentEnd
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.contract.change_builders import approve, opened, pay, signed_deal, start
from tests.contract.contract_builders import SIGNATURE
from tests.store_fixtures import People

DUE = date(2026, 12, 8)
"""The day of delivery in the contract of the builders."""
LATE = DUE + timedelta(days=20)


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def not_taken(**changes: object) -> NoticeDraft:
    """The seller ends it: the buyer was reminded and does not take the car."""
    made = NoticeDraft(
        "多次联系均不来提车", Side.SELLER, Ground.NOT_TAKEN, "催告函 EMS 1234567890 的签收回执",
        reminded_on=DUE + timedelta(days=2), reminded_how="EMS", grace_until=DUE + timedelta(days=12),
        way=NoticeWay.POST, address="上海市浦东新区世纪大道 1 号",
    )  # fmt: skip
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def refused(**changes: object) -> NoticeDraft:
    """The buyer ends it in person: the seller says that it will not deliver."""
    made = NoticeDraft(
        "门店来函表示不再交付", Side.BUYER, Ground.SELLER_REFUSES, "门店 2026-11-22 的来函",
        occurred_on=date(2026, 11, 22), way=NoticeWay.HAND, arrived_on=date(2026, 11, 22),
    )  # fmt: skip
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def issue(store: Showroom, people: People, deal_id: int, draft: NoticeDraft, buyer: bytes = b"") -> ChangesView:
    """Written down, approved by both posts, signed by whoever declares it."""
    store.contract_changes.notice(people.consultant, deal_id, draft)
    approve(store, people, deal_id)
    row = opened(store.contract_changes.view(people.consultant, deal_id))
    return store.contract_changes.sign(people.consultant, deal_id, SignDraft(f"notice-{row.id}", buyer, SIGNATURE))


def cheap_deal(store: Showroom, people: People, paid: str = "40000", **changes: object) -> int:
    """The rulebook's own deal: ¥159,800, of which `paid` was named 定金."""
    deal_id = signed_deal(store, people, "0", **changes)
    with store.work.db.begin() as session:
        session.execute(sa.update(Deal).where(Deal.id == deal_id).values(contract_price=Money.of("159800")))
    pay(store, people, deal_id, paid)
    return deal_id


@pytest.mark.rule("DP-01", "DP-02", "DP-03", "CT-06", "VN-06")
@pytest.mark.parametrize(
    "draft, owed", [(refused(), "71960"), (not_taken(), "8040")], ids=["seller in default", "buyer in default"]
)
def test_the_rulebooks_own_numbers(
    store: Showroom, people: People, clock: FixedClock, draft: NoticeDraft, owed: str
) -> None:
    """159,800, cap 31,960: of 40,000 paid 31,960 are 定金 and 8,040 an ordinary prepayment."""
    worked_number(store, people, clock, ("40000", draft, owed))


def worked_number(store: Showroom, people: People, clock: FixedClock, case: tuple[str, NoticeDraft, str]) -> None:
    """The rulebook's deal ended by this notice after so much was paid: so much is owed, in rows and on paper."""
    paid, draft, owed = case
    agreed = "5000" if paid == "3000" else "40000"
    deal_id = cheap_deal(store, people, paid, deposit_agreed=Money.of(agreed), deposit_paid=Money.of(paid))
    if draft.declared_by is Side.SELLER:
        clock.move(days=(LATE - date(2026, 11, 22)).days)
    view = issue(store, people, deal_id, draft, SIGNATURE if draft.buyer_signs else b"")
    (done,) = view.signed
    letter = "买方签字的通知原件由甲方另行存档" in text_of(store.documents.pdf(people.consultant, done.document_id))
    assert letter is (draft.way is NoticeWay.POST and draft.declared_by is Side.BUYER)
    if draft.declared_by is Side.SELLER:
        store.notices.arrived(people.consultant, deal_id, ArrivalDraft(LATE, NoticeWay.POST, "EMS 签收 12-28"))
    state = store.contract_changes.view(people.consultant, deal_id).refund
    assert state == RefundState(Money.of(owed), ZERO)
    with store.work.db.read() as session:
        row, end = session.scalars(sa.select(ContractChange)).one(), session.scalars(sa.select(NoticeEnd)).one()
        assert (row.owed, end.owed) == (Money.of(owed), Money.of(owed))
        assert row.kept == end.kept == {"71960": ZERO, "8040": Money.of("31960"), "0": Money.of("3000")}[owed]
        assert session.get_one(Deal, deal_id).status is DealStatus.CANCELLED
        assert session.scalars(sa.select(Vehicle.status)).one() is VehicleStatus.IN_STOCK
    assert done.number.startswith("SH01-TK-")
    text = text_of(store.documents.pdf(people.consultant, done.document_id))
    wanted = {"71960": "71,960.00", "8040": "8,040.00", "0": "-3,000.00"}[owed]
    for part in (done.number, wanted, "合同解除通知书", "民法典第563条", "销售经理", "总经理"):
        assert part in text
    assert "Notice of Termination".replace(" ", "") in text_of(
        store.documents.pdf(people.consultant, done.translation_id)
    )


@pytest.mark.rule("DP-03", "DP-07", "CT-04", "CT-06", "CT-07")
def test_a_notice_counts_from_its_arrival_and_gives_back_what_came_in_meanwhile(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    deal_id = signed_deal(store, people)
    clock.move(days=(LATE - date(2026, 11, 22)).days)
    issue(store, people, deal_id, not_taken())
    changes = store.contract_changes
    with pytest.raises(ShowroomError) as stopped:  # nothing else is done with the contract while it is on its way
        changes.change_order(people.consultant, deal_id, start(store, people, deal_id, discount=Money.of("9000")))
    assert stopped.value.code == "notice_out"
    with store.work.db.read() as session:
        deal = session.get_one(Deal, deal_id)
        assert (deal.status, session.scalars(sa.select(Vehicle.status)).one()) == (DealStatus.OPEN, VehicleStatus.SOLD)
        assert session.scalars(sa.select(DocumentEnd)).all() == []
        kinds = session.scalars(sa.select(CustomerTask.kind).where(CustomerTask.done_at.is_(None))).all()
        assert "contract_notice" in kinds
    pay(store, people, deal_id, "10000", ReceiptKind.BALANCE)
    clock.move(days=2)
    for day in (LATE - timedelta(days=1), LATE + timedelta(days=3)):  # before its issue, after today
        with pytest.raises(FieldErrors) as wrong:
            store.notices.arrived(people.consultant, deal_id, ArrivalDraft(day, NoticeWay.POST, "EMS"))
        assert set(wrong.value.fields) == {"on"}
    came = ArrivalDraft(LATE + timedelta(days=1), NoticeWay.POST, "EMS 本人签收")
    view = store.notices.arrived(people.consultant, deal_id, came)
    assert view.out is None
    assert (view.notices[0].outcome, view.notices[0].owed) == (NoticeOutcome.ARRIVED, Money.of("10000"))
    assert changes.view(people.consultant, deal_id).refund == RefundState(Money.of("10000"), ZERO)
    with pytest.raises(ShowroomError):  # pressed twice: it ended once
        store.notices.arrived(people.consultant, deal_id, came)
    objection = ObjectionDraft(LATE + timedelta(days=2), NoticeWay.MESSAGE, "不同意解除，要求继续履行")
    again = store.notices.object(people.consultant, deal_id, view.notices[0].id, objection)
    assert [one.text for one in again.notices[0].objections] == ["不同意解除，要求继续履行"]
    with store.work.db.read() as session:
        asked = sa.select(CustomerTask.owner_id).where(CustomerTask.kind == "notice_objection")
        assert session.scalars(asked).all() == [people.manager.id]
        assert len(session.scalars(sa.select(DocumentEnd)).all()) == 2  # the contract in both languages, not the notice
