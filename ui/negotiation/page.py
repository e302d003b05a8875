"""Step 5: the quotation, its approval, the customer's doubts, and the yes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO
from showroom.negotiation.draft import QuoteDraft
from showroom.negotiation.model import QuotationStatus
from showroom.negotiation.views import ApprovalView, QuoteView
from ui.context import UiContext
from ui.negotiation.insurance_table import InsuranceTable
from ui.negotiation.options_table import OptionsTable
from ui.negotiation.quote_parts import QuoteParts
from ui.negotiation.services_field import ServicesField
from ui.negotiation.talk_part import TalkPart
from ui.negotiation.totals import Totals
from ui.negotiation.view_model import NegotiationViewModel, draft_from_values, values_from_draft
from ui.theme import SPACE_2
from ui.widgets.buttons import Button
from ui.widgets.cards import FindingCard, Pill, Section, text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, MoneyField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.paper_window import PaperWindow
from ui.widgets.step_page import StepPage


class NegotiationPage(StepPage):
    """The offer as it is made beside the customer; totals follow the typing."""

    step = "negotiation"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.view_model = NegotiationViewModel(context, self)
        self._paper: PaperWindow | None = None
        self._build_totals()
        forms = (self._build_price(), self._build_on_road(), self._build_payment(), self._build_terms())
        self._build_approvals()
        self.parts = QuoteParts(self)
        self.talk = TalkPart(self)
        self.column.addStretch(1)
        self.use_forms(*forms, self.approval_form)
        self.binder.changed.connect(self._on_changed)
        for signal, act in (
            (self.view_model.loaded, self._on_loaded),
            (self.view_model.reckoned, self._on_reckoned),
            (self.view_model.saved, self._on_saved),
            (self.view_model.acted, self._on_acted),
            (self.view_model.refused, self._on_refused),
            (self.view_model.outdated, self._on_outdated),
        ):
            signal.connect(act)

    def _on_typed(self) -> None:
        if not self.approval_reason.hasFocus():  # the reason goes with the request, not with the quotation
            super()._on_typed()

    def load(self, deal_id: int) -> None:
        self.view_model.load(deal_id)
        self.talk.load(deal_id)

    def primary_text(self) -> str:
        view = self.view_model.view
        if view is None or (view.status is QuotationStatus.ACCEPTED and not self.typed):
            return ""
        if self.typed or not view.number:
            return self.tr("Save quotation")
        if view.expired:
            return self.tr("Renew quotation")
        if view.reckoned.findings and not view.approvals:
            return self.tr("Ask for approval")
        return self.tr("Customer accepts")

    def primary_enabled(self) -> bool:
        view = self.view_model.view
        waits = view is not None and any(approval.approved is not True for approval in view.approvals)
        return self.typed or not waits

    def primary(self) -> None:
        view = self.view_model.view
        if view is None:
            return
        if self.typed or not view.number:
            self._save(view)
        elif view.expired:
            self.view_model.renew()
        elif view.reckoned.findings and not view.approvals:
            self.view_model.ask_approval(self.approval_reason.value())
        else:
            self.view_model.accept()

    def print_actions(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        view = self.view_model.view
        return ((self.tr("Quotation"), self._show_paper),) if view is not None and view.number else ()

    def focus_field(self, name: str) -> bool:
        if name == "accept":
            self.primary()
            return True
        return self.talk.focus_field(name) or super().focus_field(name)

    def hide_internal(self, hidden: bool) -> None:
        self.parts.hide_internal(hidden)
        self.talk.hide_internal(hidden)
        self.approvals_section.setVisible(not hidden and self._needs_approval())
        self.binder["haggle_reason"].setVisible(not hidden)

    def _build_totals(self) -> None:
        self.offer = Section(self.tr("Quotation"))
        self.status = Pill("", "accent")
        self.offer.add_action(self.status)
        self.totals = Totals()
        self.offer.add(self.totals)
        self.column.addWidget(self.offer)

    def _build_price(self) -> Form:
        section = Section(self.tr("Car price"), self.tr("every discount must be true and is printed"))
        form = Form(columns=4)
        for kind, title in (
            ("store", self.tr("Dealer discount")), ("manufacturer", self.tr("Manufacturer's discount")),
            ("trade_in", self.tr("Trade-in bonus")), ("loyalty", self.tr("Loyalty discount")),
        ):  # fmt: skip
            form.add(MoneyField(f"discount_{kind}", title))
            form.add(TextField(f"reason_{kind}", self.tr("Why, or which campaign"), max_length=80))
        form.add(OptionsTable("options", self.tr("Accessories and gifts")), span=4)
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_on_road(self) -> Form:
        section = Section(self.tr("On the road"), self.tr("official amounts of today, insurance as the insurer quotes"))
        self.on_road_form = Form(columns=4)
        self.on_road_form.add(MoneyField("vehicle_vessel_annual", self.tr("Vehicle tax a year")))
        self.on_road_form.add(MoneyField("compulsory", self.tr("Compulsory insurance")))
        self.on_road_form.add(MoneyField("commercial", self.tr("Commercial insurance")))
        self.on_road_form.add(MoneyField("official_fees", self.tr("Plate fees")))
        self.insurance = InsuranceTable("insurance", self.tr("The insurer's quote, line by line"))
        self.on_road_form.add(self.insurance, span=4)
        services = ServicesField("services", self.tr("Services the customer chooses, at their marked prices"))
        self.on_road_form.add(services, span=4)
        section.add(self.on_road_form)
        self.column.addWidget(section)
        return self.on_road_form

    def _build_payment(self) -> Form:
        section = Section(self.tr("Trade-in and payment"))
        form = Form(columns=4)
        form.add(MoneyField("trade_in", self.tr("Trade-in value")))
        form.add(TextField("trade_in_car", self.tr("Old car")), span=2)
        form.add(CheckField("replaces_car", self.tr("Replaces an own car")))
        form.add(
            ChoiceField("pay_way", self.tr("Pays by"), [("cash", self.tr("Full payment")), ("loan", self.tr("Loan"))])
        )
        form.add(MoneyField("loan_principal", self.tr("Loan amount")))
        form.add(MoneyField("deposit_paid", self.tr("Deposit already paid")))
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_terms(self) -> Form:
        section = Section(self.tr("Validity and terms"))
        form = Form(columns=4)
        form.add(DateField("valid_until", self.tr("Valid until"), required=True))
        form.add(TextField("delivery_period", self.tr("Expected delivery"), max_length=60))
        reasons = [
            ("", self.tr("not asked")), ("budget", self.tr("Over budget")), ("competitor", self.tr("Rival is cheaper")),
            ("fairness", self.tr("Fears paying too much")), ("habit", self.tr("Always haggles")),
            ("family", self.tr("Family decides")),
        ]  # fmt: skip
        form.add(ChoiceField("haggle_reason", self.tr("Why they haggle"), reasons), span=2)
        form.add(
            MultiLine("special_terms", self.tr("Special terms (need both managers)"), lines=2, max_length=500), span=4
        )
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_approvals(self) -> None:
        self.approvals_section = Section(self.tr("Approval"), self.tr("beyond the consultant's limit (CT-04)"))
        holder = QWidget()
        holder.setProperty("kind", "inner")
        self.approval_rows = QVBoxLayout(holder)
        self.approval_rows.setContentsMargins(0, 0, 0, 0)
        self.approval_rows.setSpacing(SPACE_2)
        self.approvals_section.add(holder)
        self.approval_form = Form(columns=1)
        self.approval_reason = self.approval_form.add(
            TextField("approval_reason", self.tr("Reason for the manager"), max_length=300)
        )
        self.approvals_section.add(self.approval_form)
        self.approvals_section.hide()
        self.column.addWidget(self.approvals_section)

    def _save(self, view: QuoteView) -> None:
        values = self.binder.collect()
        if values is not None:
            self.view_model.save(draft_from_values(values, view))

    def _on_changed(self) -> None:
        self.primary_changed.emit()
        self._follow_insurance()
        if self.view_model.view is None:
            return
        try:
            self.view_model.reckon_soon(draft_from_values(self.binder.values(), self.view_model.view))
        except ShowroomError:
            return  # half-typed; told on saving

    def typed_draft(self) -> QuoteDraft | None:
        """The offer as it stands in the fields; None after marking what cannot be read."""
        values, view = self.binder.collect(), self.view_model.view
        return None if values is None or view is None else draft_from_values(values, view)

    def _follow_insurance(self) -> None:
        """With lines of an insurer's quote the commercial insurance is their sum, and nothing else."""
        try:
            lines = self.insurance.value()
        except ShowroomError:
            return  # half-typed
        field = self.binder["commercial"].field
        if lines and isinstance(field, MoneyField):
            field.set_value(sum((line.premium for line in lines), ZERO))
        field.setEnabled(not lines)

    def _on_loaded(self, view: QuoteView) -> None:
        self.binder.set_values(values_from_draft(view.draft))
        self._show(view)
        self.loaded(view.draft.version)

    def _on_reckoned(self, view: QuoteView) -> None:
        self.totals.show_reckoned(view.reckoned)
        self.parts.show_view(view, stored=False)

    def _on_saved(self, view: QuoteView) -> None:
        self.context.notifier.done(self.tr("Quotation {number} saved").format(number=view.number))
        self.stored()
        self._show(view)

    def _on_acted(self, what: str) -> None:
        texts = {
            "asked": self.tr("Approval asked for"),
            "renewed": self.tr("Quotation renewed for today"),
            "decided": self.tr("Decision recorded"),
            "accepted": self.tr("The customer accepted; the quotation is stored on paper"),
        }
        self.context.notifier.done(texts[what])
        self.stored()
        if what == "renewed" and self.view_model.view is not None:
            self.binder.set_values(values_from_draft(self.view_model.view.draft))
        if self.view_model.view is not None:
            self._show(self.view_model.view)

    def _on_refused(self, errors: FieldErrors) -> None:
        fields = dict(errors.fields)
        if "discount" in fields:
            fields["discount_store"] = fields.pop("discount")
        self.binder.show_errors(FieldErrors(fields))

    def _on_outdated(self) -> None:
        """The same offer must be saved again with the taxes of today: the button says so."""
        self.typed = True
        self.primary_changed.emit()

    def _show(self, view: QuoteView) -> None:
        self.totals.show_reckoned(view.reckoned)
        words = {
            QuotationStatus.OPEN: (self.tr("Open"), "accent"),
            QuotationStatus.ACCEPTED: (self.tr("Accepted"), "good"),
            QuotationStatus.REPLACED: (self.tr("Replaced"), "caution"),
        }
        text, tone = words[view.status] if not view.expired else (self.tr("Expired"), "refusal")
        self.status.show_state(f"{view.number}  {text}" if view.number else self.tr("Not saved yet"), tone)  # type: ignore[arg-type]
        self._show_approvals(view)
        self._follow_insurance()
        self.parts.show_view(view)
        self.primary_changed.emit()

    def _needs_approval(self) -> bool:
        view = self.view_model.view
        return view is not None and bool(view.reckoned.findings)

    def _show_approvals(self, view: QuoteView) -> None:
        self.approvals_section.setVisible(self._needs_approval())
        while (item := self.approval_rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for finding in view.reckoned.findings:
            self.approval_rows.addWidget(FindingCard(finding))
        for approval in view.approvals:
            self.approval_rows.addWidget(self._approval_row(approval))
        self.approval_form.setVisible(not view.approvals and bool(view.number))

    def _approval_row(self, approval: ApprovalView) -> QWidget:
        row = QWidget()
        row.setProperty("kind", "inner")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        who = self.tr("Sales manager") if approval.role == "sales_manager" else self.tr("General manager")
        line.addWidget(text_label(f"{who} · {approval.asked_by}: {approval.reason}", wrap=True), 1)
        states = {None: (self.tr("Waiting"), "caution"), True: (self.tr("Approved"), "good")}
        text, tone = states.get(approval.approved, (self.tr("Refused"), "refusal"))
        line.addWidget(Pill(text, tone))  # type: ignore[arg-type]
        if approval.approved is None and self.context.actor.is_any(approval.role):
            for label, approve in ((self.tr("Approve"), True), (self.tr("Refuse"), False)):
                button = Button(label)
                button.setObjectName(f"{'approve' if approve else 'refuse'}_{approval.id}")
                button.clicked.connect(partial(self._on_decide, approval.id, approve))
                line.addWidget(button)
        return row

    def _on_decide(self, approval_id: int, approve: bool, _checked: bool = False) -> None:
        note = self.tr("agreed") if approve else self.tr("not agreed")
        self.view_model.decide(approval_id, note, approve)

    def _show_paper(self) -> None:
        self.view_model.read_pdf(self._on_pdf)

    def _on_pdf(self, pdf: bytes) -> None:
        self._paper = PaperWindow(self.tr("Quotation"), pdf, self)
        self._paper.show()
