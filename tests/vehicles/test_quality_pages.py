"""Quality terms in the stock page, the policy in the settings, and the sheet that both give (SB-01, MF-02)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.money import Money
from showroom.vehicles.model import Energy
from showroom.vehicles.quality_entry import Scope
from showroom.vehicles.records import ModelDraft
from tests.desk_context import desk
from tests.store_fixtures import hire
from ui.settings.policy_part import PolicyPart
from ui.stock.page import StockPage


def press(widget: QWidget, name: str) -> None:
    button = widget.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.rule("SB-01", "MF-02")
def test_terms_and_policy_are_entered_and_print_as_one_sheet(qtbot: QtBot, sqlite_store: Showroom) -> None:
    people = hire(sqlite_store)
    draft = ModelDraft("星河", "E6", "650km 长续航版", Energy.BEV, Money.of("249800"))
    model = sqlite_store.vehicles.save_model(people.manager, draft).id
    context = desk(sqlite_store, people.manager)
    page = StockPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.open_model(model)
    assert page.model_form is not None
    part = page.model_form.quality
    assert [line.text for line in part.facts.lines][:2] == ["3 years / 60,000 km", "2 years / 50,000 km"]
    press(page, "new_quality_terms")
    form = page.quality_form
    assert form is not None
    assert form.isVisible()
    form.binder.set_values({"scope": Scope.VERSION.value, "repair_years": 2, "manufacturer": "星河汽车有限公司"})
    page.primary()
    assert "SB-01" in form.binder["repair_years"].message.full_text
    form.binder.set_values({"repair_years": 5, "repair_km": 100_000})
    page.primary()
    assert page.model_form.isVisible()  # back at the version, which shows them
    assert part.facts.lines[0].text == "5 years / 100,000 km"
    assert part.rows.lines[0].key == sqlite_store.quality_terms.view(people.manager, model).lines[0].id
    press(page, "information_sheet")
    assert part.sheets.window is None
    assert "MF-02" in context.notifier.told[-1].text  # no policy yet
    policy = PolicyPart(desk(sqlite_store, people.admin))
    qtbot.addWidget(policy)
    press(policy, "save_policy")
    assert policy.binder["policy_zh"].is_bad
    policy.binder.set_values({"policy_zh": "首次保养免费。", "policy_en": "The first service is free."})
    press(policy, "save_policy")
    assert sqlite_store.quality_terms.policy(people.admin).text_zh == "首次保养免费。"
    press(page, "information_sheet")
    assert part.sheets.window is not None
    assert part.sheets.window.pdf[:5] == b"%PDF-"
    part.sheets.window.close()
