"""Requests of persons and the registers of the privacy desk: clocks, refusals, nothing deletable (PI-08, PI-09)."""

from __future__ import annotations

import base64
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.privacy.register_views import BreachDraft, RecordDraft, RequestDraft, TellDraft
from showroom.privacy.registers_model import RecordKind, RequestState, RightKind
from showroom.privacy.views import Act
from tests.customers.merge_world import create
from tests.privacy.planting import PHONE, planted
from tests.store_fixtures import NOW, People, hire

TODAY = date(2026, 11, 22)


def refused(store: Showroom, statement: str) -> bool:
    with store.work.db.engine.connect() as connection:
        try:
            connection.execute(sa.text(statement))
        except sa.exc.DBAPIError:
            return True
        return False


@pytest.mark.rule("PI-08", "G-04")
def test_a_request_is_due_in_15_working_days_and_refused_only_with_a_reason(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    desk, admin = store.privacy_registers, people.admin
    # 30 September 2026 is a Wednesday: the holidays 1-7 October do not count, the worked Saturday 10 October does.
    clock.at = NOW.replace(month=9, day=30)
    line = desk.receive(admin, RequestDraft(RightKind.COPY, "张三", "zhang@example.cn", date(2026, 9, 30)))
    assert line.due == date(2026, 10, 27)
    assert desk.clocks(admin).next_due == line.due
    clock.at = NOW.replace(month=10, day=28)
    assert (desk.clocks(admin).open_requests, desk.clocks(admin).late_requests) == (1, 1)
    assert [(one.is_request, one.late) for one in desk.waiting(admin)] == [(True, True)]
    with pytest.raises(FieldErrors) as unknown:
        desk.answer(admin, line.id, "已寄出副本", line.version)
    assert set(unknown.value.fields) == {"identity"}
    with pytest.raises(FieldErrors) as short:
        desk.answer(admin, line.id, "不行", line.version, refuse=True)
    assert set(short.value.fields) == {"answer"}
    checked = desk.check_identity(admin, line.id, "身份证原件，当面核对", line.version)
    done = desk.answer(admin, line.id, "已寄出副本", checked.version)
    assert (done.state, desk.requests(admin), desk.requests(admin, closed=True)) == (RequestState.ANSWERED, (), (done,))
    with pytest.raises(ShowroomError) as closed:
        desk.answer(admin, line.id, "再来一次", done.version)
    assert closed.value.code == "privacy_request_closed"
    assert refused(store, "DELETE FROM rights_request")
    assert refused(store, "UPDATE rights_request SET state = 'open'")
    with pytest.raises(FieldErrors) as ahead:
        desk.receive(admin, RequestDraft(RightKind.DELETE, "", "", date(2027, 1, 1), customer_id=999))
    assert set(ahead.value.fields) == {"name", "contact", "received_on", "customer_id"}
    with pytest.raises(ShowroomError) as right:
        desk.requests(people.general_manager)
    assert right.value.code == "not_allowed"


@pytest.mark.rule("PI-08")
def test_the_answer_to_a_person_who_was_erased_keeps_no_name(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    desk, admin = store.privacy_registers, people.admin
    customer_id = create(store, people.manager, "张三", "13912345678")
    line = desk.receive(admin, RequestDraft(RightKind.DELETE, "张三", "13912345678", TODAY, "全部删除", customer_id))
    line = desk.check_identity(admin, line.id, "张三来电 13912345678", line.version)
    for form, payload in (
        ("reception", '{"name": "张三"}'),
        ("negotiation", '{"phone": "13912345678"}'),
        ("deal", "{}"),
    ):
        store.drafts.save(people.consultant.id, form, "new", payload)
    store.erasing.carry_out(admin, customer_id, Act.ERASE)
    kept = [
        form for form in ("reception", "negotiation", "deal") if store.drafts.load(people.consultant.id, form, "new")
    ]
    assert kept == ["deal"]  # what was typed and not saved goes too, whoever typed it
    (still,) = desk.requests(admin)
    assert still.contact == "13912345678"  # somebody must still be told
    done = desk.answer(admin, line.id, "张三的信息已删除", still.version)
    assert "张三" not in str(done)
    assert "13912345678" not in str(done)


@pytest.mark.rule("PI-09")
def test_records_and_assessments_are_kept_for_three_years_and_only_added_to(store: Showroom, people: People) -> None:
    desk, admin = store.privacy_registers, people.admin
    with pytest.raises(FieldErrors) as bare:
        desk.add_record(admin, RecordDraft(RecordKind.ASSESSMENT, "人脸", "试驾", "照片", TODAY))
    assert set(bare.value.fields) == {"risk", "measures"}
    first = desk.add_record(admin, RecordDraft(RecordKind.PROCESSING, "试驾", "核验驾驶资格", "驾驶证", TODAY))
    newer = RecordDraft(RecordKind.PROCESSING, "试驾", "核验驾驶资格", "驾驶证", TODAY, replaces_id=first)
    desk.add_record(admin, newer)
    lines = desk.records(admin)
    assert [(line.replaced, line.keep_until) for line in lines] == [
        (False, date(2029, 11, 22)),
        (True, date(2029, 11, 22)),
    ]
    assert refused(store, "DELETE FROM processing_record")
    assert refused(store, "UPDATE processing_record SET keep_until = '2026-01-01'")


@pytest.mark.rule("PI-09")
def test_an_incident_runs_against_the_clock_until_all_were_told(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    desk, admin = store.privacy_registers, people.admin
    draft = BreachDraft(NOW - timedelta(hours=2), "笔记本电脑遗失", "姓名、电话", "2026年试驾客户", 40)
    line = desk.log_breach(admin, draft)
    assert line.tell_by == draft.noticed_at + timedelta(hours=24)
    assert not line.late
    clock.move(hours=23)
    assert (desk.clocks(admin).open_breaches, desk.clocks(admin).late_breaches) == (1, 1)
    assert [(one.is_request, one.due, one.late) for one in desk.waiting(admin)] == [(False, line.tell_by, True)]
    with pytest.raises(ShowroomError) as untold:
        desk.close_breach(admin, line.id, line.version)
    assert untold.value.code == "privacy_breach_not_told"
    with pytest.raises(FieldErrors) as before:
        desk.note_told(admin, line.id, TellDraft(authority_at=draft.noticed_at - timedelta(hours=1)), line.version)
    assert set(before.value.fields) == {"authority_at"}
    line = desk.note_told(admin, line.id, TellDraft(authority_at=clock.now(), measures="远程清除"), line.version)
    with pytest.raises(ShowroomError):
        desk.close_breach(admin, line.id, line.version)
    line = desk.note_told(admin, line.id, TellDraft(not_told_reason="磁盘已加密，不会造成危害"), line.version)
    assert desk.close_breach(admin, line.id, line.version).closed_at == clock.now()
    assert desk.clocks(admin).open_breaches == 0
    assert refused(store, "DELETE FROM breach")
    assert refused(store, "UPDATE breach SET what = ''")


@pytest.mark.rule("PI-08")
def test_the_person_gets_a_copy_of_everything_as_json_and_as_a_paper(
    sqlite_store: Showroom, clock: FixedClock, tmp_path: Path
) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    customer_id, rows = planted(store, people.manager, clock)
    copy = store.subject_copies.write(people.admin, customer_id, tmp_path, "en")
    whole = json.loads((tmp_path / f"customer-{customer_id}-2026-11-22.json").read_bytes())
    assert set(rows) <= set(whole["tables"])  # every table that hangs on a person, by the same list that erases
    assert whole["tables"]["customer"][0]["phone"] == PHONE
    assert base64.b64decode(whole["tables"]["document_blob"][0]["pdf"]["base64"]).startswith(b"%PDF-1.7")
    assert copy.rows == sum(map(len, whole["tables"].values()))
    text = "".join(page.extract_text() for page in PdfReader(copy.files[1]).pages)
    assert PHONE in text
    assert "article 45" in text
    with pytest.raises(ShowroomError) as there:
        store.subject_copies.write(people.admin, customer_id, tmp_path)
    assert there.value.code == "copy_exists"
    with pytest.raises(ShowroomError) as right:
        store.subject_copies.write(people.manager, customer_id, tmp_path)
    assert right.value.code == "not_allowed"
