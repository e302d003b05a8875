"""Whether financing may be left."""

from __future__ import annotations

from showroom.deals.model import Deal, PayWay
from showroom.financing import messages as say
from showroom.financing.model import Financing, LoanStatus
from showroom.financing.progress import APPROVED, EDITABLE
from showroom.financing.queries import answer_due, financing_of, ground_of, stored_draft
from showroom.financing.reckoning import reckon_offer
from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx


def financing_gate(tx: Tx, deal: Deal) -> tuple[Finding, ...]:
    """INFO for what is settled; what is missing names the field that mends it."""
    row = financing_of(tx, deal.id)
    if row is None or row.chosen is None:
        if deal.pay_way is PayWay.CASH:
            return (_finding("G-08", Severity.INFO, say.GATE_CASH),)
        return (_finding("G-08", Severity.BLOCK, say.GATE_NOT_CHOSEN, "offers"),)
    return (_chosen(tx, deal, row), *_before_submitting(tx, deal, row), _sheet(row), *_approval(tx, row))


def _chosen(tx: Tx, deal: Deal, row: Financing) -> Finding:
    offer = stored_draft(tx, deal, row).offers[row.chosen or 0]
    return _finding("G-08", Severity.INFO, say.GATE_CHOSEN, lender=offer.lender, principal=offer.principal.grouped())


def _before_submitting(tx: Tx, deal: Deal, row: Financing) -> tuple[Finding, ...]:
    """The pre-check matters until the lender has the papers; then the lender's own word counts."""
    if row.status not in EDITABLE:
        return ()
    draft = stored_draft(tx, deal, row)
    return reckon_offer(draft.offers[row.chosen or 0], draft, ground_of(tx, deal, row), tx.parameters).findings


def _sheet(row: Financing) -> Finding:
    if row.cost_sheet_number is None:
        return _finding("FI-08", Severity.BLOCK, say.GATE_NO_SHEET, "borrower_signature")
    return _finding("FI-08", Severity.INFO, say.GATE_SHEET, number=row.cost_sheet_number)


def _approval(tx: Tx, row: Financing) -> tuple[Finding, ...]:
    zh, en = say.STATUS_NAMES[row.status]
    if row.status in APPROVED:
        return (_finding("§5.4", Severity.INFO, say.GATE_APPROVED, status_zh=zh, status_en=en),)
    found = [_finding("§5.4", Severity.BLOCK, say.GATE_WAITING, "loan_status", status_zh=zh, status_en=en)]
    due = answer_due(tx, row)
    if row.status is LoanStatus.SUBMITTED and due is not None and tx.now > due:
        hours = tx.parameters.whole("loan.first_answer_hours", tx.today)
        found.append(_finding("§5.4", Severity.WARN, say.GATE_LATE, "loan_status", hours=str(hours)))
    return tuple(found)


def _finding(code: str, severity: Severity, message: Message, field: str = "", /, **values: str) -> Finding:
    return Finding(
        code, severity, message.text("zh", **values), message.text("en", **values), field=field, values=dict(values)
    )
