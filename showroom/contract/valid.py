"""Which contract of a deal is the valid one: the newest; those before it are void (docs/decisions/009).

And what would replace it: the open request to issue it anew.
"""

from __future__ import annotations

import sqlalchemy as sa

from showroom.contract.change_model import ChangeKind, ContractChange
from showroom.contract.model import Contract
from showroom.persistence.actions import Tx


def contract_of(tx: Tx, deal_id: int, *, lock: bool = False) -> Contract | None:
    """The deal's valid contract, or its draft before anything is signed; `lock` reads it anew and holds it."""
    query = sa.select(Contract).where(Contract.deal_id == deal_id).order_by(Contract.id.desc()).limit(1)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return tx.session.scalar(query)


def open_reissue(tx: Tx, deal_id: int) -> ContractChange | None:
    """The request to issue the deal's contract anew that is neither signed nor given up."""
    return tx.session.scalar(
        sa.select(ContractChange).where(
            ContractChange.deal_id == deal_id, ContractChange.kind == ChangeKind.REISSUE,
            ContractChange.number.is_(None), ContractChange.withdrawn_at.is_(None),
        )
    )  # fmt: skip
