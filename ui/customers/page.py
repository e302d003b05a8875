"""Customers: the list that is narrowed and ordered, one customer's card, and the import of another system's list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from showroom.customers.service import CustomerQuery, Sort
from showroom.customers.views import CustomerRow
from showroom.kernel.actor import Permission
from showroom.staff.service import Colleague
from ui.changes import Changes
from ui.context import UiContext
from ui.customers import words
from ui.customers.customer_view import CustomerCard
from ui.customers.merge_button import MergeButton
from ui.customers.view_model import CustomerRows, query_of
from ui.hand_over.list_menu import ListActions
from ui.theme import SPACE_3, SPACE_4, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import EmptyState, text_label
from ui.widgets.channels import channel_text
from ui.widgets.fields import CheckField, ChoiceField, TextField
from ui.widgets.filter_row import FilterRow
from ui.widgets.paged_table import Column, PagedTableModel, TableView

GRADE_COLUMN = 2
ORDERS = {"name": Sort.NAME, "first_seen": Sort.FIRST_SEEN, "last_contact": Sort.LAST_CONTACT}


class CustomersPage(QWidget):
    """A list and, above it when one is opened, a card."""

    ready = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("customers_page")
        self.setProperty("kind", "page")
        self.context = context
        self.may_read = context.actor.may(Permission.CUSTOMER_READ)
        self.card: CustomerCard | None = None
        self._hidden = False
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        column.addWidget(self.stack)
        self.stack.addWidget(self._build_list())
        if self.may_read:
            context.changes.changed.connect(self._on_changed)
            context.jobs.read(self._read_owners, self._on_owners, key="owners")
            self.reload()

    def open_item(self, customer_id: int) -> None:
        """Show one customer's card."""
        if self.may_read:
            self._show_card().open_customer(customer_id)

    def open_new(self) -> None:
        """An empty card."""
        self._show_card().open_new()

    def primary(self) -> None:
        """Ctrl+Enter: save the open card, else open the selected customer."""
        if self.card is not None and self.stack.currentWidget() is self.card:
            self.card.submit()
        elif self.table.currentIndex().isValid():
            self.open_item(self.model.id_at(self.table.currentIndex().row()))

    def reload(self) -> None:
        """Read the list again, as the filter says."""
        self.model.use_source(CustomerRows(self.context, self.query()))

    def query(self) -> CustomerQuery:
        """What the filter row asks for."""
        fields = (self.text, self.grade, self.owner, self.mine, self.order)
        return query_of({field.name: field.value() for field in fields}, self.context.actor.id)

    def open_import(self) -> None:
        """Choose a list of another system and look at its rows."""
        from ui.imports.dialog import open_import

        self.import_dialog = open_import(self, self.context, "customers")
        self.import_dialog.imported.connect(self._on_imported)
        self.import_dialog.undone.connect(self._on_imported)

    def hide_internal(self, hidden: bool) -> None:
        """The customer looks on: no grades, no notes."""
        self._hidden = hidden
        self.table.setColumnHidden(GRADE_COLUMN, hidden)
        if self.card is not None:
            self.card.hide_internal(hidden)

    def flush_drafts(self) -> None:
        """Store what is typed."""
        if self.card is not None:
            self.card.flush_drafts()

    def snapshot(self) -> dict[str, Any]:
        """The filter, and the open card, for the language switch."""
        fields = (self.text, self.grade, self.owner, self.mine, self.order)
        opened = self.card is not None and self.stack.currentWidget() is self.card
        ident = self.card.view_model.customer_id if opened and self.card is not None else None
        return {"filter": {field.name: field.raw() for field in fields}, "card": ident}

    def restore(self, snapshot: dict[str, Any]) -> None:
        """Put it back."""
        for field in (self.text, self.grade, self.owner, self.mine, self.order):
            field.set_raw(snapshot["filter"].get(field.name))
        if self.may_read:
            self.reload()
            if snapshot["card"] is not None:
                self.open_item(snapshot["card"]) if snapshot["card"] else self.open_new()

    # --- building -------------------------------------------------------------------------------------------------

    def _build_list(self) -> QWidget:
        page = QWidget()
        page.setProperty("kind", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        self.filter = self._build_filter()
        column.addWidget(self.filter)
        source = CustomerRows(self.context, CustomerQuery())
        self.model = PagedTableModel(self._columns(), source, self.context.jobs, self)
        self.model.loaded.connect(self._on_loaded)
        self.table = TableView("customers", self.tr("Customers"), self.model)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().sectionClicked.connect(self._on_heading_clicked)
        self.table.opened.connect(self.open_item)
        first = PrimaryButton(self.tr("New customer"))
        first.clicked.connect(self.open_new)
        first.setVisible(self.context.actor.may(Permission.CUSTOMER_WRITE))
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        nobody_yet = self.tr("No customers yet. Enter the first one, or import your list.")
        self.lists.addWidget(EmptyState("users", nobody_yet, first))
        self.lists.addWidget(EmptyState("search", self.tr("Nobody matches. Use fewer words, or another filter.")))
        self.lists.addWidget(EmptyState("lock", self.tr("Your post does not see customers. You may import a list.")))
        if not self.may_read:
            self.filter.hide()
            self.lists.setCurrentIndex(3)
        column.addWidget(self.lists, 1)
        return page

    def _build_head(self) -> QHBoxLayout:
        self.count = text_label("", "fact")
        self.import_button = Button(self.tr("Import Excel…"), "", "upload")
        self.import_button.setObjectName("import_customers")
        self.import_button.clicked.connect(self.open_import)
        self.import_button.setVisible(self.context.actor.may(Permission.IMPORT))
        self.duplicates = MergeButton(self, self.context)
        self.duplicates.show_store()
        self.duplicates.changed.connect(self._on_merged)
        self.new_button = PrimaryButton(self.tr("New customer"), "Ctrl+N", "user-plus")
        self.new_button.setObjectName("new_customer")
        self.new_button.clicked.connect(self.open_new)
        self.new_button.setVisible(self.context.actor.may(Permission.CUSTOMER_WRITE))
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(text_label(self.tr("Customers"), "subject"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.duplicates)
        self.list_actions = ListActions(self, self.context)
        head.addWidget(self.list_actions)
        head.addWidget(self.import_button)
        head.addWidget(self.new_button)
        return head

    def _build_filter(self) -> FilterRow:
        row = FilterRow(self)
        self.text = row.add(TextField("text", self.tr("Name, pinyin, phone or its tail")), 4)
        self.grade = row.add(ChoiceField("grade", self.tr("Grade"), [("", self.tr("All")), *words.grades()]), 1)
        self.owner = row.add(ChoiceField("owner", self.tr("Owner"), self._owner_choices(())), 2)
        orders = [
            (Sort.NEWEST.value, self.tr("Newest first")),
            (Sort.NAME.value, self.tr("By name")),
            (Sort.LAST_CONTACT.value, self.tr("Last contact")),
            (Sort.FIRST_SEEN.value, self.tr("First seen")),
        ]
        self.order = row.add(ChoiceField("order", self.tr("Order"), orders), 2)
        self.mine = row.add(CheckField("mine", self.tr("Only mine")), 0)
        for field in (self.grade, self.owner):
            field.set_value("")
        self.order.set_value(Sort.NEWEST.value)
        row.changed.connect(self._on_filter)
        row.list_wanted.connect(self._on_list_wanted)
        return row

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("Name"), lambda row: str(row.name), width=130),
            Column("phone", self.tr("Phone"), lambda row: str(row.phone), width=130),
            Column("grade", self.tr("Grade"), lambda row: str(row.grade.value), width=64, tone=_grade_tone),
            Column("interest", self.tr("Interested in"), lambda row: str(row.interest), width=220),
            Column("channel", self.tr("Channel"), lambda row: channel_text(row.channel), width=110),
            Column("owner", self.tr("Owner"), lambda row: str(row.owner_name), width=110),
            Column("first_seen", self.tr("First seen"), lambda row: _day(row.first_seen), width=110),
            Column("last_contact", self.tr("Last contact"), lambda row: _day(row.last_contact), width=120),
        )

    def _show_card(self) -> CustomerCard:
        if self.card is None:
            self.card = CustomerCard(self.context)
            self.card.closed.connect(self._on_card_closed)
            self.card.merge_button.changed.connect(self._on_merged)
            self.stack.addWidget(self.card)
            self.card.hide_internal(self._hidden)
        self.stack.setCurrentWidget(self.card)
        return self.card

    # --- answers --------------------------------------------------------------------------------------------------

    def _read_owners(self) -> tuple[Colleague, ...]:
        found: tuple[Colleague, ...] = self.context.showroom.staff.colleagues(self.context.actor, only_active=False)
        return found

    def _owner_choices(self, people: tuple[Colleague, ...]) -> list[tuple[str, str]]:
        names = [(str(person.id), person.name) for person in people]
        return [("", self.tr("All")), ("nobody", self.tr("Nobody")), *names]

    def _on_owners(self, people: tuple[Colleague, ...]) -> None:
        self.owner.set_choices(self._owner_choices(people))

    def _on_filter(self) -> None:
        order = Sort(self.order.value() or Sort.NEWEST.value)
        self.model.mark_sorted(next((key for key, sort in ORDERS.items() if sort is order), ""))
        self.reload()

    def _on_heading_clicked(self, number: int) -> None:
        wanted = ORDERS.get(self.model.columns[number].key)
        if wanted is not None:
            again = self.order.value() == wanted.value
            self.order.set_value(Sort.NEWEST.value if again else wanted.value)
            self._on_filter()

    def _on_list_wanted(self) -> None:
        self.table.setFocus()
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_loaded(self) -> None:
        count = self.model.rowCount()
        narrowed = self.query() != CustomerQuery(sort=self.query().sort)
        self.count.setText(f"{count:,}")
        self.lists.setCurrentIndex(0 if count else 2 if narrowed else 1)
        if count and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.ready.emit()

    def _on_card_closed(self) -> None:
        self.stack.setCurrentIndex(0)
        self.table.setFocus()

    def _on_merged(self, customer_id: int) -> None:
        self.reload()
        if self.card is not None and self.stack.currentWidget() is self.card:
            self.card.open_customer(customer_id)

    def _on_imported(self, _count: int = 0) -> None:
        if self.may_read:
            self.context.jobs.read(self._read_owners, self._on_owners, key="owners")
            self.reload()

    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Changes) or changes.kind != "customer":
            return
        known = all(self.model.knows(ident) for ident in changes.ids)
        if known:
            self.model.refresh(changes.ids)
        else:
            self.reload()


def _grade_tone(row: CustomerRow) -> str:
    tone = words.GRADE_TONES.get(row.grade.value, "")
    return "" if row.limited else tone


def _day(day: Any) -> str:
    return "" if day is None else str(day.isoformat())
