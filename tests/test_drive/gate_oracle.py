"""Whether a drive may stand where it stands, worked out from the tables and not from the service's own verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.bootstrap import Showroom
from showroom.customers.model import Consent, ConsentPurpose
from showroom.deals.model import Deal, RuleOverride
from showroom.kernel.actor import Actor, Role
from showroom.kernel.findings import Finding, Override, Severity
from showroom.persistence.actions import Tx
from showroom.persistence.audit import AuditEntry
from showroom.staff.model import StaffMember
from showroom.test_drive.case import Mode, TestDrivePolicy
from showroom.test_drive.case_building import Plan, build_case, draft_of
from showroom.test_drive.eligibility import decide_eligibility
from showroom.test_drive.model import DrivingLicence, TestDrive
from showroom.test_drive.rules import DriveStatus

MAY = {
    Override.MANAGER: {Role.SALES_MANAGER, Role.GENERAL_MANAGER},
    Override.GM: {Role.GENERAL_MANAGER},
    Override.NONE: set(),
}
FACTS = """
    SELECT l.valid_to, l.suspended, l.points_full, l.paper, l.name = c.name AS same_name, l.seen_at,
           v.status AS car_status, v.plate, s.active, s.escort, t.observed_unfit, t.fit_declared, t.signed_at,
           d.sha256 = t.agreement_sha256 AS same_paper,
           (SELECT given FROM consent k WHERE k.customer_id = c.id AND k.purpose = 'privacy' ORDER BY k.id DESC LIMIT 1)
           AS privacy
    FROM test_drive t JOIN customer c ON c.id = t.customer_id JOIN vehicle v ON v.id = t.vehicle_id
    JOIN staff_member s ON s.id = t.escort_id LEFT JOIN driving_licence l ON l.customer_id = c.id
    LEFT JOIN document d ON d.id = t.agreement_id WHERE t.id = :id
"""


class Held(NamedTuple):
    """A drive as it stands in its table."""

    id: int
    deal_id: int
    status: DriveStatus
    version: int
    persons: int | None


@dataclass(frozen=True)
class Proof:
    """What stands against the drive, and whether somebody's override was needed."""

    against: tuple[str, ...]
    overridden: bool


class Oracle:
    """Reads the store beside the services."""

    def __init__(self, store: Showroom) -> None:
        self.store = store

    def drives(self) -> dict[int, Held]:
        """Every drive of the store, the oldest first; past the mapped classes, for it is asked after each act."""
        with self.store.work.db.engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, deal_id, status, version, persons FROM test_drive ORDER BY id"
            )
            return {row[0]: Held(row[0], row[1], DriveStatus(row[2]), row[3], row[4]) for row in rows}

    def licence_version(self, deal_id: int) -> int:
        with self.store.work.db.read() as session:
            wanted = sa.select(DrivingLicence.version).join(Deal, Deal.customer_id == DrivingLicence.customer_id)
            return session.scalar(wanted.where(Deal.id == deal_id)) or 0

    def consents_lacking(self, customers: Iterable[int]) -> list[tuple[int, ConsentPurpose]]:
        """What the customers have not agreed to, or taken back."""
        work, lacking = self.store.work, []
        with work.db.read() as session:
            for customer in customers:
                for purpose in (ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES):
                    newest = sa.select(Consent.given).where(Consent.customer_id == customer, Consent.purpose == purpose)
                    if not session.scalar(newest.order_by(Consent.id.desc()).limit(1)):
                        lacking.append((customer, purpose))
        return lacking

    def judge(self, drive_id: int, now: datetime, *, leaving: bool) -> Proof:
        """All rules afresh; an approval counts only if a stored override of a person with the right covers it."""
        with self.store.work.db.read() as session:
            drive = session.get_one(TestDrive, drive_id)
            found = self._findings(session, drive, now, leaving)
            signed = drive.status is not DriveStatus.CHECKED
            against, passed = [], False
            for finding in found:
                if finding.severity < Severity.NEEDS_APPROVAL or (finding.code == "TD-08" and not leaving):
                    continue
                if self._covered(session, drive, finding):
                    passed = True
                else:
                    against.append(finding.code)
            if leaving:
                against += self._facts(session, drive, now)
            if signed and drive.agreement_id is None:
                against.append("no paper")
            if self._clock_back(session, now) and not self._any(session, drive, "G-06"):
                against.append("clock")
        return Proof(tuple(against), passed)

    def _findings(self, session: Session, drive: TestDrive, now: datetime, leaving: bool) -> tuple[Finding, ...]:
        work = self.store.work
        nobody = Actor(1, "oracle", frozenset({Role.SALES_MANAGER}))
        tx = Tx(session, nobody, now, now.astimezone(work.zone).date(), work, "oracle")
        case = build_case(tx, Plan(session.get_one(Deal, drive.deal_id), draft_of(drive), drive, leaving))
        return decide_eligibility(case, TestDrivePolicy.at(case.on, tx.parameters)).findings

    @staticmethod
    def _covered(session: Session, drive: TestDrive, finding: Finding) -> bool:
        stamp = f"booking={drive.number}, car={drive.vehicle_id}, field={finding.field}"
        rows = session.execute(
            sa.select(RuleOverride, StaffMember)
            .join(StaffMember, StaffMember.id == RuleOverride.by)
            .where(RuleOverride.deal_id == drive.deal_id, RuleOverride.code == finding.code)
        )
        return any(
            len(row.reason) >= 10 and row.evidence.startswith(stamp) and row.evidence.endswith(finding.evidence)
            and MAY[finding.override] & {Role(word) for word in staff.roles.split(",")}
            for row, staff in rows
        )  # fmt: skip

    @staticmethod
    def _any(session: Session, drive: TestDrive, code: str) -> bool:
        held = RuleOverride.evidence.startswith(f"booking={drive.number},")
        return session.scalar(sa.select(RuleOverride.id).where(RuleOverride.code == code, held).limit(1)) is not None

    @staticmethod
    def _clock_back(session: Session, now: datetime) -> bool:
        latest = session.scalar(sa.select(sa.func.max(AuditEntry.at)))
        return latest is not None and now < latest - timedelta(minutes=5)

    @staticmethod
    def _facts(session: Session, drive: TestDrive, now: datetime) -> list[str]:
        """What no override lifts, in plain SQL, without a line of the rules' own code."""
        row = session.execute(sa.text(FACTS), {"id": drive.id}).mappings().one()
        day = now.date().isoformat()
        wrong = [] if row["signed_at"] and row["same_paper"] else ["unsigned"]
        wrong += [] if row["active"] and row["escort"] else ["escort"]
        wrong += [] if row["plate"] else ["plate"]
        wrong += [] if row["privacy"] else ["privacy"]
        if drive.mode is Mode.RIDE:
            return wrong
        wrong += [] if row["observed_unfit"] in (0, False) and row["observed_unfit"] is not None else ["unfit"]
        wrong += [] if row["fit_declared"] else ["not declared"]
        wrong += [] if row["valid_to"] and str(row["valid_to"]) >= day else ["expired"]
        wrong += ["suspended"] if row["suspended"] or row["points_full"] else []
        wrong += [] if row["paper"] == "licence" and row["same_name"] else ["licence"]
        return wrong
