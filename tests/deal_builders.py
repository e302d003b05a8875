"""Deals for tests, put straight to the step under test."""

from __future__ import annotations

from datetime import date

from showroom.bootstrap import Showroom
from showroom.customers.model import Customer, Grade, IdKind
from showroom.deals.model import STEPS, Deal, DealStatus, PayWay, Step, StepState
from showroom.deals.service import mark_step, open_deal
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx, Workplace, writes
from showroom.vehicles.model import Energy, Vehicle, VehicleModel, VehicleStatus
from tests.store_fixtures import People

NAME, PHONE, ID_NUMBER = "张三", "13800138000", "110105194912310021"


class Builder:
    """Writes what a test needs in one transaction, past the rules of the steps before."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def customer(self, tx: Tx, owner: Actor, name: str = NAME, phone: str = PHONE) -> int:
        customer = Customer(
            name=name, phone=phone, owner_id=owner.id, grade=Grade.H, id_kind=IdKind.RESIDENT,
            id_number="11010519491231002X", birth=date(1949, 12, 31), created_at=tx.now, created_by=tx.actor.id,
            address="上海市浦东新区世纪大道1号",
        )  # fmt: skip
        tx.session.add(customer)
        tx.session.flush()
        tx.audit("customer", customer.id)
        return customer.id

    @writes(Permission.SIGNED_IN)
    def vehicle(self, tx: Tx, vin: str = "LSVAU2182T2000001", status: VehicleStatus = VehicleStatus.IN_STOCK) -> int:
        model = tx.session.query(VehicleModel).first()
        if model is None:
            model = VehicleModel(
                brand="星河", series="E6", version_name="650km 长续航版", model_year=2026, energy=Energy.BEV,
                gearbox="EV", seats=5, range_km=650, in_relief_list=True, guide_price=Money.of("249800"),
            )  # fmt: skip
            tx.session.add(model)
            tx.session.flush()
        vehicle = Vehicle(
            vin=vin, model_id=model.id, exterior="珍珠白", interior="黑色", status=status, created_at=tx.now,
            engine_number="EM0001", certificate_number="WAC0001", plate="沪AD12345", plate_kind="nev_small",
            compulsory_valid_to=date(2027, 6, 30), third_party=Money.of("1000000"), own_damage=True,
            passenger_cover=True, inspection_valid_to=date(2027, 6, 30), energy_percent=80,
        )  # fmt: skip
        tx.session.add(vehicle)
        tx.session.flush()
        tx.audit("vehicle", vehicle.id)
        return vehicle.id

    @writes(Permission.SIGNED_IN)
    def deal(self, tx: Tx, customer_id: int, consultant: Actor, step: Step, vehicle_id: int | None = None) -> int:
        """A deal that stands at `step`: every step before is done and has handed over what the later ones need."""
        customer = tx.session.get_one(Customer, customer_id)
        deal = open_deal(tx, customer, consultant.id)
        for before in STEPS[: STEPS.index(step)]:
            mark_step(tx, deal, before, StepState.DONE)
        self._hand_over(tx, deal, step, vehicle_id)
        tx.audit("deal", deal.id)
        tx.session.flush()
        return deal.id

    @staticmethod
    def _hand_over(tx: Tx, deal: Deal, step: Step, vehicle_id: int | None) -> None:
        place = STEPS.index(step)
        if place > STEPS.index(Step.CONSULTATION):
            deal.budget, deal.needs_summary = Money.of("260000"), "家用，七日内购车"
        if place > STEPS.index(Step.PRESENTATION) and vehicle_id is not None:
            vehicle = tx.session.get_one(Vehicle, vehicle_id)
            deal.vehicle_id, deal.model_id = vehicle.id, vehicle.model_id
            deal.exterior, deal.interior = vehicle.exterior, vehicle.interior
        if place > STEPS.index(Step.NEGOTIATION):
            deal.guide_price, deal.discount = Money.of("249800"), Money.of("10000")
            deal.contract_price, deal.options_price = Money.of("239800"), Money(0)
            deal.on_road_price, deal.pay_way = Money.of("258465.62"), PayWay.CASH
        if place > STEPS.index(Step.CONTRACT):
            deal.contract_number, deal.contract_signed_on = f"SH01-XS-20261122-{deal.id:04d}", tx.today
            if deal.vehicle_id is not None:
                tx.session.get_one(Vehicle, deal.vehicle_id).status = VehicleStatus.SOLD
        if place > STEPS.index(Step.DELIVERY):
            deal.delivered_on, deal.status = tx.today, DealStatus.WON


def deal_at(store: Showroom, people: People, step: Step, *, vin: str = "LSVAU2182T2000001", phone: str = PHONE) -> int:
    """A deal of `people.consultant` with customer 张三 that stands at `step`; a car is chosen from presentation on."""
    builder = Builder(store.work)
    customer_id = builder.customer(people.consultant, people.consultant, NAME, phone)
    vehicle_id = builder.vehicle(people.manager, vin)
    return builder.deal(people.consultant, customer_id, people.consultant, step, vehicle_id)
