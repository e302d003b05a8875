"""Day close 日结: named gaps, totals of RC-01 equal to the database's and the paper's, locked lines, reopening."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import CustomerTask, Grade
from showroom.deals.model import Deal, Step
from showroom.documents.model import Document
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import Lang
from showroom.reception.day_close_views import DayIncomplete
from showroom.reception.desk_views import Leaving
from showroom.reception.model import LineState, VisitKind
from showroom.reception.rules import Purpose
from showroom.reception.views import VisitDraft
from showroom.test_drive.case import Mode
from showroom.test_drive.model import TestDrive
from showroom.test_drive.rules import DriveStatus
from tests.deal_builders import deal_at
from tests.documents.pdf_reading import joined
from tests.reception.day_lines_examples import DAY, FILED, GRADED, complete_day, whole
from tests.store_fixtures import NOW, People

# Independent of the program's own counting: the kinds of RC-01 from the rows, in SQL.
COUNT = """
SELECT count(*) FILTER (WHERE kind <> 'call') AS total,
       count(*) FILTER (WHERE kind <> 'call' AND want AND NOT before AND filed AND NOT had_card) AS first_filed,
       count(*) FILTER (WHERE kind <> 'call' AND want AND NOT before AND had_card) AS first_had_card,
       count(*) FILTER (WHERE kind <> 'call' AND want AND NOT before AND NOT had_card AND NOT filed) AS first_not_filed,
       count(*) FILTER (WHERE kind <> 'call' AND want AND before) AS again,
       count(*) FILTER (WHERE kind <> 'call' AND NOT want) AS no_intention,
       count(*) FILTER (WHERE kind = 'call') AS calls
FROM (SELECT v.kind, v.had_card, v.visited_before OR v.again AS before,
             v.purpose IN ('buy', 'invited', 'event') AS want,
             coalesce(c.name, v.name) <> '' AND coalesce(c.phone, v.phone) <> ''
             AND (v.wanted_model <> '' OR coalesce(c.interest, '') <> '') AS filed
      FROM visit v LEFT JOIN customer c ON c.id = v.customer_id
      WHERE v.day = :day AND v.struck_at IS NULL) line
