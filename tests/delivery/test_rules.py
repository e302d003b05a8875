from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from showroom.delivery.rules import DOCUMENTS, DeliveryCase, delivery_findings
from showroom.kernel.money import Money
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.vehicles.periods import three_guarantees, use_compensation

TODAY = date(2026, 11, 22)


@pytest.mark.rule("SB-01", "SB-02", "SB-03", "SB-07", "G-04")
def test_worked_periods_and_compensation() -> None:
    found = three_guarantees(date(2026, 11, 20), TODAY, SHIPPED)
    assert (found.start, found.day_7, found.day_60) == (TODAY, date(2026, 11, 29), date(2027, 1, 21))
    assert (found.year_2, found.year_3) == (date(2028, 11, 22), date(2029, 11, 22))
    cost = use_compensation(Money.of(159800), Decimal(12000), Decimal("0.005"), Decimal("0.005"))
    assert str(cost) == "9588.00"


@pytest.mark.rule("DV-01", "DV-02", "DV-03", "DV-04", "DV-05")
def test_gates_open_only_when_all_is_there() -> None:
    ready = DeliveryCase(
        TODAY, contract_active=True, allocated_vin="LSVAU2182T2000001", handed_over=frozenset(DOCUMENTS),
        pdi_passed=True,
        compulsory_valid_to=TODAY, permanent_plate="沪AD12345", checklist_open=0, customer_signed=True,
        seller_signed=True,
    )  # fmt: skip
    assert delivery_findings(ready, SHIPPED) == ()
    codes = {entry.code for entry in delivery_findings(DeliveryCase(TODAY, price_due=Money(1)), SHIPPED)}
    assert codes == {"DV-01", "DV-02", "DV-03", "DV-04", "DV-05"}
