"""One alternative: its name, the car, and how it is paid – with a lender's real terms (FM-01…07)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.deals.loan_terms import LenderOffer, LoanChoice
from showroom.deals.model import PayWay
from showroom.financing.messages import METHOD_NAMES
from showroom.financing.rules import Method
from showroom.kernel.errors import REQUIRED, FieldErrors, ShowroomError, Told, told
from showroom.kernel.money import ZERO
from showroom.negotiation.draft import QuoteDraft
from showroom.negotiation.proposals import ProposalDraft, ProposalsView
from ui.context import UiContext
from ui.messages import window_language
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField, MoneyField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.number_fields import NumberField, PercentField

CASH, TYPED = "cash", "typed"
_FIELD_OF = {
    "loan_bad_months": "months", "loan_bad_rate": "annual_rate", "loan_bad_balloon": "balloon",
    "loan_bad_principal": "loan_principal", "loan_nothing_paid_out": "upfront_fee", "loan_bad_shares": "months",
}  # fmt: skip


class ProposalDialog(QDialog):
    """Takes the offer as it stands on the page; only name, car and payment are asked for."""

    kept = Signal(object)

    def __init__(self, parent: QWidget | None, context: UiContext, view: ProposalsView, quote: QuoteDraft) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("proposal_dialog")
        self.setWindowTitle(self.tr("Keep as a proposal"))
        self.setMinimumWidth(720)
        self.context, self.view, self.quote = context, view, quote
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        note = self.tr("Discounts, options, insurance and services are those on the page.")
        column.addWidget(text_label(note, "hint", wrap=True))
        self.form = self._build_form()
        column.addWidget(self.form)
        self.binder = FormBinder(self.form, parent=self)
        self.message = MessageLine()
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_3)
        foot.addWidget(self.message, 1)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.keep_button = PrimaryButton(self.tr("Keep as a proposal"), "Ctrl+Return", "check")
        self.keep_button.setObjectName("save_proposal")
        self.keep_button.clicked.connect(self.submit)
        foot.addWidget(close)
        foot.addWidget(self.keep_button)
        column.addLayout(foot)
        self._fill()

    def submit(self) -> None:
        """Keep it; what is wrong is marked."""
        values = self.binder.collect()
        if values is None:
            return
        missing = self._missing(values)
        if missing:
            self.binder.show_errors(FieldErrors(missing))
            return
        draft = ProposalDraft(values["title"], int(values["model_id"] or 0), self._quote(values))
        act = partial(self.context.showroom.proposals.keep, self.context.actor, self.view.deal_id, draft)
        self.context.jobs.write(act, self._on_kept, self._on_failed)

    def _build_form(self) -> Form:
        form = Form(columns=4)
        lang = window_language()
        ways = [(CASH, self.tr("Full payment")), (TYPED, self.tr("Loan, terms typed"))]
        ways += [(f"offer_{place}", _offer_text(one)) for place, one in enumerate(self.view.offers)]
        form.add(TextField("title", self.tr("Name of the proposal"), required=True, max_length=40), 2)
        form.add(ChoiceField("model_id", self.tr("Car"), [(str(key), text) for key, text in self.view.models]), 2)
        self.way = form.add(ChoiceField("pay_way", self.tr("Paid by"), ways), 2)
        self.way.changed.connect(self._on_way)
        form.add(MoneyField("loan_principal", self.tr("Loan amount")))
        form.add(NumberField("months", self.tr("Months"), max_length=3))
        form.add(TextField("lender", self.tr("Lender"), max_length=80), 2)
        form.add(PercentField("annual_rate", self.tr("Annual rate (%)")))
        methods = [
            (method.value, METHOD_NAMES[method][lang == "en"]) for method in Method if method is not Method.YEARLY
        ]
        form.add(ChoiceField("method", self.tr("Repayment"), methods))
        form.add(MoneyField("balloon", self.tr("Balloon")))
        form.add(MoneyField("upfront_fee", self.tr("Loan fee paid at once")))
        form.add(PercentField("flat_fee_rate", self.tr("Flat fee (%)")))
        return form

    def _fill(self) -> None:
        loan = self.quote.loan
        values: dict[str, Any] = {
            "model_id": self.view.models[0][0] if self.view.models else "",
            "pay_way": TYPED if self.quote.pay_way is PayWay.LOAN else CASH,
            "loan_principal": self.quote.loan_principal or None, "method": Method.EQUAL_INSTALMENTS.value,
        }  # fmt: skip
        self.binder.set_values(values | (_loan_values(loan) if loan else {}))
        self._enable()

    def _on_way(self) -> None:
        """A lender's offer fills the terms as it was made."""
        chosen = str(self.way.value())
        if chosen.startswith("offer_"):
            offer = self.view.offers[int(chosen.removeprefix("offer_"))]
            self.binder.set_values({"loan_principal": offer.principal, **_loan_values(offer.choice)})
        self._enable()

    def _enable(self) -> None:
        """Cash has no terms; a lender's offer is taken as it is."""
        way = self.way.value()
        for name in ("loan_principal", "months", "lender", "annual_rate", "method", "balloon", "upfront_fee",
                     "flat_fee_rate"):  # fmt: skip
            self.binder[name].setEnabled(way == TYPED)

    def _missing(self, values: dict[str, Any]) -> dict[str, Told]:
        if values["pay_way"] != TYPED:
            return {}
        free = values["method"] in (Method.ZERO_INTEREST.value, Method.FLAT_FEE.value)
        needed = ("loan_principal", "months", "method") + (() if free else ("annual_rate",))
        return {name: told(REQUIRED) for name in needed if values[name] in (None, "")}

    def _quote(self, values: dict[str, Any]) -> QuoteDraft:
        way = values["pay_way"]
        if way == CASH:
            return replace(self.quote, pay_way=PayWay.CASH, loan_principal=ZERO, loan=None)
        if way == TYPED:
            choice = LoanChoice(
                values["method"], values["annual_rate"] or Decimal(0), values["months"], values["lender"],
                balloon=values["balloon"] or ZERO, upfront_fee=values["upfront_fee"] or ZERO,
                flat_fee_rate=values["flat_fee_rate"] or Decimal(0),
            )  # fmt: skip
            return replace(self.quote, pay_way=PayWay.LOAN, loan_principal=values["loan_principal"], loan=choice)
        offer = self.view.offers[int(str(way).removeprefix("offer_"))]
        return replace(self.quote, pay_way=PayWay.LOAN, loan_principal=offer.principal, loan=offer.choice)

    def _on_kept(self, view: ProposalsView) -> None:
        self.kept.emit(view)
        self.accept()

    def _on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            elsewhere = self.binder.show_errors(error)
            if elsewhere:
                self.message.show_text(error.fields[elsewhere[0]].text(self.context.lang), "refusal")
        elif error.code in _FIELD_OF:
            self.binder.show_errors(FieldErrors({_FIELD_OF[error.code]: told(error.message, **error.values)}))
        else:
            self.message.show_text(error.text(self.context.lang), "refusal")


def _offer_text(offer: LenderOffer) -> str:
    choice = offer.choice
    rate = f"{(choice.annual_rate * 100).normalize():f}%"
    return " ".join(part for part in (choice.lender, choice.product, f"{choice.months} × {rate}") if part)


def _loan_values(loan: LoanChoice) -> dict[str, Any]:
    return {
        "months": str(loan.months), "lender": loan.lender, "annual_rate": loan.annual_rate, "method": loan.method,
        "balloon": loan.balloon or None, "upfront_fee": loan.upfront_fee or None,
        "flat_fee_rate": loan.flat_fee_rate or None,
    }  # fmt: skip
