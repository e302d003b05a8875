"""Contract templates: their versions with the days they are valid, and the editor of one of them (CT-02, Q-09)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from showroom.contract.template_views import NewTemplate, TemplateRow, TemplateStatus, TemplateView
from showroom.kernel.errors import ShowroomError
from ui.context import UiContext
from ui.settings.template_editor import TemplateEditor
from ui.settings.template_forms import CompareDialog, DeleteDialog, NewTemplateDialog, ReleaseDialog
from ui.settings.template_import_dialog import TemplateImportDialog
from ui.settings.template_view_model import TemplateViewModel
from ui.settings.template_words import facts_text, status_text, status_tone
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.form import MessageLine
from ui.widgets.line_list import Line, LineList
from ui.widgets.reason_dialog import ReasonDialog

Asking = AskingDialog | TemplateImportDialog


class TemplatesDialog(QDialog):
    """The list first; a version chosen there opens in the editor."""

    def __init__(self, parent: QWidget | None, context: UiContext) -> None:
        super().__init__(parent)
        self.setObjectName("templates_dialog")
        self.setWindowTitle(self.tr("Contract templates"))
        room = parent.window().size() if parent is not None else QSize(1280, 720)
        self.resize(max(1100, room.width() - 60), max(640, room.height() - 60))
        self.context = context
        self.rows: tuple[TemplateRow, ...] = ()
        self.model = TemplateViewModel(context, self)
        self.editor = TemplateEditor(context, self.model)
        self._asking: Asking | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self._build_list())
        self.stack.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_3, SPACE_5, SPACE_3)
        column.addWidget(self.stack)
        self._connect()
        self.model.read()

    def open_version(self, version_id: int | None) -> None:
        """Show a version in the editor."""
        self.model.open(version_id)

    def show_list(self) -> None:
        """Back to the list."""
        self.editor.flush_drafts()
        self.stack.setCurrentIndex(0)
        self.model.read()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.editor.flush_drafts()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stack.currentIndex() == 1:
            self.show_list()  # Esc goes one step back, not out
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        self.editor.flush_drafts()
        super().reject()

    def _build_list(self) -> QWidget:
        page = QWidget()
        page.setProperty("kind", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        head = QHBoxLayout()
        head.setSpacing(SPACE_3)
        head.addWidget(text_label(self.tr("Contract templates"), "subject"))
        head.addWidget(text_label(self.tr("A signed contract keeps the text it was signed on."), "fact"))
        head.addStretch(1)
        self.import_button = Button(self.tr("Import a local text"), icon="upload")
        self.import_button.setObjectName("import_template_open")
        self.new_button = PrimaryButton(self.tr("New template"))
        self.new_button.setObjectName("new_template_open")
        head.addWidget(self.import_button)
        head.addWidget(self.new_button)
        column.addLayout(head)
        self.message = MessageLine()
        column.addWidget(self.message)
        self.list = LineList("template_list", self.tr("No templates yet"))
        card = Card()
        card.add(self.list)
        card.column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(card)
        column.addWidget(area, 1)
        return page

    def _connect(self) -> None:
        model, head = self.model, self.editor.head
        model.listed.connect(self._on_listed)
        model.opened.connect(self._on_opened)
        model.stored.connect(self._on_stored)
        model.deleted.connect(self._on_deleted)
        model.refused.connect(self._on_refused)
        self.list.acted.connect(self._on_acted)
        self.new_button.clicked.connect(self._on_new)
        self.import_button.clicked.connect(self._on_import)
        head.back.clicked.connect(self.show_list)
        head.copy.clicked.connect(self._on_copy)
        head.compare.clicked.connect(self._on_compare)
        head.delete.clicked.connect(self._on_delete)
        head.release.clicked.connect(self._on_release)
        head.withdraw.clicked.connect(self._on_withdraw)
        head.standard.clicked.connect(model.mark)

    def _on_listed(self, rows: tuple[TemplateRow, ...]) -> None:
        self.rows = rows
        lines = []
        for row in rows:
            line = Line(
                "shipped" if row.version_id is None else row.version_id, row.label, facts_text(row, self.context.lang)
            )
            if row.in_use:
                line.with_pill(self.tr("Used today"), "accent")
            elif row.offered:
                line.with_pill(self.tr("To choose"), "accent")
            if row.standard:
                line.with_pill(self.tr("Standard"), "good")
            line.with_pill(status_text(row.status), status_tone(row.status))
            line.with_link("open", self.tr("Edit") if row.status is TemplateStatus.DRAFT else self.tr("Look"))
            lines.append(line)
        self.list.show_lines(lines)

    def _on_acted(self, key: object, _act: str) -> None:
        self.open_version(key if isinstance(key, int) else None)

    def _on_opened(self, view: TemplateView) -> None:
        self.model.read_deals()
        self.stack.setCurrentIndex(1)
        self.editor.show_view(view)

    def _on_stored(self, view: TemplateView, verb: str) -> None:
        if verb in {"saved", "released"}:
            self.editor.stored()
        if self._asking is not None:
            self._asking.on_stored(view)
            self._asking = None
        self._on_opened(view)
        said = {
            "saved": self.tr("Draft stored"),
            "released": self.tr("Released"),
            "withdrawn": self.tr("Withdrawn"),
            "started": self.tr("Draft made"),
            "marked": self.tr("It is the store's standard now"),
        }[verb]
        self.editor.head.say(said, "good")
        self.model.read()

    def _on_deleted(self) -> None:
        self.editor.stored()
        self.show_list()

    def _on_refused(self, error: ShowroomError) -> None:
        if self._asking is not None:
            self._asking.on_failed(error)
        elif self.stack.currentIndex() == 1:
            self.editor.show_refusal(error)
        else:
            self.message.show_text(error.text(self.context.lang), "refusal")

    def _on_new(self) -> None:
        self._begin(None)

    def _begin(self, view: TemplateView | None) -> None:
        source = view.row.label if view is not None else self.tr("the standard text")
        dialog = NewTemplateDialog(self, source)
        dialog.given.connect(self._on_new_given)
        self._ask(dialog)

    def _on_new_given(self, values: dict[str, str]) -> None:
        self.model.start(NewTemplate(values["code"], values["name_zh"], values["name_en"]))

    def _on_import(self) -> None:
        dialog = TemplateImportDialog(self, self.context)
        dialog.given.connect(self.model.start)
        self._ask(dialog)

    def _on_copy(self) -> None:
        view = self.model.view
        if view is not None and view.row.version_id is None:
            self._begin(view)
        elif view is not None and view.row.version_id is not None:
            self.model.new_version(view.row.version_id)

    def _on_compare(self) -> None:
        if self.model.view is not None:
            CompareDialog(self, self.model, self.model.view.row, self.rows).open()

    def _on_delete(self) -> None:
        if self.model.view is not None:
            dialog = DeleteDialog(self, self.model.view.row.label)
            dialog.given.connect(self._on_delete_given)
            dialog.given.connect(dialog.accept)
            dialog.open()

    def _on_delete_given(self, _values: object) -> None:
        self.model.delete()

    def _on_release(self) -> None:
        if self.model.view is None:
            return
        if self.editor.text.can_undo:
            self.editor.head.say(self.tr("Save the draft first: what is released is what was stored."), "caution")
            return
        dialog = ReleaseDialog(self, self.context, self.model.view.row.label)
        dialog.given.connect(self.model.release)
        self._ask(dialog)

    def _on_withdraw(self) -> None:
        if self.model.view is not None:
            label = self.model.view.row.label
            question = self.tr("Sign no more contracts on {label}?").format(label=label)
            dialog = ReasonDialog(self, question, self.tr("Withdraw"))
            dialog.given.connect(self.model.withdraw)
            dialog.open()

    def _ask(self, dialog: Asking) -> None:
        self._asking = dialog
        dialog.rejected.connect(self._on_asking_over)
        dialog.open()

    def _on_asking_over(self) -> None:
        self._asking = None


def open_templates(window: QWidget, context: UiContext) -> None:
    """The templates, from anywhere (Ctrl+K)."""
    dialog = TemplatesDialog(window, context)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
