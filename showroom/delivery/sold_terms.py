"""The quality terms that a sale was made under: those of the day of its invoice (SB-01, G-06)."""

from __future__ import annotations

from datetime import date

from showroom.persistence.actions import Tx
from showroom.vehicles.quality_terms import QualityTerms, terms_on

_LAW = "three_guarantees.repair_years"


def sold_terms(tx: Tx, model_id: int, invoice_on: date | None) -> QualityTerms:
    """The version's terms on the day of the invoice; today's without one, or with a day that no law covers."""
    day = invoice_on if invoice_on is not None and tx.parameters.covers(_LAW, invoice_on) else tx.today
    return terms_on(tx.session, model_id, day, tx.parameters)
