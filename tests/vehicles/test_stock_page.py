"""The stock page over a real store: the list, the car's form for test drives, the library, the import."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Actor
from showroom.kernel.money import Money
from showroom.vehicles.model import Energy, VehicleStatus
from showroom.vehicles.records import ModelDraft, VehicleDraft
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.stock.page import MODELS, StockPage
from ui.widgets.search_choice import Choice

VIN, OTHER_VIN = "LSVAU2182T2000001", "LSVAU2180T2000000"


@pytest.fixture
def staff(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def model_id(sqlite_store: Showroom, staff: People) -> int:
    draft = ModelDraft("星河", "E6", "650km 长续航版", Energy.BEV, Money.of("249800"), gearbox="EV")
    return sqlite_store.vehicles.save_model(staff.manager, draft).id


@pytest.fixture
def car_id(sqlite_store: Showroom, staff: People, model_id: int) -> int:
    draft = VehicleDraft(VIN, model_id, exterior="珍珠白", arrived=date(2026, 7, 1))
    return sqlite_store.vehicles.save_vehicle(staff.manager, draft).id


def open_page(qtbot: QtBot, store: Showroom, actor: Actor) -> StockPage:
    page = StockPage(desk(store, actor))
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    return page


def cell(page: StockPage, key: str, row: int = 0) -> str:
    number = next(i for i, column in enumerate(page.model.columns) if column.key == key)
    return str(page.model.index(row, number).data())


def test_the_list_shows_and_narrows_cars(qtbot: QtBot, sqlite_store: Showroom, staff: People, car_id: int) -> None:
    page = open_page(qtbot, sqlite_store, staff.consultant)
    assert car_id == page.model.id_at(0)
    assert (cell(page, "vin"), cell(page, "price"), cell(page, "days")) == (VIN, "¥249,800.00", "144")
    page.status.set_value("demo")
    page.filter.changed.emit()
    assert page.cars.currentIndex() == 2
    page.status.set_value("")
    page.energy.set_value("BEV")
    page.text.set_value(VIN[-6:])
    page.filter.changed.emit()
    assert page.model.rowCount() == 1


@pytest.mark.rule("VN-06")
def test_a_car_is_entered_and_a_known_vin_refused_beside_its_field(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, model_id: int, car_id: int
) -> None:
    page = open_page(qtbot, sqlite_store, staff.manager)
    page.open_new()
    form = page.vehicle_form
    assert form is not None
    page.primary()
    assert form.binder["vin"].is_bad
    assert form.binder["model_id"].is_bad
    form.binder.set_values({"vin": VIN, "model_id": Choice(model_id, "星河 E6")})
    page.primary()
    assert form.binder["vin"].is_bad
    form.binder.set_values({"vin": OTHER_VIN})
    page.primary()
    assert form.view_model.vehicle is not None
    assert form.view_model.vehicle.id != car_id
    assert sqlite_store.vehicles.vehicle(staff.manager, form.view_model.vehicle.id).draft.vin == OTHER_VIN


@pytest.mark.rule("TD-10")
def test_a_demo_car_gets_what_the_test_drive_asks_for(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, car_id: int
) -> None:
    page = open_page(qtbot, sqlite_store, staff.manager)
    page.open_item(car_id)
    form = page.vehicle_form
    assert form is not None
    form.binder.set_values({
        "status": "demo", "plate": "沪AD12345", "compulsory_valid_to": date(2027, 6, 30),
        "third_party": Money.of("1000000"), "inspection_valid_to": date(2028, 6, 30), "energy_percent": 80,
        "own_damage": True,
    })  # fmt: skip
    page.primary()
    (demo,) = sqlite_store.vehicles.demo_cars(staff.consultant)
    assert (demo.draft.status, demo.draft.plate) == (VehicleStatus.DEMO, "沪AD12345")
    assert (demo.draft.energy_percent, demo.draft.own_damage) == (80, True)
    assert demo.draft.exterior == "珍珠白"


def test_who_may_not_write_only_reads(qtbot: QtBot, sqlite_store: Showroom, staff: People, car_id: int) -> None:
    page = open_page(qtbot, sqlite_store, staff.consultant)
    assert page.new_button.isHidden()
    assert page.import_button.isHidden()
    page.open_item(car_id)
    assert page.vehicle_form is not None
    assert page.vehicle_form.save_button.isHidden()
    assert not page.vehicle_form.binder["vin"].field.isEnabled()


def test_the_library_is_listed_and_a_price_changed(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, model_id: int
) -> None:
    page = open_page(qtbot, sqlite_store, staff.manager)
    sqlite_store.work.on_committed.append(page.context.changes.listen)  # as the program wires it
    page.tabs.setCurrentIndex(MODELS)
    assert page.library.rowCount() == 1
    page.open_model(model_id)
    assert page.model_form is not None
    page.model_form.binder.set_values({"guide_price": Money.of("239800")})
    with qtbot.waitSignal(page.context.changes.changed):
        page.primary()
    assert sqlite_store.vehicles.model(staff.manager, model_id).guide_price == Money.of("239800")
    assert str(page.library.index(0, 7).data()) == "¥239,800.00"


# --- the import window, see tests/imports -------------------------------------------------------------------------


def stock_list(folder: Path) -> Path:
    """Two cars that can be taken, one that is in stock, one with a wrong VIN."""
    path = folder / "stock.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    rows: list[tuple[Any, ...]] = [
        ("车架号", "品牌", "车型", "配置", "颜色", "指导价", "状态"),
        (OTHER_VIN, "星河", "E6", "650km 长续航版", "黑", 249800, "在库"),
        (VIN, "星河", "E6", "650km 长续航版", "白", 249800, "在库"),
        ("LSVAU2182T200", "星河", "E6", "650km 长续航版", "白", 249800, "在库"),
    ]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return path


def test_the_list_shows_what_an_import_brought_and_what_its_undo_took_away(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, car_id: int, tmp_path: Path
) -> None:
    page = open_page(qtbot, sqlite_store, staff.manager)
    page.import_button.click()
    window = page.import_dialog
    window.read_file(str(stock_list(tmp_path)))
    counts = window.view_model.counts
    assert (counts["accept"], counts["duplicate"], counts["reject"]) == (1, 1, 1)
    assert page.model.rowCount() == 1  # nothing written yet
    window.view_model.take()
    assert page.model.rowCount() == 2
    assert window.view_model.done is not None
    window.view_model.undo(window.view_model.done.run.id)
    assert page.model.rowCount() == 1
