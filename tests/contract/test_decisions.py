"""A manager's word reaches Today of whoever asked; an order by phone holds only with it; the sheet says what it was."""

from __future__ import annotations

import pytest

from showroom.approvals.views import AskKind
from showroom.bootstrap import Showroom
from showroom.contract.filing_service import OrderDraft
from showroom.contract.papers_model import OrderWay
from showroom.kernel.actor import Actor
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.negotiation.approvals import Decision
from tests.contract.change_builders import opened, signed_deal, start
from tests.contract.contract_builders import drafted, filled
from tests.documents.pdf_reading import text_of
from tests.store_fixtures import People


@pytest.fixture
def store(sqlite_store: Showroom) -> Showroom:
    """One database is enough: nothing here is done by SQL that the other would do differently."""
    return sqlite_store


def words(store: Showroom, actor: Actor) -> list[str]:
    due = store.customers.tasks_due(actor)
    return [task.note for task in due if (task.kind, task.owner_id) == ("manager_decision", actor.id)]


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
    desk = store.approvals
    (item,) = [one for one in desk.waiting(people.general_manager).items if one.kind is AskKind.ORDER]
    assert (item.id, item.asked_by) == (second.id, manager.name)
    assert not [one for one in desk.waiting(manager).items if one.kind is AskKind.ORDER]  # it is the manager's own
    desk.decide(people.general_manager, item, Decision(approve=True))
    assert filing.waiting_orders(people.general_manager) == ()
    sheet = text_of(filing.sheet_pdf(me, deal_id))
    assert "踏板已停产" in sheet
    assert f"{people.general_manager.name}已确认" in sheet.replace(" ", "")
    assert "not confirmed by" in text_of(filing.sheet_pdf(me, deal_id, "en"))


@pytest.mark.rule("CT-04", "S3-27")
def test_a_no_to_special_terms_stands_beside_them_and_on_the_sheet_until_they_change(
    store: Showroom, people: People
) -> None:
    me, boss = people.consultant, people.general_manager
    deal_id = drafted(store, people, special_terms="送三年保养")
    (item,) = [one for one in store.approvals.waiting(boss).items if one.kind is AskKind.TERMS]
    store.approvals.decide(boss, item, Decision(approve=False, note="保养只送一年"))
    view = store.contract.view(me, deal_id)
    assert view.terms_refused == (f"{boss.name}：保养只送一年",)
    assert words(store, me) == [f"{boss.name}：未批准 特别约定：保养只送一年"]
    assert "保养只送一年" in text_of(store.filing.sheet_pdf(me, deal_id))
    changed = filled(store, people, deal_id, special_terms="送一年保养", version=view.draft.version)
    store.contract.save_draft(me, deal_id, changed)
    assert store.contract.view(me, deal_id).terms_refused == ()  # other words, asked for anew
