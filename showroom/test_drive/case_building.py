"""From the stored customer, licence, car, escort and bookings to the case that §2.1 judges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import sqlalchemy as sa

from showroom.customers.model import Consent, ConsentPurpose
from showroom.customers.model import Customer as CustomerRow
from showroom.customers.records import newest_consents
from showroom.deals.model import Deal
from showroom.deals.service import passed_overrides
from showroom.documents.model import Document
from showroom.kernel.clock import local_date
from showroom.kernel.errors import ShowroomError
from showroom.kernel.findings import Finding, Override, Severity, worst
from showroom.kernel.licence import Gearbox, LicencePaper, counts_as_licence
from showroom.persistence.actions import Tx
from showroom.persistence.audit import AuditEntry
from showroom.staff.escorts import trained_staff
from showroom.staff.model import StaffMember
from showroom.staff.service import staff_name
from showroom.test_drive.bookings import others_near
from showroom.test_drive.case import (
    Car,
    Customer,
    DriveCase,
    Escort,
    Licence,
    Route,
    TestDrivePolicy,
)
from showroom.test_drive.demo_facts import facts_on
from showroom.test_drive.drafts import DriveDraft
from showroom.test_drive.eligibility import decide_eligibility
from showroom.test_drive.model import DriveIncident, DriveRoute, DrivingLicence, TestDrive
from showroom.test_drive.point_facts import facts_of
from showroom.test_drive.points import all_points
from showroom.test_drive.refusals import CLOCK_BACK
from showroom.test_drive.signatures import all_signed
from showroom.test_drive.views import EligibilityView
from showroom.vehicles.model import Vehicle, VehicleModel

_NIGHT_FROM, _NIGHT_TO = 19, 6
CLOCK_SLACK = timedelta(minutes=5)  # two desks' clocks never agree to the second
_FOREIGN_PAPERS = (LicencePaper.FOREIGN_LICENCE, LicencePaper.INTERNATIONAL_PERMIT)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be judged: a draft, and the booking that it belongs to (None before one is made).

    `leaving`: the keys are being handed over, so the licence must have been seen today.
    """

    deal: Deal
    draft: DriveDraft
    drive: TestDrive | None = None
    leaving: bool = False

    @property
    def ends_at(self) -> datetime | None:
        start, minutes = self.draft.starts_at, self.draft.minutes
        return None if start is None or minutes is None else start.astimezone(UTC) + timedelta(minutes=minutes)


def draft_of(drive: TestDrive) -> DriveDraft:
    """The stored drive as its draft."""
    return DriveDraft(
        mode=drive.mode, vehicle_id=drive.vehicle_id, escort_id=drive.escort_id, starts_at=drive.starts_at,
        minutes=round((drive.ends_at - drive.starts_at).total_seconds() / 60), route_id=drive.route_id,
        route=drive.route, bad_conditions=drive.bad_conditions, persons=drive.persons,
        children_seated=drive.children_seated, guardian_present=drive.guardian_present,
        fit_declared=drive.fit_declared, observed_unfit=drive.observed_unfit,
        probation_sticker=drive.probation_sticker, companion_years=drive.companion_years, version=drive.version,
    )  # fmt: skip


def judge(tx: Tx, plan: Plan) -> EligibilityView:
    """All rules on this plan, overridden ones shown as satisfied; the verdict is the worst that is left (G-07)."""
    case = build_case(tx, plan)
    policy = TestDrivePolicy.at(case.on, tx.parameters)
    found = decide_eligibility(case, policy)
    stamped = tuple(_stamped(plan, finding) for finding in (*found.findings, *_clock_findings(tx)))
    left = passed_overrides(tx, plan.deal, stamped)
    level = worst(left)
    verdict = level.name if level >= Severity.NEEDS_APPROVAL else "OK"
    return EligibilityView(verdict, all_points(left, case.mode, facts_of(case)), found.ride_possible)


