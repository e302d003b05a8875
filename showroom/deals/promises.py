"""The promise ledger: what was said is kept, withdrawn with a reason, or still open; nothing disappears silently."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from showroom.deals.handover import note
from showroom.deals.model import Deal, Promise, Step
from showroom.kernel.errors import NOT_FOUND, FieldErrors, Message, ShowroomError, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx

CHANGE = "contract_change"
LEAST_REASON = 4
SETTLED = Message(
    "promise_settled",
    "这项承诺已经兑现或撤回，不能再改：{text}",
    "This promise was kept or withdrawn already and cannot be changed: {text}",
)
REASON_NEEDED = Message(
    "promise_reason",
    "撤回或修改承诺必须写明理由，至少 {least} 个字",
    "Withdrawing or changing a promise needs a reason of {least} characters or more",
)
IN_CONTRACT = Message(
    "promise_in_contract",
    "这项承诺已写入 {paper}，是合同的一部分：请先签变更单，再填写其编号（CT-06）",
    "This promise stands in {paper} and is part of the contract: sign a change order first and name its number (CT-06)",
)


def open_promises(tx: Tx, deal_id: int) -> tuple[Promise, ...]:
    """What was promised and is neither kept nor withdrawn, oldest first."""
    query = sa.select(Promise).where(
        Promise.deal_id == deal_id, Promise.kept_at.is_(None), Promise.withdrawn_at.is_(None)
    )
    return tuple(tx.session.scalars(query.order_by(Promise.id)))


def promise_of(tx: Tx, deal: Deal, promise_id: int) -> Promise:
    """A promise of this deal that is still open; raises not_found, promise_settled."""
    found = tx.session.get(Promise, promise_id, with_for_update=True, populate_existing=True)
    if found is None or found.deal_id != deal.id:
        raise ShowroomError(NOT_FOUND, what=f"promise {promise_id}")
    if found.kept_at is not None or found.withdrawn_at is not None:
        raise ShowroomError(SETTLED, text=found.text)
    return found


def made(tx: Tx, deal: Deal, step: Step, text: str) -> Promise:
    """Write a promise down."""
    promise = Promise(deal_id=deal.id, text=text, step=step, at=tx.now, by=tx.actor.id)
    tx.session.add(promise)
    tx.session.flush()
    note(tx, deal.id, "promise_made", text)
    return promise


def withdraw(tx: Tx, deal: Deal, promise: Promise, reason: str, change_number: str = "") -> None:
    """Take a promise back, with the reason; one that a signed paper carries only by a signed change order (CT-06).

    Raises FieldErrors, promise_in_contract.
    """
    text = field_text("reason", reason, 300)
    if len(text) < LEAST_REASON:
        raise FieldErrors({"reason": told(REASON_NEEDED, least=LEAST_REASON)})
    if promise.carried_by and not _changed_by(tx, deal, promise, change_number):
        raise ShowroomError(IN_CONTRACT, paper=promise.carried_by)
    promise.withdrawn_at, promise.withdrawn_by, promise.withdrawn_reason = tx.now, tx.actor.id, text
    tx.session.flush()
    note(tx, deal.id, "promise_withdrawn", f"{promise.text}（{text}）")


def carry(tx: Tx, promises: Iterable[Promise], number: str) -> None:
    """Record which signed paper has these promises."""
    for promise in promises:
        promise.carried_by = number
    tx.session.flush()


def carry_named(tx: Tx, deal: Deal, terms: Iterable[str], number: str) -> None:
    """A supplement carries the promises made since that stand in its terms word for word (CT-06)."""
    said = {term.strip() for term in terms}
    carry(tx, (one for one in open_promises(tx, deal.id) if not one.carried_by and one.text in said), number)


def not_carried(tx: Tx, deal_id: int, most: int = 1000) -> str:
    """The open promises that no signed paper has, one a line, as many as `most` characters take."""
    lines: list[str] = []
    for one in open_promises(tx, deal_id):
        if not one.carried_by and sum(map(len, lines)) + len(lines) + len(one.text) <= most:
            lines.append(one.text)
    return "\n".join(lines)


def _changed_by(tx: Tx, deal: Deal, promise: Promise, number: str) -> bool:
    """Whether that change order of this deal was signed, and not as the very paper that gives the promise."""
    from showroom.documents.model import Document  # a table that opening the window does not need

    wanted = sa.select(Document.id).where(
        Document.kind == CHANGE, Document.number == number.strip().upper(), Document.deal_id == deal.id
    )
    return number.strip().upper() != promise.carried_by and tx.session.scalar(wanted.limit(1)) is not None
