"""The delivery page over a real store: money, car, papers and the signed handover by the page alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Deal, Step
from showroom.delivery.drafts import DeliveryDraft, DeliveryView
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.deal_builders import deal_at
from tests.delivery.test_service import READY, VIN
from tests.desk_context import desk
from tests.quality_builders import prepare_quality
from tests.store_fixtures import People, hire
from ui.delivery.page import DeliveryPage
from ui.delivery.view_model import draft_from_values, values_from_draft
from ui.messages import set_window_language
from ui.theme import Theme


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
def deal(sqlite_store: Showroom, people: People) -> int:
    return deal_at(sqlite_store, people, Step.DELIVERY)


@pytest.fixture
def page(qtbot: QtBot, sqlite_store: Showroom, people: People, deal: int) -> DeliveryPage:
    """The manager's page: he may take money and hand cars over."""
    made = DeliveryPage(desk(sqlite_store, people.manager))
    qtbot.addWidget(made)
    made.resize(900, 2400)
    made.show()
    made.open_deal(deal)
    return made


def view_of(page: DeliveryPage) -> DeliveryView:
    assert page.view_model.view is not None
    return page.view_model.view


def type_into(page: DeliveryPage, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    if text.isascii():
        QTest.keyClicks(field, text)
    else:  # comes from an input method, not from keys
        field.setText(text)
        field.textEdited.emit(text)


def choose(page: DeliveryPage, name: str, key: str) -> None:
    combo = page.findChild(QComboBox, name)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(key))
    combo.activated.emit(combo.currentIndex())


def press(page: DeliveryPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def pay(page: DeliveryPage, amount: str) -> None:
    choose(page, "receipt_kind", "balance")
    choose(page, "receipt_paid_by", "transfer")
    type_into(page, "receipt_amount", amount)
    type_into(page, "receipt_voucher", "V20261122")
    press(page, "add_receipt")


def prepare(page: DeliveryPage) -> None:
    for name in ("vin_on_car", "vin_on_certificate", "vin_on_invoice"):
        type_into(page, name, VIN)
    fields = {
        "appointment_day": "2026-11-24", "appointment_time": "14:30", "odometer_km": "12", "keys": "2",
        "energy_percent": "80", "invoice_number": "0451234", "invoice_on": "2026-11-20",
        "compulsory_valid_to": "2027-11-21", "plate": "沪AD12345", "service_adviser": "刘师傅",
    }  # fmt: skip
    for name, text in fields.items():
        type_into(page, name, text)
    press(page, "pdi_points_all_0")
    press(page, "papers_all_0")
    for group in range(6):
        press(page, f"ticked_all_{group}")


def sign_all(page: DeliveryPage) -> None:
    for pad in page.signing.pads.values():
        pad.set_strokes([[(20, 30), (60, 80), (120, 40), (200, 90)]])


@pytest.mark.rule("DV-01", "DV-02", "DV-05", "SB-01", "SB-09")
def test_the_whole_step_by_the_page_alone(
    page: DeliveryPage, sqlite_store: Showroom, people: People, deal: int
) -> None:
    prepare_quality(sqlite_store, people, deal)
    pay(page, "258465.62")
    assert view_of(page).money.outstanding.fen == 0
    assert page.ledger.texts(0)[-1] == "258,465.62"
    prepare(page)
    assert page.primary_text() == "Save preparation"
    assert not page.certificate.button.isVisible()  # it takes the invoice from the saved preparation
    page.primary()
    press(page, "make_certificate")
    assert "SH01-SB-20261122-0001" in page.certificate.lines.lines[0].text
    assert page.primary_text() == "Confirm delivery"
    page.primary()
    assert all(label.text() for label in page.signing.messages.values())
    sign_all(page)
    page.primary()
    assert view_of(page).number == "SH01-JC-20261122-0001"
    assert page.primary_text() == ""
    assert not page.car_form.isEnabled()
    assert "2029-11-22" in page.guarantee.text()
    page.certificate.lines.acted.emit("SH01-SB-20261122-0001", "reissue")
    assert page.certificate.dialog is not None
    page.certificate.dialog.given.emit("客户遗失")
    page.certificate.dialog.close()
    assert "SH01-SB-20261122-0001-BF1" in page.certificate.lines.lines[0].text


def test_a_bad_receipt_is_told_at_its_field_and_the_corrected_one_is_stored_once(page: DeliveryPage) -> None:
    choose(page, "receipt_kind", "loan")
    choose(page, "receipt_paid_by", "lender")
    type_into(page, "receipt_amount", "1000")
    type_into(page, "receipt_voucher", "V1")
    press(page, "add_receipt")
    assert page.receipt_binder["receipt_kind"].is_bad
    pay(page, "1000")
    assert len(view_of(page).money.receipts) == 1
    assert page.receipt_binder["receipt_amount"].field.text() == ""  # type: ignore[attr-defined]


def test_a_receipt_does_not_disturb_what_is_being_typed(page: DeliveryPage) -> None:
    type_into(page, "service_adviser", "刘师傅")
    pay(page, "1000")
    assert page.binder["service_adviser"].field.text() == "刘师傅"  # type: ignore[attr-defined]
    assert page.primary_text() == "Save preparation"


def test_a_consultant_sees_the_ledger_but_cannot_write_it(
    qtbot: QtBot, sqlite_store: Showroom, people: People, deal: int
) -> None:
    made = DeliveryPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(made)
    made.open_deal(deal)
    made.show()
    assert not made.receipt_holder.isVisible()
    assert "258,465.62" in made.money_facts.text()


@pytest.mark.rule("VN-06", "DV-01")
def test_a_car_without_vin_is_allocated_from_stock(sqlite_store: Showroom, page: DeliveryPage, deal: int) -> None:
    assert not page.allocation.isVisible()
    with sqlite_store.work.db.begin() as session:
        row = session.get_one(Deal, deal)
        vehicle = session.get_one(Vehicle, row.vehicle_id)
        row.vehicle_id, vehicle.status = None, VehicleStatus.IN_STOCK
        car = str(vehicle.id)
    page.open_deal(deal)
    assert page.allocation.isVisible()
    choose(page, "car", car)
    press(page, "allocate_car")
    assert view_of(page).vin == VIN
    assert not page.allocation.isVisible()


def test_what_is_shown_of_a_draft_reads_back_as_that_draft() -> None:
    for draft in (DeliveryDraft(), READY):
        assert draft_from_values(values_from_draft(draft), draft.version) == draft


def test_an_unreadable_time_is_told_beside_its_field(page: DeliveryPage) -> None:
    type_into(page, "appointment_day", "2026-11-24")
    type_into(page, "appointment_time", "25:61")
    page.primary()
    assert page.binder["appointment_time"].is_bad
    assert view_of(page).draft.version == 0


@pytest.mark.parametrize(
    "field", ["vin_on_car", "pdi", "document_invoice", "plate", "checklist", "receipts", "customer_signature"]
)
def test_every_finding_leads_to_its_place(page: DeliveryPage, field: str) -> None:
    assert page.focus_field(field)
