"""The drive itself: hands, the licence at the keys, marks, pictures, quiet drive, lateness, refusal (TR-01…04)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
import sqlalchemy as sa
from PIL import Image
from sqlalchemy import exc

from showroom.customers.model import Customer
from showroom.documents.model import Document
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.test_drive.case import Mode
from showroom.test_drive.damage import DamageKind, DamageMark
from showroom.test_drive.drafts import Passenger
from showroom.test_drive.drive_model import DrivePhoto, Phase
from showroom.test_drive.drive_service import prepare_photo
from showroom.test_drive.model import DriveSignature
from showroom.test_drive.photos import LONG_SIDE, MOST_BYTES
from showroom.test_drive.rules import DriveStatus
from showroom.vehicles.model import Vehicle
from tests.documents.pdf_reading import joined
from tests.store_fixtures import by_owner
from tests.test_drive.driving import PNG, Lot

MARK = DamageMark(140, 90, DamageKind.SCRATCH, "约 5 厘米")


def camera_picture(size: tuple[int, int] = (3000, 2000)) -> bytes:
    """A picture as a telephone writes it: turned by a note in its header, with a place in it."""
    image = Image.new("RGB", size, (120, 130, 140))
    notes = Image.Exif()
    notes[0x0112] = 6  # the header says: turned by 90 degrees
    notes[0x010F] = "SecretCameraMaker"
    out = BytesIO()
    image.save(out, "JPEG", exif=notes)
    return out.getvalue()


@pytest.mark.rule("TD-08")
def test_keys_stay_in_until_every_passenger_has_signed_by_name(lot: Lot) -> None:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    drive = lot.book(deal, lot.plan(car, persons=4, route_id=lot.route()))
    four = (Passenger("李四", PNG), Passenger("小明", PNG, minor=True, guardian="王芳"))
    for people, field in (
        ((), "passengers"),
        (four[:1], "passengers"),
        ((four[0], Passenger("小明", PNG, minor=True)), "passengers"),
        ((four[0], Passenger("李四", PNG)), "passengers"),
        ((four[0], Passenger("", PNG)), "passengers"),
        ((*four, Passenger("王五", PNG)), "persons"),
    ):
        with pytest.raises(FieldErrors) as refused:
            lot.sign(drive, passengers=people)
        assert field in refused.value.fields
    with pytest.raises(FieldErrors) as refused:
        lot.sign(drive, passengers=four, escort_image=b"")
    assert set(refused.value.fields) == {"escort_image"}
    signed = lot.sign(drive, passengers=(replace(four[0], image=b"", on_paper=True), four[1]))
    hands = lot.store.drive_record.record(lot.people.consultant, signed.id).hands
    assert [(h.part, h.name, h.guardian, h.on_paper) for h in hands] == [
        ("customer", "张三", "", False), ("passenger", "李四", "", True), ("passenger", "小明", "王芳", False),
        ("escort", lot.people.colleague.name, "", False),
    ]  # fmt: skip
    assert lot.out(signed).status is DriveStatus.OUT


@pytest.mark.rule("TD-08", "TD-07")
def test_a_guardian_signs_for_a_customer_under_18_who_rides(lot: Lot) -> None:
    deal, car = lot.deal(), lot.car()
    lot.licence(deal)
    lot.change(Customer, 1, birth=date(2009, 11, 23), id_number=None, id_kind=None)
    drive = lot.book(deal, lot.plan(car, mode=Mode.RIDE, route_id=lot.route(), guardian_present=True))
    with pytest.raises(FieldErrors) as refused:
        lot.sign(drive)
    assert "guardian" in refused.value.fields
    assert lot.sign(drive, guardian="王芳").status is DriveStatus.AGREEMENT_SIGNED


@pytest.mark.rule("TD-08")
def test_a_missing_hand_is_found_again_at_the_keys(lot: Lot) -> None:
    """Somebody who reaches past the service cannot drive on an agreement that lacks a hand, nor take one off."""
    _, _, drive = lot.signed()
    with pytest.raises(exc.DatabaseError), by_owner(lot.store) as session:
        session.execute(sa.delete(DriveSignature).where(DriveSignature.part == "escort"))
    lot.change(type(_row(lot, drive.id)), drive.id, persons=3)
    with pytest.raises(ShowroomError) as refused:
        lot.out(drive)
    assert refused.value.code == "test_drive_not_eligible"
    assert "TD-08" in refused.value.text("en")


def _row(lot: Lot, drive_id: int) -> object:
    from showroom.test_drive.model import TestDrive

    with lot.store.work.db.read() as session:
        return session.get_one(TestDrive, drive_id)


@pytest.mark.rule("TD-01")
def test_the_licence_is_shown_again_at_the_keys(lot: Lot) -> None:
    _, _, drive = lot.signed()
    with pytest.raises(FieldErrors) as refused:
        lot.out(drive, licence_shown=False)
    assert set(refused.value.fields) == {"licence_shown"}
    lot.out(drive)
    record = lot.store.drive_record.record(lot.people.consultant, drive.id)
    assert record.licence_seen_by == lot.people.consultant.name
    assert record.licence_seen_at == lot.store.work.clock.now()


@pytest.mark.rule("TR-04", "TD-12")
def test_marks_at_the_return_stop_the_car_and_those_before_do_not(lot: Lot) -> None:
    _, car, drive = lot.signed()
    out = lot.out(drive, marks=(MARK,))
    for marks in ((DamageMark(1001, 5),), (DamageMark(5, -1),), (DamageMark(5, 5, photo_id=99),)):
        with pytest.raises(FieldErrors) as refused:
            lot.back(out, marks=marks)
        assert set(refused.value.fields) == {"marks"}
    new = DamageMark(900, 300, DamageKind.DENT, "后保险杠")
    lot.back(out, marks=(new,))
    record = lot.store.drive_record.record(lot.people.consultant, drive.id)
    assert (record.marks_out, record.marks_back) == ((MARK,), (new,))
    with lot.store.work.db.read() as session:
        assert session.get_one(Vehicle, car).open_defect


@pytest.mark.rule("TR-04", "PI-07", "PI-05")
def test_pictures_are_kept_as_pixels_only_with_their_day_of_erasure(lot: Lot) -> None:
    _, _, drive = lot.signed()
    service, me = lot.store.drive_record, lot.people.consultant
    picture = prepare_photo(camera_picture())
    assert (picture.width, picture.height) == (LONG_SIDE * 2 // 3, LONG_SIDE)
    with pytest.raises(ShowroomError) as refused:
        service.add_photo(me, drive.id, Phase.BACK, picture)
    assert refused.value.code == "photo_late"
    line = service.add_photo(me, drive.id, Phase.OUT, picture).photos[0]
    assert line.keep_until == date(2029, 11, 22)
    stored = service.photo(me, line.id)
    assert b"SecretCameraMaker" not in stored
    assert not Image.open(BytesIO(stored)).getexif()
    out = lot.out(drive, marks=(replace(MARK, photo_id=line.id),))
    with pytest.raises(ShowroomError):
        service.add_photo(me, out.id, Phase.OUT, picture)
    with lot.store.work.db.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(DrivePhoto)) == 1


@pytest.mark.rule("TR-04")
def test_what_is_no_picture_or_too_large_is_refused_before_it_is_unpacked() -> None:
    huge = BytesIO()
    Image.new("1", (8000, 5001)).save(huge, "PNG")
    bomb = BytesIO()
    Image.new("1", (20000, 20000)).save(bomb, "PNG")
    for data, code in (
        (b"", "not_an_image"), (b"GIF89a" + bytes(50), "not_an_image"), (camera_picture()[:400], "not_an_image"),
        (huge.getvalue(), "photo_too_many_pixels"), (bomb.getvalue(), "photo_too_many_pixels"),
        (bytes(MOST_BYTES + 1), "photo_too_heavy"),
    ):  # fmt: skip
        with pytest.raises(ShowroomError) as refused:
            prepare_photo(data)
        assert refused.value.code == code


@pytest.mark.rule("TR-01", "S2-08", "S2-27")
def test_the_quiet_drive_is_a_list_of_ticks(lot: Lot) -> None:
    _, _, drive = lot.signed()
    saved = lot.store.drive_record.save_quiet(lot.people.consultant, drive.id, frozenset({"swap", "quiet", "else"}))
    assert saved.quiet == {"swap", "quiet"}
    assert saved.route is not None
    assert saved.route.swap_point == "湖滨停车场"


@pytest.mark.rule("TR-04")
def test_a_late_car_is_told_to_its_escort_and_the_manager_after_the_grace(lot: Lot, clock: FixedClock) -> None:
    _, _, drive = lot.signed()
    lot.out(drive)
    service, people = lot.store.drive_record, lot.people
    while clock.now() < drive.ends_at:
        clock.move(minutes=5)
    clock.move(minutes=10 - int((clock.now() - drive.ends_at).total_seconds() // 60))
    assert clock.now() == service.record(people.consultant, drive.id).late_after
    assert service.overdue(people.colleague) == ()
    clock.move(minutes=1)
    for who in (people.colleague, people.manager):
        late = service.overdue(who)
        assert [(line.number, line.escort, line.minutes) for line in late] == [
            (drive.number, people.colleague.name, 11)
        ]
    assert service.overdue(people.consultant) == ()
    view = lot.service.view(people.consultant, late[0].deal_id)
    assert view.drive is not None
    assert view.drive.overdue
    lot.back(view.drive)
    assert service.overdue(people.manager) == ()


@pytest.mark.rule("TD-15")
def test_staff_refuse_for_a_rule_and_in_words(lot: Lot) -> None:
    _, _, drive = lot.signed()
    service, me = lot.store.drive_record, lot.people.consultant
    for codes, words, field in (((), "酒味", "codes"), (("TD-99",), "酒味", "codes"), (("TD-15",), " ", "reason")):
        with pytest.raises(FieldErrors) as refused:
            service.refuse(me, drive.id, codes, words)
        assert field in refused.value.fields
    done = service.refuse(me, drive.id, ("§2.4-13", "TD-15"), "闻到酒味，不听劝")
    assert done.refuse_codes == ("TD-15", "§2.4-13")
    with pytest.raises(ShowroomError):
        lot.out(drive)


@pytest.mark.rule("TR-03", "TR-04")
def test_the_report_is_sealed_in_both_languages_with_the_feedback(lot: Lot, clock: FixedClock) -> None:
    deal, _, drive = lot.signed()
    service, me = lot.store.drive_record, lot.people.consultant
    service.save_quiet(me, drive.id, frozenset({"swap", "quiet"}))
    out = lot.out(drive, marks=(MARK,))
    clock.move(minutes=20)
    lot.feedback(lot.back(out, marks=(DamageMark(900, 300, DamageKind.DENT, "后保险杠"),)))
    record = service.record(me, drive.id)
    assert record.report_id is not None
    zh = joined(lot.store.documents.pdf(me, record.report_id))
    for said in (
        "试驾报告", "张三", lot.people.colleague.name, "环湖路线", "1,200→1,212", "12公里", "80%→74%", "2/6项",
        "约5厘米", "右侧前部", "划痕", "后保险杠", "凹陷", "4/5", "底盘扎实", "15天内订车", "出发前", "归还时",
    ):  # fmt: skip
        assert said in zh, said
    en = joined(lot.store.documents.paper(me, "drive_report", drive.number, "en").pdf)
    for said in ("TestDriveReport", "front,right", "Scratch", "12km", "Orderswithin15days", "Atreturn"):
        assert said in en, said
    with lot.store.work.db.read() as session:
        rows = session.scalars(sa.select(Document).where(Document.kind == "drive_report", Document.deal_id == deal))
        assert {row.language for row in rows} == {"zh", "en"}
    assert record.report_sha256 in {d.sha256 for d in _papers(lot, deal)}


def _papers(lot: Lot, deal: int) -> list[Document]:
    with lot.store.work.db.read() as session:
        return list(session.scalars(sa.select(Document).where(Document.deal_id == deal)))
