"""Which status of a loan may follow which (§5.4); pure."""

from __future__ import annotations

from showroom.financing.model import LoanStatus

S = LoanStatus
FOLLOWING: dict[LoanStatus, tuple[LoanStatus, ...]] = {
    S.QUOTED: (S.SUBMITTED,),
    S.SUBMITTED: (S.APPROVED, S.CONDITIONAL, S.SUPPLEMENT, S.DECLINED),
    S.SUPPLEMENT: (S.SUBMITTED, S.DECLINED),
    S.CONDITIONAL: (S.APPROVED, S.QUOTED, S.DECLINED),
    S.APPROVED: (S.CONTRACTED, S.QUOTED, S.DECLINED),
    S.DECLINED: (S.QUOTED,),
    S.CONTRACTED: (S.DOWN_PAID,),
    # A product without mortgage is paid out straight after the down payment.
    S.DOWN_PAID: (S.MORTGAGED, S.DISBURSED),
    S.MORTGAGED: (S.DISBURSED,),
    S.DISBURSED: (S.ACTIVE,),
    S.ACTIVE: (S.SETTLED,),
    S.SETTLED: (),
}
APPROVED = frozenset({S.APPROVED, S.CONTRACTED, S.DOWN_PAID, S.MORTGAGED, S.DISBURSED, S.ACTIVE, S.SETTLED})
"""The lender has agreed: the step may be left; the money itself is asked for at delivery (DV-02)."""
EDITABLE = frozenset({S.QUOTED, S.DECLINED})
REASONED = frozenset({S.DECLINED, S.CONDITIONAL, S.SUPPLEMENT})
"""What the lender asked or why it said no is written down."""
