"""The financing being made: offers as typed, what they come to, and the lender's answers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from showroom.financing.drafts import FinancingDraft, FinancingView, OfferDraft
from showroom.financing.model import LoanStatus, SubsidyPayer
from showroom.financing.rules import Method
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO
from ui.context import UiContext

PAUSE_MS = 150
FIRST_MONTHS = 36
OFFER_FIELDS = (
    "lender", "product", "method", "principal", "annual_rate", "months", "balloon", "upfront_fee", "fee_collector",
    "flat_fee_rate", "subsidy_payer", "lender_rate", "penalty_share", "overdue_rate",
)  # fmt: skip


class FinancingViewModel(QObject):
    """Loads, reckons while typing, saves, chooses, signs and moves the lender's line on."""

    loaded = Signal(object)
    reckoned = Signal(object)
    saved = Signal(object)
    acted = Signal(str)
    refused = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.view: FinancingView | None = None
        self.deal_id = 0
        self._pending: FinancingDraft | None = None
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)

    def load(self, deal_id: int) -> None:
        """Read the deal's financing."""
        self.deal_id = deal_id
        act = partial(self._service.current, self._context.actor, deal_id)
        self._context.jobs.read(act, self._on_loaded, self._on_failed, key="load")

    def reckon_soon(self, draft: FinancingDraft) -> None:
        """Reckon `draft` once typing pauses; an older request is forgotten."""
        self._pending = draft
        self._pause.start()

    def save(self, draft: FinancingDraft) -> None:
        """Store offers, income and consents."""
        self._write(partial(self._service.save, self._context.actor, self.deal_id, draft), self._on_saved)

    def choose(self, position: int) -> None:
        """The customer takes the offer at `position` (from 0)."""
        if self.view is not None:
            if not self.view.stored:  # what the quotation brought, taken as it stands
                self.confirm_quoted()
                return
            version = self.view.draft.version
            act = partial(self._service.choose, self._context.actor, self.deal_id, position, version)
            self._write(act, partial(self._on_acted, "chosen"))

    def confirm_quoted(self) -> None:
        """The customer takes the loan that was accepted with the quotation."""
        if self.view is not None:
            version = self.view.draft.version
            act = partial(self._service.confirm_quoted, self._context.actor, self.deal_id, version)
            self._write(act, partial(self._on_acted, "chosen"))

    def pay_cash(self) -> None:
        """The customer pays in full."""
        act = partial(self._service.pay_cash, self._context.actor, self.deal_id)
        self._write(act, partial(self._on_acted, "cash"))

    def advance(self, status: LoanStatus, note: str) -> None:
        """Record the lender's next answer."""
        act = partial(self._service.advance, self._context.actor, self.deal_id, status, note)
        self._write(act, partial(self._on_acted, "advanced"))

    def sign(self, signature: bytes) -> None:
        """The borrower signs the cost sheet (FI-08)."""
        act = partial(self._service.sign_cost_sheet, self._context.actor, self.deal_id, signature)
        self._write(act, partial(self._on_acted, "signed"))

    def read_sheet(self, done: Callable[[bytes], None]) -> None:
        """The cost sheet on paper: the sealed one once it is signed, else a draft."""
        view, actor, lang = self.view, self._context.actor, self._context.lang
        if view is not None and view.cost_sheet_id is not None:
            act = partial(self._sealed, view.cost_sheet_number)
        else:
            act = partial(self._service.cost_sheet, actor, self.deal_id, lang)
        self._context.jobs.read(act, done, self._on_failed, key="pdf")

    @property
    def _service(self) -> Any:
        return self._context.showroom.financing

    def _sealed(self, number: str) -> bytes:
        documents = self._context.showroom.documents
        pdf: bytes = documents.paper(self._context.actor, "cost_sheet", number, self._context.lang).pdf
        return pdf

    def _write(self, act: Callable[[], object], done: Callable[[Any], None]) -> None:
        self._context.jobs.write(act, done, self._on_failed)

    def _on_pause_over(self) -> None:
        if self._pending is not None:
            act = partial(self._service.calculate, self._context.actor, self.deal_id, self._pending)
            self._pending = None
            self._asked += 1
            self._context.jobs.read(act, partial(self._on_reckoned, self._asked), self._on_not_reckoned, key="reckon")

    def _on_reckoned(self, asked: int, view: FinancingView) -> None:
        if asked == self._asked:  # else something newer was stored or loaded meanwhile
            self.reckoned.emit(view)

    def _forget_typing(self) -> None:
        """What was being reckoned is older than what is stored now."""
        self._pause.stop()
        self._pending = None
        self._asked += 1

    def _on_not_reckoned(self, error: ShowroomError) -> None:
        """While typing, what cannot be reckoned yet is no error: it is told on saving."""

    def _on_loaded(self, view: FinancingView) -> None:
        self._forget_typing()
        self.view = view
        self.loaded.emit(view)

    def _on_saved(self, view: FinancingView) -> None:
        self._forget_typing()
        self.view = view
        self.saved.emit(view)

    def _on_acted(self, what: str, view: FinancingView) -> None:
        self._forget_typing()
        self.view = view
        self.acted.emit(what)

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.refused.emit(error)
        else:
            self._context.notifier.error(error)


