"""A QPrinter that takes pictures as the driver of a raster printer does: every one copied, in four bytes a dot."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from PySide6.QtCore import QMarginsF, QRect, QRectF
from PySide6.QtGui import (
    QImage,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPixmap,
    QTransform,
)
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

_KEY = QPrintEngine.PrintEnginePropertyKey
_METRIC = QPaintDevice.PaintDeviceMetric
_MILLIMETRES = (210, 297)


class RasterPrinter(QPrinter):
    """A4 at `dpi`. Keeps each sheet as a picture in `sheets`, or with `spool` writes what it got there and keeps none.

    Like Qt's engine for Windows it makes a bitmap of 32 bits a dot out of every picture, in the picture's own size, and
    leaves enlarging it to whoever prints the spooled file.
    """

    def __init__(self, dpi: int = 300, spool: Path | None = None) -> None:
        super().__init__()
        self.sheets: list[QImage] = []
        self.dots = [round(side / 25.4 * dpi) for side in _MILLIMETRES]
        self._paint, self._print = _Painting(self, spool), _Sheets(self, dpi)
        self.setEngines(self._print, self._paint)
        self.kept = spool is None

    def fresh_sheet(self) -> None:
        if self.kept:
            sheet = QImage(self.dots[0], self.dots[1], QImage.Format.Format_RGB32)
            sheet.fill(0xFFFFFFFF)
            self.sheets.append(sheet)


class _Painting(QPaintEngine):
    def __init__(self, printer: RasterPrinter, spool: Path | None) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._printer, self._spool = printer, spool
        self._file: BinaryIO | None = None
        self._transform = QTransform()

    def begin(self, _device: QPaintDevice) -> bool:
        self._file = self._spool.open("wb") if self._spool else None
        self._printer.fresh_sheet()
        return True

    def end(self) -> bool:
        if self._file is not None:
            self._file.close()
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        if state.state() & QPaintEngine.DirtyFlag.DirtyTransform:
            self._transform = state.transform()

    def drawPixmap(self, target: QRectF | QRect, pixmap: QPixmap | QImage, source: QRectF | QRect, /) -> None:
        self.drawImage(target, pixmap.toImage() if isinstance(pixmap, QPixmap) else pixmap, source)

    def drawImage(self, target: QRectF | QRect, image: QImage, source: QRectF | QRect, /, flags: object = None) -> None:
        bitmap = image.copy(QRectF(source).toRect()).convertToFormat(QImage.Format.Format_RGB32)
        if self._file is not None:
            self._file.write(bitmap.constBits())
            return
        painter = QPainter(self._printer.sheets[-1])
        painter.setTransform(self._transform)
        painter.drawImage(target, bitmap)
        painter.end()


class _Sheets(QPrintEngine):
    def __init__(self, printer: RasterPrinter, dpi: int) -> None:
        super().__init__()
        self._printer, self._dpi = printer, dpi
        self._values: dict[Any, Any] = {_KEY.PPK_Resolution: dpi, _KEY.PPK_ColorMode: QPrinter.ColorMode.Color.value}
        size = QPageSize(QPageSize.PageSizeId.A4)
        self._layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())

    def setProperty(self, key: Any, value: Any) -> None:
        self._values[key] = value
        if key == _KEY.PPK_Orientation:
            self._layout.setOrientation(QPageLayout.Orientation(value))

    def property(self, key: Any) -> Any:
        return self._layout if key == _KEY.PPK_QPageLayout else self._values.get(key)

    def newPage(self) -> bool:
        self._printer.fresh_sheet()
        return True

    def abort(self) -> bool:
        return True

    def printerState(self) -> QPrinter.PrinterState:
        return QPrinter.PrinterState.Active if self._printer.paintingActive() else QPrinter.PrinterState.Idle

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        found = dict(zip((_METRIC.PdmWidth, _METRIC.PdmHeight), self._printer.dots, strict=True))
        found |= dict(zip((_METRIC.PdmWidthMM, _METRIC.PdmHeightMM), _MILLIMETRES, strict=True))
        dpi = (_METRIC.PdmDpiX, _METRIC.PdmDpiY, _METRIC.PdmPhysicalDpiX, _METRIC.PdmPhysicalDpiY)
        found |= dict.fromkeys(dpi, self._dpi)
        found |= {_METRIC.PdmDevicePixelRatio: 1, _METRIC.PdmDevicePixelRatioScaled: 0x10000}
        return found.get(metric, 32)
