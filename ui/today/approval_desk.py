"""What waits for the manager, one after the other, each with its whole deal, decided by keyboard (CT-04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from showroom.kernel.errors import FieldErrors, ShowroomError
from ui.changes import Changes
from ui.context import UiContext
from ui.messages import window_language
from ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.today.approval_card import what_is_asked
from ui.today.approvals_view_model import ApprovalsViewModel
from ui.today.dossier_view import DossierView
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import MoneyField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine

if TYPE_CHECKING:
    from showroom.approvals.views import Dossier, WaitingItem, WaitingList

LIST_WIDTH = 300
KEY = Qt.ItemDataRole.UserRole


class ApprovalDeskDialog(QDialog):
    """The list at the left, the deal at the right, the answer below; after an answer the next one is open.

    `notes` are what was typed and not used, by the key of the request; they outlive the dialog.
    """

    def __init__(self, context: UiContext, notes: dict[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("approval_desk")
        self.setWindowTitle(self.tr("Waiting for your approval"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        around = parent.window().size()
        self.resize(max(1000, around.width() * 85 // 100), max(620, around.height() * 88 // 100))
        self.context, self.notes = context, notes
        self.items: dict[str, WaitingItem] = {}
        self.current: WaitingItem | None = None
        self._ready = self._deciding = False
        self._shown = ""
        self.view_model = ApprovalsViewModel(context, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        row.setSpacing(SPACE_3)
        row.addWidget(self._build_list())
        row.addLayout(self._build_right(), 1)
        for signal, act in (
            (self.view_model.listed, self._on_listed),
            (self.view_model.opened, self._on_opened),
            (self.view_model.decided, self._on_decided),
            (self.view_model.refused, self._on_refused),
            (self.view_model.failed, self._on_failed),
        ):
            signal.connect(act)
        context.changes.changed.connect(self._on_changed)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_activated)
        self.note.textEdited.connect(self._keep_note)

    def show_items(self, found: WaitingList, key: str = "") -> None:
        """Show these requests and open the one of that key, else the first."""
        self._on_listed(found)
        self._choose(key)

    def approve(self) -> None:
        """Yes, up to what is typed as the most."""
        self._decide(approve=True)

    def refuse(self) -> None:
        """No, for the reason in the note."""
        self._decide(approve=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter approves and Ctrl+Shift+Enter refuses, wherever the keyboard stands."""
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not event.modifiers() & control:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.refuse()
        else:
            self.approve()

    def _build_list(self) -> QListWidget:
        self.list = QListWidget()
        self.list.setObjectName("approval_list")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(SPACE_1)
        return self.list

    def _build_right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE_2)
        self.dossier = DossierView()
        column.addWidget(self.dossier, 1)
        self.empty = text_label(self.tr("No approval is waiting."), "fact")
        self.empty.hide()
        column.addWidget(self.empty)
        self.form = Form(columns=3)
        self.note = self.form.add(TextField("note", self.tr("Note"), max_length=300), span=2)
        self.granted = self.form.add(MoneyField("granted", self.tr("Approve only up to")))
        self.binder = FormBinder(self.form, parent=self)
        column.addWidget(self.form)
        self.message = MessageLine()
        column.addWidget(self.message)
        column.addLayout(self._build_answers())
        return column

    def _build_answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        self.deal_link = LinkButton(self.tr("Open deal"))
        self.deal_link.setObjectName("approval_open_deal")
        self.deal_link.clicked.connect(self._on_deal)
        self.refuse_button = Button("", icon="x")
        self.refuse_button.setObjectName("approval_refuse")
        self.refuse_button.show_action(self.tr("Refuse"), "Ctrl+Shift+Return")
        self.refuse_button.clicked.connect(self.refuse)
        self.approve_button = PrimaryButton("")
        self.approve_button.setObjectName("approval_approve")
        self.approve_button.show_action(self.tr("Approve"), "Ctrl+Return")
        self.approve_button.clicked.connect(self.approve)
        row.addWidget(self.deal_link)
        row.addStretch(1)
        row.addWidget(self.refuse_button)
        row.addWidget(self.approve_button)
        return row

    def _decide(self, *, approve: bool) -> None:
        item = self.current
        if item is None or not self._ready:
            return
        values = self.binder.collect()
        if values is None:
            return
        self._deciding = True
        self._set_ready(False)
        self.message.show_text("")
        granted = values["granted"] if approve and item.discount is not None else None
        self.view_model.decide(item, values["note"], approve, granted)

    def _set_ready(self, ready: bool) -> None:
        """Nothing is decided before its deal stands there, nor twice."""
        self._ready = ready
        for button in (self.approve_button, self.refuse_button):
            button.setEnabled(ready)
        self.deal_link.setEnabled(self.current is not None)

    def _on_listed(self, found: WaitingList) -> None:
        kept = self.list.currentRow()
        key = "" if self.current is None else self.current.key
        self.items = {item.key: item for item in found.items}
        self.list.blockSignals(True)
        self.list.clear()
        for item in found.items:
            line = QListWidgetItem(_line(item))
            line.setData(KEY, item.key)
            self.list.addItem(line)
        self.list.blockSignals(False)
        self.empty.setVisible(not found.items)
        self.form.setVisible(bool(found.items))
        if key in self.items and self.items[key] == self.current:
            self.list.blockSignals(True)
            self._choose(key)
            self.list.blockSignals(False)
            self._set_ready(self._shown == key and not self._deciding)
        else:
            self.list.setCurrentRow(min(max(kept, 0), self.list.count() - 1))  # the next one in the same place
            if not found.items:
                self._open(None)

    def _choose(self, key: str) -> None:
        rows = [n for n in range(self.list.count()) if self.list.item(n).data(KEY) == key]
        self.list.setCurrentRow(rows[0] if rows else 0)

    def _on_chosen(self, line: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        self._open(None if line is None else self.items.get(str(line.data(KEY))))

    def _open(self, item: WaitingItem | None) -> None:
        self.current, self._shown = item, ""
        self._set_ready(False)
        self.binder.clear_errors()
        if item is None:
            self.dossier.clear()
            return
        self.binder.set_values({"note": self.notes.get(item.key, ""), "granted": None})
        self.binder["granted"].setVisible(item.discount is not None)
        chosen_there = item.kind.value == "claim"  # how it is met is chosen where both sums stand (SB-06)
        self.approve_button.setHidden(chosen_there)
        self.deal_link.setText(self.tr("Compare and decide…") if chosen_there else self.tr("Open deal"))
        self.view_model.open(item)

    def _on_activated(self, _line: QListWidgetItem) -> None:
        self.note.setFocus()

    def _on_opened(self, dossier: Dossier) -> None:
        if self.current is not None and dossier.item.key == self.current.key:
            self.dossier.show_dossier(dossier)
            self._shown = self.current.key
            self._set_ready(not self._deciding)

    def _on_decided(self, item: WaitingItem, approve: bool) -> None:
        self._deciding = False
        self.notes.pop(item.key, None)
        text = self.tr("Approved: {who}") if approve else self.tr("Refused: {who}")
        self.message.show_text(text.format(who=item.customer), "good")
        self.list.setFocus()

    def _on_refused(self, errors: FieldErrors) -> None:
        self._deciding = False
        self.binder.show_errors(errors)
        self._set_ready(True)

    def _on_failed(self, error: ShowroomError) -> None:
        """Somebody else decided it meanwhile, it expired, or it was withdrawn."""
        self._deciding = False
        self.current = None
        self.message.show_text(error.text(window_language()), "refusal")

    def _on_changed(self, changes: Changes) -> None:
        """Another desk asked, took back or decided."""
        if changes.kind == "deal" and not self._deciding:
            self.view_model.reload()

    def _on_deal(self) -> None:
        if self.current is not None:
            self.context.open_place("deal", self.current.deal_id)
            self.accept()

    def _keep_note(self, text: str) -> None:
        if self.current is not None:
            self.notes[self.current.key] = text


def open_approvals(window: QWidget, context: UiContext) -> ApprovalDeskDialog:
    """The desk from anywhere in the window."""
    dialog = ApprovalDeskDialog(context, {}, window)
    dialog.view_model.reload()
    dialog.open()
    return dialog


def _line(item: WaitingItem) -> str:
    """The customer and what is asked for."""
    return f"{item.customer} · {what_is_asked(item)}\n{item.asked_by}: {item.reason}"
