"""Figure 41 in the window: every money field of steps 5 and 6 reads each text as its one answer, or refuses it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.kernel.errors import ShowroomError
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.negotiation.test_bad_amounts import TYPED, answer
from tests.store_fixtures import hire
from ui.contract.page import ContractPage
from ui.negotiation.page import NegotiationPage
from ui.widgets.fields import MoneyField
from ui.widgets.step_page import StepPage

FIELDS = {
    NegotiationPage: {
        "discount_store", "discount_manufacturer", "discount_trade_in", "discount_loyalty", "vehicle_vessel_annual",
        "compulsory", "commercial", "official_fees", "trade_in", "deposit_paid", "loan_principal", "subsidy_advance",
    },
    ContractPage: {
        "deposit_agreed", "deposit_paid", "service_plates_price", "service_insurance_price", "service_tax_price",
        "service_finance_price",
    },
}  # fmt: skip


@pytest.mark.rule("G-01")
@pytest.mark.parametrize("made", FIELDS, ids=lambda page: page.__name__)
def test_every_money_field_of_the_page_reads_the_table(
    qtbot: QtBot, sqlite_store: Showroom, made: type[StepPage]
) -> None:
    people = hire(sqlite_store)
    deal_at(sqlite_store, people, Step.CONTRACT)
    page = made(desk(sqlite_store, people.consultant))
    qtbot.addWidget(page)
    found = page.findChildren(MoneyField)
    assert {field.name for field in found} == FIELDS[made]
    for field in found:
        for text, fen in TYPED.items():
            field.set_raw(text)
            value = answer(field.value)
            if isinstance(value, ShowroomError):
                assert (fen, value.code) == (None, "bad_amount"), (field.name, text)
                assert field.raw(), "what was typed stays"
            else:
                assert (None if value is None else value.fen) == fen, (field.name, text)
