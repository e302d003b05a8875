"""Proves PDFs against the store: genuine, altered or unknown, and why; from a drop anywhere, or from Ctrl+K."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom.documents.verdicts import MOST_BYTES, Genuineness, Verdict
from ui.context import UiContext
from ui.theme import SPACE_2, SPACE_3, SPACE_5, Tone
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, Pill, text_label

if TYPE_CHECKING:
    from showroom.bootstrap import Showroom
    from showroom.kernel.actor import Actor

TONES: dict[Genuineness, Tone] = {
    Genuineness.GENUINE: "good", Genuineness.ALTERED: "refusal", Genuineness.UNKNOWN: "caution",
}  # fmt: skip
MOST_FILES = 20
WIDTH, HEIGHT = 560, 440


class VerdictDialog(QDialog):
    """One line a file, the newest on top; more can be dropped on it. `judged(verdict)` for each."""

    judged = Signal(object)

    def __init__(self, parent: QWidget, context: UiContext) -> None:
        super().__init__(parent)
        self.setObjectName("verdict_dialog")
        self.setWindowTitle(self.tr("Verify papers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.resize(WIDTH, HEIGHT)
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(self.tr("Is this PDF a paper of this store?"), "heading"))
        column.addWidget(text_label(self._explained(), "hint", wrap=True))
        self.lines = Card(scroll=True)
        self.empty = text_label(self.tr("Drop PDF files here, or choose them."), "hint")
        self.lines.add(self.empty)
        self.lines.column.addStretch(1)
        column.addWidget(self.lines, 1)
        column.addLayout(self._build_foot())

    def verify(self, paths: list[Path]) -> None:
        """Hold these files against the store, at most MOST_FILES of them."""
        for path in paths[:MOST_FILES]:
            act = partial(verdict_of, self._context.showroom, self._context.actor, path)
            self._context.jobs.read(act, partial(self._on_verdict, path), self._context.notifier.error)
        if len(paths) > MOST_FILES:
            text = self.tr("Only the first {count} files were verified").format(count=MOST_FILES)
            self._context.notifier.info(text)

    def choose(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self, self.tr("Verify papers"), "", "PDF (*.pdf)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.verify(dropped_files(event.mimeData()))
        event.acceptProposedAction()

    def _explained(self) -> str:
        return self.tr(
            "Genuine means the same bytes as the stored paper. One character, one page or a new save by another"
            " program makes it altered."
        )

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        choose = Button(self.tr("Choose files…"), icon="file-text")
        choose.setObjectName("choose_papers")
        choose.clicked.connect(self.choose)
        close = PrimaryButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot.addWidget(choose)
        foot.addStretch(1)
        foot.addWidget(close)
        return foot

    def _on_chosen(self, names: list[str]) -> None:
        self.verify([Path(name) for name in names])

    def _on_verdict(self, path: Path, verdict: Verdict) -> None:
        self.empty.hide()
        row = QWidget()
        row.setProperty("kind", "inner")
        row.setObjectName("verdict_row")
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, SPACE_2)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(Pill(self._word(verdict.verdict), tone_of(verdict)))
        head.addWidget(text_label(path.name, "fact"), 1)
        column.addLayout(head)
        column.addWidget(text_label(verdict.reason(self._context.lang), wrap=True))
        if seal := verdict.seal_text(self._context.lang):
            column.addWidget(text_label(seal, "fact", wrap=True))
        self.lines.column.insertWidget(0, row)
        self.judged.emit(verdict)

    def _word(self, verdict: Genuineness) -> str:
        words = {
            Genuineness.GENUINE: self.tr("Genuine"), Genuineness.ALTERED: self.tr("Altered"),
            Genuineness.UNKNOWN: self.tr("Unknown"),
        }  # fmt: skip
        return words[verdict]


def tone_of(verdict: Verdict) -> Tone:
    """Genuine papers that no longer hold are no good news (CT-06)."""
    return "caution" if verdict.end is not None else TONES[verdict.verdict]


def open_verification(window: QWidget, context: UiContext) -> VerdictDialog:
    """Open the dialog over the window; from Ctrl+K it waits for files."""
    dialog = VerdictDialog(window, context)
    dialog.open()
    return dialog


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files of this machine that are being dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def verdict_of(showroom: Showroom, actor: Actor, path: Path) -> Verdict:
    """On a worker: a folder or a film is no paper of ours and is not read into memory."""
    try:
        content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    except OSError:
        content = b""
    return showroom.documents.verify_bytes(actor, content)
