"""One clause in both languages side by side, with its placeholders and what the linter says of it (CT-02)."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QScrollArea, QVBoxLayout, QWidget

from showroom.contract.clause_text import LONGEST_CLAUSE, LONGEST_TITLE, checked_clause, checked_title
from showroom.contract.template_checks import clause_findings
from showroom.contract.template_shape import BLANKS, WHEN_NAMES, Clause, TextBlock, When
from showroom.kernel.errors import Lang, ShowroomError
from showroom.kernel.findings import Finding
from ui.settings.template_words import fixed_text
from ui.theme import SPACE_2, SPACE_3
from ui.widgets.buttons import Button
from ui.widgets.cards import FindingCard, text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.form import MessageLine
from ui.widgets.multi_line import MultiLine

_PAUSE_MS = 250


class TemplateClause(QWidget):
    """`written(lang, text)` and `applied(When)` while a person edits; findings follow after a short pause."""

    written = Signal(str, str)
    applied = Signal(object)

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self._lang: Lang = lang
        self._clause: Clause | None = None
        self._block: TextBlock | None = None
        self._said: list[QWidget] = []
        self.editors = {
            "zh": MultiLine("template_zh", self.tr("Chinese"), lines=8, max_length=LONGEST_CLAUSE),
            "en": MultiLine("template_en", self.tr("English"), lines=8, max_length=LONGEST_CLAUSE),
        }
        self.messages = {"zh": MessageLine(), "en": MessageLine()}
        self._last = self.editors["zh"]
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(self._build_head())
        column.addLayout(self._build_editors(), 1)
        self.note = text_label("", "fact", wrap=True)
        column.addWidget(self.note)
        column.addWidget(self._build_findings(), 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)

    def show_clause(self, clause: Clause, *, writable: bool) -> None:
        """Edit a clause."""
        self._clause, self._block = clause, None
        self.when.set_value(clause.when.value)
        self._show({"zh": clause.zh, "en": clause.en}, LONGEST_CLAUSE, writable=writable)
        self._size(120, 16_777_215, clause=True)
        self.note.setText(self.tr("**important** is printed bold (CT-01); {name} is filled in from the contract."))

    def show_title(self, block: TextBlock, *, writable: bool) -> None:
        """Edit the heading of a block."""
        self._clause, self._block = None, block
        self._show({"zh": block.title_zh, "en": block.title_en}, LONGEST_TITLE, writable=writable)
        self._size(64, 64, clause=False)
        self.note.setText(fixed_text(block, self._lang))

    def insert(self, name: str) -> None:
        """Put a placeholder where the cursor last stood."""
        self._last.textCursor().insertText(f"{{{name}}}")
        self._last.setFocus()

    def look(self) -> None:
        """Say what is wrong with the text as it stands, beside it."""
        self._pause.stop()
        texts = {lang: editor.raw() for lang, editor in self.editors.items()}
        if self._clause is None:
            self._tell({lang: _title_error(text, self._block) for lang, text in texts.items()})
            self._show_findings([])
            return
        clause = Clause(texts["zh"], texts["en"], When(self.when.value()))
        stored, wrong = checked_clause(clause)
        self._tell({lang: wrong.get(lang) for lang in texts})
        self._show_findings([] if wrong else clause_findings(stored, 0, 0))

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        self.when_label = QLabel(self.tr("Printed for"))
        self.when_label.setProperty("kind", "label")
        choices = [(when.value, name(self._lang)) for when, name in WHEN_NAMES.items()]
        self.when = ChoiceField("template_when", self.tr("Printed for"), choices)
        self.when.changed.connect(self._on_when)
        self.blank_button = Button(self.tr("Insert placeholder"), icon="plus")
        self.blank_button.setObjectName("template_placeholder")
        menu = QMenu(self.blank_button)
        for blank in BLANKS.values():
            action = menu.addAction(f"{{{blank.name}}}   {blank.label(self._lang)}")
            action.setData(blank.name)
        menu.triggered.connect(self._on_blank)
        self.blank_button.setMenu(menu)
        row.addWidget(self.when_label)
        row.addWidget(self.when, 1)
        row.addWidget(self.blank_button)
        return row

    def _build_editors(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SPACE_2)
        grid.setHorizontalSpacing(SPACE_3)
        for place, (lang, editor) in enumerate(self.editors.items()):
            label = QLabel(editor.label_text)
            label.setProperty("kind", "label")
            label.setBuddy(editor)
            editor.setProperty("lang", lang)
            editor.changed.connect(self._on_text)
            editor.noticed.connect(self.messages[lang].show_text)
            editor.cursorPositionChanged.connect(self._on_cursor)
            grid.addWidget(label, 0, place)
            grid.addWidget(editor, 1, place)
            grid.addWidget(self.messages[lang], 2, place)
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(1, 1)
        return grid

    def _build_findings(self) -> QScrollArea:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget()
        inner.setProperty("kind", "inner")
        self.findings = QVBoxLayout(inner)
        self.findings.setContentsMargins(0, 0, 0, 0)
        self.findings.setSpacing(SPACE_2)
        self.findings.addStretch(1)
        self.area.setWidget(inner)
        return self.area

    def _show(self, texts: dict[str, str], limit: int, *, writable: bool) -> None:
        for lang, editor in self.editors.items():
            editor.limit = limit
            if editor.raw() != texts[lang]:
                editor.set_value(texts[lang])
            editor.setReadOnly(not writable)
        self.when.setEnabled(writable)
        self.blank_button.setEnabled(writable)
        self.look()

    def _size(self, least: int, most: int, *, clause: bool) -> None:
        """Headings need less room than clauses, and have no conditions and placeholders."""
        for editor in self.editors.values():
            editor.setMinimumHeight(least)
            editor.setMaximumHeight(most)
        self._column.setStretch(1, int(clause))
        for widget in (self.when, self.when_label, self.blank_button):
            widget.setVisible(clause)

    def _tell(self, wrong: dict[str, ShowroomError | None]) -> None:
        for lang, error in wrong.items():
            self.messages[lang].show_text(error.text(self._lang) if error else "", "refusal" if error else "")

    def _show_findings(self, findings: list[Finding]) -> None:
        for old in self._said:
            self.findings.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._said = [FindingCard(_bare(finding)) for finding in findings]
        for place, card in enumerate(self._said):
            self.findings.insertWidget(place, card)

    def _on_text(self) -> None:
        editor = self.sender()
        if isinstance(editor, MultiLine):
            self._last = editor
            self._pause.start()
            self.written.emit(str(editor.property("lang")), editor.raw())

    def _on_cursor(self) -> None:
        editor = self.sender()
        if isinstance(editor, MultiLine) and editor.hasFocus():
            self._last = editor

    def _on_when(self) -> None:
        self.applied.emit(When(self.when.value()))
        self._pause.start()

    def _on_blank(self, action: QAction) -> None:
        self.insert(str(action.data()))


def _title_error(text: str, block: TextBlock | None) -> ShowroomError | None:
    try:
        checked_title(text, block.key if block is not None else "")
    except ShowroomError as error:
        return error
    return None


def _bare(finding: Finding) -> Finding:
    """Without the link: the text stands right above."""
    return Finding(finding.code, finding.severity, finding.text_zh, finding.text_en, override=finding.override)
