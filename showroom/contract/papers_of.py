"""The stored papers of a valid contract and of what was signed since: what ends together (CT-06)."""

from __future__ import annotations

from showroom.contract.change_case import Case


def papers_of(case: Case, but: int = 0) -> tuple[int | None, ...]:
    """Contract and changes in both languages; not those of the change `but`, which ends the others."""
    signed = ((row.document_id, row.translation_id) for row in case.signed if row.id != but)
    return (case.contract.document_id, case.contract.translation_id, *(ident for pair in signed for ident in pair))
