"""Printers of this desk: which there are, whether they are ready, and a paper's stored bytes onto one of them.

Where the system takes PDF itself (CUPS) it gets the very bytes; elsewhere every page is drawn at the printer's own
resolution, in narrow pieces, since a printer holds the interpreter while it takes one and the window must go on.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from showroom.kernel.errors import Message, ShowroomError
from ui.widgets.page_pieces import Canvases, PaperPages

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

NO_PRINTER = Message(
    "print_no_printer",
    "这台电脑没有安装打印机。可以先另存为 PDF，或在系统设置里添加打印机。",
    "No printer is set up on this computer. Save as PDF instead, or add a printer in the system's settings.",
)
PRINTER_MISSING = Message(
    "print_printer_missing",
    "找不到打印机“{name}”：请检查是否已连接，换一台，或另存为 PDF。",
    "The printer “{name}” is not there: check that it is connected, choose another, or save as PDF.",
)
PRINTER_STOPPED = Message(
    "print_printer_stopped",
    "打印机“{name}”已停止（{why}）：请检查电源、纸张和墨粉，然后重试。",
    "The printer “{name}” has stopped ({why}): check power, paper and toner, then try again.",
)
OUT_OF_PAPER = Message(
    "print_out_of_paper",
    "打印机“{name}”缺纸：请加纸后重试。",
    "The printer “{name}” is out of paper: put paper in, then try again.",
)
PRINTER_SILENT = Message(
    "print_printer_silent",
    "打印机“{name}”没有响应：{why}",
    "The printer “{name}” does not answer: {why}",
)
PRINT_CANCELLED = Message("print_cancelled", "已取消打印 {title}", "Printing of {title} was cancelled")
PRINTER_TROUBLES = frozenset(
    one.code for one in (NO_PRINTER, PRINTER_MISSING, PRINTER_STOPPED, OUT_OF_PAPER, PRINTER_SILENT)
)
"""What will befall the next paper too: the queue waits instead of going through all of them."""
MOST_DPI = 300
_WAIT_SECONDS = 60
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """One paper: its bytes, and how it is wanted; `duplex` turns over the long edge."""

    title: str
    pdf: bytes
    copies: int = 1
    duplex: bool = True


class Watch(Protocol):
    """Whoever waits: hears of pages, and may have it stopped."""

    cancelled: bool

    def report(self, count: int, total: int) -> None: ...


class Device(Protocol):
    """A printer."""

    name: str

    def send(self, order: PrintOrder, watch: Watch) -> int:
        """Print; returns the pages of one copy. Raises ShowroomError(print_…) with the reason."""


class Spooler:
    """A queue of CUPS, which takes the stored bytes as they are."""

    def __init__(self, name: str) -> None:
        self.name = name

    def send(self, order: PrintOrder, watch: Watch) -> int:
        """Hand the bytes over in one piece; stopped, missing and empty printers are told before."""
        if watch.cancelled:
            raise ShowroomError(PRINT_CANCELLED, title=order.title)
        pages = _pages_of(order)
        _require_ready(self.name, _run(self.name, ["lpoptions", "-p", self.name]))
        sides = "two-sided-long-edge" if order.duplex else "one-sided"
        options = ["-o", f"sides={sides}", "-o", "media=A4", "-o", "Collate=True", "-t", order.title[:200]]
        done = _run(self.name, ["lp", "-d", self.name, "-n", str(order.copies), *options, "-"], order.pdf)
        if done.returncode:
            why = done.stderr.decode("utf-8", "replace").strip()[:200]
            raise ShowroomError(PRINTER_SILENT, name=self.name, why=why or done.returncode)
        watch.report(pages, pages)
        return pages


class DrawingPrinter:
    """A printer that is drawn on page by page; `make` opens it, on the thread that prints, anew for each paper."""

    def __init__(self, name: str, make: Callable[[str], QPrinter] | None = None) -> None:
        self.name = name
        self._make = make or open_printer
        self._canvases = Canvases()

    def send(self, order: PrintOrder, watch: Watch) -> int:
        """Draw every page; between bands it looks whether to stop."""
        with _ONE_AT_A_TIME:
            printer = self._make(self.name)
            _prepare(printer, order)
            with PaperPages(order.title, order.pdf, self._canvases) as pages:
                return _Drawing(self.name, printer, pages, order, watch).run()


class _Drawing:
    def __init__(self, name: str, printer: QPrinter, paper: PaperPages, order: PrintOrder, watch: Watch) -> None:
        self.name, self.printer, self.paper, self.order, self.watch = name, printer, paper, order, watch

    def run(self) -> int:
        """All copies; a printer that makes none by itself gets them one after another, each on a fresh sheet."""
        from PySide6.QtGui import QPainter

        painter = QPainter()
        if not painter.begin(self.printer):
            raise ShowroomError(PRINTER_STOPPED, name=self.name, why="begin")
        try:
            pages = self.paper.count
            rounds = 1 if self.printer.supportsMultipleCopies() else self.order.copies
            for turn in range(rounds):
                if turn and self.order.duplex and pages % 2:
                    self._turn_page(pages - 1)
                for page in range(pages):
                    if turn or page:
                        self._turn_page(page)
                    self._draw(painter, page)
                    self.watch.report(turn * pages + page + 1, rounds * pages)
        except ShowroomError:
            self.printer.abort()
            raise
        finally:
            painter.end()
        self._require_well("end")
        return pages

    def _turn_page(self, page: int) -> None:
        _orient(self.printer, self.paper, page)
        if not self.printer.newPage():
            raise ShowroomError(PRINTER_STOPPED, name=self.name, why="newPage")
        self._require_well("newPage")

    def _require_well(self, why: str) -> None:
        from PySide6.QtPrintSupport import QPrinter

        if self.printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise ShowroomError(PRINTER_STOPPED, name=self.name, why=why)

    def _draw(self, painter: QPainter, page: int) -> None:
        """The page over the whole sheet, piece by piece."""
        from PySide6.QtPrintSupport import QPrinter

        resolution = self.printer.resolution()
        dpi = resolution / math.ceil(resolution / MOST_DPI)
        sheet = self.printer.pageLayout().fullRectPixels(resolution).size()
        width, height = self.paper.dots(page, dpi)
        factor = min(sheet.width() / width, sheet.height() / height)
        painter.save()
        try:
            painter.scale(factor, factor)
            colour = self.printer.colorMode() == QPrinter.ColorMode.Color
            for piece in self.paper.pieces(page, dpi, colour=colour):
                if self.watch.cancelled:
                    raise ShowroomError(PRINT_CANCELLED, title=self.order.title)
                painter.drawImage(piece.left, piece.top, piece.image)
        finally:
            painter.restore()


def printer_names() -> tuple[str, ...]:
    """All printers of this desk, the system's own choice first. May wait for the network: never on the GUI thread."""
    from PySide6.QtPrintSupport import QPrinterInfo

    names = list(QPrinterInfo.availablePrinterNames())
    if _spools():
        listed = _run("CUPS", ["lpstat", "-e"])
        names += [name for name in listed.stdout.decode("utf-8", "replace").split() if name not in names]
    return tuple(sorted(names, key=lambda name: (name != QPrinterInfo.defaultPrinterName(), name)))


