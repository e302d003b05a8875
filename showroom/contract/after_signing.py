"""What a signed contract carries on: the promises into its annex, the intent order into the contract (DP-05, CT-07)."""

from __future__ import annotations

from showroom.contract import duties
from showroom.contract.annexes import Sources
from showroom.contract.intent_state import becomes_earnest, standing_intent
from showroom.contract.papers_model import IntentEnd, IntentEnding
from showroom.contract.valid import contract_of
from showroom.deals.handover import note
from showroom.deals.model import Deal
from showroom.deals.promises import carry, open_promises
from showroom.kernel.errors import Bug
from showroom.kernel.money import ZERO
from showroom.persistence.actions import Tx


def after_signing(tx: Tx, deal: Deal, sources: Sources) -> None:
    """In the signing's own transaction: Annex 3 carries every open promise, 订金 goes over as agreed."""
    contract = contract_of(tx, deal.id)
    if contract is None or contract.number is None:
        raise Bug(f"deal {deal.id} has no signed contract to carry anything")
    carry(tx, open_promises(tx, deal.id), contract.number)
    duties.settle(tx, deal, duties.ORDER, contract.number)
    duties.ask(tx, deal, duties.FILING, tx.today, contract.number)
    held = sources.intent_held(tx, deal)
    if becomes_earnest(contract, held):
        sources.set_off(tx, deal, held, contract.number)
    order = standing_intent(tx, deal.id)
    if order is not None:
        ended = IntentEnd(
            intent_id=order.id, ending=IntentEnding.CONVERTED, reason=contract.number, due=ZERO,
            contract_number=contract.number, at=tx.now, by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(ended)
        tx.session.flush()
        note(tx, deal.id, "intent_converted", f"{order.number} → {contract.number}")
        tx.audit("intent_order", order.id, converted=contract.number)
