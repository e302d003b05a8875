"""The two faces of the embedded font, read on a thread of their own while the window is being imported and built."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QImage

import resources

FOLDER = Path(resources.__file__).parent
REGULAR, BOLD = "400Regular", "700Bold"
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
_ready: dict[str, threading.Event] = {}
_reader: list[threading.Thread] = []


def begin() -> None:
    """Start to read both, and the reader of icons; Qt lets Python run meanwhile. Needs a QApplication."""
    if not _ready:
        _ready.update({face: threading.Event() for face in (REGULAR, BOLD)})
        _reader.append(threading.Thread(target=_load, name="faces"))
        _reader[0].start()


def wait_for(face: str) -> None:
    """Return when `face` can be drawn with."""
    begin()
    _ready[face].wait()


def finish() -> None:
    """Return when nothing is being read any more: Qt's font tables must not go away under the reader."""
    for reader in _reader:
        reader.join()


def _load() -> None:
    try:
        _add(REGULAR)
        QImage.fromData(_SVG)
        _add(BOLD)
    finally:
        for event in _ready.values():
            event.set()


def _add(face: str) -> None:
    QFontDatabase.addApplicationFont(str(FOLDER / "fonts" / f"NotoSansSC_{face}.ttf"))
    _ready[face].set()