def device_of(name: str) -> Device:
    """The printer of that name; raises ShowroomError(print_no_printer) for ''."""
    if not name:
        raise ShowroomError(NO_PRINTER)
    return Spooler(name) if _spools() else DrawingPrinter(name)


def open_printer(name: str) -> QPrinter:
    """The system's printer; raises ShowroomError(print_printer_missing | print_printer_stopped)."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise ShowroomError(PRINTER_MISSING, name=name)
    if info.state() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise ShowroomError(PRINTER_STOPPED, name=name, why="state")
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def _spools() -> bool:
    return os.name != "nt" and all(shutil.which(tool) for tool in ("lp", "lpstat", "lpoptions"))


def _run(name: str, command: list[str], content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - our own words; the printer's name and the title are arguments of options
            command, input=content, capture_output=True, check=False, timeout=_WAIT_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ShowroomError(PRINTER_SILENT, name=name, why=type(error).__name__) from error


def _require_ready(name: str, asked: subprocess.CompletedProcess[bytes]) -> None:
    """IPP: state 5 is stopped; reasons such as `media-empty-error` say why."""
    said = dict(re.findall(r"([a-z-]+)=('[^']*'|\S+)", asked.stdout.decode("utf-8", "replace")))
    if asked.returncode or not said:
        raise ShowroomError(PRINTER_MISSING, name=name)
    reasons = said.get("printer-state-reasons", "none").strip("'")
    if re.search(r"media-(empty|needed)", reasons):
        raise ShowroomError(OUT_OF_PAPER, name=name)
    if said.get("printer-state") == "5" or said.get("printer-is-accepting-jobs") == "false":
        raise ShowroomError(PRINTER_STOPPED, name=name, why=reasons)


def _pages_of(order: PrintOrder) -> int:
    with PaperPages(order.title, order.pdf) as pages:
        return pages.count


def _prepare(printer: QPrinter, order: PrintOrder) -> None:
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

    printer.setDocName(order.title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setCopyCount(order.copies)
    printer.setCollateCopies(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if order.duplex else QPrinter.DuplexMode.DuplexNone)


def _orient(printer: QPrinter, paper: PaperPages, page: int) -> None:
    from PySide6.QtGui import QPageLayout

    width, height = paper.size(page)
    wide = width > height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
