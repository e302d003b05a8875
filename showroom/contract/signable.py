"""What must hold before a contract is signed, on the pad or with ink (★ §3.2, MF-05, G-07)."""

from __future__ import annotations

from showroom.contract import messages as say
from showroom.contract import queries
from showroom.contract.checks import unmet
from showroom.contract.ink_copies import refuse_while_printed
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
        refuse_while_printed(tx, deal.id)
    findings = passed_overrides(tx, deal, unmet(tx, queries.material(tx, deal)))
    missing = tuple(f for f in findings if f.severity >= Severity.NEEDS_APPROVAL)
    if missing:
        raise StepBlocked(Step.CONTRACT, missing)
    return contract
