"""Step 1 of a deal: the visit's data, the customer's basic data, the greeting."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.kernel.actor import Role
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.model import VisitKind
from showroom.reception.rules import Purpose
from showroom.reception.views import ReceptionDraft, ReceptionView
from showroom.staff.service import Colleague
from ui.context import UiContext

PLAIN = ("name", "phone", "gender", "district", "wanted_model", "channel", "companions", "own_car", "remark")


class ReceptionViewModel(QObject):
    """Loads and saves the reception of one deal."""

    loaded = Signal(object)
    saved = Signal(object)
    refused = Signal(object)
    staff_read = Signal(object)
    overridden = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: ReceptionView | None = None

    def load(self, deal_id: int) -> None:
        """Read the deal's visit, and whom a customer may ask for."""
        self.view = None
        room, actor = self._context.showroom, self._context.actor
        self._context.jobs.read(
            partial(room.staff.colleagues, actor, Role.CONSULTANT), self._on_staff, self._on_failed, key="staff"
        )
        self._context.jobs.read(partial(room.reception.view, actor, deal_id), self._on_loaded, self._on_failed, "load")

    def save(self, values: dict[str, Any]) -> None:
        """Store what the page holds."""
        if self.view is None:
            return
        service, actor = self._context.showroom.reception, self._context.actor
        draft = draft_from_values(self.view, values)
        self._context.jobs.write(partial(service.save, actor, draft), self._on_saved, self._on_failed)

    def override_owner(self, owner_id: int, reason: str) -> None:
        """The manager gives the customer to another consultant (§6.3)."""
        if self.view is None:
            return
        service, actor = self._context.showroom.reception, self._context.actor
        act = partial(service.override_owner, actor, self.view.customer_id, owner_id, reason)
        self._context.jobs.write(act, self._on_overridden, self._on_failed)

    def _on_overridden(self, _nothing: None) -> None:
        self.overridden.emit()

    def _on_staff(self, people: tuple[Colleague, ...]) -> None:
        self.staff_read.emit(people)

    def _on_loaded(self, view: ReceptionView) -> None:
        self.view = view
        self.loaded.emit(view)

    def _on_saved(self, view: ReceptionView) -> None:
        self.view = view
        self.saved.emit(view)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._context.notifier.error(error)


def values_from_view(view: ReceptionView) -> dict[str, Any]:
    """`{field name: value}` for the page."""
    values: dict[str, Any] = {name: getattr(view, name) for name in PLAIN}
    values |= {"kind": view.kind.value, "purpose": view.purpose.value, "party_size": str(view.party_size)}
    return values | {
        "asks_for_id": "" if view.asks_for_id is None else str(view.asks_for_id),
        "greeting": view.greeting,
    }


def draft_from_values(view: ReceptionView, values: dict[str, Any]) -> ReceptionDraft:
    """The draft of what the page holds."""
    party = str(values["party_size"]).strip()
    return ReceptionDraft(
        view.deal_id,
        view.version,
        **{name: values[name] for name in PLAIN},
        kind=VisitKind(values["kind"] or VisitKind.WALK_IN),
        purpose=Purpose(values["purpose"] or Purpose.BUY),
        party_size=int(party) if party.isascii() and party.isdecimal() and len(party) < 4 else 0,
        asks_for_id=int(values["asks_for_id"]) if values["asks_for_id"] else None,
        greeting=frozenset(values["greeting"]),
    )
