"""The contract being made: what is typed goes to the service, what it is worth comes back."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.contract.contract_paper import CarState, DepositWord, Forum
from showroom.contract.drafts import DRAFT_FIELDS, ContractDraft, ContractView, ServiceTick, SignDraft, Signed
from showroom.contract.paper import SERVICES
from showroom.contract.rules import DepositSplit, split_deposit
from showroom.customers.model import IdKind
from showroom.kernel.comparison import EditedMeanwhile
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from showroom.kernel.money import ZERO, Money
from ui.context import UiContext


class ContractViewModel(QObject):
    """Loads, saves, has terms approved, draws the review copy and signs."""

    loaded = Signal(object)
    saved = Signal(object)
    approved = Signal(object)
    signed = Signal(object)
    refused = Signal(object)
    compared = Signal(object)
    """Another desk saved since: the comparison."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: ContractView | None = None
        self.deal_id = 0
        self._key = ""

    def load(self, deal_id: int) -> None:
        """Read the deal's contract; a new act of signing begins with it."""
        self.deal_id, self._key = deal_id, uuid.uuid4().hex
        self._context.jobs.read(partial(self._service.view, self._actor, deal_id), self._on_loaded, key="load")

    def save(self, draft: ContractDraft, base: ContractDraft | None = None) -> None:
        """Save the draft that was typed over `base`."""
        act = partial(self._service.save_draft, self._actor, self.deal_id, draft, base)
        self._context.jobs.write(act, self._on_saved, self._on_failed)

    def approve_terms(self) -> None:
        """Agree to the special terms as they stand (CT-04)."""
        act = partial(self._service.approve_terms, self._actor, self.deal_id)
        self._context.jobs.write(act, self._on_approved, self._on_failed)

    @property
    def key(self) -> str:
        """The present act of signing: pressing twice signs once, since both presses carry it (CT-07)."""
        return self._key

    def sign(self, draft: SignDraft) -> None:
        """Sign with these signatures."""
        act = partial(self._service.sign, self._actor, self.deal_id, draft)
        self._context.jobs.write(act, self._on_signed, self._on_failed)

    def read_review(self, lang: Lang, done: Callable[[bytes], None]) -> None:
        """The draft on paper, watermarked."""
        act = partial(self._service.review_pdf, self._actor, self.deal_id, lang)
        self._context.jobs.read(act, done, self._on_failed, key="review")

    def read_id_sheet(self, lang: Lang, done: Callable[[bytes], None]) -> None:
        """The annotation sheet for the copy of the buyer's ID (CT-03)."""
        act = partial(self._service.id_sheet_pdf, self._actor, self.deal_id, lang)
        self._context.jobs.read(act, done, self._on_failed, key="id_sheet")

    def read_signed(self, document_id: int, done: Callable[[bytes], None]) -> None:
        """A stored paper, exactly as it was sealed."""
        act = partial(self._context.showroom.documents.pdf, self._actor, document_id)
        self._context.jobs.read(act, done, self._on_failed, key="signed")

    def split(self, word: str, amount: Money | None) -> DepositSplit | None:
        """What `amount` under this word is in law, live while it is typed (DP-02)."""
        view = self.view
        if view is None or not word or amount is None or amount < ZERO or view.sale.contract_price is None:
            return None
        return split_deposit(view.sale.contract_price, amount, word, Decimal(view.max_share))

    @property
    def _service(self) -> Any:
        return self._context.showroom.contract

    @property
    def _actor(self) -> Any:
        return self._context.actor

    def _on_loaded(self, view: ContractView) -> None:
        self.view = view
        self.loaded.emit(view)
        if view.saved and view.signed is None:
            self._context.jobs.read(_get_ready)

    def _on_saved(self, view: ContractView) -> None:
        self.view = view
        self.saved.emit(view)

    def _on_approved(self, view: ContractView) -> None:
        self.view = view
        self.approved.emit(view)

    def _on_signed(self, signed: Signed) -> None:
        self.signed.emit(signed)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        elif isinstance(error, EditedMeanwhile):
            self.compared.emit(error.compared)
        else:
            self._context.notifier.error(error)


def _get_ready() -> None:
    """On a worker, while the contract is read over: what seals it takes half a second to load."""
    from showroom.documents.sealing import warm_sealing

    warm_sealing()


def draft_from_values(values: dict[str, Any], version: int) -> ContractDraft:
    """The form's values as the service takes them."""
    ticks = tuple(
        ServiceTick(code, values[f"service_{code}_price"] or ZERO) for code in SERVICES if values[f"service_{code}"]
    )
    plain = {name: values[name] for name in DRAFT_FIELDS}
    plain["buyer_id_kind"] = IdKind(plain["buyer_id_kind"]) if plain["buyer_id_kind"] else None
    plain["deposit_word"] = DepositWord(plain["deposit_word"]) if plain["deposit_word"] else None
    plain["car_state"] = CarState(plain["car_state"]) if plain["car_state"] else None
    plain["forum"] = Forum(plain["forum"] or Forum.COURT)
    plain["deposit_paid"] = plain["deposit_paid"] or ZERO
    return ContractDraft(version=version, services=ticks, **plain)


def values_from_draft(draft: ContractDraft) -> dict[str, Any]:
    """The draft as the form shows it."""
    values = {name: getattr(draft, name) for name in DRAFT_FIELDS}
    chosen = {tick.code: tick.price for tick in draft.services}
    for code in SERVICES:
        values[f"service_{code}"], values[f"service_{code}_price"] = code in chosen, chosen.get(code)
    return values
