"""The text of a template while it is edited: every change makes a new state, so that each can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from showroom.contract.template_shape import END, EXTRA, INTRO, Clause, TextBlock, When

Lang = Literal["zh", "en"]
MOST_UNDO = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the editor stands: a block (`clause` −1), one of its clauses, or a left-over paragraph (`block` −1)."""

    block: int
    clause: int = -1


@dataclass(frozen=True, slots=True)
class TextState:
    """The blocks and what is left over."""

    blocks: tuple[TextBlock, ...] = ()
    left_over: tuple[str, ...] = ()


class TemplateText:
    """The edited text with its history."""

    def __init__(self, state: TextState | None = None) -> None:
        self.state = state or TextState()
        self._history: list[TextState] = []
        self._typing: tuple[Spot, str] | None = None

    @property
    def can_undo(self) -> bool:
        return bool(self._history)

    def undo(self) -> None:
        """Take the last change back; what was typed into one field without a pause is one change."""
        if self._history:
            self.state, self._typing = self._history.pop(), None

    def replace_all(self, state: TextState) -> None:
        """Another text as a whole, which can be taken back too."""
        self._keep(state)

    def clause(self, spot: Spot) -> Clause:
        """The clause at `spot`."""
        return self.state.blocks[spot.block].clauses[spot.clause]

    def write(self, spot: Spot, lang: Lang, text: str) -> None:
        """Change one language of a clause or of a heading."""
        block = self.state.blocks[spot.block]
        if spot.clause < 0:
            titled = replace(block, title_zh=text) if lang == "zh" else replace(block, title_en=text)
            self._put(spot, titled, typing=lang)
            return
        old = block.clauses[spot.clause]
        new = replace(old, zh=text) if lang == "zh" else replace(old, en=text)
        self._put(spot, replace(block, clauses=_with(block.clauses, spot.clause, (new,))), typing=lang)

    def apply_to(self, spot: Spot, when: When) -> None:
        """Say in which contracts a clause is printed."""
        block = self.state.blocks[spot.block]
        new = replace(block.clauses[spot.clause], when=when)
        self._put(spot, replace(block, clauses=_with(block.clauses, spot.clause, (new,))))

    def add_clause(self, spot: Spot) -> Spot:
        """An empty clause after `spot`; gives its place."""
        return self._insert(spot, Clause("", ""))

    def add_block(self, spot: Spot, title_zh: str, title_en: str) -> Spot:
        """A block of the store's own after the one at `spot`, never behind the closing terms."""
        taken = {block.key for block in self.state.blocks}
        number = next(count for count in range(1, 100) if f"{EXTRA}{count}" not in taken)
        place = min(max(spot.block, 0) + 1, len(self.state.blocks) - 1)
        made = TextBlock(f"{EXTRA}{number}", title_zh, title_en, (Clause("", ""),))
        blocks = self.state.blocks
        self._keep(replace(self.state, blocks=(*blocks[:place], made, *blocks[place:])))
        return Spot(place)

    def remove(self, spot: Spot) -> Spot:
        """Take a clause, a block of the store's own or a left-over paragraph away; other blocks stay."""
        if spot.block < 0:
            left = _with(self.state.left_over, spot.clause, ())
            self._keep(replace(self.state, left_over=left))
            return Spot(-1, min(spot.clause, len(left) - 1)) if left else Spot(0)
        block = self.state.blocks[spot.block]
        if spot.clause >= 0:
            self._put(spot, replace(block, clauses=_with(block.clauses, spot.clause, ())))
            return Spot(spot.block, min(spot.clause, len(block.clauses) - 2))
        if block.key.startswith(EXTRA):
            self._keep(replace(self.state, blocks=_with(self.state.blocks, spot.block, ())))
            return Spot(spot.block - 1)
        return spot

    def move(self, spot: Spot, by: int) -> Spot:
        """Move a clause in its block, or a block between the introduction and the closing terms; gives its place."""
        if spot.block < 0:
            return spot
        block = self.state.blocks[spot.block]
        if spot.clause >= 0:
            to = spot.clause + by
            if not 0 <= to < len(block.clauses):
                return spot
            self._put(spot, replace(block, clauses=_moved(block.clauses, spot.clause, to)))
            return Spot(spot.block, to)
        to = spot.block + by
        if block.key in {INTRO, END} or not 1 <= to < len(self.state.blocks) - 1:
            return spot
        self._keep(replace(self.state, blocks=_moved(self.state.blocks, spot.block, to)))
        return Spot(to)

    def place(self, number: int, block: int, lang: Lang) -> Spot:
        """Make a left-over paragraph a clause of a block; gives its place."""
        text = self.state.left_over[number]
        made = Clause(text, "") if lang == "zh" else Clause("", text)
        blocks = self.state.blocks
        wider = replace(blocks[block], clauses=(*blocks[block].clauses, made))
        self._keep(TextState(_with(blocks, block, (wider,)), _with(self.state.left_over, number, ())))
        return Spot(block, len(wider.clauses) - 1)

    def _insert(self, spot: Spot, clause: Clause) -> Spot:
        block = self.state.blocks[spot.block]
        at = len(block.clauses) if spot.clause < 0 else spot.clause + 1
        self._put(spot, replace(block, clauses=(*block.clauses[:at], clause, *block.clauses[at:])))
        return Spot(spot.block, at)

    def _put(self, spot: Spot, block: TextBlock, typing: str = "") -> None:
        now = (spot, typing) if typing else None
        self._keep(replace(self.state, blocks=_with(self.state.blocks, spot.block, (block,))), now)

    def _keep(self, state: TextState, typing: tuple[Spot, str] | None = None) -> None:
        if typing is None or typing != self._typing:
            self._history = [*self._history, self.state][-MOST_UNDO:]
        self.state, self._typing = state, typing


def to_json(state: TextState) -> dict[str, Any]:
    """The state for the draft file."""
    blocks = [
        [block.key, block.title_zh, block.title_en, [[c.when.value, c.zh, c.en] for c in block.clauses]]
        for block in state.blocks
    ]
    return {"blocks": blocks, "left_over": list(state.left_over)}


def from_json(kept: dict[str, Any]) -> TextState:
    """The other way round."""
    blocks = tuple(
        TextBlock(key, zh, en, tuple(Clause(one, other, When(when)) for when, one, other in clauses))
        for key, zh, en, clauses in kept["blocks"]
    )
    return TextState(blocks, tuple(kept["left_over"]))


def _with(items: tuple[Any, ...], at: int, new: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*items[:at], *new, *items[at + 1 :])


def _moved(items: tuple[Any, ...], at: int, to: int) -> tuple[Any, ...]:
    rest = _with(items, at, ())
    return (*rest[:to], items[at], *rest[to:])
