"""What the last edits of this desk replaced, so that the message bar can take one back; kept in memory only."""

from __future__ import annotations

import itertools
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from showroom.kernel.errors import ShowroomError
from showroom.persistence.actions import Tx
from showroom.persistence.database import CHANGED_MEANWHILE
from showroom.persistence.orm import Model

KEPT = 50
Row = Any  # a mapped row with id and version


@dataclass(frozen=True, slots=True)
class Edit:
    """One row as it was: `before` None when it was made, `version` None when it was removed."""

    customer_id: int
    staff_id: int
    kind: type[Model]
    row_id: int
    version: int | None
    before: dict[str, object] | None


class Edits:
    """The last 50 edits by token; a token is good once, for the person who edited."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Edit] = OrderedDict()
        self._tokens = itertools.count(1)

    def keep(self, edit: Edit) -> int:
        """Remember an edit; returns its token."""
        token = next(self._tokens)
        self._kept[token] = edit
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return token

    def take(self, token: int, staff_id: int) -> Edit:
        """The edit of a token; raises changed_meanwhile when it is gone or somebody else's."""
        edit = self._kept.get(token)
        if edit is None or edit.staff_id != staff_id:
            raise ShowroomError(CHANGED_MEANWHILE)
        return edit

    def forget(self, token: int) -> None:
        """The edit was taken back."""
        self._kept.pop(token, None)


def values_of(row: Row) -> dict[str, object]:
    """The columns of a row, but the version."""
    names = [column.key for column in sa.inspect(type(row)).mapper.column_attrs if column.key != "version"]
    return {name: getattr(row, name) for name in names}


def restore(tx: Tx, edit: Edit) -> Row | None:
    """Put a row back as it was before `edit`, unless somebody changed it since; None when it is gone again.

    Raises ShowroomError(changed_meanwhile).
    """
    row: Row | None = tx.session.get(edit.kind, edit.row_id)
    if (None if row is None else row.version) != edit.version:
        raise ShowroomError(CHANGED_MEANWHILE)
    if edit.before is None:
        tx.session.delete(row)
        tx.session.flush()
        return None
    if row is None:
        row = edit.kind(**edit.before)
        tx.session.add(row)
    else:
        for name, value in edit.before.items():
            setattr(row, name, value)
    tx.session.flush()
    return row
