"""Rows that were read already, as a table wants them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any


class FixedRows:
    """A RowSource over frozen rows with ids; their order is kept."""

    def __init__(self, rows: Sequence[Any] = ()) -> None:
        self._rows = {row.id: row for row in rows}

    def first_page(self, limit: int) -> Sequence[Any]:
        """The first rows."""
        return tuple(self._rows.values())[:limit]

    def ids(self) -> array[int]:
        """All ids in order."""
        return array("q", self._rows)

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        """The rows of these ids."""
        return [self._rows[key] for key in ids if key in self._rows]
