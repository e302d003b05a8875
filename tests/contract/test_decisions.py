"""A manager's word reaches Today of whoever asked; an order by phone holds only with it; the sheet says what it was."""

from __future__ import annotations

import pytest

from showroom.bootstrap import Showroom
from showroom.contract.filing_service import OrderDraft
from showroom.contract.papers_model import OrderWay
from showroom.kernel.actor import Actor
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from tests.contract.change_builders import opened, signed_deal, start
from tests.contract.contract_builders import drafted
from tests.documents.pdf_reading import text_of
from tests.store_fixtures import People


def words(store: Showroom, actor: Actor) -> list[str]:
    return [task.note for task in store.customers.tasks_due(actor) if (task.kind, task.owner_id) == ("manager_decision", actor.id)]


@pytest.mark.rule("CT-04", "CT-06")
def test_who_asked_for_a_change_reads_the_answer_on_today_until_it_is_used(store: Showroom, people: People) -> None:
    deal_id, changes = signed_deal(store, people), store.contract_changes
    me, manager = people.consultant, people.manager
    draft = start(store, people, deal_id, discount=Money.of("9000"))
    row = opened(changes.change_order(me, deal_id, draft))
    assert words(store, me) == []
    changes.decide(manager, deal_id, row.version, approve=False, remark="先谈好再改")
    assert words(store, me) == [f"{manager.name}：未批准 合同变更单：先谈好再改"]
    assert words(store, manager) == []
    row = opened(changes.view(me, deal_id))
    again = start(store, people, deal_id, discount=Money.of("9500"), version=row.version)
    row = opened(changes.change_order(me, deal_id, again))
    assert words(store, me) == []  # the answer was acted on
    changes.withdraw(manager, deal_id, row.version)
    assert words(store, me) == [f"{manager.name}：撤回 合同变更单"]


@pytest.mark.rule("CT-05", "S3-45")
def test_an_order_by_phone_holds_with_another_persons_word_only_and_a_no_is_told(
    store: Showroom, people: People
) -> None:
    me, manager, filing = people.consultant, people.manager, store.filing
    deal_id = drafted(store, people)
    first = filing.take_order(me, deal_id, OrderDraft(OrderWay.PHONE, "白色加装踏板，下周三来签")).orders[0]
    second = filing.take_order(manager, deal_id, OrderDraft(OrderWay.FAX, "传真件：加脚垫")).orders[1]
    waiting = "待经理确认" in text_of(filing.sheet_pdf(me, deal_id))
    assert waiting
    with pytest.raises(ShowroomError) as own:
        filing.confirm_order(manager, deal_id, second.id)
    assert own.value.code == "filing_own"
    with pytest.raises(FieldErrors):
        filing.refuse_order(manager, deal_id, first.id, "")
    view = filing.refuse_order(manager, deal_id, first.id, "踏板已停产")
    assert (view.orders[0].confirmed_by, view.orders[0].refusal) == (manager.name, "踏板已停产")
    assert words(store, me) == [f"{manager.name}：未确认订单 白色加装踏板，下周三来签 踏板已停产"]
    with pytest.raises(ShowroomError):  # the word stands
        filing.confirm_order(manager, deal_id, first.id)
    assert [one.order_id for one in filing.waiting_orders(people.general_manager)] == [second.id]
    filing.confirm_order(people.general_manager, deal_id, second.id)
    assert filing.waiting_orders(people.general_manager) == ()
    sheet = text_of(filing.sheet_pdf(me, deal_id))
    assert "踏板已停产" in sheet
    assert f"{people.general_manager.name}已确认" in sheet.replace(" ", "")
    assert "not confirmed by" in text_of(filing.sheet_pdf(me, deal_id, "en"))
