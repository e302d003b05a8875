"""A closed day: its lines are refused changes, the manager reopens it, and another desk cannot slip a line in."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.audit import AuditEntry
from showroom.reception.day_close_model import DayClose
from showroom.reception.day_close_views import DayIncomplete
from showroom.reception.views import ReceptionDraft, VisitDraft
from tests.documents.pdf_reading import joined
from tests.reception.day_lines_examples import DAY, FILED, GRADED, complete_day, whole
from tests.reception.test_day_close import counted, edit
from tests.store_fixtures import NOW, People, by_owner, hire

REASON = "漏记一批客户，当晚补登"


def closed_day(store: Showroom, people: People, clock: FixedClock) -> dict[str, int]:
    made = complete_day(store, people, clock)
    store.day_close.close(people.receptionist, DAY)
    return made


def _page(store: Showroom, people: People, visit_id: int) -> None:
    opened = store.reception.open_deal_of(people.consultant, visit_id)  # linking a deal is no change of the line
    assert opened.deal_id is not None
    view = store.reception.view(people.consultant, opened.deal_id)
    draft = ReceptionDraft(
        view.deal_id, view.version, view.name, view.phone, wanted_model="别的车", party_size=view.party_size,
        kind=view.kind, purpose=view.purpose,
    )  # fmt: skip
    store.reception.save(people.consultant, draft)


Writer = Callable[[Showroom, People, int], object]
WRITERS: dict[str, Writer] = {
    "log": lambda store, people, _id: store.reception.log_visit(people.consultant, VisitDraft()),
    "complete": lambda store, people, key: store.reception.complete_visit(
        people.consultant, key, replace(FILED, party_size=9)
    ),
    "edit": lambda store, people, key: edit(store, people.manager, key, wanted_model="E8"),
    "strike": lambda store, people, key: store.reception.strike_visit(people.manager, key),
    "return": lambda store, people, key: store.reception.return_visit(people.receptionist, key),
    "deal page": _page,
}


@pytest.mark.rule("RC-03")
@pytest.mark.parametrize("writer", list(WRITERS))
def test_lines_of_a_closed_day_are_refused_changes(
    store: Showroom, people: People, clock: FixedClock, writer: str
) -> None:
    made = closed_day(store, people, clock)
    before = counted(store)
    with pytest.raises(ShowroomError) as refused:
        WRITERS[writer](store, people, made["filed"])
    assert refused.value.code == "day_closed"
    text = refused.value.text("zh")
    assert "SH01-DC-20261122-0001" in text
    assert "李强" in text  # who may reopen
    assert counted(store) == before
    store.day_close.reopen(people.manager, DAY, REASON)
    WRITERS[writer](store, people, made["filed"])


def test_ticking_the_greeting_and_the_next_day_go_on(store: Showroom, people: People, clock: FixedClock) -> None:
    closed_day(store, people, clock)
    clock.at = NOW + timedelta(days=1)
    whole(store, people.consultant, VisitDraft(phone=FILED.phone), GRADED)
    assert store.day_close.overview(people.receptionist).closed is None
    assert store.day_close.overview(people.receptionist, DAY).totals.total == 6


@pytest.mark.rule("RC-01")
def test_a_closed_day_keeps_its_counts_whatever_becomes_of_the_customers(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    closed_day(store, people, clock)
    before = store.day_close.overview(people.receptionist, DAY)
    with store.work.db.begin() as session:
        session.execute(sa.text("UPDATE customer SET interest = '', phone = NULL"))
        session.execute(sa.text("UPDATE visit SET wanted_model = ''"))
    after = store.day_close.overview(people.receptionist, DAY)
    assert after.totals == before.totals
    assert after.by_consultant == before.by_consultant


@pytest.mark.rule("RC-03", "G-07")
def test_only_the_manager_reopens_with_a_reason_and_the_next_close_is_a_second_version(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    complete_day(store, people, clock)
    first = store.day_close.close(people.receptionist, DAY)
    for nobody in (people.receptionist, people.consultant):
        with pytest.raises(ShowroomError, match="not_allowed"):
            store.day_close.reopen(nobody, DAY, REASON)
    with pytest.raises(FieldErrors) as short:
        store.day_close.reopen(people.manager, DAY, "太短")
    assert set(short.value.fields) == {"reason"}
    with pytest.raises(ShowroomError, match="day_closed_already"):
        store.day_close.close(people.receptionist, DAY)
    opened = store.day_close.reopen(people.manager, DAY, REASON)
    assert (opened.reopened_by, opened.reopen_reason) == ("李强", REASON)
    whole(store, people.consultant, VisitDraft(no_file_reason="只是躲雨"))
    second = store.day_close.close(people.receptionist, DAY)
    assert (second.version, second.number, second.totals.total) == (2, "SH01-DC-20261122-0002", 7)
    assert [(day.version, day.reopened_by) for day in store.day_close.history(people.receptionist)] == [
        (2, ""),
        (1, "李强"),
    ]
    old = joined(store.documents.paper(people.manager, "day_close", first.number, "zh").pdf)
    new = joined(store.documents.paper(people.manager, "day_close", second.number, "zh").pdf)
    assert "客流合计6=" in old
    assert "客流合计7=" in new
    assert "第2次日结" in new
    assert REASON in new
    with store.work.db.read() as session:
        acts = session.scalars(sa.select(AuditEntry.facts).where(AuditEntry.object_kind == "day_close")).all()
    assert ["reopened" in json.loads(fact) for fact in acts] == [False, True, False]
    assert store.documents.verify_chain(people.general_manager).ok


@pytest.mark.rule("RC-03")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE day_close SET again = again + 1",
        "UPDATE day_close SET number = 'X'",
        "DELETE FROM day_close",
        "UPDATE day_close_line SET traffic = 'again'",
        "DELETE FROM day_close_line",
    ],
)
def test_a_closing_can_not_be_rewritten(store: Showroom, people: People, clock: FixedClock, statement: str) -> None:
    closed_day(store, people, clock)
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.text(statement))


def test_two_closings_can_not_be_in_force_at_once(store: Showroom, people: People, clock: FixedClock) -> None:
    closed_day(store, people, clock)
    with store.work.db.read() as session:
        row = session.scalars(sa.select(DayClose)).one()
        values = {column.key: getattr(row, column.key) for column in DayClose.__table__.columns if column.key != "id"}
    with pytest.raises(sa.exc.IntegrityError), store.work.db.begin() as session:
        session.execute(sa.insert(DayClose).values(**values | {"version": 2, "number": "X"}))


@pytest.mark.rule("RC-03")
def test_a_forgotten_day_is_remembered_and_closed_later_by_the_manager(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    forgotten = store.reception.log_visit(people.consultant, VisitDraft(no_file_reason="只是躲雨")).visit_id
    clock.at = NOW + timedelta(days=2)
    assert store.day_close.overview(people.receptionist).forgotten == (DAY,)
    with pytest.raises(DayIncomplete):
        store.day_close.close(people.receptionist, DAY)
    left = NOW + timedelta(hours=1)
    with pytest.raises(ShowroomError, match="line_of_earlier_day"):
        edit(store, people.receptionist, forgotten, left=left)
    edit(store, people.manager, forgotten, left=left)
    closed = store.day_close.close(people.receptionist, DAY)
    assert closed.number == "SH01-DC-20261122-0001"
    assert store.day_close.overview(people.receptionist).forgotten == ()
    line = store.day_close.overview(people.receptionist, DAY).lines[0]
    assert line.minutes == 60
    with pytest.raises(ShowroomError, match="day_ahead"):
        store.day_close.close(people.receptionist, date(2026, 11, 25))


def test_an_empty_day_closes_to_nothing(store: Showroom, people: People) -> None:
    closed = store.day_close.close(people.receptionist, DAY)
    assert closed.totals.total == 0
    text = joined(store.documents.paper(people.receptionist, "day_close", closed.number, "zh").pdf)
    assert "客流合计0=首次到店0+再次到店0+非意向0+未完善0" in text
    assert "当日没有来店" in text


def test_struck_lines_do_not_count(store: Showroom, people: People, clock: FixedClock) -> None:
    made = complete_day(store, people, clock)
    with store.work.db.begin() as session:
        session.execute(sa.text("UPDATE visit SET struck_at = 1 WHERE id = :id"), {"id": made["looked"]})
    assert store.day_close.close(people.receptionist, DAY).totals.total == 5 == counted(store)["total"]


@pytest.mark.rule("RC-01")
def test_consultants_and_channels_add_up_to_the_whole_day(store: Showroom, people: People, clock: FixedClock) -> None:
    complete_day(store, people, clock)
    overview = store.day_close.overview(people.receptionist)
    for parts in (overview.by_consultant, overview.by_channel):
        assert sum(totals.total for _name, totals in parts) == overview.totals.total == 6
        assert sum(totals.calls for _name, totals in parts) == overview.totals.calls == 1
    assert {name: totals.total for name, totals in overview.by_consultant} == {"周敏": 3, "陈浩": 3}
    assert {name: totals.total for name, totals in overview.by_channel}["web"] == 1


@pytest.mark.rule("RC-03")
def test_a_line_written_while_the_day_is_being_closed_waits_and_is_refused(postgres_store: Showroom) -> None:
    """Another desk's line may not slip between counting and sealing."""
    people = hire(postgres_store)
    whole(postgres_store, people.consultant, VisitDraft(no_file_reason="只是躲雨"))
    refused: list[str] = []

    def write() -> None:
        try:
            postgres_store.reception.log_visit(people.colleague, VisitDraft())
        except ShowroomError as error:
            refused.append(error.code)

    other = threading.Thread(target=write)
    waiting = sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'visit'::regclass")
    with postgres_store.work.db.begin() as session:
        session.execute(sa.text("LOCK TABLE visit IN SHARE MODE"))  # as the close does
        other.start()
        with postgres_store.work.db.read() as watcher:
            while other.is_alive() and not watcher.execute(waiting).scalar_one():
                watcher.rollback()
        session.execute(
            sa.insert(DayClose).values(
                day=DAY, version=1, number="SH01-DC-20261122-0001", first_filed=0, first_had_card=0,
                first_not_filed=1, again=0, no_intention=0, incomplete=0, calls=0, test_drives=0, closed_at=NOW,
                closed_by=people.manager.id,
            )
        )  # fmt: skip
    other.join(10)
    assert refused == ["day_closed"]
    assert counted(postgres_store)["total"] == 1


@pytest.mark.rule("RC-03")
def test_a_visit_log_brings_no_lines_into_a_closed_day(
    store: Showroom, people: People, clock: FixedClock, tmp_path: Path
) -> None:
    closed_day(store, people, clock)
    clock.at = NOW + timedelta(days=1)
    file = tmp_path / "来访.csv"
    file.write_text(
        "日期,来店时间,姓名,电话,人数,意向车型,接待顾问\n2026-11-22,09:30,钱进,13700000011,1,E6,周敏\n", "utf-8"
    )
    with pytest.raises(ShowroomError, match="day_closed"):
        store.imports.take_file(people.manager, "visits", file)
    assert counted(store)["total"] == 6
    store.day_close.reopen(people.manager, DAY, REASON)
    store.imports.take_file(people.manager, "visits", file)
    assert counted(store)["total"] == 7
