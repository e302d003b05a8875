"""The price board of accessories: what is marked holds, and a gift's value is what it sells for here (MF-01)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from showroom.kernel.actor import Permission
from showroom.kernel.dates import within
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, told
from showroom.kernel.findings import Finding, Severity
from showroom.kernel.money import LIMIT_FEN, ZERO, Money
from showroom.kernel.text import field_text
from showroom.negotiation.draft import OptionLine, QuoteDraft
from showroom.negotiation.goods_model import GoodsPrice
from showroom.persistence.actions import Tx, Workplace, reads, writes

GIFT_VALUE = Message(
    "gift_value",
    "赠品“{name}”标价 {marked}，不能写成价值 {said}（明码标价和禁止价格欺诈规定 18）",
    "The gift “{name}” sells for {marked} here: it cannot be said to be worth {said} (价格欺诈 18)",
)
ABOVE_MARKED = Message(
    "goods_above_marked",
    "“{name}”标价 {marked}，不能加价到 {said}（MF-01）",
    "“{name}” is marked at {marked}: it cannot be sold for {said} (MF-01)",
)
GIFT_UNMARKED = Message(
    "gift_unmarked",
    "赠品“{name}”没有本店标价：报价单只写品名和数量，不写价值（明码标价和禁止价格欺诈规定 18）",
    "The gift “{name}” has no price here: the quotation names it with its number and no value (价格欺诈 18)",
)
GOODS_UNMARKED = Message(
    "goods_unmarked",
    "“{name}”没有明码标价：请在“设置—价目牌”标价（MF-01）",
    "“{name}” is not on the price board: mark its price under Settings, Price board (MF-01)",
)
BOARD_PAST = Message("goods_past", "标价从今天或以后起", "A price is marked from today on or later")
BOARD_PRICE = Message("goods_price", "标价应大于 0", "The marked price must be above 0")


@dataclass(frozen=True, slots=True)
class GoodsDraft:
    """A price to mark: it holds from `valid_from` on and ends the one before."""

    name: str
    price: Money | None
    valid_from: date | None


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """One row of the board; `in_force` where it is today's price."""

    id: int
    name: str
    price: Money
    valid_from: date
    valid_to: date | None
    in_force: bool


class GoodsService:
    """What stands on the board; nothing is overwritten, so that an old quotation can be held against its day."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.STOCK_READ)
    def rows(self, tx: Tx) -> tuple[GoodsRow, ...]:
        """All rows by name, the latest beginning first."""
        return _rows(tx)

    @writes(Permission.STOCK_WRITE)
    def mark(self, tx: Tx, draft: GoodsDraft) -> tuple[GoodsRow, ...]:
        """Mark a price from a day on; raises FieldErrors."""
        name = field_text("name", draft.name, 60)
        if not name:
            raise FieldErrors({"name": REQUIRED})
        if draft.price is None or draft.price <= ZERO or draft.price.fen >= LIMIT_FEN:
            raise FieldErrors({"price": REQUIRED if draft.price is None else BOARD_PRICE})
        if draft.valid_from is None or draft.valid_from < tx.today:
            raise FieldErrors({"valid_from": REQUIRED if draft.valid_from is None else BOARD_PAST})
        for row in tx.session.scalars(sa.select(GoodsPrice).where(GoodsPrice.name == name)):
            if row.valid_to is None or row.valid_to >= draft.valid_from:
                row.valid_to = draft.valid_from - timedelta(days=1)
        row = GoodsPrice(
            name=name, price=draft.price, valid_from=draft.valid_from, created_at=tx.now, created_by=tx.actor.id
        )
        tx.session.add(row)
        tx.session.flush()
        tx.audit("goods_price", row.id, valid_from=row.valid_from.isoformat())
        return _rows(tx)

    @writes(Permission.STOCK_WRITE)
    def end(self, tx: Tx, name: str) -> tuple[GoodsRow, ...]:
        """Take something off the board: from tomorrow on it has no price."""
        for row in tx.session.scalars(sa.select(GoodsPrice).where(GoodsPrice.name == name)):
            if row.valid_to is None or row.valid_to > tx.today:
                row.valid_to = max(tx.today, row.valid_from - timedelta(days=1))
                tx.audit("goods_price", row.id, valid_to=row.valid_to.isoformat())
        tx.session.flush()
        return _rows(tx)


def board_on(tx: Tx, names: Sequence[str], day: date) -> dict[str, Money]:
    """The marked prices of these goods on that day."""
    query = sa.select(GoodsPrice).where(GoodsPrice.name.in_(names[:500])).order_by(GoodsPrice.id)
    return {row.name: row.price for row in tx.session.scalars(query) if within(day, row.valid_from, row.valid_to)}


def require_true_prices(tx: Tx, draft: QuoteDraft) -> None:
    """Raise FieldErrors(options) for what is sold above its marked price, or given with another value (MF-01)."""
    if not draft.options:
        return
    board = board_on(tx, [line.name for line in draft.options], tx.today)
    for line in draft.options:
        marked = board.get(line.name)
        if marked is None or line.factory or not line.price:
            continue
        values = {"name": line.name, "marked": marked.grouped(), "said": line.price.grouped()}
        if line.gift and line.price != marked:
            raise FieldErrors({"options": told(GIFT_VALUE, **values)})
        if not line.gift and line.price > marked:
            raise FieldErrors({"options": told(ABOVE_MARKED, **values)})


def true_value(line: OptionLine, board: Mapping[str, Money]) -> bool:
    """Whether the value of a gift may be printed: it is what the store sells it for on that day (价格欺诈 18)."""
    return bool(line.price) and board.get(line.name) == line.price


def gifts_without_value(tx: Tx, draft: QuoteDraft, day: date) -> frozenset[str]:
    """Names of the gifts whose value may not be shown, as on paper so in the window (价格欺诈 18)."""
    given = [line for line in draft.options if line.gift]
    board = board_on(tx, [line.name for line in given], day) if given else {}
    return frozenset(line.name for line in given if not true_value(line, board))


def unmarked_findings(tx: Tx, draft: QuoteDraft) -> tuple[Finding, ...]:
    """What is sold or valued without a marked price: a reminder to mark it (MF-01).

    Fee items that are not on the board are refused when the quotation is saved, and so is any price above a marked
    one. Goods ordered for one customer have no board price yet; the quotation itself shows theirs, and nothing is
    charged above a mark, so that refusing them would only move them into a line of text.
    """
    board = board_on(tx, [line.name for line in draft.options], tx.today)
    found = []
    for line in draft.options:
        if line.name in board or line.factory or not line.price:
            continue
        message = GIFT_UNMARKED if line.gift else GOODS_UNMARKED
        zh, en = message.text("zh", name=line.name), message.text("en", name=line.name)
        found.append(Finding("MF-01", Severity.WARN, zh, en, line.name, field="options"))
    return tuple(found)


def _rows(tx: Tx) -> tuple[GoodsRow, ...]:
    found = tx.session.scalars(
        sa.select(GoodsPrice).order_by(GoodsPrice.name, GoodsPrice.valid_from.desc(), GoodsPrice.id.desc()).limit(2000)
    )
    return tuple(
        GoodsRow(
            row.id, row.name, row.price, row.valid_from, row.valid_to, within(tx.today, row.valid_from, row.valid_to)
        )
        for row in found
    )
