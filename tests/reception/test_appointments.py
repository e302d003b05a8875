"""Appointments with time and place (S0-03): made, moved, kept by one act, missed only after the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, CustomerTask
from showroom.customers.records import CustomerDraft
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.desk_views import AbsenceDraft, AppointmentDraft
from showroom.reception.model import AbsenceReason, AppointmentState, VisitKind
from showroom.reception.views import VisitDraft
from tests.store_fixtures import NOW, People

PHONE = "13912345678"
AT_TWO = AppointmentDraft(NOW + timedelta(hours=4), "展厅", name="张伟", phone=PHONE, wanted_model="E6", party_size=2)


@pytest.mark.rule("S0-03", "RC-05")
@pytest.mark.parametrize(
    "draft, field",
    [
        (replace(AT_TWO, at=None), "at"),
        (replace(AT_TWO, place="  "), "place"),
        (replace(AT_TWO, at=NOW - timedelta(minutes=1)), "at"),
        (replace(AT_TWO, name=""), "name"),
        (replace(AT_TWO, phone=""), "phone"),
        (replace(AT_TWO, phone="12345"), "phone"),
        (replace(AT_TWO, consultant_id=999), "consultant_id"),
        (replace(AT_TWO, party_size=0), "party_size"),
    ],
)
def test_an_appointment_has_time_and_place_and_somebody(
    store: Showroom, people: People, draft: AppointmentDraft, field: str
) -> None:
    with pytest.raises(FieldErrors) as refused:
        store.appointments.make_appointment(people.receptionist, draft)
    assert set(refused.value.fields) == {field}
    assert store.appointments.appointments(people.receptionist) == ()


@pytest.mark.rule("S0-03", "OW-3", "S2-05")
def test_one_act_turns_an_appointment_into_a_visit_of_its_consultant(store: Showroom, people: People) -> None:
    made = store.appointments.make_appointment(people.consultant, AT_TWO)
    logged = store.appointments.receive_appointment(people.receptionist, made)
    assert logged.consultant == "周敏"
    assert logged.verdict is not None
    assert logged.verdict.rule == "OW-3"
    (visit,) = store.reception.board(people.consultant)
    assert (visit.kind, visit.party_size, visit.who, visit.wanted_model) == (VisitKind.APPOINTMENT, 2, "张伟", "E6")
    (row,) = store.appointments.appointments(people.consultant)
    assert (row.state, row.visit_id) == (AppointmentState.KEPT, logged.visit_id)
    with pytest.raises(ShowroomError, match="appointment_done"):
        store.appointments.receive_appointment(people.receptionist, made)
    store.reception.strike_visit(people.receptionist, logged.visit_id)  # undo: it stands again
    (row,) = store.appointments.appointments(people.consultant)
    assert (row.state, row.visit_id) == (AppointmentState.PLANNED, None)


@pytest.mark.rule("S0-03")
def test_the_line_finds_todays_appointment_by_the_number(store: Showroom, people: People) -> None:
    store.appointments.make_appointment(people.colleague, AT_TWO)
    logged = store.reception.log_visit(people.receptionist, VisitDraft(phone=PHONE, name="张伟", wanted_model="E6"))
    assert logged.consultant == "陈浩"
    assert store.reception.board(people.manager)[0].kind is VisitKind.APPOINTMENT
    (row,) = store.appointments.appointments(people.manager)
    assert row.state is AppointmentState.KEPT


@pytest.mark.rule("S0-03", "RC-06")
def test_the_next_in_turn_stands_in_for_an_appointed_consultant_who_is_away(store: Showroom, people: People) -> None:
    made = store.appointments.make_appointment(people.consultant, AT_TWO)
    store.queue.start_absence(people.receptionist, AbsenceDraft(people.consultant.id, AbsenceReason.LEAVE))
    assert store.appointments.receive_appointment(people.receptionist, made).consultant == "系统管理员"


def test_moving_cancelling_and_its_undo(store: Showroom, people: People) -> None:
    desk = people.receptionist
    made = store.appointments.make_appointment(desk, replace(AT_TWO, consultant_id=people.colleague.id))
    (row,) = store.appointments.appointments(desk)
    moved = replace(AT_TWO, at=NOW + timedelta(days=2), place="客户公司", name=row.who, phone=PHONE)
    store.appointments.change_appointment(desk, made, row.version, moved)
    (row,) = store.appointments.appointments(desk)
    assert (row.at, row.place) == (NOW + timedelta(days=2), "客户公司")
    with pytest.raises(ShowroomError, match="changed_meanwhile"):
        store.appointments.change_appointment(desk, made, row.version - 1, moved)
    with pytest.raises(ShowroomError, match="appointment_other_day"):
        store.appointments.receive_appointment(desk, made)
    store.appointments.cancel_appointment(desk, made)
    assert store.appointments.appointments(desk) == ()
    store.appointments.renew_appointment(desk, made)
    assert len(store.appointments.appointments(desk)) == 1
    days = (date(2026, 11, 24), date(2026, 11, 24))
    assert [row.id for row in store.appointments.appointments(desk, *days)] == [made]


@pytest.mark.rule("S0-03", "S0-07")
def test_a_missed_one_is_marked_after_the_day_and_called(store: Showroom, people: People, clock: FixedClock) -> None:
    store.reception.log_visit(people.consultant, VisitDraft(name="张伟", phone=PHONE, wanted_model="E6"))
    made = store.appointments.make_appointment(people.consultant, AT_TWO)
    clock.at = NOW + timedelta(hours=5)
    (row,) = store.appointments.appointments(people.consultant)
    assert (row.overdue, row.late_minutes) == (False, 60)
    with pytest.raises(ShowroomError, match="not_missed_yet"):
        store.appointments.mark_missed(people.consultant, made)
    clock.at = NOW + timedelta(days=1)
    (row,) = store.appointments.appointments(people.consultant)
    assert row.overdue
    store.appointments.mark_missed(people.consultant, made)
    with store.work.db.read() as session:
        notes = list(session.scalars(sa.select(CustomerTask.note).where(CustomerTask.due == date(2026, 11, 23))))
    assert "11-22 14:00 预约未到店，请回访" in notes
    assert store.appointments.appointments(people.consultant) == ()


@pytest.mark.rule("S2-04")
def test_a_prospect_is_invited_only_after_somebody_spoke_with_him(store: Showroom, people: People) -> None:
    store.customers.create(people.consultant, CustomerDraft("李娜", "13800000002"))
    with store.work.db.begin() as session:
        customer = session.scalars(sa.select(Customer)).one()
        customer.last_contact = None
    lead = replace(AT_TWO, name="", phone="", customer_id=customer.id)
    with pytest.raises(FieldErrors) as refused:
        store.appointments.make_appointment(people.consultant, lead)
    assert set(refused.value.fields) == {"speaking"}
    assert store.appointments.make_appointment(people.consultant, replace(lead, speaking=True))


@pytest.mark.rule("PI-10")
def test_anothers_appointment_is_masked(store: Showroom, people: People) -> None:
    store.reception.log_visit(people.consultant, VisitDraft(name="张伟", phone=PHONE, wanted_model="E6"))
    store.appointments.make_appointment(people.consultant, AT_TWO)
    (row,) = store.appointments.appointments(people.receptionist)
    assert (row.who, row.phone_masked) == ("张*", "139****5678")
    (row,) = store.appointments.appointments(people.consultant)
    assert row.who == "张伟"


@pytest.mark.rule("S0-04", "S3-51")
def test_what_is_prepared_for_a_visit_is_kept(store: Showroom, people: People) -> None:
    made = store.appointments.make_appointment(people.consultant, AT_TWO)
    store.appointments.prepare_appointment(people.consultant, made, ("aim", "car", "nonsense"))
    (row,) = store.appointments.appointments(people.consultant)
    assert row.prepared == {"aim", "car"}
    store.appointments.receive_appointment(people.receptionist, made)
    with pytest.raises(ShowroomError, match="appointment_done"):
        store.appointments.prepare_appointment(people.consultant, made, ())
