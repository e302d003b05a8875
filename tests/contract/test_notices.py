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
from showroom.contract.change_rules import Remedy
from showroom.contract.drafts import SignDraft
from showroom.contract.notice_drafts import ArrivalDraft, NoticeDraft, NoticeOutcome, NoticeWay, ObjectionDraft
from showroom.contract.notice_model import NoticeEnd
from showroom.contract.notice_rules import Ground, Side, Standing, Steps, wrong_ground
from showroom.customers.model import CustomerTask
from showroom.deals.model import Deal, DealStatus
from showroom.delivery.model import ReceiptKind
from showroom.documents.end_model import DocumentEnd
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO, Money
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.contract.change_builders import approve, cancelled, opened, pay, signed_deal, start
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
    "paid, draft, owed",
    [("40000", refused(), "71960"), ("40000", not_taken(), "8040"), ("3000", not_taken(ledger_is_right=True), "0")],
    ids=["seller in default", "buyer in default", "what was paid counts"],
)
def test_the_rulebooks_own_numbers(
    store: Showroom, people: People, clock: FixedClock, paid: str, draft: NoticeDraft, owed: str
) -> None:
    """159,800, cap 31,960: 40,000 are 31,960 定金 and 8,040 prepayment; 5,000 agreed and 3,000 paid are 3,000 定金."""
    agreed = "5000" if paid == "3000" else "40000"
    deal_id = cheap_deal(store, people, paid, deposit_agreed=Money.of(agreed), deposit_paid=Money.of(paid))
    if draft.declared_by is Side.SELLER:
        clock.move(days=(LATE - date(2026, 11, 22)).days)
    view = issue(store, people, deal_id, draft, SIGNATURE if draft.buyer_signs else b"")
    (done,) = view.signed
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


@pytest.mark.rule("CT-06", "CT-07")
def test_a_notice_taken_back_before_it_arrived_leaves_the_contract_and_its_chain_whole(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    deal_id = signed_deal(store, people)
    clock.move(days=(LATE - date(2026, 11, 22)).days)
    issue(store, people, deal_id, not_taken())
    with pytest.raises(FieldErrors):
        store.notices.recall(people.manager, deal_id, " ")
    view = store.notices.recall(people.manager, deal_id, "买方来电，约定后天提车")
    assert view.notices[0].outcome is NoticeOutcome.RECALLED
    assert store.contract_changes.view(people.consultant, deal_id).refund is None
    cancelled(store, people, deal_id)
    numbers = [one.number[-13:] for one in store.contract_changes.view(people.consultant, deal_id).signed]
    assert numbers == ["20261228-0001", "20261228-0002"]  # the number of the notice is never used again
    assert store.documents.verify_all(people.general_manager).bad == ()


@pytest.mark.rule("DP-04", "DP-05", "DP-07")
@pytest.mark.parametrize(
    "changes, to_buyer, codes",
    [
        ({"remedy": Remedy.PENALTY, "penalty": Money.of("12000")}, "28000", ("earnest", "penalty")),
        ({"loss": Money.of("45000")}, "-5000", ("earnest", "forfeited", "loss")),
        ({"performed": Money.of("59950")}, "10000", ("earnest", "forfeited")),
    ],
    ids=["penalty chosen", "loss above the earnest money", "a quarter performed"],
)
def test_the_innocent_side_chooses_and_part_performance_counts(
    store: Showroom, people: People, clock: FixedClock, changes: dict[str, Money], to_buyer: str, codes: tuple[str, ...]
) -> None:
    """定金 40,000 on 239,800: 12,000 of penalty instead; 45,000 of loss; 59,950 of it carried out, a quarter."""
    deal_id = signed_deal(store, people)
    clock.move(days=(LATE - date(2026, 11, 22)).days)
    sums = store.contract_changes.preview_notice(people.consultant, deal_id, not_taken(**changes))
    found = sums.settlement
    assert found.to_buyer - found.buyer_owes == Money.of(to_buyer)
    assert tuple(line.code for line in found.lines) == codes


@pytest.mark.rule("DP-05")
def test_force_majeure_and_default_of_both_know_no_earnest_rule(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    for ground in (Ground.FORCE_MAJEURE, Ground.BOTH):
        draft = refused(ground=ground, declared_by=Side.SELLER, arrived_on=None)
        found = store.contract_changes.preview_notice(people.consultant, deal_id, draft).settlement
        assert (found.to_buyer, found.kept, len(found.lines)) == (Money.of("40000"), ZERO, 1)
        draft = dataclasses.replace(draft, loss=Money.of("1"))
        with pytest.raises(FieldErrors) as wrong:  # no default, no loss
            store.contract_changes.preview_notice(people.consultant, deal_id, draft)
        assert set(wrong.value.fields) == {"loss"}


STANDING = Standing(
    date(2026, 11, 22), DUE, date(2026, 12, 1), Money.of("239800"), Money.of("40000"), LATE, 7
)  # fmt: skip
REMINDED = Steps(None, DUE + timedelta(days=2), DUE + timedelta(days=12))


@pytest.mark.rule("DP-03", "G-03", "G-04")
@pytest.mark.parametrize(
    "ground, side, steps, standing, wrong",
    [
        (Ground.NOT_TAKEN, Side.SELLER, REMINDED, {}, {}),
        (Ground.UNPAID, Side.SELLER, REMINDED, {}, {}),
        (Ground.UNPAID, Side.SELLER, REMINDED, {"paid": Money.of("239800")}, {"ground": "notice_all_paid"}),
        (Ground.UNPAID, Side.SELLER, REMINDED, {"balance_due": None}, {"ground": "notice_no_day"}),
        (Ground.UNDELIVERED, Side.BUYER, REMINDED, {"delivery_date": LATE}, {"ground": "notice_not_due"}),
        (Ground.UNDELIVERED, Side.SELLER, REMINDED, {}, {"declared_by": "notice_not_his"}),
        (Ground.NOT_TAKEN, Side.BUYER, REMINDED, {}, {"declared_by": "notice_not_his"}),
        (Ground.NOT_TAKEN, Side.SELLER, Steps(None, None, None), {}, {"reminded_on": "required"}),
        (Ground.NOT_TAKEN, Side.SELLER, Steps(None, DUE, LATE), {}, {"reminded_on": "notice_before"}),
        (
            Ground.NOT_TAKEN, Side.SELLER, Steps(None, DUE + timedelta(days=2), DUE + timedelta(days=8)), {},
            {"grace_until": "notice_grace_short"},
        ),
        (
            Ground.NOT_TAKEN, Side.SELLER, Steps(None, DUE + timedelta(days=2), LATE), {},
            {"grace_until": "notice_grace_runs"},
        ),
        (Ground.FORCE_MAJEURE, Side.BUYER, Steps(date(2026, 12, 1), None, None), {}, {}),
        (Ground.FORCE_MAJEURE, Side.SELLER, Steps(None, None, None), {}, {"occurred_on": "required"}),
        (Ground.UNFIT, Side.BUYER, Steps(LATE + timedelta(days=1), None, None), {}, {"occurred_on": "notice_future"}),
    ],
)  # fmt: skip
def test_who_may_end_it_alone_and_after_which_reminder(
    ground: Ground, side: Side, steps: Steps, standing: dict[str, object], wrong: dict[str, str]
) -> None:
    """Civil Code 563: only for the other side's default, late only after the day, a reminder and a reasonable time."""
    found = wrong_ground(ground, side, steps, dataclasses.replace(STANDING, **standing))  # type: ignore[arg-type]
    assert {name: getattr(told, "message", told).code for name, told in found.items()} == wrong
