"""The models that rapidocr brings, loaded and warm: where the lines of a picture are, then what stands in each.

Lines are found in a smaller copy and read in the whole picture, each at its own width, as many at once as there are
processors. That text stands upright is taken for granted; who asks turns a picture that was not (no angle classifier).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import cv2
import numpy as np
from rapidocr import RapidOCR
from rapidocr.utils.process_img import get_rotate_crop_image

from showroom.recognition.frames import TextLine

LONG_SIDE = 1600
SEARCHED_SIDE = 736
FILLED = 0.8
"""Of the photo's length: where the text takes less, the card lies far away, is cut out and searched from close by."""
_SHORTEST_LINE = 96
_MARGIN = 0.25
"""Of the text's height and width: a line at the edge may be missed from far away."""
_MOST_READERS = 4
_SURE_ENOUGH = 0.5
Pixels = np.ndarray[Any, Any]


class Engine:
    """Reads pictures; loading takes seconds, so one is made for many."""

    def __init__(self) -> None:
        # One processor each: the lines are what is shared out, and idle threads of onnxruntime would spin meanwhile.
        quiet = {
            "Global.log_level": "critical", "Global.max_side_len": LONG_SIDE, "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }  # fmt: skip
        search = {"Global.use_rec": False, "Det.limit_type": "max", "Det.limit_side_len": SEARCHED_SIDE}
        self._finder: Any = RapidOCR(params={**quiet, **search})
        line = {"Global.use_det": False, "Rec.rec_img_shape": [3, 48, _SHORTEST_LINE], "Rec.rec_batch_num": 1}
        self._reader: Any = RapidOCR(params={**quiet, **line})
        self._pool = ThreadPoolExecutor(min(_MOST_READERS, os.cpu_count() or 1))
        blank = np.full((980, 1380, 3), 255, np.uint8)
        self._find(blank)  # the first picture would otherwise pay for it
        self._text(blank[:48, :480])

    def lines(self, picture: bytes) -> tuple[TextLine, ...]:
        """The lines of text in a JPEG or PNG, none when it is no picture."""
        pixels: Pixels | None = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR)
        if pixels is None:
            return ()
        boxes = self._boxes(pixels)
        texts = self._pool.map(self._text, (get_rotate_crop_image(pixels, box) for box in boxes))
        return tuple(
            TextLine(text, score, _corners(box))
            for box, (text, score) in zip(boxes, texts, strict=True)
            if text.strip() and score >= _SURE_ENOUGH
        )

    def _boxes(self, pixels: Pixels) -> list[Pixels]:
        """Where the lines are; a card far away is cut out and searched again, else its lines run together."""
        boxes = self._find(pixels)
        if not boxes:
            return []
        left, top, right, bottom = _around(boxes, pixels)
        length = max(right - left, bottom - top)
        if length > FILLED * max(pixels.shape[:2]):
            return boxes
        near = pixels[top:bottom, left:right]
        larger = max(1.0, SEARCHED_SIDE / length)
        if larger > 1:
            near = cv2.resize(near, None, fx=larger, fy=larger, interpolation=cv2.INTER_CUBIC)
        return [box / np.float32(larger) + np.array((left, top), np.float32) for box in self._find(near)]

    def _find(self, pixels: Pixels) -> list[Pixels]:
        found = self._finder(pixels).boxes
        return [] if found is None else [np.asarray(box, np.float32) for box in found]

    def _text(self, line: Pixels) -> tuple[str, float]:
        read = self._reader(np.ascontiguousarray(line))
        return ("", 0.0) if not read.txts else (str(read.txts[0]), float(read.scores[0]))


def _around(boxes: Iterable[Pixels], pixels: Pixels) -> tuple[int, int, int, int]:
    corners = np.concatenate(list(boxes))
    high, wide = pixels.shape[:2]
    first, last = corners.min(axis=0), corners.max(axis=0)
    edge = _MARGIN * (last - first)
    (left, top), (right, bottom) = first - edge, last + edge
    return max(0, int(left)), max(0, int(top)), min(wide, int(right) + 1), min(high, int(bottom) + 1)


def _corners(box: Pixels) -> Any:
    return tuple((float(x), float(y)) for x, y in box)
