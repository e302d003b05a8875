"""Test drives and rides: who may drive, which slot is theirs, agreement, keys out and back, feedback (step 4)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from showroom.customers.records import get_customer
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.deals.service import check_override, grant_override
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Lang, ShowroomError, Told
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.text import field_text
from showroom.persistence import numbering
from showroom.persistence.actions import Tx, Workplace, check_version, composed, reads, writes
from showroom.staff.service import store_card
from showroom.test_drive import planning, queries
from showroom.test_drive import refusals as say
from showroom.test_drive.bookings import place
from showroom.test_drive.case_building import Plan, draft_of, judge
from showroom.test_drive.course import (
    fill_check,
    fill_slot,
    hand_over_keys,
    pass_check,
    sign,
    take_back,
    take_feedback,
)
from showroom.test_drive.drafts import (
    AgreementDraft,
    DriveDraft,
    FeedbackDraft,
    LicenceDraft,
    ReadingDraft,
    RouteDraft,
    SlotDraft,
)
from showroom.test_drive.gate import gate_findings
from showroom.test_drive.incident_list import EntryDraft, add_entry
from showroom.test_drive.incidents import incident_of_drive
from showroom.test_drive.licence_record import store_licence
from showroom.test_drive.model import DriveRoute, TestDrive
from showroom.test_drive.rules import OPEN_STATUSES, DriveStatus, change_status
from showroom.test_drive.views import (
    BookableDeal,
    Diary,
    EligibilityView,
    EscortChoice,
    FreeNow,
    IncidentLine,
    RouteChoice,
    TestDriveView,
)

MOVABLE = (DriveStatus.BOOKED, DriveStatus.CHECKED)
MOST_DAYS = 31


class TestDriveService:
    """Step 4 of a deal, and the diary of the demo cars."""

    __test__ = False  # pytest takes the name for a test class

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def view(self, tx: Tx, deal_id: int) -> TestDriveView:
        """The test-drive page of a deal."""
        return queries.page_view(tx, get_deal(tx, deal_id))

    @reads(Permission.DEAL_READ)
    def eligibility(self, tx: Tx, deal_id: int, draft: DriveDraft) -> EligibilityView:
        """What the rules say of a plan before it is saved: every rule, the satisfied ones too (§2.1)."""
        deal = get_deal(tx, deal_id)
        drive = queries.newest_drive(tx, deal.id)
        return judge(tx, Plan(deal, draft, drive if drive is not None and drive.status in OPEN_STATUSES else None))

    @reads(Permission.STOCK_READ)
    def cars(self, tx: Tx, day: date, days: int = 1) -> Diary:
        """The diary of a day or more: demo cars and escorts with their bookings; others' customers masked (PI-10)."""
        return queries.diary(tx, day, max(1, min(days, MOST_DAYS)))

    @reads(Permission.STOCK_READ)
    def day_list(self, tx: Tx, day: date, lang: Lang) -> bytes:
        """The bookings of a store day as PDF, to hang beside the keys."""
        from showroom.test_drive.diary_pdf import day_sheet, render

        return render(day_sheet(tx, day, lang), lang)

    @reads(Permission.TEST_DRIVE_WRITE)
    def bookable(self, tx: Tx) -> tuple[BookableDeal, ...]:
        """Whom the actor can give a slot to: deals at the test drive without one."""
        return planning.bookable_deals(tx)

    @reads(Permission.TEST_DRIVE_WRITE)
    def free_now(self, tx: Tx) -> FreeNow:
        """A car and an escort for a walk-in; raises ShowroomError(test_drive_no_free_car)."""
        return planning.free_now(tx)

    @reads(Permission.SIGNED_IN)
    def escorts(self, tx: Tx) -> tuple[EscortChoice, ...]:
        """Colleagues who may accompany (TD-09)."""
        return queries.escort_choices(tx)

    @reads(Permission.SIGNED_IN)
    def routes(self, tx: Tx) -> tuple[RouteChoice, ...]:
        """Approved routes (TR-02)."""
        return queries.route_choices(tx)

    @writes(Permission.RULE_OVERRIDE)
    def approve_route(self, tx: Tx, draft: RouteDraft) -> RouteChoice:
        """Add a route that the manager approves (TR-02, TD-19); raises FieldErrors."""
        name = field_text("name", draft.name, 80)
        wrong: dict[str, Told] = {}
        if not name:
            wrong["name"] = Told(REQUIRED, {})
        elif tx.session.scalar(sa.select(DriveRoute.id).where(DriveRoute.name == name)) is not None:
            wrong["name"] = Told(say.ROUTE_KNOWN, {})
        wrong |= {
            field: Told(say.POSITIVE, {})
            for field in ("length_km", "minutes", "speed_limit")
            if getattr(draft, field) <= 0
        }
        if wrong:
            raise FieldErrors(wrong)
        row = DriveRoute(
            name=name, length_km=draft.length_km, minutes=draft.minutes, speed_limit=draft.speed_limit,
            features=field_text("features", draft.features, 200),
            swap_point=field_text("swap_point", draft.swap_point, 80),
            motorway=draft.motorway, tracked=draft.tracked, approved_by=tx.actor.id, approved_at=tx.now,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("drive_route", row.id)
        return next(route for route in queries.route_choices(tx) if route.id == row.id)

    @writes(Permission.TEST_DRIVE_WRITE)
    def save_licence(self, tx: Tx, deal_id: int, draft: LicenceDraft) -> TestDriveView:
        """Store the licence as seen, and what the customer's file lacked; raises FieldErrors, changed_meanwhile."""
        deal = work_on(tx, deal_id, Step.TEST_DRIVE)
        row = store_licence(tx, deal.customer_id, draft)
        if draft.seen:
            note(tx, deal.id, "licence_seen", row.classes)
        tx.audit("driving_licence", row.id, deal=deal.id, seen=draft.seen)
        tx.audit("customer", deal.customer_id)
        return self._seen(tx, deal)

    @writes(Permission.TEST_DRIVE_WRITE)
    def book(self, tx: Tx, deal_id: int, draft: DriveDraft) -> TestDriveView:
        """Book car and escort; raises FieldErrors, ShowroomError(test_drive_overlap | test_drive_planned) (TD-13)."""
        deal = work_on(tx, deal_id, Step.TEST_DRIVE)
        # The number's row is the lock: whoever books after us sees our booking and can name it.
        number = numbering.allot(tx.session, store_card(tx.session).code, "SJ", tx.today)
        under_way = queries.newest_drive(tx, deal.id)
        if under_way is not None and under_way.status in OPEN_STATUSES:
            raise ShowroomError(say.ALREADY_PLANNED, number=under_way.number)
        drive = TestDrive(
            number=number, deal_id=deal.id, customer_id=deal.customer_id, status=DriveStatus.BOOKED,
            created_at=tx.now, created_by=tx.actor.id,
        )  # fmt: skip
        fill_slot(tx, drive, draft)
        fill_check(drive, draft)
        place(tx, drive)
        pass_check(tx, deal, drive)
        planning.remind(tx, deal, drive)
        return self._done(tx, deal, drive, "test_drive_booked")

    @writes(Permission.TEST_DRIVE_WRITE)
    def reschedule(self, tx: Tx, test_drive_id: int, slot: SlotDraft) -> TestDriveView:
        """Another time, length, car or escort from the diary, everything else as it is; raises as `move`."""
        deal, drive = self._work_on(tx, test_drive_id, slot.version)
        return self._moved(tx, deal, drive, planning.moved_draft(drive, slot))

    @writes(Permission.TEST_DRIVE_WRITE)
    def move(self, tx: Tx, test_drive_id: int, draft: DriveDraft) -> TestDriveView:
        """Another car, escort, time or route; raises as `book`, and test_drive_no_move once it is signed."""
        deal, drive = self._work_on(tx, test_drive_id, draft.version)
        return self._moved(tx, deal, drive, draft)

    @writes(Permission.TEST_DRIVE_WRITE)
    def save_check(self, tx: Tx, test_drive_id: int, draft: DriveDraft) -> TestDriveView:
        """Store what was declared and seen before the start (TD-14, TD-15, TD-20); the slot stays as it is."""
        deal, drive = self._work_on(tx, test_drive_id, draft.version)
        if drive.status not in MOVABLE:
            raise ShowroomError(say.NO_MOVE)
        fill_check(drive, draft)
        pass_check(tx, deal, drive)
        return self._done(tx, deal, drive)

    @reads(Permission.TEST_DRIVE_WRITE)
    def preview_agreement(self, tx: Tx, test_drive_id: int, draft: AgreementDraft, lang: Lang) -> bytes:
        """The unsigned agreement as PDF, to read on the screen or to sign on paper."""
        from showroom.test_drive.agreement_pdf import render
        from showroom.test_drive.paper import Signing, agreement_paper

        deal, drive = _drive(tx, test_drive_id)
        return render(agreement_paper(tx, Signing(deal, drive, draft), lang, signed=False), lang)

    @composed(Permission.TEST_DRIVE_WRITE)
    def sign_agreement(self, actor: Actor, test_drive_id: int, draft: AgreementDraft) -> TestDriveView:
        """Sign and seal the agreement in both languages (TD-08); raises FieldErrors, NotEligible."""
        self._ready_to_seal(actor)
        return self._sign_agreement(actor, test_drive_id, draft)

    @reads(Permission.TEST_DRIVE_WRITE)
    def _ready_to_seal(self, tx: Tx) -> None:
        """Before the lock: the seal's library takes half a second to load."""
        from showroom.documents.seals import prepare_seal

        prepare_seal(tx)

    @writes(Permission.TEST_DRIVE_WRITE)
    def _sign_agreement(self, tx: Tx, test_drive_id: int, draft: AgreementDraft) -> TestDriveView:
        deal, drive = self._work_on(tx, test_drive_id, draft.version)
        sign(tx, deal, drive, draft)
        return self._done(tx, deal, drive, "agreement_signed")

    @writes(Permission.TEST_DRIVE_WRITE)
    def keys_out(self, tx: Tx, test_drive_id: int, draft: ReadingDraft) -> TestDriveView:
        """Hand over the keys: everything is judged again now; raises FieldErrors, NotEligible with all findings."""
        deal, drive = self._work_on(tx, test_drive_id, draft.version)
        hand_over_keys(tx, deal, drive, draft)
        planning.remind(tx, deal, drive)
        tx.audit("vehicle", drive.vehicle_id)
        return self._done(tx, deal, drive, "test_drive_out")

    @writes(Permission.TEST_DRIVE_WRITE)
    def come_back(self, tx: Tx, test_drive_id: int, draft: ReadingDraft) -> TestDriveView:
        """The car is back: odometer, energy, damage; also after the deal was closed. Raises FieldErrors (TR-04)."""
        deal, drive = _drive(tx, test_drive_id)
        check_version(draft.version, drive.version)
        take_back(tx, drive, draft)
        tx.audit("vehicle", drive.vehicle_id)
        return self._done(tx, deal, drive, "test_drive_back")

    @writes(Permission.TEST_DRIVE_WRITE)
    def feedback(self, tx: Tx, test_drive_id: int, draft: FeedbackDraft) -> TestDriveView:
        """The customer's ratings and intent, which updates the grade (TR-03); raises FieldErrors."""
        deal, drive = _drive(tx, test_drive_id)
        check_version(draft.version, drive.version)
        from showroom.test_drive.report import seal_report

        take_feedback(tx, drive, draft)
        seal_report(tx, deal, drive)
        tx.audit("customer", drive.customer_id, grade=get_customer(tx, drive.customer_id).grade)
        return self._done(tx, deal, drive, "test_drive_feedback")

    @writes(Permission.TEST_DRIVE_WRITE)
    def cancel(self, tx: Tx, test_drive_id: int, reason: str) -> TestDriveView:
        """Give the slot back; raises FieldErrors(reason), test_drive_no_such_step."""
        return self._end(tx, test_drive_id, DriveStatus.CANCELLED, reason)

    @writes(Permission.TEST_DRIVE_WRITE)
    def no_show(self, tx: Tx, test_drive_id: int) -> TestDriveView:
        """The customer did not come."""
        return self._end(tx, test_drive_id, DriveStatus.NO_SHOW, "no show")

    @writes(Permission.TEST_DRIVE_WRITE)
    def reopen(self, tx: Tx, test_drive_id: int) -> TestDriveView:
        """Undo `cancel` or `no_show`; raises ShowroomError(test_drive_no_reopen | test_drive_overlap) (TD-13)."""
        deal, drive = _drive(tx, test_drive_id)
        work_on(tx, deal.id, Step.TEST_DRIVE)
        planning.reopen(tx, deal, drive)
        pass_check(tx, deal, drive)
        planning.remind(tx, deal, drive)
        return self._done(tx, deal, drive, "test_drive_reopened")

    @writes(Permission.TEST_DRIVE_WRITE)
    def remind(self, tx: Tx, test_drive_id: int, *, done: bool = True) -> TestDriveView:
        """The customer was reminded, or (`done` False) was not after all; raises test_drive_no_reminder (PI-11)."""
        deal, drive = _drive(tx, test_drive_id)
        if done:
            planning.note_reminded(tx, deal, drive)
        else:
            planning.unremind(tx, deal, drive)
        return self._done(tx, deal, drive, "test_drive_reminded" if done else "")

    @writes(Permission.TEST_DRIVE_WRITE)
    def refuse(self, tx: Tx, test_drive_id: int, reason: str) -> TestDriveView:
        """Staff refuse the drive, with the rules that stand against it on record (TD-15, §2.4-13)."""
        return self._end(tx, test_drive_id, DriveStatus.REFUSED, reason)

    @writes(Permission.TEST_DRIVE_WRITE)
    def report_incident(self, tx: Tx, test_drive_id: int, what: str) -> TestDriveView:
        """An accident on the drive: the car is stopped and nobody drives it until it is freed (TR-06)."""
        deal, drive = _drive(tx, test_drive_id)
        drive.status = change_status(drive.status, DriveStatus.INCIDENT)
        drive.end_reason = _reason(what)
        drive.back_at = drive.back_at or tx.now
        incident_of_drive(tx, drive, drive.end_reason)
        tx.audit("vehicle", drive.vehicle_id, status="out_of_service")
        return self._done(tx, deal, drive, "test_drive_back")

    @writes(Permission.RULE_OVERRIDE)
    def list_incident(self, tx: Tx, customer_id: int, reason: str, test_drive_id: int | None = None) -> IncidentLine:
        """Put a customer on the incident list; the entry expires by itself (TD-17)."""
        add_entry(tx, EntryDraft(customer_id, reason), test_drive_id)
        return queries.incident_lines(tx, 1)[0]

    @reads(Permission.RULE_OVERRIDE)
    def incidents(self, tx: Tx) -> tuple[IncidentLine, ...]:
        """The incident list, which only managers see (TD-17)."""
        return queries.incident_lines(tx)

    @writes(Permission.RULE_OVERRIDE)
    def override(self, tx: Tx, test_drive_id: int, code: str, reason: str) -> TestDriveView:
        """Let one rule pass for exactly this booking, car and evidence (G-07); raises as deals' override does."""
        deal, drive = _drive(tx, test_drive_id)
        view = judge(tx, Plan(deal, draft_of(drive), drive))
        wanted = [f for f in view.findings if f.code == code and f.severity >= Severity.NEEDS_APPROVAL]
        if not wanted:
            raise ShowroomError(NOT_FOUND, what=code)
        for finding in wanted:
            check_override(tx, finding, reason)
            grant_override(tx, deal, finding, reason)
        tx.session.flush()
        if drive.status in MOVABLE:
            pass_check(tx, deal, drive)
        tx.audit("deal", deal.id, override=code)
        return self._done(tx, deal, drive)

    def gate(self, tx: Tx, deal: Deal) -> tuple[Finding, ...]:
        """What deals asks: a drive or ride is back and the customer's feedback is written down."""
        return gate_findings(tx, deal)

    def _work_on(self, tx: Tx, test_drive_id: int, version: int) -> tuple[Deal, TestDrive]:
        deal, drive = _drive(tx, test_drive_id)
        work_on(tx, deal.id, Step.TEST_DRIVE)
        check_version(version, drive.version)
        return deal, drive

    def _end(self, tx: Tx, test_drive_id: int, to: DriveStatus, reason: str) -> TestDriveView:
        deal, drive = _drive(tx, test_drive_id)
        drive.status = change_status(drive.status, to)
        drive.end_reason = _reason(reason)
        planning.remind(tx, deal, drive)
        return self._done(
            tx, deal, drive, "test_drive_no_show" if to is DriveStatus.NO_SHOW else "test_drive_cancelled"
        )

    def _moved(self, tx: Tx, deal: Deal, drive: TestDrive, draft: DriveDraft) -> TestDriveView:
        if drive.status not in MOVABLE:
            raise ShowroomError(say.NO_MOVE)
        with tx.session.no_autoflush:
            fill_slot(tx, drive, draft)
            place(tx, drive)
        planning.remind(tx, deal, drive)
        return self._done(tx, deal, drive, "test_drive_booked")

    def _done(self, tx: Tx, deal: Deal, drive: TestDrive, event: str = "") -> TestDriveView:
        """Flush, tell the timeline and the audit, and show the page again."""
        tx.session.flush()
        if event:
            start = drive.starts_at.astimezone(tx.work.zone)
            note(tx, deal.id, event, f"{drive.number} · {start:%m-%d %H:%M}")  # shown in both languages: no words
        tx.audit("test_drive", drive.id, status=drive.status, deal=deal.id)
        return self._seen(tx, deal)

    def _seen(self, tx: Tx, deal: Deal) -> TestDriveView:
        tx.audit("deal", deal.id, step=Step.TEST_DRIVE)
        tx.session.flush()
        return queries.page_view(tx, deal)


def _drive(tx: Tx, test_drive_id: int) -> tuple[Deal, TestDrive]:
    drive = tx.session.get(TestDrive, test_drive_id)
    if drive is None:
        raise ShowroomError(say.DRIVE_NOT_FOUND)
    return get_deal(tx, drive.deal_id), drive


def _reason(text: str) -> str:
    reason = field_text("reason", text, 300)
    if not reason:
        raise FieldErrors({"reason": REQUIRED})
    return reason
