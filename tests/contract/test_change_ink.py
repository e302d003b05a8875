"""Papers about a signed contract signed with a pen: change order, cancellation, reissue, notice (§3.6, CT-06)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import CancelDraft
from showroom.contract.change_model import ContractChange
from showroom.contract.contract_paper import REFUND_DAYS
from showroom.contract.drafts import SignDraft
from showroom.contract.ink_drafts import InkDraft
from showroom.contract.model import Contract
from showroom.contract.notice_drafts import ArrivalDraft, NoticeDraft, NoticeWay
from showroom.contract.notice_rules import Ground, Side
from showroom.contract.print_lists import Which
from showroom.contract.rules import Ending
from showroom.customers.model import CustomerTask
from showroom.deals.model import Deal, DealStatus
from showroom.delivery.model import ReceiptKind
from showroom.documents.print_service import Printing
from showroom.documents.store import sha256_of
from showroom.documents.verdicts import Genuineness
from showroom.kernel.clock import FixedClock, local_date
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from tests.contract.change_builders import approve, opened, pay, put_right, signed_deal, start
from tests.contract.contract_builders import SIGNATURE
from tests.contract.test_ink import code_of, paper, picture, waiting
from tests.documents.pdf_reading import text_of
from tests.store_fixtures import NOW, People

TODAY = local_date(NOW)
FIRST, SECOND, THIRD = (f"SH01-XS-20261122-{n:04d}" for n in (1, 2, 3))
REFUSES = NoticeDraft("买方来函不再购车", Side.SELLER, Ground.BUYER_REFUSES, "来函", TODAY, way=NoticeWay.HAND)


@pytest.mark.rule("CT-04", "CT-06", "CT-07", "S3-26")
def test_a_change_order_and_a_notice_are_printed_signed_by_hand_and_scanned(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    me, ink, changes = people.consultant, store.ink, store.contract_changes
    deal_id = signed_deal(store, people)
    assert (ink.view(me, deal_id).offers, code_of(ink.print_copy, me, deal_id)) == ("", "change_nothing_open")
    changes.change_order(me, deal_id, start(store, people, deal_id, discount=Money.of("9000")))
    assert code_of(ink.print_copy, me, deal_id) == "change_waits"  # not before the manager agrees
    approve(store, people, deal_id)
    assert ink.view(me, deal_id).offers == "change"
    printed = waiting(ink.print_copy(me, deal_id))
    assert (printed.number, printed.kind, printed.moved) == ("SH01-BG-20261122-0001", "change", None)
    text = text_of(store.documents.pdf(me, printed.document_id))
    assert all(part in text for part in (printed.number, f"{FIRST}-R1", "盖章"))
    assert "草稿" not in text
    sheet = Printing(sha256_of(store.documents.pdf(me, printed.document_id)), "HP", 2)
    assert store.printing.record(me, sheet) == 1
    row = opened(changes.view(me, deal_id))  # what may be signed any minute is frozen
    assert code_of(changes.withdraw, me, deal_id, row.version) == "contract_ink_open"
    assert code_of(changes.sign, me, deal_id, SignDraft("pad", SIGNATURE, SIGNATURE)) == "contract_ink_open"
    assert code_of(changes.change_order, me, deal_id, row.draft) == "contract_ink_open"
    clock.move(days=1)  # signed on the day of the print, confirmed when the papers came back
    done = ink.confirm(me, deal_id, InkDraft("pen", TODAY))
    assert ink.confirm(me, deal_id, InkDraft("pen", TODAY)) == done
    assert store.printing.record(me, sheet) == 2  # the signed original is the paper that was printed
    with store.work.db.read() as session:
        change, contract = session.scalars(sa.select(ContractChange)).one(), session.scalars(sa.select(Contract)).one()
        assert (change.number, change.revision) == (printed.number, f"{FIRST}-R1")
        assert (change.document_id, change.parent_sha256) == (printed.document_id, contract.sha256)
        assert (change.buyer_signature, change.seller_signature) == (None, None)
        assert session.get_one(Deal, deal_id).discount == Money.of("9000")
    assert store.print_lists.ids(me, Which.SCAN_MISSING) == (contract.id,)
    asks = [task for task in store.customers.tasks_due(me) if task.kind == "contract_scan"]
    assert [task.note for task in asks] == [printed.number]
    ink.attach_scan(me, deal_id, done.signed[0].id, (paper(),))
    assert store.print_lists.ids(me, Which.SCAN_MISSING) == ()
    assert not [task for task in store.customers.tasks_due(me) if task.kind == "contract_scan"]
    by_notice(store, people, deal_id, clock)
    assert store.documents.verify_all(people.general_manager).ok


def by_notice(store: Showroom, people: People, deal_id: int, clock: FixedClock) -> None:
    """The seller's notice needs nobody's signature but its own, and ends the contract when it arrives (565)."""
    me, ink = people.consultant, store.ink
    store.contract_changes.notice(me, deal_id, REFUSES)
    approve(store, people, deal_id)
    printed, issued = waiting(ink.print_copy(me, deal_id)), store.work.today()
    assert (printed.kind, printed.number) == ("notice", "SH01-TK-20261123-0001")
    assert store.notices.view(me, deal_id).notices == ()  # printed is not issued
    clock.move(days=2)
    ink.confirm(me, deal_id, InkDraft("notice", issued, (picture(),)))
    assert store.notices.view(me, deal_id).out is not None
    with pytest.raises(FieldErrors):
        store.notices.arrived(me, deal_id, ArrivalDraft(issued - timedelta(days=1), NoticeWay.HAND, "签收"))
    with store.work.db.read() as session:
        assert session.get_one(Deal, deal_id).status is DealStatus.OPEN
    # handed over on the day of the paper, before the desk confirmed that it is signed
    store.notices.arrived(me, deal_id, ArrivalDraft(issued, NoticeWay.HAND, "当面签收"))
    view = ink.view(me, deal_id)
    receipt = picture("PNG", (400, 560))  # what proves the delivery comes beside it
    after = ink.attach_scan(me, deal_id, view.signed[0].id, (receipt,))
    assert [one.number for one in after.signed[0].scans] == [f"{printed.number}-S{n}" for n in (2, 1)]
    with store.work.db.read() as session:
        assert session.get_one(Deal, deal_id).status is DealStatus.CANCELLED
        changes = session.scalars(sa.select(ContractChange).order_by(ContractChange.id)).all()
        assert [row.revision for row in changes] == [f"{FIRST}-R1", f"{FIRST}-R2"]
        assert changes[1].parent_sha256 == changes[0].sha256


@pytest.mark.rule("CT-06", "CT-07", "DP-01", "DP-07")
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_cancellation_says_what_both_signed_and_expires_with_the_ledger_not_with_time(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    me, ink, deal_id = people.consultant, store.ink, signed_deal(store, people)
    pay(store, people, deal_id, "60000", ReceiptKind.BALANCE)  # a prepayment bears interest by the day
    clock.move(days=10)
    store.contract_changes.cancel(me, deal_id, CancelDraft("门店无车可交", Ending.SELLER_DEFAULT))
    approve(store, people, deal_id)
    first = waiting(ink.print_copy(me, deal_id))
    pay(store, people, deal_id, "1000", ReceiptKind.BALANCE)
    expired = waiting(ink.view(me, deal_id)).moved
    assert expired is not None
    assert "money received, who owes what" in expired.text("en")
    day = store.work.today()
    assert code_of(ink.confirm, me, deal_id, InkDraft("pen", day)) == "contract_ink_differs"
    with pytest.raises(FieldErrors):
        ink.withdraw(me, deal_id, " ")
    ink.withdraw(me, deal_id, "客户又付了一千")
    verdict = store.documents.verify_bytes(me, store.documents.pdf(me, first.document_id))
    assert (verdict.verdict, verdict.message.code) == (Genuineness.GENUINE, "paper_withdrawn")
    approve(store, people, deal_id)  # other money needs another word (CT-04)
    second = waiting(ink.print_copy(me, deal_id))
    contracts = store.print_lists.ids(me)
    assert [one.number for one in store.print_lists.papers(me, contracts)] == [FIRST]  # what nobody signed is no paper
    assert [first.number[-4:], second.number[-4:]] == ["0001", "0002"]
    cancel = opened(store.contract_changes.view(me, deal_id)).cancel
    assert cancel is not None
    owed = cancel.settlement.to_buyer
    clock.move(days=3)
    later = opened(store.contract_changes.view(me, deal_id)).cancel
    assert later is not None
    assert later.settlement.to_buyer > owed  # the control: today the interest would come to more
    ink.confirm(me, deal_id, InkDraft("pen", day + timedelta(days=1)))
    assert [one.number for one in store.print_lists.papers(me, contracts)] == [FIRST, second.number]
    with store.work.db.read() as session:
        assert session.scalars(sa.select(ContractChange.owed)).one() == owed
        due = session.scalars(sa.select(CustomerTask.due).where(CustomerTask.kind == "refund")).one()
        assert due == day + timedelta(days=REFUND_DAYS)  # as the paper says
        assert session.get_one(Deal, deal_id).status is DealStatus.CANCELLED
    assert store.documents.verify_all(people.general_manager).ok


def asked(store: Showroom, people: People) -> int:
    """A signed contract whose reissue waits for its approval."""
    deal_id = signed_deal(store, people)
    store.contract_changes.reissue(people.consultant, deal_id, put_right(store, people, deal_id, buyer_name="张叁"))
    return deal_id


@pytest.mark.rule("CT-06", "CT-07", "S3-26", "DP-01")
def test_both_papers_of_a_reissue_are_printed_signed_by_hand_and_the_scan_comes_back(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    me, ink, changes = people.consultant, store.ink, store.contract_changes
    deal_id = asked(store, people)
    approve(store, people, deal_id)
    assert ink.view(me, deal_id).offers == "reissue"
    first = waiting(ink.print_copy(me, deal_id))
    assert (first.number, first.page_number) == (SECOND, "SH01-BG-20261122-0001")
    pay(store, people, deal_id, "1000", ReceiptKind.BALANCE)
    with pytest.raises(ShowroomError) as differs:  # the page lists what was received
        ink.confirm(me, deal_id, InkDraft("ink", TODAY))
    assert (differs.value.code, "money received" in differs.value.text("en")) == ("contract_ink_differs", True)
    assert ink.withdraw(me, deal_id, "客户又付了一千").offers == "reissue"
    for ident in (first.page_document_id, first.document_id):  # genuine for ever, and signed by nobody
        verdict = store.documents.verify_bytes(me, store.documents.pdf(me, ident))
        assert (verdict.verdict, verdict.message.code) == (Genuineness.GENUINE, "paper_withdrawn")
    printed = waiting(ink.print_copy(me, deal_id))
    assert (printed.number, printed.page_number) == (THIRD, "SH01-BG-20261122-0002")
    page, anew = (store.documents.pdf(me, one) for one in (printed.page_document_id, printed.document_id))
    assert "张叁" in text_of(anew)
    for part in (FIRST, THIRD, "张三", "张叁"):
        assert part in text_of(page)
    assert store.contract.view(me, deal_id).draft.buyer_name == "张三"  # nothing is void by printing
    assert code_of(ink.print_copy, me, deal_id) == "contract_ink_open"
    with pytest.raises(FieldErrors):
        ink.confirm(me, deal_id, InkDraft("ink", TODAY.replace(day=TODAY.day - 1)))
    clock.move(days=1)
    done = ink.confirm(me, deal_id, InkDraft("ink", TODAY))
    assert ink.confirm(me, deal_id, InkDraft("ink", TODAY)) == done  # pressed twice: signed once
    view = store.contract.view(me, deal_id)
    assert view.signed is not None
    assert (view.signed.number, view.signed.document_id) == (THIRD, printed.document_id)
    assert store.documents.pdf(me, view.signed.document_id) == anew
    assert [(void.number, void.replaced_by) for void in changes.view(me, deal_id).void] == [(FIRST, THIRD)]
    assert store.print_lists.ids(me, Which.SCAN_MISSING) == (view.signed.contract_id,)
    assert store.print_lists.ids(me, Which.UNFILED) == (view.signed.contract_id,)  # not the void one
    ink.attach_scan(me, deal_id, done.signed[0].id, (paper(),))
    assert store.print_lists.ids(me, Which.SCAN_MISSING) == ()
    assert store.documents.verify_all(people.general_manager).ok
    with store.work.db.read() as session:
        contracts = session.scalars(sa.select(Contract).order_by(Contract.id)).all()
        assert [row.buyer_signature is None for row in contracts] == [False, True]
        assert session.get_one(Deal, deal_id).contract_number == THIRD
