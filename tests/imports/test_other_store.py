"""The four lists of a store that works otherwise: every row accounted for, and a second time nothing."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, CustomerTask, Grade
from showroom.documents.sheet_plan import Fate, SheetPlan, write_rejects
from showroom.documents.workbook import read_workbook
from showroom.kernel.actor import Actor
from showroom.kernel.money import Money
from showroom.reception.model import Visit, VisitKind
from showroom.reception.rules import Purpose
from showroom.staff.model import StaffMember
from showroom.vehicles.model import VehicleModel, VehicleStatus
from showroom.vehicles.price_model import ModelPrice
from showroom.vehicles.prices import price_on
from tests import other_store
from tests.imports.test_import_runs import everything
from tests.store_fixtures import People

BOOKS = {"customers.xlsx": "customers", "stock.xlsx": "stock", "prices.csv": "prices", "visits.xlsx": "visits"}
EXPECTED: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "data" / "other_store" / "expected.json").read_text(encoding="utf-8")
)


def fates(plan: SheetPlan) -> dict[int, str]:
    return {row.row: row.fate.value for row in plan.rows}


def wanted(book: str) -> dict[int, str]:
    return {row["row"]: row["fate"] for row in EXPECTED[book]["rows"]}


def take(store: Showroom, actor: Actor, path: Path) -> SheetPlan:
    return store.imports.take_file(actor, BOOKS[path.name], path).sheet


@pytest.mark.rule("PH-01", "PH-03", "PH-04", "ID-02", "VN-01", "VN-04", "VN-06", "G-09", "RC-01")
def test_every_row_meets_its_fate_and_a_second_import_changes_nothing(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    other_store.store_books(tmp_path)
    for book, kind in BOOKS.items():
        draft = store.imports.read_file(people.manager, kind, tmp_path / book)
        before = everything(store)
        planned = store.imports.plan(people.manager, draft).sheet
        assert everything(store) == before  # a dry run leaves nothing
        assert fates(planned) == wanted(book), book
        headings = {heading: name for heading, name in EXPECTED[book]["columns"].items() if name}
        assert {heading: planned.layout.headings.get(heading) for heading in headings} == headings
        rows = len(read_workbook(tmp_path / book).sheets[-1].rows)
        assert sorted([*fates(planned), *EXPECTED[book]["uncounted"]]) == list(range(1, rows + 1))
        assert fates(take(store, people.manager, tmp_path / book)) == wanted(book)

    before = everything(store)
    for book in BOOKS:
        again = fates(take(store, people.manager, tmp_path / book))
        assert again == {row: "duplicate" if fate == "accept" else fate for row, fate in wanted(book).items()}, book
    assert everything(store) == before


@pytest.fixture
def taken(sqlite_store: Showroom, tmp_path: Path) -> Showroom:
    """A store into which all four lists were taken."""
    from tests.store_fixtures import hire

    people = hire(sqlite_store)
    other_store.store_books(tmp_path)
    for book in BOOKS:
        take(sqlite_store, people.manager, tmp_path / book)
    return sqlite_store


@pytest.mark.rule("GR-02")
def test_owner_author_and_days_of_the_customers_are_kept(taken: Showroom) -> None:
    with taken.work.db.read() as session:
        staff = {member.name: member for member in session.scalars(sa.select(StaffMember))}
        people = {person.phone: person for person in session.scalars(sa.select(Customer))}
        lonely = session.scalar(
            sa.select(sa.func.count())
            .where(Customer.id.not_in(sa.select(CustomerTask.customer_id)))
            .select_from(Customer)
        )
    first, second = people["13910000001"], people["13910000002"]
    assert (first.name, first.grade, first.first_seen) == ("林志遠", Grade.H, date(2026, 11, 2))
    assert (first.owner_id, first.created_by) == (staff["周敏"].id, staff["王前台"].id)
    assert first.created_at == datetime(2026, 11, 1, 16, tzinfo=UTC)  # the beginning of its day in the store
    assert second.owner_id == staff["离职-李强"].id  # never the manager of that name, who is still here
    assert not staff["离职-李强"].active
    assert people["13910000004"].other_phones == "13910000005"
    assert people["13910000008"].first_seen == date(2026, 10, 25)
    assert "待定" in people["13910000009"].note
    assert people["13910000010"].note == "=1+1"
    assert people["13910000110"].name == "羅勇"
    assert lonely == 0


def test_prices_get_rows_of_their_own_and_nothing_is_overwritten(taken: Showroom) -> None:
    with taken.work.db.read() as session:
        models = {(model.series, model.version_name): model for model in session.scalars(sa.select(VehicleModel))}
        comfort = models["S5", "1.5T CVT Comfort"]
        dated = session.scalars(sa.select(ModelPrice).where(ModelPrice.model_id == comfort.id).order_by(ModelPrice.id))
        rows = [(price.price, price.valid_from, price.valid_to) for price in dated]
    assert rows == [
        (Money.of("159800"), None, None),
        (Money.of("155800"), date(2026, 11, 1), None),
        (Money.of("149800"), date(2027, 1, 1), date(2027, 3, 31)),
    ]
    assert comfort.guide_price == Money.of("155800")
    assert models["E6", "650km Long Range"].guide_price == Money.of("239800")
    assert models["M9", "2.0T HEV 七座"].guide_price == Money.of("299800")


def test_the_price_follows_the_day(taken: Showroom) -> None:
    class Look:
        """As much of an act as reading prices asks for."""

    with taken.work.db.read() as session:
        look: Any = Look()
        look.session = session
        model = session.scalars(sa.select(VehicleModel).where(VehicleModel.series == "S5")).one()
        days = [(2026, 10, 31), (2026, 11, 1), (2026, 12, 31), (2027, 1, 1), (2027, 3, 31), (2027, 4, 1)]
        prices = [price_on(look, model, date(*day)) for day in days]
    assert [price.grouped() for price in prices] == [
        "159,800.00", "155,800.00", "155,800.00", "149,800.00", "149,800.00", "155,800.00",
    ]  # fmt: skip


@pytest.mark.rule("RC-01", "RC-02", "OW-4")
def test_visits_keep_day_times_people_and_author(taken: Showroom) -> None:
    zone = taken.work.zone
    with taken.work.db.read() as session:
        staff = {member.name: member.id for member in session.scalars(sa.select(StaffMember))}
        people = {person.phone: person for person in session.scalars(sa.select(Customer))}
        visits = list(session.scalars(sa.select(Visit).order_by(Visit.arrived_at, Visit.id)))
    known, group, new, call, nameless = (
        next(visit for visit in visits if visit.arrived_at.astimezone(zone) == datetime(2026, 11, *when, tzinfo=zone))
        for when in ((18, 10, 5), (18, 10, 30), (19, 14, 5), (19, 16, 0), (20, 0, 0))
    )
    assert len(visits) == 5
    assert known.customer_id == people["13910000001"].id
    assert (known.had_card, known.visited_before, known.party_size) == (True, False, 2)
    assert (known.consultant_id, known.created_by) == (staff["周敏"], staff["王前台"])
    assert known.left_at is not None
    assert (known.left_at - known.arrived_at).total_seconds() == 45 * 60
    assert (group.customer_id, group.name, group.phone, group.party_size) == (None, "", "", 3)
    assert group.day == date(2026, 11, 18)  # merged over three lines
    assert (new.kind, new.visited_before, new.party_size) == (VisitKind.APPOINTMENT, True, 2)
    assert people["13910000020"].owner_id == staff["周敏"]  # the owner that the log names, not who received
    assert people["13910000020"].first_seen == date(2026, 11, 19)
    assert (call.kind, call.customer_id) == (VisitKind.CALL, new.customer_id)
    assert (nameless.purpose, nameless.remark) == (Purpose.PICK_UP, "=cmd|'/c calc'!A1")
    assert people["13910000021"].owner_id is None  # no intended car: no complete file, no owner
    assert all(visit.left_at is not None for visit in visits)  # history: nobody waits


def test_cars_are_as_the_list_says(taken: Showroom) -> None:
    from showroom.vehicles.model import Vehicle

    with taken.work.db.read() as session:
        cars = {car.vin: car for car in session.scalars(sa.select(Vehicle))}
    assert cars["LHGRC3838F8043791"].arrived == date(2026, 10, 3)
    assert cars["WVWZZZ1KZAW123456"].status is VehicleStatus.DEMO
    assert cars["5GZCZ43D13S812715"].arrived == date(2026, 10, 5)
    assert len(cars) == 4


@pytest.mark.parametrize("book", BOOKS)
def test_rejects_of_every_list_name_sheet_row_and_reason_and_keep_the_cells(
    sqlite_store: Showroom, tmp_path: Path, book: str
) -> None:
    from tests.store_fixtures import hire

    people = hire(sqlite_store)
    other_store.store_books(tmp_path)
    draft = sqlite_store.imports.read_file(people.manager, BOOKS[book], tmp_path / book)
    plan = sqlite_store.imports.plan(people.manager, draft).sheet
    count = write_rejects(plan, tmp_path / "rejects.xlsx", "en")
    sheet = openpyxl.load_workbook(tmp_path / "rejects.xlsx").worksheets[0]
    lines = list(sheet.iter_rows(min_row=2))
    assert [line[0].value for line in lines] == [row.row for row in plan.rows if row.fate is not Fate.ACCEPT]
    assert count == len(lines) > 0
    assert all(line[2].value for line in lines)
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    for line in lines:
        original = plan.layout.sheet.rows[int(str(line[0].value)) - 1]
        for cell, value in zip(line[3:], original, strict=False):
            assert cell.value is None if value is None else not isinstance(value, str) or cell.value == value


@pytest.mark.rule("RC-06")
def test_unknown_consultants_are_named_and_their_rows_can_be_rejected(sqlite_store: Showroom, tmp_path: Path) -> None:
    from dataclasses import replace

    from tests.store_fixtures import hire

    people = hire(sqlite_store)
    other_store.store_books(tmp_path)
    draft = sqlite_store.imports.read_file(people.manager, "customers", tmp_path / "customers.xlsx")
    assert sqlite_store.imports.plan(people.manager, draft).sheet.unknown_consultants == ("离职-李强",)
    strict = sqlite_store.imports.plan(people.manager, replace(draft, create_owners=False)).sheet
    assert fates(strict)[6] == "reject"
    assert fates(strict)[7] == "accept"  # the row that was a duplicate of it is now the first of its phone
    mapped = replace(draft, create_owners=False, owners={"离职-李强": people.colleague.id})
    assert fates(sqlite_store.imports.plan(people.manager, mapped).sheet) == wanted("customers.xlsx")
    sqlite_store.imports.take(people.manager, mapped)
    with sqlite_store.work.db.read() as session:
        owner = session.scalar(sa.select(Customer.owner_id).where(Customer.phone == "13910000002"))
    assert owner == people.colleague.id
