"""The submission sheet, the filing on the day of the signing, and orders that nobody has signed (S3-27, CT-05)."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.filing_service import FilingDraft, OrderDraft
from showroom.contract.papers_model import OrderWay
from showroom.customers.model import CustomerTask
from showroom.deals.model import PayWay, Step
from showroom.kernel.actor import Actor
from showroom.kernel.errors import FieldErrors, ShowroomError
from tests.contract.contract_builders import drafted, sign
from tests.contract.test_service import text_of
from tests.e2e.sale import Sale, Shop
from tests.e2e.test_one_sale import sell
from tests.store_fixtures import People, by_owner, hire


def duties(store: Showroom, who: Actor) -> set[str]:
    """What Today asks of somebody about contracts and unsigned orders."""
    kinds = ("contract_filing", "informal_order")
    with store.work.db.read() as session:
        query = sa.select(CustomerTask.note).where(
            CustomerTask.owner_id == who.id, CustomerTask.kind.in_(kinds), CustomerTask.done_at.is_(None)
        )
        return set(session.scalars(query))


@pytest.mark.rule("CT-05", "S3-45")
def test_a_contract_is_filed_on_its_day_by_another_and_once(store: Showroom, people: People) -> None:
    deal, other = drafted(store, people), drafted(store, people, vin="LSVAU2182T2000077")
    with pytest.raises(ShowroomError) as unsigned:
        store.filing.file(people.manager, deal, FilingDraft())
    assert unsigned.value.code == "filing_unsigned"
    first, second = sign(store, people, deal), sign(store, people, other)
    assert duties(store, people.manager) == {first.number, second.number}  # asked of the manager, due today
    assert [row.number for row in store.filing.unfiled(people.manager)] == [first.number, second.number]
    with pytest.raises(ShowroomError) as refused:
        store.filing.file(people.consultant, deal, FilingDraft())
    assert refused.value.code == "not_allowed"
    view = store.filing.file(people.manager, deal, FilingDraft(frozenset({"sales", "finance"})))
    assert (view.filed_by, view.may_file) == (people.manager.name, False)
    with pytest.raises(ShowroomError) as twice:
        store.filing.file(people.manager, deal, FilingDraft())
    assert twice.value.code == "filing_done"
    store.work.clock.move(minutes=60 * 24)  # type: ignore[attr-defined]
    assert [(row.number, row.late) for row in store.filing.unfiled(people.manager)] == [(second.number, True)]
    with pytest.raises(FieldErrors) as late:
        store.filing.file(people.manager, other, FilingDraft())
    assert set(late.value.fields) == {"note"}
    store.filing.file(people.manager, other, FilingDraft(note="经理当日外出，次日补归档"))
    assert duties(store, people.manager) == set()
    assert store.filing.unfiled(people.manager) == ()
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.text("DELETE FROM contract_filing"))


@pytest.mark.rule("CT-05", "S3-45")
def test_an_order_by_phone_waits_for_the_manager(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal = drafted(store, people)
    view = store.filing.take_order(people.consultant, deal, OrderDraft(OrderWay.PHONE, "客户来电订购，明日签约"))
    assert [order.confirmed_by for order in view.orders] == [""]
    assert duties(store, people.manager) == {"客户来电订购，明日签约"}
    [waiting] = store.filing.waiting_orders(people.manager)
    assert (waiting.deal_id, waiting.text) == (deal, "客户来电订购，明日签约")
    with pytest.raises(ShowroomError) as own:
        store.filing.confirm_order(people.consultant, deal, waiting.order_id)
    assert own.value.code == "not_allowed"
    done = store.filing.confirm_order(people.manager, deal, waiting.order_id)
    assert done.orders[0].confirmed_by == people.manager.name
    assert store.filing.waiting_orders(people.manager) == ()
    assert duties(store, people.manager) == set()
    own_order = store.filing.take_order(people.manager, deal, OrderDraft(OrderWay.FAX, "传真件一页")).orders[1]
    with pytest.raises(ShowroomError) as refused:
        store.filing.confirm_order(people.manager, deal, own_order.id)
    assert refused.value.code == "filing_own"
    with pytest.raises(FieldErrors):
        store.filing.take_order(people.consultant, deal, OrderDraft(OrderWay.FAX, "  "))


@pytest.mark.rule("S3-27", "CT-04", "S3-45")
def test_the_sheet_names_terms_deviations_approvals_and_departments(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    sale = Sale(Shop(store, people))
    signer = sale.sign_contract

    def with_terms() -> object:
        store.deals.add_promise(sale.me, sale.deal, Step.NEGOTIATION, "送原厂脚垫一套")
        sale.draft_contract(special_terms="交车前贴膜完工并由买方验收", version=1)
        before = text_of(store.filing.sheet_pdf(sale.me, sale.deal))
        assert "签订时编号" in before
        assert "签订前提交" in before
        assert sale.state().number in before
        store.contract.approve_terms(people.manager, sale.deal)
        store.contract.approve_terms(people.general_manager, sale.deal)
        return signer()

    sale.sign_contract = with_terms  # type: ignore[method-assign,assignment]
    sell(sale, PayWay.CASH)
    store.filing.file(people.manager, sale.deal, FilingDraft(frozenset({"legal"})))
    text = text_of(store.filing.sheet_pdf(sale.me, sale.deal))
    number = store.contract.view(sale.me, sale.deal).signed
    assert number is not None
    for wanted in (
        number.number, "签订后归档", "sale-2026.1", "特别约定：交车前贴膜完工并由买方验收", "承诺：送原厂脚垫一套",
        people.manager.name, people.general_manager.name, "总经理", "优惠", "同意", "法", "已由",
    ):  # fmt: skip
        assert wanted in text, wanted
    assert text.count("交车前贴膜完工并由买方验收") == 2  # as a term, and as a deviation from the quotation
    english = text_of(store.filing.sheet_pdf(sale.me, sale.deal, "en"))
    assert "ContractSubmissionSheet" in english
