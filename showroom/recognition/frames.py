"""What the program and its recognition process say to each other: length-prefixed frames over two pipes."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import BinaryIO

LONGEST = 32 * 2**20
_HEAD = struct.Struct(">I")
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text: `score` from 0 to 1, `corners` in pixels of the picture, clockwise from the top left."""

    text: str
    score: float
    corners: tuple[Point, Point, Point, Point]


class BrokenFrame(ValueError):  # noqa: N818 - it is what it says
    """The other side stopped in the middle of a frame, or what came is none."""


def send(pipe: BinaryIO, content: bytes) -> None:
    """Write one frame; OSError when nobody listens any more."""
    pipe.write(_HEAD.pack(len(content)) + content)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """The next frame, None when the other side has closed; raises BrokenFrame."""
    head = pipe.read(_HEAD.size)
    if not head:
        return None
    if len(head) < _HEAD.size:
        raise BrokenFrame
    (length,) = _HEAD.unpack(head)
    content = pipe.read(length) if length <= LONGEST else b""
    if len(content) < length:
        raise BrokenFrame
    return content


def pack(lines: tuple[TextLine, ...]) -> bytes:
    """Lines as the content of a frame."""
    return json.dumps([[line.text, line.score, line.corners] for line in lines]).encode()


def unpack(content: bytes) -> tuple[TextLine, ...]:
    """The lines of a frame's content; raises BrokenFrame."""
    try:
        return tuple(_line(*entry) for entry in json.loads(content))
    except (TypeError, ValueError) as error:
        raise BrokenFrame from error


def _line(text: str, score: float, corners: list[list[float]]) -> TextLine:
    one, two, three, four = ((float(x), float(y)) for x, y in corners)
    return TextLine(str(text), float(score), (one, two, three, four))
