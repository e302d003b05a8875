"""The recognition process: pictures come in on stdin, their lines of text go out on stdout, nothing touches the disk.

It ends when nothing was asked for the seconds of its first argument, and at once when the program that started it does.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from typing import TYPE_CHECKING, Any, BinaryIO

from showroom.recognition.frames import BrokenFrame, TextLine, pack, receive, send

if TYPE_CHECKING:
    import numpy as np

LONG_SIDE = 1600
SEARCHED_SIDE = 960  # lines are found in a smaller copy, which takes half the time, and read in the whole picture
READY = b"[]"


class Engine:
    """The models that rapidocr brings, loaded and warm."""

    def __init__(self) -> None:
        import numpy as np
        from rapidocr import RapidOCR

        shape = {"Global.max_side_len": LONG_SIDE, "Det.limit_type": "max", "Det.limit_side_len": SEARCHED_SIDE}
        self._read: Any = RapidOCR(params={"Global.log_level": "critical", **shape})
        self._read(np.full((980, 1380, 3), 255, np.uint8))  # the first picture would otherwise pay for it

    def lines(self, picture: bytes) -> tuple[TextLine, ...]:
        """The lines of text in a JPEG or PNG, none when it is no picture."""
        import cv2
        import numpy as np

        pixels: np.ndarray[Any, Any] | None = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR)
        if pixels is None:
            return ()
        found = self._read(pixels)
        if found.boxes is None:
            return ()
        return tuple(
            TextLine(text, float(score), _corners(box))
            for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        )


def _corners(box: Any) -> Any:
    return tuple((float(x), float(y)) for x, y in box)


def _listen(pipe: BinaryIO, wanted: queue.Queue[bytes]) -> None:
    """Runs on a thread of its own, so that the program's end is noticed in the middle of a picture too."""
    try:
        while (picture := receive(pipe)) is not None:
            wanted.put(picture)
    except BrokenFrame:
        pass
    os._exit(0)


def _own_stdout() -> BinaryIO:
    """The pipe to the program; whatever a library prints goes nowhere."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return pipe


def main(arguments: list[str]) -> int:
    """Answer until idle or alone."""
    idle = float(arguments[0]) if arguments else 180.0
    answers = _own_stdout()
    wanted: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, wanted), daemon=True).start()
    engine = Engine()
    send(answers, READY)
    while True:
        try:
            picture = wanted.get(timeout=idle)
        except queue.Empty:
            return 0
        send(answers, pack(engine.lines(picture)))


if __name__ == "__main__":
    code = main(sys.argv[1:])
    os._exit(code)  # the listening thread waits on a pipe that may never close
