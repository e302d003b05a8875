"""Step 3: the car that fits, the six positions, and the customer's confirmation."""

from __future__ import annotations

from showroom.kernel.errors import FieldErrors
from showroom.presentation.rules import Position
from showroom.presentation.views import PresentationView
from ui.context import UiContext
from ui.presentation.car_table import CarTable
from ui.presentation.view_model import PresentationViewModel, draft_from_values, values_from_view
from ui.widgets.cards import ChecklistWidget, Section, text_label
from ui.widgets.fields import CheckField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.step_page import StepPage


class PresentationPage(StepPage):
    """Calm: the customer looks on; notes hide with one key."""

    step = "presentation"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.view_model = PresentationViewModel(context, self)
        forms = (self._build_car(), self._build_walkaround(), self._build_confirmation())
        self.column.addStretch(1)
        self.use_forms(*forms)
        self.binder.changed.connect(self.primary_changed)
        self.cars.changed.connect(self._on_car_chosen)
        self.view_model.loaded.connect(self._on_loaded)
        self.view_model.saved.connect(self._on_saved)
        self.view_model.refused.connect(self._on_refused)

    def load(self, deal_id: int) -> None:
        self.view_model.load(deal_id)

    def primary_text(self) -> str:
        view = self.view_model.view
        if view is not None and view.draft.customer_confirmed and not self.typed:
            return ""
        return self.tr("Save presentation")

    def primary(self) -> None:
        view = self.view_model.view
        values = self.binder.collect()
        if view is not None and values is not None:
            self.view_model.save(draft_from_values(values, view))

    def focus_field(self, name: str) -> bool:
        return super().focus_field({"model": "car", "version": "car", "colour": "exterior"}.get(name, name))

    def hide_internal(self, hidden: bool) -> None:
        self.binder["enthusiasm"].setVisible(not hidden)

    def _build_car(self) -> Form:
        section = Section(self.tr("Which car fits"))
        self.needs = text_label("", "fact", wrap=True)
        self.needs.setObjectName("needs_summary")
        section.add(self.needs)
        form = Form(columns=2)
        self.cars = form.add(CarTable("car", self.tr("Cars that can be had, the best match first")), span=2)
        form.add(TextField("exterior", self.tr("Exterior colour"), max_length=40))
        form.add(TextField("interior", self.tr("Interior"), max_length=40))
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_walkaround(self) -> Form:
        section = Section(self.tr("Six positions"), self.tr("begin where the customer's first need is (WK-01)"))
        points = [(place.value, text) for place, text in self._position_texts()]
        form = Form(columns=1)
        form.add(ChecklistWidget("positions_shown", self.tr("Shown"), points))
        form.add(MultiLine("questions", self.tr("The customer's questions"), lines=2, max_length=500))
        section.add(form)
        self.column.addWidget(section)
        return form

    def _position_texts(self) -> tuple[tuple[Position, str], ...]:
        """What to say at each position (§6.5)."""
        return (
            (
                Position.FRONT_LEFT,
                self.tr("1 Front left: design line, grille, lamps, wheels; NEV: light language, charging flap"),
            ),
            (
                Position.DRIVER_SEAT,
                self.tr("2 Driver's seat: seat, wheel, view, assistance, storage; NEV: cockpit chip, voice, OTA"),
            ),
            (Position.REAR_SEAT, self.tr("3 Rear seat: space, ISOFIX, air vents, quietness; NEV: flat floor, V2L")),
            (Position.REAR, self.tr("4 Rear: design, boot, tailgate, parking radar")),
            (
                Position.SIDE,
                self.tr(
                    "5 Side: body structure, tyres and brakes, wheelbase; NEV: battery in the underbody, IP rating"
                ),
            ),
            (
                Position.ENGINE_BAY,
                self.tr("6 Engine bay: figures, layout, maintenance; NEV: front trunk, motor, charging times"),
            ),
        )

    def _build_confirmation(self) -> Form:
        section = Section(self.tr("Confirmation"), self.tr("the presentation ends when the customer says yes (WK-03)"))
        form = Form(columns=1)
        form.add(CheckField("customer_confirmed", self.tr("The customer confirms this model, version and colour")))
        form.add(TextField("enthusiasm", self.tr("What pleased most, and what next (internal)"), max_length=300))
        section.add(form)
        self.column.addWidget(section)
        return form

    def _on_loaded(self, view: PresentationView) -> None:
        self._show(view)
        self.loaded(view.draft.version)

    def _on_saved(self, view: PresentationView) -> None:
        self.context.notifier.done(self.tr("Presentation saved"))
        self.stored()
        self._show(view)

    def _show(self, view: PresentationView) -> None:
        self.cars.show_cars(view.candidates)
        self.binder.set_values(values_from_view(view))
        budget = "" if view.budget is None else self.tr("Budget ¥{budget}").format(budget=view.budget.grouped())
        self.needs.setText(" · ".join(part for part in (view.needs_summary, budget) if part))
        self.needs.setVisible(bool(self.needs.text()))
        self.primary_changed.emit()

    def _on_car_chosen(self) -> None:
        """A chosen car brings its colours; they can be changed for a car to be ordered."""
        car = self.view_model.candidate(self.cars.value())
        if car is not None:
            self.binder.set_values({"exterior": car.exterior, "interior": car.interior})

    def _on_refused(self, errors: FieldErrors) -> None:
        self.binder.show_errors(errors)