def _clock_findings(tx: Tx) -> tuple[Finding, ...]:
    """A clock behind what the store has on record makes every date of §2.1 worthless: a manager must answer for it.

    The audit chain is the mark: nobody can lower it, and it takes up every act of every desk.
    """
    latest = tx.session.scalar(sa.select(sa.func.max(AuditEntry.at)))
    if latest is None or tx.now >= latest - CLOCK_SLACK:
        return ()
    values = {
        "now": f"{tx.now.astimezone(tx.work.zone):%Y-%m-%d %H:%M}",
        "latest": f"{latest.astimezone(tx.work.zone):%Y-%m-%d %H:%M}",
    }
    zh, en = CLOCK_BACK.text("zh", **values), CLOCK_BACK.text("en", **values)
    evidence = f"latest={values['latest']}"
    return (Finding("G-06", Severity.NEEDS_APPROVAL, zh, en, evidence, Override.MANAGER, "starts_at", values),)


def _stamped(plan: Plan, finding: Finding) -> Finding:
    """The finding with evidence that names booking, car and input, so that an override never covers another one."""
    if finding.override is Override.NONE:
        return finding
    drive, draft = plan.drive, plan.draft
    about = [f"booking={drive.number}" if drive is not None else "no booking", f"car={draft.vehicle_id}"]
    evidence = ", ".join((*about, f"field={finding.field}", *filter(None, (finding.evidence,))))
    return Finding(
        finding.code, finding.severity, finding.text_zh, finding.text_en, evidence, finding.override, finding.field,
        finding.values,
    )  # fmt: skip


def build_case(tx: Tx, plan: Plan) -> DriveCase:
    """The case in the store's own time; what nobody gave stays None and satisfies nothing."""
    draft, zone = plan.draft, tx.work.zone
    start = None if draft.starts_at is None else draft.starts_at.astimezone(zone)
    end = None if plan.ends_at is None else plan.ends_at.astimezone(zone)
    on = tx.today if start is None else start.date()
    drive = plan.drive
    bookings = others_near(tx, plan.deal.customer_id, draft, None if drive is None else drive.id)
    return DriveCase(
        mode=draft.mode,
        on=on,
        start=start,
        end=end,
        customer=_customer(tx, plan),
        licence=_licence(tx, plan),
        car=_car(tx, draft, on),
        escort=_escort(tx, draft, on, busy=any(b.escort and _meets(start, end, b.start, b.end) for b in bookings)),
        agreement_signed=drive is not None and _agreement_stands(tx, drive),
        agreement_version=None if drive is None else drive.agreement_template,
        fit_declared=draft.fit_declared,
        staff_observed_unfit=draft.observed_unfit,
        incident_listed=incident_listed(tx, plan.deal.customer_id, on),
        route=_route(tx, draft, start),
        companion_years=None if draft.companion_years is None else Decimal(draft.companion_years),
        persons=draft.persons,
        children_seated=draft.children_seated,
        bookings=bookings,
    )


def _meets(start: datetime | None, end: datetime | None, other_start: datetime, other_end: datetime) -> bool:
    if start is None or end is None:
        return False
    # Moments of one zone compare by the clock on the wall, which goes back once a year where there is summer time.
    return start.astimezone(UTC) < other_end.astimezone(UTC) and other_start.astimezone(UTC) < end.astimezone(UTC)


def incident_listed(tx: Tx, customer_id: int, on: date) -> bool:
    """Whether an entry about the customer has not expired yet (TD-17)."""
    found = sa.select(DriveIncident.id).where(
        DriveIncident.customer_id == customer_id, DriveIncident.expires_on >= on, DriveIncident.removed_at.is_(None)
    )
    return tx.session.scalar(found.limit(1)) is not None


def _customer(tx: Tx, plan: Plan) -> Customer:
    row = tx.session.get_one(CustomerRow, plan.deal.customer_id)
    given = {purpose for purpose, consent in newest_consents(tx, row.id).items() if consent.given} - _withdrawn(
        tx, row.id
    )
    return Customer(
        name=row.name,
        birth=row.birth,
        id_kind=None if row.id_kind is None else row.id_kind.value,
        id_number=row.id_number,
        file_exists=True,
        consent_privacy=ConsentPurpose.PRIVACY in given,
        consent_images=ConsentPurpose.IMAGES in given,
        consent_route=ConsentPurpose.ROUTE in given,
        guardian_present=plan.draft.guardian_present,
    )


def _withdrawn(tx: Tx, customer_id: int) -> set[ConsentPurpose]:
    """What was taken back last of all that is on record: also when the clock stood back at that moment (PI-03)."""
    rows = sa.select(Consent.purpose, Consent.given).where(Consent.customer_id == customer_id).order_by(Consent.id)
    said = {purpose: given for purpose, given in tx.session.execute(rows)}  # noqa: C416 - the later one counts
    return {purpose for purpose, given in said.items() if not given}


