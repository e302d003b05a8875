"""Discount limits per post and kind of car: read by managers, added by the general manager, never edited (CT-04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

import sqlalchemy as sa

from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.money import ZERO, Money
from showroom.kernel.text import clean_text
from showroom.negotiation.limits import BASIS_POINTS
from showroom.negotiation.limits_model import DiscountLimit
from showroom.negotiation.rules import DiscountLimits
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.staff.model import StaffMember
from showroom.vehicles.model import VehicleModel
from showroom.vehicles.records import model_text

POSTS = (Role.CONSULTANT, Role.SALES_MANAGER)
"""Those with a limit; beyond both decides the general manager."""
LIMIT_POST = Message(
    "limit_post", "权限只为销售顾问和销售经理设定", "Limits are set for consultants and sales managers"
)
LIMIT_CAR = Message("limit_car", "没有这个品牌、车系或车型", "There is no such brand, series or model")
LIMIT_MEASURE = Message(
    "limit_measure", "请填写比例或金额之一，不要两者都填", "Enter either a share or an amount, not both"
)
LIMIT_SHARE = Message(
    "limit_share", "比例应为 0 到 100，最多两位小数", "The share must be 0 to 100 with at most two decimals"
)
LIMIT_AMOUNT = Message("limit_amount", "金额不能是负数", "The amount must not be negative")
LIMIT_PAST = Message(
    "limit_past",
    "生效日不能早于今天：已按旧权限报价的不再改变（G-06）",
    "It cannot begin before today: what was quoted under the old limit stays so (G-06)",
)
LIMIT_ENDS = Message("limit_ends", "失效日早于生效日（G-03）", "It would end before it begins (G-03)")
_MOST = 500
Wrong = dict[str, Told | Message]


class Scope(StrEnum):
    """How wide a limit is; the narrower wins."""

    BRAND = "brand"
    SERIES = "series"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class LimitDraft:
    """A new row: for a model by `model_id`, else for a brand, or a series of it. `share` in percent as typed."""

    role: Role
    model_id: int | None = None
    brand: str = ""
    series: str = ""
    share: str = ""
    amount: Money | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One dated row; `share` as a fraction of the list price or `amount`; `in_force` where it counts today."""

    id: int
    role: Role
    scope: Scope
    car_text: str
    share: Decimal | None
    amount: Money | None
    valid_from: date
    valid_to: date | None
    reason: str
    set_by: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class CarScope:
    """Something a limit can be set for."""

    scope: Scope
    brand: str
    series: str
    model_id: int | None
    text: str


@dataclass(frozen=True, slots=True)
class LimitTable:
    """Every row, the cars to choose from, and what holds where no row does: the shares of the parameter table."""

    rows: tuple[LimitRow, ...]
    cars: tuple[CarScope, ...]
    house: DiscountLimits