"""


def counted(store: Showroom, day: date = DAY) -> dict[str, int]:
    with store.work.db.read() as session:
        row = session.execute(sa.text(COUNT).bindparams(sa.bindparam("day", day, sa.Date()))).mappings().one()
    return {name: int(number) for name, number in row.items()}


def gaps_of(store: Showroom, people: People, day: date = DAY) -> list[tuple[str, str]]:
    """Rule and message code of each gap."""
    return [(gap.rule, gap.told.message.code) for gap in store.day_close.overview(people.receptionist, day).gaps]


@pytest.mark.rule("RC-01", "RC-03", "S2-23")
def test_printed_totals_equal_the_databases(store: Showroom, people: People, clock: FixedClock) -> None:
    complete_day(store, people, clock)
    closed = store.day_close.close(people.receptionist, DAY)
    counts = counted(store)
    assert counts == {
        "total": 6, "first_filed": 2, "first_had_card": 1, "first_not_filed": 1, "again": 1, "no_intention": 1,
        "calls": 1,
    }  # fmt: skip
    zh = joined(store.documents.paper(people.receptionist, "day_close", closed.number, "zh").pdf)
    first = counts["first_filed"] + counts["first_had_card"] + counts["first_not_filed"]
    assert (
        f"客流合计{counts['total']}=首次到店{first}+再次到店{counts['again']}+非意向{counts['no_intention']}+未完善0"
    ) in zh
    assert (
        f"首次到店{first}=留档{counts['first_filed']}+已建卡首次到店{counts['first_had_card']}"
        f"+看车未留档{counts['first_not_filed']}"
    ) in zh
    assert f"来电{counts['calls']}试乘试驾0" in zh
    en = joined(store.documents.paper(people.receptionist, "day_close", closed.number, "en").pdf)
    assert f"Traffic{counts['total']}=firstvisits{first}+returnvisits{counts['again']}" in en
    with store.work.db.read() as session:
        frozen = session.execute(
            sa.text("SELECT traffic, count(*) FROM day_close_line WHERE close_id = :id GROUP BY traffic"),
            {"id": closed.id},
        ).all()
        assert {traffic: number for traffic, number in frozen if traffic} == {
            name: number for name, number in counts.items() if name not in ("total", "calls")
        }


@pytest.mark.rule("RC-01")
def test_the_sheet_is_sealed_masked_and_says_who_signs(store: Showroom, people: People, clock: FixedClock) -> None:
    complete_day(store, people, clock)
    closed = store.day_close.close(people.receptionist, DAY)
    assert closed.number == "SH01-DC-20261122-0001"
    paper = store.documents.paper(people.receptionist, "day_close", closed.number, "zh")
    text = joined(paper.pdf)
    for said in (
        "SH01-DC-20261122-0001",
        "第1页共",
        "校验码",
        "前台接待：王前台",
        "销售经理：",
        "139****5678",
        "张*",
        "随便看看",
    ):
        assert said in text, said
    for hidden in ("13912345678", "张伟", "李娜"):
        assert hidden not in text
    assert store.documents.verify_bytes(people.receptionist, paper.pdf).number == closed.number
    assert store.documents.verify_bytes(people.receptionist, paper.pdf[:-1] + b"x").verdict == "altered"
    assert store.documents.verify_all(people.general_manager).ok
    with store.work.db.read() as session:
        snapshot = session.scalars(sa.select(Document.snapshot).where(Document.language == "en")).one()
    assert [line["number"] for line in json.loads(snapshot)["lines"]] == [1, 2, 3, 4, 5, 6, 7]


def test_the_preview_is_marked_as_a_draft_and_stores_nothing(store: Showroom, people: People) -> None:
    whole(store, people.consultant, FILED)
    words: dict[Lang, str] = {"zh": "尚未日结", "en": "notclosedyet"}
    for lang, word in words.items():
        text = joined(store.day_close.preview(people.receptionist, DAY, lang))
        assert word in text
        assert "DRAFT" in text
    with store.work.db.read() as session:
        assert session.scalars(sa.select(Document)).all() == []


Gap = tuple[str, str]
NO_GAP: list[Gap] = []


@pytest.mark.rule("RC-02", "RC-03", "RC-05", "GR-02", "RC-06")
@pytest.mark.parametrize(
    "draft, leaving, expected",
    [
        (FILED, None, [("RC-03", "gap_leaving"), ("§6.2", "gap_grade")]),
        (FILED, Leaving(), [("§6.2", "gap_grade")]),
        (FILED, GRADED, NO_GAP),
        (VisitDraft(), Leaving(), [("§6.2", "gap_no_file_reason")]),
        (VisitDraft(no_file_reason="只是躲雨"), Leaving(), NO_GAP),
        (VisitDraft(), None, [("RC-03", "gap_leaving"), ("§6.2", "gap_no_file_reason")]),
        (VisitDraft(name="张伟"), GRADED, [("RC-02", "gap_phone"), ("RC-02", "gap_model")]),
        (VisitDraft(phone="13912345678"), GRADED, [("RC-02", "gap_surname"), ("RC-02", "gap_model")]),
        (replace(FILED, wanted_model=""), GRADED, [("RC-02", "gap_model")]),
        (VisitDraft(name="张伟", no_file_reason="不肯留电话"), GRADED, NO_GAP),
        (VisitDraft(purpose=Purpose.SERVICE), Leaving(), NO_GAP),
        (VisitDraft(purpose=Purpose.SERVICE), None, [("RC-03", "gap_leaving")]),
        (VisitDraft(kind=VisitKind.CALL), None, [("RC-05", "gap_caller")]),
        (VisitDraft(kind=VisitKind.CALL, phone="13912345678"), None, NO_GAP),
        (VisitDraft(kind=VisitKind.CALL, purpose=Purpose.SERVICE), None, NO_GAP),
    ],
)
def test_every_gap_is_named_with_its_rule_and_keeps_the_day_open(
    store: Showroom, people: People, draft: VisitDraft, leaving: Leaving | None, expected: list[Gap]
) -> None:
    logged = store.reception.log_visit(people.consultant, draft)
    if leaving is not None:
        store.reception.leave_visit(people.consultant, logged.visit_id, leaving)
    assert gaps_of(store, people) == expected
    if not expected:
        assert store.day_close.close(people.receptionist, DAY).version == 1
        return
    with pytest.raises(DayIncomplete) as refused:
        store.day_close.close(people.receptionist, DAY)
    assert [(gap.rule, gap.visit_id) for gap in refused.value.gaps] == [(rule, logged.visit_id) for rule, _ in expected]
    for rule, _code in expected:
        assert f"({rule})" in refused.value.text("zh")
        assert f"({rule})" in refused.value.text("en")
    assert "第 1 行" in refused.value.text("zh")
    assert store.day_close.history(people.receptionist) == ()


@pytest.mark.rule("GR-02")
def test_a_filed_customer_without_a_next_step_is_a_gap_unless_he_gave_up(store: Showroom, people: People) -> None:
    visit_id = whole(store, people.consultant, FILED, Leaving(grade=GRADED.grade))
    with store.work.db.begin() as session:
        session.execute(sa.update(CustomerTask).values(done_at=NOW, result="reached"))
    assert gaps_of(store, people) == [("GR-02", "gap_next_step")]
    edit(store, people.consultant, visit_id, next_step="电话回访", next_on=date(2026, 11, 24))
    assert gaps_of(store, people) == []
    gone = whole(store, people.colleague, replace(FILED, name="李娜", phone="13800000002"), GRADED)
    with store.work.db.begin() as session:
        session.execute(sa.text("UPDATE visit SET next_step = '', next_on = NULL WHERE id = :id"), {"id": gone})
        session.execute(sa.update(CustomerTask).values(done_at=NOW, result="reached"))
        session.execute(
            sa.text("UPDATE visit SET state = :state WHERE id = :id"),
            {"id": gone, "state": LineState.BOUGHT_ELSEWHERE.value},
        )
    assert [code for _rule, code in gaps_of(store, people)] == []


@pytest.mark.rule("RC-06")
def test_a_party_that_nobody_received_is_a_gap(store: Showroom, people: People) -> None:
    logged = store.reception.log_visit(people.consultant, VisitDraft(no_file_reason="只是躲雨"))
    store.reception.leave_visit(people.consultant, logged.visit_id)
    with store.work.db.begin() as session:
        session.execute(sa.text("UPDATE visit SET consultant_id = NULL"))
    assert gaps_of(store, people) == [("RC-06", "gap_consultant")]


@pytest.mark.rule("RC-03")
def test_a_drive_without_an_arrival_is_a_gap(store: Showroom, people: People) -> None:
    deal_id = deal_at(store, people, Step.TEST_DRIVE)
    with store.work.db.begin() as session:
        deal = session.get_one(Deal, deal_id)
        session.add(
            TestDrive(
                number="T-1", deal_id=deal_id, customer_id=deal.customer_id, vehicle_id=deal.vehicle_id,
                escort_id=people.consultant.id, mode=Mode.DRIVE, status=DriveStatus.BOOKED, starts_at=NOW,
                ends_at=NOW + timedelta(minutes=30), held_until=NOW + timedelta(minutes=45), out_at=NOW,
                created_at=NOW, created_by=people.consultant.id,
            )
        )  # fmt: skip
    assert gaps_of(store, people) == [("§6.2", "gap_drive_without_line")]
    (gap,) = store.day_close.overview(people.receptionist).gaps
    assert gap.deal_id == deal_id
    assert "E6" in gap.text("zh")
    phone = VisitDraft(phone="13800138000", wanted_model="E6")
    whole(store, people.consultant, phone, GRADED)
    overview = store.day_close.overview(people.receptionist)
    assert (overview.gaps, overview.totals.test_drives) == ((), 1)
    assert overview.lines[0].drives == ("E6 650km 长续航版",)


def edit(store: Showroom, by: Actor, visit_id: int, **changes: Any) -> object:
    """Correct a line as the front desk does."""
    line = store.reception.line(by, visit_id)
    return store.reception.edit_visit(by, visit_id, line.version, replace(line.draft, **changes))


@pytest.mark.rule("RC-03")
def test_a_day_closes_once_its_gaps_are_filled(store: Showroom, people: People, clock: FixedClock) -> None:
    line = store.reception.log_visit(people.consultant, VisitDraft(name="张伟")).visit_id
    clock.at = NOW + timedelta(hours=2)
    with pytest.raises(DayIncomplete):
        store.day_close.close(people.receptionist, DAY)
    edit(
        store, people.consultant, line, left=NOW + timedelta(minutes=45), phone="13912345678", wanted_model="E6",
        grade_left=Grade.A, next_step="回访",
    )  # fmt: skip
    overview = store.day_close.overview(people.receptionist)
    assert overview.gaps == ()
    (shown,) = overview.lines
    assert (shown.minutes, shown.filed, shown.phone, shown.grade) == (45, True, "139****5678", "A")
    assert store.day_close.close(people.receptionist, DAY).totals.total == 1
