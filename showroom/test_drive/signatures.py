"""Whose hands the agreement needs, and whether it has all: driver or rider, every passenger, the escort (TD-08)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import sqlalchemy as sa

from showroom.customers.records import get_customer
from showroom.kernel.dates import is_adult
from showroom.kernel.errors import REQUIRED, Message, Told, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name
from showroom.test_drive import drive_messages as new
from showroom.test_drive import refusals as say
from showroom.test_drive.drafts import AgreementDraft
from showroom.test_drive.model import DriveSignature, TestDrive

CUSTOMER, PASSENGER, ESCORT = "customer", "passenger", "escort"
_PNG = b"\x89PNG\r\n\x1a\n"
Wrong = dict[str, Told | Message]


@dataclass(frozen=True, slots=True)
class Hand:
    """One who signs: as what, whose name, for whom as guardian; `image` is empty for a hand on the printed sheet."""

    part: str
    name: str
    image: bytes = field(default=b"", repr=False)
    guardian: str = ""
    on_paper: bool = False
    minor: bool = False

    @property
    def signed(self) -> bool:
        return self.on_paper or bool(self.image)


def passengers_needed(drive: TestDrive) -> int:
    """How many ride along besides the customer and the escort (TD-20)."""
    return max(0, (drive.persons or 0) - 2)


def hands_of(tx: Tx, drive: TestDrive, draft: AgreementDraft) -> tuple[Hand, ...]:
    """Customer, passengers, escort in the order in which the paper has them; raises FieldErrors for a hostile name."""
    customer = get_customer(tx, drive.customer_id)
    young = customer.birth is not None and not is_adult(customer.birth, tx.today)
    paper = draft.on_paper
    guardian = field_text("guardian", draft.guardian, 80) if young else ""
    riders = [
        Hand(
            PASSENGER, field_text("passengers", p.name, 80), p.image,
            field_text("passengers", p.guardian, 80) if p.minor else "", paper or p.on_paper, p.minor,
        )
        for p in draft.passengers
    ]  # fmt: skip
    return (
        Hand(CUSTOMER, customer.name, draft.customer_image, guardian, paper, young),
        *riders,
        Hand(ESCORT, staff_name(tx.session, drive.escort_id), draft.escort_image, on_paper=paper),
    )


def check_hands(tx: Tx, drive: TestDrive, draft: AgreementDraft, wrong: Wrong) -> None:
    """Everybody in the car is named and has signed; tells what is missing beside the field (TD-08, TD-20)."""
    customer, *riders, escort = hands_of(tx, drive, draft)
    _check_names(drive, tuple(riders), wrong)
    if any(hand.image and not hand.image.startswith(_PNG) for hand in (customer, *riders, escort)):
        wrong["customer_image"] = say.NOT_AN_IMAGE
    if customer.minor and not customer.guardian:
        wrong["guardian"] = told(new.GUARDIAN_MISSING, name=customer.name)
    if not customer.signed:
        wrong.setdefault("customer_image", told(say.SIGNATURE_MISSING, name=customer.name))
    unsigned = [hand.name for hand in riders if not hand.signed]
    if unsigned:
        wrong.setdefault("passengers", told(say.SIGNATURE_MISSING, name="、".join(unsigned)))
    if not escort.signed:
        wrong["escort_image"] = told(new.ESCORT_UNSIGNED, name=escort.name)


def _check_names(drive: TestDrive, riders: tuple[Hand, ...], wrong: Wrong) -> None:
    names = [hand.name for hand in riders]
    twice = next((name for name, count in Counter(names).items() if name and count > 1), "")
    unguarded = next((hand.name for hand in riders if hand.minor and not hand.guardian), "")
    missing = passengers_needed(drive) - len(riders)
    if not all(names):
        wrong["passengers"] = REQUIRED
    elif twice:
        wrong["passengers"] = told(new.SAME_NAME, name=twice)
    elif unguarded:
        wrong["passengers"] = told(new.GUARDIAN_MISSING, name=unguarded)
    elif missing > 0:
        wrong["passengers"] = told(new.FEWER_HANDS, missing=missing, persons=drive.persons or 0)
    elif missing < 0:
        wrong["persons"] = told(say.MORE_HANDS, persons=drive.persons or 0)


def store_hands(tx: Tx, drive: TestDrive, draft: AgreementDraft) -> None:
    """Write who signed what when, in the signing transaction; the database changes none of it afterwards."""
    tx.session.add_all(
        DriveSignature(
            test_drive_id=drive.id, part=hand.part, name=hand.name, guardian=hand.guardian,
            image=b"" if hand.on_paper else hand.image, signed_at=tx.now,
        )
        for hand in hands_of(tx, drive, draft)
    )  # fmt: skip


def all_signed(tx: Tx, drive: TestDrive) -> bool:
    """Whether the customer, as many passengers as are in the car, and the escort have signed this drive (TD-08)."""
    found = sa.select(DriveSignature.part, sa.func.count()).where(DriveSignature.test_drive_id == drive.id)
    counted = {part: count for part, count in tx.session.execute(found.group_by(DriveSignature.part))}  # noqa: C416
    needed = {CUSTOMER: 1, ESCORT: 1, PASSENGER: passengers_needed(drive)}
    return all(counted.get(part, 0) >= count for part, count in needed.items())
