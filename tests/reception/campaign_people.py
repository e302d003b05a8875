"""Customers and a campaign for the tests of prospecting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose, Customer, Grade
from showroom.customers.records import CustomerDraft
from showroom.kernel.actor import Actor
from showroom.reception.desk_views import CampaignDraft
from tests.store_fixtures import People

CAMPAIGN = CampaignDraft("estate", "冬季试驾", "张杨路展厅", date(2026, 11, 28), date(2026, 11, 30))


@dataclass
class Town:
    """Files customers with a consent to marketing, unless told otherwise."""

    store: Showroom
    people: People

    def __post_init__(self) -> None:
        self._numbers: Iterator[int] = count(1)
        self.campaign_id = self.store.campaigns.save_campaign(self.people.manager, CAMPAIGN)

    def customer(
        self, name: str = "张伟", *, owner: Actor | None = None, consent: bool | None = True, grade: Grade = Grade.N,
        **draft: object,
    ) -> int:  # fmt: skip
        """Returns the customer's id; `consent` None: never asked, False: withdrawn."""
        actor = owner or self.people.manager
        phone = f"139{next(self._numbers):08d}"
        wanted = replace(CustomerDraft(name, phone, owner_id=None if owner is None else owner.id), **draft)  # type: ignore[arg-type]  # any field
        made = self.store.customers.create(actor, wanted).id
        if consent is not None:
            self.store.customers.give_consent(actor, made, ConsentPurpose.MARKETING, "2026-11", "test")
        if consent is False:
            self.store.customers.withdraw_consent(actor, made, ConsentPurpose.MARKETING, "2026-11", "test")
        if grade is not Grade.N:
            self.store.customers.set_grade(actor, made, grade)
        return made

    def row(self, customer_id: int) -> Customer:
        """The customer as stored."""
        with self.store.work.db.read() as session:
            return session.get_one(Customer, customer_id)
