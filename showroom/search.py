"""The search box: customers, deals, stock and contracts in one list."""

from __future__ import annotations

from showroom.kernel.actor import Permission
from showroom.persistence import search_index
from showroom.persistence.actions import Tx, Workplace, reads
from showroom.persistence.search_index import Hit


class SearchService:
    """Finds things by any beginning of name, pinyin, initials, phone or its tail, VIN tail, plate or number."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.SIGNED_IN)
    def find(self, tx: Tx, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """At most `limit` hits, the newest first; empty text finds nothing."""
        return search_index.find(tx.session, text, limit)
