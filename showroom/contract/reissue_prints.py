"""The print of a reissue that waits for its signatures by hand; while it is about, the reissue stays as printed."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.contract.change_model import ContractChange
from showroom.contract.ink_messages import INK_OPEN
from showroom.contract.reissue_print_model import ReissuePrint
from showroom.kernel.errors import ShowroomError
from showroom.persistence.actions import Tx


def open_print(tx: Tx, row: ContractChange, *, lock: bool = False) -> ReissuePrint | None:
    """The print of that change that is neither signed nor withdrawn."""
    query = sa.select(ReissuePrint).where(
        ReissuePrint.change_id == row.id, ReissuePrint.withdrawn_at.is_(None), ReissuePrint.confirmed_at.is_(None)
    )
    return tx.session.scalar(query.with_for_update() if lock else query)


def refuse_while_printed(tx: Tx, row: ContractChange) -> None:
    """What may be signed with a pen any minute is not changed or signed otherwise; raises contract_ink_open."""
    found = open_print(tx, row)
    if found is not None:
        raise ShowroomError(INK_OPEN, number=found.contract_number)
