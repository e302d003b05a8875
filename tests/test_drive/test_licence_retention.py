"""The clock of licence photographs runs by itself, on both kinds of database (PI-05, PI-07)."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom.kernel.clock import STORE_ZONE, FixedClock
from showroom.persistence.audit import AuditEntry
from showroom.test_drive.licence_capture_model import LicenceCapture
from showroom.test_drive.model import DrivingLicence
from tests.desk_context import desk
from tests.test_drive.driving import PNG, Lot
from ui.rounds import Rounds


class Bare(QWidget):
    """What the watch needs of the main window."""

    def __init__(self, context: Any) -> None:
        super().__init__()
        self.context, self.locked = context, False
        self.entered = SimpleNamespace(connect=lambda _slot: None)


@pytest.mark.rule("PI-05", "PI-07")
def test_pictures_whose_time_is_over_are_taken_out_once_a_day_without_anybody_asking(
    qtbot: QtBot, lot: Lot, clock: FixedClock
) -> None:
    lot.licence(lot.deal(), front=PNG, back=PNG)
    window: Any = Bare(desk(lot.store, lot.people.colleague))
    qtbot.addWidget(window)
    watch = Rounds(window)

    def kept() -> tuple[bool, int]:
        with lot.store.work.db.read() as session:
            row = session.execute(sa.select(DrivingLicence.front, DrivingLicence.front_taken)).one()
            erased = sa.select(AuditEntry.actor_id).where(AuditEntry.object_kind == "licence_capture")
            assert (row.front is not None) is row.front_taken
            return row.front_taken, len(session.scalars(erased).all())

    clock.at = datetime(2029, 11, 22, 12, tzinfo=STORE_ZONE).astimezone(UTC)
    watch.look()
    assert kept() == (True, 1), "the last day counts, and nothing is written when nothing is due"
    clock.at = datetime(2029, 11, 22, 23, 59, tzinfo=STORE_ZONE).astimezone(UTC)
    watch.look()
    assert kept()[0]
    clock.move(minutes=2)
    watch.look()
    gone, entries = kept()
    assert not gone
    watch.look()
    clock.move(days=1)
    watch.look()
    assert kept() == (False, entries)


@pytest.mark.rule("PI-05", "PI-07")
def test_hundreds_that_are_due_go_in_parts_and_those_taken_anew_stay(lot: Lot, clock: FixedClock) -> None:
    """As after a long holiday: more than one part's worth in one look."""
    anew, old = lot.deal(), lot.deal()
    for deal in (anew, old):
        lot.licence(deal, front=PNG)
    with lot.store.work.db.begin() as session:
        first = session.scalars(sa.select(LicenceCapture).order_by(LicenceCapture.id)).first()
        assert first is not None
        same = {c.key: getattr(first, c.key) for c in sa.inspect(LicenceCapture).columns if c.key != "id"}
        session.execute(sa.insert(LicenceCapture), [same] * 250)
    clock.move(days=3 * 366)
    with lot.store.work.db.read() as session:
        version = session.scalars(sa.select(DrivingLicence.version).order_by(DrivingLicence.id)).first() or 0
    lot.licence(anew, front=PNG, version=version)
    assert lot.store.licence_capture.keep_time(lot.people.consultant) == 252
    with lot.store.work.db.read() as session:
        kept = session.scalars(sa.select(DrivingLicence.front_taken).order_by(DrivingLicence.id)).all()
        open_still = session.scalars(
            sa.select(LicenceCapture.keep_until).where(LicenceCapture.erased_at.is_(None))
        ).all()
    assert kept == [True, False]
    assert [day.year for day in open_still] == [2032]
    assert lot.store.licence_capture.keep_time(lot.people.consultant) == 0
