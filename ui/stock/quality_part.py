"""What quality is promised for the version that the form shows, and since when; beside the version's own fields."""

from __future__ import annotations

from PySide6.QtCore import Signal

from showroom.kernel.actor import Permission
from showroom.vehicles.model import Energy
from showroom.vehicles.quality_service import QualityLine, QualityView
from showroom.vehicles.quality_terms import QualityTerms
from ui.context import UiContext
from ui.stock.quality_view_model import QualityViewModel
from ui.stock.words import scope_text
from ui.widgets.buttons import Button
from ui.widgets.cards import FlowRow, Section
from ui.widgets.information_sheet import InformationSheets
from ui.widgets.line_list import Line, LineList


class QualityPart(Section):
    """Terms of today, the rows behind them, and the information sheet; `entry_wanted(model_id)` to enter new ones."""

    entry_wanted = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("Quality and 三包"))
        self.setObjectName("quality_part")
        self._context = context
        self.sheets = InformationSheets(context, self)
        self.view_model = QualityViewModel(context, self)
        self.sheet = Button(self.tr("Information sheet"), icon="printer")
        self.sheet.setObjectName("information_sheet")
        self.sheet.clicked.connect(self._on_sheet)
        self.enter = Button(self.tr("New terms…"), icon="plus")
        self.enter.setObjectName("new_quality_terms")
        self.enter.clicked.connect(self._on_enter)
        self.add(FlowRow(self.sheet, self.enter))  # beside the title they are cut in a narrow window
        self.facts = LineList("quality_facts", "")
        self.add(self.facts)
        self.rows = LineList("quality_rows", self.tr("Nothing was entered yet: the least that the law demands holds."))
        self.add(self.rows)
        self.view_model.loaded.connect(self.show_view)
        self.view_model.refused.connect(context.notifier.error)

    def open_model(self, model_id: int) -> None:
        """Read and show a version's terms."""
        self.setVisible(bool(model_id))
        if model_id:
            self.view_model.load(model_id)

    def show_view(self, view: QualityView) -> None:
        """The terms of today with the rows behind them."""
        self.enter.setVisible(self._context.actor.may(Permission.STOCK_WRITE))
        self.facts.show_lines([Line(name, value, name) for name, value in self._facts(view)])
        self.rows.show_lines([self._line(line) for line in view.lines])

    def _facts(self, view: QualityView) -> list[tuple[str, str]]:
        terms = view.terms
        period = self.tr("{years} years / {km} km")

        def text(years: int | None, km: int | None) -> str:
            return period.format(years=years, km=f"{km:,}") if years and km else "–"

        found = [
            (self.tr("Repair period"), text(terms.repair_years, terms.repair_km)),
            (self.tr("三包 period"), text(terms.return_years, terms.return_km)),
            (self.tr("Coefficient n"), self._share(terms)),
        ]
        if view.energy is not Energy.ICE:
            battery = text(terms.battery_years, terms.battery_km)
            if terms.fade_percent:
                battery = self.tr("{period}, fade at most {percent} %").format(
                    period=battery, percent=terms.fade_percent
                )
            found.append((self.tr("Traction battery"), battery))
            found.append((self.tr("Drive motor"), text(terms.motor_years, terms.motor_km)))
        maker = " · ".join(part for part in (terms.manufacturer, terms.manufacturer_phone) if part)
        return [*found, (self.tr("Manufacturer"), maker or "–")]

    def _share(self, terms: QualityTerms) -> str:
        shown = f"{(terms.share * 100).normalize():f} %"
        return shown if "share" in terms.given else self.tr("{share} (the law's limit)").format(share=shown)

    def _line(self, line: QualityLine) -> Line:
        text = self.tr("{scope}, from {day}").format(scope=scope_text(line.scope), day=line.valid_from)
        shown = Line(line.id, text, self.tr("entered by {name}").format(name=line.by))
        return shown.with_pill(self.tr("in force"), "good") if line.in_force else shown

    def _on_enter(self) -> None:
        self.entry_wanted.emit(self.view_model.model_id)

    def _on_sheet(self) -> None:
        self.sheets.show_model(self.view_model.model_id)
