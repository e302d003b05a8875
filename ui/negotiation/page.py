"""Step 5: the quotation, its approval, the customer's doubts, and the yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from showroom.kernel.comparison import Compared
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO
from showroom.negotiation.draft import QuoteDraft
from showroom.negotiation.model import QuotationStatus
from showroom.negotiation.views import QuoteView
from ui.context import UiContext
from ui.negotiation.approval_part import ApprovalPart, must_ask
from ui.negotiation.group_part import GroupPart
from ui.negotiation.insurance_table import InsuranceTable
from ui.negotiation.options_table import OptionsTable
from ui.negotiation.quote_parts import QuoteParts
from ui.negotiation.services_field import ServicesField
from ui.negotiation.talk_part import TalkPart
from ui.negotiation.totals import Totals
from ui.negotiation.turnover_part import TurnoverPart
from ui.negotiation.view_model import NegotiationViewModel, draft_from_values, values_from_draft
from ui.widgets.cards import Pill, Section
from ui.widgets.fields import CheckField, ChoiceField, DateField, MoneyField, TextField
from ui.widgets.filled import Filled
from ui.widgets.form import Form
from ui.widgets.information_sheet import InformationSheets
from ui.widgets.multi_line import MultiLine
from ui.widgets.paper_window import PaperWindow
from ui.widgets.returned_notice import ReturnedNotice
from ui.widgets.settling import Settling
from ui.widgets.step_page import StepPage


class NegotiationPage(StepPage):
    """The offer as it is made beside the customer; totals follow the typing."""

    step = "negotiation"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.view_model = NegotiationViewModel(context, self)
        self.sheets = InformationSheets(context, self)
        self._paper: PaperWindow | None = None
        self._build_totals()
        forms = (self._build_price(), self._build_on_road(), self._build_payment(), self._build_terms())
        self.approval = ApprovalPart(self)
        self.parts = QuoteParts(self)
        self.talk = TalkPart(self)
        self.turnover = TurnoverPart(self)
        self.group = GroupPart(self)
        self.returned = ReturnedNotice(self)
        self.column.insertWidget(1, self.returned)
        self.column.addStretch(1)
        self.filled = Filled(self, self, values_from_draft, _over)
        self.settling = Settling(self, self._on_settled)
        self.use_forms(*forms, self.approval.form)
        self.binder.changed.connect(self._on_changed)
        for signal, act in (
            (self.view_model.loaded, self._on_loaded),
            (self.view_model.loaded, self.returned.look),
            (self.view_model.reckoned, self._on_reckoned),
            (self.view_model.not_reckoned, self.totals.show_waiting),
            (self.view_model.saved, self._on_saved),
            (self.view_model.acted, self._on_acted),
            (self.view_model.refused, self._on_refused),
            (self.view_model.compared, self.settling.meet),
            (self.view_model.superseded, self._on_superseded),
            (self.view_model.outdated, self._on_outdated),
        ):
            signal.connect(act)

    def _on_typed(self) -> None:
        if not self.approval.reason.hasFocus():  # the reason goes with the request, not with the quotation
            super()._on_typed()

    def load(self, deal_id: int) -> None:
        self.view_model.load(deal_id)
        self.talk.load(deal_id)
        self.turnover.load(deal_id)
        self.group.load(deal_id)

    def primary_text(self) -> str:
        view = self.view_model.view
        if view is None or (view.status is QuotationStatus.ACCEPTED and not self.typed):
            return ""
        if self.typed or not view.number:
            return self.tr("Save quotation")
        if view.expired:
            return self.tr("Renew quotation")
        if must_ask(view):
            return self.tr("Ask for approval")
        return self.tr("Customer accepts")

    def primary_enabled(self) -> bool:
        view = self.view_model.view
        waits = view is not None and view.ladder is not None and view.ladder.blocked and not must_ask(view)
        return self.typed or not waits

    def primary(self) -> None:
        view = self.view_model.view
        if view is None:
            return
        if self.typed or not view.number:
            self._save()
        elif view.expired:
            self.view_model.renew()
        elif must_ask(view):
            self.view_model.ask_approval(self.approval.reason.value())
        else:
            self.view_model.accept()

    def print_actions(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        view = self.view_model.view
        quotation = ((self.tr("Quotation"), self._show_paper),) if view is not None and view.number else ()
        return (*quotation, self.sheets.action(self.deal_id))

    def focus_field(self, name: str) -> bool:
        if name in {"accept", "returned_car"}:
            (self.primary if name == "accept" else self.returned.button.setFocus)()
            return True
        return self.talk.focus_field(name) or self.group.focus_field(name) or super().focus_field(name)

    def hide_internal(self, hidden: bool) -> None:
        self.parts.hide_internal(hidden)
        self.talk.hide_internal(hidden)
        self.approval.hide_internal(hidden)
        self.turnover.hide_internal(hidden)
        self.group.hide_internal(hidden)
        self.settling.hide_internal = hidden
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
        form.add(MoneyField("deposit_paid", self.tr("Deposit already paid")))
        form.add(
            ChoiceField("pay_way", self.tr("Pays by"), [("cash", self.tr("Full payment")), ("loan", self.tr("Loan"))])
        )
        form.add(MoneyField("loan_principal", self.tr("Loan amount")))
        form.add(CheckField("replaces_car", self.tr("Replacement subsidy")))
        form.add(CheckField("scraps_car", self.tr("Scrapping subsidy")))
        form.add(
            MoneyField("subsidy_advance", self.tr("Subsidy advanced"), hint=self.tr("the sales manager must agree"))
        )
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

    def _save(self) -> None:
        draft = self.typed_draft()
        if draft is not None:
            self.filled.send()
            self.view_model.save(draft)

    def _on_settled(self, draft: QuoteDraft, compared: Compared[QuoteDraft]) -> None:
        """What two desks changed is one offer now: it stands in the fields, and is saved as the next version."""
        self.filled.settle(draft, compared)
        self.filled.draft = draft  # with its loan, which is no field
        self.view_model.save(draft)

    def snapshot(self) -> dict[str, Any]:
        return super().snapshot() | self.filled.snapshot()

    def restore(self, snapshot: dict[str, Any]) -> None:
        self.filled.restore(snapshot)
        super().restore(snapshot)

    def _draft(self, values: dict[str, Any]) -> QuoteDraft:
        """The offer as typed, over what it was typed on."""
        return draft_from_values(values, self.filled.draft or QuoteDraft(version=self.filled.version))

    def _on_changed(self) -> None:
        self.primary_changed.emit()
        self._follow_insurance()
        if self.view_model.view is None:
            return
        try:
            self.view_model.reckon_soon(self._draft(self.binder.values()))
        except ShowroomError as error:
            self.view_model.cannot_reckon(error)

    def typed_draft(self) -> QuoteDraft | None:
        """The offer as it stands in the fields; None after marking what cannot be read."""
        values = self.binder.collect()
        return None if values is None or self.view_model.view is None else self._draft(values)

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
        self.filled.fill(view.draft, view.draft.version)
        self._show(view)
        self.loaded(view.draft.version)

    def _on_reckoned(self, view: QuoteView) -> None:
        self.totals.show_reckoned(view.reckoned)
        self.parts.show_view(view, stored=False)
        self.approval.show_view(view, stored=False)

    def _on_saved(self, view: QuoteView) -> None:
        done = self.tr("Quotation {number} saved").format(number=view.number)
        self.context.notifier.done(self.settling.with_merged(done))
        if self.filled.stored(view.draft, view.draft.version):
            self.stored()
        else:
            self.saved.emit()
        self._show(view)

    def _on_acted(self, what: str) -> None:
        texts = {
            "asked": self.tr("Approval asked for"),
            "renewed": self.tr("Quotation renewed for today"),
            "decided": self.tr("Decision recorded"),
            "withdrawn": self.tr("Request withdrawn"),
            "accepted": self.tr("The customer accepted; the quotation is stored on paper"),
        }
        self.context.notifier.done(texts[what])
        view = self.view_model.view
        if view is None:
            return
        if self.typed:  # a request was decided or withdrawn: what is typed beside it stays, over what it was typed on
            self.saved.emit()
        else:
            self.filled.fill(view.draft, view.draft.version)
            self.stored()
        self._show(view)

    def _on_superseded(self) -> None:
        """Nothing is typed that could be compared: show what is saved by now."""
        if not self.typed:
            self.view_model.load(self.deal_id)

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
        self.approval.show_view(view)
        self._follow_insurance()
        self.parts.show_view(view)
        self.primary_changed.emit()

    def _show_paper(self) -> None:
        self.view_model.read_pdf(self._on_pdf)

    def _on_pdf(self, pdf: bytes) -> None:
        self._paper = PaperWindow(self.tr("Quotation"), pdf, self)
        self._paper.show()


def _over(values: dict[str, Any], version: int) -> QuoteDraft:
    """What the fields were filled from, read back from a draft file; the service knows the loan of that version."""
    return draft_from_values(values, QuoteDraft(version=version))
