"""The log of a demo car: away and back, costs, fines and whose they are, and the month's sheet (TR-04)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom.documents.workbook import read_workbook
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from showroom.test_drive.car_log import CostDraft, TripDraft
from showroom.test_drive.case import Mode
from showroom.test_drive.demo_model import CarCost, CostKind, FineMatch, TrafficFine
from showroom.test_drive.demo_views import DriverChoice
from showroom.test_drive.fines import FineDraft
from showroom.test_drive.model import TestDrive
from showroom.test_drive.views import DriveView
from tests.test_drive.driving import TEN, Lot, drive_of

SUNDAY = date(2026, 11, 22)
OUT, BACK = TEN - timedelta(minutes=90, seconds=-37), TEN - timedelta(minutes=60, seconds=-20)


def driven(lot: Lot, mode: Mode = Mode.DRIVE) -> tuple[int, DriveView]:
    """A drive that was out from 08:30:37 to 09:00:20."""
    _deal, car, drive = lot.signed()
    out = lot.out(drive)
    lot.back(out)
    lot.change(TestDrive, drive.id, out_at=OUT, back_at=BACK, mode=mode)
    return car, drive


def fine(at: datetime, **changes: object) -> FineDraft:
    return replace(FineDraft(at, "世纪大道", "超速 10% 以上", Money.of("200.00"), 3), **changes)  # type: ignore[arg-type]  # any field


def trip(lot: Lot, begin: datetime, minutes: int = 10, km: tuple[int, int] = (1212, 1215)) -> TripDraft:
    return TripDraft(lot.people.colleague.id, "去加油", begin, begin + timedelta(minutes=minutes), *km)


@pytest.mark.rule("TR-04")
@pytest.mark.parametrize(
    "at, match",
    [
        (OUT.replace(second=0), FineMatch.CUSTOMER), (OUT.replace(second=0) - timedelta(minutes=1), FineMatch.NOBODY),
        (BACK.replace(second=0), FineMatch.CUSTOMER), (BACK.replace(second=0) + timedelta(minutes=1), FineMatch.NOBODY),
        (BACK, FineMatch.CUSTOMER), (OUT + timedelta(minutes=10), FineMatch.CUSTOMER),
        (OUT - timedelta(days=1), FineMatch.NOBODY),
    ],
)  # fmt: skip
def test_a_fine_is_the_drivers_from_the_minute_of_leaving_to_that_of_return(
    lot: Lot, at: datetime, match: FineMatch
) -> None:
    car, drive = driven(lot)
    found = lot.store.fines.record(lot.people.manager, car, fine(at))
    assert found.match is match
    assert (found.driver, found.drive_number) == (("张三", drive.number) if match is FineMatch.CUSTOMER else ("", ""))
    tasks = lot.store.customers.tasks_due(lot.people.consultant)
    assert [task.kind for task in tasks] == (["demo_car"] if match is FineMatch.CUSTOMER else [])


@pytest.mark.rule("TR-04")
def test_on_a_ride_the_fine_is_the_escorts(lot: Lot) -> None:
    car, drive = driven(lot, Mode.RIDE)
    found = lot.store.fines.record(lot.people.manager, car, fine(OUT))
    assert (found.match, found.driver, found.customer_id) == (FineMatch.STAFF, lot.people.colleague.name, None)
    assert found.drive_number == drive.number
    assert lot.store.customers.tasks_due(lot.people.consultant) == ()


@pytest.mark.rule("TR-04")
def test_a_fine_while_the_car_is_still_out_is_that_drivers(lot: Lot) -> None:
    _deal, car, drive = lot.signed()
    lot.out(drive)
    assert lot.store.fines.record(lot.people.manager, car, fine(TEN)).drive_number == drive.number


@pytest.mark.rule("TR-04")
def test_a_minute_that_two_had_the_car_is_unclear_and_both_are_named_until_the_manager_decides(lot: Lot) -> None:
    car, drive = driven(lot)
    begin = BACK + timedelta(seconds=10)
    lot.store.car_log.add_trip(lot.people.consultant, car, trip(lot, begin))
    service, boss = lot.store.fines, lot.people.manager
    found = service.record(boss, car, fine(BACK.replace(second=0)))
    assert found.match is FineMatch.UNCLEAR
    assert found.driver == ""
    assert [choice.text for choice in found.candidates] == [
        f"张三 · {drive.number}", f"{lot.people.colleague.name} · 去加油",
    ]  # fmt: skip
    with pytest.raises(FieldErrors):
        service.assign(boss, found.id, found.candidates[0], " ", found.version)
    with pytest.raises(ShowroomError):
        service.assign(lot.people.consultant, found.id, found.candidates[0], "监控可见", found.version)
    with pytest.raises(FieldErrors):
        service.assign(boss, found.id, replace(found.candidates[0], test_drive_id=10**6), "监控可见", found.version)
    decided = service.assign(boss, found.id, found.candidates[0], "监控可见", found.version)
    assert (decided.match, decided.driver) == (FineMatch.CUSTOMER, "张三")
    assert decided.customer_id is not None
    assert decided.candidates == ()
    later = service.record(boss, car, fine(begin + timedelta(minutes=5)))
    assert (later.match, later.driver) == (FineMatch.STAFF, lot.people.colleague.name)


@pytest.mark.rule("TR-04")
def test_a_fine_is_told_and_paid(lot: Lot) -> None:
    car, _drive = driven(lot)
    service, me = lot.store.fines, lot.people.consultant
    found = service.record(me, car, fine(OUT, number="3101-1"))
    told = service.tell(me, found.id, found.version)
    assert told.told_at is not None
    for day in (None, SUNDAY + timedelta(days=1)):
        with pytest.raises(FieldErrors):
            service.pay(me, found.id, day, told.version)
    paid = service.pay(me, found.id, SUNDAY, told.version)
    assert paid.paid_on == SUNDAY
    assert service.of_car(me, car) == (paid,)
    with pytest.raises(ShowroomError):
        service.pay(me, found.id, SUNDAY, told.version)
    with pytest.raises(FieldErrors) as known:
        service.record(me, car, fine(OUT, number="3101-1"))
    assert set(known.value.fields) == {"number"}


@pytest.mark.rule("TR-04")
@pytest.mark.parametrize(
    "changes, field",
    [
        ({"at": None}, "at"), ({"at": TEN + timedelta(minutes=1)}, "at"), ({"place": " "}, "place"),
        ({"offence": ""}, "offence"), ({"amount": None}, "amount"), ({"points": 13}, "points"),
    ],
)  # fmt: skip
def test_a_fine_without_its_facts_is_refused(lot: Lot, changes: dict[str, object], field: str) -> None:
    with pytest.raises(FieldErrors) as refused:
        lot.store.fines.record(lot.people.consultant, lot.car(), replace(fine(OUT), **changes))  # type: ignore[arg-type]
    assert set(refused.value.fields) == {field}


@pytest.mark.rule("TR-04")
def test_a_trip_must_not_meet_another_use(lot: Lot) -> None:
    car, drive = driven(lot)
    log, me = lot.store.car_log, lot.people.consultant
    with pytest.raises(FieldErrors) as met:
        log.add_trip(me, car, trip(lot, OUT + timedelta(minutes=5)))
    assert drive.number in met.value.fields["out_at"].text("en")
    for draft, field in (
        (replace(trip(lot, BACK), back_at=BACK), "back_at"), (replace(trip(lot, BACK), back_km=1), "back_km"),
        (replace(trip(lot, BACK), purpose=""), "purpose"), (trip(lot, TEN), "back_at"),
        (replace(trip(lot, BACK), staff_id=None), "staff_id"),
    ):  # fmt: skip
        with pytest.raises(FieldErrors) as refused:
            log.add_trip(me, car, draft)
        assert set(refused.value.fields) == {field}


@pytest.mark.rule("TR-04", "G-01")
def test_the_months_sheet_equals_the_database(lot: Lot, tmp_path: Path) -> None:
    car, drive = driven(lot)
    log, me = lot.store.car_log, lot.people.consultant
    log.add_trip(me, car, trip(lot, BACK + timedelta(minutes=1)))
    amounts = {CostKind.CHARGE: "38.15", CostKind.WASH: "25.00", CostKind.TOLL: "0.10"}
    for kind, amount in amounts.items():
        log.add_cost(me, car, CostDraft(kind, SUNDAY, Money.of(amount), "=1+1", "@备注"))
    wrong = log.add_cost(me, car, CostDraft(CostKind.REPAIR, SUNDAY, Money.of("9999")))
    log.strike_cost(me, wrong.id, "录错")
    log.add_cost(me, car, CostDraft(CostKind.FUEL, date(2026, 10, 31), Money.of("1")))
    lot.store.fines.record(me, car, fine(OUT))
    path = tmp_path / "month.xlsx"
    sheet = log.export_month(lot.people.manager, car, (2026, 11), path, "zh")
    with lot.store.work.db.read() as session:
        of_month = (CarCost.struck_at.is_(None), CarCost.day >= date(2026, 11, 1))
        kept = sa.select(sa.func.sum(CarCost.amount)).where(*of_month)
        costs, fines = session.scalar(kept), session.scalar(sa.select(sa.func.sum(TrafficFine.amount)))
    assert (sheet.cost_total, sheet.fine_total, sheet.km) == (costs, fines, 12 + 3)
    assert sheet.cost_total == Money.of("63.25")
    pages = {page.name: page.rows for page in read_workbook(path).sheets}
    assert pages["费用"][-1] == ("合计", None, 63.25)
    assert pages["费用"][2][3:5] == ("=1+1", "@备注")
    assert pages["违章"][-1][:5] == ("合计", None, None, None, 200.0)
    assert [row[0] for row in pages["用车"][2:]] == [drive.number, "去加油", "合计"]
    assert pages["用车"][-1][-1] == sheet.km
    assert log.month(me, car, 2026, 10).cost_total == Money.of("1")


@pytest.mark.rule("TR-04")
def test_only_ones_own_cost_is_struck_and_only_once(lot: Lot) -> None:
    car, log = lot.car(), lot.store.car_log
    line = log.add_cost(lot.people.consultant, car, CostDraft(CostKind.FUEL, SUNDAY, Money.of("300")))
    with pytest.raises(ShowroomError):
        log.strike_cost(lot.people.colleague, line.id, "重复")
    log.strike_cost(lot.people.manager, line.id, "重复")
    with pytest.raises(ShowroomError):
        log.strike_cost(lot.people.manager, line.id, "重复")
    for draft in (CostDraft(CostKind.FUEL, None, None), CostDraft(CostKind.FUEL, SUNDAY + timedelta(days=1), Money(0))):
        with pytest.raises(FieldErrors) as refused:
            log.add_cost(lot.people.consultant, car, draft)
        assert set(refused.value.fields) == {"day", "amount"}


@pytest.mark.rule("TR-04")
def test_a_drive_over_midnight_of_the_month_belongs_to_the_month_it_left_in(lot: Lot) -> None:
    car, drive = driven(lot)
    first = datetime(2026, 11, 1, tzinfo=lot.store.work.zone)
    lot.change(TestDrive, drive.id, out_at=first - timedelta(minutes=5), back_at=first + timedelta(minutes=5))
    log, me = lot.store.car_log, lot.people.consultant
    assert [line.number for line in log.month(me, car, 2026, 10).log] == [drive.number]
    assert log.month(me, car, 2026, 11).log == ()
    assert drive_of(lot.service.view(me, drive_deal(lot, drive))).number == drive.number


def drive_deal(lot: Lot, drive: DriveView) -> int:
    with lot.store.work.db.read() as session:
        return session.get_one(TestDrive, drive.id).deal_id


@pytest.mark.rule("TR-04")
def test_what_says_whose_a_fine_is(lot: Lot) -> None:
    car, drive = driven(lot)
    lot.store.car_log.add_trip(lot.people.consultant, car, trip(lot, BACK + timedelta(seconds=10)))
    service, boss = lot.store.fines, lot.people.manager
    his = service.record(boss, car, fine(OUT)).evidence
    assert his.message.code == "fine_drove"
    for lang in ("zh", "en"):
        assert all(part in his.text(lang) for part in (drive.number, "张三", "11-22 08:30", "09:00", "TR-04"))
    staff = service.record(boss, car, fine(BACK + timedelta(minutes=5))).evidence
    assert "去加油" in staff.text("en")
    unclear = service.record(boss, car, fine(BACK.replace(second=0)))
    assert unclear.evidence.message.code == "fine_several"
    assert drive.number in unclear.evidence.text("zh")
    assert service.record(boss, car, fine(OUT - timedelta(days=3))).evidence.message.code == "fine_nobody"
    decided = service.assign(boss, unclear.id, unclear.candidates[1], "监控可见", unclear.version).evidence
    assert boss.name in decided.text("zh")
    assert "监控可见" in decided.text("en")


@pytest.mark.rule("TR-04")
def test_a_fine_may_be_a_colleagues_without_a_trip_but_nobodys_who_is_not_there(lot: Lot) -> None:
    car, _drive = driven(lot)
    service, boss = lot.store.fines, lot.people.manager
    found = service.record(boss, car, fine(OUT - timedelta(days=3)))
    with pytest.raises(ShowroomError) as early:
        service.tell(boss, found.id, found.version)
    assert early.value.code == "fine_no_driver"
    choices = service.drivers(boss, found.id)
    assert {choice.staff_id for choice in choices} >= {lot.people.colleague.id, lot.people.consultant.id}
    assert not any(choice.test_drive_id for choice in choices)  # the drive was three days later
    for nobody in (DriverChoice("?", staff_id=10**6), DriverChoice("?"), DriverChoice("?", trip_id=10**6)):
        with pytest.raises(FieldErrors) as refused:
            service.assign(boss, found.id, nobody, "监控可见", found.version)
        assert set(refused.value.fields) == {"driver"}
    mine = next(choice for choice in choices if choice.staff_id == lot.people.colleague.id)
    decided = service.assign(boss, found.id, mine, "监控可见", found.version)
    assert (decided.match, decided.driver) == (FineMatch.STAFF, lot.people.colleague.name)
    with pytest.raises(ShowroomError) as refused_right:
        service.drivers(lot.people.consultant, found.id)
    assert refused_right.value.code == "not_allowed"


@pytest.mark.rule("TR-04")
def test_whoever_drove_after_all_was_not_the_one_who_was_told(lot: Lot) -> None:
    car, drive = driven(lot)
    service, boss = lot.store.fines, lot.people.manager
    found = service.record(boss, car, fine(OUT))
    told = service.tell(boss, found.id, found.version)
    choice = DriverChoice("", staff_id=lot.people.colleague.id)
    moved = service.assign(boss, found.id, choice, "陪驾员自己驾驶", told.version)
    assert (moved.told_at, moved.drive_number, moved.customer_id) == (None, "", None)
    with pytest.raises(ShowroomError):
        service.strike(lot.people.consultant, found.id, "重复", moved.version)
    with pytest.raises(FieldErrors):
        service.strike(boss, found.id, " ", moved.version)
    service.strike(boss, found.id, "重复", moved.version)
    with pytest.raises(ShowroomError):
        service.pay(boss, found.id, SUNDAY, moved.version + 1)
    with lot.store.work.db.read() as session:
        row = session.get_one(TrafficFine, found.id)
        assert (row.struck_reason, row.struck_by) == ("重复", boss.id)
    assert drive.number


@pytest.mark.rule("TR-04")
def test_energy_bought_and_used_is_summed_by_the_month(lot: Lot, tmp_path: Path) -> None:
    car, _drive = driven(lot)
    log, me = lot.store.car_log, lot.people.consultant
    charge = CostDraft(CostKind.CHARGE, SUNDAY, Money.of("38.15"), quantity=Decimal("32.55"))
    log.add_cost(me, car, charge)
    second = log.add_cost(me, car, replace(charge, quantity=Decimal("10.05")))
    log.add_cost(me, car, replace(charge, quantity=Decimal("7.40"), day=date(2026, 10, 31)))
    for kind, quantity in ((CostKind.WASH, Decimal(1)), (CostKind.CHARGE, Decimal(0))):
        with pytest.raises(FieldErrors) as refused:
            log.add_cost(me, car, replace(charge, kind=kind, quantity=quantity))
        assert set(refused.value.fields) == {"quantity"}
    trip_draft = replace(trip(lot, BACK + timedelta(minutes=1)), out_energy=74, back_energy=95)
    for draft, field in (
        (replace(trip_draft, out_energy=101), "out_energy"), (replace(trip_draft, back_energy=-1), "back_energy"),
    ):  # fmt: skip
        with pytest.raises(FieldErrors) as wrong:
            log.add_trip(me, car, draft)
        assert set(wrong.value.fields) == {field}
    log.add_trip(me, car, trip_draft)
    sheet = log.export_month(lot.people.manager, car, (2026, 11), tmp_path / "month.xlsx", "en")
    assert sheet.quantities == ((CostKind.CHARGE, 4260),)
    assert (sheet.km, sheet.trip_km) == (15, 3)
    assert (sheet.log[-1].out_energy, sheet.log[-1].back_energy) == (74, 95)
    assert lot.store.demo_cars.cars(me)[0].energy_percent == 95
    pages = {page.name: page.rows for page in read_workbook(tmp_path / "month.xlsx").sheets}
    assert [row[6] for row in pages["Costs"][2:4]] == [32.55, 10.05]
    assert pages["Costs"][4][6] == 42.6
    assert pages["Log"][3][8:10] == (74, 95)
    log.strike_cost(me, second.id, "重复")
    again = log.month(me, car, 2026, 11)
    assert again.quantities == ((CostKind.CHARGE, 3255),)
    assert [line.struck for line in again.struck_costs] == [f"{me.name}: 重复"]


@pytest.mark.rule("TR-04")
def test_a_struck_trip_counts_nowhere_and_its_time_is_free_again(lot: Lot) -> None:
    car, _drive = driven(lot)
    log, me, boss = lot.store.car_log, lot.people.consultant, lot.people.manager
    line = log.add_trip(me, car, trip(lot, BACK + timedelta(minutes=1)))
    with pytest.raises(ShowroomError):
        log.strike_trip(me, -line.id, "记错")
    with pytest.raises(FieldErrors):
        log.strike_trip(boss, -line.id, "")
    log.strike_trip(boss, -line.id, "记错")
    sheet = log.month(me, car, 2026, 11)
    assert (sheet.trip_km, [row.struck for row in sheet.struck_log]) == (0, [f"{boss.name}: 记错"])
    found = lot.store.fines.record(boss, car, fine(BACK + timedelta(minutes=5)))
    assert found.match is FineMatch.NOBODY
    assert log.add_trip(me, car, trip(lot, BACK + timedelta(minutes=1))).km == 3


@pytest.mark.rule("TR-04")
def test_the_gauge_follows_only_the_last_use_of_the_car(lot: Lot) -> None:
    car, drive = driven(lot)
    before = replace(trip(lot, OUT - timedelta(minutes=30)), back_energy=20)
    lot.store.car_log.add_trip(lot.people.consultant, car, before)
    assert lot.store.demo_cars.cars(lot.people.consultant)[0].energy_percent == 74  # as the drive after it came back
    assert drive.number


@pytest.mark.rule("TR-04")
def test_a_long_list_of_fines_is_read_in_a_handful_of_statements(lot: Lot) -> None:
    car, _drive = driven(lot)
    boss = lot.people.manager
    for minute in range(20):
        lot.store.fines.record(boss, car, fine(OUT + timedelta(minutes=minute)))
    statements: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    engine = lot.store.work.db.engine
    sa.event.listen(engine, "before_cursor_execute", count)
    listed = lot.store.fines.listed(boss)
    sa.event.remove(engine, "before_cursor_execute", count)
    assert [line.driver for line in listed] == ["张三"] * 20
    assert 0 < len(statements) <= 10, statements
