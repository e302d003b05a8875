"""A PDF dropped on the window is proved, whatever page it shows; the same dialog opens from Ctrl+K."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.documents.verdicts import Genuineness, Verdict
from tests.contract.contract_builders import drafted, sign
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.context import UiContext
from ui.contracts.dropped_papers import DroppedPapers
from ui.contracts.verdict_dialog import MOST_FILES, VerdictDialog, open_verification
from ui.shell.commands import ACTS
from ui.widgets.cards import Pill


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    return shown


@pytest.fixture
def copy(sqlite_store: Showroom, people: People, tmp_path: Path) -> Path:
    """The exported copy of a signed contract."""
    signed = sign(sqlite_store, people, drafted(sqlite_store, people))
    path = tmp_path / "合同.PDF"
    path.write_bytes(sqlite_store.documents.pdf(people.consultant, signed.document_id))
    return path


def dragged(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drag(target: QWidget, mime: QMimeData) -> bool:
    """Drag over and let go; whether it was taken."""
    copying, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), copying, mime, left, none)
    entering.ignore()
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copying, mime, left, none))
    return entering.isAccepted()


def dialogs(window: QWidget) -> list[VerdictDialog]:
    return window.findChildren(VerdictDialog)


def said(dialog: VerdictDialog) -> list[str]:
    """The verdicts as shown, the newest first."""
    return [pill.text() for pill in dialog.lines.findChildren(Pill)]


@pytest.mark.rule("CT-07")
def test_a_pdf_dropped_on_the_window_is_proved(
    sqlite_store: Showroom, people: People, window: QWidget, copy: Path
) -> None:
    context = desk(sqlite_store, people.consultant)
    DroppedPapers(window, lambda: context)
    assert drag(window, dragged(copy))
    (dialog,) = dialogs(window)
    assert said(dialog) == ["Genuine"]
    verdicts: list[Verdict] = []
    dialog.judged.connect(verdicts.append)
    copy.write_bytes(copy.read_bytes() + b"\n% more")
    assert drag(dialog, dragged(copy))
    stranger = copy.with_name("stranger.pdf")
    stranger.write_bytes(b"%PDF-1.4 nonsense")
    assert drag(dialog, dragged(stranger))
    assert [verdict.verdict for verdict in verdicts] == [Genuineness.ALTERED, Genuineness.UNKNOWN]
    assert sorted(said(dialog)) == ["Altered", "Genuine", "Unknown"]
    texts = {label.text() for row in dialog.lines.findChildren(QWidget, "verdict_row") for label in row.children()
             if hasattr(label, "text")}  # fmt: skip
    assert verdicts[0].reason("zh") in texts
    dialog.close()


def test_what_is_no_pdf_is_left_to_the_pages(
    sqlite_store: Showroom, people: People, window: QWidget, copy: Path
) -> None:
    context = desk(sqlite_store, people.consultant)
    DroppedPapers(window, lambda: context)
    text = QMimeData()
    text.setText("SH01-XS-20261122-0001")
    for mime in (text, dragged(copy.with_suffix(".xlsx")), dragged(copy, copy.with_suffix(".png"))):
        assert not drag(window, mime)
    assert dialogs(window) == []


def test_nothing_is_taken_while_nobody_works(window: QWidget, copy: Path) -> None:
    DroppedPapers(window, lambda: None)
    assert not drag(window, dragged(copy))
    assert dialogs(window) == []


def test_the_same_dialog_opens_by_its_command(sqlite_store: Showroom, people: People, window: QWidget) -> None:
    (act,) = (act for act in ACTS if act.key == "verify_papers")
    assert act.opens == f"{open_verification.__module__}:{open_verification.__name__}"
    context: UiContext = desk(sqlite_store, people.consultant)
    assert context.actor.may(act.right)
    dialog = open_verification(window, context)
    assert not dialog.empty.isHidden()
    dialog.verify([Path("/nowhere") / f"{number}.pdf" for number in range(MOST_FILES + 3)])
    assert said(dialog) == ["Unknown"] * MOST_FILES
    assert str(MOST_FILES) in context.notifier.told[-1].text
    dialog.close()
