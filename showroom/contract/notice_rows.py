"""Issued notices and what became of them: on their way, arrived with the deal's end, or taken back (565, CT-06)."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa

from showroom.contract import notice_messages as say
from showroom.contract.change_case import Case
from showroom.contract.change_drafts import CancelSums
from showroom.contract.change_effects import Ended, end_deal, settle_row
from showroom.contract.change_model import ChangeKind, ContractChange
from showroom.contract.contract_paper import REFUND_DAYS
from showroom.contract.notice_drafts import ArrivalDraft, NoticeDraft, NoticeOutcome
from showroom.contract.notice_entry import as_cancel, notice_sums
from showroom.contract.notice_model import NoticeEnd
from showroom.contract.notice_rules import Side
from showroom.contract.papers_of import papers_of
from showroom.customers.records import plan_task
from showroom.deals.handover import note
from showroom.deals.model import Deal
from showroom.documents.ends import end_papers
from showroom.kernel.errors import ShowroomError
from showroom.persistence.actions import Tx

DELIVER = "contract_notice"
_DAYS_TO_DELIVER = 3


def notice_out(tx: Tx, deal: Deal) -> ContractChange | None:
    """The issued notice of a deal that has neither arrived nor been taken back."""
    ended = sa.select(NoticeEnd.id).where(NoticeEnd.change_id == ContractChange.id)
    return tx.session.scalar(
        sa.select(ContractChange).where(
            ContractChange.deal_id == deal.id, ContractChange.kind == ChangeKind.NOTICE,
            ContractChange.number.is_not(None), ~ended.exists(),
        )
    )  # fmt: skip


def refuse_while_out(tx: Tx, deal: Deal) -> None:
    """While a notice is on its way nothing else is done with the contract; raises ShowroomError(notice_out)."""
    row = notice_out(tx, deal)
    if row is not None:
        raise ShowroomError(say.ON_ITS_WAY, number=row.number)


def send(tx: Tx, case: Case, row: ContractChange, issued: tuple[NoticeDraft, CancelSums, str]) -> None:
    """What issuing does: a buyer's notice has arrived, the seller's goes on its way with somebody to see to it.

    `issued`: the notice, what its paper says that it comes to, and its number.
    """
    draft, sums, number = issued
    settle_row(case, row, Ended(as_cancel(draft), sums, number, _pay_by(tx)))
    row.total_after = row.total_before
    if draft.declared_by is Side.BUYER and draft.arrived_on is not None:
        arrive(tx, case, row.id, draft, (number, ArrivalDraft(draft.arrived_on, draft.way, draft.evidence[:300])))
        return
    due, deal = tx.today + timedelta(days=_DAYS_TO_DELIVER), case.deal
    plan_task(tx, deal.customer_id, DELIVER, due, deal.consultant_id, f"{number} {draft.address}"[:300], deal.id)


def arrive(tx: Tx, case: Case, change_id: int, draft: NoticeDraft, came: tuple[str, ArrivalDraft]) -> None:
    """The contract ends with the arrival (565): car, deal, tasks and papers follow, and what is owed is reckoned.

    `came`: the notice's number and how it arrived. Reckoned from the ledger as it stands now, so that what was paid
    after the issue goes back too.
    """
    number, arrival = came
    ended = Ended(as_cancel(draft), notice_sums(tx, case, draft), number, _pay_by(tx))
    end = NoticeEnd(
        change_id=change_id, outcome=NoticeOutcome.ARRIVED, ended_on=arrival.on, way=arrival.way, proof=arrival.proof,
        at=tx.now, by=tx.actor.id,
    )  # fmt: skip
    settle_row(case, end, ended)
    tx.session.add(end)
    end_deal(tx, case, ended)
    end_papers(tx, papers_of(case, but=change_id), number)
    note(tx, case.deal.id, "contract_notice_arrived", f"{number} {arrival.on.isoformat()}")
    tx.audit("contract_change", change_id, arrived=arrival.on.isoformat(), owed=str(end.owed))


def _pay_by(tx: Tx) -> date:
    """A notice's days to pay back run from the day on which it is recorded."""
    return tx.today + timedelta(days=REFUND_DAYS)
