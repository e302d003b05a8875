"""The signed parts of sample deals: a test drive with its agreement, and the contract."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

from showroom.bootstrap import Showroom
from showroom.contract.contract_paper import DepositWord
from showroom.contract.drafts import SignDraft
from showroom.customers.model import ConsentPurpose, IdKind
from showroom.demo.invented import Invented
from showroom.kernel.actor import Actor
from showroom.kernel.dates import add_years
from showroom.kernel.money import Money
from showroom.test_drive.drafts import (
    AgreementDraft,
    DriveDraft,
    FeedbackDraft,
    LicenceDraft,
    ReadingDraft,
    RouteDraft,
)
from showroom.test_drive.intent import ASPECTS, Intent

DEPOSIT = Money.of("5000")
ROUTE = RouteDraft("示例路线：星湖路环线", 6, 20, 60, "直道、弯道、减速带", "云锦路停车区")


def test_drive(store: Showroom, seller: Actor, deal_id: int, sample: tuple[Invented, int]) -> None:
    """Licence, booking, agreement, out, back, feedback: on the clock of the sample store."""
    who, place = sample
    service, clock = store.test_drive, store.work.clock
    view = service.save_licence(seller, deal_id, licence_of(store, who))
    cars = store.vehicles.demo_cars(seller)
    car = next((found for found in cars if found.model.id == view.model_id), cars[0])
    escorts = [escort for escort in service.escorts(seller) if escort.classes]
    draft = DriveDraft(
        vehicle_id=car.id, escort_id=escorts[place % len(escorts)].id, starts_at=clock.now(), minutes=30,
        route_id=service.routes(seller)[0].id, persons=2, children_seated=True, fit_declared=True, observed_unfit=False,
        probation_sticker=True,
    )  # fmt: skip
    drive = _drive(service.book(seller, deal_id, draft))
    signed = AgreementDraft(True, signature(place), signature(place + 7), version=drive.version)
    drive = _drive(service.sign_agreement(seller, drive.id, signed))
    odometer, energy = car.draft.odometer_km, car.draft.energy_percent
    out = ReadingDraft(odometer, energy, observed_unfit=False, version=drive.version, licence_shown=True)
    drive = _drive(service.keys_out(seller, drive.id, out))
    _later(store, minutes=22)
    back = ReadingDraft(odometer + 6, (energy or 60) - 1, damage_checked=True, version=drive.version)
    drive = _drive(service.come_back(seller, drive.id, back))
    ratings = {name: 4 + (place + number) % 2 for number, name in enumerate(ASPECTS)}
    service.feedback(seller, drive.id, FeedbackDraft(ratings, "动力够用，很安静", Intent.WEEK, drive.version))


def licence_of(store: Showroom, who: Invented) -> LicenceDraft:
    """A licence that covers the car, seen by the seller; the identity number completes the customer's file."""
    today = store.work.today()
    first = max(add_years(who.birth, 20), add_years(today, -4))
    return LicenceDraft(
        who.id_number, who.name, "C1", first, first, add_years(first, 6), suspended=False, points_full=False, seen=True,
        copy_filed=True, front=signature(1), id_kind=IdKind.RESIDENT, id_number=who.id_number, birth=who.birth,
        consents=frozenset({ConsentPurpose.PRIVACY, ConsentPurpose.IMAGES}),
    )  # fmt: skip


def contract(store: Showroom, seller: Actor, deal_id: int, who: Invented) -> None:
    """The contract filled in and signed by both."""
    today = store.work.today()
    draft = replace(
        store.contract.view(seller, deal_id).draft, buyer_id_kind=IdKind.RESIDENT, buyer_id_number=who.id_number,
        buyer_birth=who.birth, buyer_address=who.address, deposit_word=DepositWord.EARNEST,
        deposit_agreed=DEPOSIT, deposit_paid=DEPOSIT, delivery_date=today + timedelta(days=14),
        balance_due=today + timedelta(days=12),
    )  # fmt: skip
    store.contract.save_draft(seller, deal_id, draft)
    store.contract.sign(seller, deal_id, SignDraft(f"sample-{deal_id}", signature(deal_id), signature(deal_id + 3)))


def signature(seed: int) -> bytes:
    """A drawn signature as PNG bytes, another one for each seed."""
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (260, 100), (0, 0, 0, 0))
    points = [
        (14 + x, 52 + round(26 * math.sin(x / (11 + seed % 5) + seed) + 9 * math.sin(x / 4.0 + seed * 2)))
        for x in range(0, 230, 3)
    ]
    ImageDraw.Draw(image).line(points, fill=(16, 20, 24, 255), width=4, joint="curve")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _drive(view: Any) -> Any:
    return view.drive


def _later(store: Showroom, **delta: float) -> None:
    """Move the sample store's own clock; a running one moves by itself."""
    clock: Any = store.work.clock
    if hasattr(clock, "at"):
        clock.at += timedelta(**delta)
