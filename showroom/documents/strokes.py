"""How a hand moved while it signed: points with time and pressure, kept as evidence beside the picture (§3.6)."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from hashlib import sha256
from math import isfinite

from showroom.kernel.errors import FieldErrors, Message

Point = tuple[float, float, int, float]
"""x and y in pad coordinates, milliseconds since the first touch, pressure from 0 to 1 (a mouse presses 0)."""
MIXED = "mixed"
DEVICES = ("pen", "touch", "mouse", MIXED)
LEAST_POINTS, LEAST_SPAN = 4, 12.0
_MOST_POINTS = 20_000
_FORMAT = 1
TOO_LITTLE = Message(
    "signature_too_little",
    "这不像签名：请把姓名签完整（一个点或一小划不算）",
    "This is no signature: please write the whole name (a dot or a short dash does not count)",
)
STROKES_WRONG = Message("signature_strokes_wrong", "笔迹数据有误，请重签", "The strokes are damaged: please sign again")


@dataclass(frozen=True, slots=True)
class Strokes:
    """One signature's strokes and what they were made with."""

    device: str
    strokes: tuple[tuple[Point, ...], ...] = field(repr=False)

    @property
    def points(self) -> int:
        return sum(map(len, self.strokes))

    def too_little(self) -> bool:
        """A dot or a dash: fewer points, or a smaller span, than a written name has."""
        xs = [point[0] for stroke in self.strokes for point in stroke]
        ys = [point[1] for stroke in self.strokes for point in stroke]
        if len(xs) < LEAST_POINTS:
            return True
        return max(max(xs) - min(xs), max(ys) - min(ys)) < LEAST_SPAN

    def packed(self) -> bytes:
        """Compressed JSON; see `unpacked`."""
        lines = [[[round(x, 1), round(y, 1), ms, round(press, 3)] for x, y, ms, press in s] for s in self.strokes]
        text = json.dumps({"format": _FORMAT, "device": self.device, "strokes": lines}, separators=(",", ":"))
        return zlib.compress(text.encode())


@dataclass(frozen=True, slots=True)
class Hand:
    """Who signed in which role ('buyer', 'agent', 'guardian', 'seller'), the picture on the paper, the strokes."""

    role: str
    name: str
    image: bytes = field(repr=False)
    strokes: Strokes


def unpacked(packed: bytes) -> Strokes:
    """The strokes as `packed` wrote them."""
    found = json.loads(zlib.decompress(packed))
    return Strokes(found["device"], tuple(tuple(map(tuple, stroke)) for stroke in found["strokes"]))


def checked_strokes(name: str, strokes: Strokes) -> Strokes:
    """The strokes of the pad `name`; raises FieldErrors for a dot, for numbers that are none, or for too many."""
    sound = strokes.device in DEVICES and strokes.points <= _MOST_POINTS
    if not sound or not all(isfinite(value) for stroke in strokes.strokes for point in stroke for value in point):
        raise FieldErrors({name: STROKES_WRONG})
    if strokes.too_little():
        raise FieldErrors({name: TOO_LITTLE})
    return strokes


def digests_of(hands: tuple[Hand, ...]) -> dict[str, str]:
    """SHA-256 of each hand's packed strokes, by role: what snapshot and audit chain swear to."""
    return {hand.role: sha256(hand.strokes.packed()).hexdigest() for hand in hands}
