"""The store's integrity seal: which certificate seals papers now, which did before, and taking one's own into use."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.documents.seals import SealCard
from showroom.kernel.errors import REQUIRED, FieldErrors, ShowroomError
from ui.context import UiContext
from ui.messages import window_language
from ui.settings.password_field import PasswordField
from ui.theme import SPACE_3, SPACE_5
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Section, text_label
from ui.widgets.form import Form, MessageLine
from ui.widgets.line_list import Line, LineList

MOST_BYTES = 200_000


class SealPart(Section):
    """Lists the certificates and imports a PKCS#12 file."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("", "")
        self.setObjectName("seal_part")
        self.title.setText(self.tr("Integrity seal"))
        self._context = context
        self.dialog: SealDialog | None = None
        button = Button(self.tr("Import a certificate…"))
        button.setObjectName("import_seal")
        button.clicked.connect(self.ask)
        self.add_action(button)
        text = self.tr(
            "Signed papers carry this seal. It proves that nothing was changed since this store sealed them; unless you"
            " import a certificate of a trust service, it proves nobody's identity and is no qualified signature."
        )
        self.add(text_label(text, "hint", wrap=True))
        self.list = LineList("seal_list", self.tr("A certificate is made with the first paper that is signed."))
        self.add(self.list)
        documents = context.showroom.documents
        context.jobs.read(partial(documents.seals, context.actor), self.show_cards, key="seals")

    def ask(self) -> None:
        """Which file, which password."""
        self.dialog = SealDialog(self, self._context)
        self.dialog.imported.connect(self._on_imported)
        self.dialog.open()

    def show_cards(self, cards: tuple[SealCard, ...]) -> None:
        """The newest certificate first."""
        self.list.show_lines([self._line(card) for card in cards])

    def _line(self, card: SealCard) -> Line:
        kind = self.tr("imported") if card.imported else self.tr("made by this store")
        text = self.tr("{kind} · valid from {first} to {last} · {sha}").format(
            kind=kind, first=card.valid_from.date(), last=card.valid_to.date(), sha=card.sha256[:16]
        )
        line = Line(card.sha256, card.subject, text)
        if card.expired:
            return line.with_pill(self.tr("expired"), "caution")
        return line.with_pill(self.tr("in use"), "good") if card.in_use else line

    def _on_imported(self, cards: tuple[SealCard, ...]) -> None:
        self.show_cards(cards)
        self._context.notifier.done(self.tr("Papers are sealed with this certificate from now on"))


class SealDialog(QDialog):
    """Asks for the PKCS#12 file and its password; `imported(cards)` once it seals."""

    imported = Signal(object)

    def __init__(self, parent: QWidget, context: UiContext) -> None:
        super().__init__(parent)
        self.setObjectName("seal_dialog")
        self.setWindowTitle(self.tr("Import a certificate"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self._context = context
        self.path: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(self.tr("Seal with the store's own certificate"), "heading", wrap=True))
        text = self.tr("A .p12 or .pfx file with its private key, as a trust service hands it out.")
        column.addWidget(text_label(text, "hint", wrap=True))
        files = QHBoxLayout()
        choose = Button(self.tr("Choose the file…"), icon="file-text")
        choose.setObjectName("choose_seal")
        choose.clicked.connect(self.choose)
        self.file = text_label("", "fact", wrap=True)
        files.addWidget(choose)
        files.addWidget(self.file, 1)
        column.addLayout(files)
        self.form = Form(columns=1)
        self.password = self.form.add(PasswordField("password", self.tr("Password of the file"), required=True))
        column.addWidget(self.form)
        self.message = MessageLine()
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addStretch(1)
        back = Button(self.tr("Back"))
        back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Import"))
        self.confirm.setObjectName("import_seal_button")
        self.confirm.clicked.connect(self.submit)
        foot.addWidget(back)
        foot.addWidget(self.confirm)
        column.addLayout(foot)

    def choose(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self, self.tr("Import a certificate"), "", "PKCS#12 (*.p12 *.pfx)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, name: str) -> None:
        """This is the file."""
        self.path = Path(name)
        self.file.setText(self.path.name)

    def submit(self) -> None:
        """Take the certificate into use."""
        lang = window_language()
        self.message.show_text("")
        self.form.rows["password"].show_error("")
        if self.path is None:
            self.message.show_text(f"{self.tr('File')}: {REQUIRED.text(lang)}", "refusal")
            return
        self.confirm.setEnabled(False)
        act = partial(_import, self._context, self.path, self.password.value())
        self._context.jobs.write(act, self._on_imported, self._on_failed)

    def _on_imported(self, cards: tuple[SealCard, ...]) -> None:
        self.accept()
        self.imported.emit(cards)

    def _on_failed(self, error: ShowroomError) -> None:
        self.confirm.setEnabled(True)
        lang = window_language()
        fields = error.fields if isinstance(error, FieldErrors) else {}
        if told := fields.get("password"):
            self.form.rows["password"].show_error(told.text(lang))
            return
        words = [told.text(lang) for told in fields.values()] or [error.message.text(lang, **error.values)]
        self.message.show_text("；".join(words), "refusal")


def _import(context: UiContext, path: Path, password: str) -> Any:
    """On a worker: a file that cannot be read, or is no certificate by its size, is told like a wrong one."""
    try:
        content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    except OSError:
        content = b""
    return context.showroom.documents.import_seal(context.actor, content, password)