def offer_from_values(values: dict[str, Any]) -> OfferDraft:
    """The offer that the editor's values describe; an empty amount or rate is zero, an empty condition is none."""
    method = Method(values["method"] or Method.EQUAL_INSTALMENTS)
    plain = method not in (Method.FLAT_FEE, Method.ZERO_INTEREST)
    return OfferDraft(
        lender=values["lender"],
        method=method,
        principal=values["principal"] or ZERO,
        annual_rate=(values["annual_rate"] or Decimal(0)) if plain else Decimal(0),
        months=values["months"] or 0,
        product=values["product"],
        balloon=(values["balloon"] or ZERO) if method is Method.BALLOON else ZERO,
        upfront_fee=values["upfront_fee"] or ZERO,
        fee_collector=values["fee_collector"],
        flat_fee_rate=(values["flat_fee_rate"] or Decimal(0)) if method is Method.FLAT_FEE else Decimal(0),
        subsidy_payer=SubsidyPayer(values["subsidy_payer"] or ""),
        lender_rate=values["lender_rate"],
        penalty_share=values["penalty_share"],
        overdue_rate=values["overdue_rate"],
    )


def values_from_offer(offer: OfferDraft) -> dict[str, Any]:
    """What the editor shows of an offer; zero amounts are left empty."""
    values: dict[str, Any] = {name: getattr(offer, name) for name in OFFER_FIELDS}
    for name in ("balloon", "upfront_fee", "flat_fee_rate"):
        values[name] = values[name] or None
    return values


def draft_from_values(values: dict[str, Any], offers: tuple[OfferDraft, ...], view: FinancingView) -> FinancingDraft:
    """The draft that the page's fields and its offers describe."""
    return FinancingDraft(
        offers=offers,
        monthly_income=values["monthly_income"],
        monthly_debts=values["monthly_debts"] or ZERO,
        overdue_declared={"yes": True, "no": False}.get(values["overdue_declared"]),
        commercial_use=values["commercial_use"],
        government_subsidy=values["government_subsidy"] or ZERO,
        lender_consent=values["lender_consent"],
        credit_authorised=values["credit_authorised"],
        version=view.draft.version,
    )


def values_from_draft(draft: FinancingDraft) -> dict[str, Any]:
    """What the pre-check fields show."""
    return {
        "monthly_income": draft.monthly_income,
        "monthly_debts": draft.monthly_debts or None,
        "overdue_declared": {True: "yes", False: "no", None: ""}[draft.overdue_declared],
        "commercial_use": draft.commercial_use,
        "government_subsidy": draft.government_subsidy or None,
        "lender_consent": draft.lender_consent,
        "credit_authorised": draft.credit_authorised,
    }


def blank_offer(view: FinancingView) -> OfferDraft:
    """A row to start from: the amount that the deal speaks of, the usual term, nothing else made up."""
    return OfferDraft("", Method.EQUAL_INSTALMENTS, view.proposed, Decimal(0), FIRST_MONTHS)
