"""The dated parameters as an administrator sees them: every row with its source, new rows added, none ever edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

import sqlalchemy as sa

from showroom.kernel.actor import Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.persistence.parameters import Parameter

UNKNOWN_KEY = Message(
    "parameter_unknown", "没有名为“{key}”的参数：请从列表中选择",
    "There is no parameter “{key}”: choose one of the list",
)  # fmt: skip
NOT_A_NUMBER = Message(
    "parameter_number", "“{value}”不是数字；这个参数现为 {now}", "“{value}” is no number; this parameter is {now} now"
)
ENDS_BEFORE = Message("parameter_ends_before", "失效日早于生效日（G-03）", "It would end before it begins (G-03)")
_VALUE, _SOURCE = 2000, 200


@dataclass(frozen=True, slots=True)
class DatedRow:
    """One row of the table; `in_force` where it is the one that counts today (G-06)."""

    id: int
    key: str
    value: str
    valid_from: date
    valid_to: date | None
    source: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class RowDraft:
    """A new row: the value as plain text, both days included, and where it comes from."""

    key: str
    value: str
    valid_from: date | None
    valid_to: date | None = None
    source: str = ""


class ParameterService:
    """Reads and extends the dated parameter table (G-06)."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.SETTINGS_WRITE)
    def rows(self, tx: Tx) -> tuple[DatedRow, ...]:
        """All rows by key, the latest beginning first."""
        return _rows(tx)

    @writes(Permission.SETTINGS_WRITE)
    def add_row(self, tx: Tx, draft: RowDraft) -> DatedRow:
        """Add a dated row; older ones stay, so that old papers can be reckoned again. Raises FieldErrors."""
        values = _checked(tx, draft)
        row = Parameter(**values)
        tx.session.add(row)
        tx.session.flush()
        tx.audit("parameter", row.id, key=row.key, valid_from=row.valid_from.isoformat())
        return next(found for found in _rows(tx, row.key) if found.id == row.id)


def _rows(tx: Tx, key: str = "") -> tuple[DatedRow, ...]:
    query = sa.select(Parameter).order_by(Parameter.key, Parameter.valid_from.desc(), Parameter.id.desc())
    found = tx.session.scalars(query.where(Parameter.key == key) if key else query)
    answered: set[str] = set()
    rows = []
    for row in found:  # the first that covers today is the one in force: later beginning, then added later
        covers = row.valid_from <= tx.today and (row.valid_to is None or tx.today <= row.valid_to)
        in_force = covers and row.key not in answered
        if in_force:
            answered.add(row.key)
        rows.append(DatedRow(row.id, row.key, row.value, row.valid_from, row.valid_to, row.source, in_force))
    return tuple(rows)


def _checked(tx: Tx, draft: RowDraft) -> dict[str, object]:
    """The columns of the new row; raises FieldErrors naming every wrong field."""
    wrong: dict[str, Told | Message] = {}
    texts: dict[str, str] = {}
    for name, limit in (("value", _VALUE), ("source", _SOURCE)):
        try:
            texts[name] = clean_text(getattr(draft, name), limit)
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
            continue
        if not texts[name]:
            wrong[name] = REQUIRED
    key = draft.key.strip()
    newest = next(iter(_rows(tx, key)), None) if key else None
    if newest is None:
        wrong["key"] = told(UNKNOWN_KEY, key=key) if key else REQUIRED
    elif "value" not in wrong and _is_number(newest.value) and not _is_number(texts["value"]):
        wrong["value"] = told(NOT_A_NUMBER, value=texts["value"][:30], now=newest.value)
    if draft.valid_from is None:
        wrong["valid_from"] = REQUIRED
    elif draft.valid_to is not None and draft.valid_to < draft.valid_from:
        wrong["valid_to"] = ENDS_BEFORE
    if wrong:
        raise FieldErrors(wrong)
    return {"key": key, "valid_from": draft.valid_from, "valid_to": draft.valid_to, **texts}


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
