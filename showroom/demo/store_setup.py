"""The sample store itself: particulars, colleagues, product library, cars and test-drive routes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from showroom.bootstrap import Showroom
from showroom.demo.invented import vin
from showroom.follow_up.complaint_model import Channel, EntryKind, Subject
from showroom.follow_up.complaint_views import ComplaintDraft
from showroom.kernel.actor import Actor, Role
from showroom.kernel.money import Money
from showroom.negotiation.goods import GoodsDraft
from showroom.staff.brand_model import BrandKind
from showroom.staff.brands import BrandDraft
from showroom.staff.escorts import TrainingDraft
from showroom.staff.service import StaffDraft
from showroom.vehicles.model import Energy, VehicleStatus
from showroom.vehicles.records import ModelDraft, VehicleDraft

STORE_NAME = "星河展厅（示例）"
CREDIT_CODE = "91119999MA00XH26"
_CONSULTANTS = ("周敏", "陈浩", "刘洋", "何佳")
_OTHERS = (
    ("王静", Role.RECEPTIONIST), ("李强", Role.SALES_MANAGER), ("赵国栋", Role.GENERAL_MANAGER), ("钱红", Role.FINANCE),
    ("孙伟", Role.DELIVERY),
)  # fmt: skip
_E, _H, _P = Energy.BEV, Energy.PHEV, Energy.ICE
MODELS = (
    ("E6", "650km 长续航版", _E, "249800", 5, 650, None, "LXE"),
    ("E6", "530km 标准版", _E, "219800", 5, 530, None, "LXD"),
    ("E3", "420km 都市版", _E, "139800", 5, 420, None, "LXC"),
    ("P7", "1.5T 插混 120km 尊享版", _H, "189800", 5, 120, 1498, "LXP"),
    ("S5", "1.5T 自动豪华版", _P, "129800", 5, None, 1498, "LXS"),
    ("V8", "2.0T 自动七座旗舰版", _P, "239800", 7, None, 1998, "LXV"),
)  # fmt: skip
_COLOURS = (("珍珠白", "黑色"), ("星空灰", "米色"), ("曜石黑", "黑色"), ("海湾蓝", "棕色"), ("流光银", "黑色"))
DEMO_CARS = ((0, "沪AD12345"), (3, "沪AF20188"), (4, "沪C6F888"))
STOCK_EACH = 5


@dataclass(frozen=True)
class Staff:
    """The sample store's people, signed in."""

    demo: Actor
    consultants: tuple[Actor, ...]
    receptionist: Actor
    manager: Actor
    general_manager: Actor
    finance: Actor
    delivery: Actor


def hire(store: Showroom, demo: Actor, password: str) -> Staff:
    """Add the colleagues; each signs in with the sample password. Consultants were trained as escorts (TD-09)."""
    today = store.work.today()
    trained = (TrainingDraft(today - timedelta(days=200), today + timedelta(days=530)),)

    def one(name: str, role: Role) -> Actor:
        drives = role is Role.CONSULTANT
        draft = StaffDraft(
            name, frozenset({role}), phone=f"021-5555{len(name) * 1000 + ord(name[0]) % 1000:04d}", escort=drives,
            licence_classes="C1" if drives else "", licence_valid_to=date(2032, 1, 1) if drives else None,
            licence_first_issue=date(2012, 1, 1) if drives else None, trainings=trained if drives else (),
        )  # fmt: skip
        added = store.add_user(demo, draft, password)
        return Actor(added.id, added.name, added.roles)

    consultants = tuple(one(name, Role.CONSULTANT) for name in _CONSULTANTS)
    others = {role: one(name, role) for name, role in _OTHERS}
    return Staff(
        demo, consultants, others[Role.RECEPTIONIST], others[Role.SALES_MANAGER], others[Role.GENERAL_MANAGER],
        others[Role.FINANCE], others[Role.DELIVERY],
    )  # fmt: skip


