"""Captured licences: nothing unconfirmed is stored, consent comes first, pictures are re-encoded and have a clock."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose, Customer
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import Bug, FieldErrors, ShowroomError
from showroom.persistence.audit import AuditEntry
from showroom.test_drive.drafts import LicenceDraft
from showroom.test_drive.licence_capture import CapturedLicence, LicenceCaptureService
from showroom.test_drive.licence_capture_model import LicenceCapture
from showroom.test_drive.licence_confirmation import Confirmation, ConfirmedField, ConfirmedReading
from showroom.test_drive.licence_pictures import MOST_BYTES, Photograph, prepare, turned
from showroom.test_drive.licence_reading import FIELDS, FieldReading, LicenceReading
from showroom.test_drive.model import DrivingLicence
from tests.guards.effort import rounds
from tests.test_drive.driving import ID_NUMBER, Lot

AGREED = frozenset({ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES})
REST = LicenceDraft(suspended=False, points_full=False, seen=True, consents=AGREED)
TEXTS = {
    "number": ID_NUMBER, "name": "张三", "classes": "C2", "first_issue": "2020-05-20", "valid_from": "2020-05-20",
    "valid_to": "2026-12-20", "birth": "1990-01-01", "file_number": "110012345678",
}  # fmt: skip


def reading(**changes: str) -> LicenceReading:
    texts = {**TEXTS, **changes}
    return LicenceReading(tuple(FieldReading(name, texts[name], 0.99 if texts[name] else 0.0) for name in FIELDS))


def confirmed(read: LicenceReading, **typed: str) -> ConfirmedReading:
    under_way = Confirmation(read)
    for name in FIELDS:
        under_way.confirm(name, typed.get(name, read[name].text))
    return under_way.finish()


def photo(width: int = 300, height: int = 200) -> Photograph:
    return prepare(picture(Image.new("RGB", (width, height), "white")))


def picture(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def stored(lot: Lot) -> list[DrivingLicence]:
    with lot.store.work.db.read() as session:
        return list(session.scalars(sa.select(DrivingLicence).options(sa.orm.undefer("*"))))


def captures(lot: Lot) -> list[LicenceCapture]:
    with lot.store.work.db.read() as session:
        return list(session.scalars(sa.select(LicenceCapture)))


@pytest.fixture
def service(lot: Lot) -> LicenceCaptureService:
    return lot.store.licence_capture


@pytest.fixture
def me(lot: Lot) -> Actor:
    return lot.people.consultant


@pytest.mark.rule("TD-01", "PI-05", "PI-07")
def test_what_was_confirmed_is_stored_with_pictures_clock_and_who_it_was(
    lot: Lot, service: LicenceCaptureService, me: Actor
) -> None:
    deal = lot.deal()
    final = confirmed(reading(name="张二"), name="张三")
    view = service.store(me, deal, REST, CapturedLicence(final, photo(), photo()))
    row, capture = stored(lot)[0], captures(lot)[0]
    assert (row.number, row.name, row.classes, row.valid_to) == (ID_NUMBER, "张三", "C2", date(2026, 12, 20))
    assert (row.front_taken, row.back_taken) == (True, True)
    assert (row.front or b"").startswith(b"\xff\xd8\xff")
    assert (capture.corrected, capture.file_number, capture.confirmed_by) == ("name", "110012345678", me.id)
    assert capture.keep_until == date(2029, 11, 22)
    assert not [f for f in view.eligibility.findings if f.code == "TD-01" and f.severity]
    with lot.store.work.db.read() as session:
        entry = session.scalars(sa.select(AuditEntry).where(AuditEntry.object_kind == "licence_capture")).one()
    assert entry.actor_id == me.id
    assert "name" in str(entry.facts)
    assert "张" not in str(entry.facts)


@pytest.mark.rule("TD-18")
@pytest.mark.parametrize("given_to", [frozenset(), {ConsentPurpose.PRIVACY}, {ConsentPurpose.IMAGES}])
def test_without_both_consents_nothing_is_stored(
    lot: Lot, service: LicenceCaptureService, me: Actor, given_to: frozenset[ConsentPurpose]
) -> None:
    rest = replace(REST, consents=frozenset(given_to))
    with pytest.raises(ShowroomError) as refused:
        service.store(me, lot.deal(), rest, CapturedLicence(confirmed(reading()), photo()))
    assert refused.value.code == "licence_consent_first"
    assert not stored(lot)
    assert not captures(lot)


words = st.text(alphabet="张三李四0123456789CX-", max_size=20)
OTHERS = {
    "number": "119999199001010039", "name": "李四", "classes": "A2D", "first_issue": "2019-02-28",
    "valid_from": "2019-02-28", "valid_to": "长期", "birth": "", "file_number": "",
}  # fmt: skip
some_fields = st.fixed_dictionaries({}, optional={name: words | st.just(TEXTS[name]) for name in FIELDS})
all_fields = st.fixed_dictionaries({name: st.sampled_from((TEXTS[name], OTHERS[name])) for name in FIELDS})
typed_values = some_fields | all_fields


@pytest.mark.rule("TD-01", "TD-02", "TD-04")
@settings(max_examples=rounds(25, 2_000), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(read=st.fixed_dictionaries({name: words | st.just(TEXTS[name]) for name in FIELDS}), typed=typed_values)
def test_no_unconfirmed_value_is_ever_stored(sqlite_lot: Lot, read: dict[str, str], typed: dict[str, str]) -> None:
    """Whatever was read and whatever was typed: the row holds exactly what a person confirmed, or there is none."""
    proposal = reading(**read)
    under_way, said = Confirmation(proposal), {}
    for name, text in typed.items():
        try:
            said[name] = under_way.confirm(name, text)
        except FieldErrors:
            assert name in under_way.open
    deal, before = sqlite_lot.deal(), len(stored(sqlite_lot))
    service, me = sqlite_lot.store.licence_capture, sqlite_lot.people.consultant
    try:
        service.store(me, deal, REST, CapturedLicence(under_way.finish(), photo()))
    except ShowroomError:
        assert len(stored(sqlite_lot)) == before
        return
    row = stored(sqlite_lot)[-1]
    assert set(said) == set(FIELDS)
    shown = {name: "" if getattr(row, name) is None else str(getattr(row, name)) for name in FIELDS[:6]}
    if row.long_term:
        shown["valid_to"] = "长期"
    assert shown == {name: said[name] for name in FIELDS[:6]}
    assert captures(sqlite_lot)[-1].file_number == said["file_number"]


@pytest.fixture
def sqlite_lot(sqlite_store: Showroom) -> Lot:
    from tests.store_fixtures import hire

    return Lot(sqlite_store, hire(sqlite_store))


def test_a_person_withdraws_a_confirmation_by_typing_on() -> None:
    under_way = Confirmation(reading())
    for name in FIELDS:
        under_way.confirm(name, TEXTS[name])
    under_way.withdraw("number")
    assert under_way.open == ("number",)
    with pytest.raises(ShowroomError):
        under_way.finish()


def test_a_confirmed_reading_cannot_be_made_by_hand(lot: Lot, service: LicenceCaptureService, me: Actor) -> None:
    fields = {name: ConfirmedField(TEXTS[name], True, 1.0) for name in FIELDS}
    with pytest.raises(ShowroomError):
        ConfirmedReading(fields, object())
    with pytest.raises(Bug):
        service.store(me, lot.deal(), REST, CapturedLicence(reading(), photo()))  # type: ignore[arg-type]  # on purpose
    assert not stored(lot)


@pytest.mark.parametrize(
    "name, text, code",
    [
        ("number", " ", "required"), ("first_issue", "2021-02-29", "licence_not_a_date"),
        ("valid_to", "next year", "licence_not_a_date"), ("classes", "Z9", "licence_classes_unread"),
        ("file_number", "1234", "licence_file_number"),
    ],
)  # fmt: skip
def test_what_cannot_stand_on_a_licence_is_not_confirmed(name: str, text: str, code: str) -> None:
    under_way = Confirmation(reading())
    with pytest.raises(FieldErrors) as refused:
        under_way.confirm(name, text)
    assert refused.value.fields[name].message.code == code
    assert name in under_way.open


@pytest.mark.rule("TD-02", "TD-03", "TD-04", "TD-05")
@pytest.mark.parametrize(
    "changes, code",
    [
        ({"name": "李四"}, "TD-04"), ({"number": "119999199001010039"}, "TD-04"), ({"valid_to": "2026-11-21"}, "TD-02"),
        ({"classes": "C3"}, "TD-03"), ({"first_issue": "2026-01-01", "valid_from": "2026-01-01"}, "TD-05"), ({}, ""),
        ({"valid_to": "长期"}, ""),
    ],
)  # fmt: skip
def test_the_rules_answer_before_anything_is_confirmed_or_stored(
    lot: Lot, service: LicenceCaptureService, me: Actor, changes: dict[str, str], code: str
) -> None:
    deal = lot.deal()
    assert "TD-03" not in {finding.code for finding in service.foresee(me, deal, reading()).findings}, "no car yet"
    lot.book(deal, lot.plan(lot.car(), route_id=lot.route()))
    seen = service.foresee(me, deal, reading(**changes))
    assert {finding.code for finding in seen.findings if finding.severity >= 2} - {"TD-06"} == (
        {code} if code else set()
    )
    assert seen.passes is (not code)
    assert not stored(lot)


@pytest.mark.rule("PI-07")
def test_pictures_are_taken_out_when_their_time_is_over_unless_taken_anew(
    lot: Lot, service: LicenceCaptureService, me: Actor, clock: FixedClock
) -> None:
    first, second = lot.deal(), lot.deal()
    for deal in (first, second):
        service.store(me, deal, REST, CapturedLicence(confirmed(reading(valid_to="长期")), photo(), photo()))
    clock.move(days=365 * 3 - 5)
    assert service.erase_overdue(me) == 0
    version = next(row.version for row in stored(lot) if row.customer_id == 1)
    again = replace(REST, version=version)
    service.store(me, first, again, CapturedLicence(confirmed(reading(valid_to="长期")), photo(), photo()))
    clock.move(days=10)
    assert service.erase_overdue(me) == 2
    kept = {row.customer_id: row.front is not None for row in stored(lot)}
    assert sorted(kept.values()) == [False, True]
    assert service.erase_overdue(me) == 0


@pytest.mark.rule("PI-05")
def test_a_kept_picture_has_lost_all_but_its_pixels() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = 6, "phone", {1: "N", 2: (31.0, 14.0, 0.0)}
    content = picture(Image.new("RGB", (2400, 1200), "red"), exif=exif, comment=b"secret")
    kept = prepare(content)
    with Image.open(io.BytesIO(kept.jpeg)) as image:
        assert image.format == "JPEG"
        assert not dict(image.getexif())
        assert "comment" not in image.info
    assert (kept.width, kept.height) == (800, 1600), "turned upright and shortened"
    assert b"phone" not in kept.jpeg
    assert (turned(kept, 90).width, turned(kept, 90).height) == (1600, 800)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP"])
def test_other_kinds_of_picture_become_jpeg_too(kind: str) -> None:
    mode = "RGBA" if kind == "PNG" else "RGB"
    assert prepare(picture(Image.new(mode, (60, 40)), kind)).jpeg.startswith(b"\xff\xd8\xff")


def test_pictures_that_are_none_are_refused_by_their_head() -> None:
    bomb = picture(Image.new("1", (9000, 9000)), "PNG")  # 12 KB that would become 81 megapixels
    whole = picture(Image.effect_noise((400, 300), 50).convert("RGB"))
    for content, code in (
        (b"", "licence_no_picture"), (b"%PDF-1.7", "licence_no_picture"), (whole[:2000], "licence_no_picture"),
        (bomb, "licence_picture_too_large"), (b"\xff" * (MOST_BYTES + 1), "licence_picture_too_large"),
        (picture(Image.new("RGB", (20, 20)), "GIF"), "licence_no_picture"),
    ):  # fmt: skip
        with pytest.raises(ShowroomError) as refused:
            prepare(content)
        assert refused.value.code == code


def test_the_customers_birth_is_filled_in_where_the_file_lacks_it(
    lot: Lot, service: LicenceCaptureService, me: Actor
) -> None:
    deal = lot.deal()
    lot.change(Customer, 1, birth=None)
    service.store(me, deal, REST, CapturedLicence(confirmed(reading()), photo()))
    with lot.store.work.db.read() as session:
        assert session.get_one(Customer, 1).birth == date(1990, 1, 1)
