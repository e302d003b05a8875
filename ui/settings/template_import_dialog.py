"""A local authority's text becomes a draft: pasted or from a file, its sections mapped, every paragraph counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from showroom.contract.shipped_template import shipped
from showroom.contract.template_blanks import blanks_told
from showroom.contract.template_file import MOST_BYTES, NOT_READABLE, text_of_file
from showroom.contract.template_import import LEAVE, Imported, Section, language_of, places, split, take_over
from showroom.contract.template_shape import BLANKS
from showroom.contract.template_views import NewTemplate
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from ui.context import UiContext
from ui.messages import window_language
from ui.settings.template_forms import add_names
from ui.theme import SPACE_2, SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.multi_line import MultiLine

_LONGEST = 200_000


class TemplateImportDialog(QDialog):
    """`given(NewTemplate)` when the draft is wanted."""

    given = Signal(object)

    def __init__(self, parent: QWidget, context: UiContext) -> None:
        super().__init__(parent)
        self.setObjectName("import_template")
        self.setWindowTitle(self.tr("Import a local text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1080, 660)
        self._context = context
        self.sections: tuple[Section, ...] = ()
        self.lang: Lang = "zh"
        self.made: Imported | None = None
        self.choices: list[ChoiceField] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        self.form = Form(columns=4)
        words = {"code": self.tr("Code"), "name_zh": self.tr("Chinese name"), "name_en": self.tr("English name")}
        add_names(self.form, words)
        self.binder = FormBinder(self.form, parent=self)
        column.addWidget(self.form)
        body = QHBoxLayout()
        body.setSpacing(SPACE_3)
        body.addLayout(self._build_text(), 1)
        body.addLayout(self._build_map(), 1)
        column.addLayout(body, 1)
        self.count = text_label("", "fact", wrap=True)
        column.addWidget(self.count)
        self.message = MessageLine()
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Create draft"))
        self.confirm.setObjectName("import_confirm")
        self.confirm.setEnabled(False)
        self.confirm.clicked.connect(self.submit)
        foot.addWidget(cancel)
        foot.addWidget(self.confirm)
        column.addLayout(foot)

    def read_file(self, path: Path) -> None:
        """Take the text of a file, read on a worker."""
        self._context.jobs.read(lambda: _read(path), self._on_file, self.on_failed, key="template_file")

    def take_text(self, text: str) -> None:
        """Split the text and show where its sections would go."""
        self.text.set_value(text)
        self.divide()

    def divide(self) -> None:
        """Split what stands in the field."""
        text = self.text.raw()
        self._context.jobs.read(lambda: (language_of(text), split(text)), self._on_split, self.on_failed, key="split")

    def submit(self) -> None:
        """Hand the draft over."""
        values = self.binder.collect()
        if values is not None and self.made is not None:
            self.given.emit(NewTemplate(**values, blocks=self.made.blocks, left_over=self.made.left_over))

    def on_stored(self, _view: object) -> None:
        """The draft is made."""
        self.accept()

    def on_failed(self, error: ShowroomError) -> None:
        """Beside the field, or below."""
        if isinstance(error, FieldErrors):
            names = self.binder.show_errors(error)
            self.message.show_text("；".join(error.fields[name].text(window_language()) for name in names), "refusal")
        else:
            self.message.show_text(error.text(window_language()), "refusal")

    def _build_text(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE_2)
        row = QHBoxLayout()
        row.addWidget(text_label(self.tr("Text"), "heading"))
        row.addStretch(1)
        self.file_button = Button(self.tr("Open file…"), icon="upload")
        self.file_button.setObjectName("import_file")
        self.file_button.clicked.connect(self._on_choose)
        self.split_button = Button(self.tr("Split into parts"), icon="arrow-right")
        self.split_button.setObjectName("import_split")
        self.split_button.clicked.connect(self.divide)
        row.addWidget(self.file_button)
        row.addWidget(self.split_button)
        column.addLayout(row)
        self.text = MultiLine("import_text", self.tr("Text"), lines=8, max_length=_LONGEST)
        self.text.setMinimumHeight(200)
        self.text.setMaximumHeight(16_777_215)
        column.addWidget(self.text, 1)
        column.addWidget(text_label(self.tr("A text file (UTF-8, GB18030) or .docx, or paste the text here."), "fact"))
        return column

    def _build_map(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE_2)
        column.addWidget(text_label(self.tr("Where its parts go"), "heading"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget()
        inner.setProperty("kind", "inner")
        self.grid = QGridLayout(inner)
        self.grid.setContentsMargins(0, 0, SPACE_3, 0)
        self.grid.setSpacing(SPACE_2)
        self.grid.setColumnStretch(0, 3)
        self.grid.setColumnStretch(2, 2)
        area.setWidget(inner)
        column.addWidget(area, 1)
        return column

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open file…"), "", self.tr("Texts (*.txt *.docx *.md)"))
        if name:
            self.read_file(Path(name))

    def _on_file(self, text: str) -> None:
        self.message.show_text("")
        self.take_text(text)

    def _on_split(self, found: tuple[Lang, tuple[Section, ...]]) -> None:
        self.lang, self.sections = found
        self.message.show_text("")
        self._clear()
        names = {block.key: block.title(window_language()).replace("{word}", "…") for block in shipped().blocks}
        offered = [(key, self._place_name(key, names)) for key in places(self.sections)]
        for row, section in enumerate(self.sections):
            self.grid.addWidget(self._about(section), row, 0)
            said = self.tr("{count} paragraph(s)").format(count=len(section.paragraphs))
            self.grid.addWidget(text_label(said, "fact"), row, 1)
            choice = ChoiceField(
                f"import_place_{row}", section.heading or self.tr("(before the first heading)"), offered
            )
            choice.set_value(section.place)
            choice.changed.connect(self._count)
            self.choices.append(choice)
            self.grid.addWidget(choice, row, 2)
        self.grid.setRowStretch(len(self.sections), 1)
        self._count()

    def _about(self, section: Section) -> QWidget:
        """The heading, and below it what its blanks were taken for."""
        about = QWidget()
        about.setProperty("kind", "inner")
        column = QVBoxLayout(about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(text_label(section.heading or self.tr("(before the first heading)"), wrap=True))
        names = [name for paragraph in section.paragraphs for name in blanks_told(paragraph)]
        if names:
            lang = window_language()
            said = [BLANKS[name].label(lang) if name else self.tr("not told") for name in names]
            column.addWidget(text_label(self.tr("Blanks: {names}").format(names=", ".join(said)), "fact", wrap=True))
        return about

    def _place_name(self, key: str, names: dict[str, str]) -> str:
        if key == LEAVE:
            return self.tr("leave for later")
        return names.get(key) or self.tr("a block of its own")

    def _clear(self) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = []

    def _count(self) -> None:
        """Say what becomes of every paragraph."""
        sections = tuple(
            replace(section, place=choice.value()) for section, choice in zip(self.sections, self.choices, strict=True)
        )
        made = self.made = take_over(sections, self.lang)
        self.confirm.setEnabled(True)
        self.count.setText(
            self.tr(
                "{total} paragraphs: {headings} headings, {clauses} clauses, {left} left for later ·"
                " {filled} blanks told, {open} still open · {kept} block(s) kept from the standard text"
            ).format(
                total=made.paragraphs, headings=made.headings, clauses=made.clauses, left=len(made.left_over),
                filled=made.filled, open=made.open_blanks, kept=len(made.kept),
            )
        )  # fmt: skip


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ShowroomError(NOT_READABLE) from error
    return text_of_file(data)
