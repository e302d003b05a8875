"""Accidents: the record, the stopped car, the checklist, and the incident list (TR-06, TR-07, TD-17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
import sqlalchemy as sa
from PIL import Image

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.audit import AuditEntry
from showroom.test_drive.case import Mode
from showroom.test_drive.demo_model import IncidentTask, ListState, WhoDrove
from showroom.test_drive.incidents import IncidentDraft
from showroom.test_drive.rules import DriveStatus
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.test_drive.driving import TEN, Lot, drive_of, later

SUNDAY = date(2026, 11, 22)


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), (90, 20, 20)).save(out, "PNG")
    return out.getvalue()


def crash(lot: Lot, **changes: object) -> tuple[int, IncidentDraft]:
    """(deal, draft) of an accident on a drive that is out."""
    deal, car, drive = lot.signed()
    lot.out(drive)
    draft = IncidentDraft(car, TEN, "追尾", drive.id, "世纪大道", insurer="某保险", case_number="B-77")
    return deal, replace(draft, **changes)  # type: ignore[arg-type]  # any field


def list_finding(lot: Lot, deal: int, mode: Mode, **changes: object) -> str:
    view = lot.service.eligibility(lot.people.consultant, deal, lot.plan(1, mode=mode, **changes))
    return next(f.severity.name for f in view.findings if f.code == "TD-17")


@pytest.mark.rule("TR-06", "TD-12")
def test_an_accident_stops_the_car_and_gives_the_owners_of_its_bookings_tasks(lot: Lot) -> None:
    deal, draft = crash(lot)
    other = lot.deal()
    waiting = lot.book(other, lot.plan(draft.vehicle_id, starts_at=later(90), escort_id=lot.people.consultant.id))
    view = lot.store.incidents.report(lot.people.consultant, draft)
    assert (view.driver_name, view.who_drove, view.case_number) == ("张三", WhoDrove.CUSTOMER, "B-77")
    assert [booking.number for booking in view.affected] == [waiting.number]
    file = lot.store.demo_cars.car(lot.people.manager, draft.vehicle_id)
    assert file.row.status is VehicleStatus.OUT_OF_SERVICE
    assert file.stops[0].reason == "追尾"
    assert drive_of(lot.service.view(lot.people.consultant, deal)).status is DriveStatus.INCIDENT
    tasks = lot.store.customers.tasks_due(lot.people.consultant)
    assert [(task.kind, task.deal_id) for task in tasks] == [("demo_car", other)]


@pytest.mark.rule("TR-06")
def test_nothing_is_left_behind_when_the_report_is_refused(lot: Lot) -> None:
    deal, draft = crash(lot)
    for changes, field in (({"at": None}, "at"), ({"at": TEN + timedelta(1)}, "at"), ({"what": " "}, "what"),
                           ({"injured": -1}, "injured")):  # fmt: skip
        with pytest.raises(FieldErrors) as refused:
            lot.store.incidents.report(lot.people.consultant, replace(draft, **changes))
        assert set(refused.value.fields) == {field}
    with pytest.raises(ShowroomError) as other:
        lot.store.incidents.report(lot.people.consultant, replace(draft, test_drive_id=10**6))
    assert other.value.code == "incident_other_car"
    assert lot.store.incidents.of_car(lot.people.consultant, draft.vehicle_id) == ()
    assert lot.store.demo_cars.cars(lot.people.consultant)[0].status is VehicleStatus.DEMO
    assert drive_of(lot.service.view(lot.people.consultant, deal)).status is DriveStatus.OUT


@pytest.mark.rule("TR-06")
def test_the_button_on_the_drive_begins_the_same_record(lot: Lot) -> None:
    _deal, car, drive = lot.signed()
    lot.out(drive)
    lot.service.report_incident(lot.people.consultant, drive.id, "剐蹭")
    found = lot.store.incidents.of_car(lot.people.consultant, car)
    assert [(view.what, view.drive_number, view.driver_name) for view in found] == [("剐蹭", drive.number, "张三")]
    assert lot.store.demo_cars.car(lot.people.consultant, car).stops[0].freed_at is None


@pytest.mark.rule("TR-06")
def test_it_is_closed_only_when_every_step_is_done(lot: Lot) -> None:
    deal, draft = crash(lot)
    service, me = lot.store.incidents, lot.people.consultant
    view = service.report(me, draft)
    first = service.tick(me, view.id, IncidentTask.STOP).steps[0]
    assert first.done_at == TEN
    assert first.done_by == me.name
    assert service.tick(lot.people.colleague, view.id, IncidentTask.STOP).steps[0] == first
    with pytest.raises(ShowroomError) as refused:
        service.close(lot.people.manager, view.id, view.version)
    assert refused.value.code == "incident_open"
    assert "police" in refused.value.text("en")
    for step in IncidentTask:
        view = service.tick(me, view.id, step)
    saved = service.save(me, view.id, replace(draft, case_number="B-78", version=view.version))
    assert saved.case_number == "B-78"
    with pytest.raises(ShowroomError):
        service.save(me, view.id, replace(draft, version=view.version))
    closed = service.close(lot.people.manager, view.id, saved.version)
    assert closed.closed_at is not None
    assert drive_of(lot.service.view(me, deal)).status is DriveStatus.CLOSED
    with pytest.raises(ShowroomError):
        service.tick(me, view.id, IncidentTask.STOP)


@pytest.mark.rule("TR-06", "PI-05")
def test_photographs_are_re_encoded(lot: Lot) -> None:
    _deal, draft = crash(lot)
    service, me = lot.store.incidents, lot.people.consultant
    view = service.report(me, draft)
    kept = service.add_photo(me, view.id, picture())
    assert len(kept.photos) == 1
    assert service.photo(me, kept.photos[0]).startswith(b"\xff\xd8")
    with pytest.raises(ShowroomError):
        service.add_photo(me, view.id, b"no picture")
    assert service.of_car(me, draft.vehicle_id)[0].photos == kept.photos


@pytest.mark.rule("TR-07")
@pytest.mark.parametrize(
    "covered, injured, code",
    [(True, 2, ""), (False, 0, "tr07_cover_missing"), (False, 2, "tr07_no_cover")],
)
def test_hurt_riders_without_cover_are_warned_of(lot: Lot, covered: bool, injured: int, code: str) -> None:
    _deal, draft = crash(lot, injured=injured, injured_note="后排")
    lot.change(Vehicle, draft.vehicle_id, passenger_cover=covered)
    view = lot.store.incidents.report(lot.people.consultant, draft)
    assert [told.message.code for told in view.warnings] == ([code] if code else [])
    assert (view.injured, view.injured_note) == (injured, "后排")


@pytest.mark.rule("TD-17")
def test_a_proposal_is_the_managers_to_decide_and_nobody_elses_to_see(lot: Lot) -> None:
    deal, draft = crash(lot)
    service, me, boss = lot.store.incidents, lot.people.consultant, lot.people.manager
    view = service.report(me, draft)
    with pytest.raises(FieldErrors):
        service.propose(me, view.id, " ")
    proposed = service.propose(me, view.id, "不听劝阻")
    assert (proposed.list_state, proposed.list_reason) == (ListState.NONE, "")
    seen = service.of_car(boss, draft.vehicle_id)[0]
    assert (seen.list_state, seen.list_reason) == (ListState.PROPOSED, "不听劝阻")
    assert list_finding(lot, deal, Mode.DRIVE) == "INFO"
    with pytest.raises(ShowroomError) as refused:
        service.decide(me, view.id, accept=True)
    assert refused.value.code == "not_allowed"
    service.decide(boss, view.id, accept=True)
    entry = lot.service.incidents(boss)[0]
    assert (entry.reason, entry.by, entry.expires_on) == ("不听劝阻", boss.name, date(2028, 11, 22))
    assert list_finding(lot, deal, Mode.DRIVE) == "NEEDS_APPROVAL"
    assert list_finding(lot, deal, Mode.RIDE) == "WARN"
    with pytest.raises(ShowroomError):
        service.decide(boss, view.id, accept=True)
    with pytest.raises(ShowroomError):
        lot.service.incidents(me)


@pytest.mark.rule("TD-17")
def test_a_declined_proposal_lists_nobody(lot: Lot) -> None:
    deal, draft = crash(lot)
    service, boss = lot.store.incidents, lot.people.manager
    view = service.propose(lot.people.consultant, service.report(lot.people.consultant, draft).id, "超速")
    assert service.decide(boss, view.id, accept=False).list_state is ListState.DECLINED
    assert lot.service.incidents(boss) == ()
    assert list_finding(lot, deal, Mode.DRIVE) == "INFO"


@pytest.mark.rule("TD-17")
def test_an_entry_expires_by_itself(lot: Lot) -> None:
    deal = lot.deal()
    customer = lot.service.view(lot.people.consultant, deal).driver.customer_id
    lot.service.list_incident(lot.people.manager, customer, "假证")
    last = datetime(2028, 11, 22, 2, 0, tzinfo=UTC)
    for days, expected in ((0, "NEEDS_APPROVAL"), (1, "INFO")):
        assert list_finding(lot, deal, Mode.DRIVE, starts_at=last + timedelta(days=days)) == expected


@pytest.mark.rule("TD-17")
def test_taking_somebody_off_the_list_needs_a_reason_and_stays_on_record(lot: Lot) -> None:
    deal = lot.deal()
    customer = lot.service.view(lot.people.consultant, deal).driver.customer_id
    listed, boss = lot.store.incident_list, lot.people.manager
    entry = lot.service.list_incident(boss, customer, "假证")
    with pytest.raises(FieldErrors):
        listed.remove(boss, entry.id, "")
    with pytest.raises(ShowroomError):
        listed.remove(lot.people.consultant, entry.id, "误会")
    listed.remove(boss, entry.id, "误会")
    assert lot.service.incidents(boss) == ()
    assert list_finding(lot, deal, Mode.DRIVE) == "INFO"
    with pytest.raises(ShowroomError):
        listed.remove(boss, entry.id, "误会")
    with lot.store.work.db.read() as session:
        acts = session.scalars(sa.select(AuditEntry.action).where(AuditEntry.object_kind == "drive_incident"))
        assert [act.rpartition(".")[2] for act in acts] == ["list_incident", "remove"]
