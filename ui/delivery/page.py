"""Step 8: the money, the car, the papers, and the handover item by item."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom.delivery.drafts import CarChoice, DeliveryView
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors
from showroom.kernel.money import ZERO
from ui.context import UiContext
from ui.delivery import sections as parts
from ui.delivery.certificate_part import CertificatePart
from ui.delivery.point_grid import PointGrid
from ui.delivery.signing import Signing
from ui.delivery.view_model import DeliveryViewModel, draft_from_values, values_from_draft
from ui.theme import SPACE_2
from ui.widgets.buttons import Button
from ui.widgets.cards import Pill, Section, text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.form import Form, FormBinder
from ui.widgets.paper_window import PaperWindow
from ui.widgets.step_page import StepPage

FIELDS = {
    "vin": "car", "receipts": "receipt_amount", "pdi": "pdi_points", "wishes": "wishes_done", "checklist": "ticked",
    "appointment": "appointment_day",
}  # fmt: skip
"""Where a finding's field is on this page."""


class DeliveryPage(StepPage):
    """Everything before and at the handover; the gate's findings stand in the deal panel."""

    step = "delivery"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.view_model = DeliveryViewModel(context, self)
        self._paper: PaperWindow | None = None
        self._build_money()
        self._build_car()
        self._build_papers()
        self.certificate = CertificatePart(context)
        self.column.addWidget(self.certificate)
        self._build_handover()
        self.column.addStretch(1)
        self.use_forms(
            self.car_form, self.pdi_form, self.papers_form, self.paper_ticks, self.item_ticks, self.handover_form
        )
        for name in ("pdi_points", "wishes_done", "papers", "ticked"):
            self.binder[name].label.hide()  # the groups inside have titles of their own
        self.binder.changed.connect(self._on_changed)
        for signal, act in (
            (self.view_model.loaded, self._on_loaded),
            (self.view_model.cars, self._on_cars),
            (self.view_model.saved, self._on_saved),
            (self.view_model.acted, self._on_acted),
            (self.view_model.refused, self._on_refused),
            (self.view_model.receipt_refused, self.receipt_binder.show_errors),
            (self.certificate.refused, self.binder.show_errors),
            (self.certificate.made, self._on_certificate),
        ):
            signal.connect(act)

    def load(self, deal_id: int) -> None:
        self.view_model.load(deal_id)

    def primary_text(self) -> str:
        view = self.view_model.view
        if view is None or view.number or not self.context.actor.may(Permission.DELIVERY_WRITE):
            return ""
        if self.typed or not view.draft.version:
            return self.tr("Save preparation")
        return self.tr("Confirm delivery")

    def primary(self) -> None:
        view = self.view_model.view
        if view is None:
            return
        if self.typed or not view.draft.version:
            self._save(view)
        else:
            self.view_model.confirm(*self.signing.images())

    def print_actions(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        view = self.view_model.view
        ready = view is not None and bool(view.number or (view.draft.version and view.vin))
        return ((self.tr("Delivery form"), self._show_paper),) if ready else ()

    def focus_field(self, name: str) -> bool:
        name = "papers" if name.startswith("document_") else FIELDS.get(name, name)
        if name in self.signing.pads:
            self.signing.pads[name].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if name == "car":
            self.car_choice.setFocus(Qt.FocusReason.OtherFocusReason)
            return self.allocation.isVisible()
        if name == "certificate":
            return self.certificate.focus()
        if name in self.receipt_binder.rows:
            return self.receipt_holder.isVisible() and self.receipt_binder.focus(name)
        return super().focus_field(name)

    def _build_money(self) -> None:
        section = Section(self.tr("Money"))
        self.outstanding = Pill("", "caution")
        section.add_action(self.outstanding)
        self.money_facts = text_label("", "fact", wrap=True)
        self.money_facts.setObjectName("money_facts")
        section.add(self.money_facts)
        self.ledger = parts.ledger_table()
        section.add(self.ledger)
        self.receipt_holder = parts.receipt_form(self.context.lang)
        self.receipt_binder = FormBinder(self.receipt_holder, parent=self)
        self.receipt_button = Button(self.tr("Add receipt"), icon="plus")
        self.receipt_button.setObjectName("add_receipt")
        self.receipt_button.clicked.connect(self._on_add_receipt)
        section.add(self.receipt_holder)
        section.body.addWidget(self.receipt_button, 0, Qt.AlignmentFlag.AlignLeft)
        may = self.context.actor.may(Permission.RECEIPT_WRITE)
        self.receipt_holder.setVisible(may)
        self.receipt_button.setVisible(may)
        self.column.addWidget(section)

    def _build_car(self) -> None:
        section = Section(self.tr("Car and PDI"))
        self.car_state = Pill("", "accent")
        section.add_action(self.car_state)
        self.car_facts = text_label("", "fact", wrap=True)
        self.car_facts.setObjectName("car_facts")
        section.add(self.car_facts)
        section.add(self._build_allocation())
        self.car_form = parts.car_form()
        section.add(self.car_form)
        self.pdi_form = Form(columns=1)
        self.pdi_form.add(parts.pdi_grid(self.context.lang))
        self.wishes = self.pdi_form.add(PointGrid("wishes_done", self.tr("Ordered with the car, done"), 3))
        section.add(self.pdi_form)
        self.column.addWidget(section)

    def _build_allocation(self) -> QWidget:
        self.allocation = QWidget()
        self.allocation.setProperty("kind", "inner")
        self.car_choice = ChoiceField("car", self.tr("Car from stock"), ())
        button = Button(self.tr("Allocate this car"), icon="car")
        button.setObjectName("allocate_car")
        button.clicked.connect(self._on_allocate)
        row = QHBoxLayout(self.allocation)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(text_label(self.tr("Car from stock"), "label"))
        row.addWidget(self.car_choice, 1)
        row.addWidget(button)
        self.allocation.hide()
        return self.allocation

    def _build_papers(self) -> None:
        section = Section(self.tr("Papers, insurance and plate"))
        self.papers_form = parts.papers_form()
        section.add(self.papers_form)
        self.paper_ticks = Form(columns=1)
        self.papers = self.paper_ticks.add(PointGrid("papers", self.tr("Papers with the car"), 3))
        section.add(self.paper_ticks)
        self.column.addWidget(section)

    def _build_handover(self) -> None:
        section = Section(self.tr("Handover"), self.tr("item by item with the customer, then three signatures"))
        self.item_ticks = Form(columns=1)
        self.items = self.item_ticks.add(PointGrid("ticked", self.tr("Items of the delivery form"), 3))
        section.add(self.item_ticks)
        self.handover_form = parts.handover_form()
        section.add(self.handover_form)
        self.signing = Signing()
        section.add(self.signing)
        self.guarantee = text_label("", "fact", wrap=True)
        self.guarantee.setObjectName("guarantee")
        section.add(self.guarantee)
        self.column.addWidget(section)

    def _save(self, view: DeliveryView) -> None:
        values = self.binder.collect()
        if values is None:
            return
        try:
            self.view_model.save(draft_from_values(values, view.draft.version))
        except FieldErrors as errors:
            self.binder.show_errors(errors)

    def _on_add_receipt(self) -> None:
        values = self.receipt_binder.collect()
        if values is not None:
            self.view_model.add_receipt(values)

    def _on_allocate(self) -> None:
        chosen = self.car_choice.value()
        if chosen:
            self.view_model.allocate(int(chosen))

    def _on_changed(self) -> None:
        self.primary_changed.emit()

    def _on_loaded(self, view: DeliveryView) -> None:
        self._fill(view)
        if not view.vin and self.context.actor.may(Permission.DELIVERY_WRITE):
            self.view_model.read_cars()
        self.loaded(view.draft.version)

    def _on_cars(self, cars: tuple[CarChoice, ...]) -> None:
        other = self.tr("{vin} · {colours} · other colour")
        same = self.tr("{vin} · {colours} · {place}")
        self.car_choice.set_choices([
            (str(car.vehicle_id),
             (same if car.same_colour else other).format(vin=car.vin, colours=car.colours, place=car.place))
            for car in cars
        ])  # fmt: skip

    def _on_certificate(self) -> None:
        """The gate knows it now; what is being typed stays."""
        self.saved.emit()

    def _on_saved(self, view: DeliveryView) -> None:
        self.context.notifier.done(self.tr("Preparation saved"))
        self.stored()
        self._fill(view)

    def _on_acted(self, what: str) -> None:
        view = self.view_model.view
        if view is None:
            return
        texts = {
            "allocated": self.tr("Car allocated"),
            "received": self.tr("Receipt stored"),
            "delivered": self.tr("Delivered: {number}").format(number=view.number),
        }
        self.context.notifier.done(texts[what])
        if what == "delivered":
            self.signing.clear()
            self.stored()
            self._fill(view)
            return
        if what == "received":
            self.receipt_binder.restore(dict.fromkeys(self.receipt_binder.rows, ""))
        self._show(view)
        self.saved.emit()

    def _on_refused(self, errors: FieldErrors) -> None:
        self.signing.show_errors(errors.fields)
        self.binder.show_errors(errors)

    def _fill(self, view: DeliveryView) -> None:
        self._show(view)
        self.binder.set_values(values_from_draft(view.draft))

    def _show(self, view: DeliveryView) -> None:
        """Everything that is not typed here."""
        lang = self.context.lang
        money = view.money
        self.money_facts.setText(parts.money_text(money))
        self.outstanding.show_state(parts.outstanding_text(money), "good" if money.outstanding == ZERO else "caution")
        self.ledger.show_rows(parts.ledger_rows(money, lang))
        self.ledger.setVisible(bool(money.receipts))
        facts = (view.car_text, view.colours, view.vin or self.tr("no VIN yet"))
        self.car_facts.setText(" · ".join(fact for fact in facts if fact))
        self.car_state.show_state(
            self.tr("PDI passed") if view.pdi_passed else self.tr("PDI open"), "good" if view.pdi_passed else "caution"
        )
        self.allocation.setVisible(not view.vin and self.context.actor.may(Permission.DELIVERY_WRITE))
        self.wishes.set_groups({self.tr("Ordered with the car, done"): [(wish, wish) for wish in view.wishes]})
        self.pdi_form.rows["wishes_done"].setVisible(bool(view.wishes))
        self.papers.set_groups(parts.paper_points(view, lang))
        self.items.set_groups(parts.item_points(view, lang))
        self._show_done(view)
        self.certificate.open_deal(view.deal_id)
        self.primary_changed.emit()

    def _show_done(self, view: DeliveryView) -> None:
        open_still = not view.number and self.context.actor.may(Permission.DELIVERY_WRITE)
        for form in (
            self.car_form, self.pdi_form, self.papers_form, self.paper_ticks, self.item_ticks, self.handover_form,
        ):  # fmt: skip
            form.setEnabled(open_still)
        self.signing.setVisible(open_still)
        periods = view.periods
        self.guarantee.setVisible(periods is not None)
        if periods is not None:
            text = self.tr(
                "三包 from {start}: exchange or refund to {day_7} and {day_60}, 三包 to {year_2}, repair to {year_3}"
            )
            self.guarantee.setText(
                text.format(
                    start=periods.start, day_7=periods.day_7, day_60=periods.day_60, year_2=periods.year_2,
                    year_3=periods.year_3,
                )
            )  # fmt: skip

    def _show_paper(self) -> None:
        self.view_model.read_pdf(self._on_pdf)

    def _on_pdf(self, pdf: bytes) -> None:
        self._paper = PaperWindow(self.tr("Delivery form"), pdf, self)
        self._paper.show()
