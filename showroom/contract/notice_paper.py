"""The data of the notice by which one side ends a contract, as printed (Civil Code 563, 565; DP-01…07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showroom.contract.change_paper import Amended
from showroom.contract.change_rules import Payment, Settlement
from showroom.contract.contract_paper import REFUND_DAYS
from showroom.contract.notice_drafts import NoticeDraft
from showroom.contract.notice_rules import Due, Standing
from showroom.kernel.money import Money


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """解除通知书: `draft` says who, why and how it is delivered; `late` the day missed and by how many days.

    `standing` is what contract and ledger said on the day of the notice, `total` the contract's total.
    """

    about: Amended
    draft: NoticeDraft
    standing: Standing
    late: tuple[Due, date, int] | None
    total: Money
    payments: tuple[Payment, ...]
    settlement: Settlement
    refund_days: int = REFUND_DAYS
