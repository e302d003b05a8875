"""Customer lists of two stores: every row's fate, nothing lost, nothing twice, nothing half-done."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.customer_import import read_customers
from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.documents.sheet_plan import Fate, SheetPlan, Unwatched, write_rejects
from showroom.kernel.errors import ShowroomError
from showroom.persistence.search_index import find
from showroom.staff.model import StaffMember
from tests import other_store
from tests.store_fixtures import People

SAMPLE = Path(__file__).parent.parent / "data" / "store" / "customers.xlsx"
TODAY = date(2026, 11, 22)


def sample_rows() -> dict[int, dict[str, str | None]]:
    expected = json.loads(SAMPLE.with_name("expected.json").read_text(encoding="utf-8"))
    return {row["row"]: row for row in expected["customers.xlsx"]["rows"]}


def fates(plan: SheetPlan) -> dict[int, str]:
    return {row.row: row.fate.value for row in plan.rows}


def stored(store: Showroom, statement: sa.Select[*tuple[object, ...]]) -> list[sa.Row[*tuple[object, ...]]]:
    with store.work.db.read() as session:
        return list(session.execute(statement))


@pytest.mark.rule("PH-04", "ID-02")
def test_every_row_of_the_sample_meets_its_fate_and_a_second_import_changes_nothing(
    store: Showroom, people: People
) -> None:
    wanted = {row: str(entry["fate"]) for row, entry in sample_rows().items()}
    table = read_customers(SAMPLE, TODAY)
    assert fates(store.customers.plan_import(people.manager, table)) == wanted
    assert stored(store, sa.select(Customer.id)) == []  # a dry run leaves nothing
    assert fates(store.customers.import_table(people.manager, table)) == wanted

    before = stored(
        store, sa.select(Customer.id, Customer.version, Customer.name, Customer.phone).order_by(Customer.id)
    )
    assert len(before) == sum(1 for fate in wanted.values() if fate == "accept")
    again = fates(store.customers.import_table(people.manager, table))
    assert {row for row, fate in again.items() if fate == "accept"} == set()
    assert {row for row, fate in again.items() if fate == "reject"} == {r for r, f in wanted.items() if f == "reject"}
    assert before == stored(
        store, sa.select(Customer.id, Customer.version, Customer.name, Customer.phone).order_by(Customer.id)
    )


def test_names_phones_and_first_visits_are_taken_over_as_they_were(sqlite_store: Showroom) -> None:
    from tests.store_fixtures import hire

    people = hire(sqlite_store)
    sqlite_store.customers.import_table(people.manager, read_customers(SAMPLE, TODAY))
    found = {
        row.phone: row
        for row in stored(sqlite_store, sa.select(Customer.phone, Customer.name, Customer.first_seen, Customer.note))
    }
    for entry in sample_rows().values():
        if entry["fate"] == "accept":
            row = found[entry["phone"]]
            assert (row.name, row.first_seen.isoformat()) == (entry["name"], entry["first_seen"])
    assert found["17253227205"].note == '=HYPERLINK("http://x","点我")'


@pytest.mark.rule("GR-02")
def test_owners_are_kept_and_nobody_is_without_a_next_contact(store: Showroom, people: People) -> None:
    store.customers.import_table(people.manager, read_customers(SAMPLE, TODAY))
    staff = {row.name: row for row in stored(store, sa.select(StaffMember.name, StaffMember.id, StaffMember.active))}
    assert staff["周敏"].id == people.consultant.id
    assert not staff["王强"].active  # 离职-王强: unknown here, so he becomes an inactive colleague
    [left] = stored(store, sa.select(Customer.owner_id).where(Customer.phone == "18018159083"))
    assert left.owner_id == staff["王强"].id
    lonely = sa.select(Customer.id).where(Customer.id.not_in(sa.select(CustomerTask.customer_id)))
    assert stored(store, lonely) == []
    assert all(row.due >= TODAY for row in stored(store, sa.select(CustomerTask.due)))


@pytest.mark.parametrize("query", ["zhangdi", "张𬱖", "9083", "18159083", "mmttex", "tuerxun", "muller", "ouyang"])
def test_imported_customers_are_found(store: Showroom, people: People, query: str) -> None:
    store.customers.import_table(people.manager, read_customers(SAMPLE, TODAY))
    with store.work.db.read() as session:
        assert find(session, query)


@pytest.mark.parametrize(
    "write, name", [(other_store.english_customers, "leads.xlsx"), (other_store.gb_customers, "客户.csv")]
)
def test_the_list_of_another_store_is_understood_by_the_same_rules(
    store: Showroom, people: People, tmp_path: Path, write: Callable[[Path], dict[int, str]], name: str
) -> None:
    wanted = write(tmp_path / name)
    table = read_customers(tmp_path / name, TODAY)
    assert fates(store.customers.import_table(people.manager, table)) == wanted


def test_particulars_of_the_english_list(tmp_path: Path) -> None:
    other_store.english_customers(tmp_path / "leads.xlsx")
    table = read_customers(tmp_path / "leads.xlsx", TODAY)
    rows = {row.row: row for row in table.rows}
    assert set(table.layout.columns) >= {"name", "phone", "other_phones", "first_seen", "last_contact", "owner", "note"}
    assert rows[5].first_seen == date(2026, 3, 24)
    assert rows[5].last_contact == date(2026, 4, 3)
    assert rows[5].note == "=1+1"
    assert rows[6].first_seen == date(2026, 4, 2)  # the column is American: 03/24 says so
    assert rows[6].other_phones == "02155551234"
    assert rows[6].last_contact == date(2026, 4, 5)
    assert (rows[12].phone, rows[12].other_phones) == ("13912345671", "13912345672")
    assert "soon" in rows[13].note  # a date that cannot be read is not lost
    assert rows[13].phone == "+442079460958"


def test_particulars_of_the_chinese_csv(tmp_path: Path) -> None:
    other_store.gb_customers(tmp_path / "客户.csv")
    rows = {row.row: row for row in read_customers(tmp_path / "客户.csv", TODAY).rows}
    assert (rows[2].grade, rows[3].grade) == (Grade.A, Grade.H)
    assert rows[2].note == "想要四驱，\n月底定"
    assert rows[3].first_seen == date(2026, 1, 6)
    assert rows[3].id_number == "11010519491231002X"
    assert rows[5].phone == "02166668888"


def test_rejects_name_row_reason_and_original_values_and_hold_no_formula(
    sqlite_store: Showroom, tmp_path: Path
) -> None:
    from tests.store_fixtures import hire

    plan = sqlite_store.customers.plan_import(hire(sqlite_store).manager, read_customers(SAMPLE, TODAY))
    rejects = tmp_path / "rejects.xlsx"
    count = write_rejects(plan, rejects, "en")
    sheet = openpyxl.load_workbook(rejects).worksheets[0]
    lines = list(sheet.iter_rows(min_row=2))
    assert count == len(lines) == sum(plan.count(fate) for fate in Fate if fate is not Fate.ACCEPT)
    assert [line[0].value for line in lines] == [row.row for row in plan.rows if row.fate is not Fate.ACCEPT]
    assert all(line[2].value for line in lines)
    assert {cell.data_type for line in lines for cell in line} <= {"s", "n"}
    by_row = {line[0].value: line for line in lines}
    assert by_row[30][4 + 2].value == "12345"
    assert read_customers(rejects, TODAY).layout.headings["客户姓名"] == "name"  # mended rows can be imported again


def test_a_cancelled_import_leaves_nothing(store: Showroom, people: People) -> None:
    class Impatient(Unwatched):
        def report(self, count: int, total: int) -> None:
            self.cancelled = count > 0

    with pytest.raises(ShowroomError) as caught:
        store.customers.import_table(people.manager, read_customers(SAMPLE, TODAY), Impatient())
    assert caught.value.code == "import_cancelled"
    assert stored(store, sa.select(Customer.id)) == []
    with store.work.db.read() as session:
        assert find(session, "zhang") == ()


def test_importing_is_a_right(sqlite_store: Showroom) -> None:
    from tests.store_fixtures import hire

    people = hire(sqlite_store)
    with pytest.raises(ShowroomError) as caught:
        sqlite_store.customers.import_table(people.consultant, read_customers(SAMPLE, TODAY))
    assert caught.value.code == "not_allowed"
