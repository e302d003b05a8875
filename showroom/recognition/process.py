"""Text in pictures, read offline by a process of its own: started on demand, ended when idle, with its memory."""

from __future__ import annotations

import importlib.util
import logging
import subprocess
import sys
import threading
import weakref
from collections.abc import Sequence
from typing import BinaryIO

from showroom.kernel.errors import Message, ShowroomError
from showroom.recognition.frames import BrokenFrame, TextLine, receive, send, unpack

log = logging.getLogger(__name__)
IDLE_SECONDS = 180
MOST_SECONDS = 30
_PARTS = ("rapidocr", "onnxruntime")
MISSING = Message(
    "recognition_missing",
    "本机未安装识别组件，请手工填写。安装：pip install 'showroom[ocr]'",
    "Reading from photos is not installed here; please type. To add it: pip install 'showroom[ocr]'",
)
FAILED = Message(
    "recognition_failed",
    "识别程序意外退出：请重试，或手工填写",
    "The recognition process stopped unexpectedly: try again, or type",
)
TOO_SLOW = Message(
    "recognition_slow",
    "识别超过 {seconds} 秒仍未完成，已停止：请手工填写",
    "Recognition took more than {seconds} seconds and was stopped: please type",
)


def installed() -> bool:
    """Whether the extra [ocr] is here; looks without importing anything of it."""
    return all(importlib.util.find_spec(part) is not None for part in _PARTS)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a process for good and leave no pipe of it open."""
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # what was still to be sent has nobody to go to
                log.debug("pipe of an ended recognition process")


class Recogniser:
    """Asks the recognition process, one picture at a time, from any thread; starts it when there is none."""

    def __init__(self, command: Sequence[str] = (), *, idle: float = IDLE_SECONDS, limit: float = MOST_SECONDS) -> None:
        self._command = [*command] or [sys.executable, "-P", "-m", "showroom.recognition", str(idle)]
        self._installed = bool(command) or installed()
        self._limit = limit
        self._one = threading.Lock()
        self._starting = threading.Lock()
        self._closed = False
        self._child: subprocess.Popen[bytes] | None = None
        self._finalizer: weakref.finalize[..., Recogniser] | None = None

    @property
    def pid(self) -> int | None:
        """The process that is running now, if any."""
        child = self._child
        return child.pid if child is not None and child.poll() is None else None

    def warm(self) -> None:
        """Start the process, so that the first picture need not wait for its models; raises as `read`."""
        self._ask(None)

    def read(self, picture: bytes) -> tuple[TextLine, ...]:
        """The lines in a JPEG or PNG; raises ShowroomError(recognition_missing | _failed | _slow)."""
        return unpack_or_fail(self._ask(picture))

    def close(self) -> None:
        """End the process, also in the middle of a picture; nothing is started any more."""
        with self._starting:
            self._closed = True
        self._drop()

    def _ask(self, picture: bytes | None) -> bytes:
        if not self._installed:
            raise ShowroomError(MISSING)
        with self._one:
            for _attempt in range(2):  # it may just have ended by itself, being idle
                if self._closed:
                    break
                answer = self._timed(picture)
                if answer is not None:
                    return answer
                self._drop()
        raise ShowroomError(FAILED)

    def _timed(self, picture: bytes | None) -> bytes | None:
        """The answer, None when the process died; raises ShowroomError(recognition_slow)."""
        late = threading.Event()
        timer = threading.Timer(self._limit, self._too_late, (late,))
        timer.start()
        try:
            answer = self._exchange(picture)
        except (OSError, ValueError):  # a broken frame, or a pipe that was closed meanwhile
            answer = None
        finally:
            timer.cancel()
            timer.join()
        if late.is_set() and answer is None:
            self._drop()
            raise ShowroomError(TOO_SLOW, seconds=f"{self._limit:g}")
        return answer

    def _too_late(self, late: threading.Event) -> None:
        late.set()
        child = self._child
        if child is not None:
            child.kill()

    def _exchange(self, picture: bytes | None) -> bytes | None:
        child = self._child
        if child is None or child.poll() is not None:
            self._drop()
            child = self._start()
            if child is None or receive(_pipe(child.stdout)) is None:  # its word that the models are loaded
                return None
        if picture is None:
            return b"[]"
        send(_pipe(child.stdin), picture)
        return receive(_pipe(child.stdout))

    def _start(self) -> subprocess.Popen[bytes] | None:
        """A new process, None once this was closed."""
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        with self._starting:
            if self._closed:
                return None
            child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                creationflags=hidden,
            )  # fmt: skip
            self._child = child
            self._finalizer = weakref.finalize(self, _end, child)
        return child

    def _drop(self) -> None:
        finalizer, self._finalizer, self._child = self._finalizer, None, None
        if finalizer is not None:
            finalizer()


def unpack_or_fail(answer: bytes) -> tuple[TextLine, ...]:
    """The lines of an answer; one that is none counts as a failure of the process."""
    try:
        return unpack(answer)
    except BrokenFrame as error:
        raise ShowroomError(FAILED) from error


def _pipe(pipe: object) -> BinaryIO:
    assert pipe is not None
    return pipe  # type: ignore[return-value]  # Popen's IO[bytes] are binary pipes
