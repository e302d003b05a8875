"""Contracts issued anew with a pen: both papers are one numbered print; what changed since is refused (CT-06)."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.drafts import SignDraft
from showroom.contract.ink_service import InkDraft
from showroom.contract.model import Contract
from showroom.contract.print_lists import Which
from showroom.contract.reissue_print_model import ReissuePrint
from showroom.deals.model import Deal
from showroom.delivery.model import ReceiptKind
from showroom.documents.verdicts import Genuineness
from showroom.kernel.clock import local_date
from showroom.kernel.errors import FieldErrors, ShowroomError
from tests.contract.change_builders import approve, opened, pay, put_right, signed_deal
from tests.contract.contract_builders import SIGNATURE
from tests.contract.test_ink import code_of, paper
from tests.documents.pdf_reading import text_of
from tests.store_fixtures import NOW, People, hire

TODAY = local_date(NOW)
FIRST, SECOND, THIRD = (f"SH01-XS-20261122-{n:04d}" for n in (1, 2, 3))


def asked(store: Showroom, people: People) -> int:
    """A signed contract whose reissue is approved and unsigned."""
    deal_id = signed_deal(store, people)
    store.contract_changes.reissue(people.consultant, deal_id, put_right(store, people, deal_id, buyer_name="张叁"))
    return deal_id


@pytest.mark.rule("CT-06", "CT-07", "S3-26")
def test_both_papers_are_printed_signed_by_hand_and_the_scan_comes_back(store: Showroom, people: People) -> None:
    me, ink, changes = people.consultant, store.reissue_ink, store.contract_changes
    deal_id = asked(store, people)
    assert code_of(ink.print_copy, me, deal_id) == "change_waits"  # CT-04: not before the manager agrees
    approve(store, people, deal_id)
    assert ink.view(me, deal_id).may_print
    printed = ink.print_copy(me, deal_id)
    assert (printed.number, printed.page_number, printed.waits) == (SECOND, "SH01-BG-20261122-0001", True)
    page, anew = (store.documents.pdf(me, one) for one in (printed.page_document_id, printed.contract.document_id))
    assert "张叁" in text_of(anew)
    for part in (FIRST, SECOND, "张三", "张叁"):
        assert part in text_of(page)
    # nothing is void by printing, and what may be signed any minute is frozen
    assert store.contract.view(me, deal_id).draft.buyer_name == "张三"
    row = opened(changes.view(me, deal_id))
    assert code_of(ink.print_copy, me, deal_id) == "contract_ink_open"
    assert code_of(changes.withdraw, me, deal_id, row.version) == "contract_ink_open"
    assert code_of(changes.sign, me, deal_id, SignDraft("pad", SIGNATURE, SIGNATURE)) == "contract_ink_open"
    with pytest.raises(FieldErrors):
        ink.confirm(me, deal_id, InkDraft("ink", TODAY.replace(day=TODAY.day - 1)))
    ink.confirm(me, deal_id, InkDraft("ink", TODAY))
    ink.confirm(me, deal_id, InkDraft("ink", TODAY))  # pressed twice: signed once
    view = store.contract.view(me, deal_id)
    assert view.signed is not None
    assert (view.signed.number, view.signed.document_id) == (SECOND, printed.contract.document_id)
    assert store.documents.pdf(me, view.signed.document_id) == anew
    assert [(void.number, void.replaced_by) for void in changes.view(me, deal_id).void] == [(FIRST, SECOND)]
    assert store.ink.view(me, deal_id).scan_missing
    assert store.print_lists.ids(me, Which.SCAN_MISSING) == (view.signed.contract_id,)
    assert store.print_lists.ids(me, Which.UNFILED) == (view.signed.contract_id,)  # not the void one
    store.ink.attach_scan(me, deal_id, (paper(),))
    assert store.print_lists.ids(me, Which.SCAN_MISSING) == ()
    assert store.documents.verify_bytes(me, page).verdict is Genuineness.GENUINE
    assert store.documents.verify_all(people.general_manager).ok
    with store.work.db.read() as session:
        contracts = session.scalars(sa.select(Contract).order_by(Contract.id)).all()
        assert [row.buyer_signature is None for row in contracts] == [False, True]
        assert session.get_one(Deal, deal_id).contract_number == SECOND


@pytest.mark.rule("CT-06", "CT-07", "DP-01")
def test_a_print_that_says_other_money_is_not_what_was_signed_and_a_withdrawn_one_keeps_its_numbers(
    sqlite_store: Showroom,
) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    me, ink = people.consultant, store.reissue_ink
    deal_id = asked(store, people)
    approve(store, people, deal_id)
    printed = ink.print_copy(me, deal_id)
    pay(store, people, deal_id, "1000", ReceiptKind.BALANCE)
    with pytest.raises(ShowroomError) as differs:  # the page lists what was received
        ink.confirm(me, deal_id, InkDraft("ink", TODAY))
    assert differs.value.code == "contract_ink_differs"
    assert "money received" in differs.value.text("en")
    assert store.contract.view(me, deal_id).draft.buyer_name == "张三"
    with pytest.raises(FieldErrors):
        ink.withdraw(me, deal_id, " ")
    assert ink.withdraw(me, deal_id, "客户又付了一千").may_print
    for ident in (printed.page_document_id, printed.contract.document_id):  # genuine for ever, and signed by nobody
        verdict = store.documents.verify_bytes(me, store.documents.pdf(me, ident))
        assert (verdict.verdict, verdict.message.code) == (Genuineness.GENUINE, "paper_withdrawn")
    again = ink.print_copy(me, deal_id)
    assert (again.number, again.page_number) == (THIRD, "SH01-BG-20261122-0002")
    ink.confirm(me, deal_id, InkDraft("ink", TODAY))
    assert store.documents.verify_all(people.general_manager).ok
    for change in ("UPDATE reissue_print SET reason = 'x'", "DELETE FROM reissue_print"):
        with pytest.raises(sa.exc.DBAPIError, match="immutable"), store.work.db.begin() as session:
            session.execute(sa.text(change))
    with store.work.db.read() as session:
        assert session.scalar(sa.select(sa.func.count(ReissuePrint.id))) == 2
