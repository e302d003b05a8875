"""Where recognised lines lie on a licence: turned upright, labels found, and the value that belongs to each label."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median

from showroom.recognition.frames import Point, TextLine
from showroom.test_drive.licence_fields import plain

LABELS = {
    "证号": "number", "姓名": "name", "性别": "sex", "国籍": "nationality", "住址": "address", "出生日期": "birth",
    "初次领证日期": "first_issue", "准驾车型": "classes", "有效起始日期": "valid_from", "有效期限": "validity",
    "档案编号": "file_number", "记录": "record",
}  # fmt: skip
_ENGLISH = re.compile(
    r"License ?No\.?|Driving ?License.*|Name|Sex|Nationality|Address|Date ?of ?Birth|Date ?of ?First ?Issue|Class"
    r"|Valid ?(?:Period|From|For|Until)|File ?No\.?|Record|Duplicate.*",
    re.IGNORECASE,
)
_SPLIT = re.compile("(" + "|".join(sorted(LABELS, key=len, reverse=True)) + ")")
LABELS_ENOUGH = 2
"""With so many labels found a sheet stands upright."""
_READ_WELL = 0.85
_SAME_ROW = 0.75
"""Of the higher line's height: how far apart the middles of a label and its value may lie."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of text on the upright sheet; `line` is where it came from."""

    text: str
    score: float
    left: float
    right: float
    middle: float
    height: float
    line: TextLine


@dataclass(frozen=True, slots=True)
class Layout:
    """Texts beside each label, the nearest first, and all lines that are no label from top to bottom."""

    beside: dict[str, tuple[Placed, ...]]
    values: tuple[Placed, ...]

    @property
    def known(self) -> int:
        """How many labels were found."""
        return len(self.beside)


def lay_out(lines: Iterable[TextLine]) -> Layout:
    """The layout of one sheet."""
    upright = _upright(tuple(lines))
    labels: list[tuple[str, Placed]] = []
    values: list[Placed] = []
    for piece in upright:
        for name, part in _parts(piece):
            if name:
                labels.append((name, part))
            elif part.text:
                values.append(part)
    values.sort(key=lambda part: part.middle)
    beside: dict[str, tuple[Placed, ...]] = {}
    for name, label in labels:
        beside.setdefault(name, _beside(label, values, [other for _name, other in labels]))
    return Layout(beside, tuple(values))


def turns(lines: Iterable[TextLine]) -> tuple[int, ...]:
    """By how many degrees, counter-clockwise, to turn a photograph, the likeliest first; () when it is upright.

    Lines that stand are read as if turned by 90 degrees: what is read well so needs just that.
    """
    found = tuple(lines)
    if len(found) < LABELS_ENOUGH:
        return ()
    tall = [_length(line.corners[1], line.corners[2]) > 1.5 * _length(*line.corners[:2]) for line in found]
    if sum(tall) * 2 > len(tall):
        return (90, 270) if median(line.score for line in found) >= _READ_WELL else (270, 90)
    return () if lay_out(found).known >= LABELS_ENOUGH else (180,)


def _length(one: Point, other: Point) -> float:
    return math.dist(one, other)


def _upright(lines: tuple[TextLine, ...]) -> list[Placed]:
    wide = [line for line in lines if _length(*line.corners[:2]) > 2 * _length(line.corners[1], line.corners[2])]
    angles = [math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in (line.corners[:2] for line in wide)]
    turn = -median(angles) if angles else 0.0
    return [_place(line, turn) for line in lines]


def _place(line: TextLine, turn: float) -> Placed:
    cos, sin = math.cos(turn), math.sin(turn)
    spots = [(x * cos - y * sin, x * sin + y * cos) for x, y in line.corners]
    across = [x for x, _y in spots]
    return Placed(
        line.text, line.score, min(across), max(across), sum(y for _x, y in spots) / 4,
        _length(line.corners[1], line.corners[2]), line,
    )  # fmt: skip


def _parts(piece: Placed) -> Iterable[tuple[str, Placed]]:
    """(label or '', its share of the line): recognition often reads a label and its value as one line."""
    text = piece.text
    if _ENGLISH.fullmatch(text.strip()):
        return
    whole = _label(plain(text))
    if whole:
        yield whole, piece
        return
    cut = _SPLIT.split(plain(text)) if len(text) < 60 and _SPLIT.match(plain(text)) else [text]
    total, done = max(1, sum(map(len, cut))), 0
    for part in cut:
        share = _share(piece, done / total, (done + len(part)) / total)
        done += len(part)
        name = LABELS.get(part, "")
        shown = part if name else _ENGLISH.sub("", part, count=1) if _ENGLISH.match(part) else part
        yield name, replace(share, text=shown)


def _share(piece: Placed, begin: float, end: float) -> Placed:
    width = piece.right - piece.left
    return replace(piece, left=piece.left + begin * width, right=piece.left + end * width)


def _label(text: str) -> str:
    """The label that `text` is, one wrong sign allowed in the longer ones."""
    if text in LABELS:
        return LABELS[text]
    for label, name in LABELS.items():
        alike = len(text) == len(label) >= 4 and sum(a != b for a, b in zip(text, label, strict=True)) == 1
        if alike:
            return name
    return ""


def _beside(label: Placed, values: list[Placed], labels: list[Placed]) -> tuple[Placed, ...]:
    """The texts right of a label in its row and before the row's next label, the nearest first."""
    row = [other for other in values if _in_row(label, other) and other.right > label.right]
    ends = [other.left for other in labels if other is not label and _in_row(label, other) and other.left > label.right]
    before = min(ends, default=math.inf)
    near = [other for other in row if other.left < before and other.left > label.left]
    return tuple(sorted(near, key=lambda other: (abs(other.middle - label.middle) > label.height, other.left)))


def _in_row(one: Placed, other: Placed) -> bool:
    return abs(one.middle - other.middle) < _SAME_ROW * max(one.height, other.height)
