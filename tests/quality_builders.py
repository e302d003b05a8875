"""Quality terms and 三包 certificates for tests that hand cars over (SB-01, SB-09)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.deals.model import Deal
from showroom.delivery.quality_papers import CertificatesView
from showroom.kernel.actor import Actor
from showroom.staff.model import Store
from showroom.vehicles.model import Energy, Vehicle
from showroom.vehicles.quality_entry import QualityDraft, Scope
from showroom.vehicles.quality_terms import SYSTEMS, systems_of
from tests.store_fixtures import People

PRODUCED, ADDRESS = date(2026, 9, 1), "上海市浦东新区示例路1号"
TERMS = QualityDraft(
    Scope.BRAND, date(2026, 1, 1),
    share=Decimal("0.004"), battery_years=8, battery_km=160_000, motor_years=8, motor_km=160_000, fade_percent=30,
    vehicle_type="纯电动轿车", manufacturer="星河汽车有限公司", manufacturer_address="上海市嘉定区制造路8号",
    manufacturer_phone="400-800-0001", network="星河浦东服务中心 021-55550088\n星河虹桥服务中心 021-55550099",
    wear_parts="雨刮片：6个月或10000公里\n空调滤芯：3个月或5000公里", documents="产品使用说明书\n维修保养手册",
    main_parts={key: f"{SYSTEMS[key][0]}总成、控制件" for key in systems_of(Energy.PHEV)},
)  # fmt: skip


def prepare_quality(store: Showroom, people: People, deal: int) -> int:
    """What a certificate needs beside the delivery itself: terms, production date, address. Returns the model's id."""
    with store.work.db.begin() as session:
        row = session.get_one(Deal, deal)
        car = session.get_one(Vehicle, row.vehicle_id)
        model = car.model_id
        session.execute(sa.update(Vehicle).where(Vehicle.id == car.id).values(produced=PRODUCED))
        session.execute(sa.update(Store).where(Store.address == "").values(address=ADDRESS))
    if not store.quality_terms.view(people.manager, model).lines:
        store.quality_terms.save(people.manager, model, TERMS)
    return model


def certify(store: Showroom, people: People, deal: int, by: Actor | None = None) -> CertificatesView:
    """The car's certificate of today, made out by `by` (the delivery specialist), after the preparation is saved."""
    prepare_quality(store, people, deal)
    return store.quality_papers.make_certificate(by or people.delivery, deal)
