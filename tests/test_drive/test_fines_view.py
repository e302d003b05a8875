"""Fines as the window lists them: whose and why, told, paid, assigned by hand, struck, open and done (TR-04)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom.kernel.actor import Actor
from showroom.kernel.money import Money
from showroom.test_drive.demo_model import FineMatch
from showroom.test_drive.demo_views import FineLine
from showroom.test_drive.fines import FineDraft, FineState
from showroom.test_drive.views import DriveView
from tests.desk_context import desk
from tests.test_drive.driving import TEN, VINS, Lot
from ui.messages import set_window_language
from ui.test_drive.car_entry import EntryDialog
from ui.test_drive.fines_view import FinesView
from ui.theme import Theme

SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp)
    set_window_language("zh")
    yield
    set_window_language("en")
    theme.setParent(None)


def out_now(lot: Lot) -> tuple[int, DriveView]:
    """A car that is out since 10:00."""
    _deal, car, drive = lot.signed()
    lot.out(drive)
    return car, drive


def opened(qtbot: QtBot, lot: Lot, actor: Actor) -> FinesView:
    page = FinesView(desk(lot.store, actor))
    qtbot.addWidget(page)
    page.show()
    return page


def entry_of(page: FinesView, kind: str) -> EntryDialog:
    return next(dialog for dialog in page.findChildren(EntryDialog) if dialog.kind == kind)


def record(lot: Lot, car: int, minutes: int = 0, **changes: object) -> FineLine:
    draft = FineDraft(TEN - timedelta(minutes=minutes), "世纪大道", "超速", Money.of("200"), 3)
    return lot.store.fines.record(lot.people.consultant, car, replace(draft, **changes))  # type: ignore[arg-type]


def states(page: FinesView) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 6).data()) for row in range(model.rowCount())]


@pytest.mark.rule("TR-04")
def test_a_fine_is_entered_for_any_car_matched_told_and_paid(qtbot: QtBot, lot: Lot) -> None:
    car, drive = out_now(lot)
    lot.car(VINS[1])
    page = opened(qtbot, lot, lot.people.consultant)
    assert states(page) == []
    page.acts["new"].click()
    entry = entry_of(page, "fine")
    values = {"day": SUNDAY, "clock": "10:00", "place": "世纪大道", "offence": "超速", "amount": Money.of("200")}
    entry.binder.set_values(values)
    entry.submit()
    assert entry.binder["vehicle_id"].is_bad
    entry.binder.set_values({"vehicle_id": car})
    entry.submit()
    [fine] = page.table.rows
    assert (fine.match, fine.driver, fine.drive_number) == (FineMatch.CUSTOMER, "张三", drive.number)
    for text in (drive.number, "张三", "11-22 10:00"):
        assert text in page.evidence.text()
    page.acts["tell"].click()
    assert states(page) == [page.tr("told")]
    assert not page.acts["tell"].isEnabled()
    page.acts["pay"].click()
    pay = entry_of(page, "pay")
    assert drive.number in pay.note.text()
    pay.binder.set_values({"paid_on": SUNDAY + timedelta(days=1), "voucher": "票-7"})
    pay.submit()
    assert pay.binder["paid_on"].is_bad
    pay.binder.set_values({"paid_on": SUNDAY})
    pay.submit()
    assert states(page) == []
    page.state.set_value("done")
    page.state.changed.emit()
    assert [(row.paid_on, row.voucher) for row in page.table.rows] == [(SUNDAY, "票-7")]


@pytest.mark.rule("TR-04")
def test_a_customers_fine_is_done_only_when_he_knows_of_it(lot: Lot) -> None:
    car, _drive = out_now(lot)
    service, me = lot.store.fines, lot.people.consultant
    his, stray = record(lot, car), record(lot, car, minutes=60)
    assert stray.match is FineMatch.NOBODY
    service.pay(me, stray.id, SUNDAY, stray.version)
    paid = service.pay(me, his.id, SUNDAY, his.version)
    assert [row.id for row in service.listed(me, FineState.OPEN)] == [his.id]
    assert [row.id for row in service.listed(me, FineState.DONE)] == [stray.id]
    assert [row.done for row in service.listed(me, FineState.ALL)] == [False, True]
    service.tell(me, his.id, paid.version)
    assert service.listed(me, FineState.OPEN) == ()
    assert len(service.listed(me, FineState.DONE)) == 2


@pytest.mark.rule("TR-04")
def test_the_manager_says_who_drove_and_why_where_the_log_says_nobody(qtbot: QtBot, lot: Lot) -> None:
    car, drive = out_now(lot)
    record(lot, car, minutes=60)
    page = opened(qtbot, lot, lot.people.manager)
    nobody = page.evidence.text()
    assert "TR-04" in nobody
    assert not page.acts["tell"].isEnabled()
    page.acts["assign"].click()
    assign = entry_of(page, "assign")
    assert assign.note.text() == nobody
    offered = [choice.text for choice in assign.about.drivers]
    assert offered[0] == f"张三 · {drive.number}"
    place = offered.index(lot.people.colleague.name)
    assign.binder.set_values({"driver": str(place)})
    assign.submit()
    assert assign.binder["reason"].is_bad
    assign.binder.set_values({"reason": "门口监控可见"})
    assign.submit()
    [fine] = page.table.rows
    assert (fine.match, fine.driver, fine.drive_number) == (FineMatch.STAFF, lot.people.colleague.name, "")
    for text in (lot.people.manager.name, lot.people.colleague.name, "门口监控可见"):
        assert text in page.evidence.text()
    page.acts["assign"].click()
    again = [dialog for dialog in page.findChildren(EntryDialog) if dialog.kind == "assign"][-1]
    again.binder.set_values({"driver": "0", "reason": "客户承认"})
    again.submit()
    assert page.table.rows[0].drive_number == drive.number
    assert [task.kind for task in lot.store.customers.tasks_due(lot.people.consultant)] == ["demo_car"]


@pytest.mark.rule("TR-04")
def test_a_wrong_fine_is_struck_with_a_reason_and_counts_nowhere(qtbot: QtBot, lot: Lot) -> None:
    car, _drive = out_now(lot)
    record(lot, car, number="3101-1")
    page = opened(qtbot, lot, lot.people.manager)
    dialog = page.strike()
    assert dialog is not None
    dialog.reason.set_value("不是本店车辆")
    dialog.confirm.click()
    assert page.table.rows == ()
    assert lot.store.fines.of_car(lot.people.manager, car) == ()
    assert lot.store.car_log.month(lot.people.manager, car, 2026, 11).fine_total == Money(0)
    assert record(lot, car, number="3101-1").number == "3101-1"


@pytest.mark.rule("TR-04")
def test_each_post_sees_its_acts_and_a_fine_leads_to_its_deal(qtbot: QtBot, lot: Lot) -> None:
    car, drive = out_now(lot)
    fine = record(lot, car)
    page = opened(qtbot, lot, lot.people.consultant)
    assert {key for key, button in page.acts.items() if button.isHidden()} == {"assign", "strike"}
    went: list[tuple[str, int]] = []
    page.context = replace(page.context, open_place=lambda kind, ident: went.append((kind, ident)))
    page.open_deal(fine.id)
    assert went == [("deal", fine.deal_id)]
    assert fine.drive_number == drive.number


@pytest.mark.rule("TR-04")
def test_what_another_desk_did_meanwhile_is_told_and_the_list_read_again(qtbot: QtBot, lot: Lot) -> None:
    car, _drive = out_now(lot)
    fine = record(lot, car)
    page = opened(qtbot, lot, lot.people.consultant)
    lot.store.fines.tell(lot.people.manager, fine.id, fine.version)
    page.tell()
    assert page.context.notifier.told[-1].kind == "error"
    assert page.table.rows[0].told_at is not None
