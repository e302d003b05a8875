"""What `deal` says of a signed contract: its change orders, cancellation, reissues, and the contracts that are void."""

from __future__ import annotations

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import ChangesView
from showroom.contract.change_messages import KIND_NAMES
from showroom.deals.views import DealView
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import Lang, Message

VOID = Message("cli_contract_void", "  作废合同 {number}，由 {by} 代替", "  void contract {number}, replaced by {by}")


def changes_of(showroom: Showroom, actor: Actor, view: DealView, lang: Lang) -> ChangesView:
    """The changes of the deal's contract; nothing for who may not read contracts."""
    if not view.contract_number or not actor.may(Permission.CONTRACT_READ):
        return ChangesView(may_begin=False)
    return showroom.contract_changes.view(actor, view.id, lang)


def changes_json(view: ChangesView) -> dict[str, object]:
    """What was done with a deal's signed contract, and the contracts that are void, as `deal --json` answers it."""
    signed = [
        {
            "kind": one.kind.value, "number": one.number, "revision": one.revision, "sha256": one.sha256,
            "total_before": str(one.total_before), "total_after": str(one.total_after),
        }
        for one in view.signed
    ]  # fmt: skip
    return {
        "changes": signed,
        "void_contracts": [{"number": void.number, "replaced_by": void.replaced_by} for void in view.void],
        "open_change": None if view.open is None else view.open.kind.value,
    }


def changes_text(view: ChangesView, lang: Lang) -> list[str]:
    """The same for a person to read."""
    place = 0 if lang == "zh" else 1
    lines = [VOID.text(lang, number=void.number, by=void.replaced_by) for void in view.void]
    return lines + [
        f"  {KIND_NAMES[one.kind][place]}  {one.number}  {one.total_before.grouped()} → {one.total_after.grouped()}"
        for one in view.signed
    ]
