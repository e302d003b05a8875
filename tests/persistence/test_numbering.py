"""Numbers are gapless: a rollback gives its number back, and desks that race never share one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.persistence import numbering
from showroom.persistence.numbering import NumberSeries

DAY = date(2026, 11, 22)


class GaveUpError(Exception):
    """A transaction that changes its mind."""


def give_up(store: Showroom) -> None:
    with store.work.db.begin() as session:
        assert numbering.allot(session, "SH01", "XS", DAY) == "SH01-XS-20261122-0002"
        raise GaveUpError


@pytest.mark.rule("CT-06", "S3-26")
def test_a_rolled_back_number_is_given_out_again(store: Showroom) -> None:
    with store.work.db.begin() as session:
        assert numbering.allot(session, "SH01", "XS", DAY) == "SH01-XS-20261122-0001"
    with pytest.raises(GaveUpError):
        give_up(store)
    with store.work.db.begin() as session:
        assert numbering.allot(session, "SH01", "XS", DAY) == "SH01-XS-20261122-0002"
        assert numbering.allot(session, "SH01", "SJ", DAY) == "SH01-SJ-20261122-0001"
        assert numbering.allot(session, "SH01", "XS", date(2026, 11, 23)) == "SH01-XS-20261123-0001"


@pytest.mark.rule("CT-06")
def test_racing_desks_leave_neither_gaps_nor_doubles(store: Showroom) -> None:
    def sign(turn: int) -> str | None:
        with store.work.db.begin() as session:
            number = numbering.allot(session, "SH01", "XS", DAY)
            if turn % 3 == 0:
                session.rollback()
                return None
            return number

    with ThreadPoolExecutor(6) as pool:
        numbers = sorted(n for n in pool.map(sign, range(90)) if n)
    with store.work.db.read() as session:
        last = session.scalar(sa.select(NumberSeries.last))
    assert numbers == [f"SH01-XS-20261122-{n:04d}" for n in range(1, 61)]
    assert last == 60
