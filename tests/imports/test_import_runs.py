"""Imports as a whole: remembered, decided row by row, and taken back exactly, on both databases."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.merge_views import MergeChoice
from showroom.customers.model import Customer
from showroom.customers.records import CustomerDraft
from showroom.documents.sheet_plan import Fate
from showroom.documents.watching import IMPORT_CANCELLED
from showroom.documents.workbook import read_workbook
from showroom.imports import journal
from showroom.imports.mapping import layout_of
from showroom.imports.service import understand
from showroom.imports.views import Decision, ImportDone, ImportDraft, ImportInUse
from showroom.kernel.actor import Actor, Role
from showroom.kernel.errors import Bug, FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.reception.model import VisitKind
from showroom.reception.views import VisitDraft
from showroom.vehicles.model import Energy
from showroom.vehicles.records import ModelDraft, VehicleDraft
from tests.store_fixtures import People, owner_of

TODAY = date(2026, 11, 22)
SAMPLES = Path(__file__).parent.parent / "data" / "store"
OWN = ("audit_entry", "audit_head", "import_run", "import_trace", "import_heading")
HEAD = ("客户姓名", "联系电话", "销售顾问", "地址", "身份证号", "备注")
ROWS = (
    ("张伟", "13812345678", "周敏", "长江路1号", "", "看过 E6"),
    ("李娜", "13912345678", "郭丹", "", "", ""),
    ("王芳", "13712345678", "", "", "", "=1+1"),
)


def write_csv(path: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


def everything(store: Showroom) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, also what the search index finds its entries by."""
    with owner_of(store) as owner, owner.read() as session:
        connection = session.connection()
        names = [name for name in sa.inspect(connection).get_table_names() if name not in OWN]
        names = [name for name in names if not name.startswith("search_words_")]
        found = {name: [tuple(row) for row in connection.execute(sa.text(f'SELECT * FROM "{name}"'))] for name in names}
        if connection.dialect.name == "sqlite":
            found["search_words"] = [
                tuple(row) for row in connection.execute(sa.text("SELECT rowid FROM search_words ORDER BY rowid"))
            ]
        return {name: sorted(rows, key=repr) for name, rows in found.items()}


def take(store: Showroom, actor: Actor, kind: str, path: Path, **changes: Any) -> ImportDone:
    draft = store.imports.read_file(actor, kind, path)
    values = {"owners": draft.owners, "decisions": draft.decisions, **changes}
    return store.imports.take(actor, ImportDraft(draft.kind, draft.book, draft.layout, draft.table, **values))


# --- undo ---------------------------------------------------------------------------------------------------------


@pytest.mark.rule("G-02")
@pytest.mark.parametrize("kind, file", [("customers", "customers.xlsx"), ("stock", "stock.xlsx")])
def test_import_and_undo_leave_every_table_as_it_was(store: Showroom, people: People, kind: str, file: str) -> None:
    store.customers.create(people.consultant, CustomerDraft("赵云", "13612345678"))
    before = everything(store)
    done = store.imports.take_file(people.manager, kind, SAMPLES / file)
    assert everything(store) != before
    assert done.run.counts["accept"] == done.sheet.count(Fate.ACCEPT) > 10
    undone = store.imports.undo(people.general_manager, done.run.id)
    assert undone.undone_by == people.general_manager.name
    assert everything(store) == before
    again = store.imports.take_file(people.manager, kind, SAMPLES / file)
    assert again.run.counts == done.run.counts  # nothing is left that would be a duplicate
    with pytest.raises(ShowroomError) as refused:
        store.imports.undo(people.manager, done.run.id)
    assert refused.value.code == "import_undone_already"


PRICES = (
    ("品牌", "车型", "配置", "指导价", "生效日期"),
    ("星河", "E6", "远程版", "239800", "2026-11-01"),
    ("星河", "E7", "旗舰版", "299800", "2026-11-01"),
)
VISITS = (
    ("日期", "来店时间", "姓名", "电话", "人数", "意向车型", "接待顾问"),
    ("2026-11-20", "10:05", "李娜", "13912345678", "2", "E6", "郭丹"),
    ("2026-11-20", "11:30", "赵云", "13612345678", "1", "E7", "周敏"),
    ("2026-11-21", "14:00", "", "", "3", "", "周敏"),
)


