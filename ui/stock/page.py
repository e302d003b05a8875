"""Stock: the cars by VIN, the product library, and the import of a stock list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from showroom.kernel.actor import Permission
from showroom.kernel.errors import Lang
from showroom.vehicles.service import ModelCard, StockQuery, VehicleRow
from ui.changes import Changes
from ui.context import UiContext
from ui.stock import words
from ui.stock.model_form import ModelForm
from ui.stock.vehicle_form import VehicleForm
from ui.stock.view_model import StockRows, StockViewModel, query_of
from ui.theme import SPACE_3, SPACE_4, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import EmptyState, text_label
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.filter_row import FilterRow
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.paged_table import Column, PagedTableModel, TableView
from ui.widgets.record_view import RecordView

if TYPE_CHECKING:
    from ui.stock.quality_form import QualityForm

CARS, MODELS = 0, 1
OLD_STOCK_DAYS = 90
INTERNAL_COLUMNS = ("days", "location")


class StockPage(QWidget):
    """Two lists under tabs; a form lies above them when one is opened."""

    ready = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("stock_page")
        self.setProperty("kind", "page")
        self.context = context
        self.may_write = context.actor.may(Permission.STOCK_WRITE)
        self.view_model = StockViewModel(context, self)
        self.view_model.models_read.connect(self._on_models)
        self.vehicle_form: VehicleForm | None = None
        self.model_form: ModelForm | None = None
        self.quality_form: QualityForm | None = None
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.addWidget(self.stack)
        self.stack.addWidget(self._build_lists())
        context.changes.changed.connect(self._on_changed)
        self.reload()

    def open_item(self, vehicle_id: int) -> None:
        """Show one car."""
        self._show_vehicle_form().open_vehicle(vehicle_id)

    def open_model(self, model_id: int) -> None:
        """Show one version of the library."""
        self._show_model_form().open_model(model_id)

    def open_new(self) -> None:
        """An empty form for what the open tab lists."""
        if self.tabs.currentIndex() == MODELS:
            self._show_model_form().open_new()
        else:
            self._show_vehicle_form().open_new()

    def primary(self) -> None:
        """Ctrl+Enter: save the open form, else open what is selected."""
        shown = self.stack.currentWidget()
        if isinstance(shown, RecordView):
            shown.submit()
            return
        on_models = self.tabs.currentIndex() == MODELS
        table, model = (self.model_table, self.library) if on_models else (self.table, self.model)
        if table.currentIndex().isValid():
            (self.open_model if on_models else self.open_item)(model.id_at(table.currentIndex().row()))

    def reload(self) -> None:
        """Read both lists again."""
        self.model.use_source(StockRows(self.context, self.query()))
        self.view_model.read_models()

    def query(self) -> StockQuery:
        """What the filter row asks for."""
        return query_of({field.name: field.value() for field in (self.text, self.status, self.energy)})

    def open_import(self) -> None:
        """Choose a stock list and look at its rows."""
        from ui.imports.dialog import open_import

        self.import_dialog = open_import(self, self.context, "stock")
        self.import_dialog.imported.connect(self._on_imported)
        self.import_dialog.undone.connect(self._on_imported)

    def hide_internal(self, hidden: bool) -> None:
        """The customer looks on: not how long a car stands here, nor where."""
        for number, column in enumerate(self.model.columns):
            if column.key in INTERNAL_COLUMNS:
                self.table.setColumnHidden(number, hidden)

    def flush_drafts(self) -> None:
        """Store what is typed."""
        for form in (self.vehicle_form, self.model_form, self.quality_form):
            if form is not None:
                form.flush_drafts()

    def snapshot(self) -> dict[str, Any]:
        """The filter and the tab, for the language switch."""
        fields = (self.text, self.status, self.energy)
        return {"filter": {field.name: field.raw() for field in fields}, "tab": self.tabs.currentIndex()}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put it back."""
        for field in (self.text, self.status, self.energy):
            field.set_raw(snapshot["filter"].get(field.name))
        self.tabs.setCurrentIndex(snapshot["tab"])
        self.reload()

    # --- building -------------------------------------------------------------------------------------------------

    def _build_lists(self) -> QWidget:
        page = QWidget()
        page.setProperty("kind", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        self.lists = QStackedWidget()
        self.lists.addWidget(self._build_cars())
        self.lists.addWidget(self._build_library())
        self.tabs.currentChanged.connect(self._on_tab)
        column.addWidget(self.lists, 1)
        return page

    def _build_head(self) -> QHBoxLayout:
        self.tabs = QTabBar()
        self.tabs.setObjectName("stock_tabs")
        self.tabs.setAccessibleName(self.tr("Stock"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Cars"))
        self.tabs.addTab(self.tr("Product library"))
        self.count = text_label("", "fact")
        self.import_button = Button(self.tr("Import Excel…"), "", "upload")
        self.import_button.setObjectName("import_stock")
        self.import_button.clicked.connect(self.open_import)
        self.import_button.setVisible(self.context.actor.may(Permission.IMPORT))
        self.new_button = PrimaryButton(self.tr("New car"), "Ctrl+N", "plus")
        self.new_button.setObjectName("new_car")
        self.new_button.clicked.connect(self.open_new)
        self.new_button.setVisible(self.may_write)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(text_label(self.tr("Stock"), "subject"))
        head.addWidget(self.count)
        head.addSpacing(SPACE_4)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.import_button)
        head.addWidget(self.new_button)
        return head

    def _build_cars(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        self.filter = FilterRow(self)
        self.text = self.filter.add(TextField("text", self.tr("VIN or its tail, plate, version, colour")), 4)
        states = [("", self.tr("All but delivered")), *words.statuses(self.context.lang)]
        self.status = self.filter.add(ChoiceField("status", self.tr("State"), states), 2)
        drives = [("", self.tr("All")), *words.energies()]
        self.energy = self.filter.add(ChoiceField("energy", self.tr("Drive"), drives), 2)
        self.status.set_value("")
        self.energy.set_value("")
        self.filter.changed.connect(self._on_filter)
        self.filter.list_wanted.connect(self._on_list_wanted)
        column.addWidget(self.filter)
        source = StockRows(self.context, StockQuery())
        self.model = PagedTableModel(self._car_columns(), source, self.context.jobs, self)
        self.model.loaded.connect(self._on_loaded)
        self.table = TableView("stock", self.tr("Cars"), self.model)
        self.table.opened.connect(self.open_item)
        self.cars = QStackedWidget()
        self.cars.addWidget(self.table)
        self.cars.addWidget(EmptyState("car", self.tr("No cars yet. Import the stock list, or enter the first car.")))
        self.cars.addWidget(EmptyState("search", self.tr("No car matches. Use fewer words, or another filter.")))
        column.addWidget(self.cars, 1)
        return page

    def _build_library(self) -> QWidget:
        self.library = PagedTableModel(self._model_columns(), FixedRows(()), self.context.jobs, self)
        self.model_table = TableView("models", self.tr("Product library"), self.library)
        self.model_table.opened.connect(self.open_model)
        self.models = QStackedWidget()
        self.models.addWidget(self.model_table)
        text = self.tr("No versions yet. They come with the stock list, or are entered here.")
        self.models.addWidget(EmptyState("package", text))
        return self.models

    def _car_columns(self) -> tuple[Column, ...]:
        lang = self.context.lang
        return (
            Column("vin", self.tr("VIN"), lambda row: str(row.vin), width=176),
            Column("model", self.tr("Version"), lambda row: str(row.model_text), width=260),
            Column("exterior", self.tr("Colour"), _colours, width=120),
            Column(
                "status",
                self.tr("State"),
                lambda row: f"● {words.status_text(row.status, lang)}",
                width=110,
                tone=_tone,
            ),
            Column("price", self.tr("Price"), lambda row: f"¥{row.price.grouped()}", right=True, width=120),
            Column("days", self.tr("Days"), _days, right=True, width=80, tone=_days_tone),
            Column("location", self.tr("Place"), lambda row: str(row.location), width=110),
            Column("plate", self.tr("Plate"), lambda row: str(row.plate), width=100),
        )

    def _model_columns(self) -> tuple[Column, ...]:
        return (
            Column("brand", self.tr("Brand"), lambda row: str(row.brand), width=110),
            Column("series", self.tr("Series"), lambda row: str(row.series), width=110),
            Column("version_name", self.tr("Version"), lambda row: str(row.version_name), width=230),
            Column("year", self.tr("Model year"), lambda row: str(row.model_year or ""), right=True, width=90),
            Column("energy", self.tr("Drive"), lambda row: words.energy_text(row.energy), width=130),
            Column("gearbox", self.tr("Gearbox"), lambda row: str(row.gearbox), width=90),
            Column("seats", self.tr("Seats"), lambda row: str(row.seats), right=True, width=70),
            Column("price", self.tr("Guide price"), lambda row: f"¥{row.guide_price.grouped()}", right=True, width=130),
            Column("rest", "", lambda _row: "", width=20),
        )

    def _show_vehicle_form(self) -> VehicleForm:
        if self.vehicle_form is None:
            self.vehicle_form = VehicleForm(self.context)
            self.vehicle_form.closed.connect(self._on_closed)
            self.stack.addWidget(self.vehicle_form)
        self.stack.setCurrentWidget(self.vehicle_form)
        return self.vehicle_form

    def _show_model_form(self) -> ModelForm:
        if self.model_form is None:
            self.model_form = ModelForm(self.context)
            self.model_form.closed.connect(self._on_closed)
            self.model_form.quality.entry_wanted.connect(self._open_quality)
            self.stack.addWidget(self.model_form)
        self.stack.setCurrentWidget(self.model_form)
        return self.model_form

    def _open_quality(self, model_id: int) -> None:
        from ui.stock.quality_form import QualityForm

        if self.quality_form is None:
            self.quality_form = QualityForm(self.context)
            self.quality_form.closed.connect(self._show_model_form)
            self.quality_form.stored_terms.connect(self.open_model)
            self.stack.addWidget(self.quality_form)
        self.stack.setCurrentWidget(self.quality_form)
        self.quality_form.open_model(model_id)

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_tab(self, number: int) -> None:
        self.lists.setCurrentIndex(number)
        self.new_button.show_text(self.tr("New version") if number == MODELS else self.tr("New car"))
        self._show_count()

    def _on_filter(self) -> None:
        self.model.use_source(StockRows(self.context, self.query()))

    def _on_list_wanted(self) -> None:
        self.table.setFocus()
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_loaded(self) -> None:
        count = self.model.rowCount()
        self.cars.setCurrentIndex(0 if count else 1 if self.query() == StockQuery() else 2)
        if count and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_count()
        self.ready.emit()

    def _on_models(self, models: tuple[ModelCard, ...]) -> None:
        self.library.use_source(FixedRows(models))
        self.models.setCurrentIndex(0 if models else 1)
        self._show_count()

    def _show_count(self) -> None:
        model = self.library if self.tabs.currentIndex() == MODELS else self.model
        self.count.setText(f"{model.rowCount():,}")

    def _on_closed(self) -> None:
        self.stack.setCurrentIndex(0)
        (self.model_table if self.tabs.currentIndex() == MODELS else self.table).setFocus()

    def _on_imported(self, _count: int = 0) -> None:
        self.reload()

    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Changes):
            return
        if changes.kind == "vehicle":
            self._on_filter()
        elif changes.kind == "vehicle_model":
            self.view_model.read_models()


def _state(row: VehicleRow, lang: Lang) -> str:
    return f"● {words.status_text(row.status, lang)}"


def _colours(row: VehicleRow) -> str:
    return " / ".join(part for part in (row.exterior, row.interior) if part)


def _tone(row: VehicleRow) -> str:
    return words.STATUS_TONES[row.status]


def _days(row: VehicleRow) -> str:
    return "" if row.days is None else str(row.days)


def _days_tone(row: VehicleRow) -> str:
    return "caution" if row.days is not None and row.days >= OLD_STOCK_DAYS else ""
