"""Prospecting in the window: calls, leads, lists, messages and costs by keyboard (S0-13, S0-14, S0-17, S0-19)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose, Grade
from showroom.kernel.actor import Actor
from showroom.reception.campaign_model import CampaignCallResult, LeadVerdict
from showroom.reception.campaign_views import Audience, CallListDraft, LeadDraft
from tests.desk_context import desk
from tests.reception.campaign_people import Town
from tests.store_fixtures import People, hire
from ui.context import UiContext
from ui.messages import set_window_language
from ui.reception.campaign_dialog import CampaignDialog
from ui.reception.campaign_portrait import PortraitDialog
from ui.reception.campaigns_part import CampaignsPart
from ui.shell.commands import Commands, add_acts
from ui.theme import Theme

WHY = "冬季试驾活动短信群发给客户"


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def town(sqlite_store: Showroom, people: People) -> Town:
    return Town(sqlite_store, people)


Open = Callable[[Actor, str], tuple[Any, Any, UiContext]]


@pytest.fixture
def opened(qtbot: QtBot, town: Town) -> Iterator[Open]:
    """Opens the dialog at a tab; it is kept until the test is over, since a timer of it may still run."""
    made: list[CampaignDialog] = []

    def open_dialog(actor: Actor, tab: str) -> tuple[Any, Any, UiContext]:
        context = desk(town.store, actor)
        dialog = CampaignDialog(None, context, tab)
        made.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog, dialog.parts[tab], context

    yield open_dialog
    for dialog in made:
        dialog.close()


def press(owner: QWidget, name: str) -> None:
    button = owner.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isEnabled()
    button.click()


def opened_part(dialog: CampaignDialog) -> str:
    part = dialog.stack.currentWidget()
    return "" if part is None else part.objectName()


def shown(owner: QWidget, name: str) -> str:
    label = owner.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


@pytest.mark.parametrize(
    "post, tabs",
    [
        ("consultant", ["calls", "take", "leads"]),
        ("receptionist", ["take", "leads"]),
        ("manager", ["calls", "take", "leads", "lists", "new", "messages", "costs"]),
    ],
)
def test_each_post_sees_what_it_may_do(opened: Open, town: Town, post: str, tabs: list[str]) -> None:
    dialog, _part, _context = opened(getattr(town.people, post), tabs[0])
    assert [dialog.tabs.tabData(number) for number in range(dialog.tabs.count())] == tabs
    assert dialog.open_tab("nonsense") is None
    for tab in tabs:
        part = dialog.open_tab(tab)
        assert part is not None
        assert part.isVisible()


@pytest.mark.rule("S0-13", "S2-04", "S4-04")
def test_calls_are_worked_through_one_after_the_other(opened: Open, town: Town) -> None:
    consultant = town.people.consultant
    hot = town.customer("王小明", gender="M", grade=Grade.H, owner=consultant, interest="星河 E6")
    town.customer("李娜", owner=consultant)
    made = town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
    dialog, part, context = opened(consultant, "calls")
    assert [row.who for row in part.rows] == ["王小明", "李娜"]
    assert "不是来推销的" in shown(part, "call_script")
    QTest.keyClick(part.table, Qt.Key.Key_Return)  # Enter on the call goes to its result
    assert dialog.focusWidget() == part.result
    part.result.set_value(CampaignCallResult.COMING.value)
    part.coming_day.setText("2026-11-28")
    part.coming_at.setText("1030")
    part.note.setText("带家人来")
    assert part.save_button.shortcut().toString() == "Ctrl+Return"
    press(part, "save_call")
    assert [one.text for one in context.notifier.told][-1:] == [part.tr("Appointment made")]
    assert [row.customer_id for row in part.rows][-1] == hot  # done ones stand last
    assert "李娜" in shown(part, "call_who")  # the next one is chosen already
    assert (part.result.value(), part.note.text()) == ("", "")
    part.submit()  # nothing chosen yet: told beside the field
    assert part.binder["result"].is_bad
    part.result.set_value(CampaignCallResult.NO_ANSWER.value)
    part.submit()
    (row,) = town.store.call_lists.lists(town.people.manager)
    assert (row.id, row.done, row.coming) == (made, 1, 1)
    assert part.rows[0].tries == 1


@pytest.mark.rule("PI-03", "PI-11", "S0-13")
def test_who_may_no_longer_be_called_can_only_be_taken_off(opened: Open, town: Town) -> None:
    consultant = town.people.consultant
    customer = town.customer(owner=consultant)
    town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
    town.store.customers.withdraw_consent(consultant, customer, ConsentPurpose.MARKETING, "2026-11")
    _dialog, part, _context = opened(consultant, "calls")
    assert not part.save_button.isEnabled()
    assert "授权" in part.table.model().index(0, 7).data()
    press(part, "take_off")
    assert part.rows[0].result is CampaignCallResult.TAKEN_OFF
    assert not part.off_button.isVisible()


@pytest.mark.rule("S0-13")
def test_the_manager_counts_makes_follows_gives_away_and_closes_a_list(opened: Open, town: Town) -> None:
    people = town.people
    town.customer("王小明", owner=people.consultant, grade=Grade.H)
    town.customer("李娜", owner=people.consultant)
    town.customer("没问过", consent=None)
    dialog, part, _context = opened(people.manager, "new")
    part.campaign.set_value(str(town.campaign_id))
    part.audience.grades.set_value({"H", "N"})
    part.count()
    assert "3" in shown(part, "audience_figures")
    assert "1" in shown(part, "audience_left_out")
    part.submit()
    (row,) = town.store.call_lists.lists(people.manager)
    assert row.total == 2
    assert not part.make_button.isEnabled()  # all of them are on the list now
    lists: Any = dialog.open_tab("lists")
    assert lists.table.model().index(0, 2).data() == "0 / 2"
    calls: Any = dialog.open_tab("calls")
    assert calls.everybody.value()
    calls.table.selectAll()
    calls.give_to.set_value(str(people.colleague.id))
    calls.give()
    assert {one.caller for one in calls.rows} == {"陈浩"}
    lists = dialog.open_tab("lists")
    press(lists, "close_list")
    assert town.store.call_lists.lists(people.manager)[0].closed
    assert not lists.close_button.isEnabled()


@pytest.mark.rule("S0-13", "PI-10")
def test_a_list_is_taken_out_with_a_reason(opened: Open, town: Town, tmp_path: Path) -> None:
    town.customer(owner=town.people.consultant)
    town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
    _dialog, part, _context = opened(town.people.manager, "lists")
    target = tmp_path / "list.xlsx"
    part.target.set_value(str(target))
    part.reason.set_value("短")
    part.submit()
    assert part.binder["reason"].is_bad
    part.reason.set_value(WHY)
    part.submit()
    assert target.exists()


@pytest.mark.rule("S0-14", "PI-03", "PI-10")
def test_messages_are_seen_before_they_are_taken_out(opened: Open, town: Town, tmp_path: Path) -> None:
    town.customer("王小明", gender="M", owner=town.people.consultant, interest="星河 E6")
    town.customer("没问过", consent=None)
    _dialog, part, _context = opened(town.people.manager, "messages")
    part.text.setPlainText("{称呼}，到店有礼")
    part.preview()
    assert "PI-03" in part.message.full_text  # no way to refuse further ones
    assert not part.export_button.isEnabled()
    part.text.setPlainText("，到店有礼。拒收请回复R ")
    part.text.moveCursor(part.text.textCursor().MoveOperation.Start)
    press(part, "put_title")
    part.preview()
    assert part.table.model().index(0, 2).data() == "王先生，到店有礼。拒收请回复R"
    assert part.table.model().index(0, 1).data() == "139****0001"
    assert "1" in shown(part, "message_figures")
    target = tmp_path / "sms.csv"
    part.target.set_value(str(target))
    part.reason.set_value(WHY)
    part.submit()
    assert "13900000001" in target.read_text("utf-8-sig")
    part.submit()
    assert "已存在" in part.message.full_text


@pytest.mark.rule("S0-13", "PI-02", "PI-03")
def test_leads_are_taken_one_after_the_other_at_the_stand(opened: Open, town: Town) -> None:
    _dialog, part, _context = opened(town.people.receptionist, "take")
    values = {"name": "孙丽", "phone": "13712345670", "channel": "community", "gift": "雨伞", "marketing": True}
    part.binder.set_values(values)
    part.submit()
    assert part.binder["told"].is_bad
    part.binder.set_values({"told": True})
    part.submit()
    (row,) = town.store.leads.leads(town.people.manager, *_month(town))
    assert (row.gift, row.channel) == ("雨伞", "community")
    assert part.binder.snapshot() | {"gift": "雨伞"} == part.binder.snapshot()  # gift and channel stay
    assert (part.name.value(), part.binder["told"].field.value()) == ("", False)
    part.binder.set_values({"name": "孙小姐", "phone": "13712345670", "told": True})
    part.submit()
    assert "已有档案" in part.message.full_text or "On file" in part.message.full_text


@pytest.mark.rule("S0-19", "S2-22", "GR-05")
def test_a_lead_is_judged_beside_the_list(opened: Open, town: Town) -> None:
    consultant = town.people.consultant
    draft = LeadDraft("孙丽", "13712345670", channel="community", told=True)
    taken = town.store.leads.take_lead(consultant, draft)
    _dialog, part, context = opened(consultant, "leads")
    part.binder.set_values({"verdict": "invalid"})
    part.submit()
    assert part.binder["lead_reason"].is_bad
    part.binder.set_values({"verdict": "valid", "prospect": {"need"}})
    part.submit()
    (row,) = town.store.leads.leads(consultant, *_month(town))
    assert (row.lead_id, row.verdict, row.prospect) == (taken.id, LeadVerdict.VALID, frozenset({"need"}))
    assert part.binder["prospect"].field.value() == frozenset({"need"})
    _dialog, part, context = opened(town.people.colleague, "leads")
    assert not part.save_button.isEnabled()  # another's lead
    part.first.setText("2026-11-2")
    part.refresh()  # half a day filters nothing and is no error
    assert context.notifier.told == []


@pytest.mark.rule("S0-17")
def test_money_for_leads_is_added_struck_and_put_back(opened: Open, town: Town) -> None:
    town.store.leads.take_lead(town.people.consultant, LeadDraft("孙丽", "13712345670", channel="radio", told=True))
    _dialog, part, context = opened(town.people.manager, "costs")
    part.binder.set_values({"channel": "radio"})
    part.binder["amount"].field.setText("1200")
    part.submit()
    assert part.figures.texts(0)[1:3] == ["1,200.00", "1"]
    assert part.figures.texts(0)[7] == "1,200.00"
    press(part, "strike_cost")
    assert part.figures.texts(0)[1] == "0.00"
    take_back = context.notifier.told[-1].action
    assert take_back is not None
    take_back()
    assert part.figures.texts(0)[1] == "1,200.00"
    part.by.set_value("campaigns")
    part.refresh()
    assert part.figures.rowCount() == 0  # neither lead nor money named a campaign


def test_empty_states_say_what_to_do(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    context = desk(sqlite_store, people.manager)
    dialog = CampaignDialog(None, context, "calls")
    qtbot.addWidget(dialog)
    dialog.show()
    for tab in ("calls", "lists", "leads"):
        part: Any = dialog.open_tab(tab)
        assert part.empty.isVisible()
        assert not part.table.isVisible()
    new: Any = dialog.open_tab("new")
    assert new.message.full_text  # write a campaign down first
    assert not new.make_button.isEnabled()


def test_it_opens_from_the_campaigns_and_from_the_palette(qtbot: QtBot, town: Town) -> None:
    window = CampaignsPart(desk(town.store, town.people.manager))
    qtbot.addWidget(window)
    window.show()
    press(window, "open_prospecting")
    (dialog,) = window.findChildren(CampaignDialog)
    assert opened_part(dialog) == "campaign_lists_part"
    commands = Commands(window)
    add_acts(commands, window, desk(town.store, town.people.manager), "Window")
    for key, part in (
        ("campaign_calls", "campaign_calls_part"), ("take_lead", "take_lead_part"),
        ("prospecting", "campaign_lists_part"),
    ):  # fmt: skip
        commands[key].trigger()
        assert opened_part(window.findChildren(CampaignDialog)[-1]) == part
    commands.dispose()
    for one in window.findChildren(CampaignDialog):
        one.close()


def _month(town: Town) -> tuple[Any, Any]:
    today = town.store.work.today()
    return today.replace(day=1), today


@pytest.mark.rule("S4-02")
def test_the_portrait_is_kept_beside_the_call(opened: Open, town: Town) -> None:
    consultant = town.people.consultant
    customer = town.customer("远行租赁", owner=consultant)
    town.store.call_lists.make_list(town.people.manager, CallListDraft(town.campaign_id, Audience()))
    _dialog, part, _context = opened(consultant, "calls")
    assert part.portrait_button.shortcut().toString() == "F6"
    press(part, "open_portrait")
    (portrait,) = part.findChildren(PortraitDialog)
    assert shown(portrait, "portrait_who") == "远行租赁"
    portrait.binder.set_values({"trade": "租赁", "pain_points": "停运"})
    portrait.binder["fleet"].field.setText("-1")
    portrait.submit()
    assert portrait.binder["fleet"].is_bad
    portrait.binder["fleet"].field.setText("25")
    press(portrait, "save_portrait")
    kept = town.store.portraits.portrait(consultant, customer)
    assert (kept.draft.trade, kept.draft.fleet, kept.draft.pain_points) == ("租赁", 25, "停运")
    assert not portrait.isVisible()
    _dialog, new, _context = opened(town.people.manager, "new")
    new.audience.trade.set_value("租赁")
    new.audience.fleet.set_value("26")
    new.count()
    assert "0" in shown(new, "audience_figures")
