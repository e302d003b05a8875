"""The recognition process: pictures come in on stdin, their lines of text go out on stdout, nothing touches the disk.

It ends when nothing was asked for the seconds of its first argument, and at once when the program that started it does.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from typing import BinaryIO

from showroom.recognition.frames import BrokenFrame, pack, receive, send

READY = b"[]"


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
    from showroom.recognition.engine import Engine  # seconds, during which the end is already listened for

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
