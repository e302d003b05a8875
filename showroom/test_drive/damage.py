"""Marks of damage on the plan of a car (TR-04): kinds, places, and the drawing that window and paper share; pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WIDTH, HEIGHT = 1000, 420
"""The drawing's own units; the car looks to the left, so its right side lies above."""


class DamageKind(StrEnum):
    """What kind of damage a mark means."""

    SCRATCH = "scratch"
    DENT = "dent"
    CHIP = "chip"
    CRACK = "crack"
    WHEEL = "wheel"
    DIRT = "dirt"
    OTHER = "other"


KIND_NAMES = {
    DamageKind.SCRATCH: ("划痕", "Scratch"),
    DamageKind.DENT: ("凹陷", "Dent"),
    DamageKind.CHIP: ("掉漆", "Paint chip"),
    DamageKind.CRACK: ("破裂", "Crack"),
    DamageKind.WHEEL: ("轮毂/轮胎", "Wheel or tyre"),
    DamageKind.DIRT: ("内饰污损", "Soiled interior"),
    DamageKind.OTHER: ("其他", "Other"),
}
_LENGTHWISE = ((300, ("前部", "front")), (710, ("中部", "middle")), (WIDTH + 1, ("后部", "rear")))
_ACROSS = ((120, ("右侧", "right")), (300, ("中央", "centre")), (HEIGHT + 1, ("左侧", "left")))


@dataclass(frozen=True, slots=True)
class DamageMark:
    """One mark at (x, y) of the drawing's units; `photo_id` names a stored picture of it."""

    x: int
    y: int
    kind: DamageKind = DamageKind.SCRATCH
    note: str = ""
    photo_id: int | None = None


def inside(x: int, y: int) -> bool:
    """Whether a place lies on the drawing."""
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def place_name(x: int, y: int, english: bool) -> str:
    """'右侧前部' or 'front, right': where a mark lies, in words."""
    along = next(names for limit, names in _LENGTHWISE if x < limit)
    across = next(names for limit, names in _ACROSS if y < limit)
    return f"{along[1]}, {across[1]}" if english else f"{across[0]}{along[0]}"


Curve = tuple[float, ...]
"""A path's piece: 2 numbers a straight line to a point, 6 a Bézier curve with its two control points."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline: where it begins, its pieces, whether it closes, and what it is (body, glass, light, line, wheel)."""

    part: str
    start: tuple[float, float]
    pieces: tuple[Curve, ...]
    closed: bool = True


def _mirrored(shape: Shape) -> Shape:
    """The same on the other side of the car."""
    start = (shape.start[0], HEIGHT - shape.start[1])
    pieces = tuple(tuple(HEIGHT - v if at % 2 else v for at, v in enumerate(piece)) for piece in shape.pieces)
    return Shape(shape.part, start, pieces, shape.closed)


def _both(*shapes: Shape) -> tuple[Shape, ...]:
    return tuple(made for shape in shapes for made in (shape, _mirrored(shape)))


_MID = HEIGHT / 2
_BODY = Shape(
    "body", (30, _MID),
    (
        (30, 128, 52, 72, 130, 52), (200, 36, 300, 34, 400, 34), (500, 34, 600, 34, 700, 34),
        (820, 34, 900, 46, 940, 82), (964, 106, 970, 160, 970, _MID),
        (970, 260, 964, 314, 940, 338), (900, 374, 820, 386, 700, 386), (600, 386, 500, 386, 400, 386),
        (300, 386, 200, 384, 130, 368), (52, 348, 30, 292, 30, _MID),
    ),
)  # fmt: skip
_WINDSCREEN = Shape("glass", (288, 96), ((262, 150, 262, 270, 288, 324), (372, 298), (354, 250, 354, 170, 372, 122)))
_REAR_GLASS = Shape("glass", (786, 104), ((806, 160, 806, 260, 786, 316), (716, 292), (728, 250, 728, 170, 716, 128)))
_SIDE = (
    Shape("wheel", (160, 40), ((160, 22), (262, 22), (262, 40))),
    Shape("wheel", (742, 40), ((742, 22), (844, 22), (844, 40))),
)
_DETAILS = (
    Shape("mirror", (330, 36), ((338, 8), (370, 12), (366, 36))),
    Shape("glass", (316, 82), ((420, 74, 640, 74, 756, 88), (712, 112), (620, 104, 480, 104, 386, 106))),
    Shape("light", (64, 104), ((78, 84, 108, 70, 142, 64), (132, 84), (106, 90, 88, 102, 74, 122))),
    Shape("light", (936, 92), ((952, 112, 958, 138, 960, 162), (944, 156), (942, 134, 936, 116, 924, 100))),
    Shape("line", (494, 35), ((490, 60, 490, 84, 494, 104),), closed=False),
    Shape("line", (640, 35), ((648, 60, 648, 84, 640, 106),), closed=False),
    Shape("line", (66, 140), ((140, 116, 220, 104, 284, 100),), closed=False),
)
CAR: tuple[Shape, ...] = (
    *_both(*_SIDE), _BODY, _WINDSCREEN, _REAR_GLASS, *_both(*_DETAILS),
    Shape("line", (852, 96), ((872, 150, 872, 270, 852, 324),), closed=False),
)  # fmt: skip
"""The plan of a car, back to front."""