def describe_store(store: Showroom, demo: Actor) -> None:
    """The particulars that papers print."""
    card = store.staff.store_card(demo)
    described = replace(
        card, address="上海市浦东新区示例路1号", phone="021-55550000", bank="示例银行上海分行",
        bank_account="1000 2000 3000 4000", legal_representative="赵国栋", complaint_phone="021-55550012",
        complaint_person="客户关爱专员 孙静", complaint_hours="每日 9:00–18:00",
    )  # fmt: skip
    store.staff.save_store(demo, described)
    today = store.work.today()
    store.duties.set_licence(demo, today - timedelta(days=400))
    licence = store.duties.book(demo).rows[0]
    store.duties.done(demo, licence.id, today - timedelta(days=370), "备案编号 示例-0001", licence.version)
    since = today - timedelta(days=365)
    authorised = BrandDraft("星河", BrandKind.AUTHORISED, "示例星河汽车销售有限公司", "XH-SQ-示例-001", "", since)
    store.brands.add(demo, authorised)
    for name, price in (("全包围脚垫", "800"), ("行车记录仪", "600"), ("全车贴膜（质量相当配件）", "2800")):
        store.goods.mark(demo, GoodsDraft(name, Money.of(price), today))


def stock_up(store: Showroom, manager: Actor) -> int:
    """Product library, cars in stock and on the way, three demo cars; returns how many cars."""
    today = store.work.today()
    models = [store.vehicles.save_model(manager, _model(row)).id for row in MODELS]
    count = 0
    for place, row in enumerate(MODELS):
        for number in range(STOCK_EACH):
            store.vehicles.save_vehicle(manager, _car(models[place], row[7], place * 10 + number, today))
            count += 1
    for place, plate in DEMO_CARS:
        store.vehicles.save_vehicle(manager, _demo_car(models[place], MODELS[place][7], (900 + place, plate), today))
        count += 1
    return count


def _model(row: tuple[str, str, Energy, str, int, int | None, int | None, str]) -> ModelDraft:
    series, version, energy, price, seats, range_km, displacement, _ = row
    return ModelDraft(
        "星河", series, version, energy, Money.of(price), 2026, "AT", seats, displacement, range_km,
        in_relief_list=energy is not Energy.ICE, origin="上海", emission="国六b" if displacement else "零排放",
    )  # fmt: skip


def _car(model_id: int, series: str, serial: int, today: date) -> VehicleDraft:
    exterior, interior = _COLOURS[serial % len(_COLOURS)]
    on_the_way = serial % 10 == STOCK_EACH - 1
    return VehicleDraft(
        vin(series, serial + 1, today), model_id,
        VehicleStatus.IN_TRANSIT if on_the_way else VehicleStatus.IN_STOCK, exterior, interior,
        engine_number=f"XH{serial:06d}", certificate_number=f"WAC{serial:09d}",
        arrived=None if on_the_way else today - timedelta(days=3 + serial * 2),
        produced=today - timedelta(days=60 + serial), location="" if on_the_way else ("展厅", "A区", "B区")[serial % 3],
    )  # fmt: skip


def _demo_car(model_id: int, series: str, car: tuple[int, str], today: date) -> VehicleDraft:
    serial, plate = car
    return VehicleDraft(
        vin(series, serial, today), model_id, VehicleStatus.DEMO, "珍珠白", "黑色", plate=plate,
        engine_number=f"XH{serial:06d}", certificate_number=f"WAC{serial:09d}", arrived=today - timedelta(days=150),
        compulsory_valid_to=today + timedelta(days=220), third_party=Money.of("2000000"), own_damage=True,
        passenger_cover=True, inspection_valid_to=today + timedelta(days=400), odometer_km=3_200, energy_percent=86,
        location="试驾区",
    )  # fmt: skip


def complain(store: Showroom, staff: Staff) -> None:
    """Two complaints that wait, so that the register is not empty: one known of, one anonymous."""
    waited = ComplaintDraft("周末看车等了四十分钟没人接待", Channel.COUNTER, Subject.STAFF, "希望安排专人接待")
    store.complaints.log(staff.receptionist, waited)
    fee = ComplaintDraft(
        "网上标价与到店报价不一致，要求说明", Channel.HOTLINE, Subject.PRICE, "书面说明", caller="示例投诉人",
        caller_contact="12315 转办", reference="示例-12315-001",
    )  # fmt: skip
    view = store.complaints.log(staff.receptionist, fee)
    said = "已电话联系，正在核对报价截图"
    store.complaints.record(staff.manager, view.row.id, EntryKind.CONTACTED, said, view.version)
