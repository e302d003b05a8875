"""How a test opens a customer's file, presses its keys and reads what it shows."""

from __future__ import annotations

import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.persistence.audit import AuditEntry
from ui.customers.customer_view import CustomerCard
from ui.customers.page import CustomersPage

ID = "11010519491231002X"
NONE = Qt.KeyboardModifier.NoModifier


def card_of(page: CustomersPage, customer_id: int) -> CustomerCard:
    page.open_item(customer_id)
    assert page.card is not None
    return page.card


def press(qtbot: QtBot, card: CustomerCard, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A key of the window; shortcuts hear it once the window is active."""
    card.window().activateWindow()
    qtbot.waitUntil(card.window().isActiveWindow)
    qtbot.keyClick(card, key, modifier)


def text_of(card: CustomerCard, field: str) -> str:
    found = card.binder[field].field
    assert isinstance(found, QLineEdit)
    return found.text()


def audited(store: Showroom) -> list[str]:
    with store.work.db.read() as session:
        return [row for row in session.scalars(sa.select(AuditEntry.facts)) if "revealed" in row]
