"""One window per store and user: a second start raises the first window and leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QCryptographicHash, QDir, QLockFile, QObject, Signal

from ui.opening import Asked, data_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 1_000


class SingleInstance(QObject):
    """`first` tells whether this process may open the store; QtNetwork is loaded only when it is needed."""

    raised = Signal()

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        place = f"{data_folder(asked)}|{asked.url}|{asked.demo}|{Path.home()}"
        self._name = (
            "showroom-"
            + bytes(
                QCryptographicHash.hash(place.encode(), QCryptographicHash.Algorithm.Sha256).toHex().data()
            ).decode()[:16]
        )
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self.first = self._lock.tryLock(0)

    def raise_other(self) -> bool:
        """Ask the running window to come to the front; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        app = QCoreApplication.instance() or QCoreApplication([])  # sockets ask for one; a window is not wanted
        socket = QLocalSocket(app)
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(b"raise\n")
        written = socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return bool(written)

    def listen(self) -> None:
        """Hear of second starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def close(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