class DiscountLimitService:
    """The ladder's limits; old rows stay, so that old quotations are judged as they were."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DISCOUNT_APPROVE)
    def table(self, tx: Tx) -> LimitTable:
        """All rows by car and post, the latest beginning first."""
        return LimitTable(_rows(tx), _cars(tx), DiscountLimits.at(tx.today, tx.parameters))

    @writes(Permission.LIMITS_WRITE)
    def add(self, tx: Tx, draft: LimitDraft) -> LimitTable:
        """Add a dated row; raises FieldErrors naming every wrong field."""
        values = _checked(tx, draft)
        row = DiscountLimit(at=tx.now, by=tx.actor.id, **values)
        tx.session.add(row)
        tx.session.flush()
        tx.audit("discount_limit", row.id, role=row.role.value, valid_from=row.valid_from.isoformat())
        return LimitTable(_rows(tx), _cars(tx), DiscountLimits.at(tx.today, tx.parameters))


def _checked(tx: Tx, draft: LimitDraft) -> dict[str, object]:
    wrong: Wrong = {}
    values: dict[str, object] = {"role": draft.role, "valid_to": draft.valid_to}
    if draft.role not in POSTS:
        wrong["role"] = LIMIT_POST
    values |= _car(tx, draft, wrong) | _measured(draft, wrong)
    try:
        values["reason"] = clean_text(draft.reason, 200)
    except ShowroomError as error:
        wrong["reason"] = told(error.message, **error.values)
    if values.get("reason") == "":
        wrong["reason"] = REQUIRED
    values["valid_from"] = draft.valid_from
    if draft.valid_from is None:
        wrong["valid_from"] = REQUIRED
    elif draft.valid_from < tx.today:
        wrong["valid_from"] = LIMIT_PAST
    elif draft.valid_to is not None and draft.valid_to < draft.valid_from:
        wrong["valid_to"] = LIMIT_ENDS
    if wrong:
        raise FieldErrors(wrong)
    return values


def _car(tx: Tx, draft: LimitDraft, wrong: Wrong) -> dict[str, object]:
    if draft.model_id is not None:
        if tx.session.get(VehicleModel, draft.model_id) is None:
            wrong["car"] = LIMIT_CAR
        return {"model_id": draft.model_id, "brand": "", "series": ""}
    try:
        brand, series = clean_text(draft.brand, 60), clean_text(draft.series, 60)
    except ShowroomError as error:
        wrong["car"] = told(error.message, **error.values)
        return {}
    known = sa.select(VehicleModel.id).where(VehicleModel.brand == brand)
    if series:
        known = known.where(VehicleModel.series == series)
    if not brand:
        wrong["car"] = REQUIRED
    elif tx.session.scalar(known.limit(1)) is None:
        wrong["car"] = LIMIT_CAR
    return {"model_id": None, "brand": brand, "series": series}


def _measured(draft: LimitDraft, wrong: Wrong) -> dict[str, object]:
    share = draft.share.strip().rstrip("%％").strip()
    if bool(share) == (draft.amount is not None):
        wrong["share"] = LIMIT_MEASURE
        return {}
    if draft.amount is not None:
        if draft.amount < ZERO:
            wrong["amount"] = LIMIT_AMOUNT
        return {"amount": draft.amount, "share_bp": None}
    points = _basis_points(share)
    if points is None:
        wrong["share"] = LIMIT_SHARE
    return {"amount": None, "share_bp": points}


def _basis_points(text: str) -> int | None:
    """'3.25' → 325; None for what is no share of 0 to 100 % in hundredths."""
    try:
        value = Decimal(text) if len(text) <= 10 else None
    except InvalidOperation:
        return None
    if value is None or not value.is_finite() or not 0 <= value <= 100:
        return None
    points = value * 100
    return int(points) if points == points.to_integral_value() else None


def _rows(tx: Tx) -> tuple[LimitRow, ...]:
    row = DiscountLimit
    query = (
        sa.select(row, VehicleModel, StaffMember.name)
        .outerjoin(VehicleModel, VehicleModel.id == row.model_id)
        .join(StaffMember, StaffMember.id == row.by)
        .order_by(row.brand, row.series, row.model_id, row.role, row.valid_from.desc(), row.id.desc())
        .limit(_MOST)
    )
    answered: set[tuple[object, ...]] = set()
    found = []
    for one, model, name in tx.session.execute(query):
        covers = one.valid_from <= tx.today and (one.valid_to is None or tx.today <= one.valid_to)
        key = (one.role, one.model_id, one.brand, one.series)
        in_force = covers and key not in answered
        if in_force:
            answered.add(key)
        found.append(_row(one, model, name, in_force=in_force))
    return tuple(found)


def _row(one: DiscountLimit, model: VehicleModel | None, name: str, *, in_force: bool) -> LimitRow:
    scope = Scope.MODEL if model is not None else Scope.SERIES if one.series else Scope.BRAND
    text = model_text(model) if model is not None else f"{one.brand} {one.series}".strip()
    share = None if one.share_bp is None else Decimal(one.share_bp) / BASIS_POINTS
    return LimitRow(
        one.id, one.role, scope, text, share, one.amount, one.valid_from, one.valid_to, one.reason, name, in_force
    )


def _cars(tx: Tx) -> tuple[CarScope, ...]:
    """Brands, their series and their models, in this order within a brand."""
    models = tx.session.scalars(
        sa.select(VehicleModel).order_by(VehicleModel.brand, VehicleModel.series, VehicleModel.id).limit(_MOST)
    ).all()
    found: dict[tuple[str, str, int], CarScope] = {}
    for model in models:
        brand, series = model.brand, model.series
        found[brand, "", 0] = CarScope(Scope.BRAND, brand, "", None, brand)
        found[brand, series, 0] = CarScope(Scope.SERIES, brand, series, None, f"{brand} {series}")
        found[brand, series, model.id] = CarScope(Scope.MODEL, "", "", model.id, model_text(model))
    return tuple(found[key] for key in sorted(found))
