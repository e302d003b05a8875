"""Records of processing and impact assessments: added to, never changed, kept three years at least (PI-09)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.privacy.register_views import RecordDraft, RecordLine
from showroom.privacy.registers_model import RecordKind
from ui.context import UiContext
from ui.settings.privacy_words import text_of
from ui.theme import SPACE_3
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.form import Form, FormBinder
from ui.widgets.number_fields import NumberField
from ui.widgets.paged_table import Column, PagedTableModel, TableView

_TEXTS = ("title", "purpose", "data_kinds", "receivers", "risk", "measures")


class RecordsPart(QWidget):
    """The register above, a new entry below."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("privacy_records")
        self.setProperty("kind", "page")
        self.context = context
        self.desk = context.showroom.privacy_registers
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        self.model = PagedTableModel(self._columns(), FixedRows(()), context.jobs, self)
        self.table = TableView("processing_records", self.tr("Processing records"), self.model)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_new())
        self.load()

    def submit(self) -> None:
        """Add the typed entry."""
        values = self.binder.collect()
        if values is None:
            return
        texts = {name: values[name] for name in _TEXTS}
        draft = RecordDraft(
            RecordKind(values["kind"]), made_on=values["made_on"], replaces_id=values["replaces_id"], **texts
        )
        act = partial(self.desk.add_record, self.context.actor, draft)
        self.context.jobs.write(act, self._on_added, self._on_refused)

    def load(self) -> None:
        """Read the register anew."""
        act = partial(self.desk.records, self.context.actor)
        self.context.jobs.read(act, self._on_loaded, self._on_refused, key="processing_records")

    def _build_new(self) -> Card:
        card = Card()
        card.add(text_label(self.tr("New entry"), "heading"))
        form, today = Form(columns=12), self.context.showroom.work.today
        kinds = [(kind.value, text_of(kind)) for kind in RecordKind]
        form.add(ChoiceField("kind", self.tr("Kind"), kinds, required=True), span=3)
        form.add(TextField("title", self.tr("Title"), required=True, max_length=120), span=5)
        form.add(DateField("made_on", self.tr("Made on"), required=True, today=today), span=2)
        form.add(NumberField("replaces_id", self.tr("Replaces no.")), span=2)
        form.add(TextField("purpose", self.tr("Purpose and method"), required=True, max_length=500), span=6)
        form.add(TextField("data_kinds", self.tr("Kinds of data"), required=True, max_length=500), span=6)
        form.add(TextField("receivers", self.tr("Passed on to"), max_length=300), span=4)
        form.add(TextField("risk", self.tr("Effect on persons and risk"), max_length=500), span=4)
        form.add(TextField("measures", self.tr("Protective measures"), max_length=500), span=4)
        card.add(form)
        self.binder = FormBinder(form, parent=self)
        self.binder.set_values({"kind": RecordKind.PROCESSING.value, "made_on": today()})
        foot = QHBoxLayout()
        text = self.tr("Kept three years at least; an entry is never changed, a newer one takes its place.")
        foot.addWidget(text_label(text, "fact"))
        foot.addStretch(1)
        self.add_button = PrimaryButton("")
        self.add_button.setObjectName("add_record")
        self.add_button.show_action(self.tr("Add entry"), "Ctrl+Return")
        self.add_button.clicked.connect(self.submit)
        foot.addWidget(self.add_button)
        card.column.addLayout(foot)
        return card

    def _columns(self) -> tuple[Column, ...]:
        replaced = self.tr("replaced")
        return (
            Column("id", self.tr("No."), lambda row: str(row.id), right=True, width=50),
            Column("kind", self.tr("Kind"), lambda row: text_of(row.kind), width=140),
            Column("title", self.tr("Title"), lambda row: str(row.title), width=170),
            Column("purpose", self.tr("Purpose and method"), lambda row: str(row.purpose), width=220),
            Column("data", self.tr("Kinds of data"), lambda row: str(row.data_kinds), width=170),
            Column("made", self.tr("Made on"), lambda row: str(row.made_on.isoformat()), width=100),
            Column("keep", self.tr("Kept until"), lambda row: str(row.keep_until.isoformat()), width=100),
            Column("state", self.tr("State"), lambda row: replaced if row.replaced else "", width=90),
            Column("by", self.tr("Written by"), lambda row: str(row.by), width=100),
        )

    def _on_loaded(self, lines: tuple[RecordLine, ...]) -> None:
        self.model.use_source(FixedRows(lines))

    def _on_added(self, _number: int) -> None:
        self.binder.set_values(dict.fromkeys(_TEXTS, "") | {"replaces_id": None})
        self.context.notifier.done(self.tr("Entry added"))
        self.load()

    def _on_refused(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors):
            self.binder.show_errors(error)
        else:
            self.context.notifier.error(error)
