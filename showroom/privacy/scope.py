"""Which rows belong to one customer, or to one test drive: conditions on tables as the database has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.customers.merge_links import CUSTOMER, Schema, schema_of
from showroom.privacy.inventory import PHONE, Link, inventory


@dataclass(frozen=True)
class Scope:
    """The rows that hang on row `root_id` of `root`; `phones` finds lines that were never filed under the customer."""

    schema: Schema
    root: str
    root_id: int
    phones: tuple[str, ...] = ()

    def rows_of(self, table: str) -> sa.ColumnElement[bool]:
        """The condition on `schema.table(table)`; false where no way leads to the root."""
        if table == self.root:
            return self.schema.table(table).c.id == self.root_id
        ways = [way for link in inventory()[table].links if (way := self._way(table, link)) is not None]
        return sa.or_(*ways) if ways else sa.false()

    def _way(self, table: str, link: Link) -> sa.ColumnElement[bool] | None:
        target = self.schema.table(table)
        if link.column == PHONE:
            return self._by_phone(target)
        if link.column not in target.c or not self._leads(link.parent):
            return None
        if link.parent == self.root:
            return target.c[link.column] == self.root_id
        parent = self.schema.table(link.parent)
        return target.c[link.column].in_(sa.select(parent.c.id).where(self.rows_of(link.parent)))

    def _leads(self, table: str) -> bool:
        return table == self.root or any(link.parent and self._leads(link.parent) for link in inventory()[table].links)

    def _by_phone(self, target: sa.TableClause) -> sa.ColumnElement[bool] | None:
        if not self.phones:
            return None
        same: sa.ColumnElement[bool] = target.c.phone.in_(self.phones)
        return sa.and_(same, target.c.customer_id.is_(None)) if "customer_id" in target.c else same


def of_customer(session: Session, customer: Mapping[str, Any]) -> Scope:
    """Everything of one customer, given the customer's own row."""
    phones = tuple(dict.fromkeys((*filter(None, (customer["phone"],)), *customer["other_phones"].split())))
    return Scope(schema_of(session), CUSTOMER, customer["id"], phones)


def of_test_drive(session: Session, drive_id: int) -> Scope:
    """Everything of one test drive."""
    return Scope(schema_of(session), "test_drive", drive_id)
