"""Two records side by side: whose value counts in each field, what moves, and what the one record will say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from showroom.customers.merge_rules import Side
from showroom.customers.merge_views import Merged, MergePreview, MergeSide
from showroom.kernel.errors import ShowroomError
from showroom.kernel.findings import Finding, Severity
from ui.context import UiContext
from ui.customers.merge_rows import ChoiceRow, SameRow, columns_of
from ui.customers.merge_view_model import MergeViewModel
from ui.customers.merge_words import EMPTY, value_text
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.cards import Card, FlowRow, Pill, text_label, tone_of
from ui.widgets.form import MessageLine

WIDTH, HEIGHT = 1060, 680
LICENCES = "driving_licence"


class MergeDialog(QDialog):
    """`merged(Merged)` once the records are one. Left and Right choose, Up and Down go from field to field."""

    merged = Signal(object)

    def __init__(self, parent: QWidget, context: UiContext, keep_id: int, other_id: int) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName("merge_dialog")
        self.setWindowTitle(self.tr("Merge two records"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self.view_model = MergeViewModel(context, self)
        self.rows: list[ChoiceRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(self.tr("Merge two records of one customer"), "subject"))
        said = self.tr("Nothing is lost: every number still finds the customer, and the merge can be taken back.")
        column.addWidget(text_label(said, "fact", wrap=True))
        self.notes = QVBoxLayout()
        self.notes.setSpacing(SPACE_2)
        column.addLayout(self.notes)
        self.table = Card(scroll=True)
        self.table.column.setSpacing(SPACE_2 // 2)
        self.table.column.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        column.addWidget(self.table, 1)
        self.moves = FlowRow()
        self.moves.setObjectName("what_moves")
        column.addWidget(self.moves)
        self.message = MessageLine()
        column.addWidget(self.message)
        column.addLayout(self._build_foot())
        self.view_model.previewed.connect(self._on_previewed)
        self.view_model.merged.connect(self._on_merged)
        self.view_model.refused.connect(self._on_refused)
        self.view_model.load(keep_id, other_id)

    def take(self) -> dict[str, Side]:
        """Whose value of which field, as it stands."""
        return {row.field: row.side for row in self.rows}

    def submit(self) -> None:
        """Merge as chosen."""
        if self.confirm.isEnabled():
            self.confirm.setEnabled(False)
            self.view_model.merge(self.take())

    # --- building -------------------------------------------------------------------------------------------------

    def _build_foot(self) -> QHBoxLayout:
        keys = self.tr("← → choose the record   ·   ↑ ↓ next field")
        cancel = Button(self.tr("Cancel"), "Esc")
        cancel.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Merge"), "Ctrl+Return", "users")
        self.confirm.setObjectName("merge_confirm")
        self.confirm.setEnabled(False)
        self.confirm.clicked.connect(self.submit)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_3)
        foot.addWidget(text_label(keys, "fact"))
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.confirm)
        return foot

    def _heading(self, preview: MergePreview) -> QWidget:
        head = QWidget()
        head.setProperty("kind", "inner")
        grid = columns_of(head)
        grid.addWidget(self._side(self.tr("This record"), preview.keep), 0, 1)
        grid.addWidget(self._side(self.tr("The other record"), preview.other), 0, 2)
        grid.addWidget(text_label(self.tr("Afterwards"), "heading"), 0, 3, Qt.AlignmentFlag.AlignTop)
        return head

    def _side(self, title: str, side: MergeSide) -> QWidget:
        box = QWidget()
        box.setProperty("kind", "inner")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(text_label(f"{title}: {side.name}", "heading"))
        since = self.tr("since {day}, owner {name}").format(day=side.created_on.isoformat(), name=side.owner_name)
        column.addWidget(text_label(since, "fact"))
        return box

    def _fill(self, preview: MergePreview) -> None:
        lang = self.context.lang
        same: list[QWidget] = []
        self.table.add(self._heading(preview))
        for pair in preview.fields:
            texts = (value_text(pair.field, pair.keep, lang), value_text(pair.field, pair.other, lang))
            if pair.differs:
                self._add_choice(ChoiceRow(pair.field, texts, pair.default, joins=pair.joins))
            elif texts[0] != EMPTY:
                same.append(SameRow(pair.field, texts[0]))
        for single in preview.singles:
            self._add_choice(ChoiceRow(single.table, (single.keep or EMPTY, single.other or EMPTY), single.default))
        self.same_link = LinkButton("")
        self.same_link.setObjectName("same_fields")
        self.same_link.clicked.connect(self._on_same_clicked)
        self.table.add(self.same_link)
        self.same_rows = same
        for row in same:
            row.hide()
            self.table.add(row)
        self._say_same()
        self._say_what_moves(preview)
        self.table.column.addStretch(1)

    def _add_choice(self, row: ChoiceRow) -> None:
        row.step.connect(self._on_step)
        self.rows.append(row)
        self.table.add(row)

    def _say_what_moves(self, preview: MergePreview) -> None:
        self.moves.add(text_label(self.tr("Comes together:"), "label"))
        place = "name_zh" if self.context.lang == "zh" else "name_en"
        for child in preview.children:
            self.moves.add(Pill(f"{getattr(child, place)} {child.keep} + {child.other}", "accent"))
        if not preview.children:
            self.moves.add(text_label(self.tr("nothing but the two records"), "fact"))

    def _note(self, findings: tuple[Finding, ...]) -> QFrame:
        worst = max(findings, key=lambda finding: finding.severity).severity
        frame = QFrame()
        frame.setProperty("kind", "finding")
        frame.setProperty("tone", tone_of(worst))
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(SPACE_3, SPACE_2 // 2, SPACE_3, SPACE_2 // 2)
        lines.setSpacing(0)
        for finding in findings:
            lines.addWidget(text_label(finding.text(self.context.lang), tone=tone_of(finding.severity), wrap=True))
        return frame

    # --- answers --------------------------------------------------------------------------------------------------

    def _on_previewed(self, preview: MergePreview) -> None:
        if preview.findings:
            self.notes.addWidget(self._note(preview.findings))
        self._fill(preview)
        blocked = any(finding.severity is Severity.BLOCK for finding in preview.findings)
        self.confirm.setEnabled(not blocked)
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.confirm.setFocus()

    def _on_step(self, by: int) -> None:
        at = next(place for place, row in enumerate(self.rows) if row is self.sender()) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.table.area.ensureWidgetVisible(self.rows[at])

    def _on_same_clicked(self) -> None:
        hidden = self.same_rows[0].isHidden() if self.same_rows else False
        for row in self.same_rows:
            row.setVisible(hidden)
        self._say_same()

    def _say_same(self) -> None:
        hidden = bool(self.same_rows) and self.same_rows[0].isHidden()
        show, hide = self.tr("Show what both say alike"), self.tr("Hide what both say alike")
        self.same_link.show_text(show if hidden else hide)
        self.same_link.setVisible(bool(self.same_rows))

    def _on_merged(self, merged: Merged) -> None:
        self.merged.emit(merged)
        self.accept()

    def _on_refused(self, error: ShowroomError) -> None:
        self.message.show_text(error.text(self.context.lang), "refusal")
        self.confirm.setEnabled(False)
