from __future__ import annotations

from datetime import date

import pytest

from showroom.consultation.rules import Bant, Grade, Known, is_qualified, next_contact
from showroom.kernel.shipped_parameters import SHIPPED

TODAY = date(2026, 11, 22)


@pytest.mark.rule("GR-02", "GR-04")
def test_next_contact_and_qualification() -> None:
    def due(grade: Grade, promised: date | None = None, *closed: date) -> date:
        return next_contact(grade, TODAY, promised, closed, SHIPPED)

    assert due(Grade.H) == date(2026, 11, 24)
    assert due(Grade.C, date(2026, 11, 25)) == date(2026, 11, 25)
    assert due(Grade.H, date(2026, 12, 25)) == date(2026, 11, 24)
    assert due(Grade.H, None, date(2026, 11, 24)) == date(2026, 11, 23)
    assert due(Grade.H, None, TODAY, date(2026, 11, 23), date(2026, 11, 24)) == date(2026, 11, 25)
    assert is_qualified(Bant(Known.PARTLY, Known.PARTLY, Known.YES, Known.YES))
    assert not is_qualified(Bant(Known.YES, Known.UNKNOWN, Known.YES, Known.YES))
