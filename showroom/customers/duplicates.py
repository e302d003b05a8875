"""Customers that may be the one being typed: by phone, document or licence number, name and its sound (PH-04)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.parts_model import ContactPerson, IdentityPaper
from showroom.customers.sounds import sound_key
from showroom.kernel.errors import ShowroomError
from showroom.kernel.names import NAME_LIMIT, normalise_identifier, normalise_name
from showroom.kernel.phone import check_phone
from showroom.kernel.text import clean_text
from showroom.persistence import search_index
from showroom.persistence.actions import Tx

MOST = 5
"""Doubles shown per field: more help nobody who types."""
SHORTEST_NAME, SHORTEST_NUMBER = 2, 8


class FoundBy(StrEnum):
    """The field of the form beside which a double is shown."""

    PHONE = "phone"
    ID_NUMBER = "id_number"
    LICENCE = "licence"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Probe:
    """What is typed so far; `but` leaves the open record out."""

    phone: str = ""
    id_number: str = ""
    licence: str = ""
    name: str = ""
    but: int = 0


@dataclass(frozen=True, slots=True)
class Double:
    """A customer that may be the same; `exact` when the number or the written name is the same."""

    by: FoundBy
    customer: Customer
    exact: bool


def doubles(tx: Tx, probe: Probe) -> tuple[Double, ...]:
    """Doubles in the order phone, document, licence, name; whole numbers only, so that nothing is found by probing."""
    found: list[Double] = []
    seen = {probe.but}
    for by, customers in (
        (FoundBy.PHONE, _by_phone(tx, probe.phone)),
        (FoundBy.ID_NUMBER, _by_number(tx, probe.id_number)),
        (FoundBy.LICENCE, _by_number(tx, probe.licence)),
        (FoundBy.NAME, _by_name(tx, probe.name)),
    ):
        for customer in customers:
            if customer.id not in seen:
                seen.add(customer.id)
                exact = by is not FoundBy.NAME or customer.name == normalise_name(probe.name)
                found.append(Double(by, customer, exact))
    return tuple(found)


def _by_phone(tx: Tx, text: str) -> list[Customer]:
    """Main number, further numbers and numbers of contact persons (PH-01 to PH-04)."""
    checked = check_phone(text) if text.strip() else None
    if checked is None or not checked.ok:
        return []
    number = checked.normalized
    ids = _ids(tx, (Customer.id, Customer.phone), (ContactPerson.customer_id, ContactPerson.phone), number=number)
    hits = search_index.find_whole(tx.session, number.lstrip("+").replace("-", ""), MOST, ("customer",))
    hinted = [hit.id for hit in hits if hit.id not in ids]
    rows = _customers(tx, [*ids, *hinted])
    return [row for row in rows if row.id in ids or number in row.other_phones.split()]


def _by_number(tx: Tx, text: str) -> list[Customer]:
    """The number on the customer's row, on a further document or on a driving licence (DL-01: often the same)."""
    number = normalise_identifier(text)
    if len(number) < SHORTEST_NUMBER:
        return []
    licence = Customer.metadata.tables["driving_licence"]  # by table: customers stand below the steps
    places = (
        (Customer.id, Customer.id_number),
        (IdentityPaper.customer_id, IdentityPaper.number),
        (licence.c.customer_id, licence.c.number),
    )
    return _customers(tx, _ids(tx, *places, number=number))


def _ids(tx: Tx, *places: tuple[Any, Any], number: str) -> list[int]:
    """Numbers of customers by (column of the customer's id, indexed column that holds the number), one statement."""
    ways = [sa.select(ident.label("id")).where(column == number) for ident, column in places]
    return list(dict.fromkeys(tx.session.scalars(sa.union_all(*ways).limit(MOST))))


def _customers(tx: Tx, ids: list[int]) -> list[Customer]:
    if not ids:
        return []
    found = tx.session.scalars(sa.select(Customer).where(Customer.id.in_(ids)).limit(2 * MOST))
    return sorted(found, key=lambda row: ids.index(row.id))[:MOST]


def _by_name(tx: Tx, text: str) -> list[Customer]:
    """The same sign by sign first, then what sounds alike; 张伟 for 章炜, zhang wei and zan wei."""
    try:
        name = normalise_name(clean_text(text, NAME_LIMIT))
    except ShowroomError:  # nobody on file can be called so; the form says why when it is saved
        return []
    key = sound_key(name)
    if len(name) < SHORTEST_NAME or not key:
        return []
    rows = tx.session.scalars(
        sa.select(Customer)
        .where(Customer.sound == key)
        .order_by(sa.case((Customer.name == name, 0), else_=1), Customer.id.desc())
        .limit(MOST)
    )
    return list(rows)
