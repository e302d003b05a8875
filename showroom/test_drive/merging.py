"""What the test drive has to say when two records of one customer are merged."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Message, Told, told
from showroom.kernel.names import mask_id
from showroom.persistence.actions import Tx
from showroom.test_drive.model import DrivingLicence, TestDrive
from showroom.test_drive.rules import DriveStatus

HOLDING = (DriveStatus.BOOKED, DriveStatus.CHECKED, DriveStatus.AGREEMENT_SIGNED, DriveStatus.OUT)
TWO_DRIVES = Message(
    "merge_two_drives",
    "两份档案在同一时间各有一次试驾（{one}、{other}）：请先取消其中一次（TD-13）",
    "Both records have a test drive at the same time ({one}, {other}): cancel one of them first (TD-13)",
)


def clashing_drives(tx: Tx, one: int, other: int) -> tuple[Told, ...]:
    """Drives of the two that hold the same minutes: one person cannot drive twice at once (TD-13)."""
    mine, theirs = aliased(TestDrive), aliased(TestDrive)
    found = tx.session.execute(
        sa.select(mine.number, theirs.number).where(
            mine.customer_id == one, theirs.customer_id == other,
            mine.status.in_(HOLDING), theirs.status.in_(HOLDING),
            mine.starts_at < theirs.held_until, theirs.starts_at < mine.held_until,
        ).limit(1)
    ).first()  # fmt: skip
    return () if found is None else (told(TWO_DRIVES, one=found[0], other=found[1]),)


def licence_line(tx: Tx, customer_id: int) -> tuple[str, int]:
    """The licence in one line, its number masked (PI-10), and when it was seen: the one seen later is proposed."""
    licence = tx.session.scalar(sa.select(DrivingLicence).where(DrivingLicence.customer_id == customer_id))
    if licence is None:
        return "", 0
    until = "长期" if licence.long_term else str(licence.valid_to or "")
    seen = licence.seen_at.astimezone(STORE_ZONE) if licence.seen_at else None
    facts = (licence.classes, mask_id(licence.number), until, f"({seen:%Y-%m-%d})" if seen else "")
    return " · ".join(fact for fact in facts if fact), int(seen.timestamp()) if seen else 0
