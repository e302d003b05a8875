"""How long photographs of a licence are kept, and their end (PI-05, PI-07)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from showroom.kernel.dates import add_years
from showroom.persistence.actions import Tx
from showroom.test_drive.licence_capture_model import LicenceCapture
from showroom.test_drive.model import DrivingLicence

_MOST_AT_ONCE = 200


def keep_until(tx: Tx) -> date:
    """The last day of photographs taken today: test-drive papers' years of the parameter table (PI-05, PI-07)."""
    return add_years(tx.today, tx.parameters.whole("retention.test_drive_years", tx.today))


def start_clock(tx: Tx, customer_id: int) -> None:
    """For photographs that nothing was read from: they end like any others."""
    capture = LicenceCapture(
        customer_id=customer_id, confirmed_at=tx.now, confirmed_by=tx.actor.id, corrected="", confidence_percent=0,
        file_number="", keep_until=keep_until(tx),
    )  # fmt: skip
    tx.session.add(capture)
    tx.session.flush()
    tx.audit("licence_capture", capture.id)


def overdue(tx: Tx) -> sa.Select[LicenceCapture]:
    """The captures whose photographs should be gone, the oldest first."""
    return (
        sa.select(LicenceCapture)
        .where(LicenceCapture.keep_until < tx.today, LicenceCapture.erased_at.is_(None))
        .order_by(LicenceCapture.keep_until, LicenceCapture.id)
    )


def erase_overdue(tx: Tx) -> int:
    """Take out at most 200, those that no other desk is taking out; a picture taken anew later stays."""
    found = tx.session.scalars(overdue(tx).limit(_MOST_AT_ONCE).with_for_update(skip_locked=True)).all()
    for capture in found:
        capture.erased_at = tx.now
        younger = sa.select(LicenceCapture.id).where(
            LicenceCapture.customer_id == capture.customer_id, LicenceCapture.keep_until >= tx.today
        )
        if tx.session.scalar(younger.limit(1)) is None:
            tx.session.execute(
                sa.update(DrivingLicence)
                .where(DrivingLicence.customer_id == capture.customer_id)
                .values(front=None, back=None, front_taken=False, back_taken=False, version=DrivingLicence.version + 1)
            )
        tx.audit("licence_capture", capture.id, erased=True)
    return len(found)
