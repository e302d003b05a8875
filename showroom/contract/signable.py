"""What must hold before a contract is signed, on the pad or with ink (★ §3.2, MF-05, G-07)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.contract import messages as say
from showroom.contract import queries
from showroom.contract.checks import unmet
from showroom.contract.ink_messages import INK_OPEN
from showroom.contract.ink_model import InkCopy
from showroom.contract.model import Contract
from showroom.contract.valid import contract_of
from showroom.deals.model import Deal, Step
from showroom.deals.service import StepBlocked, passed_overrides
from showroom.kernel.errors import ShowroomError
from showroom.kernel.findings import Severity
from showroom.persistence.actions import Tx


def require_signable(tx: Tx, deal: Deal, *, printed: bool = False) -> Contract:
    """The deal's draft, ready to sign; `printed`: its copy for ink may be about.

    Raises contract_not_saved, contract_already_signed, contract_ink_open, StepBlocked with the findings.
    """
    contract = contract_of(tx, deal.id)
    if contract is None:
        raise ShowroomError(say.NOT_SAVED)
    if contract.number is not None:
        raise ShowroomError(say.ALREADY_SIGNED, number=contract.number)
    if not printed:
        refuse_while_printed(tx, contract)
    findings = passed_overrides(tx, deal, unmet(tx, queries.material(tx, deal)))
    missing = tuple(f for f in findings if f.severity >= Severity.NEEDS_APPROVAL)
    if missing:
        raise StepBlocked(Step.CONTRACT, missing)
    return contract


def refuse_while_printed(tx: Tx, contract: Contract) -> None:
    """A numbered copy that may be signed any minute must go on saying what the store has (CT-06)."""
    copy = open_copy(tx, contract)
    if copy is not None:
        raise ShowroomError(INK_OPEN, number=copy.number)


def open_copy(tx: Tx, contract: Contract, *, lock: bool = False) -> InkCopy | None:
    """The contract's print that is neither signed nor withdrawn."""
    query = sa.select(InkCopy).where(
        InkCopy.contract_id == contract.id, InkCopy.withdrawn_at.is_(None), InkCopy.confirmed_at.is_(None)
    )
    return tx.session.scalar(query.with_for_update() if lock else query)
