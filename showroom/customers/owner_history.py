"""Lines of the history of ownership for every change of owner that no arrival decided: who, when, why (§6.3).

The table is the reception's, where arrivals are judged (OW-1…6); it is written by name here, since the shared nouns
stand below the steps. Its rows are sealed: a change back is a further line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.kernel.errors import Lang, Message, Told
from showroom.persistence.actions import Tx
from showroom.persistence.columns import Moment

MANAGER_RULE, HAND_OVER_RULE, POOL_RULE = "manager", "hand-over", "pool"
IMPORT_RULE, MERGE_RULE, FILED_RULE, RETURNED_RULE = "import", "merge", "file", "returned"
"""What stands as the rule beside OW-1…6; `returned`: a hand-over was taken back."""
GIVEN_RULES = (MANAGER_RULE, HAND_OVER_RULE)
"""By these somebody else's word gave the owner his customer: OW-5 protects him from that day on (decision 006)."""
RULE_NAMES = {
    MANAGER_RULE: Message("owner_rule_manager", "经理", "manager"),
    HAND_OVER_RULE: Message("owner_rule_hand_over", "移交", "hand-over"),
    POOL_RULE: Message("owner_rule_pool", "公共池", "pool"),
    IMPORT_RULE: Message("owner_rule_import", "导入", "import"),
    MERGE_RULE: Message("owner_rule_merge", "合并", "merge"),
    FILED_RULE: Message("owner_rule_file", "建档", "file opened"),
    RETURNED_RULE: Message("owner_rule_returned", "撤销移交", "taken back"),
}
FILED = Message("owner_filed", "{who} 为 {owner} 建立客户档案", "{who} opened the file for {owner}")
MOVED = Message("owner_by_manager", "{who} 改定归属：{reason}", "{who} decided: {reason}")
MERGED = Message(
    "owner_merged",
    "{who} 合并两份客户档案：归属由 {old} 定为 {new}",
    "{who} merged two records: owner {old}, now {new}",
)
_CAME_ZH, _CAME_EN = "随导入的表格转入：", "came with the imported list "
_LONGEST = 300
_DECISION = sa.table(
    "ownership_decision", sa.column("customer_id"), sa.column("visit_id"), sa.column("before_id"),
    sa.column("owner_id"), sa.column("rule"), sa.column("evidence_zh"), sa.column("evidence_en"),
    sa.column("protected_until", sa.Date()), sa.column("split_percent"), sa.column("at", Moment()), sa.column("by"),
)  # fmt: skip


def rule_name(rule: str, lang: Lang) -> str:
    """What a person calls the rule; OW-1…6 are called by their number."""
    name = RULE_NAMES.get(rule)
    return rule if name is None else name.text(lang)


@dataclass(frozen=True, slots=True)
class OwnerMove:
    """One customer who goes from one owner to another; None: nobody's."""

    customer_id: int
    before_id: int | None
    owner_id: int | None
    rule: str
    evidence: Told


def record_moves(tx: Tx, moves: Iterable[OwnerMove]) -> None:
    """Add a line for each customer whose owner really changes."""
    rows = [line_of(tx, move) for move in moves if move.before_id != move.owner_id]
    if rows:
        tx.session.flush()
        tx.session.execute(sa.insert(_DECISION), rows)


def line_of(tx: Tx, move: OwnerMove) -> dict[str, Any]:
    """The columns of one line."""
    return {
        "customer_id": move.customer_id, "visit_id": None, "before_id": move.before_id, "owner_id": move.owner_id,
        "rule": move.rule, "evidence_zh": move.evidence.text("zh")[:_LONGEST],
        "evidence_en": move.evidence.text("en")[:_LONGEST], "protected_until": _protection(tx, move),
        "split_percent": 0, "at": tx.now, "by": tx.actor.id,
    }  # fmt: skip


def _protection(tx: Tx, move: OwnerMove) -> date | None:
    """The last day of the week that begins with being given a customer; the literal reading protects nobody."""
    given = move.rule in GIVEN_RULES and move.owner_id is not None
    if not given or tx.parameters.at("ownership.mode", tx.today) != "week_protect":
        return None
    return tx.today + timedelta(days=tx.parameters.whole("ownership.week_days", tx.today) - 1)


def record_imported(tx: Tx, last_known: int) -> None:
    """Add the line of every owned customer with an id above `last_known`: they came with a list.

    One statement for all of them, since lists are long.
    """
    origin, nobody = Customer.origin, sa.null()
    came = sa.select(
        Customer.id, nobody, nobody, Customer.owner_id, sa.literal(IMPORT_RULE), sa.literal(_CAME_ZH).concat(origin),
        sa.literal(_CAME_EN).concat(origin), nobody, sa.literal(0), sa.literal(tx.now, Moment()),
        sa.literal(tx.actor.id),
    ).where(Customer.id > last_known, Customer.owner_id.is_not(None))  # fmt: skip
    tx.session.execute(sa.insert(_DECISION).from_select([column.name for column in _DECISION.columns], came))


def imported_evidence(origin: str) -> Told:
    """What an owner who came with a list rests on."""
    return Told(Message("owner_imported", _CAME_ZH + "{origin}", _CAME_EN + "{origin}"), {"origin": origin})
