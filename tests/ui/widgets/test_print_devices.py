"""Papers onto printers: every page where it belongs, every trouble told; Qt's PDF printer and a spooler of scripts."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter, QPen
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from showroom.contract.contract_pdf import render
from showroom.kernel.errors import ShowroomError
from tests.documents.paper_examples import contract
from tests.guards.logs import ExpectsLog
from tests.raster_printer import RasterPrinter
from ui.jobs import SameThreadJobs
from ui.widgets import print_devices
from ui.widgets.page_pieces import LEAST_GAP, MOST_ROWS, PaperPages, _Canvas, _cut, _Picture
from ui.widgets.print_choice import PrintChoice
from ui.widgets.print_devices import DrawingPrinter, PrintOrder, Spooler, device_of, printer_names

pytestmark = pytest.mark.usefixtures("qapp")
LOW = 96  # dots an inch: enough to compare, quick enough for every day


class Waiting:
    """Whoever waits; after `patience` pages no more."""

    def __init__(self, patience: int = 99) -> None:
        self.pages: list[tuple[int, int]] = []
        self._patience = patience

    @property
    def cancelled(self) -> bool:
        return len(self.pages) >= self._patience

    @cancelled.setter
    def cancelled(self, value: bool) -> None:
        self._patience = 0 if value else 99

    def report(self, count: int, total: int) -> None:
        self.pages.append((count, total))


class Jamming(QPrinter):
    """Stops at the second sheet, as a driver does that was told of an empty tray."""

    def newPage(self) -> bool:
        return False


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(contract(), "zh")


def on_file(target: Path, _name: str, cls: type[QPrinter] = QPrinter) -> QPrinter:
    printer = cls(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(LOW)
    return printer


def pages(content: bytes) -> list[QImage]:
    """Every page at LOW dots an inch, on white."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    found = []
    for page in range(document.pageCount()):
        image = QImage(QSize(794, 1123), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.drawImage(0, 0, document.render(page, image.size()))
        painter.end()
        found.append(image.convertToFormat(QImage.Format.Format_Grayscale8))
    document.close()
    return found


def dots(image: QImage) -> bytes:
    """Its greys, without what pads the lines."""
    line, signs = image.bytesPerLine(), bytes(image.constBits())
    return b"".join(signs[row * line : row * line + image.width()] for row in range(image.height()))


def apart(one: QImage, two: QImage) -> float:
    """The share of dots that differ clearly."""
    pairs = zip(dots(one), dots(two), strict=True)
    return sum(abs(left - right) > 96 for left, right in pairs) / len(dots(one))


def at_low(sheet: QImage) -> QImage:
    """A printed sheet as large as `pages` shows one."""
    smooth, any_shape = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
    return sheet.scaled(794, 1123, any_shape, smooth).convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.rule("CT-07")
def test_every_page_comes_out_where_it_stands(pdf: bytes, tmp_path: Path) -> None:
    printer, waiting = RasterPrinter(), Waiting()
    made = iter([RasterPrinter(), printer])
    device = DrawingPrinter("HP", lambda _name: next(made))
    device.send(PrintOrder("章", seal(tmp_path)), Waiting())  # of the paper before, in colours, nothing is left
    assert device.send(PrintOrder("合同", pdf), waiting) == 2
    wanted, printed = pages(pdf), [at_low(sheet) for sheet in printer.sheets]
    assert waiting.pages == [(1, 2), (2, 2)]
    assert len(printed) == 2
    assert max(apart(*pair) for pair in zip(wanted, printed, strict=True)) < 0.01
    assert apart(wanted[0], printed[1]) > 0.03  # the control: another page would be seen
    assert printer.sheets[0].allGray()


def seal(folder: Path) -> bytes:
    """A page with a red seal and a blue hairline."""
    writer = QPdfWriter(str(folder / "seal.pdf"))
    writer.setResolution(300)
    painter = QPainter(writer)
    painter.setPen(QPen(QColor("red"), 12))
    painter.drawEllipse(700, 900, 472, 472)
    painter.fillRect(100, 2900, 2, 40, "blue")
    painter.end()
    return (folder / "seal.pdf").read_bytes()


def test_pieces_make_up_the_page_to_the_dot_in_its_colours(tmp_path: Path) -> None:
    """A red seal and a blue hairline stay so; a printer without colours gets greys; blank paper is left out."""
    with PaperPages("章", seal(tmp_path)) as paper:
        width, height = paper.dots(0, 300)
        whole = QImage(width, height, QImage.Format.Format_RGB32)
        whole.fill(0xFFFFFFFF)
        found = list(paper.pieces(0, 300))
        grey = list(paper.pieces(0, 300, colour=False))
        reference = _Canvas().draw(paper._document[0], (width, height), grey=False)
    painter = QPainter(whole)
    for piece in found:
        painter.drawImage(piece.left, piece.top, piece.image)
    painter.end()
    assert bytes(whole.constBits()) == bytes(reference.dots)
    assert not whole.allGray()
    assert all(piece.image.allGray() for piece in grey)
    assert [piece.image.format() for piece in grey] == [QImage.Format.Format_Grayscale8] * len(found)
    inked = sum(piece.image.width() * piece.image.height() for piece in found)
    assert inked < width * height / 10
    assert max(piece.image.height() for piece in found) <= MOST_ROWS


def test_blank_paper_right_after_a_cut_is_left_out_too() -> None:
    """Writing that ends a few rows before the largest piece does: what is left behind the cut is blank."""
    ink, blank = [bytes([row % 200] * 4) for row in range(MOST_ROWS - 6)], b"\xff" * 4
    rows = [*ink, *[blank] * 30, *ink[:3], blank]
    pieces = list(_cut(_Picture(bytearray(b"".join(rows)), 4, len(rows), 4, grey=True)))
    found = {
        piece.top + y: bytes(cast("memoryview", piece.image.constScanLine(y)))[:4]
        for piece in pieces
        for y in range(piece.image.height())
    }
    assert [found.get(row, blank) for row in range(len(rows))] == rows
    assert len(found) < len(ink) + LEAST_GAP


@pytest.mark.parametrize("duplex, sides", [(True, 7), (False, 6)])
def test_each_copy_begins_on_a_sheet_of_its_own(tmp_path: Path, duplex: bool, sides: int) -> None:
    """Qt's PDF printer makes no copies by itself; the back of a third page stays empty."""
    target, three = tmp_path / "out.pdf", QPdfWriter(str(tmp_path / "three.pdf"))
    painter = QPainter(three)
    for number in range(3):
        if number:
            three.newPage()
        painter.fillRect(1000 * number, 1000, 900, 900, "black")
    painter.end()
    order = PrintOrder("三页", (tmp_path / "three.pdf").read_bytes(), 2, duplex)
    assert DrawingPrinter("HP", partial(on_file, target)).send(order, Waiting()) == 3
    printed = pages(target.read_bytes())
    assert len(printed) == sides
    assert apart(printed[0], printed[-3]) < 0.001
    assert apart(printed[0], printed[-2]) > 0.001
    assert (set(dots(printed[3])) == {255}) is duplex


@pytest.mark.parametrize(
    "order, patience, cls, code",
    [
        (PrintOrder("合同", b"%PDF-1.7 torn"), 99, QPrinter, "print_paper_unreadable"),
        (PrintOrder("合同", b""), 99, QPrinter, "print_paper_unreadable"),
        (None, 1, QPrinter, "print_cancelled"),
        (None, 99, Jamming, "print_printer_stopped"),
    ],
)
def test_what_goes_wrong_is_told_by_name(
    tmp_path: Path, pdf: bytes, order: PrintOrder | None, patience: int, cls: type[QPrinter], code: str
) -> None:
    waiting = Waiting(patience)
    device = DrawingPrinter("前台 HP", partial(on_file, tmp_path / "out.pdf", cls=cls))
    with pytest.raises(ShowroomError) as refused:
        device.send(order or PrintOrder("合同", pdf), waiting)
    assert refused.value.code == code
    assert {"前台 HP", "合同"} & {str(value) for value in refused.value.values.values()}
    assert len(waiting.pages) <= 1


def test_a_printer_that_does_not_open_or_is_not_there(tmp_path: Path, pdf: bytes, expects_log: ExpectsLog) -> None:
    expects_log("QPainter::begin")
    with pytest.raises(ShowroomError) as closed:
        DrawingPrinter("HP", partial(on_file, tmp_path)).send(PrintOrder("合同", pdf), Waiting())
    with pytest.raises(ShowroomError) as missing:
        DrawingPrinter("a printer that nobody has").send(PrintOrder("合同", pdf), Waiting())
    with pytest.raises(ShowroomError) as none:
        device_of("")
    codes = [error.value.code for error in (closed, missing, none)]
    assert codes == ["print_printer_stopped", "print_printer_missing", "print_no_printer"]
    assert set(codes) <= print_devices.PRINTER_TROUBLES


def script(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A system with CUPS whose one printer is in the given state; its answer is what lpoptions says of real ones."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))

    def stands(state: str) -> Path:
        script(tmp_path, "lpstat", "echo Front_HP; echo Back_HP")
        answer = f"copies=1 printer-info='Front desk' printer-is-accepting-jobs=true {state}"
        script(tmp_path, "lpoptions", f'[ "$2" = Front_HP ] || exit 1; echo "{answer}"')
        script(tmp_path, "lp", f'echo "$@" > {tmp_path}/words; cat > {tmp_path}/bytes; [ ! -f {tmp_path}/refuse ]')
        return tmp_path

    return stands


@pytest.mark.rule("CT-07")
def test_a_spooler_gets_the_very_bytes(spooler: Callable[[str], Path], pdf: bytes) -> None:
    folder = spooler("printer-state=3 printer-state-reasons=none")
    assert printer_names() == ("Back_HP", "Front_HP")
    device, waiting = device_of("Front_HP"), Waiting()
    assert isinstance(device, Spooler)
    assert device.send(PrintOrder("SH01-XS-20261122-0001", pdf, 2, duplex=True), waiting) == 2
    assert (folder / "bytes").read_bytes() == pdf
    words = (folder / "words").read_text()
    assert words.startswith("-d Front_HP -n 2 -o sides=two-sided-long-edge")
    assert "-t SH01-XS-20261122-0001 -" in words
    device.send(PrintOrder("x", pdf, duplex=False), waiting)
    assert "-n 1 -o sides=one-sided" in (folder / "words").read_text()


def test_a_printing_system_that_does_not_answer_is_a_desk_without_printers(
    qtbot: QtBot, spooler: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_about: object, **_how: object) -> None:
        raise subprocess.TimeoutExpired("lpstat", 60)

    spooler("printer-state=3")
    choice = PrintChoice(SameThreadJobs())
    qtbot.addWidget(choice)
    choice.load()
    assert list(choice.names) == ["Back_HP", "Front_HP"]
    monkeypatch.setattr(subprocess, "run", silent)
    choice.load()
    assert (list(choice.names), choice.name, choice.printer.isEnabled()) == ([], "", False)
    assert "CUPS" in choice.printer.toolTip()


@pytest.mark.parametrize(
    "name, state, code",
    [
        ("Front_HP", "printer-state=5 printer-state-reasons=media-empty-error", "print_out_of_paper"),
        ("Front_HP", "printer-state=3 printer-state-reasons=media-needed", "print_out_of_paper"),
        ("Front_HP", "printer-state=5 printer-state-reasons=paused", "print_printer_stopped"),
        ("Gone_HP", "printer-state=3 printer-state-reasons=none", "print_printer_missing"),
        ("Front_HP", "refuse", "print_printer_silent"),
        ("Front_HP", "cancel", "print_cancelled"),
    ],
)
def test_a_spooler_in_trouble_is_told_and_gets_nothing(
    spooler: Callable[[str], Path], pdf: bytes, name: str, state: str, code: str
) -> None:
    folder = spooler(state if state.startswith("printer") else "printer-state=3")
    if state == "refuse":
        (folder / "refuse").touch()
    with pytest.raises(ShowroomError) as refused:
        Spooler(name).send(PrintOrder("合同", pdf), Waiting(0 if state == "cancel" else 99))
    assert refused.value.code == code
    assert (folder / "bytes").exists() == (state == "refuse")
