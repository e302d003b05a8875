"""The search box: customers, deals, stock and contracts in one list, each as far as the one who searches may see it."""

from __future__ import annotations

import re
from dataclasses import replace

from showroom.customers.owners import owner_names
from showroom.customers.views import Sight, sight
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.names import mask_name
from showroom.persistence import search_index
from showroom.persistence.actions import Tx, Workplace, reads
from showroom.persistence.search_index import Hit

KIND_RIGHTS = {
    "customer": Permission.CUSTOMER_READ,
    "deal": Permission.DEAL_READ,
    "contract": Permission.CONTRACT_READ,
    "vehicle": Permission.STOCK_READ,
}
_BETWEEN = " · "
_NUMBER = re.compile(r"[A-Z]{2}-|\d{4}")
"""What numbers of papers look like, SH01-BJ-20261122-0001, or a part of one; no other text is looked up there."""


class SearchService:
    """Finds things by name, pinyin, initials, phone, plate, VIN or number, or a part or tail of one."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.SIGNED_IN)
    def find(self, tx: Tx, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """At most `limit` hits, the most exact first, then the newest; empty text finds nothing.

        Kinds that the actor may not read are left out; another consultant's customers come masked (PI-10, OW).
        """
        kinds = allowed_kinds(tx.actor)
        if not kinds:
            return ()
        every = len(kinds) == len(KIND_RIGHTS)
        hits = _with_paper(tx, text, search_index.find(tx.session, text, limit, () if every else kinds))
        limited = [hit for hit in hits if _is_limited(tx.actor, hit)]
        if not limited:
            return hits
        names = owner_names(tx)
        return tuple(_masked(hit, names) if _is_limited(tx.actor, hit) else hit for hit in hits)


def _with_paper(tx: Tx, text: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Deals that were found by the number of a quotation, an intent order or a claim say which."""
    typed = text.strip().upper()
    asked = [hit.id for hit in hits if hit.kind == "deal" and typed not in hit.detail.upper()]
    if not asked or not _NUMBER.search(typed):
        return hits
    from showroom.deals.indexing import numbers_of

    of_deal = {deal_id: number for deal_id, number in numbers_of(tx.session, asked) if typed in number.upper()}
    return tuple(
        replace(hit, detail=f"{hit.detail}{_BETWEEN}{of_deal[hit.id]}")
        if hit.kind == "deal" and hit.id in of_deal else hit
        for hit in hits
    )  # fmt: skip


def allowed_kinds(actor: Actor) -> tuple[str, ...]:
    """The kinds of things that `actor` may find."""
    return tuple(kind for kind, right in KIND_RIGHTS.items() if actor.may(right))


def _is_limited(actor: Actor, hit: Hit) -> bool:
    return hit.owner_id is not None and sight(actor, hit.owner_id) is Sight.LIMITED


def _masked(hit: Hit, names: dict[int, str]) -> Hit:
    """Known, and whose: of a number only what the list shows as well."""
    owner = names.get(hit.owner_id or 0, "")
    first = hit.detail.split(_BETWEEN, maxsplit=1)[0]
    if hit.kind == "contract":
        return replace(hit, detail=_BETWEEN.join(part for part in (mask_name(first), owner) if part))
    shown = first if "*" in first or hit.kind != "customer" else ""
    return replace(hit, title=mask_name(hit.title), detail=_BETWEEN.join(part for part in (shown, owner) if part))
