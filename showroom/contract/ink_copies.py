"""The print of a deal that waits for its signatures by hand; while it is about, its paper stays as printed (CT-06)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from showroom.contract.change_model import ContractChange
from showroom.contract.ink_messages import INK_OPEN
from showroom.contract.ink_model import InkCopy
from showroom.kernel.clock import local_date
from showroom.kernel.errors import Bug, ShowroomError
from showroom.persistence.actions import Tx


def open_copy(tx: Tx, deal_id: int, *, lock: bool = False) -> InkCopy | None:
    """The deal's print that is neither signed nor withdrawn, of its contract or of what is done with it."""
    query = sa.select(InkCopy).where(
        InkCopy.deal_id == deal_id, InkCopy.withdrawn_at.is_(None), InkCopy.confirmed_at.is_(None)
    )
    return tx.session.scalar(query.with_for_update() if lock else query)


def refuse_while_printed(tx: Tx, deal_id: int) -> None:
    """What may be signed with a pen any minute is not changed or signed otherwise; raises contract_ink_open."""
    found = open_copy(tx, deal_id)
    if found is not None:
        raise ShowroomError(INK_OPEN, number=found.number)


def issued_on(tx: Tx, row: ContractChange) -> date:
    """The day on which a change was signed: with a pen that of the paper, on a pad that of the act."""
    inked = sa.select(InkCopy.signed_on).where(InkCopy.change_id == row.id, InkCopy.confirmed_at.is_not(None))
    day = tx.session.scalar(inked)
    if day is not None:
        return day
    if row.signed_at is None:
        raise Bug(f"change {row.id} is not signed")
    return local_date(row.signed_at, tx.work.zone)
