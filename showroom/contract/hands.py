"""Whose hands sign a contract, and what must be there before they count (★ §3.2, G-05, §3.6)."""

from __future__ import annotations

from showroom.contract.drafts import SignDraft
from showroom.contract.model import Contract
from showroom.documents.strokes import Hand, checked_strokes
from showroom.kernel.errors import REQUIRED, Bug, FieldErrors

BUYER, SELLER, GUARDIAN = "buyer_signature", "seller_signature", "guardian_signature"
_LONGEST_KEY = 64


def require_key(key: str) -> None:
    """An act of signing has a key of its own, so that a double click signs once."""
    if not key or len(key) > _LONGEST_KEY:
        raise Bug("a signing needs a key of 1 to 64 characters")


def require_signatures(draft: SignDraft, *, buyer: bool = True) -> None:
    """Both sides have signed (★ §3.2) with more than a dot, and the act has its key; raises FieldErrors.

    Not `buyer`: a paper of the seller's alone.
    """
    require_key(draft.key)
    empty = [name for name in ((BUYER, SELLER) if buyer else (SELLER,)) if not getattr(draft, name)]
    if empty:
        raise FieldErrors(dict.fromkeys(empty, REQUIRED))
    for name, strokes in draft.strokes.items():
        checked_strokes(name, strokes)


def require_guardian(contract: Contract, draft: SignDraft) -> None:
    """Where a guardian is named, the guardian signs beside the minor (G-05); raises FieldErrors."""
    guardian_must_sign(contract.guardian, draft)


def guardian_must_sign(guardian: str, draft: SignDraft) -> None:
    """The same for a paper that names its guardian itself; raises FieldErrors."""
    if guardian and not draft.guardian_signature:
        raise FieldErrors({GUARDIAN: REQUIRED})


def hands_of(contract: Contract, consultant: str, draft: SignDraft, guardian: str | None = None) -> tuple[Hand, ...]:
    """The hands whose strokes were recorded, each under its role and the name printed beside it.

    `guardian` where the paper names its own.
    """
    named = contract.guardian if guardian is None else guardian
    owners = {
        BUYER: ("agent", contract.agent) if contract.agent else ("buyer", contract.buyer_name),
        GUARDIAN: ("guardian", named),
        SELLER: ("seller", consultant),
    }
    return tuple(
        Hand(role, name, getattr(draft, field), draft.strokes[field])
        for field, (role, name) in owners.items()
        if name and field in draft.strokes
    )
