"""One record on its own: head with Back and Save, cards below, and the draft of what is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.context import UiContext
from ui.drafts import DraftKeeper, DraftSlot
from ui.theme import SPACE_3
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.cards import Card, Pill, text_label
from ui.widgets.form import Form, FormBinder


class RecordView(QWidget):
    """Subclasses put cards into `columns`, call `use_forms`, and implement `save(values)`; Esc goes back."""

    closed = Signal()

    def __init__(self, context: UiContext, name: str, back_text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "page")
        self.context = context
        self.binder = FormBinder(parent=self)
        self.drafts: DraftKeeper | None = None
        self.typed = False
        self.back = QuietButton(back_text, "", "chevron-left")
        self.back.setObjectName("back")
        self.back.clicked.connect(self.close_record)
        self.title = text_label("", "subject")
        self.facts = text_label("", "fact")
        self.pill = Pill("", "accent")
        self.pill.hide()
        self.save_button = PrimaryButton("")
        self.save_button.setObjectName("save")
        self.save_button.show_action(self.tr("Save"), "Ctrl+Return")
        self.save_button.clicked.connect(self.submit)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE_3)
        for widget in (self.back, self.title, self.pill, self.facts):
            self.head.addWidget(widget)
        self.head.addStretch(1)
        self.head.addWidget(self.save_button)
        self.columns = QHBoxLayout()
        self.columns.setSpacing(SPACE_3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(self.head)
        column.addLayout(self.columns, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_record)

    def add_card(self, stretch: int) -> Card:
        """A scrolling card beside the others."""
        card = Card(scroll=True)
        self.columns.addWidget(card, stretch)
        return card

    def use_forms(self, draft_form: str, *forms: Form) -> None:
        """Bind all fields and keep their draft under the name `draft_form`, '' for none (passwords)."""
        for form in forms:
            self.binder.watch(form.rows.values())
        self.binder.changed.connect(self._on_typed)
        if draft_form:
            slot = DraftSlot(draft_form, "new")
            self.drafts = DraftKeeper(self.context, slot, self.draft_snapshot, self.take_draft, self)
            self.binder.changed.connect(self.drafts.touch)
            self.binder.left.connect(self.drafts.flush)

    def begin(self, ident: int, version: int = 0) -> None:
        """The fields show record `ident` (0: a new one); offers a draft that was left."""
        self.typed = False
        if self.drafts is not None:
            self.drafts.move_to(f"{ident}" if ident else "new", version)
            self.drafts.offer()

    def stored(self) -> None:
        """What was typed is saved for good."""
        self.typed = False
        if self.drafts is not None:
            self.drafts.settle()

    def draft_snapshot(self) -> dict[str, Any]:
        """What the draft file keeps: everything typed."""
        return self.binder.snapshot()

    def take_draft(self, snapshot: dict[str, Any]) -> None:
        """Put a draft back into the fields; it counts as typed."""
        self.binder.restore(snapshot)
        self.typed = True

    def flush_drafts(self) -> None:
        """Store what is typed now."""
        if self.drafts is not None:
            self.drafts.flush()

    def submit(self) -> None:
        """Read the fields and save, or mark what is wrong."""
        if self.save_button.isHidden():
            return
        values = self.binder.collect()
        if values is not None:
            self.save(values)

    def save(self, values: dict[str, Any]) -> None:
        """Hand the values to the view model."""
        raise NotImplementedError

    def set_writable(self, writable: bool) -> None:
        """Let the fields be changed, or only be read."""
        self.save_button.setVisible(writable)
        for row in self.binder.rows.values():
            row.field.setEnabled(writable)

    def show_failure(self, error: ShowroomError) -> None:
        """Mark the fields, tell the rest in the message bar."""
        homeless = self.binder.show_errors(error) if isinstance(error, FieldErrors) else ("",)
        if isinstance(error, FieldErrors) and homeless:
            self.context.notifier.error(error.fields[homeless[0]].text(self.context.lang))
        elif homeless:
            self.context.notifier.error(error)

    def close_record(self) -> None:
        """Back to the list; what is typed stays as a draft."""
        self.flush_drafts()
        self.closed.emit()

    def _on_typed(self) -> None:
        self.typed = True
