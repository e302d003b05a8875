"""The contract page with pen and paper, and the pads that keep what a hand did (§3.6, G-05)."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.documents.seal_model import SignatureEvidence
from showroom.documents.strokes import unpacked
from tests.contract.contract_builders import drafted
from tests.contract.test_ink import paper, picture
from tests.contract.test_page import STROKE, opened
from tests.store_fixtures import People, hire
from ui.contract.ink_dialog import InkDialog
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.signature_pad import SignaturePad

DOT = [[(10.0, 10.0), (10.5, 10.0), (10.5, 10.5), (11.0, 11.0)]]


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def write_with_pen(pad: SignaturePad) -> None:
    """Three moves of a pen, harder and harder."""
    kinds = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for place, kind in enumerate(kinds):
        at = QPointF(20 + 30 * place, 40 + 20 * (place % 2))
        device = QPointingDevice.primaryPointingDevice()
        event = QTabletEvent(kind, device, at, at, 0.25 * place, 0, 0, 0, 0, 0, none, left, left)
        QApplication.sendEvent(pad, event)


@pytest.mark.rule("CT-07")
def test_a_pad_keeps_points_with_time_pressure_and_the_kind_of_hand(qtbot: QtBot) -> None:
    pad = SignaturePad("pad", "Pad")
    qtbot.addWidget(pad)
    pad.resize(400, 160)
    pad.show()
    write_with_pen(pad)
    pen = pad.evidence()
    assert (pen.device, [len(stroke) for stroke in pen.strokes]) == ("pen", [4])
    assert [point[3] for point in pen.strokes[0]] == pytest.approx([0.0, 0.25, 0.5, 0.75], abs=0.01)
    assert [point[2] for point in pen.strokes[0]] == sorted(point[2] for point in pen.strokes[0])
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, QPoint(30, 90), pad).commit()
    QTest.touchEvent(pad, finger).move(0, QPoint(200, 100), pad).commit()
    QTest.touchEvent(pad, finger).release(0, QPoint(220, 90), pad).commit()
    assert (pad.devices(), pad.evidence().device) == (["pen", "touch"], "mixed")
    kept = pad.strokes(), pad.devices()
    pad.clear()
    assert pad.is_empty
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(pad, QPoint(120, 60))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(120, 60))
    assert pad.evidence().device == "mouse"
    pad.set_strokes(*kept)  # a draft brings back what was drawn with what
    assert (pad.strokes(), pad.devices()) == kept
    assert unpacked(pen.packed()).device == "pen"


@pytest.mark.rule("G-05", "CT-07")
def test_a_dot_is_refused_and_the_strokes_of_agent_and_seller_are_kept(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    deal_id = drafted(sqlite_store, people, agent="李代办", agent_id_number="110105194912310021")
    sqlite_store.authorities.attach(people.consultant, deal_id, (picture(),))
    page = opened(qtbot, sqlite_store, people.consultant, deal_id)
    assert "李代办" in page.signatures._labels["buyer_signature"].text()
    page.signatures.seller_pad.set_strokes(STROKE)
    page.signatures.buyer_pad.set_strokes(DOT)
    page.ask_to_sign()
    assert page.findChild(QMessageBox, "confirm_sign") is None
    assert page.context.notifier.told[-1].kind == "error"
    page.signatures.buyer_pad.clear()
    write_with_pen(page.signatures.buyer_pad)
    page.sign_now()
    with sqlite_store.work.db.read() as session:
        rows = session.scalars(sa.select(SignatureEvidence).order_by(SignatureEvidence.role)).all()
        assert [(row.role, row.device, row.points) for row in rows] == [("agent", "pen", 4), ("seller", "mouse", 4)]
        assert rows[0].name == "李代办"
        entry = session.execute(sa.text("SELECT facts FROM audit_entry WHERE facts LIKE '%strokes_agent%'")).scalar()
        assert rows[0].sha256 in str(entry)
        stored = sa.text("SELECT snapshot FROM document WHERE kind = 'contract' AND language = 'zh'")
        snapshot = session.execute(stored).scalar()
        assert rows[0].sha256 in str(snapshot)
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), sqlite_store.work.db.begin() as session:
        session.execute(sa.text("UPDATE signature_evidence SET device = 'mouse'"))


def test_what_was_signed_is_offered_again_after_a_crash(qtbot: QtBot, sqlite_store: Showroom, people: People) -> None:
    deal_id = drafted(sqlite_store, people)
    page = opened(qtbot, sqlite_store, people.consultant, deal_id)
    write_with_pen(page.signatures.buyer_pad)
    page.flush_drafts()
    kept = page.signatures.buyer_pad.strokes()
    again = opened(qtbot, sqlite_store, people.consultant, deal_id)
    assert again.signatures.buyer_pad.is_empty
    restore = next(notice.action for notice in again.context.notifier.told if notice.action is not None)
    restore()
    assert again.signatures.buyer_pad.strokes() == kept
    assert again.signatures.buyer_pad.devices() == ["pen"]


@pytest.mark.rule("CT-06", "CT-07")
def test_from_the_print_to_the_scan_on_the_page(
    qtbot: QtBot, sqlite_store: Showroom, people: People, tmp_path: Path
) -> None:
    page = opened(qtbot, sqlite_store, people.consultant, drafted(sqlite_store, people))
    ink = page.ink
    assert not ink.print_button.isHidden()
    ink.ask_to_print()
    box = page.findChild(QMessageBox, "confirm_print_ink")
    assert box is not None
    box.accept()
    assert page._paper is not None
    page._paper.close()
    assert (page.primary_text(), page.signatures.isHidden()) == ("", True)
    assert not page.binder["delivery_place"].field.isEnabled()
    ink.ask_to_withdraw()
    asked = page.findChild(ReasonDialog)
    assert asked is not None
    asked.reason.set_value("客户改主意")
    asked.confirm.click()
    assert page.primary_text()
    assert page.binder["delivery_place"].field.isEnabled()
    ink.model.print_copy()
    page._paper.close()
    assert ink.confirm_button.text() == "Both have signed…"
    ink.ask_to_confirm()
    dialog = ink.dialog
    assert isinstance(dialog, InkDialog)
    dialog.day.setText("2026-11-30")
    dialog.submit()
    assert dialog.isVisible()
    assert dialog.form.rows["signed_on"].is_bad
    dialog.day.setText("2026-11-22")
    dialog.submit()
    view = page.view_model.view
    assert view is not None
    assert view.signed is not None
    assert view.signed.number == "SH01-XS-20261122-0002"
    assert "scan missing" in ink.state.text()
    file = tmp_path / "scan.pdf"
    file.write_bytes(paper())
    (line,) = ink.signed.lines
    assert line.text == "Contract SH01-XS-20261122-0002"
    line.acted.emit(line.key, "attach")
    assert isinstance(ink.dialog, QFileDialog)
    ink.dialog.filesSelected.emit([str(file)])
    ink.dialog.close()
    assert ink.state.text() == "signed by hand"
    (scan,) = ink.model.view.signed[0].scans
    assert scan.number == "SH01-XS-20261122-0002-S1"
    page._paper = None
    ink.signed.lines[0].acted.emit(line.key, str(scan.document_id))
    assert page._paper is not None
