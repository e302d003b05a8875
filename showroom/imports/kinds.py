"""The lists that can be taken over: how each is read, judged and written; loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from showroom.customers.owners import ConsultantChoice
from showroom.documents.columns import Field, Layout
from showroom.documents.sheet_plan import SheetPlan, Watch
from showroom.documents.workbook import Workbook
from showroom.imports import messages as say
from showroom.kernel.errors import Message, ShowroomError
from showroom.persistence.actions import Tx


@dataclass(frozen=True, slots=True)
class Kind:
    """`understand` reads the rows under a layout, `plan` compares them with the store, `apply` writes them."""

    key: str
    title: Message
    fields: Sequence[Field]
    understand: Callable[[Workbook, Layout, date, Watch | None], Any]
    plan: Callable[[Tx, Any, ConsultantChoice], SheetPlan]
    apply: Callable[[Tx, Any, Watch, ConsultantChoice], SheetPlan]


def _customers() -> Kind:
    from showroom.customers.customer_import import apply, plan, understand_customers
    from showroom.customers.sheet_fields import CUSTOMER_FIELDS

    return Kind("customers", say.CUSTOMERS, CUSTOMER_FIELDS, understand_customers, plan, apply)


def _stock() -> Kind:
    from showroom.vehicles.sheet_fields import STOCK_FIELDS
    from showroom.vehicles.stock_import import apply, plan, understand_stock

    return Kind("stock", say.STOCK, STOCK_FIELDS, understand_stock, plan, apply)


def _prices() -> Kind:
    from showroom.vehicles.price_import import apply, plan, understand_prices
    from showroom.vehicles.sheet_fields import PRICE_FIELDS

    return Kind("prices", say.PRICES, PRICE_FIELDS, understand_prices, plan, apply)


def _visits() -> Kind:
    from showroom.reception.visit_fields import VISIT_FIELDS
    from showroom.reception.visit_import import apply, plan, understand_visits

    return Kind("visits", say.VISITS, VISIT_FIELDS, understand_visits, plan, apply)


_KINDS: dict[str, Callable[[], Kind]] = {
    "customers": _customers, "stock": _stock, "prices": _prices, "visits": _visits,
}  # fmt: skip
KINDS = tuple(_KINDS)
TITLES: dict[str, Message] = {
    "customers": say.CUSTOMERS, "stock": say.STOCK, "prices": say.PRICES, "visits": say.VISITS,
}  # fmt: skip


def kind_of(key: str) -> Kind:
    """The kind of this name; raises ShowroomError(import_no_kind)."""
    if key not in _KINDS:
        raise ShowroomError(say.NO_SUCH_KIND, kind=key, kinds=", ".join(_KINDS))
    return _KINDS[key]()
