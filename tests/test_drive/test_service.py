"""The test drive from the licence to the feedback, and what its rules refuse, on both databases."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from showroom.customers.model import ConsentPurpose, Customer, Grade, IdKind
from showroom.deals.model import Step
from showroom.deals.service import StepBlocked
from showroom.documents.model import Document, DocumentBlob
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Severity
from showroom.kernel.licence import LicencePaper
from showroom.staff.model import StaffMember
from showroom.test_drive.case import Mode
from showroom.test_drive.drafts import AgreementDraft, Passenger
from showroom.test_drive.model import DrivingLicence, TestDrive
from showroom.test_drive.refusals import NotEligible
from showroom.test_drive.rules import DriveStatus
from showroom.vehicles.model import Vehicle, VehicleModel, VehicleStatus
from tests.store_fixtures import by_owner
from tests.test_drive.driving import FOREIGN, PNG, TEN, VINS, Lot, later


def verdict(lot: Lot, deal: int, **plan: object) -> tuple[str, set[str], bool]:
    """(verdict, codes that stand against it, whether a ride may be offered) of the booking as stored."""
    drive = lot.service.view(lot.people.consultant, deal).drive
    assert drive is not None
    draft = lot.plan(drive.vehicle_id, route_id=drive.route_id, **plan)
    view = lot.service.eligibility(lot.people.consultant, deal, draft)
    return view.verdict, {f.code for f in view.findings if f.severity >= Severity.NEEDS_APPROVAL}, view.ride_possible


VECTORS = [
    ("expired", DrivingLicence, {"valid_to": date(2026, 5, 20)}, "BLOCK", {"TD-02"}),
    ("twelve months today", DrivingLicence, {"first_issue": date(2025, 11, 22)}, "OK", set()),
    ("twelve months tomorrow", DrivingLicence, {"first_issue": date(2025, 11, 23)}, "NEEDS_APPROVAL", {"TD-05"}),
    ("manual car", VehicleModel, {"gearbox": "MT"}, "BLOCK", {"TD-03", "TD-09"}),
    ("C3", DrivingLicence, {"classes": "C3"}, "BLOCK", {"TD-03"}),
    ("C5 in a normal automatic", DrivingLicence, {"classes": "C5"}, "BLOCK", {"TD-21"}),
    ("age 71 without medical proof", Customer, {"birth": date(1955, 11, 1)}, "NEEDS_APPROVAL", {"TD-07"}),
    ("another name", DrivingLicence, {"name": "李四"}, "BLOCK", {"TD-04"}),
    ("temporary plate over", Vehicle, {"plate": "沪A1234临", "plate_kind": "temporary",
                                       "temp_plate_valid_to": date(2026, 11, 21)}, "BLOCK", {"TD-10"}),
    ("staff not active", StaffMember, {"active": False}, "BLOCK", {"TD-09"}),
    ("no compulsory insurance", Vehicle, {"compulsory_valid_to": date(2026, 11, 21)}, "BLOCK", {"TD-11"}),
    ("open defect", Vehicle, {"open_defect": True}, "BLOCK", {"TD-12"}),
]  # fmt: skip


@pytest.mark.rule("TD-01", "TD-02", "TD-03", "TD-04", "TD-05", "TD-07", "TD-09", "TD-10", "TD-11", "TD-12", "TD-21")
@pytest.mark.parametrize("model, values, expected, codes", [v[1:] for v in VECTORS], ids=[v[0] for v in VECTORS])
def test_vectors_of_the_rulebook_hold_from_the_stored_rows(
    lot: Lot, model: type, values: dict[str, object], expected: str, codes: set[str]
) -> None:
    deal, car, _ = lot.signed()
    assert verdict(lot, deal)[:2] == ("OK", set())
    rows: dict[type, int] = {
        DrivingLicence: 1,
        Customer: 1,
        VehicleModel: 1,
        Vehicle: car,
        StaffMember: lot.people.colleague.id,
    }
    if values == {"gearbox": "MT"}:  # the escort's own class must fit as well
        lot.change(StaffMember, lot.people.colleague.id, licence_classes="C2")
    lot.change(model, rows[model], **values)
    assert verdict(lot, deal, probation_sticker=True)[:2] == (expected, codes)


@pytest.mark.rule("DL-08", "TD-03")
def test_heavy_classes_drive_a_manual_car_and_must_be_exchanged_at_63(lot: Lot) -> None:
    deal, _, _ = lot.signed()
    lot.change(DrivingLicence, 1, classes="B2")
    lot.change(VehicleModel, 1, gearbox="MT")
    lot.change(Customer, 1, birth=date(1981, 11, 1))
    assert verdict(lot, deal)[0] == "OK"
    lot.change(DrivingLicence, 1, classes="A1")
    lot.change(Customer, 1, birth=date(1962, 11, 1))
    assert verdict(lot, deal)[:2] == ("NEEDS_APPROVAL", {"DL-08"})


@pytest.mark.rule("DL-09", "TD-02", "TD-04")
def test_a_foreign_licence_blocks_and_a_ride_is_offered(lot: Lot) -> None:
    deal, _, _ = lot.signed()
    lot.change(Customer, 1, id_kind=IdKind.FOREIGN_PASSPORT, id_number="C01X00T47")
    lot.change(DrivingLicence, 1, issuer="DE", paper=FOREIGN, number="C01X00T47", classes="C1")
    found = verdict(lot, deal)
    assert found[0] == "BLOCK"
    assert found[1] == {"TD-02", "DL-09"}
    assert found[2]
    lot.change(DrivingLicence, 1, permit_valid_to=date(2027, 1, 1))
    assert verdict(lot, deal)[0] == "OK"


@pytest.mark.rule("DL-10")
def test_a_learner_permit_never_counts(lot: Lot) -> None:
    deal, _, _ = lot.signed()
    lot.change(DrivingLicence, 1, paper=LicencePaper.LEARNER_PERMIT)
    assert "TD-02" in verdict(lot, deal)[1]


@pytest.mark.rule("TD-09", "S2-27", "S3-54")
def test_without_an_escort_nobody_drives_or_rides(lot: Lot) -> None:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    for mode in Mode:
        view = lot.service.eligibility(lot.people.consultant, deal, lot.plan(car, mode=mode, escort_id=None))
        assert (view.verdict, view.ride_possible) == ("BLOCK", False)
        assert "TD-09" in {f.code for f in view.findings if f.severity is Severity.BLOCK}
        with pytest.raises(FieldErrors) as refused:
            lot.book(deal, lot.plan(car, mode=mode, escort_id=None))
        assert set(refused.value.fields) == {"escort_id"}
    with pytest.raises(FieldErrors):  # 李强 is no escort
        lot.book(deal, lot.plan(car, escort_id=lot.people.manager.id))


@pytest.mark.rule("TD-08", "TD-18", "TR-07", "S2-27")
def test_who_has_no_licence_may_ride_with_a_signed_agreement(lot: Lot) -> None:
    deal, car = lot.deal(), lot.car()
    ride = lot.plan(car, mode=Mode.RIDE, route_id=lot.route(), fit_declared=False)
    drive = lot.book(deal, ride)
    assert drive.status is DriveStatus.BOOKED  # privacy consent is missing
    with pytest.raises(NotEligible) as refused:
        lot.sign(drive)
    assert {f.code for f in refused.value.findings} == {"TD-18"}
    lot.store.customers.give_consent(lot.people.consultant, 1, ConsentPurpose.PRIVACY, "2026-11")
    out = lot.out(lot.sign(drive))
    assert (out.status, out.mode) == (DriveStatus.OUT, Mode.RIDE)


@pytest.mark.rule("TD-01", "TD-02", "TD-08", "TR-03", "TR-04", "S2-08")
def test_a_whole_drive_opens_the_gate_and_updates_car_and_grade(lot: Lot, clock: FixedClock) -> None:
    deal, car, drive = lot.signed()
    me = lot.people.consultant
    with pytest.raises(StepBlocked) as blocked:
        lot.store.deals.complete_step(me, deal, Step.TEST_DRIVE)
    assert {f.code for f in blocked.value.findings} == {"TR-03"}
    out = lot.out(drive)
    assert (out.status, out.out_km, out.out_energy) == (DriveStatus.OUT, 1200, 80)
    clock.move(minutes=25)
    back = lot.back(out)
    lot.feedback(back)
    view = lot.store.deals.complete_step(me, deal, Step.TEST_DRIVE)
    assert (view.current_step, view.grade) == (Step.NEGOTIATION, Grade.A)
    seen = lot.store.vehicles.vehicle(me, car).draft
    assert (seen.odometer_km, seen.energy_percent, seen.status) == (1212, 74, VehicleStatus.DEMO)
    codes = [line.code for line in view.timeline]
    wanted = ["test_drive_feedback", "test_drive_back", "test_drive_out", "agreement_signed", "test_drive_booked"]
    assert [code for code in codes if code in wanted] == wanted


@pytest.mark.rule("TD-08")
def test_the_agreement_is_sealed_in_both_languages_with_a_gapless_number(lot: Lot) -> None:
    _, _, drive = lot.signed()
    assert drive.number == "SH01-SJ-20261122-0001"
    with lot.store.work.db.read() as session:
        stored = session.execute(
            sa.select(Document.number, Document.language, Document.kind, DocumentBlob.pdf)
            .join(DocumentBlob)
            .order_by(Document.id)
        ).all()
        signed = session.get_one(TestDrive, drive.id)
        original = session.get_one(Document, signed.agreement_id)
        assert (original.language, original.sha256) == ("zh", signed.agreement_sha256)
        assert signed.signed_at == TEN
    assert [(n, lang, kind) for n, lang, kind, _ in stored] == [
        (drive.number, lang, "agreement") for lang in ("zh", "en")
    ]
    assert all(pdf.startswith(b"%PDF") for *_, pdf in stored)


@pytest.mark.rule("TD-08")
def test_every_hand_must_sign_or_the_paper_is_signed_by_hand(lot: Lot) -> None:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    drive = lot.book(deal, lot.plan(car, persons=3))
    for changes, field, code in (
        ({"customer_image": b""}, "customer_image", "test_drive_signature"),
        ({"customer_image": b"not a picture"}, "customer_image", "not_an_image"),
        ({"escort_image": b""}, "escort_image", "test_drive_escort_unsigned"),
        ({"understood": False}, "understood", "test_drive_understood"),
        ({"passengers": (Passenger("李四"),)}, "passengers", "test_drive_signature"),
        ({"passengers": (Passenger("李四", PNG), Passenger("王五", PNG))}, "persons", "test_drive_more_hands"),
    ):
        with pytest.raises(FieldErrors) as refused:
            lot.sign(drive, **({"passengers": (Passenger("李四", PNG),)} | changes))
        assert {name: told.message.code for name, told in refused.value.fields.items()} == {field: code}
    signed = lot.sign(drive, customer_image=b"", on_paper=True, passengers=(Passenger("李四"),))
    assert signed.status is DriveStatus.AGREEMENT_SIGNED
    assert signed.signed_on_paper


@pytest.mark.rule("TD-08")
def test_the_unsigned_agreement_can_be_read_first(lot: Lot) -> None:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    drive = lot.book(deal, lot.plan(car))
    for lang in ("zh", "en"):
        pdf = lot.service.preview_agreement(lot.people.consultant, drive.id, AgreementDraft(), lang)
        assert pdf.startswith(b"%PDF")


@pytest.mark.rule("TD-02", "TD-15", "TD-12", "TD-01")
def test_keys_out_judges_everything_again_at_that_moment(lot: Lot, clock: FixedClock) -> None:
    _, car, drive = lot.signed()
    lot.change(DrivingLicence, 1, valid_to=date(2026, 11, 21))
    with pytest.raises(NotEligible) as refused:
        lot.out(drive)
    assert "TD-02" in {f.code for f in refused.value.findings}
    lot.change(DrivingLicence, 1, valid_to=date(2026, 11, 22))
    with pytest.raises(NotEligible) as refused:
        lot.out(drive, observed_unfit=True)
    assert {f.code for f in refused.value.findings} == {"TD-15"}
    with pytest.raises(NotEligible) as refused:
        lot.out(drive, observed_unfit=None)
    assert {f.code for f in refused.value.findings} == {"TD-15"}
    lot.change(DrivingLicence, 1, seen_at=TEN.replace(day=21))
    with pytest.raises(NotEligible) as refused:
        lot.out(drive)
    assert {f.code for f in refused.value.findings} == {"TD-01"}
    lot.change(DrivingLicence, 1, seen_at=TEN)
    lot.change(Vehicle, car, open_defect=True)
    with pytest.raises(NotEligible):
        lot.out(drive)
    lot.change(Vehicle, car, open_defect=False)
    with pytest.raises(FieldErrors) as unread:
        lot.out(drive, odometer_km=None)
    assert set(unread.value.fields) == {"odometer_km"}
    clock.move(minutes=31)
    with pytest.raises(ShowroomError) as late:
        lot.out(drive)
    assert late.value.code == "test_drive_not_today"
    clock.move(minutes=-2)
    assert lot.out(drive).status is DriveStatus.OUT


@pytest.mark.rule("TD-05", "TD-06")
def test_an_override_counts_for_this_booking_and_this_car_only(lot: Lot) -> None:
    deal, _, drive = lot.signed()
    lot.change(DrivingLicence, 1, first_issue=date(2025, 11, 23))
    with pytest.raises(NotEligible):
        lot.out(drive)
    with pytest.raises(ShowroomError) as refused:
        lot.service.override(lot.people.consultant, drive.id, "TD-05", "客户曾在国外驾驶多年")
    assert refused.value.code == "not_allowed"
    with pytest.raises(FieldErrors):
        lot.service.override(lot.people.manager, drive.id, "TD-05", "熟客")
    lot.service.override(lot.people.manager, drive.id, "TD-05", "客户曾在国外驾驶多年，已核对")
    with pytest.raises(NotEligible) as sticker:
        lot.out(drive)
    assert {f.code for f in sticker.value.findings} == {"TD-06"}  # and no role can lift that
    with pytest.raises(ShowroomError) as never:
        lot.service.override(lot.people.general_manager, drive.id, "TD-06", "今天忘带标志了，下次再贴")
    assert never.value.code == "not_overridable"
    lot.change(TestDrive, drive.id, probation_sticker=True)
    assert verdict(lot, deal, probation_sticker=True)[0] == "OK"
    other_car = lot.car(VINS[1])
    plan = lot.plan(other_car, probation_sticker=True)
    again = lot.service.eligibility(lot.people.consultant, deal, plan)
    assert "TD-05" in {f.code for f in again.findings if f.severity is Severity.NEEDS_APPROVAL}
    assert lot.out(drive).status is DriveStatus.OUT


@pytest.mark.rule("TD-17")
def test_the_incident_list_needs_the_general_manager_and_expires(lot: Lot, clock: FixedClock) -> None:
    deal, _, drive = lot.signed()
    lot.service.list_incident(lot.people.manager, 1, "试驾时拒不服从陪驾指示")
    assert verdict(lot, deal)[:2] == ("NEEDS_APPROVAL", {"TD-17"})
    with pytest.raises(ShowroomError) as manager:
        lot.service.override(lot.people.manager, drive.id, "TD-17", "客户已道歉并承诺遵守规定")
    assert manager.value.code == "needs_role"
    lot.service.override(lot.people.general_manager, drive.id, "TD-17", "客户已道歉并承诺遵守规定")
    assert verdict(lot, deal)[0] == "OK"
    assert lot.service.incidents(lot.people.manager)[0].expires_on == date(2028, 11, 22)
    with pytest.raises(ShowroomError):
        lot.service.incidents(lot.people.consultant)
    clock.move(days=2 * 366)
    assert lot.service.incidents(lot.people.manager) == ()


@pytest.mark.rule("TR-04", "TD-12")
def test_a_return_needs_readings_and_found_damage_stops_the_car(lot: Lot, clock: FixedClock) -> None:
    _, car, drive = lot.signed()
    out = lot.out(drive)
    for changes, fields in (
        ({"odometer_km": 1199}, {"odometer_km"}),
        ({"energy_percent": None}, {"energy_percent"}),
        ({"energy_percent": 101}, {"energy_percent"}),
        ({"damage_checked": False}, {"damage_checked"}),
        ({"damage_found": True}, {"damage_note"}),
    ):
        with pytest.raises(FieldErrors) as refused:
            lot.back(out, **changes)
        assert set(refused.value.fields) == fields
    lot.back(out, damage_found=True, damage_note="右前轮毂刮伤")
    assert lot.store.vehicles.vehicle(lot.people.consultant, car).draft.open_defect


@pytest.mark.rule("TR-06")
def test_an_incident_takes_the_car_out_of_service(lot: Lot) -> None:
    deal, car, drive = lot.signed()
    out = lot.out(drive)
    lot.service.report_incident(lot.people.consultant, out.id, "追尾，已报警报险")
    assert lot.store.vehicles.vehicle(lot.people.consultant, car).draft.status is VehicleStatus.OUT_OF_SERVICE
    findings = lot.store.deals.view(lot.people.consultant, deal).missing
    assert [f.code for f in findings] == ["TR-03"]
    skipped = lot.store.deals.skip_step(lot.people.consultant, deal, Step.TEST_DRIVE, "试驾发生事故，客户不再试驾")
    assert skipped.current_step is Step.NEGOTIATION


@pytest.mark.rule("TR-03")
def test_feedback_needs_every_rating_and_keeps_the_grade_of_who_ordered(lot: Lot) -> None:
    _, _, drive = lot.signed()
    back = lot.back(lot.out(drive))
    with pytest.raises(FieldErrors) as refused:
        lot.feedback(back, ratings={"power": 6, "handling": 0}, intent=None)
    assert len(refused.value.fields) == 10
    lot.change(Customer, 1, grade=Grade.O)
    lot.feedback(back)
    with lot.store.work.db.read() as session:
        assert session.get_one(Customer, 1).grade is Grade.O


def test_the_licence_says_which_field_is_wrong_and_pictures_must_be_pictures(lot: Lot) -> None:
    deal = lot.deal()
    for changes, fields in (
        ({"number": "", "name": " "}, {"licence_number", "licence_name"}),
        ({"classes": "Z9"}, {"licence_classes"}),
        ({"first_issue": date(2026, 11, 23)}, {"licence_first_issue"}),
        ({"valid_to": date(2020, 5, 19)}, {"licence_valid_to"}),
        ({"paper": FOREIGN}, {"licence_issuer"}),
        ({"front": b"%PDF-1.4"}, {"licence_front"}),
        ({"name": "张" * 90}, {"licence_name"}),
    ):
        with pytest.raises(FieldErrors) as refused:
            lot.licence(deal, **changes)
        assert set(refused.value.fields) == fields
    view = lot.licence(deal, copy_filed=False, front=PNG, back=PNG)
    assert (view.licence.front_taken, view.licence.back_taken, view.licence.seen_by) == (True, True, "周敏")
    with pytest.raises(ShowroomError) as stale:
        lot.licence(deal, version=0)
    assert stale.value.code == "changed_meanwhile"
    with lot.store.work.db.read() as session:
        row = session.get_one(DrivingLicence, 1)
        assert (row.front, row.back) == (PNG, PNG)


@pytest.mark.rule("TD-04", "TD-07")
def test_the_licence_completes_a_customer_file_but_never_overwrites_it(lot: Lot) -> None:
    deal = lot.deal()
    lot.change(Customer, 1, id_kind=None, id_number=None, birth=None)
    view = lot.licence(deal, id_number="119999199001010012", id_kind=IdKind.RESIDENT)
    assert (view.driver.id_number, view.driver.birth) == ("119999199001010012", date(1990, 1, 1))
    with pytest.raises(FieldErrors) as refused:
        lot.licence(deal, id_number="11010519491231002X", version=view.licence.version)
    assert set(refused.value.fields) == {"id_number"}


def test_the_database_itself_refuses_a_drive_that_was_not_proved(lot: Lot) -> None:
    _, _, drive = lot.signed()
    for statement in (
        "UPDATE test_drive SET status = 'out'",
        "UPDATE test_drive SET status = 'out', out_verdict = 'BLOCK'",
        "DELETE FROM test_drive",
    ):
        with pytest.raises(Exception, match=r"not proved|never deleted"), by_owner(lot.store) as session:
            session.execute(sa.text(statement))
    with lot.store.work.db.begin() as session:  # control: proved and signed, the same statement passes
        session.execute(sa.text("UPDATE test_drive SET status = 'out', out_verdict = 'OK'"))
    assert drive.id


def test_the_diary_shows_cars_and_masks_other_peoples_customers(lot: Lot) -> None:
    _, car, drive = lot.signed()
    empty = lot.car(VINS[1])
    mine = lot.service.cars(lot.people.consultant, TEN.date())
    assert [(c.id, [s.number for s in c.slots]) for c in mine.cars] == [(car, [drive.number]), (empty, [])]
    assert (mine.cars[0].slots[0].customer, mine.cars[0].slots[0].mine) == ("张三", True)
    theirs = lot.service.cars(lot.people.colleague, TEN.date()).cars[0].slots[0]
    assert (theirs.customer, theirs.mine, theirs.escort) == ("张*", False, "陈浩")
    assert all(not c.slots for c in lot.service.cars(lot.people.consultant, later(24 * 60).date()).cars)


def test_a_finished_or_cancelled_drive_frees_the_way_for_another(lot: Lot) -> None:
    deal, car, drive = lot.signed()
    with pytest.raises(ShowroomError) as planned:
        lot.book(deal, lot.plan(car, starts_at=later(120)))
    assert planned.value.code == "test_drive_planned"
    with pytest.raises(ShowroomError) as signed:
        lot.service.move(lot.people.consultant, drive.id, lot.plan(car, version=drive.version))
    assert signed.value.code == "test_drive_no_move"
    with pytest.raises(FieldErrors):
        lot.service.cancel(lot.people.consultant, drive.id, " ")
    lot.service.cancel(lot.people.consultant, drive.id, "客户改天再来")
    again = lot.book(deal, lot.plan(car))
    assert again.number == "SH01-SJ-20261122-0002"
