"""Whether the test drive may be left: driven or ridden, back, and the feedback written down (TR-03)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.deals.model import Deal
from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx
from showroom.test_drive import refusals as say
from showroom.test_drive.case_building import Plan, draft_of, judge
from showroom.test_drive.model import TestDrive
from showroom.test_drive.rules import DriveStatus

_DONE = (DriveStatus.FEEDBACK, DriveStatus.CLOSED)


def gate_findings(tx: Tx, deal: Deal) -> tuple[Finding, ...]:
    """One satisfied drive is enough; before that, what the newest one still lacks, rule by rule."""
    drives = tx.session.scalars(
        sa.select(TestDrive).where(TestDrive.deal_id == deal.id).order_by(TestDrive.id.desc()).limit(50)
    ).all()
    finished = next((drive for drive in drives if drive.status in _DONE and drive.intent), None)
    if finished is not None:
        return (_point(say.GATE_DRIVEN, Severity.INFO, "", number=finished.number),)
    newest = next(iter(drives), None)
    if newest is None or newest.status in (DriveStatus.CANCELLED, DriveStatus.NO_SHOW, DriveStatus.REFUSED):
        return (_point(say.GATE_NOT_DRIVEN, Severity.BLOCK, "starts_at"),)
    if newest.status is DriveStatus.OUT:
        return (_point(say.GATE_NOT_BACK, Severity.BLOCK, "odometer_km", number=newest.number),)
    if newest.status is DriveStatus.RETURNED:
        return (_point(say.GATE_NO_FEEDBACK, Severity.BLOCK, "intent", number=newest.number),)
    if newest.status in (DriveStatus.INCIDENT, DriveStatus.CLOSED):
        return (_point(say.GATE_INCIDENT, Severity.BLOCK, "starts_at", number=newest.number),)
    found = judge(tx, Plan(deal, draft_of(newest), newest)).findings
    return (*found, _point(say.GATE_KEYS, Severity.BLOCK, "odometer_km", number=newest.number))


def _point(message: Message, severity: Severity, field: str, /, **values: str) -> Finding:
    zh, en = message.text("zh", **values), message.text("en", **values)
    return Finding("TR-03", severity, zh, en, evidence=", ".join(values.values()), field=field)
