"""The quotation being made: what is typed goes to the service, what it comes to comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from showroom.deals.model import PayWay
from showroom.kernel.comparison import EditedMeanwhile
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO
from showroom.negotiation.draft import DiscountKind, DiscountLine, HaggleReason, QuoteDraft
from showroom.negotiation.views import QuoteView
from ui.context import UiContext

PAUSE_MS = 150
DISCOUNTS = {f"discount_{kind.value}": kind for kind in DiscountKind}
PLAIN_AMOUNTS = (
    "vehicle_vessel_annual", "compulsory", "commercial", "official_fees", "trade_in", "deposit_paid", "loan_principal",
    "subsidy_advance",
)  # fmt: skip


class NegotiationViewModel(QObject):
    """Loads, reckons while typing, saves, asks, decides and accepts."""

    loaded = Signal(object)
    reckoned = Signal(object)
    not_reckoned = Signal(object)
    """What is typed cannot be reckoned yet: no error, but the figures shown are not its figures."""
    saved = Signal(object)
    acted = Signal(str)
    refused = Signal(object)
    compared = Signal(object)
    """Another desk saved since: the comparison."""
    superseded = Signal()
    outdated = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: QuoteView | None = None
        self.deal_id = 0
        self._pending: QuoteDraft | None = None
        self._unreadable = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)

    def load(self, deal_id: int) -> None:
        """Read the deal's newest quotation, or a fresh one with today's official amounts."""
        self.deal_id = deal_id
        service = self._context.showroom.negotiation
        self._read(partial(service.current, self._context.actor, deal_id), self._on_loaded, "load")

    def reckon_soon(self, draft: QuoteDraft) -> None:
        """Reckon `draft` once typing pauses; an older request is forgotten."""
        self._pending = draft
        self._unreadable = False
        self._pause.start()

    def cannot_reckon(self, error: ShowroomError) -> None:
        """What is typed cannot be read: what was asked before it shall not answer for it."""
        self._pause.stop()
        self._unreadable = True
        self.not_reckoned.emit(error)

    def save(self, draft: QuoteDraft) -> None:
        """Save the offer."""
        self._write(partial(self._service.save, self._context.actor, self.deal_id, draft), self._on_saved)

    def ask_approval(self, reason: str) -> None:
        """Ask those whom the ladder names (CT-04)."""
        act = partial(self._service.ask_approval, self._context.actor, self.deal_id, reason)
        self._write(act, partial(self._on_acted, "asked"))

    def decide(self, approval_id: int, note: str, approve: bool) -> None:
        """Approve or refuse a request."""
        act = partial(self._service.decide, self._context.actor, approval_id, note, approve=approve)
        self._write(act, partial(self._on_acted, "decided"))

    def withdraw(self, approval_id: int) -> None:
        """Take a request back."""
        act = partial(self._service.withdraw_approval, self._context.actor, approval_id)
        self._write(act, partial(self._on_acted, "withdrawn"))

    def renew(self) -> None:
        """The newest offer once more for today."""
        if self.view is not None:
            act = partial(self._service.renew, self._context.actor, self.deal_id, self.view.draft.version)
            self._write(act, partial(self._on_acted, "renewed"))

    def accept(self) -> None:
        """The customer accepts the newest saved quotation."""
        if self.view is not None:
            act = partial(self._service.accept, self._context.actor, self.deal_id, self.view.draft.version)
            self._write(act, partial(self._on_acted, "accepted"))

    def read_pdf(self, done: Callable[[bytes], None]) -> None:
        """The saved quotation on paper in the window's language."""
        act = partial(self._service.pdf, self._context.actor, self.deal_id, self._context.lang)
        self._context.jobs.read(act, done, self._on_failed, key="pdf")

    @property
    def is_reckoning(self) -> bool:
        """Whether an answer for what was typed is still to come."""
        return self._pause.isActive()

    @property
    def _service(self) -> Any:
        return self._context.showroom.negotiation

    def _read(self, act: Callable[[], object], done: Callable[[Any], None], key: str) -> None:
        self._context.jobs.read(act, done, self._on_failed, key=key)

    def _write(self, act: Callable[[], object], done: Callable[[Any], None]) -> None:
        self._context.jobs.write(act, done, self._on_failed)

    def _on_pause_over(self) -> None:
        if self._pending is not None:
            act = partial(self._service.calculate, self._context.actor, self.deal_id, self._pending)
            self._pending = None
            self._context.jobs.read(act, self._on_reckoned, self.not_reckoned.emit, key="reckon")

    def _on_reckoned(self, view: QuoteView) -> None:
        if not self._unreadable:
            self.reckoned.emit(view)

    def _on_loaded(self, view: QuoteView) -> None:
        self.view = view
        self.loaded.emit(view)

    def _on_saved(self, view: QuoteView) -> None:
        self.view = view
        self.saved.emit(view)

    def _on_acted(self, what: str, view: QuoteView) -> None:
        self.view = view
        self.acted.emit(what)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        elif isinstance(error, EditedMeanwhile):
            self.compared.emit(error.compared)
        else:
            self._context.notifier.error(error)
        if error.code == "quote_outdated":
            self.outdated.emit()
        elif error.code == "changed_meanwhile":
            self.superseded.emit()


def draft_from_values(values: dict[str, Any], base: QuoteDraft) -> QuoteDraft:
    """The draft that the form's values describe, made from `base`; an empty amount is zero."""
    discounts = tuple(
        DiscountLine(kind, values[name], values[f"reason_{kind.value}"])
        for name, kind in DISCOUNTS.items()
        if values[name]
    )
    same_loan = values["pay_way"] == PayWay.LOAN and values["loan_principal"] == base.loan_principal
    return QuoteDraft(
        discounts=discounts,
        options=values["options"],
        services=values["services"],
        insurance=values["insurance"],
        **{name: values[name] or ZERO for name in PLAIN_AMOUNTS},
        trade_in_car=values["trade_in_car"],
        replaces_car=values["replaces_car"],
        scraps_car=values["scraps_car"],
        pay_way=PayWay(values["pay_way"]),
        special_terms=values["special_terms"],
        haggle_reason=HaggleReason(values["haggle_reason"] or ""),
        valid_until=values["valid_until"],
        delivery_period=values["delivery_period"],
        loan=base.loan if same_loan else None,
        version=base.version,
    )


def values_from_draft(draft: QuoteDraft) -> dict[str, Any]:
    """What the form shows of a draft; zero amounts are left empty."""
    values: dict[str, Any] = dict.fromkeys(DISCOUNTS)
    reasons: dict[str, list[str]] = {f"reason_{kind.value}": [] for kind in DiscountKind}
    for line in draft.discounts:
        name = f"discount_{line.kind.value}"
        values[name] = line.amount if values[name] is None else values[name] + line.amount
        reasons[f"reason_{line.kind.value}"] += [line.reason] if line.reason else []
    values |= {name: "；".join(said) for name, said in reasons.items()}
    values |= {name: getattr(draft, name) or None for name in PLAIN_AMOUNTS}
    plain = (
        "options",
        "services",
        "insurance",
        "trade_in_car",
        "replaces_car",
        "scraps_car",
        "special_terms",
        "valid_until",
        "delivery_period",
    )
    values |= {name: getattr(draft, name) for name in plain}
    values["pay_way"], values["haggle_reason"] = draft.pay_way.value, draft.haggle_reason.value
    return values