def licence_of(tx: Tx, customer_id: int) -> DrivingLicence | None:
    """The stored licence of a customer."""
    return tx.session.scalar(sa.select(DrivingLicence).where(DrivingLicence.customer_id == customer_id))


def _licence(tx: Tx, plan: Plan) -> Licence | None:
    row = licence_of(tx, plan.deal.customer_id)
    foreign = row is not None and row.paper in _FOREIGN_PAPERS
    # Learner, trainee and provisional permits never count (DL-10); a foreign one is judged by its issuer (DL-09).
    if row is None or not (counts_as_licence(row.paper) or foreign):
        return None
    seen = row.seen_at is not None and (not plan.leaving or local_date(row.seen_at, tx.work.zone) == tx.today)
    return Licence(
        number=row.number,
        name=row.name,
        classes=row.classes,
        first_issue=row.first_issue,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        long_term=row.long_term,
        issuer=row.issuer,
        temporary_permit_valid_to=row.permit_valid_to,
        seen_by=staff_name(tx.session, row.seen_by) if seen else None,
        seen_at=row.seen_at if seen else None,
        captured=row.copy_filed or (row.front_taken and row.back_taken),
        suspended_declared=row.suspended,
        points_full_declared=row.points_full,
        medical_proof=row.medical_proof,
        conditions=row.conditions,
        conditions_confirmed=row.conditions_confirmed,
    )


def _car(tx: Tx, draft: DriveDraft, day: date) -> Car:
    row = None if draft.vehicle_id is None else tx.session.get(Vehicle, draft.vehicle_id)
    if row is None:
        return Car()
    model, facts = tx.session.get_one(VehicleModel, row.model_id), facts_on(tx, row, day)
    return Car(
        gearbox=_gearbox(model.gearbox),
        seats=model.seats,
        adapted=row.adapted,
        status=facts.status,
        plate=row.plate,
        plate_kind=row.plate_kind or None,
        temp_plate_valid_from=facts.temp_plate_valid_from,
        temp_plate_valid_to=row.temp_plate_valid_to,
        compulsory_valid_to=facts.compulsory_valid_to,
        third_party=facts.third_party,
        own_damage=facts.own_damage,
        passenger_cover=facts.passenger_cover,
        inspection_valid_to=row.inspection_valid_to,
        open_defect=row.open_defect,
        energy=model.energy.value,
        energy_level=None if row.energy_percent is None else Decimal(row.energy_percent) / 100,
        probation_sticker=draft.probation_sticker,
    )


def _gearbox(text: str) -> str | None:
    """An imported gearbox that the rules don't know counts as not given (TD-03 then blocks)."""
    try:
        return Gearbox.read(text).value
    except ShowroomError:
        return None


def _escort(tx: Tx, draft: DriveDraft, day: date, *, busy: bool) -> Escort | None:
    row = None if draft.escort_id is None else tx.session.get(StaffMember, draft.escort_id)
    if row is None:
        return None
    return Escort(
        name=row.name,
        active=row.active,
        authorised=row.escort and row.id in trained_staff(tx.session, day),
        classes=row.licence_classes,
        licence_valid_to=row.licence_valid_to,
        licence_long_term=row.licence_long_term,
        busy=busy,
    )


def _route(tx: Tx, draft: DriveDraft, start: datetime | None) -> Route:
    night = start is not None and (start.hour >= _NIGHT_FROM or start.hour < _NIGHT_TO)
    row = None if draft.route_id is None else tx.session.get(DriveRoute, draft.route_id)
    if row is None:
        return Route(approved=False, night=night, bad_weather=draft.bad_conditions, tracked=False)
    return Route(
        approved=row.active,
        motorway=row.motorway,
        night=night,
        bad_weather=draft.bad_conditions,
        tracked=row.tracked,
    )


def _agreement_stands(tx: Tx, drive: TestDrive) -> bool:
    """Signed by all aboard, and the stored paper is still the one that was signed (TD-08: version, hash, time)."""
    document = None if drive.agreement_id is None else tx.session.get(Document, drive.agreement_id)
    sealed = document is not None and drive.signed_at is not None and document.sha256 == drive.agreement_sha256
    return sealed and all_signed(tx, drive)
