"""Signed contracts with money in the ledger, change orders and cancellations for tests."""

from __future__ import annotations

import dataclasses

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import (
    REISSUE_FIELDS,
    CancelDraft,
    ChangeDraft,
    ChangesView,
    OpenChange,
    ReissueDraft,
)
from showroom.contract.change_model import ChangeKind
from showroom.contract.drafts import SignDraft
from showroom.contract.rules import Ending
from showroom.delivery.drafts import ReceiptDraft
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.kernel.money import Money
from tests.contract.contract_builders import SIGNATURE, drafted, sign
from tests.deal_builders import Builder
from tests.made_once import made_once
from tests.store_fixtures import People

OTHER_VIN = "LSVAU2182T2000077"


def signed_deal(store: Showroom, people: People, paid: str = "40000", **changes: object) -> int:
    """A deal with a signed contract (定金 40,000 on 239,800) and `paid` in the ledger."""

    def made() -> int:
        deal_id = drafted(store, people, **changes)  # type: ignore[arg-type]
        sign(store, people, deal_id)
        if paid != "0":
            pay(store, people, deal_id, paid)
        return deal_id

    return made_once(store, f"signed deal {paid} {sorted(changes.items())}", made)


def pay(store: Showroom, people: People, deal_id: int, amount: str, kind: ReceiptKind = ReceiptKind.EARNEST) -> None:
    """Finance takes money."""
    key = f"pay-{deal_id}-{kind}-{amount}"
    draft = ReceiptDraft(kind, Money.of(amount), PaidBy.TRANSFER, key, "PZ-0001")
    store.delivery.add_receipt(people.finance, deal_id, draft)


def other_car(store: Showroom, people: People, vin: str = OTHER_VIN) -> int:
    """Another free car of the same version."""
    return Builder(store.work).vehicle(people.manager, vin)


def start(store: Showroom, people: People, deal_id: int, **changes: object) -> ChangeDraft:
    """The contract as it stands, with a reason and `changes`."""
    found = store.contract_changes.choices(people.consultant, deal_id).start
    return dataclasses.replace(found, **({"reason": "客户改选蓝色车身"} | changes))  # type: ignore[arg-type]


def opened(view: ChangesView) -> OpenChange:
    """The open change of a view."""
    assert view.open is not None
    return view.open


def approve(store: Showroom, people: People, deal_id: int) -> ChangesView:
    """Everyone who must approve does."""
    service = store.contract_changes
    view = service.view(people.manager, deal_id)
    for who in (people.manager, people.general_manager):
        if view.open is not None and view.open.waits_for:
            seen = opened(service.view(who, deal_id))
            if seen.may_decide:
                view = service.decide(who, deal_id, seen.version, approve=True)
    return view


def sign_change(store: Showroom, people: People, deal_id: int, key: str = "") -> ChangesView:
    """Both sides sign the open change."""
    row = opened(store.contract_changes.view(people.consultant, deal_id))
    draft = SignDraft(key or f"change-{row.id}", SIGNATURE, SIGNATURE)
    return store.contract_changes.sign(people.consultant, deal_id, draft)


def changed(store: Showroom, people: People, deal_id: int, **changes: object) -> ChangesView:
    """A change order asked for, approved and signed."""
    store.contract_changes.change_order(people.consultant, deal_id, start(store, people, deal_id, **changes))
    approve(store, people, deal_id)
    return sign_change(store, people, deal_id)


def put_right(store: Showroom, people: People, deal_id: int, **changes: object) -> ReissueDraft:
    """A reissue of the contract as it stands with these fields put right; the buyer's stand in `contract`."""
    found = store.contract_changes.reissue_start(people.consultant, deal_id)
    own = {name: value for name, value in changes.items() if name in REISSUE_FIELDS}
    rest = {"reason": "买方姓名写错"} | {name: value for name, value in changes.items() if name not in own}
    contract = dataclasses.replace(found.contract, **own)  # type: ignore[arg-type]
    return dataclasses.replace(found, contract=contract, **rest)  # type: ignore[arg-type]


def reissued(store: Showroom, people: People, deal_id: int, **changes: object) -> ChangesView:
    """A reissue asked for, approved and signed."""
    store.contract_changes.reissue(people.consultant, deal_id, put_right(store, people, deal_id, **changes))
    approve(store, people, deal_id)
    return sign_change(store, people, deal_id)


def cancelled(
    store: Showroom, people: People, deal_id: int, ending: Ending = Ending.BUYER_DEFAULT, **changes: object
) -> ChangesView:
    """A cancellation asked for, approved and signed."""
    draft = CancelDraft("客户资金变动，不再购车", ending)
    draft = dataclasses.replace(draft, **changes)  # type: ignore[arg-type]
    view = store.contract_changes.cancel(people.consultant, deal_id, draft)
    assert opened(view).kind is ChangeKind.CANCEL
    approve(store, people, deal_id)
    return sign_change(store, people, deal_id)
