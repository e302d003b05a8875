"""Customers between the window and the service: the list, one card, and everything done on it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.customers.model import ConsentPurpose, CustomerKind, Grade, IdKind
from showroom.customers.notice import NOTICE_VERSION
from showroom.customers.records import CustomerDraft, CustomerKnown
from showroom.customers.service import CustomerQuery, Sort
from showroom.customers.views import CustomerView
from showroom.kernel.actor import Permission
from showroom.kernel.errors import ShowroomError
from showroom.reception.model import VisitKind
from showroom.reception.views import VisitDraft
from ui.context import UiContext

TEXTS = ("name", "phone", "gender", "address", "district", "channel", "interest", "id_number", "note")
DAYS = ("birth", "id_valid_to")
_BETWEEN_PHONES = re.compile(r"[\s,，;；、/]+")


def query_of(values: dict[str, Any], actor_id: int) -> CustomerQuery:
    """What the filter row asks for; 'mine' outweighs the chosen owner."""
    owner = str(actor_id) if values["mine"] else str(values["owner"])
    return CustomerQuery(
        text=values["text"],
        grade=Grade(values["grade"]) if values["grade"] else None,
        owner_id=int(owner) if owner.isdigit() else None,
        unowned=owner == "nobody",
        sort=Sort(values["order"] or Sort.NEWEST.value),
    )


class CustomerRows:
    """Rows of one query; runs on reader threads."""

    def __init__(self, context: UiContext, query: CustomerQuery) -> None:
        self._service: Any = context.showroom.customers
        self._actor = context.actor
        self._query = query

    def first_page(self, limit: int) -> Sequence[Any]:
        """The beginning of the list."""
        return tuple(self._service.first_rows(self._actor, self._query, limit))

    def ids(self) -> array[int]:
        """All matching ids in order."""
        found: array[int] = self._service.all_ids(self._actor, self._query)
        return found

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        """The rows of these ids."""
        return tuple(self._service.rows(self._actor, ids))


def draft_of(values: dict[str, Any]) -> CustomerDraft:
    """The form's values as the service takes them."""
    return CustomerDraft(
        **{name: values[name] for name in (*TEXTS, *DAYS)},
        kind=CustomerKind(values["kind"] or CustomerKind.PERSON.value),
        id_kind=IdKind(values["id_kind"]) if values["id_kind"] else None,
        other_phones=tuple(part for part in _BETWEEN_PHONES.split(values["other_phones"]) if part),
        do_not_contact=values["do_not_contact"],
    )


def values_of(view: CustomerView | CustomerDraft) -> dict[str, Any]:
    """The customer as the form shows it."""
    return {name: getattr(view, name) for name in (*TEXTS, *DAYS)} | {
        "kind": view.kind.value,
        "id_kind": view.id_kind.value if view.id_kind else "",
        "other_phones": " ".join(view.other_phones),
        "do_not_contact": view.do_not_contact,
    }


class CustomerViewModel(QObject):
    """One customer: read, saved, revealed, graded, asked for consent, followed up; the rest is `FileViewModel`'s."""

    loaded = Signal(object)
    task_done = Signal()
    saved = Signal(object)
    refused = Signal(object)
    revealed = Signal(str, str)
    deal_opened = Signal(int)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.customer_id = 0
        self.view: CustomerView | None = None

    def start_new(self) -> None:
        """Nobody yet: the form is empty."""
        self.customer_id, self.view = 0, None

    def load(self, customer_id: int) -> None:
        """Read one customer; `loaded` follows."""
        self.customer_id = customer_id
        read = partial(self._context.showroom.customers.view, self._context.actor, customer_id)
        self._context.jobs.read(read, self._on_loaded, key="customer")

    def reload(self) -> None:
        """Read the same customer again."""
        if self.customer_id:
            self.load(self.customer_id)

    def save(self, draft: CustomerDraft, base: CustomerDraft | None = None, version: int = 0) -> None:
        """Save the form that was typed over `base` of that version, as a new customer when there is none yet."""
        service, actor = self._context.showroom.customers, self._context.actor
        if self.view is None:
            act = partial(service.create, actor, draft)
        else:
            act = partial(service.save, actor, self.view.id, draft, version, base)
        self._context.jobs.write(act, self._on_saved, self._on_refused)

    def reveal(self, field: str, reason: str) -> None:
        """Show one masked value; the service keeps who saw it and why (PI-10)."""
        service, actor = self._context.showroom.customers, self._context.actor
        act = partial(service.reveal, actor, self.customer_id, field, reason)
        self._context.jobs.write(act, partial(self._on_revealed, field), self._on_refused)

    def set_grade(self, grade: str, reason: str) -> None:
        """Grade the customer (GR-01)."""
        service, actor = self._context.showroom.customers, self._context.actor
        act = partial(service.set_grade, actor, self.customer_id, Grade(grade), None, reason)
        self._context.jobs.write(act, self._on_loaded, self._on_refused)

    def consent(self, purpose: str, *, given: bool) -> None:
        """Record a consent given, or taken back (PI-02, PI-03)."""
        service = self._context.showroom.customers
        record = service.give_consent if given else service.withdraw_consent
        act = partial(
            record, self._context.actor, self.customer_id, ConsentPurpose(purpose), NOTICE_VERSION, "customer_card"
        )
        self._context.jobs.write(act, self._on_loaded, self._on_refused)

    def complete_task(self, task_id: int, result: str, note: str, next_due: date | None) -> None:
        """Close a task; the next contact follows (GR-02)."""
        service, actor = self._context.showroom.customers, self._context.actor
        act = partial(service.complete_task, actor, task_id, result, note, next_due)
        self._context.jobs.write(act, self._on_task_done, self._on_refused)

    def open_deal(self, kind: VisitKind) -> None:
        """Log that the customer came or phoned, and open a deal, or take the open one up."""
        view = self.view
        if view is None:
            return
        draft = VisitDraft(kind=kind, name=view.name, phone=view.phone, wanted_model=view.interest, open_deal=True)
        service, actor = self._context.showroom.reception, self._context.actor
        self._context.jobs.write(partial(service.log_visit, actor, draft), self._on_deal_opened, self._on_refused)

    def may(self, permission: Permission) -> bool:
        """Whether the signed-in person has a right."""
        return self._context.actor.may(permission)

    def _on_loaded(self, view: CustomerView) -> None:
        if self.customer_id not in (0, view.id):
            return
        self.view, self.customer_id = view, view.id
        self.loaded.emit(view)

    def _on_saved(self, view: CustomerView) -> None:
        self.customer_id = view.id
        self.saved.emit(view)
        self._on_loaded(view)

    def _on_revealed(self, field: str, value: str) -> None:
        self.revealed.emit(field, value)

    def _on_task_done(self, _next_task: int | None) -> None:
        self.task_done.emit()

    def _on_deal_opened(self, logged: Any) -> None:
        if logged.deal_id is not None:
            self.deal_opened.emit(logged.deal_id)

    def _on_refused(self, error: ShowroomError) -> None:
        if isinstance(error, CustomerKnown) and self.view is None:
            act = partial(self.load, error.customer_id)
            self._context.notifier.offer(error.text(self._context.lang), self.tr("Open"), act)
            return
        self.refused.emit(error)
