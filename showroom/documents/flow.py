"""Putting blocks on pages. The pages are known before anything is drawn, so “page x of y” costs no second pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from showroom.kernel.errors import Message, ShowroomError

PAPER_TOO_HIGH = Message(
    "paper_too_high",
    "有一处文字太长，一页纸放不下，请缩短后再打印",
    "One of the texts is too long to fit on a page: please shorten it",
)


class Block(Protocol):
    """Something that stands on paper across the whole width; lengths in points.

    `before` and `after` are the space around it (the larger of two neighbours counts, none at the top of a page);
    `keep_next` binds it to the beginning of the block after it.
    """

    before: float
    after: float
    keep_next: bool

    def height(self, width: float) -> float: ...

    def least(self, width: float) -> float:
        """Height of the smallest part that may stand at the foot of a page."""
        ...

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """A part that fits in `room` and the rest; None when it cannot be split there."""
        ...

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None: ...


class Whole:
    """Behaviour of a block that is never split."""

    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False

    def height(self, width: float) -> float:
        raise NotImplementedError

    def least(self, width: float) -> float:
        return self.height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - Block's signature
        return None


class NewPage(Whole):
    """What follows begins on a page of its own."""

    def height(self, width: float) -> float:  # noqa: ARG002 - Block's signature
        return 0.0

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """There is nothing to see."""


class Together(Whole):
    """Blocks that stay on one page, so that signatures never stand alone on the last one."""

    def __init__(self, *blocks: Block) -> None:
        self._blocks = blocks
        self.before, self.after = blocks[0].before, blocks[-1].after

    def height(self, width: float) -> float:
        return sum(gap + block.height(width) for gap, block in self._spaced())

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        for gap, block in self._spaced():
            top -= gap
            block.draw(canvas, x, top, width)
            top -= block.height(width)

    def _spaced(self) -> Iterator[tuple[float, Block]]:
        last = 0.0
        for number, block in enumerate(self._blocks):
            yield (max(last, block.before) if number else 0.0), block
            last = block.after


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the distance of its upper edge from the top of the page's text area."""

    block: Block
    down: float


Page = list[Placed]


class _Pager:
    def __init__(self, width: float, height: float) -> None:
        self.pages: list[Page] = [[]]
        self._width, self._height = width, height
        self._down = self._gap = 0.0

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append([])
        self._down = self._gap = 0.0

    def room(self, block: Block) -> float:
        """What is left for `block` on this page."""
        return self._height - self._down - self._space(block)

    def _space(self, block: Block) -> float:
        return max(self._gap, block.before) if self.pages[-1] else 0.0

    def put(self, block: Block) -> None:
        self._down += self._space(block)
        self.pages[-1].append(Placed(block, self._down))
        self._down += block.height(self._width)
        self._gap = block.after

    def flow(self, block: Block) -> None:
        """Place `block`, splitting it over as many pages as it needs."""
        if isinstance(block, NewPage):
            if self.pages[-1]:
                self.turn()
            return
        while block.height(self._width) > self.room(block) + 0.01:
            parts = block.split(self._width, self.room(block))
            if parts:
                self.put(parts[0])
                block = parts[1]
            elif not self.pages[-1]:
                raise ShowroomError(PAPER_TOO_HIGH)
            self.turn()
        self.put(block)


def paginate(blocks: Sequence[Block], width: float, height: float) -> list[Page]:
    """`blocks` on pages of `width` × `height` points; headings stay with what they head."""
    pager = _Pager(width, height)
    for at, block in enumerate(blocks):
        first = at == 0 or not blocks[at - 1].keep_next
        if first and block.keep_next and pager.pages[-1] and _bound(blocks, at, width) > pager.room(block):
            pager.turn()
        pager.flow(block)
    return pager.pages


def chapters(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The blocks between one `NewPage` and the next: what fills pages of its own."""
    start = 0
    for at, block in enumerate(blocks):
        if isinstance(block, NewPage) and at > start:
            yield blocks[start:at]
            start = at
    yield blocks[start:]


def _bound(blocks: Sequence[Block], at: int, width: float) -> float:
    """Height of the blocks bound to each other from `at` on, with the smallest beginning of the last."""
    needed = 0.0
    while blocks[at].keep_next and at + 1 < len(blocks):
        needed += blocks[at].height(width) + max(blocks[at].after, blocks[at + 1].before)
        at += 1
    return needed + blocks[at].least(width)
