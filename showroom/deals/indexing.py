"""A deal in the search box: by its own number, those of its quotations, intent order and claims, and by who buys."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.customers.model import Customer
from showroom.customers.search_words import customer_words
from showroom.deals.model import Deal
from showroom.persistence import search_index
from showroom.persistence.actions import Tx
from showroom.persistence.search_index import Findable


def _table(name: str, *columns: str) -> sa.TableClause:
    texts = (sa.column(column, sa.String) for column in columns)
    return sa.table(name, sa.column("deal_id", sa.BigInteger), *texts)


_NUMBERED = (_table("quotation", "number"), _table("intent_order", "number"), _table("quality_claim", "number"))
_BUYER = _table("contract", "buyer_name", "buyer_phone")
"""Tables of steps, which a deal knows nothing of but that they number their papers."""


def index_deal(tx: Tx, deal: Deal, customer: Customer, *, opened: bool = False) -> None:
    """Make a deal findable; one that was just `opened` has no papers yet."""
    papers = () if opened else tuple(number for _deal, number in numbers_of(tx.session, (deal.id,)))
    buyers = () if opened else tx.session.execute(sa.select(_BUYER.c.buyer_name, _BUYER.c.buyer_phone).where(
        _BUYER.c.deal_id == deal.id
    )).all()  # fmt: skip
    also = (word for name, phone in buyers for word in customer_words(name, phone or ""))
    words = dict.fromkeys((deal.number, *papers, *customer_words(customer.name, customer.phone or ""), *also))
    found = Findable("deal", deal.id, customer.name, deal.number, tuple(words), deal.consultant_id)
    search_index.put(tx.session, found)


def numbers_of(session: Session, deal_ids: Iterable[int]) -> list[tuple[int, str]]:
    """(deal, number) of every quotation, intent order and claim of these deals, in one statement."""
    ids = list(deal_ids)
    parts = (
        sa.select(table.c.deal_id, table.c.number).where(table.c.deal_id.in_(ids), table.c.number.is_not(None))
        for table in _NUMBERED
    )
    return [(deal_id, number) for deal_id, number in session.execute(sa.union_all(*parts))]