@pytest.mark.parametrize("kind, rows", [("prices", PRICES), ("visits", VISITS)])
def test_price_lists_and_visit_logs_are_undone_exactly_too(
    store: Showroom, people: People, tmp_path: Path, kind: str, rows: tuple[tuple[str, ...], ...]
) -> None:
    store.customers.create(people.consultant, CustomerDraft("赵云", "13612345678"))
    store.vehicles.save_model(people.manager, ModelDraft("星河", "E6", "远程版", Energy.BEV, Money.of("249800")))
    before = everything(store)
    done = store.imports.take_file(people.manager, kind, write_csv(tmp_path / f"{kind}.csv", *rows[1:], head=rows[0]))
    assert done.sheet.count(Fate.ACCEPT) == len(rows) - 1
    assert everything(store) != before
    store.imports.undo(people.manager, done.run.id)
    assert everything(store) == before


def _random_rows(rng: random.Random, pool: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    names, owners = ("张伟", "李娜", "王芳", "刘洋", "欧阳修", "Anna Lee"), ("周敏", "陈浩", "离职-王强", "郭丹", "")
    rows: list[tuple[str, ...]] = []
    for _ in range(rng.randrange(1, 25)):
        name, phone = rng.choice(names), f"138{rng.randrange(10**8):08d}"
        if pool and rng.random() < 0.4:
            known = rng.choice(pool)
            name, phone = (known[0] if rng.random() < 0.5 else name), known[1]
        pool.append((name, phone))
        address = rng.choice(("", "长江路1号", "Main Street 5"))
        rows.append((name, phone, rng.choice(owners), address, "", rng.choice(("", "想看 E6"))))
    return rows


@pytest.mark.parametrize("seed", range(6))
def test_any_imports_with_any_decisions_are_undone_exactly_one_after_another(
    store: Showroom, people: People, tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    pool: list[tuple[str, str]] = []
    states, runs = [everything(store)], []
    for number in range(3):
        path = write_csv(tmp_path / f"{number}.csv", *_random_rows(rng, pool))
        plan = store.imports.plan(people.manager, store.imports.read_file(people.manager, "customers", path))
        decisions = {pair.row: rng.choice(tuple(Decision)) for pair in plan.pairs}
        owners = {"郭丹": people.colleague.id} if rng.random() < 0.5 else {}
        done = take(store, people.manager, "customers", path, decisions=decisions, owners=owners)
        runs.append(done.run.id)
        states.append(everything(store))
    for run, state in zip(reversed(runs), reversed(states[:-1]), strict=True):
        store.imports.undo(people.manager, run)
        assert everything(store) == state


def test_a_cancelled_import_leaves_nothing_not_even_its_record(store: Showroom, people: People, tmp_path: Path) -> None:
    class Stops:
        cancelled = False

        def report(self, count: int, total: int) -> None:
            self.cancelled = count == total  # at the end of the first stage, when customers are understood

    before = everything(store)
    draft = store.imports.read_file(people.manager, "customers", write_csv(tmp_path / "list.csv", *ROWS))
    with pytest.raises(ShowroomError) as stopped:
        store.imports.take(people.manager, draft, Stops())
    assert stopped.value.code == IMPORT_CANCELLED.code
    assert everything(store) == before
    assert store.imports.runs(people.manager) == ()


def test_undo_refuses_when_a_customer_has_come_since_and_names_row_and_use(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "list.csv", *ROWS)
    done = take(store, people.manager, "customers", path)
    store.reception.log_visit(people.receptionist, VisitDraft(kind=VisitKind.WALK_IN, name="李娜", phone="13912345678"))
    before = everything(store)
    with pytest.raises(ImportInUse) as refused:
        store.imports.undo(people.manager, done.run.id)
    said = [use.text("zh") for use in refused.value.uses]
    assert any("李娜" in text and "来店" in text for text in said)
    assert not any("张伟" in text or "王芳" in text for text in said)
    assert everything(store) == before  # nothing half-done


def _edit(store: Showroom, people: People, customer_id: int) -> None:
    view = store.customers.view(people.manager, customer_id)
    store.customers.set_owner(people.manager, view.id, people.colleague.id, "休假")


def _finish_task(store: Showroom, people: People, customer_id: int) -> None:
    (task,) = store.customers.open_tasks(people.manager, customer_id)
    store.customers.complete_task(people.manager, task.id, "已联系")


@pytest.mark.parametrize("act", [_edit, _finish_task])
def test_undo_refuses_when_somebody_worked_on_a_row_since(
    store: Showroom, people: People, tmp_path: Path, act: Callable[[Showroom, People, int], None]
) -> None:
    done = take(store, people.manager, "customers", write_csv(tmp_path / "list.csv", *ROWS))
    with store.work.db.read() as session:
        customer_id = session.scalar(sa.select(Customer.id).where(Customer.name == "张伟"))
    assert customer_id is not None
    act(store, people, customer_id)
    with pytest.raises(ImportInUse) as refused:
        store.imports.undo(people.manager, done.run.id)
    assert all("张伟" in use.text("zh") and "张伟" in use.text("en") for use in refused.value.uses)


def test_an_older_import_waits_until_the_one_that_filled_its_rows_is_undone(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    first = take(store, people.manager, "customers", write_csv(tmp_path / "1.csv", ("李娜", "13912345678", *[""] * 4)))
    path = write_csv(tmp_path / "2.csv", ("李娜", "13912345678", "", "淮海路9号", "", ""))
    second = take(store, people.manager, "customers", path, decisions={2: Decision.SAME})
    with pytest.raises(ImportInUse):
        store.imports.undo(people.manager, first.run.id)
    store.imports.undo(people.manager, second.run.id)
    store.imports.undo(people.manager, first.run.id)
    assert [run.undone_at is not None for run in store.imports.runs(people.manager)] == [True, True]


def test_models_that_a_stock_list_brought_stay_when_a_car_of_another_hangs_on_them(
    store: Showroom, people: People
) -> None:
    store.vehicles.save_model(people.manager, ModelDraft("星河", "E6", "远程版", Energy.BEV, Money.of("249800")))
    done = store.imports.take_file(people.manager, "stock", SAMPLES / "stock.xlsx")
    with store.work.db.read() as session:
        model_id = session.scalar(sa.text("SELECT max(id) FROM vehicle_model"))
    assert isinstance(model_id, int)
    store.vehicles.save_vehicle(people.manager, VehicleDraft("LSVAU2182T2000001", model_id))
    with pytest.raises(ImportInUse) as refused:
        store.imports.undo(people.manager, done.run.id)
    assert [use.text("en").rpartition("used by ")[2] for use in refused.value.uses] == ["vehicle"]


def test_what_could_not_be_undone_is_refused_while_importing(sqlite_store: Showroom) -> None:
    with sqlite_store.work.db.begin() as session:
        watched = journal.Journal(session)
        with watched.watching(), pytest.raises(Bug):
            session.execute(sa.delete(Customer))


def test_only_the_right_to_import_sees_runs_and_undoes_them(store: Showroom, people: People, tmp_path: Path) -> None:
    done = take(store, people.manager, "customers", write_csv(tmp_path / "list.csv", *ROWS))
    for act in (store.imports.runs, lambda actor: store.imports.undo(actor, done.run.id)):
        with pytest.raises(ShowroomError) as refused:
            act(people.consultant)
        assert refused.value.code == "not_allowed"
    (line,) = store.imports.runs(people.admin)
    assert (line.file, line.by, line.counts["accept"]) == ("list.csv", people.manager.name, 3)
    same = store.imports.taken_before(people.manager, "customers", read_workbook(tmp_path / "list.csv").sha256)
    assert same is not None
    assert same.id == line.id


# --- the mapping --------------------------------------------------------------------------------------------------


def test_a_correction_is_remembered_for_the_same_headings_in_any_order(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    head = ("代号", "联系电话", "介绍", "地址")
    path = write_csv(tmp_path / "1.csv", ("No. 12 Zhang", "13812345678", "E6", "长江路"), head=head)
    book = read_workbook(path)
    layout, guess = store.imports.lay_out(people.manager, "customers", book)
    assert "name" not in layout.columns
    with pytest.raises(ShowroomError) as refused:
        understand("customers", book, layout, TODAY)
    assert refused.value.code == "columns_not_found"

    fixed = layout_of(layout.sheet, layout.header, {0: "name", 1: "phone", 2: "interest"})  # the address is left out
    done = store.imports.take(people.manager, understand("customers", book, fixed, TODAY))
    assert done.sheet.count(Fate.ACCEPT) == 1

    other = write_csv(tmp_path / "2.csv", ("北京路", "E6", "13912345678", "No. 13 Li"), head=tuple(reversed(head)))
    layout, guess = store.imports.lay_out(people.manager, "customers", read_workbook(other))
    assert {layout.sheet.rows[0][place]: name for name, place in layout.columns.items()} == {
        "代号": "name", "联系电话": "phone", "介绍": "interest",
    }  # fmt: skip
    assert next((entry.heading, entry.field, entry.remembered) for entry in guess.columns) == ("地址", "", True)
    assert guess.columns[2].samples == ("13912345678",)

    with store.work.db.read() as session:
        mapping = session.scalar(sa.text("SELECT mapping FROM import_run"))
    assert json.loads(str(mapping)) == {"name": "代号", "phone": "联系电话", "interest": "介绍"}


def test_a_new_guess_never_takes_the_field_of_a_remembered_column(sqlite_store: Showroom, tmp_path: Path) -> None:
    from tests.store_fixtures import hire

    people = hire(sqlite_store)
    book = read_workbook(write_csv(tmp_path / "1.csv", ("张伟", "13812345678"), head=("姓名", "微信或电话")))
    layout, _ = sqlite_store.imports.lay_out(people.manager, "customers", book)
    fixed = layout_of(layout.sheet, 0, {0: "name", 1: "phone"})
    sqlite_store.imports.take(people.manager, understand("customers", book, fixed, TODAY))
    head = ("姓名", "手机", "微信或电话")
    path = write_csv(tmp_path / "2.csv", ("李娜", "13712345678", "13912345678"), head=head)
    layout, _ = sqlite_store.imports.lay_out(people.manager, "customers", read_workbook(path))
    assert layout.columns["phone"] == 2


# --- decisions ----------------------------------------------------------------------------------------------------


@pytest.mark.rule("PH-04", "PI-10")
def test_doubtful_rows_are_shown_beside_whom_they_may_be_and_decided(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    known = store.customers.create(people.manager, CustomerDraft("李娜", "13912345678", interest="E6"))
    path = write_csv(
        tmp_path / "list.csv",
        ("李娜", "13912345678", "周敏", "淮海路9号", "", "老客户"),  # the same person
        ("李建国", "13912345678", "", "", "", "父亲"),  # the same number, another name
        ("张伟", "13812345678", "", "", "", ""),
        ("张薇", "13812345678", "", "", "", ""),  # as the row above, another name
    )
    draft = store.imports.read_file(people.manager, "customers", path)
    plan = store.imports.plan(people.manager, draft)
    assert [(pair.row, pair.fate.value, pair.other_row) for pair in plan.pairs] == [
        (2, "duplicate", 0), (3, "review", 0), (5, "review", 4),
    ]  # fmt: skip
    lines = store.imports.compare(people.manager, draft, plan.pairs[0])
    sides = {side.en: (side.imported, side.existing) for side in lines}
    assert sides["phone"] == ("13912345678", "139****5678")
    assert sides["address"] == ("淮海路9号", "")

    decisions = {2: Decision.SAME, 3: Decision.NEW, 5: Decision.LEAVE}
    done = take(store, people.manager, "customers", path, decisions=decisions)
    assert {row.row: row.fate.value for row in done.sheet.rows} == {2: "accept", 3: "accept", 4: "accept", 5: "review"}
    view = store.customers.view(people.manager, known.id)
    assert (view.address, view.note, view.interest) == ("淮海路9号", "老客户", "E6")
    with store.work.db.read() as session:
        father = session.scalars(sa.select(Customer).where(Customer.name == "李建国")).one()
        assert (father.phone, father.other_phones, father.note) == (None, "13912345678", "父亲")
    assert "父" not in str(done.sheet.rows[0].why("zh"))
    assert store.search.find(people.manager, "李建国") != ()


@pytest.mark.rule("ID-02")
def test_who_has_the_same_id_number_is_never_made_a_second_person(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    first = write_csv(tmp_path / "1.csv", ("张伟", "13812345678", "", "", "11010519491231002X", ""))
    take(store, people.manager, "customers", first)
    path = write_csv(tmp_path / "2.csv", ("张伟", "13912345678", "", "", "11010519491231002X", ""))
    plan = store.imports.plan(people.manager, store.imports.read_file(people.manager, "customers", path))
    assert [(pair.fate.value, pair.may_be_new) for pair in plan.pairs] == [("review", False)]
    with pytest.raises(ShowroomError) as refused:
        take(store, people.manager, "customers", path, decisions={2: Decision.NEW})
    assert refused.value.code == "import_id_stays"
    take(store, people.manager, "customers", path, decisions={2: Decision.SAME})
    with store.work.db.read() as session:
        assert session.scalars(sa.select(Customer.other_phones)).all() == ["13912345678"]


@pytest.mark.rule("OW-1")
def test_unknown_consultants_are_mapped_to_a_colleague_or_made_inactive(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    path = write_csv(
        tmp_path / "list.csv",
        ("张伟", "13812345678", "小周", "", "", ""),
        ("李娜", "13912345678", "郭丹", "", "", ""),
        ("王芳", "13712345678", "周敏", "", "", ""),
    )
    plan = store.imports.plan(people.manager, store.imports.read_file(people.manager, "customers", path))
    assert sorted((owner.written, owner.rows) for owner in plan.owners) == [("小周", 1), ("郭丹", 1)]
    assert (people.consultant.id, "周敏") in store.imports.colleagues(people.manager)
    take(store, people.manager, "customers", path, owners={"小周": people.consultant.id})
    with store.work.db.read() as session:
        rows = session.execute(sa.text(
            "SELECT c.name, s.name, s.active FROM customer c JOIN staff_member s ON s.id = c.owner_id ORDER BY c.id"
        ))  # fmt: skip
        found = [(row[0], row[1], bool(row[2])) for row in rows]
    assert found == [("张伟", "周敏", True), ("李娜", "郭丹", False), ("王芳", "周敏", True)]


def test_a_kind_that_is_unknown_is_told(sqlite_store: Showroom, tmp_path: Path) -> None:
    from tests.store_fixtures import hire

    with pytest.raises(ShowroomError) as refused:
        sqlite_store.imports.take_file(hire(sqlite_store).manager, "weather", write_csv(tmp_path / "x.csv", *ROWS))
    assert refused.value.code == "import_no_kind"
    assert not isinstance(refused.value, FieldErrors)


@pytest.mark.rule("PI-10")
def test_whoever_may_import_but_not_see_customers_compares_with_next_to_nothing(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    store.customers.create(people.manager, CustomerDraft("李娜", "13912345678", address="淮海路9号", interest="E6"))
    office = Actor(people.admin.id, people.admin.name, frozenset({Role.ADMINISTRATOR}))
    draft = store.imports.read_file(office, "customers", write_csv(tmp_path / "list.csv", ROWS[1]))
    (pair,) = store.imports.plan(office, draft).pairs
    shown = {side.en: side.existing for side in store.imports.compare(office, draft, pair) if side.existing}
    assert shown.pop("name") == "李*"
    assert shown.pop("phone") == "139****5678"
    assert shown == {}


@pytest.mark.rule("PH-04")
def test_a_merge_stands_in_the_way_of_an_undo_until_it_is_taken_back_itself(
    store: Showroom, people: People, tmp_path: Path
) -> None:
    known = store.customers.create(people.manager, CustomerDraft("李娜", "13512345678"))
    before = everything(store)
    done = take(store, people.manager, "customers", write_csv(tmp_path / "1.csv", *ROWS))
    with store.work.db.read() as session:
        brought = session.scalar(sa.select(Customer.id).where(Customer.phone == "13912345678"))
    assert brought is not None
    versions = [store.customers.view(people.manager, key).version for key in (known.id, brought)]
    merged = store.merging.merge(people.manager, MergeChoice(known.id, brought, versions[0], versions[1]))
    with pytest.raises(ImportInUse):
        store.imports.undo(people.manager, done.run.id)

    path = write_csv(tmp_path / "2.csv", ("李建国", "13912345678", *[""] * 4))  # the number that the merge gave up
    draft = store.imports.read_file(people.manager, "customers", path)
    (pair,) = store.imports.plan(people.manager, draft).pairs
    assert {side.en: side.existing for side in store.imports.compare(people.manager, draft, pair)}["name"] == "李娜"
    second = take(store, people.manager, "customers", path, decisions={2: Decision.NEW})
    with store.work.db.read() as session:
        assert session.scalar(sa.select(Customer.phone).where(Customer.name == "李建国")) is None

    store.imports.undo(people.manager, second.run.id)
    store.merging.undo(people.manager, merged.merge_id)
    store.imports.undo(people.manager, done.run.id)
    after = everything(store)
    records = {"customer_merge", "customer_merge_row", "file_opening"}  # of the merge, and of who looked at both cards
    assert {name for name in after if after[name] != before[name]} <= records
