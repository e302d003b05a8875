"""Small dialogs of the templates: a new one's code and names, the days of a release, two versions side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from showroom.contract.template_compare import Change, DiffLine
from showroom.contract.template_views import TemplateRow
from ui.context import UiContext
from ui.settings.template_view_model import TemplateViewModel
from ui.settings.template_words import status_text
from ui.theme import SPACE_2, SPACE_3, SPACE_5, active
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.cards import text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, TextField
from ui.widgets.form import Form


def add_names(form: Form, words: dict[str, str]) -> None:
    """The fields of a new template: `words` are the labels of code, name_zh and name_en."""
    form.add(TextField("code", words["code"], required=True, max_length=20, placeholder="BJ-2026"))
    form.add(TextField("name_zh", words["name_zh"], required=True, max_length=60))
    form.add(TextField("name_en", words["name_en"], required=True, max_length=120), span=2)


class NewTemplateDialog(AskingDialog):
    """Code and names of a new template."""

    def __init__(self, parent: QWidget, source: str) -> None:
        about = self.tr("Begins with the text of {source}.").format(source=source)
        super().__init__(parent, "new_template", self.tr("New template"), self.tr("Create draft"), about)

    def build(self) -> Form:
        form = Form(columns=2)
        words = {"code": self.tr("Code"), "name_zh": self.tr("Chinese name"), "name_en": self.tr("English name")}
        add_names(form, words)
        return form


class ReleaseDialog(AskingDialog):
    """The days of signing for which a version is valid."""

    def __init__(self, parent: QWidget, context: UiContext, label: str) -> None:
        self._today = context.showroom.work.today
        about = self.tr(
            "{label} is never changed again; contracts signed on these days are printed with it unless a later"
            " version is valid too. Contracts already signed keep their text."
        ).format(label=label)
        super().__init__(parent, "release_template", self.tr("Release a template"), self.tr("Release"), about)
        self.binder.set_values({"valid_from": self._today()})

    def build(self) -> Form:
        form = Form(columns=2)
        form.add(DateField("valid_from", self.tr("Valid from"), required=True, today=self._today))
        form.add(DateField("valid_to", self.tr("Last day (empty: open)"), today=self._today, placeholder="—"))
        form.add(TextField("legal_review", self.tr("Read in law by"), max_length=120), span=2)
        return form


class DeleteDialog(AskingDialog):
    """Whether a draft is thrown away."""

    def __init__(self, parent: QWidget, label: str) -> None:
        question = self.tr("Delete the draft {label}?").format(label=label)
        about = self.tr("The draft and what was typed into it are gone for good.")
        super().__init__(parent, "delete_template", question, self.tr("Delete draft"), about)

    def build(self) -> Form:
        return Form()


class CompareDialog(QDialog):
    """Two versions line by line; − is gone, + is new."""

    def __init__(
        self, parent: QWidget, model: TemplateViewModel, row: TemplateRow, rows: tuple[TemplateRow, ...]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compare_templates")
        self.setWindowTitle(self.tr("Compare versions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 640)
        self._model, self._row = model, row
        others = [one for one in rows if one.version_id != row.version_id]
        choices = [(_key(one), f"{one.label} · {status_text(one.status)}") for one in others]
        self.other = ChoiceField("compare_with", self.tr("Compare with"), choices)
        self.count = text_label("", "fact")
        self.changed_only = CheckField("compare_changed", self.tr("Only what changed"))
        self.changed_only.set_value(True)
        self._lines: tuple[DiffLine, ...] = ()
        self.list = self._build_list()
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(text_label(self.tr("{label} against").format(label=row.label), "heading"))
        head.addWidget(self.other, 1)
        head.addWidget(self.changed_only)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.other.changed.connect(self.look)
        self.changed_only.changed.connect(self._show)
        model.compared.connect(self.show_lines)
        named = [one for one in others if one.label == row.based_on]
        if others:
            self.other.set_value(_key((named or others)[0]))
            self.look()

    def _build_list(self) -> QListWidget:
        lines = QListWidget()
        lines.setObjectName("compare_lines")
        lines.setAccessibleName(self.tr("Compare versions"))
        lines.setWordWrap(True)
        lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines.setResizeMode(QListWidget.ResizeMode.Adjust)
        lines.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        return lines

    def look(self) -> None:
        """Ask for the differences to the chosen version."""
        chosen = self.other.value()
        self._model.compare(None if chosen == "shipped" else int(chosen), self._row.version_id)

    def show_lines(self, lines: tuple[DiffLine, ...]) -> None:
        """Show the lines of both, or only the changed ones below their headings."""
        self._lines = lines
        gone = sum(line.change is Change.GONE for line in lines)
        new = sum(line.change is Change.NEW for line in lines)
        self.count.setText(self.tr("{gone} gone, {new} new").format(gone=gone, new=new))
        self._show()

    def _show(self) -> None:
        self.list.clear()
        signs = {Change.GONE: ("−", "refusal"), Change.NEW: ("+", "good"), Change.SAME: ("   ", "text")}
        for line in changed_lines(self._lines) if self.changed_only.value() else self._lines:
            sign, tone = signs[line.change]
            item = QListWidgetItem(f"{sign} {line.text}")
            item.setForeground(active().color(tone))
            font = item.font()
            font.setBold(line.heading)
            font.setStrikeOut(line.change is Change.GONE)
            item.setFont(font)
            self.list.addItem(item)


def changed_lines(lines: tuple[DiffLine, ...]) -> list[DiffLine]:
    """The changed lines, each block of them below its heading."""
    shown: list[DiffLine] = []
    heading: DiffLine | None = None
    for line in lines:
        if line.change is not Change.SAME:
            shown += [heading] if heading is not None and not line.heading else []
            shown.append(line)
            heading = None
        elif line.heading:
            heading = line
    return shown


def _key(row: TemplateRow) -> str:
    return "shipped" if row.version_id is None else str(row.version_id)
