"""Step 7: offers compared, one chosen or cash, its true cost signed for, and the lender's answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom.deals.model import PayWay
from showroom.financing.drafts import MOST_OFFERS, FinancingView, OfferDraft, OfferResult
from showroom.financing.model import LoanStatus
from showroom.financing.progress import APPROVED
from showroom.kernel.errors import REQUIRED, FieldErrors, ShowroomError
from ui.context import UiContext
from ui.financing import sections as parts
from ui.financing.quoted_part import QuotedPart
from ui.financing.sheet_section import SheetSection
from ui.financing.view_model import (
    OFFER_FIELDS,
    FinancingViewModel,
    blank_offer,
    draft_from_values,
    offer_from_values,
    values_from_draft,
    values_from_offer,
)
from ui.theme import SPACE_2, Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Pill, Section, text_label
from ui.widgets.fields import Field, TextField
from ui.widgets.form import Form
from ui.widgets.paper_window import PaperWindow
from ui.widgets.step_page import StepPage


class FinancingPage(StepPage):
    """The table compares, the form below edits the picked offer; figures follow the typing."""

    step = "financing"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.view_model = FinancingViewModel(context, self)
        self._offers: list[dict[str, Any]] = []
        self._picked = 0
        self._results: tuple[OfferResult, ...] = ()
        self.column.addWidget(QuotedPart(self.view_model, self.context.lang))
        self._build_offers()
        self._build_check()
        self._build_sheet()
        self._build_lender()
        self._build_schedule()
        self.column.addStretch(1)
        self.use_forms(self.editor, self.check, self.note_form)
        self.binder.changed.connect(self._on_changed)
        for signal, act in (
            (self.view_model.loaded, self._on_loaded),
            (self.view_model.reckoned, self._on_reckoned),
            (self.view_model.saved, self._on_saved),
            (self.view_model.acted, self._on_acted),
            (self.view_model.refused, self._on_refused),
        ):
            signal.connect(act)

    def load(self, deal_id: int) -> None:
        self.view_model.load(deal_id)

    def primary_text(self) -> str:
        view = self.view_model.view
        if view is None:
            return ""
        if self.typed:
            return self.tr("Save offers")
        if view.chosen is None:
            if view.pay_way is PayWay.CASH:
                return ""
            return self.tr("Customer takes this offer") if view.draft.offers else self.tr("Save offers")
        if not view.cost_sheet_number:
            return self.tr("Sign the cost sheet")
        return self.tr("Submit to the lender") if view.status is LoanStatus.QUOTED else ""

    def primary(self) -> None:
        view = self.view_model.view
        if view is None:
            return
        if self.typed or (view.chosen is None and not view.draft.offers):
            self._save(view)
        elif view.chosen is None:
            self.view_model.choose(self._picked)
        elif not view.cost_sheet_number:
            self.view_model.sign(self.sheet.pad.png_bytes())
        else:
            self.view_model.advance(LoanStatus.SUBMITTED, "")

    def print_actions(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        view = self.view_model.view
        chosen = view is not None and view.chosen is not None
        return ((self.tr("Cost sheet"), self._show_sheet),) if chosen else ()

    def focus_field(self, name: str) -> bool:
        if name == "borrower_signature":
            self.sheet.pad.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if name == "loan_status":
            return super().focus_field("loan_note")
        return super().focus_field("lender" if name == "offers" else name)

    def snapshot(self) -> dict[str, Any]:
        return {**super().snapshot(), "offers": self._offers, "picked": self._picked}

    def restore(self, snapshot: dict[str, Any]) -> None:
        self._offers = [dict(raw) for raw in snapshot.get("offers", ())] or self._offers
        self._picked = min(int(snapshot.get("picked", 0)), len(self._offers) - 1)
        super().restore(snapshot)
        self._on_changed()

    def _build_offers(self) -> None:
        section = Section(self.tr("Loan offers"))
        self.state = Pill("", "accent")
        section.add_action(self.state)
        self.table = parts.offers_table()
        self.table.picked.connect(self._on_picked)
        section.add(self.table)
        self.facts = text_label("", "fact", wrap=True)
        self.facts.setObjectName("financing_facts")
        section.add(self.facts)
        self.add_button = self._button("add_offer", self.tr("Add offer"), "plus", self._on_add)
        self.remove_button = self._button("remove_offer", self.tr("Remove offer"), "trash-2", self._on_remove)
        self.take_button = self._button("take_offer", self.tr("Take this offer"), "check", self._on_take)
        pay_cash = self.view_model.pay_cash
        self.cash_button = self._button("pay_cash", self.tr("Pays in full, no loan"), "banknote", pay_cash)
        section.add(FlowRow(self.add_button, self.remove_button, self.take_button, self.cash_button))
        self.editor = parts.editor_form(self.context.lang)
        section.add(self.editor)
        self.column.addWidget(section)

    def _build_check(self) -> None:
        section = Section(self.tr("Pre-check and consents"), self.tr("asked before anything goes to the lender"))
        self.check = parts.check_form()
        section.add(self.check)
        self.column.addWidget(section)

    def _build_sheet(self) -> None:
        self.sheet = SheetSection()
        self.sheet.show_button.clicked.connect(self._show_sheet)
        self.column.addWidget(self.sheet)

    def _build_lender(self) -> None:
        self.lender = parts.lender_section()
        self.lender_state = Pill("", "accent")
        self.lender.add_action(self.lender_state)
        holder = QWidget()
        holder.setProperty("kind", "inner")
        self.answers = QVBoxLayout(holder)
        self.answers.setContentsMargins(0, 0, 0, 0)
        self.answers.setSpacing(SPACE_2)
        self.lender.add(holder)
        self.note_form = Form(columns=1)
        self.note_form.add(TextField("loan_note", self.tr("Lender's reason or conditions"), max_length=200))
        self.lender.add(self.note_form)
        self.column.addWidget(self.lender)

    def _build_schedule(self) -> None:
        section = Section(self.tr("Repayment schedule"), self.tr("of the picked offer"))
        self.schedule = parts.schedule_table()
        section.add(self.schedule)
        self.column.addWidget(section)

    def _button(self, name: str, text: str, icon: str, act: Callable[[], object]) -> Button:
        button = Button(text, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(partial(_pressed, act))
        return button

    def _save(self, view: FinancingView) -> None:
        values = self.binder.collect()
        if values is None:
            return
        self._keep_picked()
        try:
            self.view_model.save(draft_from_values(values, self._parsed(), view))
        except FieldErrors as errors:
            self._on_refused(errors)

    def _keep_picked(self) -> None:
        """Put what the editor shows back into the list."""
        if self._offers:
            raw = self.binder.snapshot()
            self._offers[self._picked] = {name: raw[name] for name in OFFER_FIELDS}

    def _parsed(self) -> tuple[OfferDraft, ...]:
        """All offers read back from their raw fields; raises ShowroomError for what cannot be read yet."""
        shown, offers = self.binder.snapshot(), []
        for number, raw in enumerate(self._offers):
            values: dict[str, Any] = {}
            for name in OFFER_FIELDS:
                field = cast("Field", self.binder[name].field)
                field.set_raw(raw[name])
                try:
                    values[name] = field.value()
                finally:
                    field.set_raw(shown[name])
            if values["annual_rate"] is None and values["method"] not in parts.WITHOUT_RATE:
                raise FieldErrors({f"annual_rate_{number}": REQUIRED})
            offers.append(offer_from_values(values))
        return tuple(offers)

    def _raw_of(self, offer: OfferDraft) -> dict[str, Any]:
        raw: dict[str, Any] = {}
        for name, value in values_from_offer(offer).items():
            field = cast("Field", self.binder[name].field)
            field.set_value(value)
            raw[name] = field.raw()
        return raw if offer.lender else raw | {"annual_rate": ""}

    def _show_picked(self) -> None:
        self._picked = max(0, min(self._picked, len(self._offers) - 1))
        if self._offers:
            self.binder.restore(self._offers[self._picked])
        self.table.pick(self._picked)
        self._show_fields_of_method()

    def _show_fields_of_method(self) -> None:
        method = cast("Field", self.binder["method"].field).value()
        for name, methods in parts.FOR_METHOD.items():
            self.binder[name].setVisible(method in methods)
        self.binder["annual_rate"].setEnabled(method not in parts.WITHOUT_RATE)

    def _on_changed(self) -> None:
        self._keep_picked()
        self._show_fields_of_method()
        self.primary_changed.emit()
        self._reckon_soon()

    def _reckon_soon(self) -> None:
        view = self.view_model.view
        if view is None:
            return
        try:
            draft = draft_from_values(self._check_values(), self._parsed(), view)
        except ShowroomError:
            return  # half-typed; told on saving
        self.view_model.reckon_soon(draft)

    def _check_values(self) -> dict[str, Any]:
        return {name: cast("Field", row.field).value() for name, row in self.check.rows.items()}

    def _on_picked(self, row: int) -> None:
        if row == self._picked or row >= len(self._offers):
            return
        self._keep_picked()
        self._picked = row
        self.binder.clear_errors()
        self._show_picked()
        self._show_schedule()

    def _on_add(self) -> None:
        view = self.view_model.view
        if view is None or len(self._offers) >= MOST_OFFERS:
            return
        self._keep_picked()
        self._offers.append(self._raw_of(blank_offer(view)))
        self._picked = len(self._offers) - 1
        self._show_table()
        self._show_picked()
        self.binder.changed.emit()
        self.binder.focus("lender")

    def _on_remove(self) -> None:
        if self._offers:
            del self._offers[self._picked]
            self._results = self._results[: self._picked] + self._results[self._picked + 1 :]
            if not self._offers and self.view_model.view is not None:
                self._offers = [self._raw_of(blank_offer(self.view_model.view))]
            self._show_table()
            self._show_picked()
            self.typed = True
            self.primary_changed.emit()
            self._reckon_soon()

    def _on_take(self) -> None:
        self.view_model.choose(self._picked)

    def _on_status(self, status: LoanStatus) -> None:
        self.view_model.advance(status, cast("TextField", self.binder["loan_note"].field).value())

    def _on_loaded(self, view: FinancingView) -> None:
        self._fill(view)
        self.loaded(view.draft.version)

    def _on_reckoned(self, view: FinancingView) -> None:
        self._results = view.results
        self._show_table()

    def _on_saved(self, view: FinancingView) -> None:
        self.context.notifier.done(self.tr("Offers saved"))
        self.stored()
        self._fill(view)

    def _on_acted(self, what: str) -> None:
        texts = {
            "chosen": self.tr("Offer chosen"),
            "cash": self.tr("The customer pays in full"),
            "advanced": self.tr("Lender's answer recorded"),
            "signed": self.tr("Cost sheet signed and stored"),
        }
        self.context.notifier.done(texts[what])
        self.sheet.pad.clear()
        self.stored()
        if self.view_model.view is not None:
            self._fill(self.view_model.view)

    def _on_refused(self, errors: FieldErrors) -> None:
        """Offer n's fields are the editor's fields once that offer is picked."""
        fields = dict(errors.fields)
        signature = fields.pop("borrower_signature", None)
        self.sheet.message.setText("" if signature is None else signature.text(self.context.lang))
        positions = {int(name[-1]) for name in fields if name[-2:-1] == "_" and name[-1].isdecimal()}
        if positions:
            self._picked = min(positions)
            self._show_picked()
            mark = f"_{self._picked}"
            fields = {name.removesuffix(mark): told for name, told in fields.items() if name.endswith(mark)}
        if fields:
            self.binder.show_errors(FieldErrors(fields))

    def _fill(self, view: FinancingView) -> None:
        offers = view.draft.offers or (blank_offer(view),)
        self._picked = view.chosen if view.chosen is not None else min(self._picked, len(offers) - 1)
        self._offers = [self._raw_of(offer) for offer in offers]
        self.binder.set_values({**values_from_draft(view.draft), "loan_note": ""})
        self._show_picked()
        self._results = view.results
        self._show_table()
        self._show_state(view)
        if not view.draft.offers:
            self._reckon_soon()
        self.primary_changed.emit()

    def _show_table(self) -> None:
        """All offers; one that cannot be reckoned yet has its name only."""
        chosen = self.view_model.view.chosen if self.view_model.view is not None else None
        rows = [parts.offer_row(result, number == chosen) for number, result in enumerate(self._results)]
        rows += [parts.empty_row(str(raw["lender"])) for raw in self._offers[len(rows) :]]
        self.table.show_rows(rows, chosen)
        self.table.pick(self._picked)
        self._show_schedule()

    def _show_schedule(self) -> None:
        view = self.view_model.view
        result = self._results[self._picked] if self._picked < len(self._results) else None
        self.schedule.show_rows(parts.schedule_rows(result.schedule) if result else ())
        if view is not None:
            self.facts.setText(parts.facts_of(view, result))

    def _show_state(self, view: FinancingView) -> None:
        cash = view.pay_way is PayWay.CASH and view.chosen is None
        loan = self.tr("Loan chosen") if view.chosen is not None else self.tr("Nothing chosen yet")
        tone: Tone = "good" if cash or view.chosen is not None else "caution"
        self.state.show_state(self.tr("Pays in full") if cash else loan, tone)
        fixed = view.status not in (LoanStatus.QUOTED, LoanStatus.DECLINED)
        for part in (self.editor, self.add_button, self.remove_button, self.cash_button):
            part.setEnabled(not fixed)
        self.take_button.setEnabled(not fixed and view.stored and bool(view.draft.offers))
        for section in (self.sheet, self.lender):
            section.setVisible(view.chosen is not None)
        self.sheet.show_number(view.cost_sheet_number)
        self._show_answers(view)

    def _show_answers(self, view: FinancingView) -> None:
        lang = self.context.lang
        tone: Tone = "good" if view.status in APPROVED else "accent"
        self.lender_state.show_state(
            parts.status_name(view.status, lang), "refusal" if view.status is LoanStatus.DECLINED else tone
        )
        while (item := self.answers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for event in view.events:
            self.answers.addWidget(text_label(parts.event_text(event, lang), "fact", wrap=True))
        row = FlowRow()
        for status in view.next_statuses:
            name = parts.status_name(status, lang)
            row.add(self._button(f"status_{status}", name, "", partial(self._on_status, status)))
        self.answers.addWidget(row)

    def _show_sheet(self) -> None:
        self.view_model.read_sheet(self._on_pdf)

    def _on_pdf(self, pdf: bytes) -> None:
        PaperWindow(self.tr("Cost sheet"), pdf, self).show()


def _pressed(act: Callable[[], object], _checked: bool = False) -> None:
    act()
